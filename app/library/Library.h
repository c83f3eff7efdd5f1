// The library: every paper, day and text that was stored, and everything the user did, in one
// SQLite file. This header is the public interface of the folders eventfile, sqlite, tables,
// finding, journal and library.
//
// Content and state are apart. Content is what sources say; it can be fetched or imported again.
// State is what the user did; it is a journal that is only appended to and that storing content
// never touches.
//
// The journal is also in a text file beside the library, "<file>.journal", from which a lost or an
// older library gets its marks when it is opened (eventfile/README.md).
// The file can come from someone else: what our scripts did not make in it is refused.
//
// Threads: one worker thread writes, another one reads, a third copies SQLite's log into the file.
// Every function but open() returns at once and can be called from any thread. Jobs run in the
// order of the calls, with two exceptions. A write does not wait for reads: a star is on disk while
// a search still runs. And a gesture of the user does not wait for store(), unless that may bring
// the papers that the gesture is about. A read sees what was called before it, and may see what was
// called after it. Indexing for search runs when no write is
// queued. Results arrive as futures (see base/Deliver.h). The signals are emitted on the thread
// that the Library lives on. The destructor finishes every job that was accepted, then closes the
// file.
//
// Errors: every function can fail with ErrorKind::Storage when the file cannot be read or written,
// and with ErrorKind::Malformed when it is damaged. Writing to a read-only library fails with
// ErrorKind::Storage. Other errors are said with the function.
#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "library/OpeningReport.h"
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
#include <QHash>
#include <QObject>

#include <memory>

namespace broadsheet {

class Library final : public QObject
{
    Q_OBJECT

public:
    // Opens the library at `path`, or creates it and its folder. An older schema is migrated after
    // a checked backup. A lost or damaged one is rescued (rescue/README.md), and openingReport()
    // says so. A read-only file is opened for reading. Fails without touching the file when it is
    // no Broadsheet library (ErrorKind::Malformed), from a newer version (Newer), or cannot be read
    // (Unreadable), and when `path` is no name of a file (Usage) or opening takes too long
    // (TooLarge). Blocks for a few milliseconds, and longer while it migrates or rescues. `clock`
    // is called on the worker thread.
    [[nodiscard]] static Result<std::unique_ptr<Library>> open(const QString &path,
                                                               Clock clock = systemTime);
    ~Library() override;

    [[nodiscard]] const OpeningReport &openingReport() const { return m_report; }

    // --- content -------------------------------------------------------------------------------

    // Stores days, in transactions of some papers each. When a later one fails or the program is
    // ended, what is missing is stored the next time. Storing the same again changes nothing. A
    // value is replaced by one that was said later (DayReport::at), never by an empty one. Papers
    // that a later report lacks stay, and so does every vote ever observed. The result does not
    // depend on the order in which reports are stored. Indexing for search follows in the
    // background.
    QFuture<Result<ChangeSet>> store(QList<DayReport> days);

    // Drops everything that a source said. Papers that no other source lists are removed; they are
    // in the ChangeSet's `content`. The user's marks on them stay in the journal.
    QFuture<Result<ChangeSet>> forget(const QString &source);

    // These six can be cancelled with their future, also while they run (ErrorKind::Cancelled).
    // That is how a key press overtakes the search of the one before.

    // The beginning of a list, at most `rows` papers, within a time limit of 8 ms, or 24 ms while
    // nothing was found: it can have fewer rows than the list, or none. A search by Relevance is in
    // the order of the index, which is nearly that of order().
    QFuture<Result<QList<PaperRow>>> first(const Query &query, int rows);
    // The whole list as numbers. `locate`: a paper whose number is wanted besides.
    QFuture<Result<PaperOrder>> order(const Query &query, const PaperId &locate = {});
    // The rows of these papers without unknown numbers; how well they fit is that of the profile.
    QFuture<Result<QList<PaperRow>>> rowsAt(const QList<qint32> &numbers,
                                            const QString &profile = {});
    // Where a search found these papers, unless title or authors say it; see gist/Snippet.h.
    QFuture<Result<Snippets>> snippets(const QList<qint32> &of, const QString &search,
                                       const QStringList &languages);
    QFuture<Result<SearchCount>> count(const Query &query);
    QFuture<Result<QList<PaperRow>>> list(const Query &query); // order() and rows in one

    // A paper with its texts; can be cancelled, too. Fails with ErrorKind::NotFound.
    QFuture<Result<Paper>> paper(const PaperId &id, const QString &profile = {});
    QFuture<Result<QList<TagCount>>> tagCounts(); // of all tags in use, sorted; the same

