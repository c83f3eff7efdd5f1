// Heading lines: "## Daily Papers (2024-03-22)" and "### [Title](link)".
#pragma once

#include <QByteArrayView>
#include <QDate>
#include <QString>

#include <optional>

namespace broadsheet {

struct HeadingLine
{
    int level = 0; // 1 to 6
    QString text;  // trimmed, never empty
};

// Nothing when the line is no heading. Cheap for a line that is not.
[[nodiscard]] std::optional<HeadingLine> readHeading(QByteArrayView line);

struct TitleAndLink
{
    QString title;
    QString link;         // empty: the heading has none
    bool isClosed = true; // false: the link lacks its closing parenthesis
    bool hasMore = false; // there are words before or after [title](link)

    bool operator==(const TitleAndLink &) const = default;
};

// Titles are literal text and hold brackets and parentheses of their own.
[[nodiscard]] TitleAndLink readTitle(const QString &heading);

// The heading's text such that readTitle() gives the same title and link.
[[nodiscard]] QString writeTitle(const QString &title, const QString &link);

// The first day that stands in the text, in any of the usual spellings; else invalid.
[[nodiscard]] QDate dayIn(QStringView text);

} // namespace broadsheet
