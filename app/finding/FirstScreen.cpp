#include "finding/FirstScreen.h"

#include "finding/ExpressionFinder.h"
#include "sqlite/Statement.h"
#include "tables/PaperFlags.h"

#include <QDeadlineTimer>

#include <algorithm>

namespace broadsheet {

namespace {

using namespace std::chrono_literals;

constexpr auto patience = 8ms;                // half of what one frame has
constexpr auto patienceForAny = 3 * patience; // while there is nothing to show at all

// How many of the newest papers are looked at before all are, in libraries that are much larger: a
// word that is on every screen is found without reading of all the papers that have it.
constexpr qsizetype newestFirst[] = {3'000, 30'000};
constexpr qint64 muchLarger = 10;

class FirstScreen final
{
public:
    FirstScreen(Database &database, const Query &query, const Members &members, int rows)
        : m_database(database), m_query(query), m_members(members), m_rows(rows), m_finder(database)
    {}

    // In the order of an index, looking at the texts of what may be in the list.
    void take(const Expression &asked)
    {
        Members members = m_members;
        if (std::optional<PaperSet> set = m_finder.candidates(asked))
            narrow(members.only, *std::move(set));
        m_found =
            ordered(m_database, m_query, members, {.limit = m_rows, .confirm = confirmBy(asked)});
    }

    // Title and authors, then the others; the newest first in both.
    void takeByRelevance(const Expression &asked)
    {
        const Expression heads = headsOnly(asked);
        takeByDay(heads);
        if (!(heads == asked))
            takeByDay(asked);
    }

    [[nodiscard]] QList<qint32> found() && { return std::move(m_found); }

private:
    [[nodiscard]] bool isDone() const { return m_outOfTime || m_found.size() >= m_rows; }

    static void narrow(std::optional<PaperSet> &left, PaperSet set)
    {
        if (left)
            *left &= set;
        else
            left = std::move(set);
    }

    [[nodiscard]] Confirm confirmBy(const Expression &asked)
    {
        if (ExpressionFinder::isSettled(asked))
            return {};
        return [this, &asked](qint64 number) {
            m_outOfTime = m_hasAny ? m_deadline.hasExpired() : m_lastDeadline.hasExpired();
            if (m_outOfTime)
                return Belongs::NobodyKnows;
            const bool holds = m_finder.holdsFor(asked, number);
            m_hasAny |= holds;
            return holds ? Belongs::Yes : Belongs::No;
        };
    }

    void takeByDay(const Expression &asked)
    {
        Statement last(m_database, "SELECT max(number) FROM paper");
        const qint64 papers = last.step() ? last.number(0) : 0;
        qsizetype looked = 0;
        for (const qsizetype count : newestFirst) {
            if (isDone() || count * muchLarger > papers)
                break;
            takeFrom(newestPapers(count).first(std::min(count, m_newest.size())).sliced(looked),
                     asked);
            looked = count;
        }
        if (!isDone())
            takeOthers(asked, looked);
    }

    // `papers`: in their order.
    void takeFrom(const QList<qint32> &papers, const Expression &asked)
    {
        if (papers.isEmpty())
            return;
        const auto [least, most] = std::minmax_element(papers.cbegin(), papers.cend());
        const std::optional<PaperSet> candidates = m_finder.candidates(asked, {*least, *most});
        const Confirm confirm = confirmBy(asked);
        for (const qint32 number : papers) {
            if (isDone())
                return;
            if ((candidates && !candidates->contains(number)) || !m_members.has(number) ||
                m_found.contains(number))
                continue;
            if (!confirm || confirm(number) == Belongs::Yes)
                append(number);
        }
    }

    // All but so many of the newest.
    void takeOthers(const Expression &asked, qsizetype looked)
    {
        Members members = m_members;
        for (const qint32 number : std::as_const(m_found))
            members.without.insert(number);
        for (const qint32 number : std::as_const(m_newest).first(looked))
            members.without.insert(number);
        if (std::optional<PaperSet> set = m_finder.candidates(asked))
            narrow(members.only, *std::move(set));
        Query byDay = m_query;
        byDay.sort = SortKey::Date;
        byDay.ascending = false;
        for (const qint32 number :
             ordered(m_database, byDay, members,
                     {.limit = m_rows - m_found.size(), .confirm = confirmBy(asked)}))
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
    const Members &m_members;
    qsizetype m_rows;
    ExpressionFinder m_finder;
    QDeadlineTimer m_deadline{patience, Qt::PreciseTimer};
    QDeadlineTimer m_lastDeadline{patienceForAny, Qt::PreciseTimer};
    bool m_hasAny = false;
    bool m_outOfTime = false;
    QList<qint32> m_newest;
    QList<qint32> m_found;
};

} // namespace

QList<qint32> firstNumbers(Database &database, const Query &query, const Members &members,
                           const Expression &asked, int rows)
{
    FirstScreen beginning(database, query, members, rows);
    const bool inRange = query.from.isValid() || query.to.isValid();
    if (query.sort == SortKey::Relevance && !inRange && !members.unread)
        beginning.takeByRelevance(asked);
    else
        beginning.take(asked);
    return std::move(beginning).found();
}

} // namespace broadsheet
