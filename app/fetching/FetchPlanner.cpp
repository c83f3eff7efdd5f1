#include "fetching/FetchPlanner.h"

#include "papers/SourceTraits.h"

#include <QSet>

#include <algorithm>

namespace broadsheet {

namespace {

constexpr int maxDetailsOfRefresh = 500; // papers; arXiv takes a hundred in five seconds

QString problemWith(const SourceSetup &setup, const FolderDays &found)
{
    const bool isMissing = setup.isUsable() && setup.isLocal() && !found.contains(setup.folder());
    return isMissing ? missingFolder(setup.folder().path) : setup.problem;
}

} // namespace

FetchPlanner::FetchPlanner(const std::vector<SourceSetup> &sources, FetchRequest request,
                           QDateTime now)
    : m_sources(sources), m_request(std::move(request)), m_now(std::move(now))
{}

QList<LocalFolder> FetchPlanner::folders() const
{
    QList<LocalFolder> found;
    for (const SourceSetup &setup : m_sources)
        if (isWanted(setup) && setup.isUsable() && setup.isLocal())
            found.append(setup.folder());
    return found;
}

FetchPlan FetchPlanner::planDays(const QList<DaySummary> &ledger,
                                 const FolderDays &folderDays) const
{
    FetchPlan plan;
    for (const SourceSetup &setup : m_sources) {
        if (!isWanted(setup))
            continue;
        if (const QString problem = problemWith(setup, folderDays); !problem.isEmpty()) {
            plan.withoutAsking.append({.source = setup.id(),
                                       .sourceName = sourceName(setup.id()),
                                       .day = m_request.from,
                                       .status = DayStatus::Failed,
                                       .problem = problem});
            continue;
        }
        if (setup.source->asks() == Source::Asks::Newest) {
            addNewest(plan, setup, ledger);
        } else if (setup.source->asks() == Source::Asks::Days) {
            const QList<QDate> days =
                setup.isLocal() ? daysOfFolder(setup, ledger, folderDays.value(setup.folder()))
                                : daysOf(setup, ledger);
            addDays(plan, setup, ledger, days);
            addSettled(plan, setup, ledger, days);
        }
    }
    std::stable_sort(
        plan.tasks.begin(), plan.tasks.end(),
        [](const FetchTask &a, const FetchTask &b) { return a.request.day > b.request.day; });
    return plan;
}

std::vector<const SourceSetup *> FetchPlanner::detailSources() const
{
    std::vector<const SourceSetup *> found;
    for (const SourceSetup &setup : m_sources)
        if (isWanted(setup) && setup.isUsable() && setup.source->asks() == Source::Asks::Details)
            found.push_back(&setup);
    return found;
}

Query FetchPlanner::papersForDetails() const
{
    Query query{.from = m_request.from, .to = m_request.to};
    if (m_request.isRefresh() && m_request.sources.isEmpty())
        query.limit = maxDetailsOfRefresh;
    return query;
}

std::vector<FetchTask> FetchPlanner::planDetails(const SourceSetup &setup,
                                                 const QList<PaperId> &papers) const
{
    std::vector<FetchTask> tasks;
    const qsizetype size = setup.source->batchSize();
    for (qsizetype at = 0; at < papers.size(); at += size)
        tasks.push_back({.setup = &setup, .request = {.papers = papers.mid(at, size)}});
    return tasks;
}

// A source that the user names is asked even when it is switched off.
bool FetchPlanner::isWanted(const SourceSetup &setup) const
{
    return m_request.sources.isEmpty() ? setup.enabled : m_request.sources.contains(setup.id());
}

bool FetchPlanner::isSingleDay() const
{
    return !m_request.isRefresh() && m_request.from == m_request.to;
}

FetchOccasion FetchPlanner::occasion() const
{
    return {.now = m_now, .byUser = m_request.byUser, .atStart = m_request.atStart};
}

QList<QDate> FetchPlanner::daysOf(const SourceSetup &setup, const QList<DaySummary> &ledger) const
{
    if (m_request.isRefresh()) {
        QList<QDate> days = daysToRefresh(ledger, setup.id(), occasion());
        if (sourceTraits(setup.id()).isFinal)
            days.removeIf(
                [&](QDate day) { return isWhole(ledgerEntry(ledger, setup.id(), day).status); });
        return days;
    }
    if (isSingleDay())
        return {m_request.from};
    return daysToFetch(ledger, setup.id(), m_request.from, m_request.to);
}

// Reading a folder is cheap, so a refresh covers all of its days and not only the newest. A file
// that could not be read is tried again although it is the same: it may be readable now.
QList<QDate> FetchPlanner::daysOfFolder(const SourceSetup &setup, const QList<DaySummary> &ledger,
                                        const LocalDays &files) const
{
    if (isSingleDay())
        return {m_request.from};
    const auto hasChanged = [&](QDate day) {
        const DaySource known = ledgerEntry(ledger, setup.id(), day);
        return known.status == DayStatus::NotFetched || known.at != files.value(day) ||
               (known.status == DayStatus::Failed && (m_request.byUser || !isPaused(known, m_now)));
    };
    QList<QDate> days;
    for (auto file = files.keyBegin(); file != files.keyEnd(); ++file) {
        const bool isAsked =
            m_request.isRefresh() || (*file >= m_request.from && *file <= m_request.to);
        if (isAsked && hasChanged(*file))
            days.append(*file);
    }
    return days;
}

// A list with pages is read back to what is known already, also when newer days are asked for: the
// next fetch begins where this one ends. A day that has closed since is read once more, because
// papers came to it late. The first time, one page will do.
void FetchPlanner::addNewest(FetchPlan &plan, const SourceSetup &setup,
                             const QList<DaySummary> &ledger) const
{
    if (m_request.isRefresh() && !isNewestDue(ledger, setup.id(), occasion()))
        return;
    const QDate known = newestKnownDay(ledger, setup.id());
    QDate since = known.addDays(-1);
    for (const QDate day : {m_request.from, oldestClosedDay(ledger, setup.id(), m_now)})
        if (day.isValid() && (!since.isValid() || day < since))
            since = day;
    plan.tasks.push_back({.setup = &setup,
                          .request = {.day = newestDayAnywhere(m_now),
                                      .since = since,
                                      .known = known,
                                      .categories = setup.source->parts(setup.options)},
                          .known = ledgerEntry(ledger, setup.id(), known),
                          .open = openDays(ledger, setup.id())});
}

void FetchPlanner::addDays(FetchPlan &plan, const SourceSetup &setup,
                           const QList<DaySummary> &ledger, const QList<QDate> &days) const
{
    for (const QDate day : days)
        plan.tasks.push_back(
            {.setup = &setup,
             .request = {.day = day, .categories = setup.source->parts(setup.options)},
             .known = ledgerEntry(ledger, setup.id(), day)});
}

// Days of the range that need no request are reported too.
void FetchPlanner::addSettled(FetchPlan &plan, const SourceSetup &setup,
                              const QList<DaySummary> &ledger, const QList<QDate> &asked) const
{
    if (m_request.isRefresh())
        return;
    const QSet<QDate> due(asked.cbegin(), asked.cend());
    for (const DaySummary &summary : ledger) {
        if (summary.day < m_request.from || summary.day > m_request.to || due.contains(summary.day))
            continue;
        const DaySource known = ledgerEntry(ledger, setup.id(), summary.day);
        if (known.status != DayStatus::NotFetched)
            plan.withoutAsking.append({.source = setup.id(),
                                       .sourceName = sourceName(setup.id()),
                                       .day = summary.day,
                                       .status = known.status,
                                       .isUnchanged = true,
                                       .isSkipped = true});
    }
}

std::vector<FetchTask> partsOf(const FetchTask &refused)
{
    std::vector<FetchTask> parts;
    const auto add = [&](const QList<PaperId> &papers, const QStringList &categories) {
        FetchTask part = refused;
        part.request.papers = papers;
        part.request.categories = categories;
        parts.push_back(std::move(part));
    };
    const QList<PaperId> &papers = refused.request.papers;
    const QStringList &categories = refused.request.categories;
    if (const qsizetype half = papers.size() / 2; half > 0) {
        add(papers.first(half), categories);
        add(papers.sliced(half), categories);
    } else if (categories.size() > 1) {
        for (const QString &category : categories)
            add(papers, {category});
    }
    return parts;
}

} // namespace broadsheet
