#include "models/PaperListModel.h"

#include "models/OrderChange.h"
#include "papers/SafeText.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr int maxSteps = 60; // more insertions or removals take longer than a new layout
constexpr int nearby = 300;  // rows around the row requested last

bool beginsWith(const QList<qint32> &numbers, const QList<qint32> &beginning)
{
    return numbers.size() >= beginning.size() &&
           std::equal(beginning.cbegin(), beginning.cend(), numbers.cbegin());
}

} // namespace

PaperListModel::PaperListModel(QObject *parent) : QAbstractTableModel(parent) {}

void PaperListModel::setShownDay(QDate day)
{
    if (std::exchange(m_shownDay, day) != day)
        m_cache.clear();
}

void PaperListModel::showBeginning(const QList<PaperRow> &rows)
{
    beginResetModel();
    m_order.numbers.clear();
    for (const PaperRow &row : rows) {
        m_order.numbers.append(row.number);
        putRow(row);
    }
    count();
    m_isWhole = false;
    endResetModel();
}

void PaperListModel::setOrder(PaperOrder order)
{
    const int before = rowCount();
    const bool grows = beginsWith(order.numbers, m_order.numbers);
    const int added = int(order.numbers.size()) - before;
    if (!grows)
        beginResetModel();
    else if (added > 0)
        beginInsertRows({}, before, before + added - 1);
    take(std::move(order));
    if (!grows)
        endResetModel();
    else if (added > 0)
        endInsertRows();
    if (grows && before > 0)
        Q_EMIT dataChanged(index(0, 0), index(before - 1, ColumnCount - 1)); // read and starred
    Q_EMIT countsChanged();
}

bool PaperListModel::mergeOrder(const PaperOrder &order, bool keepMissing)
{
    const std::optional<OrderChange> change =
        changeBetween(m_order.numbers, order.numbers, keepMissing, maxSteps);
    if (!change)
        return false;
    for (const auto &[at, removed] : change->removals) {
        beginRemoveRows({}, at, at + removed - 1);
        m_order.numbers.remove(at, removed);
        endRemoveRows();
    }
    for (const auto &[at, numbers] : change->insertions) {
        beginInsertRows({}, at, at + int(numbers.size()) - 1);
        m_order.numbers.insert(at, numbers.size(), -1);
        std::copy(numbers.cbegin(), numbers.cend(), m_order.numbers.begin() + at);
        endInsertRows();
    }
    PaperOrder merged = order;
    merged.numbers = m_order.numbers;
    take(std::move(merged));
    emitAllChanged();
    Q_EMIT countsChanged();
    return true;
}

void PaperListModel::take(PaperOrder order)
{
    m_order = std::move(order);
    m_isWhole = true;
    m_cache.forEach([this](PaperRow &row) { row.state = m_order.stateOf(row.number); });
    count();
}

void PaperListModel::count()
{
    m_here = {};
    for (const qint32 number : std::as_const(m_order.numbers))
        m_here.insert(number);
    PaperSet counted = m_here;
    counted -= m_order.muted;
    m_muted = int(m_here.count() - counted.count());
    const auto shared = [&counted](PaperSet set) {
        set &= counted;
        return int(set.count());
    };
    PaperSet waiting = m_order.unread;
    waiting -= m_order.later;
    m_unread = shared(std::move(waiting));
    m_starred = shared(m_order.starred);
}

void PaperListModel::putRow(PaperRow row)
{
    if (m_shownDay.isValid())
        row.day = m_shownDay;
    const PaperState before = m_order.stateOf(row.number);
    if (m_here.contains(row.number) && !m_order.muted.contains(row.number)) {
        m_unread += int(row.state.isWaiting()) - int(before.isWaiting());
        m_starred += int(row.state.starred) - int(before.starred);
    }
    m_order.setState(row.number, row.state);
    m_cache.put(std::move(row));
}

void PaperListModel::putRows(const QList<PaperRow> &rows)
{
    QSet<qint32> changed;
    for (const PaperRow &row : rows) {
        const PaperRow *known = m_cache.find(row.number);
        if (known && *known == row)
            continue;
        putRow(row);
        changed.insert(row.number);
    }
    emitChanged(changed);
}

