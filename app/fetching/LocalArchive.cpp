#include "fetching/LocalArchive.h"

#include "base/Deliver.h"
#include "base/WorkPool.h"
#include "importing/DigestFiles.h"
#include "sources/FileTemplate.h"

#include <QDir>
#include <QFileInfo>
#include <QFileSystemWatcher>
#include <QFuture>
#include <QPromise>
#include <QThread>
#include <QTimer>
#include <QtConcurrentRun>

#include <algorithm>
#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace broadsheet {

namespace {

constexpr auto settleTime = 700ms; // programs write a file in several steps
constexpr auto longestEnd = 1s;    // of a thread that waits for a disk
constexpr auto clockStep = 2s;     // file systems round the time at which something was written
constexpr qsizetype maxWatchedFiles = 62; // the newest
constexpr qsizetype maxWatchedFolders = 1000;

struct Place
{
    QString path;
    QString name; // below the folder of the archive
};

// What is in these folders and has such a name, sorted.
QList<Place> placesIn(const QList<Place> &folders, const QRegularExpression &name,
                      QDir::Filters filter)
{
    QList<Place> found;
    for (const Place &folder : folders) {
        const QDir dir(folder.path);
        for (const QString &entry : dir.entryList(filter | QDir::NoDotAndDotDot, QDir::Name))
            if (name.match(entry).hasMatch())
                found.append({dir.filePath(entry),
                              folder.name.isEmpty() ? entry : folder.name + u'/' + entry});
    }
    return found;
}

struct Places
{
    QStringList folders; // also of the levels above
    QList<Place> files;  // which may be digests
};

Places placesOf(const LocalFolder &folder)
{
    const FileTemplate files(folder.fileTemplate);
    Places places{.folders = {folder.path}};
    QList<Place> level{{folder.path, {}}};
    for (qsizetype i = 0; i + 1 < files.levels().size(); ++i) {
        level = placesIn(level, files.levels()[i], QDir::Dirs);
        for (const Place &place : std::as_const(level))
            places.folders.append(place.path);
    }
    places.files = placesIn(level, files.levels().last(), QDir::Files);
    return places;
}

} // namespace

LocalDays localDays(const LocalFolder &folder)
{
    const FileTemplate files(folder.fileTemplate);
    LocalDays days;
    for (const Place &file : placesOf(folder).files)
        if (const QDate day = files.dayOf(file.name); day.isValid())
            days.insert(day, QFileInfo(file.path).lastModified().toUTC());
    return days;
}

FolderDays localDaysOf(const QList<LocalFolder> &folders)
{
    FolderDays days;
    for (const LocalFolder &folder : folders)
        if (QFileInfo(folder.path).isDir())
            days.insert(folder, localDays(folder));
    return days;
}

SourceResponse readArchiveFile(const QString &path, const QDateTime &now)
{
    SourceResponse response{.url = QUrl::fromLocalFile(path), .contentType = "text/markdown"};
    const QFileInfo info(path);
    response.at = info.exists() ? info.lastModified().toUTC() : now;
    if (!info.exists()) {
        response.status = 404;
        return response;
    }
    if (auto bytes = readDigestFile(path))
        response.body = *std::move(bytes);
    else
        response.problem = bytes.error();
    return response;
}

namespace {

struct ToWatch
{
    QStringList paths;
    QDateTime newest; // when the newest of them was written; invalid: there is none
};

// A watched folder reports files that are added and removed. A file that is written in place is
// only reported when it is watched itself, so the newest files are watched too.
ToWatch toWatch(const QList<LocalFolder> &folders)
{
    ToWatch found;
    for (const LocalFolder &folder : folders) {
        if (!QFileInfo(folder.path).isDir())
            continue;
        const Places places = placesOf(folder);
        found.paths += places.folders.last(std::min(places.folders.size(), maxWatchedFolders));
        for (const Place &file : places.files.last(std::min(places.files.size(), maxWatchedFiles)))
            found.paths += file.path;
    }
    for (const QString &path : std::as_const(found.paths))
        if (const QDateTime written = QFileInfo(path).lastModified();
            !found.newest.isValid() || written > found.newest)
            found.newest = written;
    return found;
}

struct Watched
{
    QStringList folders;
    bool isNew = false; // one of the paths was not watched before
};

// Watches files and folders on a thread of its own, because Qt looks at what it is told to watch.
// The thread is left behind when that look does not end.
class WatchingThread final : public QThread
{
public:
    WatchingThread()
    {
        m_watcher.moveToThread(this);
        start();
    }

