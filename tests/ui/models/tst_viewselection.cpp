#include "models/ViewSelection.h"
#include "support/Runner.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace broadsheet;
using Kind = ViewSelection::Kind;

class TestViewSelection final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keysRoundTrip_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QDate>("day");
        QTest::addColumn<QString>("author");
        QTest::newRow("today") << int(Kind::Today) << QDate() << QString();
        QTest::newRow("unread") << int(Kind::Unread) << QDate() << QString();
        QTest::newRow("starred") << int(Kind::Starred) << QDate() << QString();
        QTest::newRow("starred by others") << int(Kind::StarredByOthers) << QDate() << QString();
        QTest::newRow("later") << int(Kind::Later) << QDate() << QString();
        QTest::newRow("rising") << int(Kind::Rising) << QDate() << QString();
        QTest::newRow("changed") << int(Kind::Changed) << QDate() << QString();
        QTest::newRow("all") << int(Kind::All) << QDate() << QString();
        QTest::newRow("for you") << int(Kind::ForYou) << QDate() << QString();
        QTest::newRow("followed") << int(Kind::Followed) << QDate() << QString();
        QTest::newRow("missed") << int(Kind::Missed) << QDate(2024, 3, 22) << QString();
        QTest::newRow("day") << int(Kind::Day) << QDate(2024, 3, 22) << QString();
        QTest::newRow("author") << int(Kind::Author) << QDate() << u"A: B, 김"_s;
    }

    void keysRoundTrip()
    {
        QFETCH(int, kind);
        QFETCH(QDate, day);
        QFETCH(QString, author);
        const ViewSelection view{.kind = Kind(kind), .day = day, .author = author};
        QVERIFY(ViewSelection::fromKey(view.key()) == view);
    }

    void oddKeysReadAsToday()
    {
        for (const auto &key : {u""_s, u"day:"_s, u"day:2024-13-40"_s, u"author:"_s, u"search:"_s,
                                u"sometime"_s, u"starredBy"_s})
            QVERIFY2(ViewSelection::fromKey(key) == ViewSelection(), qPrintable(key));
    }

    void aSavedSearchKeepsWhatIsSearchedFor()
    {
        const ViewSelection view{
            .kind = Kind::Search, .day = {}, .author = {}, .search = u"author:\"A: B\" -추론"_s};
        QCOMPARE(view.key(), u"search:author:\"A: B\" -추론"_s);
        QVERIFY(ViewSelection::fromKey(view.key()) == view);
        QCOMPARE(view.query(QDate(2025, 1, 1)).search, view.search);
        QVERIFY(!view.query(QDate(2025, 1, 1)).from.isValid());
    }

    void risingPapersOfAnyDay()
    {
        const ViewSelection view = ViewSelection::fromKey(u"rising"_s);
        QVERIFY(view.query(QDate(2025, 1, 1)).rising);
        QVERIFY(!view.query(QDate(2025, 1, 1)).from.isValid());
        QVERIFY(!ViewSelection::fromKey(u"all"_s).query(QDate(2025, 1, 1)).rising);
        QVERIFY(view.keepsLeavers()); // reading a paper ends its rise
    }

    void changedPapersOfAnyDay()
    {
        const ViewSelection view = ViewSelection::fromKey(u"changed"_s);
        QVERIFY(view.query(QDate(2025, 1, 1)).changed);
        QVERIFY(!view.query(QDate(2025, 1, 1)).from.isValid());
        QVERIFY(!ViewSelection::fromKey(u"rising"_s).query(QDate(2025, 1, 1)).changed);
        QVERIFY(view.keepsLeavers()); // seeing a paper ends its change
    }

    void aDayAsksForThatDayAlone()
    {
        const Query query = ViewSelection::fromKey(u"day:2024-03-22"_s).query(QDate(2025, 1, 1));
        QCOMPARE(query.from, QDate(2024, 3, 22));
        QCOMPARE(query.to, QDate(2024, 3, 22));
        QCOMPARE(ViewSelection().query(QDate(2025, 1, 1)).from, QDate(2025, 1, 1));
        QVERIFY(!ViewSelection::fromKey(u"all"_s).query(QDate(2025, 1, 1)).from.isValid());
    }
};

BROADSHEET_TEST(TestViewSelection, QCoreApplication)
#include "tst_viewselection.moc"
