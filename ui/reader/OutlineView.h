// The outline of a paper as a tree: its chapters, and the one that is read now. GUI thread only.
#pragma once

#include "pages/PageTypes.h"

#include <QTreeWidget>

namespace broadsheet {

class OutlineView final : public QTreeWidget
{
    Q_OBJECT

public:
    explicit OutlineView(QWidget *parent = nullptr);

    void setEntries(const QList<OutlineEntry> &entries);
    void showPage(int page); // the last entry before or on it becomes current

Q_SIGNALS:
    void chosen(int page, qreal top); // `top`: in points

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                 const QModelIndex &index) const override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QList<OutlineEntry> m_entries;
    QList<QTreeWidgetItem *> m_items; // of the entries
    bool m_isFollowing = false;
};

} // namespace broadsheet
