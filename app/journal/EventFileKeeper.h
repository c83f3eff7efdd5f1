// Keeps the event file beside the library in step with the journal. Every transaction that adds
// events passes through here: the commit comes first, then their lines are added to the file, and
// only then the transaction counts as done. Belongs to the database thread.
#pragma once

#include "base/Clock.h"
#include "journal/EventFileRewrite.h"
#include "journal/MergeEvents.h"
#include "sqlite/FilePlace.h"

#include <functional>

namespace broadsheet {

class EventFileKeeper final : public CommitWatcher
{
public:
    using Tell = std::function<void(const QString &)>; // a sentence for the user

    // `maxBytes`: a larger file is written anew with only the events that matter; tests pass less.
    EventFileKeeper(Clock clock, Tell tell, std::optional<qint64> maxBytes = {});
    ~EventFileKeeper() override;

    // Call once, for a library that was opened for writing. Looks at the end of the file, and only
    // if it is not what the library expects reads it and brings events that the library lacks into
    // it. From here on every transaction is written to the file, and what is wrong with it is told.
    // Throws Failed when the library has no events and the file cannot be read: what the user does
    // next would hide what is in it.
    void open(Database &database);
    [[nodiscard]] qint64 broughtBack() const { return m_broughtBack; } // events, by open()

    // Where the library's file is now. While that is not its place, the event file has what is
    // done, and what it cannot have is refused.
    [[nodiscard]] FilePlace *place() { return m_place ? &*m_place : nullptr; }

    // One small step of writing the file anew. False: there is nothing to do. `changes`: of events
    // that the file had and the library lacked.
    bool step(Database &database, ChangeSet &changes);

    void committing(Database &database) override;
    void ended(Database &database, bool isCommitted) override;

    // Beside the library, or beside what a link to it leads to.
    [[nodiscard]] static QString pathBeside(const QString &library);

private:
    [[nodiscard]] bool hasToBeRead(Database &database);
    [[nodiscard]] Result<qint64> merge(Database &database, ChangeSet &changes);
    void leaveUnread(const Error &error);
    void read(Database &database, ChangeSet &changes);
    void rewrite(Database &database);
    void refuseIfLost(Database &database, bool isKept);
    void endRewrite(const Result<void> &outcome);
    void tellOfMerge(const MergedEvents &merged);
    void tellOfDamage(const EventFileReport &file, const QString &keptAs);
    void tellOfProblem(const Error &error);
    void forceEarlierLines();
    [[nodiscard]] bool isOurs(const EventFile &file) const;
    [[nodiscard]] bool isTooLarge(const EventFileMark &mark) const;
    [[nodiscard]] bool isToBeCompact(Database &database) const;

    Clock m_clock;
    Tell m_tell;
    qint64 m_maxBytes;
    qint64 m_broughtBack = 0;
    QString m_library;
    QString m_path;
    QString m_device;
    std::optional<FilePlace> m_place; // of the library
    bool m_isLeftAlone = false;       // a later version wrote the file
    bool m_isTroubled = false;        // it could not be written, and the user knows
    bool m_isWanted = false;          // that it is written anew
    bool m_isUnread = false;          // it is to be read before that: somebody changed it
    bool m_isPartlyForced = false;    // the file has lines that were not forced to the disk
    std::unique_ptr<EventFileRewrite> m_rewrite;
    NewEvents m_events; // of the transaction that goes on
    // Between committing() and ended():
    QByteArray m_lines;
    std::optional<EventFile> m_file;
    std::optional<Error> m_problem;
    bool m_isForced = false;
};

} // namespace broadsheet
