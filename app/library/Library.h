// The library: every paper, day and text that was imported, and everything the reader did, in one
// SQLite file. This header is the whole API of the folder.
//
// Content and state are apart: content can be imported again at any time; state is a journal of
// events that is only ever appended to, and no import touches it.
//
// One worker thread does all SQL. Every call returns at once; its job runs in order with the
// others, the reader's marks and the reading of what is on screen before background indexing.
// Results arrive as futures (see base/Deliver.h); `changed` is emitted on the thread the Library
// lives on. Destroying the Library finishes every job that was accepted, marks above all, then
// closes the file.
#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "papers/AuthorPapers.h"
#include "papers/ChangeSet.h"
#include "papers/Counts.h"
#include "papers/Day.h"
#include "papers/LibraryInfo.h"
#include "papers/Paper.h"
#include "papers/PaperOrder.h"
#include "papers/Query.h"
#include "papers/Report.h"
#include "papers/State.h"
#include "papers/UndoOutcome.h"

#include <QFuture>
#include <QObject>

#include <memory>

namespace broadsheet {

class Library final : public QObject
{
    Q_OBJECT

public:
    // Opens or creates the file and its folder, and migrates an older schema after a verified
    // backup beside it ("….backup-vN"). Fails without touching the file when it is not SQLite, not
    // a Broadsheet library, damaged, or from a newer version. A file that may only be read is
    // opened for reading: marks and imports then fail with ErrorKind::Storage. Blocks for a few
    // milliseconds; call before the window is shown. `clock` is asked on the worker thread.
    [[nodiscard]] static Result<std::unique_ptr<Library>> open(const QString &path,
                                                               Clock clock = systemTime);
    ~Library() override;

    // --- content -------------------------------------------------------------------------------

    // Stores days in one transaction. What is the same as before changes nothing. A known vote or
    // text is replaced by one that was said later (DayReport::at), never by nothing; papers missing
    // from a later report stay, and so does every vote ever observed. The outcome depends on what
    // was stored, not on the order. Indexing for search follows in the background.
    QFuture<Result<ChangeSet>> store(QList<DayReport> days);

    // Drops all that a source said: papers that no other source speaks of are gone (and among the
    // ChangeSet's `content`), what the reader did to them stays.
    QFuture<Result<ChangeSet>> forget(QString source);

    // Lists at any size. A future of these that is cancelled is given up, also while it is
    // computed: the way to overtake the search of the last key press.
    //
    // `first`: the beginning of the list, at most `rows` of them, as soon as they can be told. For
    // a search by Relevance in the index's own order, which is nearly that of `order`, and none at
    // all when finding them would take as long as the whole. `order`: all of it. `locate`: the
    // paper whose number is wanted besides.
    QFuture<Result<QList<PaperRow>>> first(Query query, int rows);
    QFuture<Result<PaperOrder>> order(Query query, PaperId locate = {});
    // Those that exist, any order. In a list of some days, a row's day is the newest of them.
    QFuture<Result<QList<PaperRow>>> rowsAt(QList<qint32> numbers, QDate from = {}, QDate to = {});
    QFuture<Result<SearchCount>> count(Query query);

    QFuture<Result<QList<PaperRow>>> list(Query query);        // order and rows in one
    QFuture<Result<QList<PaperRow>>> rows(QList<PaperId> ids); // those that exist, any order
    QFuture<Result<Paper>> paper(PaperId id);
    QFuture<Result<QList<Paper>>> papers(Query query); // whole papers, for export
    QFuture<Result<QList<DaySummary>>> days();         // newest first
    QFuture<Result<ViewCounts>> counts();
    QFuture<Result<AuthorPapers>> author(QString name);
    // Names one of whose words begins with `typed`, those with the most papers first.
    QFuture<Result<QList<AuthorSummary>>> authorsLike(QString typed, int limit);
    QFuture<Result<QStringList>> tags();                 // all in use, in order of their letters
    QFuture<Result<QList<SavedSearch>>> savedSearches(); // by name
    QFuture<Result<Muting>> muting();
    QFuture<Result<QDate>> neighbouringUnreadDay(QDate after); // the next older one; invalid: none
    QFuture<Result<LibraryInfo>> info();

    // arXiv's papers among those of the query which `source` said nothing of yet, newest day first;
    // at most query.limit.
    QFuture<Result<QList<PaperId>>> withoutReportOf(QString source, Query query);

    // Done when every paper stored so far is found by search.
    QFuture<Result<void>> indexed();

    // --- state ---------------------------------------------------------------------------------

    // Appends one event for each subject whose state differs, durably (on disk when the future is
    // done); for Passed, for each known paper with votes observed since it was passed last. Any
    // other mark of a paper that the library does not know is an error and nothing is written.
    QFuture<Result<ChangeSet>> mark(Marking marking);
    // Several of one kind, at least one, as one gesture.
    QFuture<Result<ChangeSet>> mark(QList<Marking> markings);

    // The same for papers of a list, Read or Starred, by their numbers: on unless all of them are,
    // or as `on` says. A gesture over very many papers takes a while, in steps between which other
    // questions are answered.
    QFuture<Result<Marking>> toggle(Mark mark, QList<qint32> numbers);
    QFuture<Result<Marking>> markAll(Mark mark, bool on, QList<qint32> numbers);

    // Takes back the newest gesture (other than passing) that was not undone yet, of this or an
    // earlier run. An error of ErrorKind::NotFound when there is none.
    QFuture<Result<UndoOutcome>> undo();

Q_SIGNALS:
    void changed(const broadsheet::ChangeSet &changes);
    void indexProgress(int remaining); // 0 when search finds everything

private:
    class Worker;
    explicit Library(std::unique_ptr<Worker> worker);

    std::unique_ptr<Worker> m_worker;
};

} // namespace broadsheet
