// The reader's note on a paper inside of a digest: a quotation between two HTML comments, which
// people read as Markdown and this program reads back to the letter. Pure functions.
//
//     <!-- broadsheet:note {"paper":"2403.14624","tags":["robots"]} -->
//     **My note** (robots)
//
//     > Every line of the note is quoted,
//     >
//     > so that none of them can be taken for an entry.
//     <!-- /broadsheet:note -->
//
// Whatever has no such comments has no note, so older digests never have one by accident.
#pragma once

#include "papers/PaperId.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

namespace broadsheet {

struct PaperNote
{
    PaperId paper;
    QString note;     // storable text; empty: there are only tags
    QStringList tags; // the reader's

    bool operator==(const PaperNote &) const = default;
};

struct NoteBlocks
{
    QList<PaperNote> notes;     // in the order of the file
    QList<int> linesWithoutEnd; // where a note begins that never ends, from 1
};

// Without a line feed at its end.
[[nodiscard]] QString writeNoteBlock(const PaperNote &note);

// A heading for people, which the program passes over: of a week of a digest. Likewise.
[[nodiscard]] QString writeHeadingBlock(const QString &heading);

// The reader's highlights with their notes, each line quoted, as a block that the program passes
// over. Likewise.
[[nodiscard]] QString writeHighlightBlock(const QString &markdown);

// Blanks the lines of all blocks in a text with "\n" line ends, so that the rest keeps its lines,
// and returns their notes. A block that has no end is left alone.
[[nodiscard]] NoteBlocks takeNoteBlocks(QByteArray &text);

// "> " before each line.
[[nodiscard]] QString quotedLines(const QString &text);
// With a backslash where Markdown would read a sign.
[[nodiscard]] QString literalMarkdown(const QString &text);

} // namespace broadsheet
