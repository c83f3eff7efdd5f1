#include "network/HttpClient.h"

#include "base/Logging.h"
#include "network/Transfer.h"

#include <QDir>
#include <QNetworkAccessManager>
#include <QNetworkDiskCache>

#include <deque>
#include <map>

namespace broadsheet {

namespace {

constexpr int kRequestsPerHost = 4;

QString hostOf(const QUrl &url)
{
    return url.scheme() + u"://" + url.authority(QUrl::FullyEncoded | QUrl::RemoveUserInfo);
}

} // namespace

// Each request is a job until its answer is handed over or it is cancelled. A job waits in its
// host's line, then has a transfer.
class HttpClient::Private
{
public:
    struct Job
    {
        HttpRequest request;
        Done done;
        std::unique_ptr<Transfer> transfer;
    };
    struct Host
    {
        int running = 0;
        std::deque<Ticket> line; // may name jobs that were cancelled meanwhile
    };

    explicit Private(HttpClient *client, HttpCacheSettings settings)
        : q(client), cache(std::move(settings))
    {}

    QNetworkAccessManager &network();
    void startSoon(const QString &hostName);
    void startWaiting(const QString &hostName);
    void start(Ticket ticket, Job &job);
    std::optional<Job> take(Ticket ticket);
    void finish(Ticket ticket);

    HttpClient *q;
    HttpCacheSettings cache;
    Ticket lastTicket = 0;
    std::unique_ptr<QNetworkAccessManager> manager; // outlives the transfers
    std::map<Ticket, Job> jobs;
    std::map<QString, Host> hosts;
};

// Made at the first request: it costs tens of milliseconds, which a start without network saves.
QNetworkAccessManager &HttpClient::Private::network()
{
    if (manager)
        return *manager;
    manager = std::make_unique<QNetworkAccessManager>();
    if (!cache.folder.isEmpty() && !QDir().mkpath(cache.folder))
        qCWarning(logNetwork) << "No cache of replies: cannot make the folder" << cache.folder;
    else if (!cache.folder.isEmpty()) {
        auto *disk = new QNetworkDiskCache; // the manager takes it over
        disk->setCacheDirectory(cache.folder);
        disk->setMaximumCacheSize(cache.maxBytes);
        manager->setCache(disk);
    }
    return *manager;
}

// Not at once: who cancels a screenful of requests shall not start those that wait behind them.
void HttpClient::Private::startSoon(const QString &hostName)
{
    QMetaObject::invokeMethod(
        q, [this, hostName] { startWaiting(hostName); }, Qt::QueuedConnection);
}

void HttpClient::Private::startWaiting(const QString &hostName)
{
    const auto found = hosts.find(hostName);
    if (found == hosts.end())
        return;
    Host &host = found->second;
    while (host.running < kRequestsPerHost && !host.line.empty()) {
        const Ticket next = host.line.front();
        host.line.pop_front();
        if (const auto job = jobs.find(next); job != jobs.end()) {
            ++host.running;
            start(next, job->second);
        }
    }
    if (host.running == 0)
        hosts.erase(found);
}

void HttpClient::Private::start(Ticket ticket, Job &job)
{
    job.transfer = std::make_unique<Transfer>(network(), job.request);
    // Queued: whoever is told may delete this client, which must not happen inside Qt's reply.
    connect(
        job.transfer.get(), &Transfer::finished, q, [this, ticket] { finish(ticket); },
        Qt::QueuedConnection);
}

std::optional<HttpClient::Private::Job> HttpClient::Private::take(Ticket ticket)
{
    const auto found = jobs.find(ticket);
    if (found == jobs.end())
        return std::nullopt;
    Job job = std::move(found->second);
    jobs.erase(found);
    if (job.transfer) {
        const QString hostName = hostOf(job.request.url);
        --hosts[hostName].running;
        startSoon(hostName);
    }
    return job;
}

void HttpClient::Private::finish(Ticket ticket)
{
    std::optional<Job> job = take(ticket);
    if (!job)
        return;
    Result<HttpReply> result = job->transfer->takeResult();
    job->transfer.reset(); // before `done`, which may end this client and its manager
    job->done(std::move(result));
}

HttpClient::HttpClient(HttpCacheSettings cache, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, std::move(cache)))
{}

HttpClient::~HttpClient() = default;

HttpClient::Ticket HttpClient::get(const HttpRequest &request, Done done)
{
    const Ticket ticket = ++d->lastTicket;
    d->jobs.emplace(ticket, Private::Job{request, std::move(done), nullptr});
    if (const std::optional<Error> error = refusal(request.url)) {
        const auto refuse = [this, ticket, error = *error] {
            if (const auto job = d->take(ticket))
                job->done(Failure(error));
        };
        QMetaObject::invokeMethod(this, refuse, Qt::QueuedConnection);
        return ticket;
    }
    const QString hostName = hostOf(request.url);
    d->hosts[hostName].line.push_back(ticket);
    d->startSoon(hostName);
    return ticket;
}

void HttpClient::cancel(Ticket ticket)
{
    d->take(ticket);
}

} // namespace broadsheet
