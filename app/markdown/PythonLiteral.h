// Reads a Python dict, list or tuple, as language models write them into summaries.
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace broadsheet {

struct PythonValue
{
    QString key; // in a dict
    bool isContainer = false;
    QString scalar;             // the text of a string; a number, True, False or None as written
    QList<PythonValue> entries; // of a container
};

// `text` must be one container from its first to its last character, nested at most six levels.
[[nodiscard]] std::optional<PythonValue> parsePythonContainer(QStringView text);

} // namespace broadsheet
