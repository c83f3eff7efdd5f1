// The text of a page as it is stored, and what of it is searched. Pure functions.
//
// At the end of a line nobody knows how a word goes on. "reinforce-ment" has no hyphen,
// "self-supervised" has one; Korean and Chinese lines end at a space or in the middle of a word. So
// the text has a mark there, and two readings, which are both searched: in the first one words have
// no hyphen and lines end with a space, in the second it is the other way round.
//
// Sentences go on over the end of a page. So the text has its last and its first words a second
// time, without headers, footnotes and page numbers.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace broadsheet {

inline constexpr QChar hyphenMark{QChar::SoftHyphen};
inline constexpr QChar spaceMark{0x200b}; // a space without width
inline constexpr QChar pageMark{0x2029};  // between the parts of what is stored

// `first`, `last`: with which the page goes on from the one before and to the next one.
[[nodiscard]] QString pageText(const QString &text, const QString &first, const QString &last);
[[nodiscard]] QString textOfPage(const QString &page);
// What goes over from one page to the next. Empty: nothing is known of that.
[[nodiscard]] QString textOver(const QString &page, const QString &next);
// The part of it that is on the next page.
[[nodiscard]] QString firstOfPage(const QString &page);

[[nodiscard]] QByteArray storedText(const QString &page);
[[nodiscard]] QString textFrom(const QByteArray &stored); // empty when it makes no sense

[[nodiscard]] QStringList readingsOf(const QString &text); // one if it has no marks

// For the index: the words of the page, in the first reading and then those of the second around
// its marks; and likewise what goes over to it from the page before.
[[nodiscard]] QString wordsOfPage(const QString &page, const QString &before = {});

} // namespace broadsheet
