#include "thumbnails/Thumbnails.h"

#include "base/Deliver.h"
#include "network/HttpClient.h"
#include "papers/Links.h"
#include "thumbnails/Decode.h"
#include "thumbnails/MemoryCache.h"
#include "thumbnails/ScaledCopies.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QSet>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <map>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::thumbnails)
};

constexpr qint64 kMaxBytes = 16 * 1024 * 1024;
constexpr qsizetype kSizesAtOnce = 4; // of one picture; a dragged splitter asks for many
constexpr qint64 kFreshDays = 7;      // when the server says nothing about it
constexpr auto kAccept = "image/png,image/jpeg,image/webp,image/gif,image/bmp,image/svg+xml;q=0.8";

constexpr QSize kStandIn; // the size of a picture that serves until the right one is there

struct SizedImage
{
    QSize box;
    QImage image;
};

struct FromDisk
{
    QList<SizedImage> images; // of the boxes for which there is a copy, else a stand-in
    QByteArray source;
    bool isStale = false;
};

struct FromNetwork
{
    QList<SizedImage> images;
    QList<SizedImage> copies; // to be kept on disk
    QByteArray source;
};

QString shown(const QUrl &url)
{
    constexpr qsizetype kLongest = 300;
    return url.toDisplayString(QUrl::RemoveUserInfo).left(kLongest);
}

// A stand-in of another size until the right one is there; fast, because it is made while painting.
QImage roughlyFitted(const QImage &image, QSize box)
{
    const bool fits = image.width() <= box.width() && image.height() <= box.height();
    return fits ? image : image.scaled(box, Qt::KeepAspectRatio, Qt::FastTransformation);
}

FromDisk readCopies(ScaledCopies &copies, const QUrl &url, const QList<QSize> &boxes)
{
    FromDisk found;
    const auto add = [&found](QSize box, const ScaledCopy &copy) {
        found.images.append({box, box.isEmpty() ? copy.image : fitted(copy.image, box)});
        found.source = copy.source;
        found.isStale |= copy.freshUntil <= QDateTime::currentDateTimeUtc();
    };
    for (const QSize box : boxes)
        if (const std::optional<ScaledCopy> copy = copies.load(url, box))
            add(box, *copy);
    if (found.images.size() < boxes.size())
        if (const std::optional<ScaledCopy> copy = copies.loadLargest(url))
            add(kStandIn, *copy);
    return found;
}

Result<FromNetwork> decodeAll(const QByteArray &body, const QList<QSize> &boxes,
                              const QString &name)
{
    QSize largest;
    for (const QSize box : boxes)
        largest = largest.expandedTo(copySize(box));
    const Result<QImage> picture = decodePicture(body, largest, name);
    if (!picture)
        return Failure(picture.error());

    FromNetwork made;
    made.source = QCryptographicHash::hash(body, QCryptographicHash::Sha1);
    for (const QSize box : boxes) {
        made.copies.append({box, fitted(*picture, copySize(box))});
        made.images.append({box, fitted(made.copies.last().image, box)});
    }
    return made;
}

} // namespace

// A picture that is asked for is a job until every size asked for was delivered: first the copies
// on disk are read, then, when one is missing or stale, the network is asked. Every job ends with
// the picture in memory or its address among the failed, so that asking again on `changed` ends
// too.
class Thumbnails::Private
{
public:
    struct Job
    {
        quint64 id = 0;
        QList<QSize> boxes; // still to be delivered
        QFuture<void> work; // on the pool
        HttpClient::Ticket ticket = 0;
        QByteArray shownSource; // what the copies on disk were made from, if there are any
    };
    struct Failed
    {
        QString error;
        bool hasCopy = false; // an old copy is shown instead
    };

    Private(Thumbnails *thumbnails, HttpClient &httpClient, const ThumbnailSettings &settings);
    ~Private();

    void want(const QUrl &url, QSize box);
    void drop(Job &job);
    void readCopies(const QUrl &url);
    void useCopies(const QUrl &url, const FromDisk &found);
    void fetch(const QUrl &url);
    void decode(const QUrl &url, const HttpReply &reply);
    void usePicture(const QUrl &url, const HttpReply &reply, const FromNetwork &made);
    void keepCopies(const QUrl &url, const HttpReply &reply, const FromNetwork &made);
    void fail(const QUrl &url, const Error &error);
    [[nodiscard]] bool mayFetch(const QUrl &url) const;

