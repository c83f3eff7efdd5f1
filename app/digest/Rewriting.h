// Rewrites lists and tables of papers as entries of the digest format, so that there is one reader
// for all shapes. Pure function.
#pragma once

#include <QByteArray>
#include <QList>

namespace broadsheet {

struct RewrittenText
{
    QByteArray text;
    QList<int> lines; // the line in the file of each line of `text`; empty: they are the same
};

// `text` comes from withoutHtmlBlocks(); its first `headSize` bytes are front matter and stay.
// Lists and tables inside of entries stay as well. Words between the entries of a list that belong
// to none go to the beginning, where the digest's preamble is.
[[nodiscard]] RewrittenText withEntries(const QByteArray &text, qsizetype headSize);

} // namespace broadsheet
