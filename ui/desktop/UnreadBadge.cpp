#include "desktop/UnreadBadge.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QGuiApplication>
#include <QLocale>
#include <QPainter>
#include <QPixmap>
#include <QVariantMap>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr int mostShown = 999;

QPixmap badged(QPixmap pixmap, const QString &text)
{
    const qreal size = pixmap.deviceIndependentSize().width();
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont font = painter.font();
    font.setBold(true);
    font.setPixelSize(std::max(int(size * 0.4), 7));
    painter.setFont(font);
    const qreal height = size * 0.5;
    const qreal width =
        std::clamp(painter.fontMetrics().horizontalAdvance(text) + size * 0.14, height, size);
    const QRectF box(size - width, size - height, width, height);
    painter.setPen(QPen(Qt::white, size / 24));
    painter.setBrush(QColor(0xb3, 0x1b, 0x1b)); // 6.5:1 with white
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), height / 2, height / 2);
    painter.setPen(Qt::white);
    painter.drawText(box, Qt::AlignCenter, text);
    return pixmap;
}

} // namespace

QString badgeText(int unread)
{
    if (unread <= 0)
        return {};
    return unread > mostShown ? QLocale().toString(mostShown) + u'+' : QLocale().toString(unread);
}

QIcon badgedIcon(const QIcon &icon, int unread)
{
    const QString text = badgeText(unread);
    if (text.isEmpty() || icon.isNull())
        return icon;
    QIcon result;
    for (const int size : {16, 22, 24, 32, 48, 64, 128})
        result.addPixmap(badged(icon.pixmap(size), text));
    return result;
}

// The path only has to be another one for each program.
void tellLauncher(QDBusConnection bus, int unread)
{
    const QString program = u"application://%1.desktop"_s.arg(QGuiApplication::desktopFileName());
    QDBusMessage update =
        QDBusMessage::createSignal(u"/com/canonical/unity/launcherentry/%1"_s.arg(qHash(program)),
                                   u"com.canonical.Unity.LauncherEntry"_s, u"Update"_s);
    update << program
           << QVariantMap{{u"count"_s, qint64(unread)}, {u"count-visible"_s, unread > 0}};
    bus.send(update);
}

} // namespace broadsheet
