#include "columns/Columns.h"

#include "columns/ColumnHandle.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QFrame>
#include <QKeyEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr int maxMinimum = 330; // of the paper, pixels; the window can be made so narrow

} // namespace

Columns::Columns(QWidget *sidebar, QWidget *list, QWidget *paper, QWidget *parent)
    : QSplitter(Qt::Horizontal, parent), m_sidebar(sidebar), m_place(new QWidget), m_list(list),
      m_paper(paper), m_overlay(new QFrame(parent))
{
    setChildrenCollapsible(false);
    setHandleWidth(ColumnHandle::width);
    addWidget(m_place);
    addWidget(list);
    addWidget(paper);
    m_overlay->setFrameShape(QFrame::StyledPanel);
    m_overlay->hide();
    for (QWidget *holder : {m_place, static_cast<QWidget *>(m_overlay)})
        (new QVBoxLayout(holder))->setContentsMargins({});
    m_place->layout()->addWidget(sidebar);
    connect(this, &QSplitter::splitterMoved, this,
            [this](int /*position*/, int handle) { noteDragged(handle); });
}

QSplitterHandle *Columns::createHandle()
{
    auto *handle = new ColumnHandle(this);
    connect(handle, &ColumnHandle::resetRequested, this, [this, handle] {
        ColumnWishes wishes = m_wishes;
        (indexOf(handle) == 1 ? wishes.sidebar : wishes.paper) = 0;
        change(wishes);
    });
    return handle;
}

void Columns::setLimits(const ColumnLimits &limits)
{
    m_limits = limits;
    m_limits.handle = ColumnHandle::width;
    m_place->setMaximumWidth(limits.sidebarMost);
    m_list->setMinimumWidth(limits.list);
    m_paper->setMinimumWidth(std::min(limits.paper, maxMinimum)); // alone it may be narrow
    updateGeometry();
    arrange();
}

void Columns::setOnlyList(bool only)
{
    m_onlyList = only;
    arrange();
}

void Columns::setOnlyPaper(bool only)
{
    m_onlyPaper = only;
    m_isOverlayOpen = false;
    arrange();
}

void Columns::change(const ColumnWishes &wishes)
{
    if (std::exchange(m_wishes, wishes) == wishes)
        return;
    arrange();
    Q_EMIT wishesChanged();
}

void Columns::noteDragged(int handle)
{
    ColumnWishes wishes = m_wishes;
    if (handle == 1)
        wishes.sidebar = sizes().value(0);
    else
        wishes.paper = sizes().value(2);
    change(wishes);
}

void Columns::toggleSidebar()
{
    if (isLone())
        return Q_EMIT arranged(); // nobody would see it
    if (isFolded()) {
        m_isOverlayOpen = !m_isOverlayOpen;
        arrange();
        if (m_isOverlayOpen)
            m_sidebar->setFocus(Qt::OtherFocusReason);
        return;
    }
    ColumnWishes wishes = m_wishes;
    wishes.hasSidebar = !wishes.hasSidebar;
    change(wishes);
}

void Columns::togglePaper()
{
    if (isLone())
        return Q_EMIT arranged();
    if (isOne()) {
        if (m_paperInFront)
            showList();
        else
            showPaper();
        return;
    }
    ColumnWishes wishes = m_wishes;
    wishes.hasPaper = !wishes.hasPaper;
    change(wishes);
}

void Columns::closeOverlay()
{
    if (std::exchange(m_isOverlayOpen, false))
        arrange();
}

bool Columns::isOverlaid() const
{
    return m_isOverlayOpen && isFolded() && !isLone();
}

bool Columns::showsSidebar() const
{
    return !isLone() && (isOverlaid() || m_widths.sidebar > 0);
}

bool Columns::showsPaper() const
{
    return m_onlyPaper || (!m_onlyList && (isOne() ? m_paperInFront : m_wishes.hasPaper));
}

void Columns::showPaper()
{
    if (!m_wishes.hasPaper) {
        ColumnWishes wishes = m_wishes;
        wishes.hasPaper = true;
        change(wishes);
    }
    if (!isOne() || m_paperInFront)
        return;
    m_paperInFront = true;
    arrange();
    Q_EMIT paperShown();
}

void Columns::showList()
{
    if (!showsPaperAlone())
        return;
    m_paperInFront = false;
    arrange();
    Q_EMIT listShown();
}

