#include "finding/PaperSorter.h"

#include <algorithm>

namespace broadsheet {

namespace {

SortedPaper paperFrom(const Statement &row, bool isText)
{
    SortedPaper paper{.number = row.number(0),
                      .hasValue = row.flag(4),
                      .day = row.utf8(1).toByteArray(),
                      .id = row.utf8(2).toByteArray()};
    if (isText)
        paper.text = row.utf8(3).toByteArray();
    else
        paper.value = row.number(3);
    return paper;
}

} // namespace

PaperSorter::PaperSorter(Database &database, const SortKeyTraits &traits, bool ascending,
                         const DayRange &days)
    : m_database(database), m_traits(traits), m_ascending(ascending), m_days(days)
{}

std::vector<SortedPaper> PaperSorter::sorted(const PaperSet &papers) const
{
    return sortedBy(m_traits.isByDay() ? "0" : m_traits.column, papers);
}

std::vector<SortedPaper> PaperSorter::sortedLeading(const PaperSet &papers) const
{
    return sortedBy(m_traits.leadingColumn, papers);
}

std::vector<SortedPaper> PaperSorter::sortedBy(const char *column, const PaperSet &papers) const
{
    std::vector<SortedPaper> list = read(column, papers);
    std::sort(list.begin(), list.end(),
              [this](const SortedPaper &a, const SortedPaper &b) { return isBefore(a, b); });
    return list;
}

std::vector<SortedPaper> PaperSorter::read(const char *column, const PaperSet &papers) const
{
    const QByteArray sql = QByteArray("SELECT number, day, id, ") + column + ", " +
                           m_traits.hasValue + " FROM paper WHERE number = ?";
    Statement paper(m_database, sql.constData());
    Statement matchingDay(m_database, "SELECT max(day) FROM listing WHERE paper = ?"
                                      " AND day BETWEEN ? AND ?");
    const bool isText = m_traits.value == SortKeyTraits::Value::Text;
    const bool byMatchingDay = m_traits.isByDay() && m_days.isBounded();
    const QByteArray last = m_days.last().toString(Qt::ISODate).toLatin1();
    std::vector<SortedPaper> list;
    papers.forEach([&](qint64 number) {
        if (!paper.with(number).step())
            return;
        list.push_back(paperFrom(paper, isText));
        if (byMatchingDay && list.back().day > last &&
            matchingDay.with(number, m_days.first(), m_days.last()).step())
            list.back().day = matchingDay.utf8(0).toByteArray();
    });
    return list;
}

// In the order of the index, read from its beginning or its end. Papers without a value are always
// in the order of the index.
bool PaperSorter::isBefore(const SortedPaper &a, const SortedPaper &b) const
{
    if (a.hasValue != b.hasValue)
        return a.hasValue;
    if (a.value != b.value)
        return m_ascending ? a.value < b.value : a.value > b.value;
    if (a.text != b.text)
        return m_ascending ? a.text < b.text : a.text > b.text;
    const bool reversed = a.hasValue && m_traits.readsBackwards(m_ascending);
    if (a.day != b.day)
        return reversed ? a.day < b.day : a.day > b.day;
    return reversed ? a.id > b.id : a.id < b.id;
}

} // namespace broadsheet
