// The line that says in the list what a paper is about.
#include "gist/Gist.h"
#include "support/Runner.h"

#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

PaperText text(const QString &language, const QString &markdown, TextKind kind = TextKind::Summary)
{
    return {.language = language, .markdown = markdown, .kind = kind};
}

QString gistOf(const QString &markdown, TextKind kind = TextKind::Summary)
{
    return gistIn(gistsOf({text(u"en"_s, markdown, kind)}), {});
}

} // namespace

class TestGist final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTheFirstItemOfADigest_data()
    {
        QTest::addColumn<QString>("markdown");
        QTest::addColumn<QString>("gist");
        QTest::newRow("item") << u"- First. It is good.\n- Second"_s << u"First. It is good."_s;
        QTest::newRow("label") << u"- **What's New**: A *new* way\n- **Why**: so"_s
                               << u"A new way"_s;
        QTest::newRow("label alone") << u"- **요약**\n  - 새로운 방법"_s << u"요약"_s;
        QTest::newRow("label with text below")
            << u"- ***요약***:\n  - 새로운 방법"_s << u"새로운 방법"_s;
        QTest::newRow("empty items") << u"-\n- \n- **\u200b**\n- The text"_s << u"The text"_s;
        QTest::newRow("heading") << u"### Summary\n\nThe text"_s << u"The text"_s;
        QTest::newRow("leads to the next") << u"The main points:\n\n- The text"_s << u"The text"_s;
        QTest::newRow("markup") << u"- A [link](https://a.org) and `code`, **bold**"_s
                                << u"A link and code, bold"_s;
        QTest::newRow("formula") << u"- About $\\alpha$-stable $x^2$ sets"_s
                                 << u"About α-stable x² sets"_s;
        QTest::newRow("nothing") << u"- \n\n---\n"_s << QString();
        QTest::newRow("code first") << u"```\nx = 1\n```\n- The text"_s << u"The text"_s;
    }

    void isTheFirstItemOfADigest()
    {
        QFETCH(QString, markdown);
        QTEST(gistOf(markdown), "gist");
    }

    void isTheFirstSentenceOfOtherTexts()
    {
        QCOMPARE(gistOf(u"A **fast** model. It is small."_s, TextKind::AiSummary),
                 u"A fast model."_s);
        QCOMPARE(gistOf(u"We gain 25\\% (e.g. on\n\\textbf{X}). It works."_s, TextKind::Abstract),
                 u"We gain 25% (e.g. on X)."_s);
    }

    void comesFromTheBestTextOfEachLanguage()
    {
        const QList<Gist> gists =
            gistsOf({text(u"en"_s, u"An abstract. More."_s, TextKind::Abstract),
                     text(u"ko"_s, u"- 첫째\n- 둘째"_s), text(u"ko"_s, u"- 다른 날"_s),
                     text(u"en"_s, u"A summary. More."_s, TextKind::AiSummary)});
        QCOMPARE(gists, (QList<Gist>{{u"en"_s, u"A summary."_s}, {u"ko"_s, u"첫째"_s}}));
        QCOMPARE(gistIn(gists, {u"ko"_s, u"en"_s}), u"첫째"_s);
        QCOMPARE(gistIn(gists, {u"en"_s}), u"A summary."_s);
        QCOMPARE(gistIn(gists, {u"ja"_s}), u"A summary."_s);
        QCOMPARE(gistIn({}, {u"ja"_s}), QString());
    }

    void isShort()
    {
        const QString gist = gistOf(u"- "_s + u"word "_s.repeated(200));
        QVERIFY(gist.size() <= 301);
        QVERIFY(gist.endsWith(u"word…"_s));
        const QString wide = gistOf(u"- "_s + u"𝒳"_s.repeated(400));
        QVERIFY(wide.isValidUtf16());
        QVERIFY(wide.endsWith(u'…'));
    }
};

BROADSHEET_TEST(TestGist, QCoreApplication)
#include "tst_gist.moc"
