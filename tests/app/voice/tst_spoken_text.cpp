#include "support/Runner.h"
#include "voice/SpokenText.h"

#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

class TestSpokenText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatCanBeSaid_data();
    void saysWhatCanBeSaid();
    void knowsWhereItStands();
    void cutsWhatIsLong();
};

void TestSpokenText::saysWhatCanBeSaid_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("said");
    QTest::addColumn<bool>("isPage");
    const auto row = [](const char *name, const QString &text, const QStringList &said,
                        bool isPage = false) { QTest::newRow(name) << text << said << isPage; };
    row("sentences", u"One. Two! Three?"_s, {u"One."_s, u"Two!"_s, u"Three?"_s});
    row("korean", u"논문을 읽는다. 그리고 쓴다."_s, {u"논문을 읽는다."_s, u"그리고 쓴다."_s});
    row("not a sentence", u"See Fig. 3 for it."_s, {u"See Fig. 3 for it."_s});
    row("a paragraph", u"A title\nA line."_s, {u"A title"_s, u"A line."_s});
    row("a line of a page", u"A sen-\ntence on\nlines."_s, {u"A sentence on lines."_s}, true);
    row("a compound", u"A state-of-the-art one."_s, {u"A state-of-the-art one."_s}, true);
    row("links", u"Code (https://example.org/a.b?c) is there."_s, {u"Code is there."_s});
    row("references", u"As shown [3, 12] before [7–9]."_s, {u"As shown before."_s});
    row("tex", u"With $\\alpha \\leq 2$ it is 5\\% better."_s, {u"With α ≤ 2 it is 5% better."_s});
    row("unknown tex", u"We solve $\\mathfrak{x}_{\\foo}$ fast."_s, {u"We solve x foo fast."_s});
    row("money", u"It costs $5 and $10."_s, {u"It costs $5 and $10."_s});
    row("marks", u"• **A** `b`"_s, {u"A b"_s});
    row("nothing", u"---\n\n• \n…"_s, {});
    row("empty", QString(), {});
}

void TestSpokenText::saysWhatCanBeSaid()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, said);
    QFETCH(const bool, isPage);
    QStringList found;
    const QList<SpokenPart> parts =
        spokenParts(text, isPage ? LineEnds::Pages : LineEnds::Paragraphs);
    for (const SpokenPart &part : parts)
        found.append(part.said);
    QCOMPARE(found, said);
}

void TestSpokenText::knowsWhereItStands()
{
    const QString text = u"  First one.  둘째 문장.\n"_s;
    const QList<SpokenPart> parts = spokenParts(text, LineEnds::Paragraphs);
    QCOMPARE(parts.size(), 2);
    QCOMPARE(text.sliced(parts.at(0).start, parts.at(0).length), u"First one."_s);
    QCOMPARE(parts.at(0).language, u"en"_s);
    QCOMPARE(text.sliced(parts.at(1).start, parts.at(1).length), u"둘째 문장."_s);
    QCOMPARE(parts.at(1).language, u"ko"_s);
}

void TestSpokenText::cutsWhatIsLong()
{
    const QString text = u"word and word, "_s.repeated(200);
    const QList<SpokenPart> parts = spokenParts(text, LineEnds::Paragraphs);
    QVERIFY(parts.size() >= 5);
    for (const SpokenPart &part : parts) {
        QVERIFY(part.said.size() <= 600);
        QVERIFY(part.said.endsWith(u","_s));
    }
    QCOMPARE(spokenParts(QString(5000, u'a'), LineEnds::Pages).size(), 9);
}

BROADSHEET_TEST(TestSpokenText, QCoreApplication)
#include "tst_spoken_text.moc"
