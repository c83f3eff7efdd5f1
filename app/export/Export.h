// Papers as text for other programs: UTF-8 with "\n" line ends. Pure functions, any thread.
#pragma once

#include "papers/Paper.h"

#include <QByteArray>

namespace broadsheet {

// What only some formats can do.
struct ExportOptions
{
    QDate from = {};    // the days that are written, where papers are grouped by day; invalid: no
    QDate to = {};      // limit
    bool notes = false; // with the reader's notes and tags, in a digest
    bool weeks = false; // with a heading for each week, in a digest
};

// A digest that parseDigest() reads back, newest day first. A paper appears under each of its days,
// once for each text of that day; toReports() joins these entries again. On a day without a text of
// its own a paper has a digest's text of another day, or else any text. A note (see
// notation/NoteBlock.h) is below the first entry of its paper.
[[nodiscard]] QByteArray toMarkdown(const QList<Paper> &papers, const ExportOptions &options = {});

// The same in parts. A paper has one entry or more; see digestHeading() and DigestOrder.
struct DatedText
{
    QDate day; // invalid: none
    QByteArray text;
};
[[nodiscard]] QList<DatedText> toMarkdownEntries(const QList<Paper> &papers,
                                                 const ExportOptions &options);
// Of a day and, if that is asked for, of its week, unless the day before in the digest is in it,
// too. Empty for an invalid day.
[[nodiscard]] QByteArray digestHeading(QDate day, QDate before, const ExportOptions &options);

// The order of days in a digest: entries without a day, which have no heading, then the newest.
struct DigestOrder
{
    bool operator()(QDate a, QDate b) const
    {
        return a.isValid() && b.isValid() ? a > b : !a.isValid() && b.isValid();
    }
};

// An array with one object for each paper. Scripts rely on the keys: all are always present, with
// null for an unknown value.
[[nodiscard]] QByteArray toJson(const QList<Paper> &papers);

// Without characters that are valid in JSON but act on terminals or end lines: DEL, C1, U+2028 and
// U+2029 become escape sequences. `json` has them in strings alone.
[[nodiscard]] QByteArray escapedJson(const QByteArray &json);

// RFC 4180 with a header line. Lists are joined by "; ". A cell that a spreadsheet would run as a
// formula starts with an apostrophe; "- " starts a formula only if a call may follow.
inline constexpr QByteArrayView csvHeader =
    "id,title,url,days,votes,authors,media,read,starred,categories,comment,text,tags,note,later\n";
[[nodiscard]] QByteArray toCsv(const QList<Paper> &papers);

// For a terminal: columns aligned by display width (Hangul and Han are two cells wide), each line
// cut to `width` cells. Width 0 cuts nothing.
[[nodiscard]] QByteArray toTable(const QList<PaperRow> &rows, int width);

} // namespace broadsheet