    // These and nothing else.
    QFuture<Watched> watch(const QStringList &paths)
    {
        QPromise<Watched> promise;
        QFuture<Watched> future = promise.future();
        promise.start();
        QMetaObject::invokeMethod(&m_watcher,
                                  [this, paths, promise = std::move(promise)]() mutable {
                                      promise.addResult(watchNow(paths));
                                      promise.finish();
                                  });
        return future;
    }

    [[nodiscard]] const QFileSystemWatcher &watcher() const { return m_watcher; }

    struct End
    {
        void operator()(WatchingThread *thread) const
        {
            connect(thread, &QThread::finished, thread, &QObject::deleteLater);
            thread->quit();
            if (thread->wait(QDeadlineTimer(longestEnd)))
                delete thread;
        }
    };

private:
    Watched watchNow(const QStringList &paths)
    {
        const QStringList watched = m_watcher.files() + m_watcher.directories();
        const QSet<QString> before(watched.cbegin(), watched.cend());
        const QSet<QString> after(paths.cbegin(), paths.cend());
        if (const QStringList gone = QSet(before).subtract(after).values(); !gone.isEmpty())
            m_watcher.removePaths(gone);
        const QStringList added = QSet(after).subtract(before).values();
        const bool isNew = !added.isEmpty() && m_watcher.addPaths(added).size() < added.size();
        return {.folders = m_watcher.directories(), .isNew = isNew};
    }

    QFileSystemWatcher m_watcher; // lives on the thread
};

} // namespace

class FolderWatch::Private
{
public:
    explicit Private(FolderWatch *watch) : q(watch)
    {
        settled.setSingleShot(true);
        settled.setInterval(settleTime);
        connect(&settled, &QTimer::timeout, q, [this] {
            if (isLooking)
                return settled.start();
            hasChanged = true;
            look(); // a new month has a folder of its own
        });
    }

    void look()
    {
        isLooking = true;
        deliver(QtConcurrent::run(readingPool(), &toWatch, folders), q,
                [this, of = folders](const ToWatch &found) {
                    if (of == folders) // no others were set meanwhile
                        watch(found);
                });
    }

    void watch(const ToWatch &found)
    {
        if (!thread)
            startThread();
        deliver(thread->watch(found.paths), q,
                [this, of = folders, newest = found.newest](const Watched &watched) {
                    if (of == folders)
                        onWatched(watched, newest);
                });
    }

    void startThread()
    {
        thread.reset(new WatchingThread);
        const auto notice = [this] { settled.start(); };
        connect(&thread->watcher(), &QFileSystemWatcher::directoryChanged, q, notice);
        connect(&thread->watcher(), &QFileSystemWatcher::fileChanged, q, notice);
    }

    void onWatched(const Watched &watched, const QDateTime &newest)
    {
        isLooking = false;
        watchedFolders = watched.folders;
        bool isNews = watched.isNew; // something can have come before it was watched
        if (since.isValid()) {
            if (watched.isNew)
                return look(); // and see whether it has
            isNews = newest.isValid() && newest >= since.addSecs(-clockStep.count());
            since = {};
        }
        if (std::exchange(hasChanged, false) || isNews)
            Q_EMIT q->changed();
    }

    FolderWatch *q;
    QList<LocalFolder> folders;
    QStringList watchedFolders;
    QDateTime since; // when these were set, until they are watched
    bool isLooking = false;
    bool hasChanged = false;
    QTimer settled;
    std::unique_ptr<WatchingThread, WatchingThread::End> thread; // null: nothing is watched yet
};

FolderWatch::FolderWatch(QObject *parent) : QObject(parent), d(std::make_unique<Private>(this)) {}

FolderWatch::~FolderWatch() = default;

void FolderWatch::setFolders(const QList<LocalFolder> &folders)
{
    if (folders == d->folders)
        return lookAgain();
    d->folders = folders;
    d->since = QDateTime::currentDateTimeUtc();
    d->look();
}

// The watcher drops a folder that was removed or unmounted.
void FolderWatch::lookAgain()
{
    const auto isMissing = [this](const LocalFolder &folder) {
        return !d->watchedFolders.contains(folder.path);
    };
    if (!d->isLooking && std::ranges::any_of(d->folders, isMissing))
        d->look();
}

} // namespace broadsheet
