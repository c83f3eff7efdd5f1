#include "library/LibraryWorker.h"

#include "base/Deliver.h"
#include "base/HandOver.h"
#include "base/Logging.h"
#include "finding/SearchIndex.h"
#include "library/LogWatch.h"
#include "library/LostFile.h"
#include "library/OpenLibrary.h"
#include "library/StoreReports.h"
#include "library/Tr.h"
#include "sqlite/Migrations.h"
#include "tables/Gists.h"
#include "tables/Votes.h"
#include "terms/TermTable.h"

#include <QScopeGuard>

namespace broadsheet {

namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

constexpr auto sliceTime = 15ms;  // of what is derived; a queued job ends it early
constexpr auto retryPause = 50ms; // while another process writes

} // namespace

Library::Worker::Worker(const QString &path, Clock clock)
    : m_clock(std::move(clock)), m_storeClock(m_clock),
      m_eventFile(m_clock, [this](const QString &message) { say(message); }),
      m_gestures([this](const ChangeSet &changes) { announce(changes); },
                 [this] {
                     m_log.whenCopied([this] {
                         m_thread.run(
                             [this](Database &database) { m_gestures.runNextStep(database); });
                     });
                 }),
      m_log(path), m_reading(
                       [path](Database::IsCancelled) {
                           return std::make_unique<Database>(path, Database::Access::ReadOnly);
                       },
                       {}),
      m_thread([this, path](
                   const Database::IsCancelled &isCancelled) { return opened(path, isCancelled); },
               [this](Database &database) { return index(database); })
{}

std::unique_ptr<Database> Library::Worker::opened(const QString &path,
                                                  const Database::IsCancelled &isCancelled)
{
    auto database = openLibrary(path, schemaScripts(),
                                {.clock = m_clock,
                                 .say = [this](const QString &message) { say(message); },
                                 .isCancelled = isCancelled},
                                &m_eventFile);
    m_report.broughtBack = m_eventFile.broughtBack();
    if (!database->isReadOnly()) {
        endOldRisesOf(*database);
        m_log.watch(*database);
    }
    m_readsApart = !database->isReadOnly() && m_reading.open().result().has_value();
    return database;
}

void Library::Worker::endOldRisesOf(Database &database)
{
    try {
        (void)endOldRises(database, risingPapers(database), m_clock().toMSecsSinceEpoch());
    } catch (const Failed &failed) {
        if (!failed.busy)
            throw;
        // Another process is writing to the library. The next reports end old rises.
    }
}

Library::Worker::~Worker()
{
    m_reading.finish(); // first: the last connection to close copies the log into the file
    // What is written step by step is finished, so that the file is whole when the program is not
    // used for a while.
    if (m_library != nullptr) {
        (void)m_thread.run([this](Database &database) { m_log.endWatching(database); }).result();
        m_log.finish(); // what waited for it is queued now
        m_thread.run([this](Database &database) {
            while (writeEventFile(database)) {
            }
        });
    }
    m_thread.finish();
    finishIndexed(failure(ErrorKind::Cancelled,
                          LibraryTr::tr("The library was closed before all papers were indexed.")));
}

void Library::Worker::attach(Library *library)
{
    m_library = library;
    m_thread.wakeBackground();
}

QFuture<Result<ChangeSet>> Library::Worker::store(QList<DayReport> days)
{
    return m_thread.run(
        [this, cleaned = m_cleaner.clean(std::move(days))](Database &database) mutable {
            ChangeSet changes;
            const auto told = qScopeGuard([&] { announce(changes); });
            storeDays(database, std::move(cleaned), m_storeClock, changes, m_thread);
            return changes;
        });
}

QFuture<Result<void>> Library::Worker::indexed()
{
    QPromise<Result<void>> promise;
    QFuture<Result<void>> future = promise.future();
    promise.start();
    m_thread.run([this, promise = std::move(promise)](Database &) mutable {
        m_indexed.push_back(std::move(promise));
        m_isCounted = false;
        m_thread.wakeBackground();
    });
    return future;
}

void Library::Worker::say(const QString &message)
{
    if (m_library == nullptr)
        m_report.messages.append(message);
    else
        post(m_library, [library = m_library, message] { Q_EMIT library->noticed(message); });
}

void Library::Worker::announce(const ChangeSet &changes)
{
    // Another process can have stored something too, so count even when nothing changed here.
    m_isCounted = false;
    m_thread.wakeBackground();
    tell(changes);
}

