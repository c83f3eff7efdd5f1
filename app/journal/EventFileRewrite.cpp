#include "journal/EventFileRewrite.h"

#include "eventfile/EventFileHeader.h"
#include "eventfile/EventLine.h"
#include "journal/Journal.h"
#include "sqlite/Transaction.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// Undo takes one gesture after the other back; nobody goes further.
constexpr int keptGestures = 1000;

// Some megabytes. Less at a time takes long in all, and more holds up other jobs at the end.
constexpr int slicesToForce = 16;

} // namespace

EventFileRewrite::EventFileRewrite(QString path, bool isCompact)
    : m_path(std::move(path)), m_newPath(pathFor(m_path)), m_isCompact(isCompact)
{}

QString EventFileRewrite::pathFor(const QString &eventFile)
{
    return eventFile + u".new"_s;
}

EventFileRewrite::~EventFileRewrite()
{
    if (m_file && !m_isDone)
        QFile::remove(m_newPath);
}

Result<bool> EventFileRewrite::step(Database &database)
{
    if (!m_file)
        if (const Result<void> begun = begin(database); !begun)
            return Failure(begun.error());
    const Result<bool> isMore = writeSlice();
    if (!isMore)
        return isMore;
    return *isMore ? false : finish(database);
}

Result<void> EventFileRewrite::begin(Database &database)
{
    Result<EventFile> file =
        EventFile::open(m_newPath, EventFile::Missing::IsCreated, EventFile::noWait);
    if (!file)
        return Failure(file.error());
    m_file = std::move(*file);
    if (const Result<void> cleared = m_file->clear(); !cleared)
        return cleared; // what an earlier run left behind
    const qint64 since = m_isCompact ? momentOfGesture(database, keptGestures) : 0;
    m_events.emplace(database, since);
    m_version = database.pragma(u"data_version"_s);
    return m_file->append(lineOf(EventFileHeader{.device = deviceOf(database), .since = since}),
                          true);
}

// False: there are no more events.
Result<bool> EventFileRewrite::writeSlice()
{
    const std::optional<QList<JournalEvent>> events = m_events->next();
    if (!events)
        return false;
    const bool isForced = ++m_slices % slicesToForce == 0;
    return m_file->append(linesOf(*events), isForced).map([] { return true; });
}

void EventFileRewrite::note(const NewEvents &events)
{
    if (m_file && m_events->hasPassed(events))
        m_file.reset(); // begin again
}

// Events of other processes are nearly always newer than all others. Counting very many takes long.
bool EventFileRewrite::lacksEvents(Database &database) const
{
    return database.pragma(u"data_version"_s) != m_version &&
           database.number(u"SELECT count(*) FROM event"_s) != m_events->seen();
}

// In a transaction, so that no event comes in between.
Result<bool> EventFileRewrite::finish(Database &database)
{
    Transaction transaction(database);
    for (;;) {
        const Result<bool> isMore = writeSlice();
        if (!isMore)
            return isMore;
        if (!*isMore)
            break;
    }
    if (lacksEvents(database)) {
        m_file.reset(); // begin again
        return false;
    }
    if (const Result<void> replaced = m_file->replace(m_path); !replaced)
        return Failure(replaced.error());
    m_isDone = true;
    writeEventFileMark(database, {.size = m_file->size(),
                                  .checksum = m_file->checksumBefore(m_file->size()),
                                  .newest = newestEvent(database),
                                  .compacted = m_isCompact ? m_file->size() : 0});
    transaction.commit();
    return true;
}

} // namespace broadsheet
