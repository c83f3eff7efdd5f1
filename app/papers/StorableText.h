// Text as the library keeps it. Everything that comes from outside passes through here: replies,
// digests, file names, notes, tags and searches.
#pragma once

#include <QByteArrayView>
#include <QString>

namespace broadsheet {

// Control characters that text does not have: all of C0 but line feed and tab, DEL, and C1. A
// terminal obeys them.
[[nodiscard]] constexpr bool isControl(char16_t c)
{
    return (c < 0x20 && c != u'\n' && c != u'\t') || (c >= 0x7F && c < 0xA0);
}

// Whether UTF-8 text has control characters.
[[nodiscard]] bool hasControls(QByteArrayView utf8);

// Text without control characters. Calling it again changes nothing.
//
// - "\r\n" and "\r" become "\n", vertical tab and form feed become a space.
// - A program that read "\beta" as an escape sequence made of it the character backspace and
//   "eta". Where an ASCII letter follows BEL, backspace, vertical tab or form feed, the backslash
//   and the letter come back. Tabs and line ends stay, because words follow those as well.
// - All other control characters and unpaired surrogates become U+FFFD.
[[nodiscard]] QString storableText(const QString &text);

// The same for a name, which is shown in one line: white space and control characters become single
// spaces.
[[nodiscard]] QString storableName(const QString &name);

} // namespace broadsheet
