#include "delegates/Colours.h"
#include "support/Runner.h"

#include <QTest>

using namespace broadsheet;

class TestColours final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contrastIsWcags()
    {
        // The definition's ends, and a value that can be looked up: #767676 on white is 4.54:1.
        QCOMPARE(qRound(contrast(Qt::black, Qt::white) * 100), 2100);
        QCOMPARE(qRound(contrast(Qt::white, Qt::white) * 100), 100);
        QCOMPARE(qRound(contrast(QColor(0x76, 0x76, 0x76), Qt::white) * 100), 454);
    }

    void everythingCanBeReadOnEveryGround_data()
    {
        QTest::addColumn<QColor>("base");
        QTest::addColumn<QColor>("text");
        QTest::addColumn<QColor>("highlight");
        QTest::newRow("light") << QColor(Qt::white) << QColor(Qt::black)
                               << QColor(0x30, 0x8c, 0xc6);
        QTest::newRow("dark") << QColor(0x1b, 0x1c, 0x1f) << QColor(0xe4, 0xe4, 0xe7)
                              << QColor(0x5b, 0x9d, 0xe8);
        QTest::newRow("yellow highlight")
            << QColor(Qt::white) << QColor(Qt::black) << QColor(Qt::yellow);
        QTest::newRow("sepia") << QColor(0xf4, 0xec, 0xd8) << QColor(0x43, 0x34, 0x22)
                               << QColor(0xb0, 0x70, 0x20);
    }

    void everythingCanBeReadOnEveryGround()
    {
        QFETCH(QColor, base);
        QFETCH(QColor, text);
        QFETCH(QColor, highlight);
        QPalette palette;
        palette.setColor(QPalette::Base, base);
        palette.setColor(QPalette::Text, text);
        palette.setColor(QPalette::Highlight, highlight);
        for (const QColor &ground : {base, selectedRow(palette)}) {
            QVERIFY(contrast(text, ground) >= contrastOfText);
            QVERIFY(contrast(faintText(palette), ground) >= contrastOfText);
            QVERIFY(contrast(accent(palette), ground) >= contrastOfText);
            QVERIFY(contrast(risingColour(palette), ground) >= contrastOfText);
            QVERIFY(contrast(starColour(palette), ground) >= contrastOfGraphics);
            QVERIFY(contrast(emptyStar(palette), ground) >= contrastOfGraphics);
        }
        QVERIFY(selectedRow(palette) != base);
        for (const QColor &ink : {text, faintText(palette)}) {
            QVERIFY(contrast(ink, matchGround(palette, ink)) >= contrastOfText);
            QVERIFY(matchGround(palette, ink) != base);
            QVERIFY(matchGround(palette, ink) != selectedRow(palette));
        }
        QVERIFY(contrast(base, matchGround(palette, text)) >=
                contrast(base, matchGround(palette, faintText(palette))));
    }
};

BROADSHEET_TEST(TestColours, QCoreApplication)
#include "tst_colours.moc"
