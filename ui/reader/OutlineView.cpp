#include "reader/OutlineView.h"

#include "papers/SafeText.h"
#include "reader/PanelDelegate.h"
#include "reader/PanelKeys.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScopedValueRollback>

namespace broadsheet {

OutlineView::OutlineView(QWidget *parent) : QTreeWidget(parent)
{
    setAccessibleName(tr("Outline"));
    setHeaderHidden(true);
    setFrameShape(QFrame::NoFrame);
    setTextElideMode(Qt::ElideRight);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setItemDelegate(new PanelDelegate(this));
    setMouseTracking(true);
    const auto choose = [this](const QTreeWidgetItem *item) {
        const qsizetype at = m_items.indexOf(item);
        if (at >= 0 && m_entries.at(at).page >= 0 && !m_isFollowing)
            Q_EMIT chosen(m_entries.at(at).page, m_entries.at(at).top);
    };
    connect(this, &QTreeWidget::itemClicked, this, choose);
    connect(this, &QTreeWidget::itemActivated, this, choose);
}

void OutlineView::setEntries(const QList<OutlineEntry> &entries)
{
    clear();
    m_items.clear();
    m_entries = entries;
    QList<QTreeWidgetItem *> parents; // the newest item of each depth
    for (const OutlineEntry &entry : entries) {
        const qsizetype depth = std::min<qsizetype>(entry.depth, parents.size());
        parents.resize(depth);
        auto *item = parents.isEmpty() ? new QTreeWidgetItem(this)
                                       : new QTreeWidgetItem(parents.constLast());
        item->setText(0, shownLine(entry.title));
        item->setData(0, Qt::ToolTipRole, literalToolTip(entry.title));
        parents.append(item);
        m_items.append(item);
    }
    expandToDepth(0);
}

void OutlineView::showPage(int page)
{
    const QScopedValueRollback following(m_isFollowing, true);
    QTreeWidgetItem *here = nullptr;
    for (qsizetype at = 0; at < m_entries.size(); ++at)
        if (m_entries.at(at).page >= 0 && m_entries.at(at).page <= page)
            here = m_items.at(at);
    if (here && here != currentItem() && !hasFocus())
        setCurrentItem(here);
}

// Without the ground of the style, which begins left of the row of the delegate.
void OutlineView::drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    QStyleOptionViewItem plain = option;
    plain.palette.setBrush(QPalette::Highlight, Qt::NoBrush);
    QTreeWidget::drawRow(painter, plain, index);
}

void OutlineView::keyPressEvent(QKeyEvent *event)
{
    if (!isKeyOfPanel(*event))
        return event->ignore();
    QTreeWidget::keyPressEvent(event);
    event->accept(); // Enter, too, which would then follow a link
}

} // namespace broadsheet