    template<class T, class Use>
    void run(const QUrl &url, QFuture<T> future, Use use);

    Thumbnails *q;
    HttpClient &client;
    MemoryCache memory;
    ScaledCopies copies;
    std::map<QUrl, Job> jobs;
    QHash<QUrl, Failed> failed; // in this session: the network is not asked again
    PictureFetching fetching = PictureFetching::Always;
    QSet<QUrl> demanded;
    QSet<QUrl> held;    // not on disk, and not to be fetched
    QSet<QUrl> checked; // the server was asked about a stale copy in this session
    quint64 lastId = 0;
    QThreadPool pool; // last: its threads use the copies until it is gone
};

Thumbnails::Private::Private(Thumbnails *thumbnails, HttpClient &httpClient,
                             const ThumbnailSettings &settings)
    : q(thumbnails), client(httpClient), memory(settings.memoryBytes),
      copies(settings.folder, settings.diskBytes)
{
    limitDecodedSize();
    pool.setMaxThreadCount(2);
    pool.setThreadPriority(QThread::LowPriority);
}

Thumbnails::Private::~Private()
{
    for (auto &[url, job] : jobs)
        drop(job);
    pool.clear();
}

void Thumbnails::Private::want(const QUrl &url, QSize box)
{
    const auto [found, isNew] = jobs.try_emplace(url);
    Job &job = found->second;
    if (!job.boxes.contains(box))
        job.boxes.append(box);
    if (job.boxes.size() > kSizesAtOnce)
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

// Hands the future's result to `use` unless the job was dropped meanwhile.
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
    const auto work = [this, url, boxes = jobs[url].boxes] {
        return broadsheet::readCopies(copies, url, boxes);
    };
    run(url, QtConcurrent::run(&pool, work),
        [this, url](const FromDisk &found) { useCopies(url, found); });
}

void Thumbnails::Private::useCopies(const QUrl &url, const FromDisk &found)
{
    Job &job = jobs[url];
    job.shownSource = found.source;
    for (const SizedImage &sized : found.images)
        memory.insert(url, sized.box, sized.image);
    const bool isStale = found.isStale && !checked.contains(url) && mayFetch(url);
    if (!isStale)
        for (const SizedImage &sized : found.images)
            job.boxes.removeOne(sized.box);

    const auto failure = failed.find(url);
    if (failure != failed.end())
        failure->hasCopy = !found.images.isEmpty();
    if (job.boxes.isEmpty() || failure != failed.end())
        jobs.erase(url);
    else if (mayFetch(url))
        fetch(url);
    else {
        jobs.erase(url);
        held.insert(url);
    }
    if (!found.images.isEmpty() || failure != failed.end() || held.contains(url))
        Q_EMIT q->changed(url);
}

void Thumbnails::Private::fetch(const QUrl &url)
{
    const HttpRequest request{.url = url, .maxBytes = kMaxBytes, .accept = kAccept};
    jobs[url].ticket = client.get(request, [this, url](const Result<HttpReply> &reply) {
        if (reply)
            decode(url, *reply);
        else
            fail(url, reply.error());
    });
}

void Thumbnails::Private::decode(const QUrl &url, const HttpReply &reply)
{
    const auto work = [body = reply.body, boxes = jobs[url].boxes, name = shown(url)] {
        return decodeAll(body, boxes, name);
    };
    run(url, QtConcurrent::run(&pool, work), [this, url, reply](const Result<FromNetwork> &made) {
        if (made)
            usePicture(url, reply, *made);
        else
            fail(url, made.error());
    });
}

