#include "models/SidebarModel.h"

#include "papers/SafeText.h"

#include <algorithm>
#include <array>

namespace broadsheet {

namespace {

using Kind = ViewSelection::Kind;
constexpr std::array fixedViews{Kind::Today,  Kind::Unread,  Kind::Starred, Kind::Later,
                                Kind::Rising, Kind::Changed, Kind::All};
constexpr int fixedCount = int(fixedViews.size());

} // namespace

SidebarModel::SidebarModel(QObject *parent) : QAbstractListModel(parent) {}

void SidebarModel::setCounts(const Counts &counts)
{
    m_counts = counts;
    Q_EMIT dataChanged(index(0), index(fixedCount - 1));
}

// A reset: when rows are removed, the view selects a neighbour.
void SidebarModel::setSearches(const QList<SavedSearch> &searches)
{
    if (searches == m_searches)
        return;
    beginResetModel();
    m_searches = searches;
    m_searchCounts.removeIf([this](const QHash<QString, int>::iterator &count) {
        return std::none_of(m_searches.cbegin(), m_searches.cend(),
                            [&count](const SavedSearch &one) { return one.search == count.key(); });
    });
    endResetModel();
}

void SidebarModel::setSearchCount(const QString &search, int unread)
{
    const int row = rowOf({.kind = Kind::Search, .search = search});
    if (row < 0 || m_searchCounts.value(search, -1) == unread)
        return;
    m_searchCounts.insert(search, unread);
    Q_EMIT dataChanged(index(row), index(row));
}

void SidebarModel::setFollowed(const QList<AuthorSummary> &followed)
{
    if (followed == m_followed)
        return;
    if (followed.size() == m_followed.size()) {
        m_followed = followed;
        Q_EMIT dataChanged(index(firstFollowed()), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    m_followed = followed;
    endResetModel();
}

int SidebarModel::firstFollowed() const
{
    return fixedCount + int(m_searches.size());
}

ViewSelection SidebarModel::selectionAt(int row) const
{
    if (row < fixedCount)
        return {.kind = fixedViews[static_cast<size_t>(row)]};
    if (row < firstFollowed())
        return {.kind = Kind::Search, .search = searchAt(row).search};
    return {.kind = Kind::Author, .author = m_followed.at(row - firstFollowed()).name};
}

SavedSearch SidebarModel::searchAt(int row) const
{
    return m_searches.value(row - fixedCount);
}

int SidebarModel::rowOf(const ViewSelection &selection) const
{
    for (int row = 0; row < rowCount(); ++row)
        if (selectionAt(row) == selection)
            return row;
    return -1;
}

int SidebarModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : firstFollowed() + int(m_followed.size());
}

QVariant SidebarModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return name(index.row());
    case CountRole:
        return count(index.row());
    case KindRole:
        return int(selectionAt(index.row()).kind);
    case StartsGroupRole:
        return index.row() == fixedCount || index.row() == firstFollowed();
    case Qt::ToolTipRole:
        return literalToolTip(searchAt(index.row()).search);
    case Qt::AccessibleTextRole:
        return spoken(index.row());
    default:
        return {};
    }
}

QString SidebarModel::spoken(int row) const
{
    if (row < fixedCount)
        return tr("%1, %Ln paper(s)", nullptr, count(row)).arg(name(row));
    const QString view = row < firstFollowed() ? tr("%1, saved search").arg(name(row)) : name(row);
    return tr("%1, %Ln unread paper(s)", nullptr, count(row)).arg(view);
}

QString SidebarModel::name(int row) const
{
    const ViewSelection view = selectionAt(row);
    switch (view.kind) {
    case Kind::Today:
        return tr("Today");
    case Kind::Unread:
        return tr("Unread");
    case Kind::Starred:
        return tr("Starred");
    case Kind::Later:
        return tr("Set aside");
    case Kind::Rising:
        return tr("Rising");
    case Kind::Changed:
        return tr("Changed");
    case Kind::All:
        return tr("All");
    case Kind::Search:
        return shownLine(searchAt(row).name);
    default:
        return shownLine(view.author);
    }
}

int SidebarModel::count(int row) const
{
    switch (selectionAt(row).kind) {
    case Kind::Today:
        return m_counts.today;
    case Kind::Unread:
        return m_counts.unread;
    case Kind::Starred:
        return m_counts.starred;
    case Kind::Later:
        return m_counts.later;
    case Kind::Rising:
        return m_counts.rising;
    case Kind::Changed:
        return m_counts.changed;
    case Kind::All:
        return m_counts.all;
    case Kind::Search:
        return m_searchCounts.value(searchAt(row).search);
    default:
        return m_followed.at(row - firstFollowed()).unread;
    }
}

} // namespace broadsheet
