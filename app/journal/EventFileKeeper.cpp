#include "journal/EventFileKeeper.h"

#include "base/Limits.h"
#include "eventfile/EventFileHeader.h"
#include "eventfile/EventLine.h"
#include "journal/Journal.h"
#include "journal/Tr.h"

#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr qint64 bytesOfEvent = 200; // a line without a note
constexpr int stepsAtOpening = 2;    // enough for the journal of a new library

qint64 countEvents(Database &database)
{
    return database.number(u"SELECT count(*) FROM event"_s);
}

// What a program that was ended left behind.
void removeUnfinished(const QString &path)
{
    if (EventFile::open(path, EventFile::Missing::IsAnError, EventFile::noWait))
        QFile::remove(path); // it is not another process's
}

} // namespace

EventFileKeeper::EventFileKeeper(Clock clock, Tell tell, std::optional<qint64> maxBytes)
    : m_clock(std::move(clock)), m_tell(std::move(tell)),
      m_maxBytes(maxBytes.value_or(maxJournalFileBytes))
{}

EventFileKeeper::~EventFileKeeper() = default;

QString EventFileKeeper::pathBeside(const QString &library)
{
    const QFileInfo file(library);
    const QString target = file.canonicalFilePath();
    return (target.isEmpty() ? file.absoluteFilePath() : target) + u".journal"_s;
}

void EventFileKeeper::open(Database &database)
{
    m_library = database.path();
    m_place.emplace(database);
    m_path = pathBeside(m_library);
    m_device = deviceOf(database);
    removeUnfinished(EventFileRewrite::pathFor(m_path));
    ChangeSet changes;
    Result<qint64> added = 0;
    try {
        if (hasToBeRead(database))
            added = merge(database, changes);
    } catch (const Failed &failed) {
        added = Failure(failed.error);
    }
    if (!added) {
        if (added.error().kind == ErrorKind::Cancelled || !hasEvents(database))
            throw Failed{added.error()};
        leaveUnread(added.error());
    }
    m_broughtBack = added.value_or(0);
    m_events.watch(database);
    database.watchCommits(this);
    try {
        for (int steps = 0; steps < stepsAtOpening && step(database, changes); ++steps) {
        }
    } catch (const Failed &) {
        // Another process is writing to the library. The steps are done later.
    }
}

// Also decides whether the file has to be written anew.
bool EventFileKeeper::hasToBeRead(Database &database)
{
    const Result<EventFile> file = EventFile::open(m_path, EventFile::Missing::IsAnError);
    const EventFileMark mark = eventFileMark(database); // while no other process can change both
    m_isWanted = true;
    if (!file && file.error().kind == ErrorKind::NotFound)
        return false;
    if (!file) {
        tellOfProblem(file.error());
        return true;
    }
    if (file->size() == 0)
        return false;
    if (!isOurs(*file))
        return true;
    if (!mark.isOf(*file))
        return !mark.isAheadOf(*file);
    // Another program can have added events to the library.
    m_isWanted = mark.newest != newestEvent(database) || isTooLarge(mark);
    return false;
}

Result<qint64> EventFileKeeper::merge(Database &database, ChangeSet &changes)
{
    const Result<MergedEvents> merged = mergeEventFile(database, m_path);
    if (merged) {
        m_device = deviceOf(database);
        changes.unite(merged->changes);
        tellOfMerge(*merged);
        return merged->added;
    }
    if (merged.error().kind == ErrorKind::Malformed)
        tellOfDamage({}, setAside(m_path, u"damaged"_s, m_clock()));
    else if (merged.error().kind != ErrorKind::NotFound)
        return Failure(merged.error());
    return 0;
}

// It must not be written anew, because what is in it may be nowhere else.
void EventFileKeeper::leaveUnread(const Error &error)
{
    m_isLeftAlone = error.kind == ErrorKind::Newer;
    m_isUnread = true;
    m_isWanted = false;
    tellOfProblem(error);
}

void EventFileKeeper::tellOfMerge(const MergedEvents &merged)
{
    if (merged.isOther) {
        const QString kept = setAside(m_path, u"other"_s, m_clock());
        m_tell(JournalTr::tr("The journal file %1 belongs to another library. It was kept as %2.")
                   .arg(m_path, kept));
        return;
    }
    if (merged.added > 0)
        m_tell(JournalTr::tr("%Ln thing(s) that you did were missing in the library %1 and were "
                             "brought back from its journal file %2.",
                             nullptr, int(merged.added))
                   .arg(m_library, m_path));
    if (merged.file.badLines > 0)
        tellOfDamage(merged.file, setAside(m_path, u"damaged"_s, m_clock(), true));
}

void EventFileKeeper::tellOfDamage(const EventFileReport &file, const QString &keptAs)
{
    if (file.badLines == 0) {
        m_tell(JournalTr::tr("%1 is not a journal file of Broadsheet, or all of it is damaged. It "
                             "was kept as %2.")
                   .arg(m_path, keptAs));
        return;
    }
    QStringList lines;
    for (const qint64 line : file.firstBadLines)
        lines.append(QString::number(line));
    if (file.badLines > lines.size())
        lines.append(u"…"_s);
    m_tell(
        JournalTr::tr("Damaged lines in the journal file %1 were left out: %2. The file was kept "
                      "as %3.")
            .arg(m_path, lines.join(u", "_s), keptAs));
}

