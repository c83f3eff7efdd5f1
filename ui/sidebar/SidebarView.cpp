#include "sidebar/SidebarView.h"

#include "models/PaperListModel.h"
#include "models/SidebarModel.h"
#include "sidebar/SidebarDelegate.h"

#include <QDropEvent>
#include <QKeyEvent>
#include <QMimeData>

#include <utility>

namespace broadsheet {

SidebarView::SidebarView(QWidget *parent) : QTreeView(parent)
{
    setAccessibleName(tr("Views"));
    setItemDelegate(new SidebarDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setIndentation(0);
    setExpandsOnDoubleClick(false);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAcceptDrops(true);
    setDropIndicatorShown(false);
    connect(this, &QAbstractItemView::clicked, this, &SidebarView::onClicked);
    connect(this, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        if (!isHeading(index))
            Q_EMIT chosen();
    });
    const auto note = [this](const QModelIndex &index, bool isFolded) {
        if (m_isShowing)
            return;
        const QString section = index.data(SidebarModel::SectionRole).toString();
        if (isFolded)
            m_folded.insert(section);
        else
            m_folded.remove(section);
        Q_EMIT foldChanged();
    };
    connect(this, &QTreeView::collapsed, this,
            [note](const QModelIndex &index) { note(index, true); });
    connect(this, &QTreeView::expanded, this,
            [note](const QModelIndex &index) { note(index, false); });
}

bool SidebarView::isHeading(const QModelIndex &index)
{
    return index.data(SidebarModel::SectionRole).isValid();
}

void SidebarView::setModel(QAbstractItemModel *model)
{
    QTreeView::setModel(model);
    connect(model, &QAbstractItemModel::modelReset, this, &SidebarView::showSections);
    showSections();
}

QStringList SidebarView::folded() const
{
    QStringList sections(m_folded.cbegin(), m_folded.cend());
    sections.sort();
    return sections;
}

void SidebarView::setFolded(const QStringList &sections)
{
    m_folded = QSet<QString>(sections.cbegin(), sections.cend());
    if (model())
        showSections();
}

// A heading with nothing below it is not shown.
void SidebarView::showSections()
{
    m_isShowing = true;
    for (int row = 0; row < model()->rowCount(); ++row) {
        const QModelIndex index = model()->index(row, 0);
        if (!isHeading(index))
            continue;
        setRowHidden(row, {}, model()->rowCount(index) == 0);
        setExpanded(index, !m_folded.contains(index.data(SidebarModel::SectionRole).toString()));
    }
    m_isShowing = false;
}

void SidebarView::onClicked(const QModelIndex &index)
{
    if (!isHeading(index))
        Q_EMIT chosen();
}

// Enter folds a heading; ← and → do so anyway.
void SidebarView::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    if (isHeading(currentIndex()) && (key == Qt::Key_Return || key == Qt::Key_Enter))
        setExpanded(currentIndex(), !isExpanded(currentIndex()));
    else
        QTreeView::keyPressEvent(event);
}

// A click on a heading folds it and leaves the chosen view as it is.
void SidebarView::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (isHeading(index)) {
        if (event->button() == Qt::LeftButton)
            setExpanded(index, !isExpanded(index));
        event->accept();
        return;
    }
    QTreeView::mousePressEvent(event);
}

void SidebarView::setChosen(const QModelIndex &index)
{
    m_chosen = index;
    viewport()->update();
}

bool SidebarView::isAtHeading() const
{
    return hasFocus() && isHeading(currentIndex());
}

// The delegate draws the whole row, with the arrows; the style would draw the selection, too.
void SidebarView::drawRow(QPainter *painter, const QStyleOptionViewItem &given,
                          const QModelIndex &index) const
{
    QStyleOptionViewItem option = given;
    const QPoint pointer = viewport()->mapFromGlobal(QCursor::pos());
    option.rect = visualRect(index);
    option.state.setFlag(QStyle::State_Selected, index == m_chosen);
    option.state.setFlag(QStyle::State_MouseOver,
                         viewport()->underMouse() && option.rect.contains(pointer));
    itemDelegate()->paint(painter, option, index);
}

void SidebarView::setTarget(const QModelIndex &index)
{
    if (m_target == index)
        return;
    m_target = index;
    viewport()->update();
}

void SidebarView::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasFormat(papersMimeType))
        event->accept();
}

void SidebarView::dragMoveEvent(QDragMoveEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    const bool isTag =
        event->mimeData()->hasFormat(papersMimeType) && index.data(SidebarModel::TagRole).isValid();
    setTarget(isTag ? index : QModelIndex());
    event->setDropAction(Qt::CopyAction);
    event->setAccepted(isTag);
}

void SidebarView::dragLeaveEvent(QDragLeaveEvent *event)
{
    setTarget({});
    event->accept();
}

void SidebarView::dropEvent(QDropEvent *event)
{
    setTarget({});
    const QModelIndex index = indexAt(event->position().toPoint());
    const QVariant tag = index.data(SidebarModel::TagRole);
    if (!event->mimeData()->hasFormat(papersMimeType) || !tag.isValid()) {
        event->ignore();
        return;
    }
    event->setDropAction(Qt::CopyAction);
    event->accept();
    Q_EMIT tagDropped(tag.toString());
}

} // namespace broadsheet
