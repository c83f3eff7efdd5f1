#include "controls/Icons.h"

#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QPixmap tinted(QSvgRenderer &drawing, int size, const QColor &colour)
{
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    drawing.render(&painter);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), colour);
    return pixmap;
}

} // namespace

QIcon symbolicIcon(QLatin1StringView name, const QPalette &palette)
{
    QSvgRenderer drawing(QString(u":/icons/"_s + name + u".svg"_s));
    QIcon icon;
    for (const int size : {16, 24, 32, 48}) {
        icon.addPixmap(
            tinted(drawing, size, palette.color(QPalette::Active, QPalette::WindowText)));
        icon.addPixmap(
            tinted(drawing, size, palette.color(QPalette::Disabled, QPalette::WindowText)),
            QIcon::Disabled);
    }
    return icon;
}

} // namespace broadsheet
