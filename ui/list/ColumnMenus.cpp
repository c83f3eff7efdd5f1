#include "list/ColumnMenus.h"

#include "list/PaperHeader.h"
#include "models/ListColumns.h"

#include <QActionGroup>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QAction *addChoice(QMenu &menu, QActionGroup &group, const QString &text, const QAction *key)
{
    const QString keys = key ? key->shortcut().toString(QKeySequence::NativeText) : QString();
    auto *entry = new QAction(keys.isEmpty() ? text : QString(text + u'\t' + keys), &menu);
    entry->setCheckable(true);
    group.addAction(entry);
    menu.addAction(entry);
    return entry;
}

} // namespace

void addColumnEntries(QMenu &menu, PaperHeader &header)
{
    for (int column = 0; column < ColumnCount; ++column) {
        if (column == TitleColumn)
            continue;
        const QString why = header.whyNotShown(column);
        const QString heading = listColumn(column).heading();
        auto *entry = new QAction(why.isEmpty() ? heading : u"%1 (%2)"_s.arg(heading, why), &menu);
        menu.addAction(entry);
        entry->setCheckable(true);
        entry->setChecked(header.isWanted(column));
        entry->setEnabled(why.isEmpty());
        QObject::connect(entry, &QAction::toggled, &header,
                         [&header, column](bool shown) { header.hideColumn(column, !shown); });
    }
}

void addSortEntries(QMenu &menu, PaperHeader &header, const QList<QAction *> &keys)
{
    auto *group = new QActionGroup(&menu);
    const int sorted = header.isSortIndicatorShown() ? header.sortIndicatorSection() : -1;
    for (int column = 0; column < ColumnCount; ++column) {
        QString text = listColumn(column).heading();
        if (column == sorted)
            text += header.arrow();
        QAction *entry = addChoice(menu, *group, text, keys.value(column));
        entry->setChecked(column == sorted);
        QObject::connect(entry, &QAction::triggered, &header,
                         [&header, column] { Q_EMIT header.sortRequested(column); });
        group->setParent(entry); // goes with the entries when the menu is filled again
    }
    if (QAction *byRelevance = keys.value(ColumnCount)) {
        QAction *entry = addChoice(menu, *group, PaperHeader::tr("Relevance"), byRelevance);
        entry->setChecked(sorted < 0);
        entry->setEnabled(byRelevance->isEnabled());
        QObject::connect(entry, &QAction::triggered, byRelevance, &QAction::trigger);
    }
}

} // namespace broadsheet
