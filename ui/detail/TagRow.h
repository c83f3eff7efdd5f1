// The reader's tags on a paper: a row of chips, each of which searches for its tag. While they are
// edited, a click takes one away, and a field adds others.
#pragma once

#include "detail/ReaderRequest.h"

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
    void setTerms(const QStringList &terms); // tinted where they stand

    // `known`: tags that are offered; `papers`: how many are tagged.
    void startEditing(const QStringList &known, int papers);
    void stopEditing();

    static constexpr int maxTagLength = 100;

Q_SIGNALS:
    void requested(const broadsheet::ReaderRequest &request);
    void editingEnded(); // by Esc or Enter in the empty field

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void addChip(const QString &tag);
    void take();
    void end();
    bool handleKey(int key);

    QStringList m_tags;
    QStringList m_terms;
    FlowLayout *m_layout;
    QLineEdit *m_field;
    QStringListModel *m_known;
    QCompleter *m_completer;
    bool m_isEditing = false;
};

} // namespace broadsheet