// Hidden columns keep no size, so that they do not push the others when they come back.
void Columns::arrange()
{
    if (std::exchange(m_isArranging, true))
        return;
    m_limits.sidebar = m_sidebar->minimumSizeHint().width();
    m_widths = columnWidths(width(), m_limits, m_wishes);
    if (!m_widths.isFolded)
        m_isOverlayOpen = false;
    if (!m_widths.isOne)
        m_paperInFront = false;
    placeSidebar();
    m_list->setVisible(m_onlyList || !(m_onlyPaper || showsPaperAlone()));
    m_paper->setVisible(showsPaper());
    if (m_onlyPaper)
        setSizes({0, 0, width()});
    else if (showsPaperAlone())
        setSizes({m_widths.sidebar, 0, m_widths.list});
    else
        setSizes({m_widths.sidebar, m_widths.list, m_widths.paper});
    m_isArranging = false;
    Q_EMIT arranged();
}

void Columns::placeSidebar()
{
    const bool isOver = isOverlaid();
    QWidget *holder = isOver ? m_overlay : m_place;
    if (m_sidebar->parentWidget() != holder)
        holder->layout()->addWidget(m_sidebar);
    m_sidebar->show();
    m_place->setVisible(!isLone() && !isOver && m_widths.sidebar > 0);
    if (isOver) {
        const int wanted = std::max({m_wishes.sidebar, m_limits.sidebarUsual, m_limits.sidebar});
        m_overlay->setGeometry(x(), y(), std::min(wanted + 2, width()), height());
        m_overlay->raise();
        qApp->installEventFilter(this);
    } else {
        qApp->removeEventFilter(this);
    }
    m_overlay->setVisible(isOver);
}

void Columns::openPaperFrom(QAbstractItemView &list, int column)
{
    m_opener = &list;
    list.installEventFilter(this);
    connect(&list, &QAbstractItemView::clicked, this, [this, column](const QModelIndex &index) {
        if (isOne() && index.column() == column &&
            QApplication::keyboardModifiers() == Qt::NoModifier)
            showPaper();
    });
}

// Enter reaches the list before the shortcuts of the window.
bool Columns::opensPaper(QEvent *event)
{
    if (!isOne() ||
        (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress))
        return false;
    const auto *press = static_cast<QKeyEvent *>(event);
    const bool isEnter = press->key() == Qt::Key_Return || press->key() == Qt::Key_Enter;
    if (!isEnter || (press->modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier)
        return false;
    event->accept();
    if (event->type() == QEvent::KeyPress)
        showPaper();
    return true;
}

// The overlay goes when something else is clicked.
bool Columns::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_opener && opensPaper(event))
        return true;
    if (event->type() == QEvent::MouseButtonPress && isOverlaid() && watched->isWidgetType()) {
        const auto *widget = static_cast<QWidget *>(watched);
        if (widget->window() == window() && widget != m_overlay && !m_overlay->isAncestorOf(widget))
            closeOverlay();
    }
    return QSplitter::eventFilter(watched, event);
}

void Columns::resizeEvent(QResizeEvent *event)
{
    QSplitter::resizeEvent(event);
    arrange();
}

// One column is enough.
QSize Columns::minimumSizeHint() const
{
    return {std::max(m_limits.list, m_wishes.hasPaper ? std::min(m_limits.paper, maxMinimum) : 0),
            QSplitter::minimumSizeHint().height()};
}

QByteArray Columns::wishes() const
{
    QStringList hidden;
    if (!m_wishes.hasSidebar)
        hidden << u"sidebar"_s;
    if (!m_wishes.hasPaper)
        hidden << u"paper"_s;
    return u"sidebar=%1 paper=%2 hidden=%3"_s.arg(m_wishes.sidebar)
        .arg(m_wishes.paper)
        .arg(hidden.join(u','))
        .toUtf8();
}

void Columns::restoreWishes(const QByteArray &text)
{
    ColumnWishes wishes;
    for (const QString &part : QString::fromUtf8(text).split(u' ', Qt::SkipEmptyParts)) {
        const QString value = part.section(u'=', 1);
        if (part.startsWith("sidebar="_L1))
            wishes.sidebar = std::max(0, value.toInt());
        else if (part.startsWith("paper="_L1))
            wishes.paper = std::max(0, value.toInt());
        else if (part.startsWith("hidden="_L1)) {
            wishes.hasSidebar = !value.split(u',').contains("sidebar"_L1);
            wishes.hasPaper = !value.split(u',').contains("paper"_L1);
        }
    }
    m_wishes = wishes;
    arrange();
}

} // namespace broadsheet
