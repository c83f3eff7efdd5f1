// Votes over time: which observation is the newest, and which papers took off.
#pragma once

#include "sqlite/Database.h"
#include "tables/Merge.h"

#include <optional>
#include <tuple>

namespace broadsheet {

struct Observation
{
    qint64 time = 0; // when the votes were so; see observationTime()
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

// Of a stored paper, the last of each source and day.
[[nodiscard]] QList<Observation> newestObservations(Database &database, qint64 paper);

// Every observation of a stored paper with these listings, oldest first.
[[nodiscard]] QList<Observation> observationsOf(Database &database, qint64 paper,
                                                const QList<Listing> &listings);

// Without repetitions; the last one has the same votes as the last observation.
[[nodiscard]] QList<VoteObservation> votesOverTime(const QList<Observation> &oldestFirst);

// When the reader last passed or marked a paper as read; 0: never.
[[nodiscard]] qint64 lastPassing(Database &database, const QString &id);

// The votes gained since, when the paper took off.
[[nodiscard]] int riseOf(Database &database, const QString &id,
                         const QList<Observation> &oldestFirst);

// False when this or a larger one of the same source, day and moment is there already.
bool keepObservation(Database &database, qint64 paper, const Observation &observation);

} // namespace broadsheet
