// Votes over time: the newest observation, and which papers are rising.
#pragma once

#include "papers/Paper.h"
#include "sqlite/Database.h"
#include "tables/Listing.h"

#include <optional>
#include <tuple>

namespace broadsheet {

struct Observation
{
    // Both in milliseconds since 1970.
    qint64 time = 0; // when the paper had these votes; differs from `at` for sources that are files
    qint64 at = 0;   // when the source said so
    int votes = 0;
    QString source;
    QDate day;

    auto operator<=>(const Observation &other) const
    {
        return std::tie(time, at, votes, source, day) <=>
               std::tie(other.time, other.at, other.votes, other.source, other.day);
    }
    bool operator==(const Observation &) const = default;
};

[[nodiscard]] Observation observation(const QString &source, QDate day, qint64 at, int votes);
[[nodiscard]] std::optional<Observation> observationOf(const Listing &listing);

// The newest observation of each source and day of a stored paper.
[[nodiscard]] QList<Observation> newestObservations(Database &database, qint64 paper);

// All observations of a stored paper, the oldest first. `listings`: of this paper.
[[nodiscard]] QList<Observation> observationsOf(Database &database, qint64 paper,
                                                const QList<Listing> &listings);

// Without repetitions. The last value has the votes of the last observation.
[[nodiscard]] QList<VoteObservation> votesOverTime(const QList<Observation> &oldestFirst);

// When the user last passed the paper or marked it as read, in milliseconds since 1970; 0: never.
[[nodiscard]] qint64 lastPassed(Database &database, const QString &id);

// The votes that a rising paper gained since then; 0: it is not rising.
[[nodiscard]] int riseOf(Database &database, const QString &id,
                         const QList<Observation> &oldestFirst);

// Whether the last gain of votes is more than 14 days before `now`, in milliseconds since 1970.
[[nodiscard]] bool isOldRise(const QList<Observation> &oldestFirst, qint64 now);

[[nodiscard]] QList<qint64> risingPapers(Database &database);
// Ends the rises of these papers that became old, and returns the ids of those papers.
QStringList endOldRises(Database &database, const QList<qint64> &rising, qint64 now);

// Stores an observation in the table `vote`. False: one of the same source, day and time with as
// many votes or more is stored already.
bool keepObservation(Database &database, qint64 paper, const Observation &observation);

} // namespace broadsheet
