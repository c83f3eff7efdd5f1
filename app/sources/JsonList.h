// The entries of a JSON list, also of one that breaks off.
#pragma once

#include <QByteArrayView>
#include <QJsonArray>

namespace broadsheet {

struct JsonList
{
    enum class Kind {
        Whole,
        Broken,  // begins like a list and has no end; `entries` are the objects in it that end
        Invalid, // has an end, but is no valid JSON or holds more than objects; `entries` as above
        TooLong, // `entries` are the first maxEntries of it
        Other,
    };
    Kind kind = Kind::Other;
    QJsonArray entries; // null stands for an object that cannot be read
};

inline constexpr qsizetype maxEntries = 2000; // no list of a day comes near it

// Takes time in proportion to the size of the text, whatever it is.
[[nodiscard]] JsonList readJsonList(const QByteArray &text);

} // namespace broadsheet
