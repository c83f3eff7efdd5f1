#include "network/HttpClient.h"

#include "base/Logging.h"
#include "network/HostQueue.h"
#include "network/HttpErrors.h"
#include "network/Proxy.h"
#include "network/RetryRules.h"
#include "network/Transfer.h"

#include <QDir>
#include <QNetworkAccessManager>
#include <QNetworkDiskCache>
#include <QRandomGenerator>

#include <map>

using namespace std::chrono_literals;

namespace broadsheet {

namespace {

constexpr int kRequestsPerHost = 4;

QString hostOf(const QUrl &url)
{
    return url.scheme() + u"://" + url.authority(QUrl::FullyEncoded | QUrl::RemoveUserInfo);
}

// What a request without a budget keeps to.
Budget budgetOf(const HttpRequest &request)
{
    if (!request.budget.name.isEmpty())
        return request.budget;
    return {.name = hostOf(request.url), .connections = kRequestsPerHost};
}

} // namespace

// Each request is a job until its answer is handed over or it is cancelled. A job waits in its
// lane, has a transfer, and may wait once more to follow a redirect or to try again.
class HttpClient::Private
{
public:
    struct Job
    {
        HttpRequest request;
        Done done;
        HostQueue *lane = nullptr; // null: refused
        std::unique_ptr<Transfer> transfer = {};
        std::unique_ptr<QObject> wake = {}; // until the next attempt
        int attempts = 0;                   // that have ended
        std::optional<HttpReply> part = {}; // of an attempt that broke off
    };

    explicit Private(HttpClient *client, HttpSettings given)
        : q(client), settings(std::move(given)),
          clock(settings.clock ? *settings.clock : machineClock),
          budgets(settings.budgetFile, clock)
    {}

    QNetworkAccessManager &network(const HttpRequest &request);
    [[nodiscard]] std::unique_ptr<QNetworkDiskCache> diskCache() const;
    HostQueue &laneOf(const QString &name);
    void go(Ticket ticket);
    void start(Ticket ticket, Job &job);
    void end(Ticket ticket);
    bool triesAgain(Ticket ticket, Job &job, const Transfer::Outcome &outcome);
    void hold(Job &job, Transfer::Outcome &outcome);
    void refuse(Ticket ticket, const Error &error);
    void close(Ticket ticket, const QDateTime &until);
    std::optional<Job> take(Ticket ticket);

