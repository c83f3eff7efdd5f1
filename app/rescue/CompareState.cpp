#include "rescue/CompareState.h"

#include "backups/LibraryLock.h"
#include "backups/OpenCopy.h"
#include "backups/SafeFiles.h"
#include "eventfile/EventFile.h"
#include "eventfile/ReadEventFile.h"
#include "finding/Muting.h"
#include "journal/EventFileKeeper.h"
#include "journal/EventFileMark.h"
#include "journal/EventSubjects.h"
#include "journal/MergeEvents.h"
#include "papers/MarkKinds.h"
#include "papers/MarkingText.h"
#include "rescue/RebuildDerived.h"
#include "rescue/Tr.h"
#include "sqlite/Migrations.h"
#include "sqlite/Statement.h"
#include "sqlite/Transaction.h"
#include "tables/DayCounts.h"
#include "tables/MarkedSubjects.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

using Access = Database::Access;
using Differences = StateComparison::Differences;

constexpr qsizetype mostExamples = 10;

// "Starred “2403.00001”", or the bare words for what has no sentence.
QString sentenceFor(const QString &kind, const QString &subject, qint64 value, const QString &text)
{
    const std::optional<Mark> mark = markNamed(kind);
    if (mark && markKind(*mark).isUndoable)
        return describe(markingFrom(*mark, subject, static_cast<int>(value), text));
    return u"%1 “%2” = %3"_s.arg(kind, subject).arg(value);
}

void addExample(QStringList &examples, const Rows &rows, int firstColumn)
{
    if (!rows.isNull(firstColumn) && examples.size() < mostExamples)
        examples.append(sentenceFor(rows.text(0), rows.text(1), rows.number(firstColumn),
                                    rows.text(firstColumn + 1)));
}

// Between the table `state` and the fold of the events in a table.
Differences differencesFrom(Database &database, const QString &events)
{
    Differences differences;
    for (Rows rows = database.select(
             u"WITH said AS (SELECT * FROM (SELECT kind, subject, value, text, at, id,"
             "  row_number() OVER (PARTITION BY kind, subject ORDER BY at DESC, id DESC) AS place"
             "  FROM %1) WHERE place = 1)"
             " SELECT ifnull(s.kind, said.kind), ifnull(s.subject, said.subject),"
             "  s.value, s.text, said.value, said.text"
             " FROM state AS s FULL JOIN said ON said.kind = s.kind AND said.subject = s.subject"
             " WHERE (s.value, s.text, s.at, s.event)"
             "  IS NOT (said.value, said.text, said.at, said.id)"_s.arg(events));
         rows.next(); ++differences.count) {
        addExample(differences.stateSays, rows, 2);
        addExample(differences.journalSays, rows, 4);
    }
    return differences;
}

qint64 differingPapers(Database &database)
{
    qint64 papers = 0;
    for (const MarkKind &kind : markKinds)
        if (kind.hasColumn)
            papers += database.number(
                u"SELECT count(*) FROM paper AS p LEFT JOIN mark AS m ON m.paper = p.number"
                " LEFT JOIN state AS s ON s.kind = '%1' AND s.subject = p.id"
                " WHERE m.%1 IS NOT (ifnull(s.value, 0) <> 0)"_s.arg(kind.name));
    return papers;
}

// Puts the events of the file into a table of this connection alone. No gesture comes between the
// two journals: each locks the file before it is in the library.
Result<EventFileReport> takeEvents(Database &database, const QString &path)
{
    const Result<EventFile> lock = EventFile::open(path, EventFile::Missing::IsAnError);
    (void)hasEvents(database); // the snapshot begins with the first statement
    database.execute(u"CREATE TEMP TABLE filed (id TEXT NOT NULL PRIMARY KEY,"
                     " at INTEGER NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL,"
                     " value INTEGER NOT NULL, text TEXT NOT NULL) STRICT, WITHOUT ROWID"_s);
    Statement insert(database, "INSERT OR IGNORE INTO temp.filed (id, at, kind, subject, value,"
                               " text) VALUES (?, ?, ?, ?, ?, ?)");
    return readEventFile(path, [&](const JournalEvent &event) {
        (void)insert.with(event.id, event.at, event.kind, event.subject, event.value, event.text)
            .step();
    });
}

void compareWithFile(Database &database, const Result<EventFileReport> &file,
                     StateComparison &comparison)
{
    if (!file && file.error().kind != ErrorKind::NotFound)
        throw Failed{file.error()};
    comparison.isFileMissing = (!file || file->size == 0) && hasEvents(database);
    if (!file || file->size == 0 || !file->header || file->header->device != deviceOf(database))
        return;
    comparison.fromFile = differencesFrom(database, u"temp.filed"_s);
    comparison.onlyInFile = database.number(
        u"SELECT count(*) FROM temp.filed WHERE id NOT IN (SELECT id FROM main.event)"_s);
    comparison.onlyInLibrary = database.number(
        u"SELECT count(*) FROM main.event WHERE at >= ? AND (? = 0 OR kind IN (%1))"
        " AND id NOT IN (SELECT id FROM temp.filed)"_s.arg(sqlKinds(&MarkKind::isUndoable)),
        file->header->since, file->header->since);
}

