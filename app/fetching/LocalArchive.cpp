#include "fetching/LocalArchive.h"

#include "base/Deliver.h"
#include "importing/DigestFiles.h"
#include "sources/FileTemplate.h"

#include <QDir>
#include <QFileInfo>
#include <QFileSystemWatcher>
#include <QFuture>
#include <QTimer>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace broadsheet {

namespace {

constexpr auto settleTime = 700ms;        // programs write a file in several steps
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

class FolderWatch::Private
{
public:
    explicit Private(FolderWatch *watch) : q(watch)
    {
        settled.setSingleShot(true);
        settled.setInterval(settleTime);
        connect(&settled, &QTimer::timeout, q, [this] {
            watchAll(); // a new month has a folder of its own
            Q_EMIT q->changed();
        });
        const auto notice = [this] { settled.start(); };
        connect(&watcher, &QFileSystemWatcher::directoryChanged, q, notice);
        connect(&watcher, &QFileSystemWatcher::fileChanged, q, notice);
    }

    // A watched folder reports files that are added and removed. A file that is written in place is
    // only reported when it is watched itself, so the newest files are watched too.
    void watchAll()
    {
        QStringList paths;
        for (const LocalFolder &folder : std::as_const(folders)) {
            if (!QFileInfo(folder.path).isDir())
                continue;
            const Places places = placesOf(folder);
            paths += places.folders.last(std::min(places.folders.size(), maxWatchedFolders));
            for (const Place &file :
                 places.files.last(std::min(places.files.size(), maxWatchedFiles)))
                paths += file.path;
        }
        const QStringList watched = watcher.files() + watcher.directories();
        const QSet<QString> before(watched.cbegin(), watched.cend());
        const QSet<QString> after(paths.cbegin(), paths.cend());
        if (const QStringList gone = QSet(before).subtract(after).values(); !gone.isEmpty())
            watcher.removePaths(gone);
        if (const QStringList added = QSet(after).subtract(before).values(); !added.isEmpty())
            watcher.addPaths(added);
    }

    FolderWatch *q;
    QList<LocalFolder> folders;
    QFileSystemWatcher watcher;
    QTimer settled;
    QFuture<bool> looking; // whether a folder that was missing is there
};

FolderWatch::FolderWatch(QObject *parent) : QObject(parent), d(std::make_unique<Private>(this)) {}

FolderWatch::~FolderWatch() = default;

void FolderWatch::setFolders(const QList<LocalFolder> &folders)
{
    d->folders = folders;
    d->watchAll();
}

// The watcher drops a folder that was removed or unmounted.
void FolderWatch::lookAgain()
{
    const QStringList watched = d->watcher.directories();
    const auto isMissing = [&watched](const LocalFolder &folder) {
        return !watched.contains(folder.path);
    };
    QStringList missing;
    for (const LocalFolder &folder : std::as_const(d->folders))
        if (isMissing(folder))
            missing.append(folder.path);
    if (missing.isEmpty() || d->looking.isRunning())
        return;
    // On the pool, because a look at a drive that is away can take very long.
    d->looking = QtConcurrent::run([missing] {
        return std::ranges::any_of(missing,
                                   [](const QString &path) { return QFileInfo(path).isDir(); });
    });
    deliver(d->looking, this, [this, missing](bool isThere) {
        if (!isThere)
            return;
        d->watchAll();
        const QStringList now = d->watcher.directories();
        const auto isWatched = [&now](const QString &path) { return now.contains(path); };
        if (std::ranges::any_of(missing, isWatched))
            Q_EMIT changed(); // something can have come before it was watched
    });
}

} // namespace broadsheet
