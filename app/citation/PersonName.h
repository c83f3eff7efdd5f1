// The parts of a name, as citation formats want them. The library keeps names as one text; see
// spelling/PersonNames.h. A guess by the form of the name, so a rare one is wrong. Pure functions.
#pragma once

#include <QString>

namespace broadsheet {

struct PersonName
{
    QString given;    // "Ludwig"
    QString particle; // "van der"; only words that begin in lower case
    QString family;   // "Maaten", "Van Gool"; of a whole name all of it
    QString suffix;   // "Jr."

    // A team, or a name of one word: there is nothing to turn around or to shorten.
    [[nodiscard]] bool isWhole() const { return given.isEmpty(); }

    bool operator==(const PersonName &) const = default;
};

// "Laurens van der Maaten" → Laurens · van der · Maaten; "DeepSeek Team" → whole;
// "김하늘" → 하늘 · 김; "王小明" → 小明 · 王.
[[nodiscard]] PersonName parsePersonName(const QString &name);

} // namespace broadsheet