    // The functions below run to their end.
    QFuture<Result<QList<PaperRow>>> rows(const QList<PaperId> &ids); // unknown ids are left out
    QFuture<Result<QList<Paper>>> papers(const Query &query);         // whole papers, for export
    QFuture<Result<QList<DaySummary>>> days();                        // newest first
    QFuture<Result<QList<DaySummary>>> countedDays(); // with DaySource::papers, slower
    QFuture<Result<ViewCounts>> counts();
    // What the library has under a name. For an unknown name it has no papers; that is no error.
    QFuture<Result<AuthorPapers>> author(const QString &name);
    // Names one of whose words begins with `typed`, the ones with the most papers first.
    QFuture<Result<QList<AuthorSummary>>> authorsLike(const QString &typed, int limit);
    QFuture<Result<QStringList>> tags();                 // all in use, sorted
    QFuture<Result<QList<SavedSearch>>> savedSearches(); // sorted by name
    QFuture<Result<Muting>> muting();
    // The newest day before `after`, or of all, with unread papers; invalid if there is none.
    QFuture<Result<QDate>> neighbouringUnreadDay(QDate after);
    QFuture<Result<LibraryInfo>> info();

    // The arXiv papers of the query about which `source` has said nothing yet, newest day first, at
    // most query.limit. With `now`, also starred and noted papers that may have changed: those of
    // which a new version was announced since, and young ones about which it spoke a week ago.
    QFuture<Result<QList<PaperId>>> withoutReportOf(const QString &source, const Query &query,
                                                    const QDateTime &now = {});
    // How many of the report's papers its source also listed on its last day with papers before.
    QFuture<Result<int>> alsoListedBefore(const DayReport &report);

    // The day on which `source` listed each paper first, or the first day on which any source did.
    // Papers without a day are left out.
    QFuture<Result<QHash<PaperId, QDate>>> firstDays(const QString &source,
                                                     const QList<PaperId> &papers);

    // Done when search finds every paper that was stored before this call. Fails with
    // ErrorKind::Cancelled when the library is closed earlier.
    QFuture<Result<void>> indexed();

    // --- state ---------------------------------------------------------------------------------

    // Marks subjects as one gesture. Subjects whose state does not differ are left out. When the
    // future is done, the marks are on disk. Fails with ErrorKind::NotFound for a paper that the
    // library does not have, and with ErrorKind::Usage for a tag, note or name that is empty or too
    // long; nothing is written then. Passed is different: it is stored for papers with votes newer
    // than the last time they were passed, and unknown papers are ignored.
    QFuture<Result<ChangeSet>> mark(Marking marking) { return mark(QList{std::move(marking)}); }
    // Several markings of one kind, at least one, as one gesture.
    QFuture<Result<ChangeSet>> mark(QList<Marking> markings);

    // Marks papers as Read or Starred by their numbers, many in steps between which other jobs run:
    // `markAll` as `on` says, `toggle` on unless all are on. The result names at most 100 of them.
    QFuture<Result<Marking>> toggle(Mark mark, QList<qint32> numbers);
    QFuture<Result<Marking>> markAll(Mark mark, bool on, QList<qint32> numbers);
    // Everything tagged `from` gets the tag `to` instead, or with an empty `to` none, as if it were
    // tagged anew, in one gesture, which is returned like that of toggle(). Fails with
    // ErrorKind::NotFound when nothing has the tag, and with ErrorKind::Usage for a bad name.
    QFuture<Result<Marking>> replaceTag(QString from, QString to);

    // Undoes the newest gesture that was not undone yet, of this or an earlier run, or does again
    // what was undone last, unless there was a gesture since. Passed is not undone and ends no
    // redo. Both fail with ErrorKind::NotFound when there is none.
    QFuture<Result<UndoOutcome>> undo();
    QFuture<Result<UndoOutcome>> redo();

    // From now on tells also of what other processes write, within half a second. Call once.
    void watchOthers();

Q_SIGNALS:
    // After every write that changed something, and after indexing when muted papers were found.
    void changed(const broadsheet::ChangeSet &changes);
    void changedByOthers();            // changed() follows and says that anything may have changed
    void gistsMade();                  // of some papers from before there were gists
    void indexProgress(int remaining); // papers that are not indexed yet
    // The file was deleted, moved or replaced under the open library, and the library has to be
    // opened again. A sentence for the user says where what it had is kept. Once.
    void fileLost(const QString &message);
    // A sentence for the user. Nothing failed that a future reports, but something is amiss: the
    // journal file cannot be written, for example. Said once.
    void noticed(const QString &message);

private:
    friend class LibraryAccess;
    friend class LibraryOpening;
    class Worker;
    explicit Library(std::unique_ptr<Worker> worker);

    OpeningReport m_report;
    std::unique_ptr<Worker> m_worker;
};

} // namespace broadsheet
