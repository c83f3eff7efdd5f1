// The notes of an imported digest, once the user has said that they are theirs. Any thread that may
// wait for the library.
#pragma once

#include "base/Result.h"
#include "notation/NoteBlock.h"

namespace broadsheet {

class Library;

struct NotesKept
{
    int written = 0;
    int same = 0;
    QList<PaperId> differing; // these papers have another note of the user, which was kept
    QList<PaperId> refused;   // not in the library, or the note is too long
};

// Writes each note into its paper unless the paper has another one, and adds the tags. Several
// gestures when there are many.
[[nodiscard]] Result<NotesKept> keepNotes(Library &library, const QList<PaperNote> &notes);

// "2403.00001, 2403.00002 …", for a sentence.
[[nodiscard]] QString listOf(const QList<PaperId> &papers);

} // namespace broadsheet
