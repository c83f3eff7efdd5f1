// Makes text from outside fit to be shown: the characters stay as written, but none of them can
// disguise the text, be taken for HTML or fill the screen. Pure functions.
//
// Every text that somebody else wrote passes one of these on its way to the screen.
#pragma once

#include <QString>

namespace broadsheet {

// In one line. Removes the marks that change the direction of text, which could disguise it.
// Replaces separators by spaces, and control characters and those that are special to QTextDocument
// by U+FFFD.
[[nodiscard]] QString safeText(const QString &text);

// Like safeText(), but keeps line feeds.
[[nodiscard]] QString safeLines(const QString &text);

// safeText() of the beginning, with "…" if that is not all: names, titles, words, searches.
[[nodiscard]] QString shownLine(const QString &text);

// safeLines() of the beginning: notices, errors, what a screen reader says.
[[nodiscard]] QString shownLines(const QString &text);

// shownLine() for menus, buttons and tabs, where "&" would make a letter a key.
[[nodiscard]] QString buttonText(const QString &text);

// shownLine() for the title of a window, where "[*]" would stand for unsaved changes.
[[nodiscard]] QString titleBarText(const QString &text);

// For every tooltip, also those of models and text formats. Long lines are broken, because Qt does
// not break them. Qt takes a tooltip for HTML if it looks like that: an invisible character
// (U+2060) inside what looks like a tag prevents it.
[[nodiscard]] QString literalToolTip(const QString &text);

} // namespace broadsheet
