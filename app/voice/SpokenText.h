// A text as it is read aloud: sentence by sentence, without what cannot be said. Pure functions.
#pragma once

#include <QList>
#include <QString>

namespace broadsheet {

// A part of a text as it is shown, and what is said for it.
struct SpokenPart
{
    qsizetype start = 0;
    qsizetype length = 0;
    QString said;     // never empty, at most maxSpokenLength
    QString language; // "ko", "en"; see notation/Language.h

    bool operator==(const SpokenPart &) const = default;
};

// Paragraphs: a line ends a sentence, as in a summary. Pages: sentences and words go on over the
// ends of lines.
enum class LineEnds { Paragraphs, Pages };

// In their order. What has no letters and no digits is left out.
[[nodiscard]] QList<SpokenPart> spokenParts(const QString &text, LineEnds ends);

} // namespace broadsheet
