#include "fetching/LocalArchive.h"

#include <QDir>
#include <QFileInfo>
#include <QFileSystemWatcher>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace broadsheet {

namespace {

constexpr auto settleTime = 700ms;        // programs write a file in several steps
constexpr qsizetype maxWatchedMonths = 2; // the newest

// Subfolders whose names are numbers of `digits` digits, sorted.
QStringList numberedFolders(const QString &folder, int digits)
{
    QStringList found;
    const QDir dir(folder);
    for (const QString &name : dir.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        bool isNumber = false;
        (void)name.toUInt(&isNumber);
        if (isNumber && name.size() == digits)
            found.append(dir.filePath(name));
    }
    return found;
}

QStringList monthFolders(const QString &folder)
{
    QStringList months;
    for (const QString &year : numberedFolders(folder, 4))
        months += numberedFolders(year, 2);
    return months;
}

} // namespace

LocalDays localDays(const QString &folder)
{
    LocalDays days;
    for (const QString &month : monthFolders(folder)) {
        const QFileInfoList files = QDir(month).entryInfoList({u"*.md"_s}, QDir::Files);
        for (const QFileInfo &file : files) {
            const QString path = month.last(7) + u'/' + file.completeBaseName(); // YYYY/MM/DD
            const QDate day = QDate::fromString(path, u"yyyy/MM/dd");
            if (day.isValid())
                days.insert(day, file.lastModified().toUTC());
        }
    }
    return days;
}

FolderDays localDaysOf(const QStringList &folders)
{
    FolderDays days;
    for (const QString &folder : folders)
        days.insert(folder, localDays(folder));
    return days;
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
        for (const QString &folder : std::as_const(folders)) {
            paths += folder;
            paths += numberedFolders(folder, 4);
            const QStringList months = monthFolders(folder);
            paths += months;
            for (const QString &month : months.last(std::min(months.size(), maxWatchedMonths)))
                for (const QFileInfo &file : QDir(month).entryInfoList({u"*.md"_s}, QDir::Files))
                    paths += file.filePath();
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
    QStringList folders;
    QFileSystemWatcher watcher;
    QTimer settled;
};

FolderWatch::FolderWatch(QObject *parent) : QObject(parent), d(std::make_unique<Private>(this)) {}

FolderWatch::~FolderWatch() = default;

void FolderWatch::setFolders(const QStringList &folders)
{
    QStringList there;
    for (const QString &folder : folders)
        if (QFileInfo(folder).isDir())
            there.append(folder);
    d->folders = there;
    d->watchAll();
}

} // namespace broadsheet
