#include "papers/StorableText.h"
#include "support/Runner.h"

#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

class TestStorableText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void texts_data();
    void texts();
    void noControlCharacterIsLeft();
    void names_data();
    void names();
    void bytes_data();
    void bytes();
};

void TestStorableText::texts_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("stored");
    const auto row = [](const char *name, const QString &written, const QString &stored) {
        QTest::newRow(name) << written << stored;
    };
    row("clean", u"한 a\tb\n𝒳\u2028"_s, u"한 a\tb\n𝒳\u2028"_s);
    row("line ends", u"a\r\nb\rc\r\r\nd\r"_s, u"a\nb\nc\n\nd\n"_s);
    row("escape", u"\x1b[2J"_s, u"\uFFFD[2J"_s);
    row("C1", u"a\u0080\u009b2J\u009f\u00a0"_s, u"a\uFFFD\uFFFD2J\uFFFD\u00a0"_s);
    row("DEL and NUL", u"a\u007f"_s + QChar(0), u"a\uFFFD\uFFFD"_s);
    row("half characters", QString(QChar(0xD800)) + u"a"_s + QChar(0xDC00), u"\uFFFDa\uFFFD"_s);
    row("backspace", u"\bbenchmark \benchmark, $\beta$"_s, u"\\bbenchmark \\benchmark, $\\beta$"_s);
    row("form feed", u"$\frac{1}{2}$\f \f1"_s, u"$\\frac{1}{2}$   1"_s);
    row("vertical tab", u"$\vec{x}$\v"_s, u"$\\vec{x}$ "_s);
    row("bell", u"$\alpha$ \a \a한"_s, u"$\\alpha$ \uFFFD \uFFFD한"_s);
    row("ambiguous", u"$\tau$ \tim \nu \rho"_s, u"$\tau$ \tim \nu \nho"_s);
    row("two in a row", u"\b\beta"_s, u"\uFFFD\\beta"_s);
}

void TestStorableText::texts()
{
    QFETCH(QString, written);
    QFETCH(QString, stored);
    QCOMPARE(storableText(written), stored);
    QCOMPARE(storableText(stored), stored);
}

void TestStorableText::noControlCharacterIsLeft()
{
    QString all;
    for (char16_t c = 0; c < 0x100; ++c)
        all += QString(QChar(c)) + u"x "_s + QChar(c);
    for (const QChar c : storableText(all))
        QVERIFY2(c.category() != QChar::Other_Control || c == u'\n' || c == u'\t',
                 qPrintable(QString::number(c.unicode(), 16)));
}

void TestStorableText::names_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("stored");
    QTest::newRow("white space") << u"  Ada \n\t Byron\r\n"_s << u"Ada Byron"_s;
    QTest::newRow("controls") << u"Ada\x1f\x1b"
                                 "Byron\u009b"_s
                              << u"Ada Byron"_s;
    QTest::newRow("TeX") << u"Jo\v{s}e \vec"_s << u"Jo {s}e \\vec"_s;
}

void TestStorableText::names()
{
    QFETCH(QString, written);
    QFETCH(QString, stored);
    QCOMPARE(storableName(written), stored);
    QCOMPARE(storableName(stored), stored);
}

void TestStorableText::bytes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("has");
    QTest::newRow("clean") << u"a\tb\n한 \u00a0À\u2028"_s << false;
    for (const char16_t c : {u'\x01', u'\r', u'\x1b', u'\x7f', u'\u0080', u'\u009f'})
        QTest::addRow("U+%04X", c) << u"a"_s + QChar(c) << true;
}

void TestStorableText::bytes()
{
    QFETCH(QString, text);
    QFETCH(bool, has);
    QCOMPARE(hasControls(text.toUtf8()), has);
}

BROADSHEET_TEST(TestStorableText, QCoreApplication)
#include "tst_storable_text.moc"
