#include "network/HttpClient.h"

#include "base/Logging.h"
#include "network/Credentials.h"
#include "network/HostQueue.h"
#include "network/HttpErrors.h"
#include "network/Proxy.h"
#include "network/ReachGuard.h"
#include "network/ReplyCache.h"
#include "network/RetryRules.h"
#include "network/Transfer.h"
#include "network/WireRequest.h"
#include "papers/Links.h"

#include <QNetworkAccessManager>
#include <QRandomGenerator>

#include <map>
#include <set>
#include <utility>

using namespace std::chrono_literals;

namespace broadsheet {

// Each request is a job until its answer is delivered or it is cancelled. A job waits in its queue,
// then has a transfer, and may wait again to follow a redirect or to retry.
class HttpClient::Private
{
public:
    struct Job
    {
        HttpRequest request;
        Done done;
        QByteArray token = {};      // empty: the request takes none
        Budget budget = {};         // as its queue knows it
        HostQueue *queue = nullptr; // null: refused before it was sent, or held
        std::unique_ptr<Transfer> transfer = {};
        std::unique_ptr<QObject> retryTimer = {}; // context of the wait for the next attempt
        int attempts = 0;                         // that have ended
        std::optional<HttpReply> partial = {};    // the longest incomplete reply so far
    };

    explicit Private(HttpClient *client, HttpSettings given)
        : q(client), settings(std::move(given)),
          clock(settings.clock ? *settings.clock : systemClock), credentials(settings, clock),
          agentWithContact(userAgent(settings.contact)), proxies(settings, clock),
          guard(settings.resolver ? *settings.resolver : systemResolver, clock, proxies),
          budgets(settings.budgetFile, clock)
    {}

    QNetworkAccessManager &network(const HttpRequest &request);
    HostQueue &queueOf(const QString &name);
    void admit(Ticket ticket);
    void admitHeld();
    void checkReach(Ticket ticket);
    void proceed(Ticket ticket);
    void start(Ticket ticket, Job &job);
    void end(Ticket ticket);
    bool retry(Ticket ticket, Job &job, const Transfer::Outcome &outcome);
    void holdUp(Job &job, Transfer::Outcome &outcome);
    void usePartial(Job &job, Transfer::Outcome &outcome);
    void refuse(Ticket ticket, const Error &error);
    void refusePaused(Ticket ticket, const QDateTime &until);
    std::optional<Job> take(Ticket ticket);

