// A reader with a library of six papers, who watches the spaces of a real server.
#pragma once

#include "lab/LabWatch.h"
#include "library/Library.h"
#include "support/PostgresServer.h"

// An internal header, because the public interface does not show all rows at once.
#include "sqlite/Database.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace broadsheet::test {

inline PaperId paperOf(int number)
{
    return {QStringLiteral("2403.%1").arg(number, 5, 10, QChar(u'0'))};
}

// Rounds come only when something happens: nothing that a test waits for comes by itself.
inline LabTimes quickRetries()
{
    LabTimes times;
    times.firstRetry = std::chrono::milliseconds(20);
    times.longestRetry = std::chrono::milliseconds(100);
    times.longestWait = std::chrono::hours(1);
    return times;
}

struct LabReader
{
    explicit LabReader(QString role) : name(std::move(role))
    {
        library = Library::open(path()).value();
        QList<PaperReport> papers;
        for (int number = 1; number <= 6; ++number)
            papers.append({.id = paperOf(number),
                           .url = QStringLiteral("https://arxiv.org/abs/") + paperOf(number).text,
                           .title = QStringLiteral("Paper %1").arg(number),
                           .votes = number});
        const DayReport report{
            .source = QStringLiteral("digest"), .day = QDate(2024, 3, 22), .papers = papers};
        if (!library->store({report}).result())
            qFatal("not stored");
    }

    [[nodiscard]] QString path() const { return folder.filePath(QStringLiteral("l.sqlite")); }

    void watchAt(const PostgresServer &server, const QString &database)
    {
        watch = std::make_unique<LabWatch>(
            *library, *postgresAddress(server.address(name, database)), name, quickRetries());
    }
    [[nodiscard]] LabFace face() const { return {name.left(2).toUpper(), name}; }

    void star(int number, bool on = true)
    {
        if (!library->mark({.mark = Mark::Starred, .on = on, .subjects = {paperOf(number).text}})
                 .result())
            qFatal("not starred");
    }
    [[nodiscard]] LabHere here() const { return labHere(*library).result().value(); }
    // "role kind tag comment" of what the library knows to be shared on a paper; sorted.
    [[nodiscard]] QStringList on(int number) const
    {
        QStringList all;
        const QList<LabMark> marks = labMarksOn(*library, paperOf(number)).result().value();
        for (const LabMark &mark : marks)
            all.append(QStringList{mark.role, nameOf(mark.kind), mark.tag, mark.comment}
                           .join(u' ')
                           .simplified());
        all.sort();
        return all;
    }
    [[nodiscard]] qint64 number(const QString &sql) const
    {
        Database database(path(), Database::Access::ReadOnly);
        return database.number(sql);
    }

    QString name;
    QTemporaryDir folder;
    std::unique_ptr<Library> library;
    std::unique_ptr<LabWatch> watch; // ends before the library
};

} // namespace broadsheet::test
