// Which papers of a library a bibliography names.
#include "Builders.h"
#include "matching/BibliographyFile.h"
#include "support/Runner.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace broadsheet;
using namespace broadsheet::test;

namespace {

PaperReport withDoi(PaperReport paper, const QString &doi)
{
    paper.doi = doi;
    return paper;
}

} // namespace

class TestEntryMatcher final : public QObject, private TemporaryLibrary
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_library.reset(); }

    void entriesOfEachKind_data();
    void entriesOfEachKind();
    void aPaperThatTwoEntriesNameIsOnePaper();
    void whatIsAmbiguousIsNoMatch();
    void manyEntriesAndPapers();
    void aStoppedMatcherSaysNothing();
    void filesThatAreBibliographies();

private:
    EntryMatches matched(const Bibliography &all);
    EntryMatches matched(const QByteArray &bibtex)
    {
        return matched(readBibliography(bibtex, BibliographyFormat::Bibtex));
    }
    QStringList idsMatched(const QByteArray &bibtex)
    {
        QStringList ids;
        for (const MatchedPaper &paper : matched(bibtex).papers)
            ids.append(paper.id);
        return ids;
    }
};

void TestEntryMatcher::init()
{
    create();
    PaperReport elsewhere =
        report(u"https://journal.example/paper"_s, u"Elsewhere"_s, 1, {u"Élodie Müller"_s});
    elsewhere.url = elsewhere.id.text;
    must(m_library->store(
        {day(QDate(2024, 3, 20),
             {withDoi(report(u"2403.00001"_s, u"Gödel's $\\alpha$-Flow: 100% & more"_s, 1,
                             {u"Laurens van der Maaten"_s, u"Jane Roe"_s}),
                      u"10.1234/AbC"_s),
              report(u"2403.00002"_s, u"강화학습 모델"_s, 1, {u"김하늘"_s}),
              report(u"2403.00003"_s, u"Twice Written"_s, 1, {u"Jane Roe"_s}),
              report(u"2403.00004"_s, u"Twice written"_s, 1, {u"Janet Roe"_s}),
              withDoi(report(u"2403.00005"_s, u"Five"_s, 1, {u"A B"_s}), u"10.1234/two"_s),
              withDoi(report(u"2403.00006"_s, u"Six"_s, 1, {u"A B"_s}), u"10.1234/two"_s),
              report(u"2403.00007"_s, u"Team Report"_s, 1, {u"DeepSeek Team"_s}), elsewhere},
             u"arxivApi"_s)}));
}

EntryMatches TestEntryMatcher::matched(const Bibliography &all)
{
    EntryMatcher matcher(*m_library);
    QSignalSpy spy(&matcher, &EntryMatcher::matched);
    matcher.start(all.entries);
    if (!spy.wait(longest))
        qWarning("nothing came");
    return spy.isEmpty() ? EntryMatches() : spy.takeFirst().value(0).value<EntryMatches>();
}

void TestEntryMatcher::entriesOfEachKind_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QString>("paper"); // empty: none
    const auto row = [](const QByteArray &fields, const QString &paper) {
        QTest::newRow(fields.constData()) << fields << paper;
    };
    const QString one = u"2403.00001"_s;
    row("eprint={2403.00001}", one);
    row("eprint={2403.00001v7}, title={Other}", one);
    row("eprint={2403.99999}, title={Team Report}, author={{DeepSeek Team}}", {});
    row("doi={10.1234/aBc}", one);
    row("doi={10.1234/unknown}, title={Team report}, author={{DeepSeek Team}}", u"2403.00007"_s);
    row("url={http://journal.example/paper/}", u"https://journal.example/paper"_s);
    row("title={G{\\\"o}del's $\\alpha$-flow: 100\\% \\& More}, author={van der Maaten, L.}", one);
    row("title={{GODEL'S} {\\(\\alpha\\)} flow 100 more}, author={L. van der Maaten and J. Roe}",
        one);
    row("title={Elsewhere}, author={M{\\\"u}ller, {\\'E}.}", u"https://journal.example/paper"_s);
    row("title={강화학습  모델}, author={김하늘}", u"2403.00002"_s);
    row("title={강화학습 모델}, author={김, 하늘}", u"2403.00002"_s);
    row("title={Team Report}, author={Roe, Jane}", {});
    row("title={Team Report}", {});
    row("title={Team Reports}, author={{DeepSeek Team}}", {});
    row("author={{DeepSeek Team}}, year=2024", {});
}