void PaperListModel::emitChanged(const QSet<qint32> &numbers)
{
    PaperSet wanted;
    qsizetype left = 0;
    for (const qint32 number : numbers)
        if (m_here.contains(number)) {
            wanted.insert(number);
            ++left;
        }
    const auto emitIn = [&](int from, int end) {
        for (int first = from; left > 0 && first < end; ++first) {
            if (!wanted.contains(numberAt(first)))
                continue;
            int last = first;
            while (last + 1 < end && wanted.contains(numberAt(last + 1)))
                ++last;
            Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
            left -= last - first + 1;
            first = last;
        }
    };
    if (left == 0)
        return;
    // The visible rows first: a million rows take a while.
    const int all = rowCount();
    const int near = std::clamp(m_lookedAt - nearby, 0, all);
    const int far = std::clamp(m_lookedAt + nearby, 0, all);
    emitIn(near, far);
    emitIn(0, near);
    emitIn(far, all);
    Q_EMIT countsChanged();
}

void PaperListModel::emitAllChanged()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void PaperListModel::keepOnly(const QList<qint32> &numbers)
{
    m_cache.dropUnless([&numbers](qint32 number) { return numbers.contains(number); });
}

const PaperRow *PaperListModel::row(int row) const
{
    m_lookedAt = row;
    return m_cache.find(numberAt(row));
}

qint32 PaperListModel::numberAt(int row) const
{
    return m_order.numbers.value(row, -1);
}

int PaperListModel::rowOf(qint32 number) const
{
    return m_here.contains(number) ? int(m_order.numbers.indexOf(number)) : -1;
}

QModelIndex PaperListModel::indexOf(const PaperId &id, int column) const
{
    QModelIndex found;
    m_cache.forEach([&](const PaperRow &row) {
        if (row.id == id && m_here.contains(row.number))
            found = index(rowOf(row.number), column);
    });
    return found;
}

PaperId PaperListModel::idAt(const QModelIndex &index) const
{
    const PaperRow *paper = row(index.row());
    return paper ? paper->id : PaperId();
}

QList<qint32> PaperListModel::loadedOf(const QSet<PaperId> &papers) const
{
    QList<qint32> numbers;
    m_cache.forEach([&](const PaperRow &row) {
        if (papers.contains(row.id))
            numbers.append(row.number);
    });
    return numbers;
}

int PaperListModel::nextUnread(int afterRow) const
{
    for (int at = afterRow + 1; at < rowCount(); ++at)
        if (m_order.stateOf(numberAt(at)).isWaiting())
            return at;
    return -1;
}

int PaperListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_order.numbers.size());
}

int PaperListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

Qt::ItemFlags PaperListModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsDragEnabled : flags;
}

QVariant PaperListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ListColumn &column = listColumn(index.column());
    if (role == Qt::TextAlignmentRole)
        return int(column.alignment);
    const PaperRow *paper = row(index.row());
    if (!paper)
        return role == Qt::AccessibleTextRole ? tr("loading") : QVariant();
    switch (role) {
    case Qt::DisplayRole:
        return column.text(*paper);
    case Qt::AccessibleTextRole:
        return index.column() == TitleColumn
                   ? m_lines.withPlace(column.spoken(*paper), *paper, u". "_s)
                   : column.spoken(*paper);
    case Qt::AccessibleDescriptionRole:
        return index.column() == TitleColumn ? m_lines.description(*paper) : QString();
    case Qt::ToolTipRole: {
        QString tip = column.toolTip ? column.toolTip(*paper) : QString();
        if (index.column() == TitleColumn)
            tip = m_lines.withSigns(tip, *paper, u"\n"_s);
        if (!tip.isEmpty())
            return literalToolTip(tip);
        return {};
    }
    default:
        return {};
    }
}

QVariant PaperListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    const ListColumn &column = listColumn(section);
    switch (role) {
    case Qt::TextAlignmentRole:
        return int(column.headingAlignment);
    case Qt::DisplayRole:
        return column.sign ? QString::fromUtf8(column.sign) : column.heading();
    case Qt::ToolTipRole:
        return literalToolTip(column.heading());
    case Qt::AccessibleTextRole:
        return column.heading();
    default:
        return {};
    }
}

} // namespace broadsheet
