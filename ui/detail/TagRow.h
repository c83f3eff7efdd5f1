// The user's tags on a paper as a row of chips. A click searches for the tag. While tags are
// edited, a click removes the tag, and a field adds tags.
#pragma once

#include "detail/ReaderRequest.h"

#include <QColor>
#include <QHash>
#include <QStringList>
#include <QWidget>

class QCompleter;
class QLineEdit;
class QStringListModel;

namespace broadsheet {

class FlowLayout;

class TagRow final : public QWidget
{
    Q_OBJECT

public:
    explicit TagRow(QWidget *parent = nullptr);

    void setTags(const QStringList &tags);
    void setTerms(const QStringList &terms); // their matches are tinted
    void setColours(const QHash<QString, QColor> &colours);

    void setKnown(const QStringList &tags); // to suggest
    void startEditing(int papers);          // the number of papers that get the tags
    void finishEditing();                   // a tag that was typed is added, as if by Enter
    [[nodiscard]] bool isEditing() const { return m_isEditing; }

    static constexpr int maxTagLength = 100;

Q_SIGNALS:
    void requested(const broadsheet::ReaderRequest &request);
    void editingEnded(); // by Esc or Enter in the empty field

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void addChip(const QString &tag);
    void showMenu(const QString &tag, const QPoint &place); // global
    void addTyped();
    void stopEditing();
    void endEditing();
    bool handleKey(int key);

    QStringList m_tags;
    QStringList m_terms;
    QHash<QString, QColor> m_colours; // by tag
    FlowLayout *m_layout;
    QLineEdit *m_field;
    QStringListModel *m_known;
    QCompleter *m_completer;
    bool m_isEditing = false;
};

} // namespace broadsheet
