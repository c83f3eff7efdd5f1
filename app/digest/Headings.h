// Headings of digests: "## Daily Papers (2024-03-22)" and "### [Title](link)". Pure functions.
#pragma once

#include "notation/LinkText.h"

#include <QByteArrayView>
#include <QDate>
#include <QString>

#include <optional>

namespace broadsheet {

struct DigestEntry;

struct HeadingLine
{
    int level = 0; // 1 to 6
    QString text;  // trimmed, never empty
};

// Nothing when the line is not a heading, which takes little time.
[[nodiscard]] std::optional<HeadingLine> readHeading(QByteArrayView line);

// The letters of a day's heading without its date: empty for "## 2024-03-22 (Friday)".
[[nodiscard]] QString wordingOf(const QString &heading);

// The day that a line above the papers names and nothing else: "**Date**: 2024-03-22",
// "날짜: 2024. 3. 22", "> 2024-03-22". Invalid when there is none.
[[nodiscard]] QDate dayAbove(QStringView lines);

// Whether a heading of the level of entries, or a lower one, has nothing but a date: "### Friday,
// 2024-03-22".
[[nodiscard]] bool isBareDay(const HeadingLine &heading);

// The first "[inside](address)" of a text, and what is around it.
struct LinkInText
{
    QStringView before;
    QStringView inside;
    LinkText link;
    QStringView after;
};

// Nothing when the text has no link. The result refers to the text.
[[nodiscard]] std::optional<LinkInText> findLink(QStringView text);

// "[Title]**(address)" as "[Title](address)".
[[nodiscard]] QString withPlainLinks(QString text);

struct TitleAndLink
{
    QString title;
    QString link;         // empty: none
    bool isClosed = true; // false: the link has no closing parenthesis
    bool hasMore = false; // the heading has words before or after [title](link)

    bool operator==(const TitleAndLink &) const = default;
};

// Titles are literal text, not Markdown, and can have brackets and parentheses. What numbers and
// wraps them is left out, see plainTitle().
[[nodiscard]] TitleAndLink readTitle(const QString &heading);

// The text of a heading that readTitle() reads as this title and link. Nothing: there is none.
[[nodiscard]] std::optional<QString> writeTitle(const QString &title, const QString &link);

// Title and link of the entry stay as they can be written, so that a digest is read again as the
// same. Others are made of marks, such as "[](http://](x)"; the remainder then has the heading.
void makeWritable(DigestEntry &entry, const QString &heading);

} // namespace broadsheet
