#include "finding/FirstScreen.h"

#include "finding/Conditions.h"
#include "finding/ExpressionFinder.h"
#include "sqlite/Statement.h"
#include "tables/PaperFlags.h"

#include <QDeadlineTimer>

#include <algorithm>

namespace broadsheet {

namespace {

using namespace std::chrono_literals;

constexpr auto screenTimeout = 8ms; // half of one frame
constexpr auto emptyScreenTimeout = 3 * screenTimeout;

// Large libraries try this many of the newest papers before all of them: a common word then fills
// the screen without reading every match.
constexpr qsizetype newestSteps[] = {3'000, 30'000};
constexpr qint64 minLibraryPerStep = 10; // a step is worth it in a library this many times larger
// So many words are together in few papers, and FTS5 reads for the beginning of a word all papers
// with it, however few are asked for.
constexpr qsizetype manyTerms = 4;

class FirstScreen final
{
public:
    FirstScreen(Database &database, const Query &query, const ListFilter &filter, int rows,
                const ScreenTimeout &isOver)
        : m_database(database), m_query(query), m_filter(filter), m_rows(rows),
          m_timeoutIsOver(isOver), m_finder(database)
    {}

    // In the order of the query, reading the texts of the candidates one by one.
    void fillInOrder(const Expression &asked)
    {
        ListFilter filter = m_filter;
        if (std::optional<PaperSet> set = m_finder.candidates(asked))
            intersect(filter.included, *std::move(set));
        m_found =
            sortedNumbers(m_database, m_query, filter,
                          {.limit = m_rows, .check = checkFor(asked), .listed = daysOf(asked)});
    }

    // First the matches in title and authors, then the others; the newest first in both.
    void fillByRelevance(const Expression &asked)
    {
        const Expression heads = headsOnly(asked);
        addByDay(heads);
        if (!(heads == asked))
            addByDay(asked);
    }

    [[nodiscard]] QList<qint32> found() && { return std::move(m_found); }

private:
    [[nodiscard]] bool isDone() const { return m_isOver || m_found.size() >= m_rows; }

    [[nodiscard]] MatchCheck checkFor(const Expression &asked)
    {
        if (ExpressionFinder::candidatesAreExact(asked))
            return {};
        return [this, &asked](qint64 number) {
            m_isOver = m_timeoutIsOver(!m_hasAny);
            if (m_isOver)
                return Match::Unknown;
            const bool holds = m_finder.holdsFor(asked, number);
            m_hasAny |= holds;
            return holds ? Match::Yes : Match::No;
        };
    }

    void addByDay(const Expression &asked)
    {
        Statement last(m_database, "SELECT max(number) FROM paper");
        const qint64 papers = last.step() ? last.number(0) : 0;
        qsizetype tried = 0;
        const bool isRare = hasManyTerms(asked) || daysHaveFew(asked, papers);
        for (const qsizetype count : newestSteps) {
            if (isDone() || count * minLibraryPerStep > papers || isRare)
                break;
            // Numbers can be larger than the papers are many: a rescued library has gaps.
            const QList<qint32> &newest = newestPapers(count);
            const qsizetype known = std::min(count, newest.size());
            addFrom(newest.first(known).sliced(tried), asked);
            tried = known;
        }
        if (!isDone())
            addAllBut(tried, asked);
    }

    [[nodiscard]] static bool hasManyTerms(const Expression &asked)
    {
        return asked.kind == Expression::Kind::All &&
               std::ranges::count(asked.children, Expression::Kind::Term, &Expression::kind) >=
                   manyTerms;
    }

    // Whether its days have so few of these papers that the newest need not be tried first.
    [[nodiscard]] bool daysHaveFew(const Expression &asked, qint64 papers)
    {
        const DayRange days = daysOf(asked);
        if (!days.isBounded())
            return false;
        const Expression listed{.kind = Expression::Kind::Days, .from = days.from, .to = days.to};
        const std::optional<PaperSet> set = m_finder.candidates(listed);
        return set && set->count() * minLibraryPerStep < papers;
    }

    // `papers`: in list order.
    void addFrom(const QList<qint32> &papers, const Expression &asked)
    {
        if (papers.isEmpty())
            return;
        // FTS5 reads little for a narrow range of numbers.
        const auto [first, last] = std::minmax_element(papers.cbegin(), papers.cend());
        const std::optional<PaperSet> candidates = m_finder.candidates(asked, {*first, *last});
        const MatchCheck check = checkFor(asked);
        for (const qint32 number : papers) {
            if (isDone())
                return;
            if ((candidates && !candidates->contains(number)) || !m_filter.accepts(number) ||
                m_found.contains(number))
                continue;
            if (!check || check(number) == Match::Yes)
                append(number);
        }
    }

    // From all papers except the newest, which were tried before.
    void addAllBut(qsizetype newest, const Expression &asked)
    {
        ListFilter filter = m_filter;
        for (const qint32 number : std::as_const(m_found))
            filter.excluded.insert(number);
        for (const qint32 number : std::as_const(m_newest).first(newest))
            filter.excluded.insert(number);
        if (std::optional<PaperSet> set = m_finder.candidates(asked))
            intersect(filter.included, *std::move(set));
        Query byDay = m_query;
        byDay.sort = SortKey::Date;
        byDay.ascending = false;
        for (const qint32 number : sortedNumbers(m_database, byDay, filter,
                                                 {.limit = m_rows - m_found.size(),
                                                 .check = checkFor(asked),
                                                 .listed = daysOf(asked)}))
            append(number);
    }

    void append(qint32 number)
    {
        m_found.append(number);
        m_hasAny = true;
    }

    const QList<qint32> &newestPapers(qsizetype count)
    {
        if (m_newest.size() >= count)
            return m_newest;
        m_newest.clear();
        Statement papers(m_database, "SELECT number FROM paper ORDER BY day DESC, id LIMIT ?");
        papers.with(static_cast<qint64>(count));
        while (papers.step())
            m_newest.append(static_cast<qint32>(papers.number(0)));
        return m_newest;
    }

    Database &m_database;
    const Query &m_query;
    const ListFilter &m_filter;
    qsizetype m_rows;
    const ScreenTimeout &m_timeoutIsOver;
    ExpressionFinder m_finder;
    bool m_hasAny = false;
    bool m_isOver = false;
    QList<qint32> m_newest;
    QList<qint32> m_found;
};

} // namespace

ScreenTimeout startScreenTimeout()
{
    return [full = QDeadlineTimer(screenTimeout, Qt::PreciseTimer),
            empty = QDeadlineTimer(emptyScreenTimeout, Qt::PreciseTimer)](bool isEmpty) {
        return isEmpty ? empty.hasExpired() : full.hasExpired();
    };
}

QList<qint32> firstNumbers(Database &database, const Query &query, const ListFilter &filter,
                           const Expression &asked, int rows, const ScreenTimeout &isOver)
{
    FirstScreen screen(database, query, filter, rows, isOver);
    const bool inRange = query.from.isValid() || query.to.isValid();
    if (query.sort == SortKey::Relevance && !inRange && !filter.unreadOnly)
        screen.fillByRelevance(asked);
    else
        screen.fillInOrder(asked);
    return std::move(screen).found();
}

} // namespace broadsheet
