#include "Libraries.h"

#include "Samples.h"

#include "digest/Digest.h"
#include "notation/Dates.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace broadsheet::bench {

namespace {

// Copies of the same papers, each with ids and titles of its own.
class Copies final
{
public:
    explicit Copies(const QList<DayReport> &days) : m_days(days) {}

    [[nodiscard]] int papers() const { return m_entries; }
    [[nodiscard]] DayReport next()
    {
        DayReport report = m_days[m_next];
        report.day = m_day;
        report.origin = m_day.toString(u"yyyy/MM/dd"_s) + u".md"_s;
        m_day = m_day.addDays(1);
        for (PaperReport &paper : report.papers) {
            ++m_entries;
            const QString month = QString::number(7000 + m_entries / 100000);
            paper.id.text =
                month + u'.' + QString::number(m_entries % 100000).rightJustified(5, u'0');
            paper.url = u"https://arxiv.org/abs/"_s + paper.id.text;
            if (m_copy > 0)
                paper.title += u" ("_s + QString::number(m_copy) + u')';
        }
        if (++m_next == m_days.size()) {
            m_next = 0;
            ++m_copy;
        }
        return report;
    }

private:
    const QList<DayReport> &m_days;
    QDate m_day{1980, 1, 1};
    qsizetype m_next = 0;
    int m_copy = 0;
    int m_entries = 0;
};

double figure(sqlite3 *file, const char *sql)
{
    sqlite3_stmt *statement = nullptr;
    double value = 0;
    if (sqlite3_prepare_v2(file, sql, -1, &statement, nullptr) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW)
        value = sqlite3_column_double(statement, 0);
    sqlite3_finalize(statement);
    return value;
}

void remove(const QString &library)
{
    for (const auto &file : {u""_s, u"-wal"_s, u"-shm"_s, u".journal"_s})
        QFile::remove(library + file);
}

void makeLibrary(const QString &path, const QList<DayReport> &days, int papers)
{
    constexpr int batch = 200; // days
    const auto library = opened(path);
    Copies copies(days);
    Samples storing;
    storing.time([&] {
        while (copies.papers() < papers) {
            QList<DayReport> some;
            for (int i = 0; i < batch && copies.papers() < papers; ++i)
                some.append(copies.next());
            must(library->store(some));
        }
    });
    Samples indexing;
    indexing.time([&] { must(library->indexed()); });
    const double stored = storing.median() / copies.papers();
    const double indexed = indexing.median() / copies.papers();
    printFigure("storing, a paper", stored, "ms");
    printFigure("indexing what was not yet, a paper", indexed, "ms");
    printFigure("storing and indexing, in all", (storing.median() + indexing.median()) / 1000, "s");
}

} // namespace

std::unique_ptr<Library> opened(const QString &path)
{
    Result<std::unique_ptr<Library>> library = Library::open(path);
    if (!library)
        qFatal("%s", qPrintable(library.error().message));
    return *std::move(library);
}

QList<DayReport> reportsIn(const QString &folder)
{
    QStringList paths;
    for (QDirIterator files(folder, {u"*.md"_s}, QDir::Files, QDirIterator::Subdirectories);
         files.hasNext();)
        paths.append(files.next());
    paths.sort();
    QList<DayReport> reports;
    for (const QString &path : std::as_const(paths)) {
        QFile file(path);
        if (file.open(QIODevice::ReadOnly))
            reports += toReports(parseDigest(file.readAll(), dayFromPath(path)).digest, path);
    }
    reports.removeIf([](const DayReport &report) { return report.papers.isEmpty(); });
    return reports;
}

// The file gets its final name only when it is complete, so an interrupted run starts again.
QString libraryOf(int papers, const QList<DayReport> &days, Make make)
{
    const QDir folder(QStringLiteral(BROADSHEET_LIBRARIES));
    QDir().mkpath(folder.path());
    const QString kept = folder.filePath(u"library-%1.sqlite"_s.arg(papers));
    if (make == Make::Anew)
        QFile::remove(kept);
    if (!QFile::exists(kept)) {
        const QString unfinished = kept + u".part"_s;
        remove(unfinished);
        makeLibrary(unfinished, days, papers);
        QFile::rename(unfinished, kept);
    }
    if (make == Make::AsKept)
        return kept;
    const QString copy = folder.filePath(u"library-in-use-%1.sqlite"_s.arg(papers));
    remove(copy);
    if (!QFile::copy(kept, copy))
        qFatal("%s cannot be copied", qPrintable(kept));
    return copy;
}

void printSizes(const QString &path)
{
    sqlite3 *file = nullptr;
    if (sqlite3_open_v2(path.toUtf8().constData(), &file, SQLITE_OPEN_READONLY, nullptr) ==
        SQLITE_OK) {
        const double text =
            figure(file, "SELECT (SELECT sum(length(CAST(markdown AS BLOB))) FROM text)"
                         " + (SELECT sum(length(CAST(title AS BLOB)))"
                         " + sum(length(CAST(authors AS BLOB))) FROM paper)");
        const double index = figure(file, "SELECT (SELECT sum(length(block)) FROM words_data)"
                                          " + (SELECT sum(length(block)) FROM heads_data)");
        printFigure("text", text / 1e6, "MB");
        printFigure("full-text index", index / 1e6, "MB");
        printFigure("full-text index, times the text", index / text, "");
        printFigure("file", double(QFile(path).size()) / 1e6, "MB");
    }
    sqlite3_close(file);
}

} // namespace broadsheet::bench
