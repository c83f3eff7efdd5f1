// Appearance and font are put on what is shown, at once, and taken off again.
#include "appearance/Look.h"
#include "appearance/Palettes.h"
#include "delegates/Colours.h"
#include "support/Runner.h"

#include <QApplication>
#include <QLineEdit>
#include <QTest>

#include <memory>

using namespace broadsheet;
using namespace Qt::StringLiterals;

class TestLook final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsShownChangesAtOnce()
    {
        Look look;
        QLineEdit field;
        field.show();
        const QFont font = field.font();
        const QColor base = field.palette().color(QPalette::Base);
        look.apply({.appearance = Appearance::Contrast, .fontPoints = 20});
        QTRY_COMPARE(field.palette().color(QPalette::Base), QColor(Qt::black));
        QTRY_COMPARE(field.font().pointSize(), 20);
        look.apply({.appearance = Appearance::Light, .fontPoints = 3}); // nobody could read that
        QTRY_COMPARE(field.font().pointSize(), font.pointSize());
        look.apply({});
        QTRY_COMPARE(field.palette().color(QPalette::Base), base);
        QTRY_COMPARE(field.font(), font);
    }

    void theDesktopsColoursComeBackWithIt()
    {
        const QPalette before = QApplication::palette();
        const QFont font = QApplication::font();
        auto look = std::make_unique<Look>();
        look->apply({.appearance = Appearance::Dark, .font = u"monospace"_s, .fontPoints = 14});
        QVERIFY(QApplication::palette() != before);
        QVERIFY(QApplication::font().families().contains(u"monospace"_s));
        look.reset();
        QCOMPARE(QApplication::palette(), before);
        QCOMPARE(QApplication::font(), font);
    }

    // The desktop goes from light to dark while the program runs.
    void theDesktopIsFollowed()
    {
        const QPalette before = QApplication::palette();
        {
            Look look;
            QApplication::setPalette(paletteOf(Appearance::Dark, {}));
            const QPalette now = QApplication::palette();
            QVERIFY(contrast(now.color(QPalette::PlaceholderText), now.color(QPalette::Base)) >=
                    contrastOfText);
            look.apply({.appearance = Appearance::Light});
            look.apply({});
            QCOMPARE(QApplication::palette().color(QPalette::Base), now.color(QPalette::Base));
        }
        QApplication::setPalette(before);
    }
};

BROADSHEET_TEST(TestLook, QApplication)
#include "tst_look.moc"
