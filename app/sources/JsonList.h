// Parses a JSON list of objects, also an incomplete or partly invalid one.
#pragma once

#include <QByteArray>
#include <QJsonValue>

#include <functional>

namespace broadsheet {

enum class JsonListKind {
    Whole,
    Broken,  // a list without an end; the entries are the objects that are complete
    Invalid, // ends, but is not valid JSON or has more than objects; entries as for Broken
    TooLong, // the entries are the first of them
    Other,   // not a list; no entries
};

// Calls use(entry) for each of the first `maxEntries` entries. Null: an object that cannot be
// parsed, or that is larger than a paper can be. Takes time linear in the size of the text,
// whatever the text is, and memory for one entry, because a value can take thirty times the memory
// of its text.
[[nodiscard]] JsonListKind readJsonList(const QByteArray &text, qsizetype maxEntries,
                                        const std::function<void(const QJsonValue &)> &use);

} // namespace broadsheet
