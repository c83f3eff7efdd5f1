// The lines between an entry's heading and its summary. Pure functions.
#pragma once

#include "notation/MediaLine.h"

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace broadsheet {

enum class FieldKind { Votes, Authors, Code, Media, Unknown };

struct Field
{
    FieldKind kind;
    QByteArrayView lines;
    int number = 0;
    QString value;    // Votes, Authors, Code
    MediaBlock media; // Media
};

// Nothing when the line starts the summary. `rest` is the text from the line on. `isBefore`: votes
// and authors may still follow, so a line that is no bullet can be an unknown field. `isApart`: the
// line follows votes or authors and a blank line, so that only a label makes it a field.
[[nodiscard]] std::optional<Field> readField(QByteArrayView rest, QByteArrayView line, int number,
                                             bool isBefore, bool isApart);

// The fields of a line such as "Authors: Jane Roe | Votes: 3". Empty when no known one is among
// them.
[[nodiscard]] QList<QByteArrayView> fieldParts(QByteArrayView line);

// The size of an unknown line that can be prose; 0 for any other line. Lines below one another of
// together `minProseBytes` are prose, and so is one that is labelled as an abstract.
inline constexpr qsizetype minProseBytes = 80;
[[nodiscard]] qsizetype proseBytes(const Field &field);
[[nodiscard]] bool isLabelledSummary(const Field &field);

// A field that every entry is expected to have.
[[nodiscard]] bool isNamed(FieldKind kind);

// Whether the line begins with such a field, as the last line of a file that is cut off may.
[[nodiscard]] bool isNamedField(QByteArrayView line);

[[nodiscard]] bool isBullet(QByteArrayView line);

// "-" and other ways to write that something is unknown.
[[nodiscard]] bool isUnknown(const QString &value);

// Nothing when the value is not a count. `isClear` is then true when it says that the count is
// unknown, and false for anything else.
[[nodiscard]] std::optional<int> readVotes(const QString &value, bool &isClear);

} // namespace broadsheet
