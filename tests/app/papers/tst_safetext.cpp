#include "papers/DisplayText.h"
#include "papers/Links.h"
#include "papers/SafeText.h"
#include "support/Runner.h"

#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

class TestSafeText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenStays_data();
    void whatIsWrittenStays();
    void whatDisguisesIsRemoved();
    void linesAreKeptWhereTheyAreWanted();
    void longTextsAreCut();
    void toolTipsAreNarrowAndNoTags();
    void buttonsAndTitlesHaveNoSignsOfTheirOwn();
    void addressesAreAscii_data();
    void addressesAreAscii();
};

void TestSafeText::whatIsWrittenStays_data()
{
    QTest::addColumn<QString>("text");
    for (const auto &text :
         {u"<b>x</b> &lt;i&gt; &amp; a < b"_s, u"<img src=file:///etc/passwd>"_s,
          u"한국어 – 日本"_s, u"עברית"_s, u"👩\u200d🔬 x\u0301"_s, u"a & b [*] %1 100%"_s})
        QTest::addRow("%s", qPrintable(text)) << text;
}

void TestSafeText::whatIsWrittenStays()
{
    QFETCH(const QString, text);
    QCOMPARE(safeText(text), text);
    QCOMPARE(shownLine(text), text);
    QCOMPARE(shownLines(text), text);
    QCOMPARE(literalToolTip(text).remove(QChar(0x2060)), text);
}

void TestSafeText::whatDisguisesIsRemoved()
{
    for (const char16_t mark :
         {u'\u202a', u'\u202b', u'\u202c', u'\u202d', u'\u202e', u'\u2066', u'\u2067', u'\u2068',
          u'\u2069', u'\u200e', u'\u200f', u'\u061c', u'\u206a', u'\u206f'})
        QCOMPARE(safeText(u"a"_s + mark + u'b'), u"ab"_s);
    for (const char16_t control :
         {u'\0', u'\b', u'\r', u'\x1b', u'\x7f', u'\x9b', u'\ufffc', u'\ufdd0'})
        QCOMPARE(safeText(u"a"_s + control + u'b'), u"a\ufffdb"_s);
    QCOMPARE(shownTitle(u"M$^2$\u202e<b>"), u"M²<b>"_s);
}

void TestSafeText::linesAreKeptWhereTheyAreWanted()
{
    const QString text = u"a\nb\u2028c\td"_s;
    QCOMPARE(safeText(text), u"a b c d"_s);
    QCOMPARE(shownLine(text), u"a b c d"_s);
    QCOMPARE(safeLines(text), u"a\nb c d"_s);
    QCOMPARE(shownLines(text), u"a\nb c d"_s);
}

void TestSafeText::longTextsAreCut()
{
    const QString name(100'000, u'x');
    for (const QString &shown : {shownLine(name), shownLines(name), buttonText(name)}) {
        QVERIFY(shown.size() <= 2001);
        QVERIFY(shown.endsWith(u"xx…"_s));
    }
    QCOMPARE(safeText(name), name);
    // No half of a character remains, wherever the cut is.
    for (const QString &start : {QString(), u"x"_s}) {
        const QString pairs = start + u"𝑥"_s.repeated(2000);
        QVERIFY(shownLine(pairs).isValidUtf16());
        QVERIFY(literalToolTip(pairs).isValidUtf16());
    }
}

void TestSafeText::toolTipsAreNarrowAndNoTags()
{
    QCOMPARE(literalToolTip(u"a word\nanother"_s), u"a word\nanother"_s);
    for (const QString &text :
         {u"word "_s.repeated(500), QString(5000, u'x'), u" "_s.repeated(500)})
        for (const QString &line : literalToolTip(text).split(u'\n'))
            QVERIFY(line.size() <= 101);
    for (const QString &text : {u"<b>x</b>"_s, u"&lt;b>"_s, u"x <img src=y>"_s, u"<!DOCTYPE"_s}) {
        QVERIFY(!literalToolTip(text).contains(QRegularExpression(u"<[\\w!/]|&lt;"_s)));
        QCOMPARE(literalToolTip(text).remove(QChar(0x2060)), text);
    }
}

void TestSafeText::buttonsAndTitlesHaveNoSignsOfTheirOwn()
{
    QCOMPARE(buttonText(u"Q&A && <b>"_s), u"Q&&A &&&& <b>"_s);
    QCOMPARE(titleBarText(u"x[*]y\nz"_s), u"x[*][*]y z"_s);
}

void TestSafeText::addressesAreAscii_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("shown");
    const auto same = [](const QString &address) {
        QTest::addRow("%s", qPrintable(address)) << address << address;
    };
    same(u"https://arxiv.org/abs/2403.00001"_s);
    same(u"https://e.org:8443/a%20b?c=d&e=%2F#f"_s);
    same(u"https://xn--80ak6aa92e.com/"_s);
    same(u"https://e.org/%E2%80%AEgpj.exe"_s);
    same(u"https://e.org/?a=&lt;b&gt;"_s);
    same(u"file:///home/me/digests"_s);
    QTest::addRow("letters of another script")
        << u"https://аррӏе.com/"_s << u"https://xn--80ak6aa92e.com/"_s;
    QTest::addRow("path") << u"https://e.org/한?k=\u202ex"_s
                          << u"https://e.org/%ED%95%9C?k=%E2%80%AEx"_s;
    QTest::addRow("user") << u"https://arxiv.org@evil.example/x"_s << u"https://evil.example/x"_s;
    QTest::addRow("password") << u"https://arxiv.org:443@evil.example/"_s
                              << u"https://evil.example/"_s;
    QTest::addRow("tags") << u"https://e.org/<b>?<i>#<u>"_s
                          << u"https://e.org/%3Cb%3E?%3Ci%3E#%3Cu%3E"_s;
    QTest::addRow("long") << u"https://e.org/"_s + QString(9000, u'x')
                          << u"https://e.org/"_s + QString(286, u'x') + u'…';
}

void TestSafeText::addressesAreAscii()
{
    QFETCH(const QString, address);
    QFETCH(const QString, shown);
    QCOMPARE(shownUrl(QUrl(address)), shown);
}

BROADSHEET_TEST(TestSafeText, QCoreApplication)
#include "tst_safetext.moc"
