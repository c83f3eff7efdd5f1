#include "notes/BringNotes.h"

#include "base/Limits.h"
#include "journal/ApplyMarking.h"
#include "library/LibraryAccess.h"
#include "papers/MarkKinds.h"
#include "papers/StorableText.h"
#include "search/Fold.h"
#include "sqlite/Transaction.h"
#include "tables/PaperNumbers.h"

#include <QMap>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// As the journal keeps a note: without a visible character it is none.
QString storedNote(const QString &text)
{
    const QString note = storableText(text);
    return folded(note).isEmpty() ? QString() : note;
}

QString noteOf(Database &database, const PaperId &paper)
{
    return database.text(u"SELECT text FROM state WHERE kind = ? AND subject = ? AND value <> 0"_s,
                         QString(markKind(Mark::Note).name), paper.text);
}

bool isTag(const QString &tag)
{
    return !folded(tag).isEmpty() && tag.size() <= maxTagLength;
}

void sort(Database &database, const NoteToBring &one, NotesBrought &brought,
          QList<Marking> &markings)
{
    const QString note = storedNote(one.note);
    if (note.size() > maxNoteLength || paperNumber(database, one.paper) == 0)
        return brought.refused.append(one.paper);
    const QString present = noteOf(database, one.paper);
    if (present == note)
        return brought.same.append(one.paper);
    if (present != storedNote(one.before))
        return brought.differing.append(one.paper);
    markings.append(
        {.mark = Mark::Note, .on = !note.isEmpty(), .subjects = {one.paper.text}, .text = note});
    brought.written.append(one.paper);
}

QList<Marking> tagMarkings(const QList<NoteToBring> &notes, const QList<PaperId> &refused)
{
    QMap<QString, QStringList> papers; // by tag
    for (const NoteToBring &one : notes)
        for (const QString &name : one.tags)
            if (const QString tag = storableName(name); isTag(tag) && !refused.contains(one.paper))
                papers[tag].append(one.paper.text);
    QList<Marking> markings;
    for (auto tag = papers.cbegin(); tag != papers.cend(); ++tag)
        markings.append(
            {.mark = Mark::Tag, .on = true, .subjects = tag.value(), .text = tag.key()});
    return markings;
}

NotesBrought bring(Database &database, const Clock &clock, const QList<NoteToBring> &notes)
{
    NotesBrought brought;
    Transaction transaction(database);
    QList<Marking> markings;
    QList<PaperId> seen; // the first of two notes on one paper counts
    for (const NoteToBring &one : notes) {
        if (seen.contains(one.paper)) {
            if (!brought.differing.contains(one.paper))
                brought.differing.append(one.paper);
            continue;
        }
        seen.append(one.paper);
        if (one.note.isEmpty() && one.before.isEmpty()) {
            if (paperNumber(database, one.paper) == 0)
                brought.refused.append(one.paper); // there are only tags
            continue;
        }
        sort(database, one, brought, markings);
    }
    if (!markings.isEmpty())
        brought.unite(applyMarkings(database, clock, markings));
    if (const QList<Marking> tags = tagMarkings(notes, brought.refused); !tags.isEmpty())
        brought.unite(applyMarkings(database, clock, tags));
    transaction.commit();
    return brought;
}

} // namespace

QFuture<Result<NotesBrought>> bringNotes(Library &library, const Clock &clock,
                                         const QList<NoteToBring> &notes)
{
    return LibraryAccess(library).write(
        [clock, notes](Database &database) { return bring(database, clock, notes); });
}

QFuture<Result<bool>> hadNote(Library &library, const PaperId &paper, const QString &note)
{
    return LibraryAccess(library).ask([paper, text = storedNote(note)](Database &database) {
        return text.isEmpty() ||
               database.number(u"SELECT EXISTS (SELECT 1 FROM event WHERE kind = ?"
                               " AND subject = ? AND text = ?)"_s,
                               QString(markKind(Mark::Note).name), paper.text, text) != 0;
    });
}

} // namespace broadsheet
