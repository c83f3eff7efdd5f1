#include "models/PaperListModel.h"

#include <QDeadlineTimer>
#include <QLocale>
#include <QSet>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

std::weak_ordering compareText(const QString &left, const QString &right)
{
    return left.compare(right, Qt::CaseInsensitive) <=> 0;
}

QString firstAuthor(const PaperRow &row)
{
    return row.authors.isEmpty() ? QString() : row.authors.constFirst();
}

std::weak_ordering compareBy(int column, const PaperRow &left, const PaperRow &right)
{
    switch (column) {
    case PaperListModel::StarredColumn:
        return left.state.starred <=> right.state.starred;
    case PaperListModel::UnreadColumn:
        return right.state.read <=> left.state.read;
    case PaperListModel::VotesColumn:
        return left.votes.value_or(0) <=> right.votes.value_or(0);
    case PaperListModel::TitleColumn:
        return compareText(left.title, right.title);
    case PaperListModel::AuthorsColumn:
        return compareText(firstAuthor(left), firstAuthor(right));
    default:
        return left.day.toJulianDay() <=> right.day.toJulianDay();
    }
}

// What has no value for the column comes last, whichever way it is sorted.
bool lacks(int column, const PaperRow &row)
{
    switch (column) {
    case PaperListModel::VotesColumn:
        return !row.votes;
    case PaperListModel::AuthorsColumn:
        return row.authors.isEmpty();
    case PaperListModel::DayColumn:
        return !row.day.isValid();
    default:
        return false;
    }
}

} // namespace

PaperListModel::PaperListModel(QObject *parent) : QAbstractTableModel(parent) {}

bool PaperListModel::before(const PaperRow &left, const PaperRow &right) const
{
    if (const bool leftLacks = lacks(m_sortColumn, left); leftLacks != lacks(m_sortColumn, right))
        return !leftLacks;
    if (const auto order = compareBy(m_sortColumn, left, right); order != 0)
        return m_sortOrder == Qt::AscendingOrder ? order < 0 : order > 0;
    if (left.day != right.day)
        return left.day > right.day;
    return left.id < right.id;
}

