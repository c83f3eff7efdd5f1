#include "finding/ListOrder.h"

#include "sqlite/Statement.h"
#include "tables/PaperFlags.h"

#include <algorithm>

namespace broadsheet {

namespace {

constexpr qsizetype few = 2000;     // up to so many are sorted rather than looked for in an index
constexpr int asksBeforeSet = 2000; // single questions cost as much as reading a whole set

// What an order is made of. Read, Starred, Rise and Relevance are days, in two parts.
enum class Column { Votes, Title, Authors, Day };

Column columnOf(SortKey key)
{
    switch (key) {
    case SortKey::Votes:
        return Column::Votes;
    case SortKey::Title:
        return Column::Title;
    case SortKey::Authors:
        return Column::Authors;
    default:
        return Column::Day;
    }
}

// The papers that have a value for the column, and then those without; each of the statements reads
// an index from its beginning or its end.
struct Walk
{
    const char *known;
    const char *unknown;
};

Walk walkOf(Column column, bool ascending)
{
    static constexpr auto noDay = "SELECT number FROM paper WHERE day = '' ORDER BY id";
    static constexpr auto noTitle =
        "SELECT number FROM paper WHERE title_key = '' ORDER BY day DESC, id";
    static constexpr auto noAuthors =
        "SELECT number FROM paper WHERE authors_key = '' ORDER BY day DESC, id";
    static constexpr auto noVotes =
        "SELECT number FROM paper WHERE votes IS NULL ORDER BY day DESC, id";
    switch (column) {
    case Column::Votes:
        return {ascending ? "SELECT number FROM paper WHERE votes IS NOT NULL"
                            " ORDER BY votes, day, id DESC"
                          : "SELECT number FROM paper WHERE votes IS NOT NULL"
                            " ORDER BY votes DESC, day DESC, id",
                noVotes};
    case Column::Title:
        return {ascending ? "SELECT number FROM paper WHERE title_key > ''"
                            " ORDER BY title_key, day DESC, id"
                          : "SELECT number FROM paper WHERE title_key > ''"
                            " ORDER BY title_key DESC, day, id DESC",
                noTitle};
    case Column::Authors:
        return {ascending ? "SELECT number FROM paper WHERE authors_key > ''"
                            " ORDER BY authors_key, day DESC, id"
                          : "SELECT number FROM paper WHERE authors_key > ''"
                            " ORDER BY authors_key DESC, day, id DESC",
                noAuthors};
    case Column::Day:
        return {ascending ? "SELECT number FROM paper WHERE day > '' ORDER BY day, id DESC"
                          : "SELECT number FROM paper WHERE day > '' ORDER BY day DESC, id",
                noDay};
    }
    Q_UNREACHABLE();
}

// One paper to be sorted.
struct Place
{
    qint64 number = 0;
    bool known = true;
    qint64 value = 0;
    QByteArray key;
    QByteArray day;
    QByteArray id;
};

constexpr auto firstDay = "0"; // '' is no day, and comes before every other
constexpr auto lastDay = "9999-12-31";

class Ordering final
{
public:
    Ordering(Database &database, const Query &query, const OrderOptions &options)
        : m_database(database), m_limit(options.limit), m_confirm(options.confirm),
          m_column(columnOf(query.sort)),
          m_ascending(query.ascending && query.sort != SortKey::Relevance),
          m_isInRange(m_column == Column::Day && (query.from.isValid() || query.to.isValid())),
          m_from(query.from.isValid() ? query.from.toString(Qt::ISODate)
                                      : QString::fromLatin1(firstDay)),
          m_to(query.to.isValid() ? query.to.toString(Qt::ISODate) : QString::fromLatin1(lastDay))
    {}

