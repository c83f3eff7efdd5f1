// Machines of one reader: a library each, and a shared folder, as the program that keeps it the
// same on all of them shows it to this one.
#pragma once

#include "library/Library.h"
#include "sync/FolderCarrier.h"
#include "sync/Sync.h"

// Internal headers, because the public interface does not show all marks at once.
#include "sqlite/Database.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QTemporaryDir>

#include <memory>

namespace broadsheet::test {

inline QString paperId(int number)
{
    return QStringLiteral("2403.%1").arg(number, 5, 10, QChar(u'0'));
}

struct Machine
{
    explicit Machine(Clock clock = systemTime) : now(std::move(clock)) { open(); }

    void open()
    {
        library = Library::open(path(), now).value();
        QList<PaperReport> papers;
        for (int number = 1; number <= 6; ++number)
            papers.append({.id = PaperId{paperId(number)},
                           .url = QStringLiteral("https://arxiv.org/abs/") + paperId(number),
                           .title = QStringLiteral("Paper %1").arg(number),
                           .votes = number});
        const DayReport report{
            .source = QStringLiteral("digest"), .day = QDate(2024, 3, 22), .papers = papers};
        if (!library->store({report}).result())
            qFatal("not stored");
    }
    void close()
    {
        sync.reset();
        library.reset();
    }
    void restart()
    {
        const QString folder = shared;
        close();
        open();
        if (!folder.isEmpty())
            share(folder);
    }
    void share(const QString &folder, SyncTimes times = {})
    {
        shared = folder;
        sync = std::make_unique<Sync>(*library, path(), folderChoice(folder), std::move(times));
    }

    [[nodiscard]] QString path() const { return dir.filePath(QStringLiteral("library.sqlite")); }
    bool mark(Mark kind, int number, bool on, const QString &text = {}) const
    {
        return library->mark({.mark = kind, .on = on, .subjects = {paperId(number)}, .text = text})
            .result()
            .has_value();
    }
    [[nodiscard]] Paper paper(int number) const
    {
        return library->paper(PaperId{paperId(number)}).result().value();
    }
    // An error in words; empty: it went well.
    [[nodiscard]] QString exchange() const
    {
        const Result<SyncReport> report = sync->exchange().result();
        return report ? QString() : report.error().message;
    }
    // Value and text of each mark, and what lists are made of.
    [[nodiscard]] QMap<QString, QString> seen() const
    {
        Database file(path(), Database::Access::ReadOnly);
        QMap<QString, QString> all;
        for (Rows rows = file.select(QStringLiteral(
                 "SELECT kind, subject, value, text FROM state WHERE kind <> 'passed'"
                 " AND value <> 0 UNION ALL"
                 " SELECT 'columns', id, m.read, m.starred || ' ' || m.later || ' ' || rise || ' '"
                 "  || change || ' ' || m.read_at || ' ' || m.starred_at"
                 "  FROM paper JOIN mark AS m ON m.paper = number UNION ALL"
                 " SELECT 'day', day, papers, unread || ' ' || starred FROM tally"));
             rows.next();)
            all.insert(rows.text(0) + u' ' + rows.text(1), rows.text(2) + u' ' + rows.text(3));
        return all;
    }
    [[nodiscard]] qint64 events() const
    {
        Database file(path(), Database::Access::ReadOnly);
        return file.number(QStringLiteral("SELECT count(*) FROM event"));
    }

    Clock now;
    QTemporaryDir dir;
    QString shared;
    std::unique_ptr<Library> library;
    std::unique_ptr<Sync> sync;
};

// The names of all files in a folder and in those in it.
inline QStringList filesIn(const QString &folder)
{
    QStringList names;
    QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext())
        names.append(QDir(folder).relativeFilePath(it.next()));
    names.sort();
    return names;
}

inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(no file)");
}

inline void write(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("not written");
}

// As if nobody had written to it for an hour.
inline void makeOld(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite) ||
        !file.setFileTime(QDateTime::currentDateTime().addSecs(-3600),
                          QFileDevice::FileModificationTime))
        qFatal("not made old");
}

} // namespace broadsheet::test
