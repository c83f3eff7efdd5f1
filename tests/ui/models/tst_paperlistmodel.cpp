#include "models/PaperListModel.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace broadsheet;

namespace {

PaperRow paper(const QString &id, std::optional<int> votes, const QString &title = u"Title"_s)
{
    return {.id = {id},
            .title = title,
            .authors = {u"Ada Lovelace"_s, u"Charles Babbage"_s},
            .votes = votes,
            .day = QDate(2024, 3, 22),
            .media = {},
            .hasVideo = false,
            .state = {},
            .followed = false};
}

QStringList ids(const PaperListModel &model)
{
    QStringList result;
    for (int row = 0; row < model.rowCount(); ++row)
        result << model.row(row).id.text;
    return result;
}

} // namespace

class TestPaperListModel final : public QObject
{
    Q_OBJECT

private:
    PaperListModel *m_model = nullptr;

private Q_SLOTS:
    void init()
    {
        m_model = new PaperListModel(this);
        new QAbstractItemModelTester(
            m_model, QAbstractItemModelTester::FailureReportingMode::QtTest, m_model);
        m_model->setRows(
            {paper(u"a"_s, 5), paper(u"b"_s, {}), paper(u"c"_s, 40), paper(u"d"_s, 0)});
    }

    void cleanup() { delete std::exchange(m_model, nullptr); }

    void mostVotesFirstAndUnknownLastEitherWay()
    {
        QCOMPARE(ids(*m_model), (QStringList{u"c"_s, u"a"_s, u"d"_s, u"b"_s}));
        m_model->sort(PaperListModel::VotesColumn, Qt::AscendingOrder);
        QCOMPARE(ids(*m_model), (QStringList{u"d"_s, u"a"_s, u"c"_s, u"b"_s}));
    }

    void unknownVotesAreADashAndSpoken()
    {
        const QModelIndex unknown = m_model->indexOf({u"b"_s}, PaperListModel::VotesColumn);
        QCOMPARE(unknown.data().toString(), u"–"_s);
        QCOMPARE(unknown.data(Qt::AccessibleTextRole).toString(), u"votes unknown"_s);
        const QModelIndex zero = m_model->indexOf({u"d"_s}, PaperListModel::VotesColumn);
        QCOMPARE(zero.data().toString(), u"0"_s);
    }

    void aRowSpeaksAllOfIt()
    {
        PaperRow row = paper(u"a"_s, 5, u"A*: Search"_s);
        row.state.starred = true;
        m_model->updateRows({row});
        const QString spoken = m_model->indexOf({u"a"_s}).data(Qt::AccessibleTextRole).toString();
        for (const auto &part :
             {u"A*: Search"_s, u"5 vote"_s, u"Ada Lovelace"_s, u"unread"_s, u"starred"_s})
            QVERIFY2(spoken.contains(part), qPrintable(spoken));
    }

    void aRiseIsSpokenAndRepainted()
    {
        const QModelIndex votes = m_model->indexOf({u"a"_s}, PaperListModel::VotesColumn);
        QVERIFY(!votes.data(Qt::ToolTipRole).isValid());
        QSignalSpy changed(m_model, &QAbstractItemModel::dataChanged);
        PaperRow row = paper(u"a"_s, 42);
        row.rise = 40;
        m_model->updateRows({row});
        QCOMPARE(changed.size(), 1);
        QCOMPARE(votes.data().toString(), u"42"_s);
        const auto words = u"42 vote(s), 40 more since you passed it"_s;
        QCOMPARE(votes.data(Qt::AccessibleTextRole).toString(), words);
        QCOMPARE(votes.data(Qt::ToolTipRole).toString(), words);
        QVERIFY(m_model->indexOf({u"a"_s}).data(Qt::AccessibleTextRole).toString().contains(words));

        row.rise = 0; // the reader passed it
        m_model->updateRows({row});
        QCOMPARE(changed.size(), 2);
        QCOMPARE(votes.data(Qt::AccessibleTextRole).toString(), u"42 vote(s)"_s);
    }

