#include "library/Library.h"

#include "finding/AuthorQueries.h"
#include "finding/PaperLists.h"
#include "journal/MarkPapers.h"
#include "journal/MarkSubjects.h"
#include "journal/ReplaceTag.h"
#include "journal/TagsAndSearches.h"
#include "journal/TakeBack.h"
#include "library/LibraryCounts.h"
#include "library/LibraryOpening.h"
#include "library/LibraryWorker.h"
#include "library/PaperQueries.h"
#include "library/StoreReports.h"
#include "tables/MuteFilter.h"

namespace broadsheet {

Result<std::unique_ptr<Library>> Library::open(const QString &path, Clock clock)
{
    return LibraryOpening(path, std::move(clock)).result();
}

Library::Library(std::unique_ptr<Worker> worker)
    : m_report(worker->report()), m_worker(std::move(worker))
{
    m_worker->attach(this);
}

Library::~Library() = default;

QFuture<Result<ChangeSet>> Library::store(QList<DayReport> days)
{
    return m_worker->store(std::move(days));
}

QFuture<Result<ChangeSet>> Library::forget(const QString &source)
{
    return m_worker->write([=](Database &database) { return forgetSource(database, source); });
}

QFuture<Result<QList<PaperRow>>> Library::first(const Query &query, int rows)
{
    return m_worker->ask([=](Database &database) { return firstRows(database, query, rows); });
}

QFuture<Result<PaperOrder>> Library::order(const Query &query, const PaperId &locate)
{
    return m_worker->ask([=](Database &database) { return paperOrder(database, query, locate); });
}

QFuture<Result<QList<PaperRow>>> Library::rowsAt(const QList<qint32> &numbers,
                                                 const QString &profile)
{
    return m_worker->ask(
        [=](Database &database) { return broadsheet::rowsAt(database, numbers, profile); });
}

QFuture<Result<Snippets>> Library::snippets(const QList<qint32> &numbers, const QString &search,
                                            const QStringList &languages)
{
    return m_worker->ask(
        [=](Database &database) { return snippetsOf(database, numbers, search, languages); });
}

QFuture<Result<SearchCount>> Library::count(const Query &query)
{
    return m_worker->ask([=](Database &database) { return countMatches(database, query); });
}

QFuture<Result<QList<PaperRow>>> Library::list(const Query &query)
{
    return m_worker->ask([=](Database &database) { return listRows(database, query); });
}

QFuture<Result<QList<PaperRow>>> Library::rows(const QList<PaperId> &ids)
{
    return m_worker->read([=](Database &database) { return rowsOf(database, ids); });
}

QFuture<Result<Paper>> Library::paper(const PaperId &id, const QString &profile)
{
    return m_worker->ask([=](Database &database) { return paperWithId(database, id, profile); });
}

QFuture<Result<QList<Paper>>> Library::papers(const Query &query)
{
    return m_worker->read([=](Database &database) { return papersFor(database, query); });
}

QFuture<Result<QList<DaySummary>>> Library::days()
{
    return m_worker->read(
        [](Database &database) { return daySummaries(database, PapersCounted::WhileGrowing); });
}

QFuture<Result<QList<DaySummary>>> Library::countedDays()
{
    return m_worker->read(
        [](Database &database) { return daySummaries(database, PapersCounted::Always); });
}

QFuture<Result<ViewCounts>> Library::counts()
{
    return m_worker->read(viewCounts);
}

QFuture<Result<AuthorPapers>> Library::author(const QString &name)
{
    return m_worker->read([=](Database &database) { return authorPapers(database, name); });
}

QFuture<Result<QList<AuthorSummary>>> Library::authorsLike(const QString &typed, int limit)
{
    return m_worker->read([=](Database &database) { return namesLike(database, typed, limit); });
}

QFuture<Result<QStringList>> Library::tags()
{
    return m_worker->read(tagsInUse);
}

QFuture<Result<QList<TagCount>>> Library::tagCounts()
{
    return m_worker->ask(broadsheet::tagCounts);
}

QFuture<Result<QList<SavedSearch>>> Library::savedSearches()
{
    return m_worker->read(keptSearches);
}

QFuture<Result<Muting>> Library::muting()
{
    return m_worker->read(mutingOf);
}

QFuture<Result<QDate>> Library::neighbouringUnreadDay(QDate after)
{
    return m_worker->read(
        [after](Database &database) { return nextOlderUnreadDay(database, after); });
}

QFuture<Result<LibraryInfo>> Library::info()
{
    return m_worker->run(libraryInfo);
}

QFuture<Result<int>> Library::alsoListedBefore(const DayReport &report)
{
    return m_worker->read(
        [=](Database &database) { return papersAlsoListedBefore(database, report); });
}

QFuture<Result<QHash<PaperId, QDate>>> Library::firstDays(const QString &source,
                                                          const QList<PaperId> &papers)
{
    return m_worker->read(
        [=](Database &database) { return firstDaysOf(database, source, papers); });
}

QFuture<Result<QList<PaperId>>> Library::withoutReportOf(const QString &source, const Query &query,
                                                         const QDateTime &now)
{
    return m_worker->read(
        [=](Database &database) { return papersWithoutReportOf(database, source, query, now); });
}

QFuture<Result<void>> Library::indexed()
{
    return m_worker->indexed();
}

QFuture<Result<ChangeSet>> Library::mark(QList<Marking> markings)
{
    return m_worker->gesture(MarkSubjects(std::move(markings), m_worker->clock()));
}

QFuture<Result<Marking>> Library::toggle(Mark mark, QList<qint32> numbers)
{
    return m_worker->gesture(MarkPapers(mark, std::nullopt, std::move(numbers), m_worker->clock()));
}

QFuture<Result<Marking>> Library::markAll(Mark mark, bool on, QList<qint32> numbers)
{
    return m_worker->gesture(MarkPapers(mark, on, std::move(numbers), m_worker->clock()));
}

QFuture<Result<Marking>> Library::replaceTag(QString from, QString to)
{
    return m_worker->gesture(ReplaceTag(std::move(from), std::move(to), m_worker->clock()));
}

QFuture<Result<UndoOutcome>> Library::undo()
{
    return m_worker->gesture(TakeBack(Direction::Undo, m_worker->clock()));
}

QFuture<Result<UndoOutcome>> Library::redo()
{
    return m_worker->gesture(TakeBack(Direction::Redo, m_worker->clock()));
}

void Library::watchOthers()
{
    m_worker->watchOthers();
}

} // namespace broadsheet
