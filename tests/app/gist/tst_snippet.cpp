// The part of a text that shows why a search found a paper.
#include "gist/Snippet.h"
#include "search/Highlight.h"
#include "search/ParseSearch.h"
#include "support/Runner.h"

#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

Paper paper()
{
    return {
        .title = u"MathVerse: a *Benchmark*"_s,
        .authors = {u"Kim Minji"_s, u"Yang Liu"_s},
        .texts = {{.language = u"en"_s,
                   .markdown = u"Many models cannot do this task. We find that **chain of "
                               "thought** prompts do not help, as [shown](https://x.org/abc) "
                               "for $x^2$. Scorers agree."_s,
                   .kind = TextKind::Abstract},
                  {.language = u"ko"_s,
                   .markdown = u"- **새로운 점**: 그림을 이해하는 추론 능력을 잰다.\n- 둘째"_s}},
        .keywords = {u"diagram"_s},
        .note = u"Read this\non Monday"_s,
        .highlights = {{.page = 3, .quote = u"a marked passage"_s},
                       {.page = 7, .quote = u"another one"_s, .note = u"see\nappendix"_s}}};
}

QString snippet(const QString &search, const QStringList &languages = {u"en"_s})
{
    return snippetOf(paper(), parseSearch(search).expression, languages);
}

} // namespace

class TestSnippet final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheFirstMatch()
    {
        QCOMPARE(snippet(u"추론"_s), u"새로운 점: 그림을 이해하는 추론 능력을 잰다. 둘째"_s);
        QVERIFY(snippet(u"\"chain of thought\""_s)
                    .startsWith(u"… do this task. We find that chain of thought prompts"_s));
        QCOMPARE(snippet(u"scorers"_s), u"… not help, as shown for x². Scorers agree."_s);
        QVERIFY(snippet(u"text:agree"_s).contains(u"Scorers agree"_s));
        QVERIFY(snippet(u"many"_s).startsWith(u"Many models"_s));
    }

    void isNotNeededWhereTheHeadHasIt()
    {
        for (const QString &search :
             {u"mathverse"_s, u"liu"_s, u"title:math"_s, u"author:kim"_s, u"mathverse kim"_s,
              u"votes:>2"_s, u"-chain"_s, u"-chain kim"_s, u"benchmark"_s})
            QCOMPARE(snippet(search), QString());
    }

    void explainsTheTermsThatTheHeadLacks()
    {
        QVERIFY(snippet(u"mathverse scorers"_s).contains(u"Scorers"_s));
        QVERIFY(snippet(u"kim 추론"_s).contains(u"추론"_s));
        QVERIFY(snippet(u"scorers OR nothing"_s).contains(u"Scorers"_s));
    }

    void prefersTheReadersLanguageAndTheTextWithMost()
    {
        Paper both = paper();
        both.texts[0].markdown = u"An english 추론 text"_s;
        const Expression search = parseSearch(u"추론"_s).expression;
        QVERIFY(snippetOf(both, search, {u"ko"_s}).startsWith(u"새로운 점"_s));
        QVERIFY(snippetOf(both, search, {u"en"_s}).startsWith(u"An english"_s));
        const Expression two = parseSearch(u"추론 능력"_s).expression;
        QVERIFY(snippetOf(both, two, {u"en"_s}).startsWith(u"새로운 점"_s));
    }

    void alsoShowsWhatIsNoText()
    {
        QVERIFY(snippet(u"diagram"_s).contains(u"diagram"_s));
        QVERIFY(snippet(u"note:monday"_s).contains(u"Read this on Monday"_s));
        QCOMPARE(snippet(u"note:marked"_s), u"Your highlight on page 3: a marked passage"_s);
        QCOMPARE(snippet(u"appendix"_s), u"… page 7: another one – see appendix"_s);
        QVERIFY(snippet(u"x.org"_s).contains(u"x.org/abc"_s)); // only in the address
    }

    void everyMatchCanBeMarked()
    {
        for (const QString &search :
             {u"추론"_s, u"\"chain of thought\""_s, u"scorers"_s, u"ques"_s}) {
            const Expression expression = parseSearch(search).expression;
            const QString part = snippetOf(paper(), expression, {});
            if (!part.isEmpty())
                QVERIFY(!matchesIn(part, termsFor(expression, SearchField::Text)).isEmpty());
        }
    }

    void aPageOfThePdf()
    {
        QCOMPARE(pageSnippet(6, u"Short\nand  wide words"_s, u"wide words"_s),
                 u"p. 7: … Short and wide words"_s);
        QCOMPARE(pageSnippet(0, u"One sentence before all others. Here is 강화학습 in it."_s,
                             u"강화학습"_s),
                 u"p. 1: … before all others. Here is 강화학습 in it."_s);
    }
};

BROADSHEET_TEST(TestSnippet, QCoreApplication)
#include "tst_snippet.moc"
