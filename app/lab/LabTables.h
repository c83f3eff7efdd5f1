// What the library knows of the spaces: the tables of resources/schema/0013_lab.sql. What the
// reader shares is queued there, so it is not lost before the server has it. Each function is a job
// of a library's thread (library/LibraryAccess.h) with a transaction of its own. Throws Failed.
#pragma once

#include "lab/LabValues.h"
#include "papers/PaperId.h"
#include "sqlite/Database.h"

#include <QHash>

namespace broadsheet {

[[nodiscard]] LabHere labHere(Database &database);

[[nodiscard]] bool isOfAnotherLabServer(Database &database, const QString &address);
// Forgets everything when it is of another server. Fails with ErrorKind::Usage when something still
// waits for that one.
void useLabServer(Database &database, const QString &address);
// All that the reader is in there; others are forgotten. Returns whether anything is new.
[[nodiscard]] bool keepLabSpaces(Database &database, const QString &address,
                                 const QList<LabSpace> &spaces, const QDateTime &now);
// Everything of a space, also what was to be sent there.
void forgetLabSpace(Database &database, int space);

// As the server said them.
[[nodiscard]] QList<LabMark> labMarksIn(Database &database, int space);
void changeLabMarks(Database &database, const QList<LabMark> &stored,
                    const QList<LabMark> &removed);

// From now on stars are shared there when they are set, and taken away when they are. Off: those
// that were shared are taken away.
void shareStars(Database &database, int space, bool on, const QDateTime &now);
// The reader's own tag or comment is shown at once and sent later. Fails as checked() does.
void queueLabMark(Database &database, const LabMark &mark, bool isShared, const QDateTime &now);

// Something to tell the server.
struct LabErrand
{
    LabMark mark;
    bool isShared = false; // or taken away; all stars of the reader when there is no paper
    qint64 number = 0;
};
// At most so many, the oldest first; of one mark only what is wanted now.
[[nodiscard]] QList<LabErrand> nextLabErrands(Database &database, int most);
void noteLabErrand(Database &database, const LabErrand &errand, const QDateTime &now); // was done

// What all members share on a paper, the oldest first.
[[nodiscard]] QList<LabMark> labMarksOn(Database &database, const PaperId &paper);

// Who starred papers, but the reader: the members by paper.
[[nodiscard]] QHash<QString, QList<LabFace>> starsOfOthers(Database &database);

} // namespace broadsheet
