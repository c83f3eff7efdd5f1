// A lab in words, as `broadsheet lab` has them.
#include "lab/LabWords.h"
#include "support/PostgresServer.h"
#include "support/Runner.h"

#include <QTest>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

class TestLabWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsAreChecked_data();
    void wordsAreChecked();
    void twoReadersShare();
};

void TestLabWords::wordsAreChecked_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<bool>("areGood");

    QTest::newRow("none") << QStringList() << true;
    QTest::newRow("without the name") << QStringList{u"found"_s, u"Lab"_s, u"AN"_s} << true;
    QTest::newRow("with the name") << QStringList{u"found"_s, u"Lab"_s, u"AN"_s, u"Ann"_s} << true;
    QTest::newRow("too few") << QStringList{u"found"_s, u"Lab"_s} << false;
    QTest::newRow("too many") << QStringList{u"leave"_s, u"1"_s, u"2"_s} << false;
    QTest::newRow("another word") << QStringList{u"close"_s, u"1"_s} << false;
}

void TestLabWords::wordsAreChecked()
{
    QFETCH(const QStringList, words);
    QTEST(areLabWords(words), "areGood");
    for (const QString &line : labUsage())
        QVERIFY(areLabWords(line.split(u' ')));
}

void TestLabWords::twoReadersShare()
{
    if (PostgresServer::programs().isEmpty())
        QSKIP("PostgreSQL is not installed");
    PostgresServer server;
    QVERIFY2(server.start(), qPrintable(server.said()));
    const QString database = server.newDatabase({u"ann"_s, u"bob"_s});
    Lab ann(*postgresAddress(server.address(u"ann"_s, database)), u"ann"_s);
    Lab bob(*postgresAddress(server.address(u"bob"_s, database)), u"bob"_s);
    QVERIFY(ann.open() && bob.open());
    const auto titleOf = [](const QString &paper) -> Result<QString> {
        if (paper == "unknown"_L1)
            return failure(ErrorKind::NotFound, u"There is no such paper."_s);
        return QString("Title of "_L1 + paper);
    };
    const auto say = [&titleOf](Lab &lab, const QStringList &words) {
        const Result<QString> said = obey(lab, words, titleOf);
        return said ? *said : QString("error: "_L1 + said.error().message);
    };

    QCOMPARE(say(ann, {u"found"_s, u"Vision"_s, u"AN"_s, u"Ann"_s}), u"1\n"_s);
    const QString invitation = say(ann, {u"invite"_s, u"1"_s}).trimmed();
    QCOMPARE(say(bob, {u"join"_s, invitation, u"BO"_s}), u"1\n"_s);
    QCOMPARE(say(bob, {}), u"1\tVision\tAN\tAnn\n1\tVision\tBO\t (you)\n"_s);
    QCOMPARE(say(ann, {u"star"_s, u"1"_s, u"2403.1"_s}), QString());
    QCOMPARE(say(bob, {u"star"_s, u"1"_s, u"2403.1"_s}), QString());
    QCOMPARE(say(bob, {u"tag"_s, u"1"_s, u"2403.1"_s, u"to read"_s}), QString());
    QCOMPARE(say(bob, {u"comment"_s, u"1"_s, u"2403.1"_s, u"good\nwork"_s}), QString());
    QString list = say(ann, {u"list"_s, u"1"_s});
    list.replace(u"AN, BO"_s, u"BO, AN"_s); // both stars can be of the same millisecond
    QCOMPARE(list, u"BO\t2403.1\tcomment\tgood work\tTitle of 2403.1\n"
                   "BO\t2403.1\ttag\tto read\tTitle of 2403.1\n"
                   "BO, AN\t2403.1\tstar\t\tTitle of 2403.1\n"_s);
    QCOMPARE(say(bob, {u"unstar"_s, u"1"_s, u"2403.1"_s}), QString());
    QCOMPARE(say(bob, {u"untag"_s, u"1"_s, u"2403.1"_s, u"to read"_s}), QString());
    QCOMPARE(say(bob, {u"uncomment"_s, u"1"_s, u"2403.1"_s}), QString());
    QCOMPARE(say(bob, {u"list"_s, u"1"_s}), u"AN\t2403.1\tstar\t\tTitle of 2403.1\n"_s);
    QCOMPARE(say(bob, {u"star"_s, u"1"_s, u"unknown"_s}), u"error: There is no such paper."_s);
    QVERIFY(say(bob, {u"star"_s, u"7"_s, u"2403.1"_s}).startsWith("error: "_L1));
    QCOMPARE(say(bob, {u"leave"_s, u"1"_s}), QString());
    QCOMPARE(say(bob, {u"spaces"_s}), QString());
}

BROADSHEET_TEST(TestLabWords, QCoreApplication)
#include "tst_lab_words.moc"