    HttpClient *q;
    HttpSettings settings;
    HttpClock machineClock;
    const HttpClock &clock;
    std::optional<Error> badProxy;
    Ticket lastTicket = 0;
    std::unique_ptr<QNetworkAccessManager> cachingManager; // these outlive the transfers
    std::unique_ptr<QNetworkAccessManager> plainManager;
    Budgets budgets;
    std::map<QString, HostQueue> lanes; // by the name of the budget, or by host; outlive the jobs
    std::map<Ticket, Job> jobs;
};

// Made at the first request: it costs tens of milliseconds, which a start without network saves.
// Who asks by validator has a manager without cache: Qt would answer with what it kept.
QNetworkAccessManager &HttpClient::Private::network(const HttpRequest &request)
{
    const bool isCached =
        !settings.folder.isEmpty() && !request.takesAnything && request.validator.isEmpty();
    std::unique_ptr<QNetworkAccessManager> &manager = isCached ? cachingManager : plainManager;
    if (manager)
        return *manager;
    manager = std::make_unique<QNetworkAccessManager>();
    if (auto proxies = proxyFactory(settings.proxy))
        manager->setProxyFactory(proxies->release());
    if (isCached)
        manager->setCache(diskCache().release());
    return *manager;
}

std::unique_ptr<QNetworkDiskCache> HttpClient::Private::diskCache() const
{
    if (!QDir().mkpath(settings.folder)) {
        qCWarning(logNetwork) << "No cache of replies: cannot make the folder" << settings.folder;
        return nullptr;
    }
    auto cache = std::make_unique<QNetworkDiskCache>();
    cache->setCacheDirectory(settings.folder);
    cache->setMaximumCacheSize(settings.maxBytes);
    return cache;
}

HostQueue &HttpClient::Private::laneOf(const QString &name)
{
    const auto [place, isNew] = lanes.try_emplace(name, budgets, clock);
    HostQueue &lane = place->second;
    if (isNew) {
        connect(&lane, &HostQueue::turn, q, [this](Ticket ticket) { go(ticket); });
        // Queued: whoever is told may delete this client.
        connect(
            &lane, &HostQueue::closed, q,
            [this](Ticket ticket, const QDateTime &until) { close(ticket, until); },
            Qt::QueuedConnection);
    }
    return lane;
}

void HttpClient::Private::go(Ticket ticket)
{
    const auto found = jobs.find(ticket);
    if (found == jobs.end())
        return;
    Job &job = found->second;
    if (job.transfer)
        job.transfer->follow();
    else
        start(ticket, job);
}

void HttpClient::Private::start(Ticket ticket, Job &job)
{
    job.transfer = std::make_unique<Transfer>(network(job.request), clock, job.request);
    const Transfer *transfer = job.transfer.get();
    HostQueue *lane = job.lane;
    connect(transfer, &Transfer::sent, lane, [lane, ticket] { lane->sent(ticket); });
    connect(transfer, &Transfer::redirected, lane, [lane, ticket] { lane->enterFirst(ticket); });
    // Queued: whoever is told may delete this client, which must not happen inside Qt's reply.
    connect(
        transfer, &Transfer::finished, q, [this, ticket] { end(ticket); }, Qt::QueuedConnection);
}

void HttpClient::Private::end(Ticket ticket)
{
    const auto found = jobs.find(ticket);
    if (found == jobs.end())
        return;
    Job &job = found->second;
    Transfer::Outcome outcome = job.transfer->takeOutcome();
    job.transfer.reset();
    job.lane->leave(ticket);
    if (outcome.leaveAloneUntil.isValid())
        job.lane->pause(outcome.leaveAloneUntil);
    hold(job, outcome);
    if (triesAgain(ticket, job, outcome))
        return;
    const Done done = std::move(job.done);
    jobs.erase(found); // before `done`, which may end this client and its managers
    done(std::move(outcome.result));
}

// Of several attempts the one counts that brought most, if none brought all.
void HttpClient::Private::hold(Job &job, Transfer::Outcome &outcome)
{
    const auto isPart = [](const HttpReply &reply) {
        return reply.status == 200 && !reply.problem.isEmpty();
    };
    Result<HttpReply> &result = outcome.result;
    const bool isWhole =
        result && result->problem.isEmpty() && (result->status < 300 || result->status == 304);
    if (isWhole)
        return;
    if (job.part && !(result && isPart(*result) && result->body.size() >= job.part->body.size())) {
        job.part->retryAt = result ? result->retryAt : QDateTime();
        result = *job.part;
    }
    if (result && isPart(*result) && job.attempts < job.request.retries)
        job.part = *result;
}

bool HttpClient::Private::triesAgain(Ticket ticket, Job &job, const Transfer::Outcome &outcome)
{
    if (!outcome.mayPass || job.attempts >= job.request.retries)
        return false;
    ++job.attempts;
    const QDateTime now = clock.now();
    const bool isTold = outcome.leaveAloneUntil.isValid();
    auto wait = backoff(job.attempts, QRandomGenerator::global()->generateDouble());
    if (isTold)
        wait = std::max(wait, std::chrono::milliseconds(now.msecsTo(outcome.leaveAloneUntil)));
    if (wait > kPatience)
        return false;
    if (isTold || isOverloaded(outcome.status)) { // all the others have to wait as well
        job.lane->pause(now.addMSecs(wait.count()));
        job.lane->enterFirst(ticket);
        return true;
    }
    job.wake = std::make_unique<QObject>();
    clock.after(wait, job.wake.get(), [ticket, lane = job.lane] { lane->enterFirst(ticket); });
    return true;
}

std::optional<HttpClient::Private::Job> HttpClient::Private::take(Ticket ticket)
{
    const auto found = jobs.find(ticket);
    if (found == jobs.end())
        return std::nullopt;
    Job job = std::move(found->second);
    jobs.erase(found);
    if (job.lane)
        job.lane->leave(ticket);
    return job;
}

void HttpClient::Private::refuse(Ticket ticket, const Error &error)
{
    const auto tell = [this, ticket, error] {
        if (const std::optional<Job> job = take(ticket))
            job->done(Failure(error));
    };
    QMetaObject::invokeMethod(q, tell, Qt::QueuedConnection);
}

// Nobody is asked, yet the answer is known: what the server said to the request before.
void HttpClient::Private::close(Ticket ticket, const QDateTime &until)
{
    std::optional<Job> job = take(ticket);
    if (!job)
        return;
    job->transfer.reset(); // before `done`, which may end this client and its managers
    const Error error = leftAlone(job->request.url, until);
    if (!job->request.takesAnything)
        return job->done(Failure(error));
    HttpReply reply = job->part.value_or(HttpReply{.status = 429, .url = job->request.url});
    reply.at = clock.now();
    reply.retryAt = until;
    reply.problem = error.message;
    job->done(std::move(reply));
}

HttpClient::HttpClient(HttpSettings settings, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, std::move(settings)))
{
    if (const auto proxies = proxyFactory(d->settings.proxy); !proxies)
        d->badProxy = proxies.error();
}

HttpClient::~HttpClient() = default;

HttpClient::Ticket HttpClient::get(const HttpRequest &request, Done done)
{
    const Ticket ticket = ++d->lastTicket;
    Private::Job &job =
        d->jobs.emplace(ticket, Private::Job{.request = request, .done = std::move(done)})
            .first->second;
    const std::optional<Error> error = d->badProxy ? d->badProxy : refusal(request);
    if (error) {
        d->refuse(ticket, *error);
        return ticket;
    }
    const Budget budget = budgetOf(request);
    job.lane = &d->laneOf(budget.name);
    job.lane->enter(ticket, budget);
    return ticket;
}

void HttpClient::cancel(Ticket ticket)
{
    d->take(ticket);
}

} // namespace broadsheet
