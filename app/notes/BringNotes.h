// Notes that come from outside of the library, from a digest or from a file of the vault, become
// the reader's, unless that would replace one that the reader wrote. Nothing happens between the
// look and the writing. Any thread.
#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "papers/ChangeSet.h"

#include <QFuture>
#include <QList>
#include <QStringList>

namespace broadsheet {

class Library;

struct NoteToBring
{
    PaperId paper;
    QString note;          // empty: the note is removed
    QString before = {};   // what it replaces; a paper with any other note keeps its own
    QStringList tags = {}; // that the paper has as well afterwards

    bool operator==(const NoteToBring &) const = default;
};

// More in one job would keep a star waiting.
inline constexpr qsizetype maxNotesAtOnce = 100;

struct NotesBrought : ChangeSet
{
    QList<PaperId> written;
    QList<PaperId> same;      // the library has it already
    QList<PaperId> differing; // it has another one, which was kept
    QList<PaperId> refused;   // too long, or the paper is not in the library
};

// One gesture for the notes and one for the tags.
[[nodiscard]] QFuture<Result<NotesBrought>> bringNotes(Library &library, const Clock &clock,
                                                       const QList<NoteToBring> &notes);

// The paper has had this note at some time, or has it now. None at all is what each paper had.
[[nodiscard]] QFuture<Result<bool>> hadNote(Library &library, const PaperId &paper,
                                            const QString &note);

} // namespace broadsheet
