#include "importing/KeepNotes.h"

#include "base/Clock.h"
#include "notes/BringNotes.h"
#include "papers/SafeText.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

void add(NotesKept &kept, const NotesBrought &brought)
{
    kept.written += int(brought.written.size());
    kept.same += int(brought.same.size());
    kept.differing += brought.differing;
    kept.refused += brought.refused;
}

} // namespace

Result<NotesKept> keepNotes(Library &library, const QList<PaperNote> &notes)
{
    NotesKept kept;
    for (qsizetype at = 0; at < notes.size(); at += maxNotesAtOnce) {
        QList<NoteToBring> some;
        for (const PaperNote &one : notes.mid(at, maxNotesAtOnce))
            some.append({.paper = one.paper, .note = one.note, .tags = one.tags});
        const Result<NotesBrought> brought = bringNotes(library, systemTime, some).result();
        if (!brought)
            return Failure(brought.error());
        add(kept, *brought);
    }
    return kept;
}

QString listOf(const QList<PaperId> &papers)
{
    constexpr qsizetype maxListed = 20;
    QStringList ids;
    for (const PaperId &paper : papers.mid(0, maxListed))
        ids.append(shownLine(paper.text));
    if (papers.size() > maxListed)
        ids.append(u"…"_s);
    return ids.join(", "_L1);
}

} // namespace broadsheet
