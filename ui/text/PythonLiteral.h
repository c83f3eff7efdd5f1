// A Python dict, list, tuple, string, number, True, False or None, as language models write them
// into summaries.
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace broadsheet {

struct PythonValue
{
    struct Entry;

    bool container = false;
    QString scalar;       // the text of a string, or a number or name as written
    QList<Entry> entries; // of a container

    bool operator==(const PythonValue &) const = default;
};

struct PythonValue::Entry
{
    QString key; // empty in a list
    PythonValue value;

    bool operator==(const Entry &) const = default;
};

// The dict, list or tuple that `text` is from its first to its last character; nothing when it is
// anything else, or nested deeper than six levels.
[[nodiscard]] std::optional<PythonValue> parsePythonContainer(QStringView text);

} // namespace broadsheet
