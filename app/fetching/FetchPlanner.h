// What a fetch asks: which days of which sources, and which papers need details. Pure: the outcome
// depends on the arguments alone. The rules for a single source are in DueDays.h.
#pragma once

#include "fetching/DueDays.h"
#include "fetching/Fetcher.h"
#include "fetching/LocalArchive.h"
#include "papers/Query.h"

#include <vector>

namespace broadsheet {

// One request to one source.
struct FetchTask
{
    const SourceSetup *setup; // one of the planner's
    SourceRequest request;
    DaySource known = {};             // how the day stands so far, for a conditional request
    QMap<QDate, DaySource> open = {}; // Source::Asks::Newest: see openDays()
    int split = 0;                    // see SplitTasks; 0: it is no part of another task
};

struct FetchPlan
{
    std::vector<FetchTask> tasks;    // newest day first
    QList<DayOutcome> withoutAsking; // days that are settled, and sources that cannot be asked
};

class FetchPlanner final
{
public:
    // `sources` must outlive the planner and its tasks. `now` is UTC.
    FetchPlanner(const std::vector<SourceSetup> &sources, FetchRequest request, QDateTime now);

    // Folders of local archives. Which days they have must be known before planDays(), which
    // reports those that are missing.
    [[nodiscard]] QList<LocalFolder> folders() const;
    [[nodiscard]] FetchPlan planDays(const QList<DaySummary> &ledger,
                                     const FolderDays &folderDays) const;

    // Details are asked for after the days, which may bring papers that have none.
    [[nodiscard]] std::vector<const SourceSetup *> detailSources() const;
    [[nodiscard]] Query papersForDetails() const; // which papers may be asked about
    [[nodiscard]] std::vector<FetchTask> planDetails(const SourceSetup &setup,
                                                     const QList<PaperId> &papers) const;

private:
    [[nodiscard]] bool isWanted(const SourceSetup &setup) const;
    [[nodiscard]] bool isSingleDay() const;
    [[nodiscard]] FetchOccasion occasion() const;
    [[nodiscard]] QList<QDate> daysOf(const SourceSetup &setup,
                                      const QList<DaySummary> &ledger) const;
    [[nodiscard]] QList<QDate> daysOfFolder(const SourceSetup &setup,
                                            const QList<DaySummary> &ledger,
                                            const LocalDays &files) const;
    void addDays(FetchPlan &plan, const SourceSetup &setup, const QList<DaySummary> &ledger,
                 const QList<QDate> &days) const;
    void addNewest(FetchPlan &plan, const SourceSetup &setup,
                   const QList<DaySummary> &ledger) const;
    void addSettled(FetchPlan &plan, const SourceSetup &setup, const QList<DaySummary> &ledger,
                    const QList<QDate> &asked) const;

    const std::vector<SourceSetup> &m_sources;
    FetchRequest m_request;
    QDateTime m_now;
};

// What to ask instead of a request that was refused, since a service may refuse all of it because
// of one paper or category: papers are halved until that one is alone, categories asked one by one.
// Empty: the request has only one.
[[nodiscard]] std::vector<FetchTask> partsOf(const FetchTask &refused);

} // namespace broadsheet
