#include "tags/TagMenu.h"

#include "delegates/TagHues.h"
#include "dialogs/TextQuestion.h"
#include "papers/SafeText.h"
#include "tags/TagsController.h"
#include "tags/Tr.h"

#include <QActionGroup>
#include <QMenu>
#include <QPainter>
#include <QPixmap>

namespace broadsheet {

namespace {

constexpr int maxMerge = 40; // tags in the submenu; more fit on no screen

QIcon dot(const QColor &colour)
{
    QPixmap pixmap(16, 16);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(3, 3, 10, 10);
    return pixmap;
}

void addColours(QMenu &menu, const QString &tag, TagsController &tags)
{
    auto *group = new QActionGroup(&menu);
    const auto add = [&](const QString &name, const QString &hue) {
        QAction *action = menu.addAction(name, &tags, [&tags, tag, hue] { tags.setHue(tag, hue); });
        action->setCheckable(true);
        action->setChecked(tags.hueOf(tag) == hue);
        group->addAction(action);
        return action;
    };
    add(TagsTr::tr("No colour"), {});
    for (const TagHue &hue : tagHues())
        add(hueName(hue), QString::fromLatin1(hue.key))->setIcon(dot(QColor::fromRgb(hue.colour)));
}

} // namespace

void askToRename(const QString &tag, TagsController &tags, QWidget &parent)
{
    askForText({.parent = parent,
                .title = TagsTr::tr("Rename the tag"),
                .label = TagsTr::tr("New name for “%1”. The name of another tag joins the two:")
                             .arg(shownLine(tag)),
                .text = tag},
               [&tags, tag](const QString &name) { tags.replace(tag, name); });
}

void addTagEntries(QMenu &menu, const TagInMenu &tag, TagsController &tags)
{
    menu.addAction(TagsTr::tr("Rename…"), &menu, [&menu, &tags, name = tag.tag] {
        askToRename(name, tags, *menu.parentWidget());
    });
    QMenu *merge = menu.addMenu(TagsTr::tr("Merge into"));
    for (const QString &other : tag.others.mid(0, maxMerge))
        merge->addAction(buttonText(other), &tags,
                         [&tags, name = tag.tag, other] { tags.replace(name, other); });
    merge->setEnabled(!merge->isEmpty());
    addColours(*menu.addMenu(TagsTr::tr("Colour")), tag.tag, tags);
    menu.addAction(TagsTr::tr("Remove from %Ln paper(s)", nullptr, tag.papers), &tags,
                   [&tags, name = tag.tag] { tags.remove(name); });
}

} // namespace broadsheet
