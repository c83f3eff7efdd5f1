// The contrast of the program's own palettes: of the roles that Qt paints with, and of the colours
// that are derived from them.
#include "appearance/Palettes.h"
#include "delegates/Colours.h"
#include "support/Runner.h"

#include <QTest>

using namespace broadsheet;

class TestPalettes final : public QObject
{
    Q_OBJECT

private:
    static void expect(const QPalette &palette, const QColor &front, const QColor &back,
                       qreal ratio, const char *what)
    {
        Q_UNUSED(palette);
        const qreal found = contrast(front, back);
        QVERIFY2(found >= ratio, qPrintable(QString::asprintf("%s: %s on %s is %.2f:1", what,
                                                              qPrintable(front.name()),
                                                              qPrintable(back.name()), found)));
    }

private Q_SLOTS:
    void everyTextCanBeRead_data()
    {
        QTest::addColumn<Appearance>("appearance");
        QTest::newRow("light") << Appearance::Light;
        QTest::newRow("dark") << Appearance::Dark;
        QTest::newRow("black") << Appearance::Black;
        QTest::newRow("contrast") << Appearance::Contrast;
    }

    void everyTextCanBeRead()
    {
        QFETCH(Appearance, appearance);
        using P = QPalette;
        struct Pair
        {
            P::ColorRole front;
            P::ColorRole back;
            const char *name;
        };
        constexpr Pair pairs[] = {
            {P::WindowText, P::Window, "WindowText"},
            {P::WindowText, P::Base, "WindowText on Base"},
            {P::Text, P::Base, "Text"},
            {P::Text, P::AlternateBase, "Text on AlternateBase"},
            {P::Text, P::Window, "Text on Window"},
            {P::ButtonText, P::Button, "ButtonText"},
            {P::ToolTipText, P::ToolTipBase, "ToolTipText"},
            {P::HighlightedText, P::Highlight, "HighlightedText"},
            {P::PlaceholderText, P::Base, "PlaceholderText"},
            {P::PlaceholderText, P::Window, "PlaceholderText on Window"},
            {P::Link, P::Base, "Link"},
            {P::Link, P::Window, "Link on Window"},
            {P::LinkVisited, P::Base, "LinkVisited"},
            {P::LinkVisited, P::Window, "LinkVisited on Window"},
        };
        const QPalette palette = paletteOf(appearance, {});
        for (const P::ColorGroup group : {P::Active, P::Inactive})
            for (const Pair &pair : pairs)
                expect(palette, palette.color(group, pair.front), palette.color(group, pair.back),
                       contrastOfText, pair.name);
        for (const P::ColorRole ground : {P::Base, P::Window, P::Button}) {
            expect(palette, edge(palette), palette.color(ground), contrastOfGraphics, "edge");
            expect(palette, focusEdge(palette), palette.color(ground), contrastOfGraphics, "focus");
        }
    }

    void everyColourOfOurOwn_data() { everyTextCanBeRead_data(); }

    // Texts, dates, links, chips, selected rows and matches are painted with these.
    void everyColourOfOurOwn()
    {
        QFETCH(Appearance, appearance);
        const QPalette palette = paletteOf(appearance, {});
        const QColor text = palette.color(QPalette::Text);
        for (const QColor &ground :
             {palette.color(QPalette::Base), selectedRow(palette), hoveredRow(palette)}) {
            expect(palette, text, ground, contrastOfText, "text");
            expect(palette, faintText(palette), ground, contrastOfText, "faint text");
            expect(palette, accent(palette), ground, contrastOfText, "accent");
            expect(palette, risingColour(palette), ground, contrastOfText, "rising");
            expect(palette, starColour(palette), ground, contrastOfGraphics, "star");
        }
        expect(palette, faintText(palette), palette.color(QPalette::Window), contrastOfText,
               "faint text on the window");
        for (const QColor &ink : {text, faintText(palette)})
            expect(palette, ink, matchGround(palette, ink), contrastOfText, "match");
        QVERIFY(selectedRow(palette) != palette.color(QPalette::Base));
    }

    // Qt's own theme for KDE leaves it black on black.
    void thePlaceholderOfTheDesktopIsMended()
    {
        QPalette desktop;
        for (const auto role : {QPalette::Window, QPalette::Base, QPalette::Button})
            desktop.setColor(role, QColor(0x10, 0x10, 0x12));
        for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
            desktop.setColor(role, Qt::white);
        desktop.setColor(QPalette::PlaceholderText, QColor(0, 0, 0, 128));
        const QPalette palette = paletteOf(Appearance::System, desktop);
        expect(palette, palette.color(QPalette::PlaceholderText), palette.color(QPalette::Base),
               contrastOfText, "placeholder");
        QCOMPARE(palette.color(QPalette::Base), desktop.color(QPalette::Base));
        QCOMPARE(palette.color(QPalette::Text), desktop.color(QPalette::Text));
    }

    void theSelectionOfTheDesktopIsMended()
    {
        QPalette desktop;
        desktop.setColor(QPalette::Active, QPalette::Highlight, QColor(0x30, 0x8c, 0xc6));
        desktop.setColor(QPalette::Inactive, QPalette::Highlight, QColor(0xab, 0xab, 0xab));
        desktop.setColor(QPalette::HighlightedText, Qt::white);
        QPalette palette = paletteOf(Appearance::System, desktop);
        for (const QPalette::ColorGroup group : {QPalette::Active, QPalette::Inactive})
            expect(palette, palette.color(group, QPalette::HighlightedText),
                   palette.color(group, QPalette::Highlight), contrastOfText, "selected");
        desktop.setColor(QPalette::Highlight, QColor(0x00, 0x30, 0x80));
        palette = paletteOf(Appearance::System, desktop);
        QCOMPARE(palette.color(QPalette::Highlight), QColor(0x00, 0x30, 0x80)); // it was fine
    }
};

BROADSHEET_TEST(TestPalettes, QCoreApplication)
#include "tst_palettes.moc"
