// Names of people as sources and readers write them, in one spelling. Every name that comes in
// passes here, so that a person has one name whoever says it. Pure functions; the result is its own
// result.
//
// - "Andr\'e", "Andr&eacute;" and "Andre" with a combining accent are "André".
// - "Roe, Jane" is "Jane Roe", "Roe, Jane, Jr" is "Jane Roe Jr.".
// - Affiliations in parentheses, e-mail addresses, footnote marks, "and" and degrees are no names.
// - "et al.", "+", "and others" and "외 3명" stand for further people: the list then ends with
//   othersMark.
#pragma once

#include <QStringList>

namespace broadsheet {

// In a list of authors, after the last name: there are more whom the source does not name.
inline constexpr auto othersMark = QLatin1StringView("et al.");
[[nodiscard]] bool hasOthers(const QStringList &authors);
[[nodiscard]] QStringList withoutOthers(QStringList authors);

// What a source gives as one name, which nearly always is one; several for "Jane Roe and Min Park".
[[nodiscard]] QStringList personNames(const QString &written);

// Each of them through personNames(), with othersMark at the end if it is needed.
[[nodiscard]] QStringList personNames(const QStringList &written);

// The first of personNames(); empty for nobody.
[[nodiscard]] QString personName(const QString &written);

// The names in a list: "A, B and C", "Roe, Jane; Park, Min", "Roe, J., Park, M.", "김하늘·이바다".
[[nodiscard]] QStringList listedNames(const QString &written);

} // namespace broadsheet