void TestEntryMatcher::entriesOfEachKind()
{
    QFETCH(QByteArray, fields);
    QFETCH(QString, paper);
    QCOMPARE(idsMatched("@misc{k, " + fields + "}"),
             paper.isEmpty() ? QStringList() : QStringList{paper});
}

void TestEntryMatcher::aPaperThatTwoEntriesNameIsOnePaper()
{
    const EntryMatches all = matched("@misc{a, eprint={2403.00007}}\n"
                                     "@misc{b, title={team report}, author={{DeepSeek Team}}}\n"
                                     "@misc{c, title={Unknown}, author={Nobody}}\n"
                                     "@misc{d, doi={10.1234/abc}}");
    QCOMPARE(all.papers.size(), 2);
    QCOMPARE(all.papers[1].id, u"2403.00001"_s);
    QCOMPARE(all.unmatched, (QList<UnmatchedEntry>{{.entry = 2}}));
    QCOMPARE(must(m_library->rowsAt({all.papers[1].number})).value(0).id.text, u"2403.00001"_s);
}

void TestEntryMatcher::whatIsAmbiguousIsNoMatch()
{
    const Bibliography all = readBibliography("@misc{a, title={Twice written}, author={Roe, J.}}\n"
                                              "@misc{b, doi={10.1234/TWO}}\n",
                                              BibliographyFormat::Bibtex);
    const EntryMatches matches = matched(all);
    QCOMPARE(matches.papers, QList<MatchedPaper>());
    QCOMPARE(matches.unmatched, (QList<UnmatchedEntry>{{.entry = 0, .isAmbiguous = true},
                                                       {.entry = 1, .isAmbiguous = true}}));
    QCOMPARE(summaryOf(all, matches), u"0 of 2 entries are in the library."_s);
    QCOMPARE(describe(matches.unmatched[0], all),
             u"a: Twice written (several papers could be meant)"_s);
    QCOMPARE(describe({.entry = 1}, all), u"b: 10.1234/two"_s);
}

void TestEntryMatcher::manyEntriesAndPapers()
{
    QList<PaperReport> reports;
    QByteArray bibtex;
    constexpr int count = 11'000; // more than are asked for at once
    for (int i = 0; i < count; ++i) {
        const QString number = u"%1"_s.arg(i, 5, 10, QChar(u'0'));
        reports.append(
            report(QString(u"2404."_s + number), u"Number "_s + number, 1, {u"Jane Roe"_s}));
        if (i % 5 == 0)
            bibtex += "@misc{k, title={Number " + number.toLatin1() + "}, author={Roe, Jane}}\n";
    }
    must(m_library->store({day(QDate(2024, 4, 1), reports)}));
    const EntryMatches all = matched(bibtex);
    QCOMPARE(all.papers.size(), count / 5);
    QVERIFY(all.unmatched.isEmpty());
}

void TestEntryMatcher::aStoppedMatcherSaysNothing()
{
    EntryMatcher matcher(*m_library);
    QSignalSpy spy(&matcher, &EntryMatcher::matched);
    const Bibliography all =
        readBibliography("@misc{a, eprint={2403.00007}}", BibliographyFormat::Bibtex);
    matcher.start(all.entries);
    matcher.stop();
    matcher.start({});
    QVERIFY(spy.wait(longest));
    QCOMPARE(spy.size(), 1);
    QVERIFY(spy[0].value(0).value<EntryMatches>().papers.isEmpty());
}

void TestEntryMatcher::filesThatAreBibliographies()
{
    const QString path = m_folder->filePath(u"refs.txt"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("@misc{a, eprint={2403.00007}}");
    file.close();
    QVERIFY(isBibliographyFile(path));
    QVERIFY(!isBibliographyFile(m_folder->path()));
    QVERIFY(!isBibliographyFile(m_folder->filePath(u"none.bib"_s)));
    const Result<Bibliography> read = readBibliographyFile(path);
    QVERIFY(read);
    QCOMPARE(read->entries.size(), 1);
    const Result<Bibliography> none = readBibliographyFile(m_folder->filePath(u"none.bib"_s));
    QVERIFY(!none && none.error().message.contains(u"none.bib"_s));
}

BROADSHEET_TEST(TestEntryMatcher, QCoreApplication)
#include "tst_entry_matcher.moc"
