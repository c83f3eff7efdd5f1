// Marking matches in a text as it is shown.
#include "RandomText.h"
#include "support/Runner.h"

#include "search/Fold.h"
#include "search/Highlight.h"
#include "search/ParseSearch.h"

#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

QString marked(const QString &text, const QStringList &terms)
{
    QString result;
    qsizetype end = 0;
    for (const TextRange &range : matchesIn(text, terms)) {
        result +=
            text.sliced(end, range.at - end) + u'[' + text.sliced(range.at, range.length) + u']';
        end = range.at + range.length;
    }
    return result + text.sliced(end);
}

} // namespace

class TestHighlight final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void termsOfAKindOfText()
    {
        const Expression e =
            parseSearch(
                u"a OR b author:c title:d text:e note:f -g -(h) a tag:t votes:>2 2403.14624"_s)
                .expression;
        QCOMPARE(termsFor(e, SearchField::Title),
                 (QStringList{u"a"_s, u"b"_s, u"d"_s, u"2403.14624"_s}));
        QCOMPARE(termsFor(e, SearchField::Author),
                 (QStringList{u"a"_s, u"b"_s, u"c"_s, u"2403.14624"_s}));
        QCOMPARE(termsFor(e, SearchField::Text),
                 (QStringList{u"a"_s, u"b"_s, u"e"_s, u"2403.14624"_s}));
        QCOMPARE(termsFor(e, SearchField::Note),
                 (QStringList{u"a"_s, u"b"_s, u"f"_s, u"2403.14624"_s}));
        QCOMPARE(termsFor(e, SearchField::Head),
                 (QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"2403.14624"_s}));
        QCOMPARE(termsFor(e, SearchField::Anywhere).size(), 7);
        const Expression head{
            .kind = Expression::Kind::Term, .field = SearchField::Head, .text = u"x"_s};
        QCOMPARE(termsFor(head, SearchField::Author), QStringList{u"x"_s});
        QCOMPARE(termsFor(head, SearchField::Text), QStringList());
    }

    void marks_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("terms");
        QTest::addColumn<QString>("expected");
        const auto row = [](const QString &text, const QStringList &terms,
                            const QString &expected) {
            QTest::addRow("%s", qPrintable(expected)) << text << terms << expected;
        };
        row(u"강화학습은 강화"_s, {u"강화"_s}, u"[강화]학습은 [강화]"_s);
        row(u"하하하 호"_s, {u"하하"_s}, u"[하하하] 호"_s);
        row(u"Mu\u0308ller, Müller"_s, {u"mul"_s}, u"[Mu\u0308l]ler, [Mül]ler"_s);
        row(u"in the\n  middle"_s, {u"the mid"_s}, u"in [the\n  mid]dle"_s);
        row(u"ﬁne Straße"_s, {u"f"_s, u"stras"_s}, u"[ﬁ]ne [Straß]e"_s);
        row(u"GPT-4V and 4V"_s, {u"4v"_s, u"gpt-4"_s}, u"[GPT-4V] and [4V]"_s);
        row(u"banana an"_s, {u"an"_s}, u"banana [an]"_s);
        row(u"soft\u00adly e\u0301"_s, {u"soft"_s, u"e"_s}, u"[soft\u00ad]ly [e\u0301]"_s);
        row(u" end "_s, {u"end"_s}, u" [end] "_s);
        row(u"강화"_s.normalized(QString::NormalizationForm_D), {u"화"_s},
            u"강"_s.normalized(QString::NormalizationForm_D) + u'[' +
                u"화"_s.normalized(QString::NormalizationForm_D) + u']');
        row(u"nothing here"_s, {u"x"_s}, u"nothing here"_s);
        row(u"nothing asked"_s, {}, u"nothing asked"_s);
    }

    void marks()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, terms);
        QTEST(marked(text, terms), "expected");
    }

    // Every mark contains a term, every occurring term is marked, and marks do not touch.
    void marksAnything()
    {
        test::RandomText random(12);
        int ranges = 0;
        for (int i = 0; i < 20'000; ++i) {
            const QString text = i % 2 == 0 ? random.mixed(40) : random.characters(12);
            const QString term = folded(random.pieceOf(text, 4));
            const QList<TextRange> found = matchesIn(text, {term});
            QCOMPARE(!found.isEmpty(), indexOfTerm(folded(text), term) >= 0);
            qsizetype end = -1;
            for (const TextRange &range : found) {
                QVERIFY(range.at > end && range.length > 0);
                end = range.at + range.length;
                QVERIFY(end <= text.size());
                QVERIFY(folded(text.sliced(range.at, range.length)).contains(term));
                ++ranges;
            }
        }
        QVERIFY(ranges > 10'000);
    }

    // Long enough that work which grows with the square of the length does not end.
    void marksLongTexts()
    {
        const QString text = u"하하하 "_s.repeated(200'000);
        QCOMPARE(matchesIn(text, {u"하"_s, u"하하"_s, u"호"_s}).size(), 200'000);
    }
};

BROADSHEET_TEST(TestHighlight, QCoreApplication)
#include "tst_highlight.moc"
