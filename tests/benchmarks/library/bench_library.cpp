// bench_library [FOLDER]: stores every digest below the folder in a new library, then lists, marks,
// searches and opens it again. One figure a line: "name value unit".
#include "digest/Digest.h"
#include "library/Library.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <vector>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

using Clock = std::chrono::steady_clock;

double millisecondsSince(Clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

double milliseconds(const std::function<void()> &work)
{
    const auto start = Clock::now();
    work();
    return millisecondsSince(start);
}

double median(std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    return times.empty() ? 0 : times[times.size() / 2];
}

double medianOf(int rounds, const std::function<void()> &work)
{
    std::vector<double> times;
    for (int i = 0; i < rounds; ++i)
        times.push_back(milliseconds(work));
    return median(times);
}

void print(const char *name, double value, const char *unit = "ms")
{
    std::printf("%s %.3f %s\n", name, value, unit);
}

template<class T>
T must(QFuture<Result<T>> future)
{
    Result<T> result = future.result();
    if (!result)
        qFatal("%s (%s)", qPrintable(result.error().message), qPrintable(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

std::unique_ptr<Library> opened(const QString &path)
{
    Result<std::unique_ptr<Library>> library = Library::open(path);
    if (!library)
        qFatal("%s", qPrintable(library.error().message));
    return *std::move(library);
}

QList<DayReport> reportsIn(const QString &folder)
{
    QList<DayReport> reports;
    QDirIterator paths(folder, {u"*.md"_s, u"*.txt"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (paths.hasNext()) {
        QFile file(paths.next());
        if (file.open(QIODevice::ReadOnly))
            reports += toReports(parseDigest(file.readAll(), dayFromPath(file.fileName())).digest,
                                 file.fileName());
    }
    return reports;
}

Marking star(const PaperRow &row, bool on)
{
    return {.mark = Mark::Starred, .on = on, .subjects = {row.id.text}};
}

// Marks, one after the other, until search finds everything.
void indexWithMarks(Library &library, const QList<PaperRow> &rows, Clock::time_point stored)
{
    QFuture<Result<void>> indexed = library.indexed();
    std::vector<double> marks;
    for (qsizetype i = 0; !indexed.isFinished() && i < rows.size(); ++i)
        marks.push_back(milliseconds([&] { must(library.mark(star(rows[i], true))); }));
    must(indexed);
    print("index_with_marks", millisecondsSince(stored));
    print("mark_while_indexing_median", median(marks));
    print("mark_while_indexing_worst",
          marks.empty() ? 0 : *std::max_element(marks.begin(), marks.end()));
    print("marks_while_indexing", static_cast<double>(marks.size()), "marks");
}

void measure(const QList<DayReport> &reports, const QString &folder)
{
    const QString path = folder + u"/library.sqlite"_s;
    print("create", milliseconds([&] { opened(folder + u"/other.sqlite"_s); }));
    {
        const auto library = opened(path);
        print("store", milliseconds([&] { must(library->store(reports)); }));
        const auto stored = Clock::now();
        print("list_while_indexing", milliseconds([&] { must(library->list({})); }));
        must(library->indexed());
        print("index", millisecondsSince(stored));
        print("store_again", milliseconds([&] { must(library->store(reports)); }));
    }
    print("open", medianOf(9, [&] { opened(path); }));

    const auto library = opened(path);
    const QList<PaperRow> rows = must(library->list({}));
    print("papers", static_cast<double>(rows.size()), "papers");
    print("list_by_votes", medianOf(9, [&] { must(library->list({})); }));
    print("list_by_title", medianOf(9, [&] { must(library->list({.sort = SortKey::Title})); }));
    print("list_day",
          medianOf(9, [&] { must(library->list({.from = rows[0].day, .to = rows[0].day})); }));
    print("paper", medianOf(9, [&] { must(library->paper(rows[7].id)); }));
    print("days", medianOf(9, [&] { must(library->days()); }));
    print("counts", medianOf(9, [&] { must(library->counts()); }));
    print("author", medianOf(9, [&] { must(library->author(rows[7].authors.value(0))); }));
    print("search_korean", medianOf(9, [&] { must(library->list({.search = u"추론"_s})); }));
    print("search_words",
          medianOf(9, [&] { must(library->list({.search = u"diffusion mod"_s})); }));
    print("search_letter", medianOf(9, [&] { must(library->list({.search = u"a"_s})); }));
    bool on = false;
    print("mark", medianOf(99, [&] { must(library->mark(star(rows[0], on = !on))); }));
    print("undo", medianOf(49, [&] { must(library->undo()); }));
    QStringList all;
    for (const PaperRow &row : rows)
        all.append(row.id.text);
    print("mark_all", milliseconds([&] { must(library->mark({Mark::Read, true, all})); }));
    print("list_all_read", medianOf(9, [&] { must(library->list({})); }));
    print("size", static_cast<double>(must(library->info()).bytes) / 1e6, "MB");
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QString folder =
        argc > 1 ? QString::fromLocal8Bit(argv[1]) : QStringLiteral(BROADSHEET_CORPUS "/digests");
    const QList<DayReport> reports = reportsIn(folder);
    if (reports.isEmpty()) {
        std::fprintf(stderr, "No digests in %s\n", qPrintable(folder));
        return 1;
    }
    const QTemporaryDir temporary;
    measure(reports, temporary.path());

    const QTemporaryDir second;
    const auto library = opened(second.filePath(u"library.sqlite"_s));
    must(library->store(reports));
    const auto stored = Clock::now();
    indexWithMarks(*library, must(library->list({})), stored);
    return 0;
}
