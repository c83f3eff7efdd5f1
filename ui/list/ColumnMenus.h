// Entries of menus that choose the columns of the list and its sorting: for the menu of the header
// and for the main menu.
#pragma once

#include <QList>

class QAction;
class QMenu;

namespace broadsheet {

class PaperHeader;

// A column that is not shown for want of room, or because all its dates are equal, says so.
void addColumnEntries(QMenu &menu, PaperHeader &header);

// `keys`: actions whose keys are shown, one for each column and one that sorts by relevance; or
// none. The chosen column shows its direction; choosing it again turns that round.
void addSortEntries(QMenu &menu, PaperHeader &header, const QList<QAction *> &keys);

} // namespace broadsheet