    void take(const Members &members);
    // These first, in the direction of the order.
    void takeInParts(const Members &members, const PaperSet &first, bool byRise);
    [[nodiscard]] QList<qint32> numbers() && { return std::move(m_numbers); }

private:
    [[nodiscard]] bool isFull() const { return m_numbers.size() >= m_limit; }
    [[nodiscard]] bool isWorthSorting(qsizetype count);
    void walk(const Members &members);
    void walkRange(const Members &members);
    [[nodiscard]] bool isWanted(qint64 number, const Members &members)
    {
        return members.has(number) && (!members.unread || isUnread(number));
    }
    [[nodiscard]] bool isUnread(qint64 number);
    [[nodiscard]] std::vector<Place> sortedPlaces(const PaperSet &numbers, const Members &members,
                                                  bool byRise);
    [[nodiscard]] Place placeFrom(const Statement &row) const;
    [[nodiscard]] bool isBefore(const Place &a, const Place &b) const;
    void append(qint64 number)
    {
        const Belongs belongs = m_confirm ? m_confirm(number) : Belongs::Yes;
        if (belongs == Belongs::Yes)
            m_numbers.append(static_cast<qint32>(number));
        else if (belongs == Belongs::NobodyKnows)
            m_limit = m_numbers.size();
    }
    void append(const std::vector<Place> &places);