    HttpClient *q;
    HttpSettings settings;
    HttpClock systemClock;
    HostResolver systemResolver;
    const HttpClock &clock;
    Credentials credentials;
    std::set<Ticket> held; // until the credentials are known
    QByteArray agentWithContact;
    SystemProxies proxies;
    ReachGuard guard;
    std::optional<Error> badProxy;
    Ticket lastTicket = 0;
    std::unique_ptr<QNetworkAccessManager> cachingManager; // these outlive the transfers
    std::unique_ptr<QNetworkAccessManager> plainManager;
    Budgets budgets;
    std::map<QString, HostQueue> queues; // by name of the budget, or by host; outlive the jobs
    std::map<Ticket, Job> jobs;
};

// Made at the first request, because it takes tens of milliseconds that the start of the program
// need not spend. Requests with a validator use the manager without a cache: with a cache Qt would
// answer them itself.
QNetworkAccessManager &HttpClient::Private::network(const HttpRequest &request)
{
    const bool isCached =
        !settings.folder.isEmpty() && !request.takesAnything && request.validator.isEmpty();
    std::unique_ptr<QNetworkAccessManager> &manager = isCached ? cachingManager : plainManager;
    if (manager)
        return *manager;
    manager = std::make_unique<QNetworkAccessManager>();
    if (auto factory = proxyFactory(credentials.proxy(), &proxies))
        manager->setProxyFactory(factory->release());
    if (isCached)
        manager->setCache(replyCache(settings.folder, settings.maxBytes).release());
    return *manager;
}

HostQueue &HttpClient::Private::queueOf(const QString &name)
{
    const auto [place, isNew] = queues.try_emplace(name, budgets, clock);
    HostQueue &queue = place->second;
    if (isNew) {
        connect(&queue, &HostQueue::granted, q, [this](Ticket ticket) { checkReach(ticket); });
        // Queued, because the receiver may delete this client.
        connect(
            &queue, &HostQueue::refused, q,
            [this](Ticket ticket, const QDateTime &until) { refusePaused(ticket, until); },
            Qt::QueuedConnection);
        connect(
            &queue, &HostQueue::waits, q,
            [this](Ticket ticket, const HttpWait &wait) {
                if (jobs.contains(ticket))
                    Q_EMIT q->waits(ticket, wait);
            },
            Qt::QueuedConnection);
    }
    return queue;
}

void HttpClient::Private::admit(Ticket ticket)
{
    const auto found = jobs.find(ticket);
    if (found == jobs.end())
        return;
    if (!credentials.areKnownFor(found->second.request)) {
        held.insert(ticket);
        return;
    }
    Job &job = found->second;
    job.token = credentials.tokenFor(job.request);
    if (!job.token.isEmpty())
        job.request.budget.requests = job.request.requestsWithToken;
    job.budget = budgetOf(job.request);
    job.queue = &queueOf(job.budget.name);
    job.queue->enqueue(ticket, job.budget);
}

// The password may also come when requests have been sent without it.
void HttpClient::Private::admitHeld()
{
    for (const auto &manager : {cachingManager.get(), plainManager.get()})
        if (auto factory = proxyFactory(credentials.proxy(), &proxies); manager && factory)
            manager->setProxyFactory(factory->release());
    for (const Ticket ticket : std::exchange(held, {}))
        admit(ticket);
}

// A name may have other addresses each time it is looked up, so this comes right before sending.
void HttpClient::Private::checkReach(Ticket ticket)
{
    const auto found = jobs.find(ticket);
    if (found == jobs.end())
        return;
    const Job &job = found->second;
    guard.check(job.request, job.transfer ? job.transfer->redirectTarget() : job.request.url,
                network(job.request), [this, ticket](const std::optional<Error> &problem) {
                    if (problem)
                        refuse(ticket, *problem);
                    else
                        proceed(ticket);
                });
}

void HttpClient::Private::proceed(Ticket ticket)
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
    // Strangers do not learn the user's address.
    const bool isService = job.request.reach == Reach::Asked;
    const Transfer::Identity identity{.userAgent = isService ? agentWithContact : userAgent(),
                                      .token = job.token};
    job.transfer = std::make_unique<Transfer>(network(job.request), clock, job.request, identity);
    const Transfer *transfer = job.transfer.get();
    HostQueue *queue = job.queue;
    connect(transfer, &Transfer::sent, queue, [queue, ticket] { queue->recordSent(ticket); });
    connect(transfer, &Transfer::redirected, queue,
            [queue, ticket, budget = job.budget] { queue->enqueueFirst(ticket, budget); });
    // Queued, because the receiver may delete this client, which is not allowed inside Qt's reply.
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
    job.queue->remove(ticket);
    if (job.request.budget.holdsUp)
        holdUp(job, outcome);
    else if (outcome.retryAt.isValid())
        budgets.pause(job.budget, outcome.retryAt);
    usePartial(job, outcome);
    if (retry(ticket, job, outcome))
        return;
    const Done done = std::move(job.done);
    jobs.erase(found); // before `done`, which may end this client and its managers
    done(std::move(outcome.result));
}

// Neither this request nor another one is sent before the pause is over.
void HttpClient::Private::holdUp(Job &job, Transfer::Outcome &outcome)
{
    const bool isSilent = outcome.isTimedOut && outcome.status == 0; // else it was only slow
    if (!isHeldUp(outcome.status) && !isSilent) {
        if (outcome.status > 0)
            budgets.endHoldUp(job.budget);
        return;
    }
    outcome.retryAt = budgets.holdUp(job.budget, outcome.retryAt);
    outcome.isTransient = false;
    if (outcome.result)
        outcome.result->retryAt = outcome.retryAt;
}