// A library in a folder that is read-only, which nobody uses, is opened as a copy.
std::unique_ptr<Database> openedToRead(const QString &library)
{
    try {
        return openInUse(library);
    } catch (const Failed &failed) {
        if (failed.error.kind != ErrorKind::Storage || failed.busy)
            throw;
        return openCopy(library);
    }
}

StateComparison compared(const QString &library)
{
    StateComparison comparison{.eventFile = EventFileKeeper::pathBeside(library)};
    const auto database = openedToRead(library);
    if (database->pragma(u"user_version"_s).toLongLong() < schemaScripts().size())
        fail(ErrorKind::Usage,
             RescueTr::tr("The library %1 is of an older version. It is updated when it is opened.")
                 .arg(library));
    const Snapshot snapshot(*database);
    const Result<EventFileReport> file = takeEvents(*database, comparison.eventFile);
    comparison.fromJournal = differencesFrom(*database, u"main.event"_s);
    comparison.papers = differingPapers(*database);
    comparison.muted = wronglyMuted(*database);
    comparison.days = wrongDayCounts(*database);
    compareWithFile(*database, file, comparison);
    return comparison;
}

// From here on the event file is read and written anew.
void expectAnotherFile(Database &database)
{
    Transaction transaction(database);
    writeEventFileMark(database, {});
    transaction.commit();
}

Repaired repaired(const QString &library, const BackUpOptions &options)
{
    {
        const LibraryLock alone(library); // others would wait for too long
    }
    Result<Backup> kept = addBackup(library, options);
    if (!kept)
        throw Failed{kept.error()};
    Repaired repaired{.kept = *std::move(kept)};
    Database database(library, Access::ReadWrite, options.isCancelled);
    expectAnotherFile(database);
    EventFileKeeper keeper(
        options.clock, [&repaired](const QString &message) { repaired.messages.append(message); });
    keeper.open(database);
    rebuildDerived(database);
    ChangeSet changes;
    while (keeper.step(database, changes)) {
    }
    database.watchCommits(nullptr);
    return repaired;
}

QStringList sentencesOf(const Differences &differences, const QString &heading,
                        const QString &journalSays, const QString &stateSays)
{
    if (differences.count == 0)
        return {};
    QStringList lines{heading.arg(differences.count)};
    for (const QString &says : differences.journalSays)
        lines.append(journalSays.arg(says));
    for (const QString &says : differences.stateSays)
        lines.append(stateSays.arg(says));
    return lines;
}

} // namespace

bool StateComparison::isEqual() const
{
    return fromJournal.count == 0 && fromFile.count == 0 && papers == 0 && muted == 0 &&
           days == 0 && onlyInFile == 0 && onlyInLibrary == 0 && !isFileMissing;
}

QStringList StateComparison::sentences() const
{
    const QString stateSays = RescueTr::tr("the library alone says: %1");
    QStringList lines = sentencesOf(
        fromJournal, RescueTr::tr("What the library shows differs from its journal: %1 marks."),
        RescueTr::tr("the journal says: %1"), stateSays);
    lines += sentencesOf(
        fromFile, RescueTr::tr("What the library shows differs from the journal file: %1 marks."),
        RescueTr::tr("the journal file says: %1"), stateSays);
    const auto add = [&lines](qint64 count, const QString &sentence) {
        if (count > 0)
            lines.append(sentence.arg(count));
    };
    add(papers, RescueTr::tr("Lists show other stars or read marks than were set: %1 papers."));
    add(muted, RescueTr::tr("Lists hide other papers than what you mute: %1 papers."));
    add(days, RescueTr::tr("The numbers of papers of a day are wrong: %1 days."));
    add(onlyInFile, RescueTr::tr("Things that you did and that are only in the journal file: %1."));
    add(onlyInLibrary, RescueTr::tr("Things that you did and that the journal file lacks: %1."));
    if (isFileMissing)
        lines.append(RescueTr::tr("The journal file %1 is missing or empty.").arg(eventFile));
    return lines;
}

Result<StateComparison> compareState(const QString &library)
{
    try {
        return compared(placeOf(library));
    } catch (const Failed &failed) {
        return Failure(failed.error);
    }
}

Result<Repaired> repairState(const QString &library, const BackUpOptions &options)
{
    try {
        return repaired(placeOf(library), options);
    } catch (const Failed &failed) {
        return Failure(failed.error);
    }
}

} // namespace broadsheet
