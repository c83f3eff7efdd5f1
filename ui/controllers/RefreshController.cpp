#include "controllers/RefreshController.h"

#include "papers/SourceTraits.h"
#include "settings/Settings.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace broadsheet {

namespace {

// "2024-01-01..2024-06-30 huggingFace archive"
QString textOf(const FetchRequest &request)
{
    return request.from.toString(Qt::ISODate) + u".."_s + request.to.toString(Qt::ISODate) + u' ' +
           request.sources.join(u' ');
}

FetchRequest requestOf(const QString &text)
{
    QStringList words = text.simplified().split(u' ');
    const QStringList days = words.takeFirst().split(u".."_s);
    const FetchRequest request{.sources = words,
                               .from = QDate::fromString(days.value(0), Qt::ISODate),
                               .to = QDate::fromString(days.value(1), Qt::ISODate),
                               .byUser = true};
    return request.from.isValid() && request.to.isValid() ? request : FetchRequest{};
}

bool isSameFetch(const FetchRequest &a, const FetchRequest &b)
{
    return a.sources == b.sources && a.from == b.from && a.to == b.to;
}

// Folders alone are asked for when one has changed, which the running fetch may have read before.
// What the program fetches by itself is not enough for the user either: it leaves out more.
bool isAnsweredBy(const FetchRequest &running, const FetchRequest &request)
{
    const bool isOfFolders = request.isRefresh() && !request.sources.isEmpty();
    return isSameFetch(running, request) && !isOfFolders && (running.byUser || !request.byUser);
}

} // namespace

RefreshController::RefreshController(Library &library, HttpClient &http, Settings &settings,
                                     const Clock &clock, QObject *parent, RefreshPauses pauses)
    : QObject(parent), m_settings(settings), m_clock(clock), m_fetcher(library, http, clock),
      m_lastRefresh(m_clock())
{
    connect(&m_fetcher, &Fetcher::progress, this, [this](const FetchProgress &now) {
        Q_EMIT progress(now, !m_fetcher.request().isRefresh());
    });
    connect(&m_fetcher, &Fetcher::failed, this, &RefreshController::failed);
    connect(&m_fetcher, &Fetcher::finished, this, &RefreshController::onFinished);
    connect(&m_watch, &FolderWatch::changed, this, [this] {
        QStringList local;
        for (const SourceSetup &setup : sources())
            if (setup.enabled && setup.isLocal())
                local.append(setup.id());
        enqueue({.sources = local});
    });
    m_schedule.setInterval(pauses.schedule);
    connect(&m_schedule, &QTimer::timeout, this, &RefreshController::onSchedule);
    m_retry.setSingleShot(true);
    m_retry.setInterval(pauses.offline);
    connect(&m_retry, &QTimer::timeout, this, &RefreshController::refresh);
    readSettings();
}

void RefreshController::start()
{
    if (const FetchRequest left = requestOf(m_settings.unfinishedFetch()); !left.isRefresh())
        enqueue(left);
    if (m_settings.refreshAtStart() && hasSources())
        enqueue({.atStart = true});
}

void RefreshController::refresh()
{
    enqueue({.byUser = true});
}

void RefreshController::fetchDays(QDate from, QDate to, const QStringList &sources)
{
    enqueue({.sources = sources, .from = from, .to = to, .byUser = true});
}

void RefreshController::cancel()
{
    m_queue.clear();
    m_fetcher.cancel();
}

void RefreshController::readSettings()
{
    m_fetcher.setSources(sourcesOf(m_settings));
    QList<LocalFolder> folders;
    for (const SourceSetup &setup : sources())
        if (setup.enabled && setup.isUsable() && setup.isLocal())
            folders.append(setup.folder());
    m_watch.setFolders(folders);

    if (m_settings.refreshMinutes() <= 0)
        m_schedule.stop();
    else if (!m_schedule.isActive())
        m_schedule.start();
    Q_EMIT sourcesChanged();
}

bool RefreshController::hasSources() const
{
    return std::any_of(sources().cbegin(), sources().cend(), [](const SourceSetup &setup) {
        return setup.enabled && setup.source->asks() != Source::Asks::Details;
    });
}

bool RefreshController::hasServers() const
{
    return std::any_of(sources().cbegin(), sources().cend(), [](const SourceSetup &setup) {
        return setup.enabled && !setup.isLocal() && setup.source->asks() != Source::Asks::Details;
    });
}

QMap<QString, QString> RefreshController::sourceNames() const
{
    QMap<QString, QString> names;
    for (const SourceSetup &setup : sources())
        names.insert(setup.id(), sourceName(setup.id()));
    return names;
}

void RefreshController::enqueue(const FetchRequest &request)
{
    const auto waiting = std::find_if(m_queue.begin(), m_queue.end(), [&](const FetchRequest &one) {
        return isSameFetch(one, request);
    });
    if (waiting != m_queue.end()) {
        waiting->byUser |= request.byUser;
    } else if (!m_fetcher.isRunning() || !isAnsweredBy(m_fetcher.request(), request)) {
        m_queue.push_back(request);
        startNext();
    }
}

void RefreshController::startNext()
{
    if (m_queue.empty() || m_fetcher.isRunning())
        return;
    const FetchRequest request = m_queue.front();
    m_queue.pop_front();
    if (!request.isRefresh() && request.from != request.to)
        m_settings.setUnfinishedFetch(textOf(request));
    if (request.isRefresh() && request.sources.isEmpty())
        m_lastRefresh = m_clock();
    m_retry.stop();
    (void)m_fetcher.start(request);
}

void RefreshController::onFinished(const FetchReport &report)
{
    const FetchRequest request = m_fetcher.request();
    if (m_settings.unfinishedFetch().trimmed() == textOf(request).trimmed() && !report.isOffline)
        m_settings.setUnfinishedFetch({}); // closing the window leaves it for the next start
    const bool isLost = report.isOffline && !report.isCancelled;
    const bool isOffline = hasServers() && (isLost || (m_isOffline && !report.isOnline));
    if (std::exchange(m_isOffline, isOffline) != isOffline) {
        Q_EMIT offlineChanged(m_isOffline);
        if (const FetchRequest left = requestOf(m_settings.unfinishedFetch());
            !m_isOffline && !left.isRefresh())
            enqueue(left);
    }
    m_watch.lookAgain(); // the fetch may have found a folder that was missing
    if (m_isOffline)
        m_retry.start();
    Q_EMIT finished(report, request);
    startNext();
}

// By the clock and not by the timer alone, which stands still while the computer sleeps.
void RefreshController::onSchedule()
{
    const QDateTime now = m_clock();
    const bool isClockBack = now < m_lastRefresh;
    if (!isClockBack && m_lastRefresh.secsTo(now) < 60 * m_settings.refreshMinutes())
        return;
    m_lastRefresh = now;
    if (hasSources())
        enqueue({});
}

} // namespace broadsheet
