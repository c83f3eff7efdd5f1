// The entries for a tag in its menu: rename, merge, colour, remove.
#pragma once

#include <QStringList>

class QMenu;
class QWidget;

namespace broadsheet {

class TagsController;

struct TagInMenu
{
    QString tag;
    int papers = 0;
    QStringList others; // tags that it can be merged into
};

// Everything must outlive the menu.
void addTagEntries(QMenu &menu, const TagInMenu &tag, TagsController &tags);

// Asks for another name.
void askToRename(const QString &tag, TagsController &tags, QWidget &parent);

} // namespace broadsheet
