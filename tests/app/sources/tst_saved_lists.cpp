// Lists that people keep as JSON, from real archives: each is read whole. The samples are in the
// large corpus, and the values were taken from them with another program.
#include "Responses.h"
#include "support/Runner.h"

#include "sources/SavedList.h"

#include <QFileInfo>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

struct Sample
{
    const char *file; // below `foreign` of the corpus
    QDate day;
    QStringList ids;
    QString firstTitle;
    QString firstAuthor;
    int firstAuthors; // how many
    int firstVotes;   // -1: unknown
    QStringList languages;
    QString ownText; // which the list's maker wrote on the first paper; empty: none
};

const QList<Sample> &samples()
{
    static const QList<Sample> all{
        {"hub/2026-08-20.json",
         {2026, 8, 20},
         {u"2608.16590"_s, u"2608.17253"_s, u"2608.18565"_s, u"2608.17426"_s, u"2608.13558"_s,
          u"2608.19197"_s},
         u"Zetta ζ: An Efficient Closed-Loop Embodied Harness for Self-Evolving Physical "
         "Intelligence"_s,
         u"Xin Ding"_s,
         15,
         92,
         {u"en"_s},
         {}},
        {"korean-json/2025-02-11_paper_ko.json",
         {2025, 2, 11},
         {u"2502.06394"_s, u"2502.06703"_s, u"2502.06781"_s, u"2502.06060"_s, u"2502.05609"_s},
         u"SynthDetoxM: Modern LLMs are Few-Shot Parallel Detoxification Data Annotators"_s,
         u"Daniil Moskovskiy"_s,
         5,
         67,
         {u"en"_s, u"ko"_s},
         u"현대 LLM의 Few-Shot 병렬 독소 제거 데이터 주석자"_s},
        {"korean-json/2026-02-05_paper_ko.json",
         {2026, 2, 5},
         {u"2602.04705"_s, u"2602.03152"_s, u"2602.04634"_s, u"2602.04145"_s, u"2602.04804"_s},
         u"ERNIE 5.0 Technical Report"_s,
         u"Haifeng Wang"_s,
         438,
         191,
         {u"en"_s, u"ko"_s},
         u"ERNIE 5.0 기술 보고서"_s},
        {"daily-arxiv/2026-07-01_AI_enhanced_Chinese.jsonl",
         {2026, 7, 1},
         {u"2606.30776"_s, u"2606.30974"_s, u"2606.31202"_s, u"2606.31457"_s, u"2606.30800"_s,
          u"2606.30673"_s, u"2606.31139"_s, u"2606.30647"_s},
         u"Optimal Auctions for Constrained Buyers"_s,
         u"Batya Berzack"_s,
         3,
         -1,
         {u"en"_s, u"zh"_s},
         u"本文研究受约束"_s},
    };
    return all;
}

} // namespace

Q_DECLARE_METATYPE(Sample)

class TestSavedLists final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sample_data();
    void sample();

private:
    QString m_folder;
};

void TestSavedLists::initTestCase()
{
    for (const Corpus &corpus : corpora())
        if (corpus.isLarge)
            m_folder = corpus.folder + u"/foreign/"_s;
    if (m_folder.isEmpty() || !QFileInfo::exists(m_folder))
        QSKIP("The samples of other archives are not here.");
}

void TestSavedLists::sample_data()
{
    QTest::addColumn<Sample>("sample");
    for (const Sample &sample : samples())
        QTest::addRow("%s", sample.file) << sample;
}

void TestSavedLists::sample()
{
    QFETCH(Sample, sample);
    const QString path = m_folder + QString::fromLatin1(sample.file);
    const SavedList list = readSavedList(contents(path), path, path, SavedPlace::File);
    QVERIFY(list.isList);
    QVERIFY(list.diagnostics.isEmpty());
    QCOMPARE(list.days.size(), 1);
    const DayReport &day = list.days.first();
    QCOMPARE(day.day, sample.day);
    QCOMPARE(idsOf(day), sample.ids);
    const PaperReport &first = day.papers.first();
    QCOMPARE(first.title, sample.firstTitle);
    QCOMPARE(first.authors.value(0), sample.firstAuthor);
    QCOMPARE(first.authors.size(), sample.firstAuthors);
    QCOMPARE(first.votes.value_or(-1), sample.firstVotes);
    for (const PaperReport &paper : day.papers) {
        QVERIFY(!paper.title.isEmpty() && !paper.authors.isEmpty());
        QSet<QString> languages;
        for (const SourceText &text : paper.texts)
            languages.insert(text.language);
        QCOMPARE(languages, QSet<QString>(sample.languages.cbegin(), sample.languages.cend()));
    }
    const auto hasOwnText = [&sample](const SourceText &text) {
        return text.markdown.contains(sample.ownText);
    };
    QVERIFY(std::ranges::any_of(first.texts, hasOwnText));
}

BROADSHEET_TEST(TestSavedLists, QCoreApplication)
#include "tst_saved_lists.moc"
