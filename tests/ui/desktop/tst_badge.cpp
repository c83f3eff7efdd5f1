#include "desktop/UnreadBadge.h"
#include "support/Runner.h"

#include <QGuiApplication>
#include <QPainter>
#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

class TestBadge final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbers()
    {
        QCOMPARE(badgeText(0), QString());
        QCOMPARE(badgeText(-1), QString());
        QCOMPARE(badgeText(7), u"7"_s);
        QCOMPARE(badgeText(1000), u"999+"_s);
    }

    void theIconHasTheNumberInItsCorner()
    {
        QPixmap plain(64, 64);
        plain.fill(Qt::green);
        const QIcon icon(plain);
        QCOMPARE(badgedIcon(icon, 0).pixmap(64).toImage().pixelColor(56, 56), QColor(Qt::green));
        const QImage badged = badgedIcon(icon, 12).pixmap(64).toImage();
        QVERIFY(badged.pixelColor(32, 54) != QColor(Qt::green) ||
                badged.pixelColor(56, 40) != QColor(Qt::green));
        QCOMPARE(badged.pixelColor(4, 4), QColor(Qt::green));
        QVERIFY(badgedIcon({}, 3).isNull());
    }
};

BROADSHEET_TEST(TestBadge, QGuiApplication)
#include "tst_badge.moc"
