#include "finding/ListOrder.h"

#include "finding/FitOrder.h"
#include "finding/PaperSorter.h"
#include "finding/SortKeys.h"
#include "tables/PaperFlags.h"

#include <algorithm>

namespace broadsheet {

namespace {

constexpr qsizetype alwaysSorted = 2000; // up to this size, sorting is faster than an index scan
constexpr int maxSingleReads = 2000; // more cost as much as reading the set of all unread papers

// Whether papers are unread. Reads one paper at a time at first, since often only a screenful is
// asked for.
class UnreadCheck final
{
public:
    explicit UnreadCheck(Database &database) : m_database(database) {}

    [[nodiscard]] bool isUnread(qint64 number)
    {
        if (!m_unread && ++m_reads > maxSingleReads)
            m_unread = papersThatAre(m_database, PaperFlag::Unread);
        if (m_unread)
            return m_unread->contains(number);
        if (!m_readColumn)
            m_readColumn.emplace(m_database, "SELECT read FROM mark WHERE paper = ?");
        const bool unread = m_readColumn->with(number).step() && m_readColumn->number(0) == 0;
        m_readColumn->reset();
        return unread;
    }

private:
    Database &m_database;
    std::optional<Statement> m_readColumn;
    std::optional<PaperSet> m_unread;
    int m_reads = 0;
};

class ListBuilder final
{
public:
    ListBuilder(Database &database, const Query &query, const OrderOptions &options)
        : m_database(database), m_traits(traitsOf(query.sort)),
          m_ascending(query.ascending && !m_traits.isAlwaysDescending), m_days{query.from,
                                                                               query.to},
          m_sorter(database, m_traits, m_ascending, m_days), m_unread(database),
          m_limit(options.limit), m_check(options.check), m_listed(options.listed),
          m_known(options.known)
    {}

    void add(const ListFilter &filter);
    // These first, or last in ascending order.
    void addInParts(const ListFilter &filter, const PaperSet &leading);
    [[nodiscard]] QList<qint32> numbers() && { return std::move(m_numbers); }

private:
    [[nodiscard]] bool isFull() const { return m_numbers.size() >= m_limit; }
    [[nodiscard]] bool knowsOrder() const
    {
        return m_known != nullptr && m_traits.isByDay() && !m_ascending && !m_days.isBounded();
    }
    [[nodiscard]] bool isWorthSorting(qsizetype count) const;
    void walkIndex(const ListFilter &filter);
    void walkRange(const ListFilter &filter);
    [[nodiscard]] PaperSet listedAgain(const ListFilter &filter, const DayRange &days);
    [[nodiscard]] bool areFewListed();
    [[nodiscard]] bool walkListed(const ListFilter &filter);
    [[nodiscard]] bool isWanted(qint64 number, const ListFilter &filter)
    {
        return filter.accepts(number) && (!filter.unreadOnly || m_unread.isUnread(number));
    }
    [[nodiscard]] PaperSet papersIn(const ListFilter &filter, PaperSet papers);
    void append(qint64 number)
    {
        const Match match = m_check ? m_check(number) : Match::Yes;
        if (match == Match::Yes)
            m_numbers.append(static_cast<qint32>(number));
        else if (match == Match::Unknown)
            m_limit = m_numbers.size();
    }
    void append(const std::vector<SortedPaper> &papers);

