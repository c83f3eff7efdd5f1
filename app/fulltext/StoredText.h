// The text of a page as it is stored, and what of it is searched. Pure functions.
//
// At the end of a line nobody knows how a word goes on. "reinforce-ment" has no hyphen,
// "self-supervised" has one; Korean and Chinese lines end at a space or in the middle of a word. So
// the text has a mark there, and two readings, which are both searched: in the first one words have
// no hyphen and lines end with a space, in the second it is the other way round.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace broadsheet {

inline constexpr QChar hyphenMark{QChar::SoftHyphen};
inline constexpr QChar spaceMark{0x200b}; // a space without width

[[nodiscard]] QByteArray storedText(const QString &text);
[[nodiscard]] QString textFrom(const QByteArray &stored); // empty when it makes no sense

[[nodiscard]] QStringList readingsOf(const QString &text); // one if it has no marks

// For the index: the words of the first reading, then those of the second around its marks.
[[nodiscard]] QString wordsOfPage(const QString &text);

} // namespace broadsheet