    void aChangedRowStaysWhereItIs()
    {
        QSignalSpy changed(m_model, &QAbstractItemModel::dataChanged);
        QSignalSpy reset(m_model, &QAbstractItemModel::modelReset);
        m_model->updateRows({paper(u"d"_s, 100), paper(u"nobody"_s, 1)});
        QCOMPARE(ids(*m_model), (QStringList{u"c"_s, u"a"_s, u"d"_s, u"b"_s}));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(reset.size(), 0);
    }

    void anEqualRowChangesNothing()
    {
        QSignalSpy changed(m_model, &QAbstractItemModel::dataChanged);
        m_model->updateRows({paper(u"a"_s, 5)});
        QCOMPARE(changed.size(), 0);
    }

    void newRowsComeInAtTheirPlaces()
    {
        const QPersistentModelIndex held = m_model->indexOf({u"a"_s});
        QSignalSpy reset(m_model, &QAbstractItemModel::modelReset);
        m_model->mergeRows({paper(u"a"_s, 5), paper(u"b"_s, {}), paper(u"c"_s, 40),
                            paper(u"d"_s, 0), paper(u"e"_s, 10), paper(u"f"_s, 50)},
                           false);
        QCOMPARE(ids(*m_model), (QStringList{u"f"_s, u"c"_s, u"e"_s, u"a"_s, u"d"_s, u"b"_s}));
        QCOMPARE(held.row(), 3);
        QCOMPARE(reset.size(), 0);
    }

    void missingRowsGoUnlessKept()
    {
        m_model->mergeRows({paper(u"c"_s, 40)}, true);
        QCOMPARE(m_model->rowCount(), 4);
        m_model->mergeRows({paper(u"c"_s, 40), paper(u"b"_s, {})}, false);
        QCOMPARE(ids(*m_model), (QStringList{u"c"_s, u"b"_s}));
        QVERIFY(m_model->indexOf({u"a"_s}).row() == -1);
        QCOMPARE(m_model->indexOf({u"b"_s}).row(), 1);
    }

    void aWholeArchiveMayComeAtOnce()
    {
        QList<PaperRow> rows;
        for (int at = 0; at < 2000; ++at)
            rows << paper(QString::number(at), at);
        m_model->mergeRows(rows, true);
        QCOMPARE(m_model->rowCount(), 2004);
        QCOMPARE(m_model->row(0).id.text, u"1999"_s);
    }

    void countsFollowTheRows()
    {
        QSignalSpy counts(m_model, &PaperListModel::countsChanged);
        QCOMPARE(m_model->unreadCount(), 4);
        PaperRow row = paper(u"a"_s, 5);
        row.state = {.read = true, .starred = true};
        m_model->updateRows({row});
        QCOMPARE(m_model->unreadCount(), 3);
        QCOMPARE(m_model->starredCount(), 1);
        QCOMPARE(counts.size(), 1);
        QCOMPARE(m_model->nextUnread(0), 2);
        QCOMPARE(m_model->nextUnread(3), -1);
    }

    void sortingKeepsTheSelectedPaper_data()
    {
        QTest::addColumn<int>("column");
        for (int column = 0; column < PaperListModel::ColumnCount; ++column)
            QTest::addRow("%d", column) << column;
    }

    void sortingKeepsTheSelectedPaper()
    {
        QFETCH(int, column);
        QList<PaperRow> rows;
        QRandomGenerator random(7);
        for (int at = 0; at < 200; ++at) {
            PaperRow row = paper(QString::number(at), int(random.bounded(50)),
                                 QString::number(random.generate()));
            row.state = {.read = random.bounded(2) == 1, .starred = random.bounded(2) == 1};
            row.day = QDate(2024, 1, 1).addDays(random.bounded(100));
            row.authors = {QString::number(random.bounded(1000))};
            rows << row;
        }
        m_model->setRows(rows);
        const QPersistentModelIndex held = m_model->indexOf({u"77"_s});
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            m_model->sort(column, order);
            QCOMPARE(m_model->idAt(held).text, u"77"_s);
        }
        QStringList sorted = ids(*m_model);
        sorted.removeDuplicates();
        QCOMPARE(sorted.size(), 200);
    }
};

QTEST_GUILESS_MAIN(TestPaperListModel)
#include "tst_paperlistmodel.moc"
