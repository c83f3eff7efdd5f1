#include "thumbnails/Thumbnails.h"

#include "base/Deliver.h"
#include "base/Limits.h"
#include "decoding/Decode.h"
#include "decoding/Scaling.h"
#include "network/HttpClient.h"
#include "papers/Links.h"
#include "thumbnails/FailedPictures.h"
#include "thumbnails/MemoryCache.h"
#include "thumbnails/PictureWorkers.h"
#include "thumbnails/Tr.h"

#include <QSet>

#include <map>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr qsizetype maxSizesAtOnce = 4; // of one picture; dragging a splitter asks for many
constexpr qint64 defaultFreshDays = 7;  // when the server does not say

} // namespace

// A requested picture is a job until every requested size was delivered: first the copies on disk
// are read, then, when one is missing or stale, the picture is fetched. Every job ends with the
// picture in memory or its address in `failed`, so views that call request() on every changed()
// come to an end.
class Thumbnails::Private
{
public:
    struct Job
    {
        quint64 id = 0;
        QList<QSize> boxes; // not delivered yet
        QFuture<void> work; // on the pool
        HttpClient::Ticket ticket = 0;
        QByteArray shownSource; // hash of what the copies on disk were made from; empty: no copies
    };
    Private(Thumbnails *thumbnails, HttpClient &httpClient, const ThumbnailSettings &given);
    ~Private();

    void want(const QUrl &url, QSize box);
    void drop(Job &job);
    void readCopies(const QUrl &url);
    void useCopies(const QUrl &url, const CopiesOnDisk &found);
    void fetch(const QUrl &url);
    void decode(const QUrl &url, const HttpReply &reply);
    void usePicture(const QUrl &url, const HttpReply &reply, const DecodedPicture &made);
    void keepCopies(const QUrl &url, const HttpReply &reply, const DecodedPicture &made);
    void fail(const QUrl &url, const Error &error);

    template<class T, class Use>
    void run(const QUrl &url, QFuture<T> future, Use use);

    Thumbnails *q;
    HttpClient &client;
    MemoryCache memory;
    const ThumbnailSettings settings;
    std::map<QUrl, Job> jobs;
    FailedPictures failed; // in this session
    FetchPolicy policy;
    QSet<QUrl> held;    // not on disk, and not allowed to be fetched
    QSet<QUrl> checked; // fetched in this session, so a stale copy is not checked again
    quint64 lastId = 0;
    PictureWorkers workers;
};

Thumbnails::Private::Private(Thumbnails *thumbnails, HttpClient &httpClient,
                             const ThumbnailSettings &given)
    : q(thumbnails), client(httpClient), memory(given.memoryBytes), settings(given),
      workers(given.decoder, given.folder, given.diskBytes)
{
    limitDecodedSize();
}

Thumbnails::Private::~Private()
{
    for (auto &[url, job] : jobs)
        drop(job);
}

void Thumbnails::Private::want(const QUrl &url, QSize box)
{
    const auto [found, isNew] = jobs.try_emplace(url);
    Job &job = found->second;
    if (!job.boxes.contains(box))
        job.boxes.append(box);
    if (job.boxes.size() > maxSizesAtOnce)
        job.boxes.removeFirst();
    if (!isNew)
        return;
    job.id = ++lastId;
    readCopies(url);
}

void Thumbnails::Private::drop(Job &job)
{
    job.work.cancel();
    client.cancel(job.ticket);
}

// Passes the future's result to `use`, unless the job has been dropped since.
template<class T, class Use>
void Thumbnails::Private::run(const QUrl &url, QFuture<T> future, Use use)
{
    Job &job = jobs[url];
    job.work = QFuture<void>(future);
    deliver(std::move(future), q, [this, url, id = job.id, use](const T &result) {
        const auto found = jobs.find(url);
        if (found != jobs.end() && found->second.id == id)
            use(result);
    });
}

void Thumbnails::Private::readCopies(const QUrl &url)
{
    run(url, workers.readCopies(url, jobs[url].boxes, settings.clock()),
        [this, url](const CopiesOnDisk &found) { useCopies(url, found); });
}

void Thumbnails::Private::useCopies(const QUrl &url, const CopiesOnDisk &found)
{
    Job &job = jobs[url];
    job.shownSource = found.source;
    for (const SizedImage &sized : found.images)
        memory.insert(url, sized.box, sized.image);
    const bool isStale = found.isStale && !checked.contains(url) && policy.allows(url);
    if (!isStale)
        for (const SizedImage &sized : found.images)
            job.boxes.removeOne(sized.box);

    FailedPictures::Failure *failure = failed.of(url);
    if (failure)
        failure->hasCopy = !found.images.isEmpty();
    if (job.boxes.isEmpty() || failure)
        jobs.erase(url);
    else if (policy.allows(url))
        fetch(url);
    else {
        jobs.erase(url);
        held.insert(url);
    }
    if (!found.images.isEmpty() || failure || held.contains(url))
        Q_EMIT q->changed(url);
}

void Thumbnails::Private::fetch(const QUrl &url)
{
    workers.expectPicture();
    const HttpRequest request = policy.requestFor(url);
    jobs[url].ticket = client.get(request, [this, url](const Result<HttpReply> &reply) {
        if (reply)
            decode(url, *reply);
        else
            fail(url, reply.error());
    });
}

