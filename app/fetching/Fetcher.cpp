#include "fetching/Fetcher.h"

#include "fetching/FetchRun.h"

#include <algorithm>

namespace broadsheet {

QList<DayOutcome> FetchReport::problems() const
{
    QList<DayOutcome> found;
    std::copy_if(outcomes.cbegin(), outcomes.cend(), std::back_inserter(found),
                 [](const DayOutcome &one) {
                     return one.status == DayStatus::Failed || one.status == DayStatus::CutShort ||
                            (!one.problem.isEmpty() && one.status != DayStatus::NotOpenYet);
                 });
    return found;
}

Fetcher::Fetcher(Library &library, HttpClient &http, Clock clock, QObject *parent)
    : QObject(parent), m_library(library), m_http(http), m_clock(std::move(clock))
{}

Fetcher::~Fetcher() = default;

void Fetcher::setSources(std::vector<SourceSetup> sources)
{
    if (m_run)
        m_nextSources = std::make_unique<std::vector<SourceSetup>>(std::move(sources));
    else
        m_sources = std::move(sources);
}

const std::vector<SourceSetup> &Fetcher::sources() const
{
    return m_nextSources ? *m_nextSources : m_sources;
}

bool Fetcher::start(const FetchRequest &request)
{
    if (m_run)
        return false;
    m_request = request;
    m_run = new FetchRun(m_library, m_http, m_sources, request, m_clock, this);
    connect(m_run, &FetchRun::progress, this, &Fetcher::progress);
    connect(m_run, &FetchRun::dayDone, this, &Fetcher::dayDone);
    connect(m_run, &FetchRun::failed, this, &Fetcher::failed);
    connect(m_run, &FetchRun::finished, this, &Fetcher::end);
    return true;
}

void Fetcher::end(const FetchReport &report)
{
    m_run->deleteLater();
    m_run = nullptr;
    if (const auto next = std::move(m_nextSources))
        m_sources = std::move(*next);
    Q_EMIT finished(report);
}

void Fetcher::cancel()
{
    if (m_run)
        m_run->cancel();
}

bool Fetcher::isRunning() const
{
    return m_run != nullptr;
}

FetchRequest Fetcher::request() const
{
    return m_request;
}

} // namespace broadsheet