    Database &m_database;
    const SortKeyTraits &m_traits;
    bool m_ascending;
    DayRange m_days;
    PaperSorter m_sorter;
    UnreadCheck m_unread;
    qsizetype m_limit;
    MatchCheck m_check;
    DayRange m_listed;
    KnownLists *m_known;
    QList<qint32> m_numbers;
};

void ListBuilder::add(const ListFilter &filter)
{
    if (isFull())
        return;
    if (filter.included) {
        PaperSet papers = *filter.included;
        papers -= filter.excluded;
        if (isWorthSorting(papers.count())) {
            append(m_sorter.sorted(papersIn(filter, std::move(papers))));
            return;
        }
    }
    if (m_traits.isByDay() && m_days.isBounded())
        walkRange(filter);
    else if (!m_traits.isByDay() || !m_listed.isBounded() || !filter.included ||
             !walkListed(filter))
        walkIndex(filter);
}

void ListBuilder::addInParts(const ListFilter &filter, const PaperSet &leading)
{
    ListFilter others = filter;
    others.excluded |= leading;
    ListFilter ahead = filter;
    intersect(ahead.included, leading);
    const auto addLeading = [&] {
        if (m_traits.leadingColumn)
            append(m_sorter.sortedLeading(papersIn(ahead, *ahead.included)));
        else
            add(ahead);
    };
    if (m_ascending)
        add(others);
    if (!isFull())
        addLeading();
    if (!m_ascending)
        add(others);
}

// A step along an index takes a tenth of a microsecond, reading one paper about three microseconds.
bool ListBuilder::isWorthSorting(qsizetype count) const
{
    if (count <= alwaysSorted || knowsOrder())
        return count <= alwaysSorted;
    Statement newest(m_database, "SELECT max(number) FROM paper");
    const double papers = newest.step() ? static_cast<double>(newest.number(0)) : 0;
    const auto wanted = static_cast<double>(count);
    const double steps = std::min(papers, static_cast<double>(m_limit) * papers / wanted);
    return wanted * 30 < steps;
}

void ListBuilder::walkIndex(const ListFilter &filter)
{
    if (knowsOrder()) {
        for (const qint32 number : m_known->byDay(m_database))
            if (isWanted(number, filter))
                append(number);
        return;
    }
    for (const QByteArray &sql :
         {selectInOrder(m_traits, m_ascending), selectWithoutValue(m_traits)}) {
        Statement papers(m_database, sql.constData());
        while (!isFull() && papers.step())
            if (const qint64 number = papers.number(0); isWanted(number, filter))
                append(number);
    }
}

// By the papersMatching day, which is the newest day of every paper except those that were listed
// again after the range: they are sorted in memory and merged into the order of the index.
void ListBuilder::walkRange(const ListFilter &filter)
{
    PaperSet later = listedAgain(filter, m_days);
    const std::vector<SortedPaper> between = m_sorter.sorted(papersIn(filter, std::move(later)));
    auto next = between.begin();
    Statement papers(m_database, m_ascending
                                     ? "SELECT number, day, id FROM paper WHERE day BETWEEN ? AND ?"
                                       " ORDER BY day, id DESC"
                                     : "SELECT number, day, id FROM paper WHERE day BETWEEN ? AND ?"
                                       " ORDER BY day DESC, id");
    papers.with(m_days.first(), m_days.last());
    while (!isFull() && papers.step()) {
        if (!isWanted(papers.number(0), filter))
            continue;
        const SortedPaper paper{.number = papers.number(0),
                                .day = papers.utf8(1).toByteArray(),
                                .id = papers.utf8(2).toByteArray()};
        for (; next != between.end() && m_sorter.isBefore(*next, paper) && !isFull(); ++next)
            append(next->number);
        if (!isFull())
            append(paper.number);
    }
    for (; next != between.end() && !isFull(); ++next)
        append(next->number);
}

// After these days. Each paper of the filter is listed on one of them.
PaperSet ListBuilder::listedAgain(const ListFilter &filter, const DayRange &days)
{
    if (!filter.included) {
        Statement later(m_database, "SELECT number FROM paper WHERE day > ?");
        return numbersFrom(later.with(days.last()));
    }
    Statement others(m_database, "SELECT number FROM paper WHERE day BETWEEN ? AND ?");
    PaperSet again = *filter.included;
    again -= numbersFrom(others.with(days.first(), days.last()));
    return again;
}

// Whether the days have at most a tenth of all papers. Of more, the first rows come sooner from a
// walk along all days.
bool ListBuilder::areFewListed()
{
    Statement newest(m_database, "SELECT max(number) FROM paper");
    const qint64 few = newest.step() ? newest.number(0) / 10 : 0;
    Statement listed(m_database, "SELECT count(*) FROM (SELECT 1 FROM paper"
                                 " WHERE day BETWEEN ? AND ? LIMIT ?)");
    listed.with(m_listed.first(), m_listed.last(), few + 1);
    return listed.step() && listed.number(0) <= few;
}

// Of the index only the days on which the papers are listed, and before them those that were listed
// again. False: these are many.
bool ListBuilder::walkListed(const ListFilter &filter)
{
    if (!areFewListed())
        return false;
    const PaperSet again = papersIn(filter, listedAgain(filter, m_listed));
    if (again.count() > alwaysSorted)
        return false;
    if (!m_ascending)
        append(m_sorter.sorted(again));
    Statement papers(m_database, m_ascending ? "SELECT number FROM paper WHERE day BETWEEN ? AND ?"
                                               " ORDER BY day, id DESC"
                                             : "SELECT number FROM paper WHERE day BETWEEN ? AND ?"
                                               " ORDER BY day DESC, id");
    papers.with(m_listed.first(), m_listed.last());
    while (!isFull() && papers.step())
        if (const qint64 number = papers.number(0); isWanted(number, filter))
            append(number);
    if (m_ascending)
        append(m_sorter.sorted(again));
    return true;
}

// Those of `papers` that are not excluded and, where that is asked for, unread.
PaperSet ListBuilder::papersIn(const ListFilter &filter, PaperSet papers)
{
    papers -= filter.excluded;
    if (!filter.unreadOnly)
        return papers;
    PaperSet unread;
    papers.forEach([&](qint64 number) {
        if (m_unread.isUnread(number))
            unread.insert(number);
    });
    return unread;
}

void ListBuilder::append(const std::vector<SortedPaper> &papers)
{
    for (const SortedPaper &paper : papers) {
        if (isFull())
            return;
        append(paper.number);
    }
}

} // namespace

QList<qint32> sortedNumbers(Database &database, const Query &query, const ListFilter &filter,
                            const OrderOptions &options)
{
    if (query.sort == SortKey::Fit)
        return numbersByFit(database, query, filter, options);
    const SortKeyTraits &traits = traitsOf(query.sort);
    ListBuilder list(database, query, options);
    if (traits.leading)
        list.addInParts(filter, papersThatAre(database, *traits.leading));
    else if (!options.leading.isEmpty())
        list.addInParts(filter, options.leading);
    else
        list.add(filter);
    return std::move(list).numbers();
}

} // namespace broadsheet
