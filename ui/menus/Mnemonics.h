// Gives the entries of a menu a letter each, by which a key chooses them, so that no letter is in a
// menu twice. Letters that a text names itself ("&File") stay. A text without a Latin letter, such
// as a Korean one, gets one behind it: "별표(&S)". The letters are chosen when the menu is about to
// be shown and taken away when it is hidden, so actions keep their texts everywhere else.
#pragma once

#include <QList>
#include <QString>

class QAction;
class QMenu;

namespace broadsheet {

// Entries may come later. Call it again after something else was connected to aboutToShow() that
// changes texts: the letters come last.
void giveMnemonics(QMenu &menu);

// The texts with letters, for a menu whose entries are these actions.
[[nodiscard]] QStringList textsWithMnemonics(const QList<QAction *> &actions);

} // namespace broadsheet
