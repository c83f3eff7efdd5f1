#include "digest/Digest.h"

#include "digest/CleanText.h"
#include "digest/DailyPapers.h"
#include "digest/DigestRoom.h"
#include "digest/FrontMatter.h"
#include "digest/HtmlBlocks.h"
#include "digest/Mailing.h"
#include "digest/Rewriting.h"
#include "digest/Tr.h"
#include "notation/ReferenceLinks.h"

namespace broadsheet {

namespace {

// A file about one paper, as a digest.
QByteArray digestOf(const DigestEntry &entry, QDate day)
{
    QByteArray text;
    if (day.isValid())
        text.append("## ").append(dayHeading(day).toUtf8()).append("\n\n");
    return text + writeEntry(entry);
}

QList<PaperNote> takeNotes(QByteArray &text, Diagnostics &diagnostics)
{
    NoteBlocks blocks = takeNoteBlocks(text);
    for (const int line : std::as_const(blocks.linesWithoutEnd))
        diagnostics.warn(line, DigestTr::tr("The note that begins here is damaged or has no end; "
                                            "it was left in the text."));
    return std::move(blocks.notes);
}

Digest readMarkdown(const QByteArray &text, QDate assumedDay, DigestRoom &room,
                    Diagnostics &diagnostics)
{
    const FrontMatter front = readFrontMatter(text);
    const QDate day = front.day();
    if (front.size > 0)
        if (const auto paper = paperOf(front, QByteArrayView(text).sliced(front.size)))
            return readDailyPapers(digestOf(*paper, day.isValid() ? day : assumedDay), AssumedDay(),
                                   room, diagnostics);
    NumberedLines entries = withEntries(text, front.size);
    diagnostics.setFileLines(std::move(entries.lines));
    if (day.isValid())
        return readDailyPapers(entries.text, {.day = day, .isWritten = true}, room, diagnostics);
    return readDailyPapers(entries.text, {.day = assumedDay}, room, diagnostics);
}

} // namespace

ParsedDigest parseDigest(QByteArrayView bytes, QDate assumedDay, qsizetype maxEntries)
{
    Diagnostics diagnostics;
    DigestRoom room(maxEntries, diagnostics);
    ParsedDigest result;
    QByteArray clean = cleanText(bytes, diagnostics);
    result.notes = takeNotes(clean, diagnostics);
    const QByteArray text = withInlineLinks(withoutHtmlBlocks(clean, diagnostics));
    const bool isRefused = text.isEmpty() && diagnostics.hasError();
    if (isMailing(text))
        result.digest = readMailing(text, assumedDay, room, diagnostics);
    else if (!isRefused)
        result.digest = readMarkdown(text, assumedDay, room, diagnostics);
    result.endsInEntry = diagnostics.endsInEntry();
    result.diagnostics = diagnostics.take();
    return result;
}

} // namespace broadsheet
