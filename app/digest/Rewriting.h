// Rewrites lists and tables of papers as entries of the digest format, so that there is one reader
// for all shapes. Pure functions.
#pragma once

#include "digest/Headings.h"
#include "notation/Lines.h"
#include "notation/NumberedText.h"

#include <QByteArray>

namespace broadsheet {

// `text` comes from withoutHtmlBlocks(); its first `headSize` bytes are front matter and stay.
// Lists and tables inside of entries stay as well. Words between the entries of a list that belong
// to none go to the beginning, where the digest's preamble is.
[[nodiscard]] NumberedLines withEntries(const QByteArray &text, qsizetype headSize);

// What is below a heading, up to the next one. For withEntries() alone, as is the rest.
struct Below
{
    bool isDirect = false; // a paper of a list or table comes at once
    bool hasList = false;  // of papers, and no fields of one before it
    bool isBeforeDay = false;
    bool isAboveDays = false;   // of lower levels, as a month is
    bool isAbovePapers = false; // of lower levels, with nothing between
    bool hasLinkLine = false;   // and no papers with headings of their own
};

// `lines` is at the heading, which has this level.
[[nodiscard]] Below lookBelow(int level, LineReader lines);

// Whether a line that is no item ends a list: a paragraph of its own, a heading, a table.
[[nodiscard]] bool isOutsideList(QByteArrayView line, bool isAfterBlank);

// Whether the text has a heading such as "## Daily Papers (2024-03-22)".
[[nodiscard]] bool hasUsualDay(QByteArrayView text);

// Whether papers have headings of their own below the one of level 1 at which `lines` is.
[[nodiscard]] bool hasPapersBelow(LineReader lines);

// Whether the heading has a link to a paper of arXiv.
[[nodiscard]] bool hasPaperLink(const HeadingLine &heading);

// A heading with a date that has the level of entries, while its papers have a lower one.
[[nodiscard]] bool isLowDay(const HeadingLine &heading, const Below &below);

} // namespace broadsheet
