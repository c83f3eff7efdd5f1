#include "window/WindowLayout.h"

#include "columns/Columns.h"
#include "controllers/ListController.h"
#include "controllers/ListSelection.h"
#include "list/PaperListView.h"
#include "models/ListColumns.h"
#include "settings/Settings.h"
#include "window/MainWindow.h"
#include "window/SidebarController.h"

#include <QEvent>
#include <QHeaderView>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace broadsheet {

WindowLayout::WindowLayout(const Parts &parts, QObject *parent)
    : QObject(parent), m_window(parts.window), m_list(parts.list), m_sidebar(parts.sidebar),
      m_settings(parts.settings)
{
    restore();
    connect(m_window.actions()[Command::Density], &QAction::toggled, this,
            &WindowLayout::setCompact);
    connect(m_window.actions()[Command::MenuBar], &QAction::toggled, this,
            [this](bool shown) { m_settings.setMenuBar(shown); });
    saveWhenChanged();
}

void WindowLayout::saveWhenChanged()
{
    m_save.setSingleShot(true);
    m_save.setInterval(1s);
    connect(&m_save, &QTimer::timeout, this, &WindowLayout::save);
    const auto start = qOverload<>(&QTimer::start);
    const QHeaderView *header = m_window.list().header();
    connect(&m_window.columns(), &Columns::wishesChanged, &m_save, start);
    connect(header, &QHeaderView::sectionResized, &m_save, start);
    connect(header, &QHeaderView::sortIndicatorChanged, &m_save, start);
    connect(&m_list, &ListController::selectionChanged, &m_save, start);
    connect(&m_list, &ListController::currentChanged, &m_save, start);
    m_window.installEventFilter(this);
}

bool WindowLayout::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Move || event->type() == QEvent::Resize ||
        event->type() == QEvent::WindowStateChange)
        m_save.start();
    return QObject::eventFilter(watched, event);
}

void WindowLayout::restore()
{
    if (!m_window.isVisible()) // else it was placed while the library was being opened
        m_window.restoreGeometry(m_settings.geometry());
    m_window.columns().restoreWishes(m_settings.splitter("columns"_L1));
    m_window.actions()[Command::MenuBar]->setChecked(m_settings.menuBar());
    const bool compact = m_settings.density() == ListDensity::Compact;
    m_window.actions()[Command::Density]->setChecked(compact);
    m_window.list().setCompact(compact);
    m_window.list().restoreHeader(m_settings.listHeader(m_settings.density()));
    const QHeaderView &header = *m_window.list().header();
    const int column = header.sortIndicatorSection();
    if (column >= 0 && column < ColumnCount)
        m_list.sorting().setForViews({.column = column, .order = header.sortIndicatorOrder()});
    m_list.showSorting();
}

void WindowLayout::save()
{
    m_settings.setGeometry(m_window.saveGeometry());
    m_settings.setSplitter("columns"_L1, m_window.columns().wishes());
    saveHeader();
    saveView();
}

void WindowLayout::saveView()
{
    const ViewSelection shown = m_sidebar.shownView();
    const bool isSearch = shown.kind == ViewSelection::Kind::Search;
    m_settings.setView((isSearch ? shown : m_list.selection()).key());
    m_settings.setPaper(m_list.papers().current().text);
}

void WindowLayout::saveHeader()
{
    const auto [column, order] = m_list.sorting().forViews();
    m_settings.setListHeader(m_settings.density(), m_window.list().headerState(column, order));
}

void WindowLayout::setCompact(bool compact)
{
    saveHeader();
    m_settings.setDensity(compact ? ListDensity::Compact : ListDensity::Comfortable);
    m_window.list().setCompact(compact);
    m_window.list().restoreHeader(m_settings.listHeader(m_settings.density()));
    m_list.showSorting(); // the same for both densities
}

} // namespace broadsheet
