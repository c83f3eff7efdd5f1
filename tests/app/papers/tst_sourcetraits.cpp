// What is known of a source by its id, also of one without a row.
#include "papers/SourceTraits.h"
#include "support/Runner.h"

#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(broadsheet::VotesOf)

class TestSourceTraits final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void traits_data();
    void traits();
    void traitsOfUnknownSources();
};

void TestSourceTraits::traits_data()
{
    QTest::addColumn<int>("trustRank");
    QTest::addColumn<VotesOf>("votesOf");
    QTest::addColumn<bool>("isOwnWriting");
    QTest::addColumn<bool>("isArchive");
    QTest::addColumn<bool>("isFurtherArchive");
    QTest::newRow("arxivApi") << 0 << VotesOf::ReportTime << false << false << false;
    QTest::newRow("arxivFeed") << 1 << VotesOf::ReportTime << false << false << false;
    QTest::newRow("arxiv") << 2 << VotesOf::ListedDay << false << false << false;
    QTest::newRow("huggingFace") << 3 << VotesOf::ReportTime << false << false << false;
    QTest::newRow("of a newer version") << 4 << VotesOf::ReportTime << false << false << false;
    QTest::newRow("archives") << 4 << VotesOf::ReportTime << false << false << false;
    QTest::newRow("archive-") << 4 << VotesOf::ReportTime << false << false << false;
    QTest::newRow("digest") << 5 << VotesOf::ListedDay << true << false << false;
    QTest::newRow("archive") << 5 << VotesOf::ListedDay << true << true << false;
    QTest::newRow("archive-모음") << 5 << VotesOf::ListedDay << true << true << true;
    QTest::newRow("sample") << 6 << VotesOf::ListedDay << true << false << false;
}

void TestSourceTraits::traits()
{
    const QString id = QString::fromUtf8(QTest::currentDataTag());
    const SourceTraits &traits = sourceTraits(id);
    QTEST(traits.trustRank, "trustRank");
    QTEST(traits.votesOf, "votesOf");
    QTEST(traits.isOwnWriting, "isOwnWriting");
    QTEST(traits.isArchive, "isArchive");
    QTEST(isFurtherArchive(id), "isFurtherArchive");
}

void TestSourceTraits::traitsOfUnknownSources()
{
    const SourceTraits traits = sourceTraits(u"newer"_s);
    QVERIFY(traits.id.isEmpty());
    QVERIFY(!traits.isOnByDefault);
    QVERIFY(!traits.isOwnWriting);
    QCOMPARE(sourceName(u"newer"_s), u"newer"_s);
    QCOMPARE(sourceName(QString()), QString());
    QVERIFY(sourceTraits(QString()).id.isEmpty());
}

BROADSHEET_TEST(TestSourceTraits, QCoreApplication)
#include "tst_sourcetraits.moc"