void Library::Worker::tell(const ChangeSet &changes)
{
    if (!changes.isEmpty())
        post(m_library, [library = m_library, changes] { Q_EMIT library->changed(changes); });
}

void Library::Worker::watchOthers()
{
    lookForOthers(); // what they wrote before counts as known
    deliver(run([](Database &database) { return database.path(); }), m_library,
            [this](const Result<QString> &path) {
                auto *log = new LogWatch(*path, m_library);
                QObject::connect(log, &LogWatch::written, m_library, [this] { lookForOthers(); });
            });
}

void Library::Worker::lookAtPlace(Database &database)
{
    FilePlace *place = m_eventFile.place();
    if (m_isLost || m_library == nullptr || place == nullptr ||
        place->look(database) == FilePlace::Fate::InPlace)
        return;
    m_isLost = true;
    const QString message = keepLost(database, *place, m_clock);
    post(m_library, [library = m_library, message] { Q_EMIT library->fileLost(message); });
}

// https://www.sqlite.org/pragma.html#pragma_data_version
void Library::Worker::lookForOthers()
{
    m_thread.run([this](Database &database) {
        lookAtPlace(database);
        const QString before = std::exchange(m_version, database.pragma(u"data_version"_s));
        if (before.isEmpty() || before == m_version)
            return;
        post(m_library, [library = m_library] { Q_EMIT library->changedByOthers(); });
        announce({.authors = true, .searches = true, .muting = true, .everything = true});
    });
}

void Library::Worker::announceRemaining(int remaining)
{
    if (std::exchange(m_announced, remaining) != remaining)
        post(m_library, [lib = m_library, remaining] { Q_EMIT lib->indexProgress(remaining); });
}

bool Library::Worker::indexOrMerge(Database &database)
{
    // Counting very many papers takes longer than indexing a slice of them, so count once.
    if (!std::exchange(m_isCounted, true))
        m_remaining = unindexedCount(database);
    if (m_remaining == 0) {
        announceRemaining(0);
        finishIndexed({});
    }
    if (m_unmerged >= (m_remaining > 0 ? slicesToMerge : 1)) {
        m_unmerged = mergeSlice(database) ? m_unmerged : 0;
        return true;
    }
    if (m_remaining == 0)
        return false;
    ++m_unmerged;
    const auto slice = indexSlice(database, indexTime, [this] { return m_thread.isJobQueued(); });
    m_remaining = std::max(m_remaining - slice.papers, 0);
    if (slice.papers == 0 || m_remaining == 0)
        m_remaining = unindexedCount(database);
    tell(slice.changes);
    announceRemaining(m_remaining);
    return true;
}

bool Library::Worker::writeEventFile(Database &database)
{
    ChangeSet changes;
    const bool isMore = m_eventFile.step(database, changes);
    tell(changes);
    return isMore;
}

bool Library::Worker::makeDerived(Database &database)
{
    if (database.isReadOnly())
        return false;
    const auto isWanted = [this] { return m_thread.isJobQueued(); };
    if (makeGists(database, sliceTime, isWanted) == 0)
        return makeTerms(database, sliceTime, isWanted);
    post(m_library, [library = m_library] { Q_EMIT library->gistsMade(); });
    return true;
}

std::optional<std::chrono::milliseconds> Library::Worker::index(Database &database)
{
    if (m_log.isBehind()) {
        m_log.whenCopied([this] { m_thread.wakeBackground(); });
        return {};
    }
    try {
        // Jobs must not wait while indexing waits for another process.
        database.setBusyTimeout(0ms);
        lookAtPlace(database);
        const bool more =
            writeEventFile(database) || indexOrMerge(database) || makeDerived(database);
        database.setBusyTimeout(busyTimeout);
        if (more)
            return 0ms;
    } catch (const Failed &failed) {
        database.setBusyTimeout(busyTimeout);
        if (failed.busy)
            return retryPause;
        if (database.isReadOnly()) {
            finishIndexed(failure(
                ErrorKind::Storage,
                LibraryTr::tr(
                    "The library %1 is read-only, so not all of its papers can be searched.")
                    .arg(database.path())));
        } else {
            qCWarning(logLibrary) << failed.error.message << failed.error.detail;
            finishIndexed(Failure(failed.error));
        }
    }
    return {};
}

void Library::Worker::finishIndexed(const Result<void> &outcome)
{
    for (QPromise<Result<void>> &promise : m_indexed) {
        promise.addResult(outcome);
        promise.finish();
    }
    m_indexed.clear();
}

} // namespace broadsheet
