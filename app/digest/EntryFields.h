// The lines between an entry's heading and its summary. Pure functions.
#pragma once

#include "notation/Counts.h"
#include "notation/Lines.h"
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

// The address in "https://github.com/…" and "[GitHub](https://github.com/…)"; empty for any other
// value of a field of code.
[[nodiscard]] QString codeAddress(const QString &value);

// The address of the first line of a summary that says where the code is, and nothing else:
// "- **Code**: https://…". Empty: none does.
[[nodiscard]] QString codeIn(QByteArrayView summary);

// The names in lines that have one each, below "Authors:". `lines` is then behind them. Empty, and
// `lines` stays: the lines are something else.
[[nodiscard]] QString listedBelow(LineReader &lines, QByteArrayView label);

} // namespace broadsheet