void Thumbnails::Private::decode(const QUrl &url, const HttpReply &reply)
{
    run(url, workers.decode(reply.body, jobs[url].boxes, displayName(url)),
        [this, url, reply](const Result<DecodedPicture> &made) {
            if (made)
                usePicture(url, reply, *made);
            else
                fail(url, made.error());
        });
}

void Thumbnails::Private::usePicture(const QUrl &url, const HttpReply &reply,
                                     const DecodedPicture &made)
{
    checked.insert(url);
    keepCopies(url, reply, made);
    Job &job = jobs[url];
    if (!job.shownSource.isEmpty() && job.shownSource != made.source)
        memory.remove(url); // the address has another picture now: drop all sizes
    for (const SizedImage &sized : made.images) {
        memory.insert(url, sized.box, sized.image);
        job.boxes.removeOne(sized.box);
    }
    if (job.boxes.isEmpty())
        jobs.erase(url);
    else
        readCopies(url); // sizes that were requested meanwhile
    Q_EMIT q->changed(url);
}

void Thumbnails::Private::keepCopies(const QUrl &url, const HttpReply &reply,
                                     const DecodedPicture &made)
{
    const QByteArray before = jobs[url].shownSource;
    const bool isOther = !before.isEmpty() && before != made.source;
    const QDateTime until =
        reply.freshUntil.isValid() ? reply.freshUntil : settings.clock().addDays(defaultFreshDays);
    workers.keepCopies(url, made, until, reply.mayBeStored, isOther);
}

void Thumbnails::Private::fail(const QUrl &url, const Error &error)
{
    const bool isGone = error.kind == ErrorKind::NotFound;
    const bool hasCopy = !jobs[url].shownSource.isEmpty() && !isGone;
    failed.add(url, error, hasCopy, settings.clock());
    if (isGone) { // unlike an unreachable server, this means that the old copy is wrong
        memory.remove(url);
        workers.removeCopies(url);
    }
    jobs.erase(url);
    Q_EMIT q->changed(url);
}

Thumbnails::Thumbnails(HttpClient &client, const ThumbnailSettings &settings, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, client, settings))
{}

Thumbnails::~Thumbnails() = default;

Thumbnail Thumbnails::request(const QUrl &url, QSize size)
{
    const auto failed = [](const QString &why) {
        return Thumbnail{.state = ThumbnailState::Failed, .error = why};
    };
    if (!isSafeLink(url) || size.isEmpty())
        return failed(ThumbnailsTr::tr("There is no picture."));
    if (isVideo(url))
        return failed(ThumbnailsTr::tr("%1 is a video.").arg(displayName(url)));
    if (const std::optional<QImage> exact = d->memory.exact(url, size))
        return {.state = ThumbnailState::Ready, .image = *exact};
    d->failed.removeOld(url, d->settings.clock());
    const FailedPictures::Failure *failure = d->failed.of(url);
    const std::optional<QImage> other = d->memory.any(url);
    if (!other && d->held.contains(url))
        return d->policy.mode() == PictureFetching::Never
                   ? failed(ThumbnailsTr::tr("Pictures are turned off in the settings."))
                   : Thumbnail{.state = ThumbnailState::NotLoaded};
    if (!failure || (!other && failure->hasCopy))
        d->want(url, size);
    if (other)
        return {.state = ThumbnailState::Ready, .image = fittedFast(*other, size)};
    if (failure && !failure->hasCopy)
        return failed(failure->error);
    return {};
}

QImage Thumbnails::cached(const QUrl &url, QSize size) const
{
    if (const std::optional<QImage> exact = d->memory.exact(url, size))
        return *exact;
    return d->memory.any(url).value_or(QImage());
}

void Thumbnails::keepOnly(const QList<QUrl> &wanted)
{
    const QSet<QUrl> kept(wanted.begin(), wanted.end());
    for (auto job = d->jobs.begin(); job != d->jobs.end();) {
        const bool isUnwanted = !kept.contains(job->first);
        if (isUnwanted)
            d->drop(job->second);
        job = isUnwanted ? d->jobs.erase(job) : std::next(job);
    }
}

void Thumbnails::forgetFailures()
{
    for (const QUrl &url : d->failed.removePassing())
        Q_EMIT changed(url);
}

std::unique_ptr<Thumbnails> Thumbnails::inFullSize() const
{
    ThumbnailSettings settings = d->settings;
    settings.folder.clear();
    settings.memoryBytes = 192 * mebibyte; // three pictures of the largest size
    auto large = std::make_unique<Thumbnails>(d->client, settings);
    large->d->policy = d->policy;
    return large;
}

void Thumbnails::setFetching(PictureFetching fetching)
{
    d->policy.setMode(fetching);
    for (const QUrl &url : std::exchange(d->held, {}))
        Q_EMIT changed(url);
}

void Thumbnails::demand(const QUrl &url)
{
    if (d->policy.mode() == PictureFetching::Never)
        return;
    d->policy.demand(url);
    if (d->held.remove(url))
        Q_EMIT changed(url);
}

void Thumbnails::setOwnServers(const QList<QUrl> &servers)
{
    d->policy.setOwnServers(servers);
}

} // namespace broadsheet
