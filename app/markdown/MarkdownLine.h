// The lines of Markdown. Pure functions.
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace broadsheet {

// "- text", "  * text", "3. text", "(no marker) text"
struct MarkdownLine
{
    int indent = 0;
    QString marker; // empty: none
    QStringView text;
};

[[nodiscard]] MarkdownLine readMarkdownLine(QStringView line); // its text is a part of `line`

// "---", "***", "___"
[[nodiscard]] bool isMarkdownRule(QStringView text);

// "|---|:-:|", the line below the headings of a table. Has at least one bar. The bars at its ends
// may be missing, there and in the rows.
[[nodiscard]] bool isTableDashes(QStringView line);

// What the colons in the line of dashes say.
[[nodiscard]] QList<Qt::AlignmentFlag> tableAlignments(QStringView dashes);

// The cells of "| a | b |", at most maxTextColumns. A bar that is escaped or in code parts nothing.
[[nodiscard]] QStringList tableCells(QStringView line);

} // namespace broadsheet
