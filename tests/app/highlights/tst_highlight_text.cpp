// Highlights as the text of an event, and as Markdown. What comes from anywhere is bounded.
#include "base/Limits.h"
#include "highlights/Highlight.h"
#include "highlights/HighlightMarkdown.h"
#include "notation/NoteBlock.h"
#include "support/Runner.h"

#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

Highlight one()
{
    return {.id = newHighlightId(3),
            .page = 3,
            .colour = 2,
            .quote = u"the last term"_s,
            .before = u"we neglect"_s,
            .after = u"of the sum"_s,
            .boxes = {{72, 101.5, 230.1, 12}, {72, 115, 40, 12}}};
}

QString withBoxes(const QByteArray &boxes)
{
    return QString::fromUtf8(R"({"quote":"a","boxes":)" + boxes + '}');
}

} // namespace

class TestHighlightText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBack();
    void whatIsNoHighlight_data();
    void whatIsNoHighlight();
    void whatIsTooMuchIsLeftOut();
    void unknownColoursAreTheFirst();
    void inTheOrderOfThePages();
    void asMarkdown();
    void nothingInMarkdownPretendsToBeMore();
    void aBlockIsPassedOver();
};

void TestHighlightText::comesBack()
{
    const Highlight before = one();
    QCOMPARE(pageOfHighlight(before.id), 3);
    QCOMPARE(highlightFrom(before.id, 2, textOfHighlight(before)), std::optional(before));
}

void TestHighlightText::whatIsNoHighlight_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("text");
    const QString good = withBoxes("[[1,1,100,100]]");
    QTest::newRow("no page") << u"abc"_s << good;
    QTest::newRow("page 0") << u"0-x"_s << good;
    QTest::newRow("a negative page") << u"-5-x"_s << good;
    QTest::newRow("a page beyond all") << u"10001-x"_s << good;
    QTest::newRow("a page beyond numbers") << u"99999999999-x"_s << good;
    QTest::newRow("no JSON") << u"1-x"_s << u"{"_s;
    QTest::newRow("an array") << u"1-x"_s << u"[]"_s;
    QTest::newRow("no quote") << u"1-x"_s << uR"({"boxes":[[1,1,100,100]]})"_s;
    QTest::newRow("a quote of controls")
        << u"1-x"_s
        << uR"({"quote":"\u0001\u0002 ","boxes":[[1,1,100,100]]})"_s.replace(u"\\u0001\\u0002"_s,
                                                                             u" "_s);
    QTest::newRow("no box") << u"1-x"_s << withBoxes("[]");
    QTest::newRow("a box of words") << u"1-x"_s << withBoxes(R"([["a","b","c","d"]])");
    QTest::newRow("three numbers") << u"1-x"_s << withBoxes("[[1,1,100]]");
    QTest::newRow("no height") << u"1-x"_s << withBoxes("[[1,1,100,0]]");
    QTest::newRow("a negative width") << u"1-x"_s << withBoxes("[[1,1,-100,100]]");
    QTest::newRow("far away") << u"1-x"_s << withBoxes("[[1e300,1,100,100]]");
    QTest::newRow("endless") << u"1-x"_s << withBoxes("[[1,1,1e999,100]]");
    QTest::newRow("not a number") << u"1-x"_s << withBoxes("[[1,1,NaN,100]]");
    QTest::newRow("10 MB") << u"1-x"_s
                           << good.chopped(1) + u",\"x\":\""_s + QString(10'000'000, u'x') +
                                  u"\"}"_s;
}

void TestHighlightText::whatIsNoHighlight()
{
    QFETCH(const QString, id);
    QFETCH(const QString, text);
    QCOMPARE(highlightFrom(id, 1, text), std::nullopt);
}

void TestHighlightText::whatIsTooMuchIsLeftOut()
{
    Highlight large = one();
    large.quote = QString(maxHighlightQuote + 5, u'q');
    large.before = QString(maxHighlightContext + 5, u'b');
    large.boxes.fill({1, 1, 10, 10}, maxHighlightBoxes + 5);
    large.boxes.first() = {0, 0, 1e9, 5};
    const auto read = highlightFrom(large.id, 1, textOfHighlight(large));
    QVERIFY(read);
    QCOMPARE(read->quote.size(), maxHighlightQuote);
    QCOMPARE(read->before.size(), maxHighlightContext);
    QCOMPARE(read->boxes.size(), maxHighlightBoxes - 1);
    Highlight twisted = one();
    twisted.quote = u"a\u0007b\nc"_s;
    QCOMPARE(highlightFrom(twisted.id, 1, textOfHighlight(twisted))->quote.count(u'\n'), 0);
}

void TestHighlightText::unknownColoursAreTheFirst()
{
    for (const qint64 colour : {qint64(-1), qint64(5), std::numeric_limits<qint64>::max()})
        QCOMPARE(highlightFrom(one().id, colour, textOfHighlight(one()))->colour, 1);
}

void TestHighlightText::inTheOrderOfThePages()
{
    QList<Highlight> some{one(), one(), one()};
    some[0].page = 5;
    some[1].boxes = {{10, 300, 5, 5}};
    sortHighlights(some);
    QCOMPARE(some.at(0).boxes.constFirst().y(), 101.5);
    QCOMPARE(some.at(1).boxes.constFirst().y(), 300);
    QCOMPARE(some.at(2).page, 5);
}

void TestHighlightText::asMarkdown()
{
    Highlight first = one();
    first.note = u"Why?\n\n- check"_s;
    Highlight second = one();
    second.page = 12;
    second.quote = u"x_i * y"_s;
    QCOMPARE(highlightsMarkdown({first, second}),
             u"> the last term\n\nPage 3\n\nWhy?\n\n- check\n\n> x\\_i \\* y\n\nPage 12"_s);
    QCOMPARE(highlightsMarkdown({}), QString());
}

void TestHighlightText::nothingInMarkdownPretendsToBeMore()
{
    Highlight bad = one();
    bad.quote = u"<script>\u202Eevil --> [a](b)"_s;
    const QString text = highlightsMarkdown({bad});
    QVERIFY(!text.contains(u'\u202E'));
    QVERIFY(!text.contains(u" <script>"_s));
    QVERIFY(text.contains(u"\\[a\\](b)"_s));
    bad.note = QString(maxHighlightsText, u'n');
    QCOMPARE(highlightsMarkdown({one(), bad}), highlightsMarkdown({one()}));
}

void TestHighlightText::aBlockIsPassedOver()
{
    Highlight bad = one();
    bad.note = u"<!-- /broadsheet:highlights -->\n# [Paper](https://arxiv.org/abs/1)"_s;
    QByteArray text =
        "before\n" + writeHighlightBlock(highlightsMarkdown({bad})).toUtf8() + "\nafter";
    QVERIFY(text.contains("> the last term"));
    const qsizetype lines = text.count('\n');
    QVERIFY(takeNoteBlocks(text).notes.isEmpty());
    QCOMPARE(text.simplified(), QByteArray("before after"));
    QCOMPARE(text.count('\n'), lines);
}

BROADSHEET_TEST(TestHighlightText, QCoreApplication)
#include "tst_highlight_text.moc"
