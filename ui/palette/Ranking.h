// Which entries fit what was typed, and in which order. Pure functions.
//
// An entry fits in one of six ways, from the best to the worst:
//   1. its text begins with what was typed               "next p"  Next paper
//   2. a word in it begins with what was typed           "paper"   Next paper
//   3. every typed word begins a word, in any order      "pa ne"   Next paper
//   4. every typed word is in it somewhere               "ape ext" Next paper
//   5. the typed letters begin words, in their order     "mwr"     Mark the Whole view as Read
//   6. the letters are in it in their order, if there are at least three and nothing fits in a
//      better way                                        "nxtp"    Next paper
// Case, accents and the way a Hangul syllable is written make no difference (search/Fold.h).
//
// Entries that fit equally well come in this order: those used lately, the last one first; then as
// they were given. So the same text always gives the same order.
#pragma once

#include "palette/PaletteEntry.h"
#include "search/Highlight.h"

#include <QStringList>

#include <optional>

namespace broadsheet {

struct Fit
{
    int way = 0;             // 1 is the best
    QList<TextRange> marked; // what was typed, in the text
};

[[nodiscard]] std::optional<Fit> fitOf(const QString &typed, const QString &text);

struct RankedEntry
{
    PaletteEntry entry;
    QList<TextRange> marked;
};

// `recent`: ids, the last one used first. With nothing typed they come first.
[[nodiscard]] QList<RankedEntry> ranked(const QList<PaletteEntry> &entries, const QString &typed,
                                        const QStringList &recent);

} // namespace broadsheet
