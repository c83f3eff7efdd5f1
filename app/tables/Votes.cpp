#include "tables/Votes.h"

#include "base/Clock.h"
#include "papers/SourceTraits.h"
#include "tables/Listings.h"
#include "tables/MarkedSubjects.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr qint64 millisecondsPerDay = 86'400'000;
constexpr qint64 maxRiseAge = 14 * millisecondsPerDay;
constexpr int minRise = 10;

qint64 observationTime(const QString &source, QDate day, qint64 at)
{
    if (!day.isValid() || sourceTraits(source).votesOf != VotesOf::ListedDay)
        return at;
    const qint64 nextDay = (day.toJulianDay() - QDate(1970, 1, 1).toJulianDay() + 1);
    return std::min(at, nextDay * millisecondsPerDay - 1);
}

int riseAbove(const Observation &baseline, const Observation &newest)
{
    const int rise = newest.votes - baseline.votes;
    return rise >= minRise && rise >= baseline.votes ? rise : 0;
}

} // namespace

Observation observation(const QString &source, QDate day, qint64 at, int votes)
{
    return {.time = observationTime(source, day, at),
            .at = at,
            .votes = votes,
            .source = source,
            .day = day};
}

std::optional<Observation> observationOf(const Listing &listing)
{
    if (!listing.report.votes)
        return std::nullopt;
    return observation(listing.source, listing.day, listing.votesAt(), *listing.report.votes);
}

QList<Observation> newestObservations(Database &database, qint64 paper)
{
    QList<Observation> newest;
    Rows rows = database.select(u"SELECT source, day, seen, times, votes FROM listing"
                                " WHERE paper = ? AND votes IS NOT NULL"_s,
                                paper);
    while (rows.next()) {
        Listing listing{.source = rows.text(0),
                        .day = rows.day(1),
                        .seen = rows.number(2),
                        .report = {.votes = rows.known(4)}};
        setTimes(listing, rows.text(3));
        newest.append(*observationOf(listing));
    }
    return newest;
}

QList<Observation> observationsOf(Database &database, qint64 paper, const QList<Listing> &listings)
{
    QList<Observation> all;
    for (const Listing &listing : listings)
        if (const auto newest = observationOf(listing))
            all.append(*newest);
    Rows older =
        database.select(u"SELECT source, day, at, votes FROM vote WHERE paper = ?"_s, paper);
    while (older.next())
        all.append(observation(older.text(0), older.day(1), older.number(2), older.count(3)));
    std::sort(all.begin(), all.end());
    return all;
}

// Leaves out votes that a source repeats, unless another source said something else in between.
QList<VoteObservation> votesOverTime(const QList<Observation> &oldestFirst)
{
    QList<VoteObservation> result;
    QHash<QString, int> said;
    for (const Observation &next : oldestFirst) {
        const auto before = said.constFind(next.source);
        const bool repeats = before != said.cend() && *before == next.votes;
        if (repeats && result.constLast().votes == next.votes)
            continue;
        said.insert(next.source, next.votes);
        result.append({.at = utcTime(next.time), .source = next.source, .votes = next.votes});
    }
    return result;
}

qint64 lastPassed(Database &database, const QString &id)
{
    static const QString sql =
        u"SELECT max(wall_time(event, at)) FROM state WHERE subject = ? AND kind IN ("_s +
        sqlKinds(&MarkKind::endsRise) + u')';
    return database.number(sql, id);
}

int riseOf(Database &database, const QString &id, const QList<Observation> &oldestFirst)
{
    if (oldestFirst.isEmpty())
        return 0;
    const Observation &first = oldestFirst.constFirst();
    const Observation &newest = oldestFirst.constLast();
    const auto isRise = [&newest](const Observation &one) { return riseAbove(one, newest) > 0; };
    if (std::none_of(oldestFirst.cbegin(), oldestFirst.cend(), isRise))
        return 0; // nearly always, and without a query
    const qint64 passed = lastPassed(database, id);
    if (passed == 0)
        return newest.time - first.time <= maxRiseAge ? riseAbove(first, newest) : 0;
    const auto later = std::find_if(oldestFirst.cbegin(), oldestFirst.cend(),
                                    [passed](const Observation &one) { return one.time > passed; });
    return riseAbove(later == oldestFirst.cbegin() ? first : *std::prev(later), newest);
}

bool isOldRise(const QList<Observation> &oldestFirst, qint64 now)
{
    if (oldestFirst.isEmpty())
        return true;
    const int votes = oldestFirst.constLast().votes;
    const auto before = std::find_if(oldestFirst.crbegin(), oldestFirst.crend(),
                                     [votes](const Observation &one) { return one.votes < votes; });
    const Observation &gained =
        before == oldestFirst.crbegin() ? oldestFirst.constLast() : *std::prev(before);
    return now - gained.time > maxRiseAge;
}

QList<qint64> risingPapers(Database &database)
{
    QList<qint64> papers;
    for (Rows rows = database.select(u"SELECT number FROM paper WHERE rise > 0"_s); rows.next();)
        papers.append(rows.number(0));
    return papers;
}

QStringList endOldRises(Database &database, const QList<qint64> &rising, qint64 now)
{
    QStringList ended;
    for (const qint64 number : rising) {
        if (!isOldRise(observationsOf(database, number, listingsOfPaper(database, number)), now))
            continue;
        database.execute(u"UPDATE paper SET rise = 0 WHERE number = ?"_s, number);
        ended.append(database.text(u"SELECT id FROM paper WHERE number = ?"_s, number));
    }
    return ended;
}

bool keepObservation(Database &database, qint64 paper, const Observation &observation)
{
    {
        Rows known = database.select(
            u"SELECT votes FROM vote WHERE paper = ? AND at = ? AND source = ? AND day = ?"_s,
            paper, observation.at, observation.source, observation.day);
        if (known.next() && known.count(0) >= observation.votes)
            return false;
    }
    database.execute(
        u"INSERT OR REPLACE INTO vote (paper, at, source, day, votes) VALUES (?, ?, ?, ?, ?)"_s,
        paper, observation.at, observation.source, observation.day, observation.votes);
    return true;
}

} // namespace broadsheet