void Thumbnails::Private::usePicture(const QUrl &url, const HttpReply &reply,
                                     const FromNetwork &made)
{
    checked.insert(url);
    keepCopies(url, reply, made);
    Job &job = jobs[url];
    if (!job.shownSource.isEmpty() && job.shownSource != made.source)
        memory.remove(url); // another picture has taken its place: in every size
    for (const SizedImage &sized : made.images) {
        memory.insert(url, sized.box, sized.image);
        job.boxes.removeOne(sized.box);
    }
    if (job.boxes.isEmpty())
        jobs.erase(url);
    else
        readCopies(url); // asked for while this was on its way
    Q_EMIT q->changed(url);
}

// After the picture is on display: writing to the disk takes longer than all the rest.
void Thumbnails::Private::keepCopies(const QUrl &url, const HttpReply &reply,
                                     const FromNetwork &made)
{
    const QByteArray before = jobs[url].shownSource;
    const bool isOther = !before.isEmpty() && before != made.source;
    const QDateTime until = reply.freshUntil.isValid()
                                ? reply.freshUntil
                                : QDateTime::currentDateTimeUtc().addDays(kFreshDays);
    pool.start([this, url, made, until, isOther, mayKeep = reply.mayBeStored] {
        if (isOther || !mayKeep)
            copies.remove(url);
        if (mayKeep)
            for (const SizedImage &copy : made.copies)
                copies.save(url, copy.box,
                            {.image = copy.image, .source = made.source, .freshUntil = until});
    });
}

void Thumbnails::Private::fail(const QUrl &url, const Error &error)
{
    const bool isGone = error.kind == ErrorKind::NotFound;
    const bool hasCopy = !jobs[url].shownSource.isEmpty() && !isGone;
    failed.insert(url, {.error = error.message, .hasCopy = hasCopy});
    if (isGone) { // an old copy is good when the server cannot be asked, not when it says no
        memory.remove(url);
        pool.start([this, url] { copies.remove(url); });
    }
    jobs.erase(url);
    Q_EMIT q->changed(url);
}

bool Thumbnails::Private::mayFetch(const QUrl &url) const
{
    return fetching == PictureFetching::Always ||
           (fetching == PictureFetching::OnDemand && demanded.contains(url));
}

Thumbnails::Thumbnails(HttpClient &client, ThumbnailSettings settings, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, client, settings))
{}

Thumbnails::~Thumbnails() = default;

Thumbnail Thumbnails::request(const QUrl &url, QSize size)
{
    if (!isSafeLink(url) || size.isEmpty())
        return {.state = ThumbnailState::Failed, .error = Tr::tr("There is no picture.")};
    if (isVideo(url))
        return {.state = ThumbnailState::Failed, .error = Tr::tr("%1 is a video.").arg(shown(url))};

    if (const std::optional<QImage> exact = d->memory.exact(url, size))
        return {.state = ThumbnailState::Ready, .image = *exact};
    const auto failure = d->failed.constFind(url);
    const std::optional<QImage> other = d->memory.any(url);
    if (!other && d->held.contains(url))
        return d->fetching == PictureFetching::Never
                   ? Thumbnail{.state = ThumbnailState::Failed,
                               .error = Tr::tr("Pictures are switched off in the settings.")}
                   : Thumbnail{.state = ThumbnailState::NotLoaded};
    if (failure == d->failed.cend() || (!other && failure->hasCopy))
        d->want(url, size);
    if (other)
        return {.state = ThumbnailState::Ready, .image = roughlyFitted(*other, size)};
    if (failure != d->failed.cend() && !failure->hasCopy)
        return {.state = ThumbnailState::Failed, .error = failure->error};
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
        const bool isOver = !kept.contains(job->first);
        if (isOver)
            d->drop(job->second);
        job = isOver ? d->jobs.erase(job) : std::next(job);
    }
}

void Thumbnails::retry(const QUrl &url)
{
    if (d->failed.remove(url))
        Q_EMIT changed(url);
}

void Thumbnails::setFetching(PictureFetching fetching)
{
    d->fetching = fetching;
    for (const QUrl &url : std::exchange(d->held, {}))
        Q_EMIT changed(url);
}

void Thumbnails::demand(const QUrl &url)
{
    if (d->fetching == PictureFetching::Never)
        return;
    d->demanded.insert(url);
    if (d->held.remove(url))
        Q_EMIT changed(url);
}

} // namespace broadsheet
