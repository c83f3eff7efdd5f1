// Parses a JSON list of objects, also an incomplete or partly invalid one.
#pragma once

#include <QByteArrayView>
#include <QJsonArray>

namespace broadsheet {

struct JsonList
{
    enum class Kind {
        Whole,
        Broken,  // a list without an end; `entries` are the objects that are complete
        Invalid, // ends, but is not valid JSON or has more than objects; `entries` as for Broken
        TooLong, // `entries` are the first maxListEntries
        Other,   // not a list
    };
    Kind kind = Kind::Other;
    QJsonArray entries; // null: an object that cannot be parsed
};

// Takes time linear in the size of the text, whatever the text is.
[[nodiscard]] JsonList readJsonList(const QByteArray &text);

} // namespace broadsheet
