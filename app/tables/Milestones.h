// When each version of a paper, its withdrawal and its publication were known first, and what of
// that the user has not seen. Throws Failed.
#pragma once

#include "papers/Paper.h"
#include "papers/PaperSet.h"
#include "sqlite/Database.h"
#include "tables/Listing.h"

#include <QHash>

namespace broadsheet {

// What one report says first of all. `isUpdate`: it announces the version, so the one before it is
// older.
struct Milestone
{
    QString paper; // PaperId::text
    QString source;
    QString fact;    // 'version', 'withdrawn', 'published'
    int version = 0; // of the fact 'version'
    qint64 at = 0;   // ms since 1970; 0: before anything was known
    QDate day;       // of the version, by arXiv; invalid: not said
};

[[nodiscard]] QList<Milestone> milestonesOf(const Listing &said, bool isUpdate);

// Keeps the earlier of two times. The paper must be stored. False: that was known.
bool keepMilestone(Database &database, const Milestone &milestone);

// Moves those of a paper that is the same as another.
void moveMilestones(Database &database, qint64 from, qint64 into);

// The starred and the noted papers.
[[nodiscard]] PaperSet watchedPapers(Database &database);
// Those of them with these ids, and their numbers.
[[nodiscard]] QHash<QString, qint64> watchedAmong(Database &database, const QStringList &ids);

// Computes the column `paper.change` of a starred or noted paper. Its changes are those that became
// known after the user last saw or marked it, if something else had been known before. `paper`:
// from its listings. False: it is as it was.
bool renewChange(Database &database, qint64 number, const Paper &paper);
// The same for papers with these ids that the user saw, marked or no longer marks. Most have no
// change: all that can change became known at once.
void renewChanges(Database &database, const QStringList &ids);

// As it is stored in `paper.change`.
[[nodiscard]] PaperChange changeFrom(const QString &stored);

} // namespace broadsheet
