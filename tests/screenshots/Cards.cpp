#include "Cards.h"

#include <QBuffer>
#include <QHash>
#include <QImage>
#include <QLinearGradient>
#include <QPainter>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// A small network of nodes, like the figure of many a paper.
void drawNet(QPainter &painter, QRandomGenerator &random)
{
    QList<QPointF> nodes;
    for (int node = 0; node < 14; ++node)
        nodes << QPointF(620 + random.bounded(520), 60 + random.bounded(520));
    painter.setPen(QPen(QColor(255, 255, 255, 90), 3));
    for (const QPointF &from : nodes)
        for (const QPointF &to : nodes)
            if (QLineF(from, to).length() < 210)
                painter.drawLine(from, to);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(255, 255, 255, 220));
    for (const QPointF &node : nodes)
        painter.drawEllipse(node, 13, 13);
}

} // namespace

QByteArray drawnCard(const QString &title)
{
    QRandomGenerator random(static_cast<quint32>(qHash(title, 0)));
    const int hue = int(random.bounded(360));
    QImage card(1200, 648, QImage::Format_RGB32);
    QPainter painter(&card);
    painter.setRenderHint(QPainter::Antialiasing);
    QLinearGradient ground(0, 0, 1200, 648);
    ground.setColorAt(0, QColor::fromHsl(hue, 120, 70));
    ground.setColorAt(1, QColor::fromHsl((hue + 50) % 360, 140, 130));
    painter.fillRect(card.rect(), ground);
    drawNet(painter, random);

    QFont font = painter.font();
    font.setPixelSize(72);
    font.setWeight(QFont::Bold);
    painter.setFont(font);
    painter.setPen(Qt::white);
    painter.drawText(QRect(70, 60, 620, 520),
                     int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextWordWrap,
                     title.section(u':', 0, 0));
    painter.end();

    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    card.save(&buffer, "PNG");
    return png;
}

} // namespace broadsheet
