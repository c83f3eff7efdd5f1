#include "window/WindowLayout.h"

#include "controllers/ListController.h"
#include "list/PaperListView.h"
#include "models/ListColumns.h"
#include "settings/Settings.h"
#include "window/MainWindow.h"

#include <QHeaderView>
#include <QSplitter>

using namespace Qt::StringLiterals;

namespace broadsheet {

WindowLayout::WindowLayout(MainWindow &window, ListController &list, Settings &settings,
                           QObject *parent)
    : QObject(parent), m_window(window), m_list(list), m_settings(settings)
{
    restore();
    connect(m_window.actions()[Command::Density], &QAction::toggled, this,
            &WindowLayout::setCompact);
}

void WindowLayout::restore()
{
    if (!m_window.isVisible()) // else it was placed while the library was being opened
        m_window.restoreGeometry(m_settings.geometry());
    m_window.columns().restoreState(m_settings.splitter("columns"_L1));
    const bool compact = m_settings.density() == ListDensity::Compact;
    m_window.actions()[Command::Density]->setChecked(compact);
    m_window.list().setCompact(compact);
    m_window.list().restoreHeader(m_settings.listHeader(m_settings.density()));
    const QHeaderView &header = *m_window.list().header();
    const int column = header.sortIndicatorSection();
    if (column >= 0 && column < ColumnCount)
        m_list.setSorting({.column = column, .order = header.sortIndicatorOrder()});
}

void WindowLayout::save()
{
    m_settings.setGeometry(m_window.saveGeometry());
    m_settings.setSplitter("columns"_L1, m_window.columns().saveState());
    saveHeader();
}

void WindowLayout::saveHeader()
{
    const auto [column, order] = m_list.listSorting();
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