void EventFileKeeper::tellOfProblem(const Error &error)
{
    if (std::exchange(m_isTroubled, true))
        return;
    m_tell(JournalTr::tr("%1 Until that is mended, what you do is kept in the library alone.")
               .arg(error.message));
}

bool EventFileKeeper::isOurs(const EventFile &file) const
{
    const std::optional<EventFileHeader> header = headerIn(file.firstLine());
    return header && header->version == eventFileVersion && header->device == m_device;
}

bool EventFileKeeper::isTooLarge(const EventFileMark &mark) const
{
    return mark.size > std::max(m_maxBytes, 2 * mark.compacted);
}

bool EventFileKeeper::isToBeCompact(Database &database) const
{
    const EventFileMark mark = eventFileMark(database);
    return mark.compacted > 0 || isTooLarge(mark) ||
           countEvents(database) * bytesOfEvent > m_maxBytes;
}

bool EventFileKeeper::step(Database &database, ChangeSet &changes)
{
    // Another program can have a new library at the old place, which has the file then.
    if (!m_isWanted || m_isLeftAlone || m_place->look(database) != FilePlace::Fate::InPlace)
        return false;
    try {
        if (m_isUnread)
            read(database, changes);
        else
            rewrite(database);
    } catch (const Failed &failed) {
        if (failed.busy)
            throw;
        endRewrite(Failure(failed.error));
    }
    return true;
}

void EventFileKeeper::read(Database &database, ChangeSet &changes)
{
    const Result<qint64> added = merge(database, changes);
    m_isUnread = false;
    if (!added)
        leaveUnread(added.error());
}

void EventFileKeeper::rewrite(Database &database)
{
    if (!m_rewrite)
        m_rewrite = std::make_unique<EventFileRewrite>(m_path, isToBeCompact(database));
    const Result<bool> isDone = m_rewrite->step(database);
    if (!isDone)
        endRewrite(Failure(isDone.error()));
    else if (*isDone)
        endRewrite({});
}

void EventFileKeeper::endRewrite(const Result<void> &outcome)
{
    m_rewrite.reset();
    m_isWanted = false;
    if (outcome)
        m_isTroubled = false;
    else if (outcome.error().kind != ErrorKind::Cancelled) // another process is doing it
        tellOfProblem(outcome.error());
}

// The file is locked from here to ended(), so that its lines come in the order of the commits. The
// lock is taken after the database's own, by every process.
void EventFileKeeper::committing(Database &database)
{
    if (m_rewrite)
        m_rewrite->note(m_events);
    if (m_isLeftAlone || (m_events.isEmpty() && !m_isPartlyForced))
        return refuseIfLost(database, false);
    m_isForced = database.pragma(u"synchronous"_s) == "2"_L1; // see RelaxedCommits
    if (m_events.isEmpty()) {
        if (m_isForced)
            forceEarlierLines();
        return refuseIfLost(database, false);
    }
    const EventFileMark mark = eventFileMark(database);
    EventFileMark next = mark.incomplete();
    Result<EventFile> file = EventFile::open(m_path, EventFile::Missing::IsCreated);
    if (!file) {
        m_problem = file.error();
    } else {
        m_file = std::move(*file);
        m_lines = m_events.takeLines();
        if (mark.isOf(*m_file))
            next = mark.followedBy(m_lines, newestEvent(database));
        else if (m_file->size() == 0)
            m_lines.prepend(lineOf(EventFileHeader{.device = m_device}));
        else if (!isOurs(*m_file))
            m_lines.clear();
    }
    const bool isExpected = next.size >= 0 || mark.size < 0 || !m_file || m_file->size() == 0 ||
                            mark.isAheadOf(*m_file);
    m_isUnread = m_isUnread || !isExpected;
    m_isWanted = m_isWanted || next.size < 0 || isTooLarge(next);
    refuseIfLost(database, m_file && !m_lines.isEmpty());
    if (next != mark)
        writeEventFileMark(database, next);
}

// What is written to a file that has no name any more is lost when the program ends. `isKept`: the
// event file has it.
void EventFileKeeper::refuseIfLost(Database &database, bool isKept)
{
    const FilePlace::Fate fate = m_place->look(database);
    if (fate == FilePlace::Fate::Overwritten || (fate == FilePlace::Fate::Gone && !isKept))
        fail(ErrorKind::Storage,
             JournalTr::tr("This was not saved: the library %1 was deleted or replaced by another "
                           "file. Start Broadsheet again.")
                 .arg(m_library));
    m_isForced = m_isForced || fate == FilePlace::Fate::Gone;
}

void EventFileKeeper::forceEarlierLines()
{
    if (Result<EventFile> file = EventFile::open(m_path, EventFile::Missing::IsAnError))
        m_file = std::move(*file);
}

void EventFileKeeper::ended(Database &, bool isCommitted)
{
    if (isCommitted && m_file) {
        if (const Result<void> appended = m_file->append(m_lines, m_isForced); !appended)
            m_problem = appended.error();
        else
            m_isPartlyForced = !m_isForced;
    }
    if (isCommitted && m_problem) {
        m_isWanted = true;
        tellOfProblem(*m_problem);
    }
    m_lines.clear();
    m_events.clear();
    m_file.reset();
    m_problem.reset();
}

} // namespace broadsheet