void PaperListModel::setRows(QList<PaperRow> rows)
{
    beginResetModel();
    m_rows.assign(std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
    std::sort(m_rows.begin(), m_rows.end(),
              [this](const PaperRow &left, const PaperRow &right) { return before(left, right); });
    indexRows();
    endResetModel();
    Q_EMIT countsChanged();
}

void PaperListModel::mergeRows(const QList<PaperRow> &rows, bool keepMissing)
{
    if (!keepMissing) {
        QSet<PaperId> kept;
        for (const PaperRow &row : rows)
            kept.insert(row.id);
        removeMissing(kept);
    }
    QList<PaperRow> known;
    for (const PaperRow &row : rows)
        if (m_rowOf.contains(row.id))
            known.append(row);
    updateRows(known);
    // Row by row keeps the reader's place, but a whole archive at once is quicker as a new layout.
    const qsizetype fresh = rows.size() - known.size();
    if (fresh > 500) {
        QList<PaperRow> all(m_rows.begin(), m_rows.end());
        for (const PaperRow &row : rows)
            if (!m_rowOf.contains(row.id))
                all.append(row);
        setRows(std::move(all));
        return;
    }
    for (const PaperRow &row : rows)
        if (!m_rowOf.contains(row.id))
            insertSorted(row);
    if (fresh > 0) {
        indexRows();
        Q_EMIT countsChanged();
    }
}

QList<PaperRow> PaperListModel::addRows(const QList<PaperRow> &rows, std::chrono::milliseconds time)
{
    const QDeadlineTimer deadline(time, Qt::PreciseTimer);
    QList<PaperRow> known;
    QList<PaperRow> fresh;
    for (const PaperRow &row : rows)
        (m_rowOf.contains(row.id) ? known : fresh).append(row);
    if (!known.isEmpty())
        updateRows(known);
    qsizetype added = 0;
    while (added < fresh.size() && (added == 0 || !deadline.hasExpired()))
        insertSorted(fresh.at(added++));
    if (added > 0) {
        indexRows();
        Q_EMIT countsChanged();
    }
    return fresh.sliced(added);
}

void PaperListModel::updateRows(const QList<PaperRow> &rows)
{
    for (const PaperRow &row : rows) {
        const auto place = m_rowOf.constFind(row.id);
        if (place == m_rowOf.cend() || m_rows[static_cast<size_t>(*place)] == row)
            continue;
        PaperRow &old = m_rows[static_cast<size_t>(*place)];
        m_unread += int(!row.state.read) - int(!old.state.read);
        m_starred += int(row.state.starred) - int(old.state.starred);
        old = row;
        Q_EMIT dataChanged(index(*place, 0), index(*place, ColumnCount - 1));
    }
    Q_EMIT countsChanged();
}

void PaperListModel::removeMissing(const QSet<PaperId> &kept)
{
    for (int last = int(m_rows.size()) - 1; last >= 0; --last) {
        if (kept.contains(row(last).id))
            continue;
        int first = last;
        while (first > 0 && !kept.contains(row(first - 1).id))
            --first;
        beginRemoveRows({}, first, last);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
        indexRows();
        endRemoveRows();
        last = first;
    }
}

void PaperListModel::insertSorted(PaperRow row)
{
    const auto place = std::upper_bound(
        m_rows.begin(), m_rows.end(), row,
        [this](const PaperRow &left, const PaperRow &right) { return before(left, right); });
    const int at = int(place - m_rows.begin());
    beginInsertRows({}, at, at);
    m_rows.insert(place, std::move(row));
    endInsertRows();
}

void PaperListModel::indexRows()
{
    m_rowOf.clear();
    m_rowOf.reserve(qsizetype(m_rows.size()));
    m_unread = m_starred = 0;
    for (int at = 0; const PaperRow &row : m_rows) {
        m_rowOf.insert(row.id, at++);
        m_unread += int(!row.state.read);
        m_starred += int(row.state.starred);
    }
}

void PaperListModel::sort(int column, Qt::SortOrder order)
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    m_sortColumn = column;
    m_sortOrder = order;

    std::vector<int> oldRowOf(m_rows.size());
    std::iota(oldRowOf.begin(), oldRowOf.end(), 0);
    std::sort(oldRowOf.begin(), oldRowOf.end(),
              [this](int left, int right) { return before(row(left), row(right)); });

    std::vector<PaperRow> sorted;
    sorted.reserve(m_rows.size());
    std::vector<int> newRowOf(m_rows.size());
    for (const int old : oldRowOf) {
        newRowOf[static_cast<size_t>(old)] = int(sorted.size());
        sorted.push_back(std::move(m_rows[static_cast<size_t>(old)]));
    }
    m_rows = std::move(sorted);
    indexRows();

    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    after.reserve(before.size());
    for (const QModelIndex &old : before)
        after.append(index(newRowOf[static_cast<size_t>(old.row())], old.column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

QModelIndex PaperListModel::indexOf(const PaperId &id, int column) const
{
    const auto place = m_rowOf.constFind(id);
    return place == m_rowOf.cend() ? QModelIndex() : index(*place, column);
}

PaperId PaperListModel::idAt(const QModelIndex &index) const
{
    return index.isValid() ? row(index.row()).id : PaperId();
}

int PaperListModel::nextUnread(int afterRow) const
{
    for (int at = afterRow + 1; at < int(m_rows.size()); ++at)
        if (!row(at).state.read)
            return at;
    return -1;
}

Qt::SortOrder PaperListModel::naturalOrder(int column)
{
    return column == TitleColumn || column == AuthorsColumn ? Qt::AscendingOrder
                                                            : Qt::DescendingOrder;
}

int PaperListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int PaperListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PaperListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const PaperRow &paper = row(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return displayText(paper, index.column());
    case Qt::AccessibleTextRole:
        return accessibleText(paper, index.column());
    case Qt::ToolTipRole: // what the mark says is said in words
        return index.column() == VotesColumn && paper.rise > 0 ? spokenVotes(paper) : QVariant();
    case Qt::TextAlignmentRole:
        return int(index.column() == VotesColumn ? Qt::AlignRight | Qt::AlignVCenter
                                                 : Qt::AlignLeft | Qt::AlignVCenter);
    default:
        return {};
    }
}

QString PaperListModel::displayText(const PaperRow &paper, int column) const
{
    switch (column) {
    case VotesColumn:
        return paper.votes ? QLocale().toString(*paper.votes) : u"–"_s;
    case TitleColumn:
        return paper.title;
    case AuthorsColumn:
        return paper.authors.join(u", "_s);
    case DayColumn:
        return paper.day.isValid() ? paper.day.toString(Qt::ISODate) : u"–"_s;
    default:
        return {}; // drawn as marks
    }
}

QString PaperListModel::accessibleText(const PaperRow &paper, int column) const
{
    switch (column) {
    case StarredColumn:
        return paper.state.starred ? tr("starred") : tr("not starred");
    case UnreadColumn:
        return paper.state.read ? tr("read") : tr("unread");
    case VotesColumn:
        return spokenVotes(paper);
    case TitleColumn:
        return spoken(paper);
    default:
        return displayText(paper, column);
    }
}

QString PaperListModel::spokenVotes(const PaperRow &paper) const
{
    if (!paper.votes)
        return tr("votes unknown");
    const QString votes = tr("%n vote(s)", nullptr, *paper.votes);
    return paper.rise > 0 ? tr("%1, %n more since you passed it", nullptr, paper.rise).arg(votes)
                          : votes;
}

QString PaperListModel::spoken(const PaperRow &paper) const
{
    QStringList parts{paper.title, accessibleText(paper, VotesColumn)};
    if (!paper.authors.isEmpty())
        parts << paper.authors.join(u", "_s);
    parts << accessibleText(paper, UnreadColumn);
    if (paper.state.starred)
        parts << accessibleText(paper, StarredColumn);
    if (paper.followed)
        parts << tr("by an author you follow");
    return parts.join(u". "_s);
}

QVariant PaperListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const bool isMark = section == StarredColumn || section == UnreadColumn;
    if (role == Qt::TextAlignmentRole)
        return int(section == VotesColumn ? Qt::AlignRight | Qt::AlignVCenter
                   : isMark               ? Qt::AlignCenter
                                          : Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return {};
    const bool shown = role == Qt::DisplayRole;
    switch (section) {
    case StarredColumn:
        return shown ? u"★"_s : tr("Starred");
    case UnreadColumn:
        return shown ? u"●"_s : tr("Unread");
    case VotesColumn:
        return tr("Votes");
    case TitleColumn:
        return tr("Paper");
    case AuthorsColumn:
        return tr("Authors");
    case DayColumn:
        return tr("Date");
    default:
        return {};
    }
}

} // namespace broadsheet
