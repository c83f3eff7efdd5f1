#include "models/ChangeText.h"
#include "models/PaperListModel.h"
#include "support/Runner.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace broadsheet;

namespace {

PaperRow paper(qint32 number, std::optional<int> votes = 5, const QString &title = u"Title"_s)
{
    return {.id = {u"paper %1"_s.arg(number)},
            .number = number,
            .title = title,
            .authors = {u"Ada Lovelace"_s, u"Charles Babbage"_s},
            .votes = votes,
            .day = QDate(2024, 3, 22),
            .media = {},
            .hasVideo = false,
            .state = {},
            .followed = false};
}

QList<PaperRow> papers(const QList<qint32> &numbers)
{
    QList<PaperRow> rows;
    for (const qint32 number : numbers)
        rows << paper(number);
    return rows;
}

// Everything in it unread.
PaperOrder orderOf(const QList<qint32> &numbers)
{
    PaperOrder order{.numbers = numbers, .unread = {}, .starred = {}};
    for (const qint32 number : numbers)
        order.unread.insert(number);
    return order;
}

} // namespace

class TestPaperListModel final : public QObject
{
    Q_OBJECT

private:
    PaperListModel *m_model = nullptr;

private Q_SLOTS:
    void mutedPapersAreNotCounted()
    {
        PaperOrder order = orderOf({1, 2, 3});
        order.starred.insert(3);
        order.muted.insert(3);
        m_model->setOrder(order);
        QCOMPARE(m_model->rowCount(), 3);
        QCOMPARE(m_model->paperCount(), 2);
        QCOMPARE(m_model->mutedCount(), 1);
        QCOMPARE(m_model->unreadCount(), 2);
        QCOMPARE(m_model->starredCount(), 0);
        PaperRow third = paper(3);
        third.state = {.read = true, .starred = false};
        m_model->putRows({third});
        QCOMPARE(m_model->unreadCount(), 2);
        QCOMPARE(m_model->starredCount(), 0);
    }

    void aRowHasAGistOrASnippet()
    {
        PaperRow row = paper(1);
        row.gists = {{u"en"_s, u"A gist"_s}, {u"ko"_s, u"요지"_s}};
        PaperLines &lines = m_model->lines();
        lines.setGists(true, {u"ko"_s});
        QCOMPARE(lines.of(row), u"요지"_s);
        lines.setGists(true, {u"ja"_s});
        QCOMPARE(lines.of(row), u"A gist"_s);
        QVERIFY(!lines.of(paper(2)));
        lines.start(true);
        QVERIFY(lines.awaits(1));
        QCOMPARE(lines.of(row), QString()); // it keeps the place
        lines.put({{1, u"… found here"_s}, {2, QString()}});
        QVERIFY(lines.isSnippet(row) && !lines.awaits(2) && lines.awaits(3));
        QCOMPARE(lines.of(row), u"… found here"_s);
        QVERIFY(!lines.of(paper(2)));
        lines.setGists(false, {});
        QCOMPARE(lines.of(row), u"… found here"_s);
        lines.start(false);
        QVERIFY(!lines.of(row));
    }

    void init()
    {
        m_model = new PaperListModel(this);
        new QAbstractItemModelTester(
            m_model, QAbstractItemModelTester::FailureReportingMode::QtTest, m_model);
        m_model->setOrder(orderOf({3, 1, 4, 2}));
        m_model->putRows({paper(1, 5), paper(2, {}), paper(3, 40), paper(4, 0)});
    }

    void cleanup() { delete std::exchange(m_model, nullptr); }

    void unknownVotesAreADashAndSpoken()
    {
        const QModelIndex unknown = m_model->index(3, PaperListModel::VotesColumn);
        QCOMPARE(unknown.data().toString(), u"–"_s);
        QCOMPARE(unknown.data(Qt::AccessibleTextRole).toString(), u"votes unknown"_s);
        const QModelIndex zero = m_model->index(2, PaperListModel::VotesColumn);
        QCOMPARE(zero.data().toString(), u"0"_s);
    }

