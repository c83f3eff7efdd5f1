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

QFuture<Result<ChangeSet>> Library::forget(QString source)
{
    return m_worker->write([source = std::move(source)](Database &database) {
        return forgetSource(database, source);
    });
}

QFuture<Result<QList<PaperRow>>> Library::first(Query query, int rows)
{
    return m_worker->ask([query = std::move(query), rows](Database &database) {
        return firstRows(database, query, rows);
    });
}

QFuture<Result<PaperOrder>> Library::order(Query query, PaperId locate)
{
    return m_worker->ask([query = std::move(query), locate = std::move(locate)](
                             Database &database) { return paperOrder(database, query, locate); });
}

QFuture<Result<QList<PaperRow>>> Library::rowsAt(QList<qint32> numbers, QDate from, QDate to)
{
    return m_worker->ask([numbers = std::move(numbers), from, to](Database &database) {
        return broadsheet::rowsAt(database, numbers, from, to);
    });
}

QFuture<Result<Snippets>> Library::snippets(QList<qint32> numbers, QString search,
                                            QStringList languages)
{
    return m_worker->ask(
        [=](Database &database) { return snippetsOf(database, numbers, search, languages); });
}

QFuture<Result<SearchCount>> Library::count(Query query)
{
    return m_worker->ask(
        [query = std::move(query)](Database &database) { return countMatches(database, query); });
}

QFuture<Result<QList<PaperRow>>> Library::list(Query query)
{
    return m_worker->ask(
        [query = std::move(query)](Database &database) { return listRows(database, query); });
}

QFuture<Result<QList<PaperRow>>> Library::rows(QList<PaperId> ids)
{
    return m_worker->read(
        [ids = std::move(ids)](Database &database) { return rowsOf(database, ids); });
}

QFuture<Result<Paper>> Library::paper(PaperId id)
{
    return m_worker->ask(
        [id = std::move(id)](Database &database) { return paperWithId(database, id); });
}

QFuture<Result<QList<Paper>>> Library::papers(Query query)
{
    return m_worker->read(
        [query = std::move(query)](Database &database) { return papersFor(database, query); });
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

QFuture<Result<AuthorPapers>> Library::author(QString name)
{
    return m_worker->read(
        [name = std::move(name)](Database &database) { return authorPapers(database, name); });
}

QFuture<Result<QList<AuthorSummary>>> Library::authorsLike(QString typed, int limit)
{
    return m_worker->read([typed = std::move(typed), limit](Database &database) {
        return namesLike(database, typed, limit);
    });
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

QFuture<Result<int>> Library::alsoListedBefore(DayReport report)
{
    return m_worker->read([report = std::move(report)](Database &database) {
        return papersAlsoListedBefore(database, report);
    });
}

QFuture<Result<QHash<PaperId, QDate>>> Library::firstDays(QString source, QList<PaperId> papers)
{
    return m_worker->read(
        [source = std::move(source), papers = std::move(papers)](Database &database) {
            return firstDaysOf(database, source, papers);
        });
}

QFuture<Result<QList<PaperId>>> Library::withoutReportOf(QString source, Query query, QDateTime now)
{
    return m_worker->read([source = std::move(source), query = std::move(query),
                           now = std::move(now)](Database &database) {
        return papersWithoutReportOf(database, source, query, now);
    });
}

QFuture<Result<void>> Library::indexed()
{
    return m_worker->indexed();
}

QFuture<Result<ChangeSet>> Library::mark(Marking marking)
{
    return mark(QList<Marking>{std::move(marking)});
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
