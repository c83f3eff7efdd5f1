// What is known of a source by its id, also of one without a row.
#include "papers/SourceTraits.h"
#include "support/Runner.h"

#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(broadsheet::VotesOf)
Q_DECLARE_METATYPE(broadsheet::SourceKind)

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
    QTest::addColumn<SourceKind>("kind");
    QTest::addColumn<bool>("isNamedByUser");
    QTest::newRow("arxivApi") << 0 << VotesOf::ReportTime << false << SourceKind::Service << false;
    QTest::newRow("arxivFeed") << 1 << VotesOf::ReportTime << false << SourceKind::Service << false;
    QTest::newRow("arxiv") << 2 << VotesOf::ListedDay << false << SourceKind::Service << false;
    QTest::newRow("huggingFace") << 3 << VotesOf::ReportTime << false << SourceKind::Service
                                 << false;
    QTest::newRow("of a newer version")
        << 4 << VotesOf::ReportTime << false << SourceKind::Service << false;
    QTest::newRow("archives") << 4 << VotesOf::ReportTime << false << SourceKind::Service << false;
    QTest::newRow("archive-") << 4 << VotesOf::ReportTime << false << SourceKind::Service << false;
    QTest::newRow("digest") << 5 << VotesOf::ListedDay << true << SourceKind::Service << false;
    QTest::newRow("archive") << 5 << VotesOf::ListedDay << true << SourceKind::Archive << false;
    QTest::newRow("archive-모음") << 5 << VotesOf::ListedDay << true << SourceKind::Archive << true;
    QTest::newRow("feed-nature") << 4 << VotesOf::ReportTime << false << SourceKind::Feed << true;
    QTest::newRow("arxivQuery-누구")
        << 0 << VotesOf::ReportTime << false << SourceKind::Search << true;
    QTest::newRow("sample") << 6 << VotesOf::ListedDay << true << SourceKind::Service << false;
}

void TestSourceTraits::traits()
{
    const QString id = QString::fromUtf8(QTest::currentDataTag());
    const SourceTraits &traits = sourceTraits(id);
    QTEST(traits.trustRank, "trustRank");
    QTEST(traits.votesOf, "votesOf");
    QTEST(traits.isOwnWriting, "isOwnWriting");
    QTEST(traits.kind, "kind");
    QTEST(isNamedByUser(id), "isNamedByUser");
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