    void aRowSpeaksAllOfIt()
    {
        PaperRow row = paper(1, 5, u"A*: Search"_s);
        row.state.starred = true;
        row.tags = {u"later"_s, u"읽을 것"_s};
        row.noted = true;
        m_model->putRows({row});
        const QString spoken =
            m_model->index(1, PaperListModel::TitleColumn).data(Qt::AccessibleTextRole).toString();
        for (const auto &part : {u"A*: Search"_s, u"5 vote"_s, u"Ada Lovelace"_s, u"unread"_s,
                                 u"starred"_s, u"later, 읽을 것"_s, u"note"_s})
            QVERIFY2(spoken.contains(part), qPrintable(spoken));
    }

    void aRiseIsSpokenAndRepainted()
    {
        const QModelIndex votes = m_model->index(1, PaperListModel::VotesColumn);
        QVERIFY(!votes.data(Qt::ToolTipRole).isValid());
        QSignalSpy changed(m_model, &QAbstractItemModel::dataChanged);
        PaperRow row = paper(1, 42);
        row.rise = 40;
        m_model->putRows({row});
        QCOMPARE(changed.size(), 1);
        QCOMPARE(votes.data().toString(), u"42"_s);
        const auto words = u"42 vote(s), 40 more since you saw it"_s;
        QCOMPARE(votes.data(Qt::AccessibleTextRole).toString(), words);
        QCOMPARE(votes.data(Qt::ToolTipRole).toString(), words);

        row.rise = 0; // the reader passed it
        m_model->putRows({row});
        QCOMPARE(changed.size(), 2);
        QCOMPARE(votes.data(Qt::AccessibleTextRole).toString(), u"42 vote(s)"_s);
    }

    void aChangeIsSpokenAndShown_data()
    {
        QTest::addColumn<PaperChange>("change");
        QTest::addColumn<QString>("shown");
        QTest::addColumn<QString>("spoken");
        const QDate since(2026, 11, 12);
        const QString longSince = QLocale().toString(since, QLocale::LongFormat);
        QTest::newRow("none") << PaperChange() << QString() << QString();
        QTest::newRow("version") << PaperChange{.version = 2, .since = since}
                                 << u"v2 since 12 Nov"_s
                                 << QString(u"version 2 since "_s + longSince);
        QTest::newRow("withdrawn") << PaperChange{.version = 2, .since = since, .isWithdrawn = true}
                                   << u"withdrawn"_s << u"withdrawn"_s;
        QTest::newRow("published") << PaperChange{.published = u"J. Tests 1"_s}
                                   << u"published in J. Tests 1"_s << u"published in J. Tests 1"_s;
        QTest::newRow("both")
            << PaperChange{.version = 3, .since = since, .published = u"J. Tests"_s}
            << u"v3 since 12 Nov · published in J. Tests"_s
            << QString(u"version 3 since "_s + longSince + u" · published in J. Tests"_s);
    }

    void aChangeIsSpokenAndShown()
    {
        QFETCH(PaperChange, change);
        QFETCH(QString, spoken);
        QTEST(changeText(change), "shown");
        PaperRow row = paper(1, 42);
        row.change = change;
        m_model->putRows({row});
        const QModelIndex title = m_model->index(1, PaperListModel::TitleColumn);
        QCOMPARE(title.data(Qt::ToolTipRole).toString(), spoken);
        QVERIFY(title.data(Qt::AccessibleTextRole).toString().contains(spoken));
    }

