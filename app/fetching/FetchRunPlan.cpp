// The half of FetchRun that decides what to ask.
#include "base/Deliver.h"
#include "fetching/FetchRun.h"
#include "library/Library.h"
#include "papers/SourceTraits.h"

#include <QtConcurrentRun>

namespace broadsheet {

namespace {

constexpr int detailsInARefresh = 500; // arXiv takes a hundred in three seconds

} // namespace

bool FetchRun::isWanted(const SourceSetup &setup) const
{
    return m_order.sources.isEmpty() ? setup.enabled : m_order.sources.contains(setup.id());
}

void FetchRun::plan(const QList<DaySummary> &ledger)
{
    for (const SourceSetup &setup : m_sources) {
        if (!isWanted(setup))
            continue;
        if (!setup.isUsable()) {
            announce({.source = setup.id(),
                      .sourceName = sourceName(setup.id()),
                      .day = m_order.from,
                      .status = DayStatus::Failed,
                      .problem = setup.problem});
            continue;
        }
        if (setup.source->asks() == Source::Asks::Newest)
            planNewest(setup, ledger);
        else if (setup.source->asks() == Source::Asks::Days)
            planDays(setup, ledger);
    }
}

void FetchRun::planDays(const SourceSetup &setup, const QList<DaySummary> &ledger)
{
    if (setup.isLocal()) {
        ++m_planning;
        deliver(QtConcurrent::run(localDays, setup.options.baseUrl.toLocalFile()), this,
                [this, &setup, ledger](const LocalDays &files) {
                    if (!m_ended)
                        planLocal(setup, ledger, files);
                    planned();
                });
        return;
    }
    const QString id = setup.id();
    QList<QDate> days;
    if (m_order.isRefresh())
        days = daysToRefresh(ledger, id, occasion());
    else if (m_order.from == m_order.to)
        days = {m_order.from};
    else
        days = daysToFetch(ledger, id, m_order.from, m_order.to);
    addDays(setup, ledger, days);
    skipDays(setup, ledger, days);
}

// A folder costs nothing to ask, so all of it is kept up to date, not the newest days alone.
void FetchRun::planLocal(const SourceSetup &setup, const QList<DaySummary> &ledger,
                         const LocalDays &files)
{
    const auto isNews = [&](QDate day) {
        const DaySource known = ledgerEntry(ledger, setup.id(), day);
        return known.status == DayStatus::NotFetched ||
               (files.contains(day) && known.at != files.value(day));
    };
    QList<QDate> days;
    if (m_order.isRefresh()) {
        days = files.keys();
    } else if (m_order.from == m_order.to) {
        days = {m_order.from};
    } else {
        for (auto file = files.lowerBound(m_order.from);
             file != files.cend() && file.key() <= m_order.to; ++file)
            days.append(file.key());
    }
    if (m_order.isRefresh() || m_order.from != m_order.to)
        days.removeIf([&](QDate day) { return !isNews(day); });
    addDays(setup, ledger, days);
    skipDays(setup, ledger, days);
}

void FetchRun::planNewest(const SourceSetup &setup, const QList<DaySummary> &ledger)
{
    if (m_order.isRefresh() && !isNewestDue(ledger, setup.id(), occasion()))
        return;
    const QDate today = newestDayAnywhere(m_now);
    add({.setup = &setup, .request = {.day = today}});
}

void FetchRun::addDays(const SourceSetup &setup, const QList<DaySummary> &ledger,
                       const QList<QDate> &days)
{
    for (const QDate day : days)
        add({.setup = &setup,
             .request = {.day = day},
             .known = ledgerEntry(ledger, setup.id(), day)});
}

FetchOccasion FetchRun::occasion() const
{
    return {.now = m_now, .byReader = m_order.byReader, .atStart = m_order.atStart};
}

// What the reader asked for and is there already is said as well.
void FetchRun::skipDays(const SourceSetup &setup, const QList<DaySummary> &ledger,
                        const QList<QDate> &asked)
{
    if (m_order.isRefresh())
        return;
    const QSet<QDate> due(asked.cbegin(), asked.cend());
    for (const DaySummary &summary : ledger) {
        if (summary.day < m_order.from || summary.day > m_order.to || due.contains(summary.day))
            continue;
        const DaySource known = ledgerEntry(ledger, setup.id(), summary.day);
        if (known.status != DayStatus::NotFetched)
            announce({.source = setup.id(),
                      .sourceName = sourceName(setup.id()),
                      .day = summary.day,
                      .status = known.status,
                      .isUnchanged = true,
                      .isSkipped = true});
    }
}

// Details are asked last: the days may have brought papers without them.
void FetchRun::planDetails()
{
    m_detailsPlanned = true;
    for (const SourceSetup &setup : m_sources) {
        if (!isWanted(setup) || !setup.isUsable() || setup.source->asks() != Source::Asks::Details)
            continue;
        Query query{.from = m_order.from, .to = m_order.to};
        if (m_order.isRefresh() && m_order.sources.isEmpty())
            query.limit = detailsInARefresh;
        ++m_planning;
        deliver(
            m_library.withoutReportOf(setup.id(), query), this,
            [this, &setup](const Result<QList<PaperId>> &papers) {
                if (m_ended)
                    return;
                const qsizetype size = setup.source->batchSize();
                for (qsizetype at = 0; papers && at < papers->size(); at += size) {
                    add({.setup = &setup, .request = {.day = {}, .papers = papers->mid(at, size)}});
                }
                if (!papers)
                    Q_EMIT failed(papers.error());
                planned();
            });
    }
}

} // namespace broadsheet
