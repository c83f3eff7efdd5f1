// Which columns the list shows, and how that is stored.
#include "list/PaperHeader.h"
#include "list/PaperListView.h"

#include "models/PaperListModel.h"
#include "support/Runner.h"

#include <QAction>
#include <QDataStream>
#include <QMenu>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

class TestPaperHeader final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<PaperListModel> m_model;
    std::unique_ptr<PaperListView> m_list;

    [[nodiscard]] QHeaderView &header() const { return *m_list->header(); }

    [[nodiscard]] QList<int> shown() const
    {
        QList<int> columns;
        for (int column = 0; column < ColumnCount; ++column)
            if (!header().isSectionHidden(column))
                columns.append(column);
        return columns;
    }

    // By the header's menu.
    void toggle(int column)
    {
        Q_EMIT header().customContextMenuRequested({});
        auto *menu = header().findChild<QMenu *>();
        for (QAction *action : menu->actions())
            if (action->text() == listColumn(column).heading()) {
                action->trigger(); // the first with this text: shown or not
                break;
            }
        delete menu;
    }

private Q_SLOTS:
    void init()
    {
        m_model = std::make_unique<PaperListModel>();
        m_list = std::make_unique<PaperListView>();
        m_list->setModel(m_model.get());
        m_list->resize(1000, 400);
        m_list->show();
    }

    void cleanup()
    {
        m_list.reset();
        m_model.reset();
    }

    void narrowListsHideColumns()
    {
        QCOMPARE(shown(), (QList<int>{StarredColumn, UnreadColumn, VotesColumn, TitleColumn,
                                      AuthorsColumn, DayColumn}));
        m_list->resize(700, 400);
        QCOMPARE(shown(),
                 (QList<int>{StarredColumn, UnreadColumn, VotesColumn, TitleColumn, DayColumn}));
        m_list->resize(400, 400);
        QCOMPARE(shown(), (QList<int>{StarredColumn, UnreadColumn, VotesColumn, TitleColumn}));
        m_list->resize(1000, 400);
        QCOMPARE(shown().size(), int(ColumnCount) - 1); // without Fit
    }

    // Until its numbers are worth something, the column comes only with the sorting by it.
    void fitIsShownWhenItIsReady()
    {
        QVERIFY(!shown().contains(FitColumn));
        m_list->showSort(FitColumn, Qt::DescendingOrder);
        QVERIFY(shown().contains(FitColumn));
        m_list->showSort(VotesColumn, Qt::DescendingOrder);
        QVERIFY(!shown().contains(FitColumn));
        m_list->columns().setFitReady(true);
        QVERIFY(shown().contains(FitColumn));
        QCOMPARE(header().visualIndex(FitColumn), header().visualIndex(VotesColumn) + 1);
        toggle(FitColumn);
        QVERIFY(!shown().contains(FitColumn));
    }

    // As it was stored when there was no column Fit.
    void olderStateIsRestored()
    {
        QHeaderView older(Qt::Horizontal);
        QStandardItemModel model(1, FitColumn);
        older.setModel(&model);
        older.resizeSection(AuthorsColumn, 333);
        QByteArray state;
        QDataStream stream(&state, QIODevice::WriteOnly);
        stream << older.saveState() << QSet<int>{DayColumn};
        m_list->columns().setFitReady(true);
        m_list->restoreHeader(state);
        QCOMPARE(header().sectionSize(AuthorsColumn), 333);
        QVERIFY(!shown().contains(DayColumn));
        QVERIFY(shown().contains(FitColumn));
        QCOMPARE(header().visualIndex(FitColumn), header().visualIndex(VotesColumn) + 1);
        QVERIFY(header().sectionSize(FitColumn) < header().defaultSectionSize());
    }

    void userHidesColumns()
    {
        toggle(VotesColumn);
        QVERIFY(!shown().contains(VotesColumn));
        m_list->resize(700, 400);
        m_list->resize(1000, 400); // room enough does not bring it back
        QVERIFY(!shown().contains(VotesColumn));
        toggle(VotesColumn);
        QVERIFY(shown().contains(VotesColumn));
    }

    void stateIsRestored()
    {
        toggle(DayColumn);
        header().resizeSection(AuthorsColumn, 333);
        const QByteArray state = m_list->headerState(TitleColumn, Qt::AscendingOrder);
        cleanup();
        init();
        m_list->restoreHeader(state);
        QVERIFY(!shown().contains(DayColumn));
        QCOMPARE(header().sectionSize(AuthorsColumn), 333);
        QCOMPARE(header().sortIndicatorSection(), int(TitleColumn));
        QCOMPARE(header().sortIndicatorOrder(), Qt::AscendingOrder);
    }

    // Nor does it tell of a change, after which the window would store it again.
    void storingChangesNothing()
    {
        m_list->showSort(FitColumn, Qt::DescendingOrder);
        const QSignalSpy changed(&header(), &QHeaderView::sortIndicatorChanged);
        const QByteArray state = m_list->headerState(TitleColumn, Qt::AscendingOrder);
        QCOMPARE(header().sortIndicatorSection(), int(FitColumn));
        QCOMPARE(header().sortIndicatorOrder(), Qt::DescendingOrder);
        QCOMPARE(changed.size(), 0);
        m_list->restoreHeader(state);
        QCOMPARE(header().sortIndicatorSection(), int(TitleColumn));
    }

    void invalidStateIsIgnored()
    {
        toggle(VotesColumn);
        const QList<int> before = shown();
        for (const QByteArray &state : {QByteArray(), QByteArray("no state"), QByteArray(64, '\1')})
            m_list->restoreHeader(state);
        QCOMPARE(shown(), before);
    }

    void clicksSort()
    {
        QSignalSpy requested(m_list.get(), &PaperListView::sortRequested);
        QTest::mouseClick(header().viewport(), Qt::LeftButton, {},
                          {header().sectionViewportPosition(TitleColumn) + 20, 5});
        QCOMPARE(requested.size(), 1);
        QCOMPARE(requested.first().first().toInt(), int(TitleColumn));
    }
};

BROADSHEET_TEST(TestPaperHeader, QApplication)
#include "tst_paper_header.moc"