    void aRowThatIsNotLoadedIsQuietAndSaysSo()
    {
        m_model->setOrder(orderOf({7, 8, 9}));
        QCOMPARE(m_model->rowCount(), 3);
        QVERIFY(!m_model->row(1));
        const QModelIndex title = m_model->index(1, PaperListModel::TitleColumn);
        QVERIFY(!title.data().isValid());
        QCOMPARE(title.data(Qt::AccessibleTextRole).toString(), u"loading"_s);
        QVERIFY(m_model->idAt(title).isEmpty());

        QSignalSpy changed(m_model, &QAbstractItemModel::dataChanged);
        m_model->putRows({paper(8, 5, u"There"_s)});
        QCOMPARE(title.data().toString(), u"There"_s);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.constFirst().at(0).toModelIndex().row(), 1);
        QCOMPARE(m_model->indexOf({u"paper 8"_s}).row(), 1);
    }

    void onlyWhatIsLookedAtStaysLoaded()
    {
        QList<qint32> numbers;
        for (qint32 number = 1; number <= 20'000; ++number)
            numbers << number;
        PaperListModel model; // the tester would look at every row again and again
        model.setOrder(orderOf(numbers));
        for (qint32 from = 0; from < 20'000; from += 100) {
            model.putRows(papers(numbers.sliced(from, 100)));
            QVERIFY(model.row(0)); // what is looked at all the time stays
        }
        const auto loaded =
            std::count_if(numbers.cbegin(), numbers.cend(),
                          [&model](qint32 number) { return model.isLoaded(number); });
        QVERIFY2(loaded >= 100 && loaded < 5000, qPrintable(QString::number(loaded)));
    }

    void aChangedRowStaysWhereItIs()
    {
        QSignalSpy changed(m_model, &QAbstractItemModel::dataChanged);
        QSignalSpy reset(m_model, &QAbstractItemModel::modelReset);
        m_model->putRows({paper(4, 100), paper(77, 1)});
        QCOMPARE(m_model->order().numbers, (QList<qint32>{3, 1, 4, 2}));
        QCOMPARE(changed.size(), 1);
        QVERIFY(m_model->mergeOrder(orderOf({4, 3, 1, 2}), false));
        QCOMPARE(m_model->order().numbers, (QList<qint32>{3, 1, 4, 2}));
        QCOMPARE(reset.size(), 0);
    }

    void anEqualRowChangesNothing()
    {
        QSignalSpy changed(m_model, &QAbstractItemModel::dataChanged);
        m_model->putRows({paper(1, 5)});
        QCOMPARE(changed.size(), 0);
    }

    void newRowsComeInAtTheirPlaces()
    {
        const QPersistentModelIndex held = m_model->indexOf({u"paper 1"_s});
        QSignalSpy reset(m_model, &QAbstractItemModel::modelReset);
        QVERIFY(m_model->mergeOrder(orderOf({6, 3, 5, 1, 4, 2, 7}), false));
        QCOMPARE(m_model->order().numbers, (QList<qint32>{6, 3, 5, 1, 4, 2, 7}));
        QCOMPARE(held.row(), 3);
        QCOMPARE(reset.size(), 0);
    }

    void missingRowsGoUnlessKept()
    {
        QVERIFY(m_model->mergeOrder(orderOf({3}), true));
        QCOMPARE(m_model->rowCount(), 4);
        QVERIFY(m_model->mergeOrder(orderOf({3, 2}), false));
        QCOMPARE(m_model->order().numbers, (QList<qint32>{3, 2}));
        QCOMPARE(m_model->rowOf(1), -1);
        QCOMPARE(m_model->rowOf(2), 1);
        QVERIFY(!m_model->indexOf({u"paper 1"_s}).isValid());
    }

    // The steps must lead to what a plain merge says, whatever is asked of them.
    void mergingIsWhatAPlainMergeIs()
    {
        QRandomGenerator random(3);
        for (int round = 0; round < 400; ++round) {
            const bool keepMissing = round % 2 == 0;
            QList<qint32> before;
            QList<qint32> after;
            for (qint32 number = 0; number < 30; ++number) {
                if (random.bounded(3) > 0)
                    before << number;
                if (random.bounded(3) > 0)
                    after << number;
            }
            std::shuffle(before.begin(), before.end(), random);
            QList<qint32> expected;
            for (const qint32 number : std::as_const(before))
                if (keepMissing || after.contains(number))
                    expected << number;
            qsizetype at = 0; // behind the last one of `after` that was there before
            for (const qint32 number : std::as_const(after))
                if (before.contains(number))
                    at = expected.indexOf(number) + 1;
                else
                    expected.insert(at++, number);
            m_model->setOrder(orderOf(before));
            QVERIFY(m_model->mergeOrder(orderOf(after), keepMissing));
            QCOMPARE(m_model->order().numbers, expected);
            QCOMPARE(m_model->order().unread, orderOf(after).unread);
        }
    }

    void aWholeArchiveIsTooMuchToMerge()
    {
        QList<qint32> numbers;
        for (qint32 number = 1; number < 2000; ++number)
            numbers << number;
        QList<qint32> odd;
        for (const qint32 number : std::as_const(numbers))
            if (number % 2 == 1)
                odd << number;
        m_model->setOrder(orderOf(odd));
        QVERIFY(!m_model->mergeOrder(orderOf(numbers), true));
        QCOMPARE(m_model->order().numbers, odd);
    }

    void theBeginningGrowsWithoutBeingShownAnew()
    {
        m_model->showBeginning(papers({5, 6, 7}));
        QVERIFY(!m_model->isWhole());
        QCOMPARE(m_model->rowCount(), 3);
        QSignalSpy reset(m_model, &QAbstractItemModel::modelReset);
        const QPersistentModelIndex held = m_model->index(1, 0);
        m_model->setOrder(orderOf({5, 6, 7, 8, 9}));
        QVERIFY(m_model->isWhole());
        QCOMPARE(m_model->rowCount(), 5);
        QCOMPARE(reset.size(), 0);
        QCOMPARE(held.row(), 1);

        m_model->showBeginning(papers({5, 6, 7}));
        m_model->setOrder(orderOf({6, 5, 7, 8})); // it turned out otherwise
        QCOMPARE(reset.size(), 2);
        QCOMPARE(m_model->order().numbers, (QList<qint32>{6, 5, 7, 8}));
        QVERIFY(m_model->row(0));
    }

    void aDaysListShowsThatDay()
    {
        m_model->setShownDay(QDate(2024, 1, 1));
        m_model->showBeginning(papers({1, 2}));
        const QModelIndex day = m_model->index(0, PaperListModel::DayColumn);
        QCOMPARE(day.data().toString(), u"2024-01-01"_s);
        m_model->putRows({paper(1)});
        QCOMPARE(day.data().toString(), u"2024-01-01"_s);
        m_model->setShownDay({});
        QVERIFY(!m_model->row(0)); // to be loaded again, with its own
    }

    void countsFollowTheRowsAndTheOrder()
    {
        QSignalSpy counts(m_model, &PaperListModel::countsChanged);
        QCOMPARE(m_model->unreadCount(), 4);
        PaperRow row = paper(1, 5);
        row.state = {.read = true, .starred = true};
        m_model->putRows({row, paper(1000)}); // the other one is not in the list
        QCOMPARE(m_model->unreadCount(), 3);
        QCOMPARE(m_model->starredCount(), 1);
        QCOMPARE(counts.size(), 1);
        QCOMPARE(m_model->nextUnread(0), 2);
        QCOMPARE(m_model->nextUnread(3), -1);

        PaperOrder order = orderOf({3, 1, 4, 2});
        order.unread.remove(3);
        order.starred.insert(2);
        m_model->setOrder(order);
        QCOMPARE(m_model->unreadCount(), 3);
        QCOMPARE(m_model->starredCount(), 1);
        QVERIFY(m_model->row(0)->state.read); // what is loaded follows
        QVERIFY(m_model->row(3)->state.starred && !m_model->row(1)->state.starred);
    }

    void whatMayBeOldIsDropped()
    {
        m_model->keepOnly({1, 3});
        QVERIFY(m_model->row(0) && m_model->row(1));
        QVERIFY(!m_model->row(2) && !m_model->row(3));
        QList<qint32> loaded = m_model->loadedOf({{u"paper 1"_s}, {u"paper 2"_s}});
        QCOMPARE(loaded, QList<qint32>{1});
    }
};

BROADSHEET_TEST(TestPaperListModel, QCoreApplication)
#include "tst_paperlistmodel.moc"
