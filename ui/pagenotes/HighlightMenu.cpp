#include "pagenotes/HighlightMenu.h"

#include "highlights/Highlight.h"
#include "menus/Mnemonics.h"
#include "pageview/PagePaint.h"

#include <QPainter>

namespace broadsheet {

QIcon highlightChip(int colour, const QPalette &palette, bool isFilled)
{
    constexpr int side = 16;
    constexpr int scale = 2; // for fine screens
    QPixmap chip(side * scale, side * scale);
    chip.fill(Qt::transparent);
    const bool isDark = palette.color(QPalette::Base).lightness() < 128;
    const QColor ground = highlightColour(colour, false);
    QPainter painter(&chip);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(isDark ? ground : ground.darker(170), scale));
    painter.setBrush(isFilled ? QBrush(ground) : QBrush());
    painter.drawRoundedRect(QRectF(chip.rect()).adjusted(5, 5, -5, -5), 5, 5);
    painter.end();
    chip.setDevicePixelRatio(scale);
    QIcon icon(chip);
    icon.addPixmap(chip, QIcon::Selected); // not tinted
    return icon;
}

QString highlightColourName(int colour)
{
    switch (colour) {
    case 2:
        return HighlightMenu::tr("Green");
    case 3:
        return HighlightMenu::tr("Blue");
    case 4:
        return HighlightMenu::tr("Rose");
    default:
        return HighlightMenu::tr("Yellow");
    }
}

HighlightMenu::HighlightMenu(int colour, QWidget *parent) : QMenu(parent)
{
    for (int one = 1; one <= highlightColours; ++one) {
        QAction *action = addAction(highlightChip(one, palette()), highlightColourName(one));
        action->setCheckable(true);
        action->setChecked(one == colour);
        connect(action, &QAction::triggered, this, [this, one] { Q_EMIT colourChosen(one); });
    }
    addSeparator();
    connect(addAction(tr("Note…")), &QAction::triggered, this, &HighlightMenu::noteChosen);
    if (colour > 0)
        connect(addAction(tr("Remove highlight")), &QAction::triggered, this,
                &HighlightMenu::removeChosen);
    giveMnemonics(*this);
}

} // namespace broadsheet
