#include "models/SidebarModel.h"

#include <array>

namespace broadsheet {

namespace {

using Kind = ViewSelection::Kind;
constexpr std::array fixedViews{Kind::Today, Kind::Unread, Kind::Starred, Kind::Rising, Kind::All};
constexpr int fixedCount = int(fixedViews.size());

} // namespace

SidebarModel::SidebarModel(QObject *parent) : QAbstractListModel(parent) {}

void SidebarModel::setCounts(const Counts &counts)
{
    m_counts = counts;
    Q_EMIT dataChanged(index(0), index(fixedCount - 1));
}

void SidebarModel::setFollowed(const QList<AuthorSummary> &followed)
{
    if (followed == m_followed)
        return;
    if (followed.size() == m_followed.size()) {
        m_followed = followed;
        Q_EMIT dataChanged(index(fixedCount), index(rowCount() - 1));
        return;
    }
    // Removing rows would make the view choose a neighbour; after a reset nothing is chosen.
    beginResetModel();
    m_followed = followed;
    endResetModel();
}

ViewSelection SidebarModel::selectionAt(int row) const
{
    if (row < fixedCount)
        return {.kind = fixedViews[static_cast<size_t>(row)], .day = {}, .author = {}};
    return {.kind = Kind::Author, .day = {}, .author = m_followed.at(row - fixedCount).name};
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
    return parent.isValid() ? 0 : fixedCount + int(m_followed.size());
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
    case Qt::AccessibleTextRole:
        return index.row() < fixedCount
                   ? tr("%1, %n paper(s)", nullptr, count(index.row())).arg(name(index.row()))
                   : tr("%1, %n unread paper(s)", nullptr, count(index.row()))
                         .arg(name(index.row()));
    default:
        return {};
    }
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
    case Kind::Rising:
        return tr("Rising");
    case Kind::All:
        return tr("All");
    default:
        return view.author;
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
    case Kind::Rising:
        return m_counts.rising;
    case Kind::All:
        return m_counts.all;
    default:
        return m_followed.at(row - fixedCount).unread;
    }
}

} // namespace broadsheet