// When no attempt brought the whole body, the one that brought most is used.
void HttpClient::Private::usePartial(Job &job, Transfer::Outcome &outcome)
{
    const auto isPartial = [](const HttpReply &reply) {
        return reply.status == 200 && !reply.problem.isEmpty();
    };
    Result<HttpReply> &result = outcome.result;
    const bool isComplete =
        result && result->problem.isEmpty() && (result->status < 300 || result->status == 304);
    if (isComplete)
        return;
    if (job.partial &&
        !(result && isPartial(*result) && result->body.size() >= job.partial->body.size())) {
        job.partial->retryAt = result ? result->retryAt : QDateTime();
        result = *job.partial;
    }
    if (result && isPartial(*result) && job.attempts < job.request.retries)
        job.partial = *result;
}

bool HttpClient::Private::retry(Ticket ticket, Job &job, const Transfer::Outcome &outcome)
{
    if (!outcome.isTransient || job.attempts >= job.request.retries)
        return false;
    ++job.attempts;
    const QDateTime now = clock.now();
    const bool hasRetryAt = outcome.retryAt.isValid();
    auto wait = backoff(job.attempts, QRandomGenerator::global()->generateDouble());
    if (hasRetryAt)
        wait = std::max(wait, std::chrono::milliseconds(now.msecsTo(outcome.retryAt)));
    if (wait > maxRetryWait)
        return false;
    if (hasRetryAt || isOverloaded(outcome.status)) { // all other requests have to wait as well
        budgets.pause(job.budget, now.addMSecs(wait.count()));
        job.queue->enqueueFirst(ticket, job.budget);
        return true;
    }
    job.retryTimer = std::make_unique<QObject>();
    clock.after(wait, job.retryTimer.get(), [ticket, queue = job.queue, budget = job.budget] {
        queue->enqueueFirst(ticket, budget);
    });
    return true;
}

std::optional<HttpClient::Private::Job> HttpClient::Private::take(Ticket ticket)
{
    const auto found = jobs.find(ticket);
    if (found == jobs.end())
        return std::nullopt;
    Job job = std::move(found->second);
    jobs.erase(found);
    if (job.queue)
        job.queue->remove(ticket);
    return job;
}

void HttpClient::Private::refuse(Ticket ticket, const Error &error)
{
    const auto report = [this, ticket, error] {
        if (std::optional<Job> job = take(ticket)) {
            job->transfer.reset(); // before `done`, which may end this client and its managers
            job->done(Failure(error));
        }
    };
    QMetaObject::invokeMethod(q, report, Qt::QueuedConnection);
}

// Sends nothing: the answer follows from what the server said to an earlier request.
void HttpClient::Private::refusePaused(Ticket ticket, const QDateTime &until)
{
    std::optional<Job> job = take(ticket);
    if (!job)
        return;
    job->transfer.reset(); // before `done`, which may end this client and its managers
    const Error error = pausedByServer(job->request.url, until);
    if (!job->request.takesAnything)
        return job->done(Failure(error));
    HttpReply reply =
        job->partial.value_or(HttpReply{.status = 429, .url = job->request.url, .wasSent = false});
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
    if (const QString &contact = d->settings.contact; !contact.isEmpty() && !isContact(contact))
        qCWarning(logNetwork) << "Ignoring the setting network/contact: it is not one plain e-mail"
                              << "address such as ann@example.org";
    connect(&d->credentials, &Credentials::changed, this, [this] { d->admitHeld(); });
}

HttpClient::~HttpClient() = default;

HttpClient::Ticket HttpClient::get(const HttpRequest &request, Done done)
{
    const Ticket ticket = ++d->lastTicket;
    d->jobs.emplace(ticket, Private::Job{.request = request, .done = std::move(done)});
    const bool usesProxy = request.reach != Reach::Local;
    const std::optional<Error> error = d->badProxy && usesProxy ? d->badProxy : refusal(request);
    if (error)
        d->refuse(ticket, *error);
    else
        d->admit(ticket);
    return ticket;
}

void HttpClient::cancel(Ticket ticket)
{
    d->take(ticket);
}

} // namespace broadsheet
