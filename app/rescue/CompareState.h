// What the user did is written three times: as the state that lists show, as the journal in the
// library, and as the event file beside it. The state is what follows from either journal. These
// functions find where that is not so, although nothing is damaged, and mend it: somebody changed
// the library with another program, or put one of the two files back from a copy.
//
// Both block for as long as it takes to read all of it. Any thread. Nothing here throws.
#pragma once

#include "backups/Backups.h"

#include <QStringList>

namespace broadsheet {

struct StateComparison
{
    // A subject whose state one of them says otherwise, in a sentence: "Starred “2403.00001”".
    struct Differences
    {
        qint64 count = 0;
        QStringList journalSays; // the journal says so and the state does not; at most ten
        QStringList stateSays;   // the other way round
    };

    QString eventFile;       // its path
    Differences fromJournal; // between the state and the journal in the library
    Differences fromFile;    // between the state and the event file
    qint64 papers = 0;       // lists show other stars and read marks than the state has
    qint64 muted = 0;        // papers that are hidden or not, other than what is muted says
    qint64 days = 0;         // whose numbers of papers are wrong
    qint64 onlyInFile = 0;   // events
    qint64 onlyInLibrary = 0;
    bool isFileMissing = false; // although there are events

    [[nodiscard]] bool isEqual() const;
    [[nodiscard]] QStringList sentences() const; // what differs, for the user
};

// Changes nothing, and can be called while the library is in use. An event file of another library
// is not compared. Fails as opening the library for reading does, and with ErrorKind::Usage for a
// library of an older version, which is updated when it is opened.
[[nodiscard]] Result<StateComparison> compareState(const QString &library);

struct Repaired
{
    Backup kept;          // the library as it was
    QStringList messages; // for the user, about the event file
};

// The journal becomes the union of both journals, the state and all that follows from it is made
// again, and the event file is written anew. Fails with ErrorKind::Storage when another program has
// the library open or it cannot be written; nothing was changed then.
[[nodiscard]] Result<Repaired> repairState(const QString &library,
                                           const BackUpOptions &options = {});

} // namespace broadsheet