    Database &m_database;
    qsizetype m_limit;
    Confirm m_confirm;
    Column m_column;
    bool m_ascending;
    bool m_isInRange; // sorted by the matching day instead of the newest one
    QString m_from;
    QString m_to;
    QList<qint32> m_numbers;
    std::optional<Statement> m_readMark;
    std::optional<PaperSet> m_unread;
    int m_asked = 0;
};

void Ordering::take(const Members &members)
{
    if (isFull())
        return;
    if (members.only) {
        PaperSet numbers = *members.only;
        numbers -= members.without;
        if (isWorthSorting(numbers.count())) {
            append(sortedPlaces(numbers, members, false));
            return;
        }
    }
    if (m_isInRange)
        walkRange(members);
    else
        walk(members);
}

void Ordering::takeInParts(const Members &members, const PaperSet &first, bool byRise)
{
    Members others = members;
    others.without |= first;
    Members ahead = members;
    ahead.only = first;
    if (members.only)
        *ahead.only &= *members.only;
    const auto takeAhead = [&] {
        PaperSet numbers = *ahead.only;
        numbers -= ahead.without;
        if (byRise)
            append(sortedPlaces(numbers, ahead, true));
        else
            take(ahead);
    };
    if (m_ascending)
        take(others);
    if (!isFull())
        takeAhead();
    if (!m_ascending)
        take(others);
}

// A step along an index takes a tenth of a microsecond, looking a paper up some three of them.
bool Ordering::isWorthSorting(qsizetype count)
{
    if (count <= few)
        return true;
    Statement newest(m_database, "SELECT max(number) FROM paper");
    const double papers = newest.step() ? static_cast<double>(newest.number(0)) : 0;
    const auto members = static_cast<double>(count);
    const double steps = std::min(papers, static_cast<double>(m_limit) * papers / members);
    return members * 30 < steps;
}

void Ordering::walk(const Members &members)
{
    const Walk statements = walkOf(m_column, m_ascending);
    for (const char *sql : {statements.known, statements.unknown}) {
        Statement papers(m_database, sql);
        while (!isFull() && papers.step())
            if (const qint64 number = papers.number(0); isWanted(number, members))
                append(number);
    }
}

// The newest day is the matching one for all but the papers that were listed again later: these are
// sorted and put in between.
void Ordering::walkRange(const Members &members)
{
    Statement listedLater(m_database, "SELECT number FROM paper WHERE day > ?");
    PaperSet later = numbersFrom(listedLater.with(m_to));
    if (members.only)
        later &= *members.only;
    later -= members.without;
    const std::vector<Place> between = sortedPlaces(later, members, false);
    auto next = between.begin();
    Statement papers(m_database, m_ascending
                                     ? "SELECT number, day, id FROM paper WHERE day BETWEEN ? AND ?"
                                       " ORDER BY day, id DESC"
                                     : "SELECT number, day, id FROM paper WHERE day BETWEEN ? AND ?"
                                       " ORDER BY day DESC, id");
    papers.with(m_from, m_to);
    while (!isFull() && papers.step()) {
        if (!isWanted(papers.number(0), members))
            continue;
        const Place place{.number = papers.number(0),
                          .day = papers.utf8(1).toByteArray(),
                          .id = papers.utf8(2).toByteArray()};
        for (; next != between.end() && isBefore(*next, place) && !isFull(); ++next)
            append(next->number);
        if (!isFull())
            append(place.number);
    }
    for (; next != between.end() && !isFull(); ++next)
        append(next->number);
}

bool Ordering::isUnread(qint64 number)
{
    if (!m_unread && ++m_asked > asksBeforeSet)
        m_unread = papersThatAre(m_database, PaperFlag::Unread);
    if (m_unread)
        return m_unread->contains(number);
    if (!m_readMark)
        m_readMark.emplace(m_database, "SELECT read FROM paper WHERE number = ?");
    const bool unread = m_readMark->with(number).step() && m_readMark->number(0) == 0;
    m_readMark->reset();
    return unread;
}

std::vector<Place> Ordering::sortedPlaces(const PaperSet &numbers, const Members &members,
                                          bool byRise)
{
    Statement paper(
        m_database,
        byRise                      ? "SELECT number, day, id, rise FROM paper WHERE number = ?"
        : m_column == Column::Votes ? "SELECT number, day, id, votes FROM paper WHERE number = ?"
        : m_column == Column::Title
            ? "SELECT number, day, id, title_key FROM paper WHERE number = ?"
        : m_column == Column::Authors ? "SELECT number, day, id, authors_key FROM paper"
                                        " WHERE number = ?"
                                      : "SELECT number, day, id, 0 FROM paper WHERE number = ?");
    Statement dayInRange(m_database, "SELECT max(day) FROM listing WHERE paper = ?"
                                     " AND day BETWEEN ? AND ?");
    std::vector<Place> places;
    numbers.forEach([&](qint64 number) {
        if ((members.unread && !isUnread(number)) || !paper.with(number).step())
            return;
        places.push_back(placeFrom(paper));
        if (m_isInRange && places.back().day > m_to.toLatin1() &&
            dayInRange.with(number, m_from, m_to).step())
            places.back().day = dayInRange.utf8(0).toByteArray();
    });
    std::sort(places.begin(), places.end(),
              [this](const Place &a, const Place &b) { return isBefore(a, b); });
    return places;
}

Place Ordering::placeFrom(const Statement &row) const
{
    Place place{
        .number = row.number(0), .day = row.utf8(1).toByteArray(), .id = row.utf8(2).toByteArray()};
    if (m_column == Column::Title || m_column == Column::Authors)
        place.key = row.utf8(3).toByteArray();
    else
        place.value = row.number(3);
    place.known = m_column == Column::Votes ? !row.isNull(3)
                  : m_column == Column::Day ? !place.day.isEmpty()
                                            : !place.key.isEmpty();
    return place;
}

// As the indexes are, seen from their beginning or their end; what has no value is not turned.
bool Ordering::isBefore(const Place &a, const Place &b) const
{
    if (a.known != b.known)
        return a.known;
    const bool isText = m_column == Column::Title || m_column == Column::Authors;
    const bool turned = a.known && (isText ? !m_ascending : m_ascending);
    if (a.value != b.value)
        return m_ascending ? a.value < b.value : a.value > b.value;
    if (a.key != b.key)
        return m_ascending ? a.key < b.key : a.key > b.key;
    if (a.day != b.day)
        return turned ? a.day < b.day : a.day > b.day;
    return turned ? a.id > b.id : a.id < b.id;
}

void Ordering::append(const std::vector<Place> &places)
{
    for (const Place &place : places) {
        if (isFull())
            return;
        append(place.number);
    }
}

} // namespace

QList<qint32> ordered(Database &database, const Query &query, const Members &members,
                      const OrderOptions &options)
{
    Ordering ordering(database, query, options);
    switch (query.sort) {
    case SortKey::Read:
        ordering.takeInParts(members, papersThatAre(database, PaperFlag::Read), false);
        break;
    case SortKey::Starred:
        ordering.takeInParts(members, papersThatAre(database, PaperFlag::Starred), false);
        break;
    case SortKey::Rise:
        ordering.takeInParts(members, papersThatAre(database, PaperFlag::Rising), true);
        break;
    case SortKey::Relevance:
        ordering.takeInParts(members, options.first, false);
        break;
    default:
        ordering.take(members);
    }
    return std::move(ordering).numbers();
}

} // namespace broadsheet
