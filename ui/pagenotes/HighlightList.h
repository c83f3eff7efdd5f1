// All highlights of the paper beside its pages, in their order. Values in, signals out. GUI thread
// only.
#pragma once

#include <QListWidget>

namespace broadsheet {

struct ListedHighlight
{
    QString id;
    int page = 0; // from 1
    int colour = 1;
    QString quote;
    QString note;
    bool isMissing = false; // its text is not in this version

    bool operator==(const ListedHighlight &) const = default;
};

class HighlightList final : public QListWidget
{
    Q_OBJECT

public:
    explicit HighlightList(QWidget *parent = nullptr);

    void setHighlights(const QList<ListedHighlight> &highlights, const QString &current);

Q_SIGNALS:
    void chosen(const QString &id);
    void reached(const QString &id); // by the keys

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    [[nodiscard]] QSize sizeHint() const override;

private:
    void fill();
    void showCurrent();

    QList<ListedHighlight> m_highlights;
    QString m_current;
};

} // namespace broadsheet
