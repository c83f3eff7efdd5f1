// Back and forward through where one was.
#include "support/DeskTest.h"
#include "support/Runner.h"

#include "detail/SummaryView.h"
#include "list/PaperListView.h"
#include "models/PaperListModel.h"
#include "searchbar/SearchEdit.h"

#include <QApplication>
#include <QScrollBar>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace broadsheet;

class TestWindowHistory final : public DeskTest
{
    Q_OBJECT

private:
    static QByteArray day(const QString &name, int papers)
    {
        QString text = u"## Daily Papers (2024-03-%1)\n"_s.arg(name);
        for (int i = 0; i < papers; ++i)
            text += u"\n### [Paper %2 of day %1](https://arxiv.org/abs/24%1.%3)\n\nVote: %4\n\n"
                    "Authors: Ada Lovelace\n\n- Robots.\n"_s.arg(name)
                        .arg(i)
                        .arg(i, 5, 10, QLatin1Char('0'))
                        .arg(1000 - i);
        return text.toUtf8();
    }

    void back() { m_desk->press(Qt::Key_Left, Qt::AltModifier); }
    void forward() { m_desk->press(Qt::Key_Right, Qt::AltModifier); }
    [[nodiscard]] bool canGo(Command command) const
    {
        return m_desk->window.actions()[command]->isEnabled();
    }

    [[nodiscard]] int placeOfCurrent() const
    {
        const PaperListView &list = m_desk->window.list();
        return list.placeOf(list.currentIndex().row());
    }

private Q_SLOTS:
    void init()
    {
        useNewFolder();
        reopen({write(u"12.md"_s, day(u"12"_s, 60)), write(u"11.md"_s, day(u"11"_s, 30))});
        QTRY_COMPARE(m_desk->rows(), 60);
        QVERIFY(m_desk->library->indexed().result());
        m_desk->settle();
    }

    void cleanup() { close(); }

    void backToTheRowAndItsPlace()
    {
        for (int i = 0; i < 40; ++i)
            m_desk->press(Qt::Key_J);
        m_desk->settle();
        PaperListView &list = m_desk->window.list();
        list.verticalScrollBar()->setValue(list.verticalScrollBar()->value() + 60);
        const int place = placeOfCurrent();
        QTRY_VERIFY(!m_desk->currentTitle().isEmpty());
        const QString paper = m_desk->currentTitle();
        m_desk->press(Qt::Key_BracketLeft);
        QTRY_COMPARE(m_desk->rows(), 30);
        QTRY_VERIFY(m_desk->currentTitle().contains(u"day 11"_s));
        m_desk->press(Qt::Key_J);
        back();
        QTRY_COMPARE(m_desk->rows(), 60);
        QTRY_COMPARE(m_desk->currentTitle(), paper);
        QTRY_COMPARE(placeOfCurrent(), place);
        forward();
        QTRY_COMPARE(m_desk->rows(), 30);
        QTRY_COMPARE(m_desk->currentRow(), 1);
        QVERIFY(!canGo(Command::Forward));
    }

    void stepsInAListAreOnePlace()
    {
        m_desk->press(Qt::Key_BracketLeft);
        QTRY_COMPARE(m_desk->rows(), 30);
        for (int i = 0; i < 9; ++i)
            m_desk->press(Qt::Key_J);
        back();
        QTRY_COMPARE(m_desk->rows(), 60);
    }

    void aTypedSearchIsOnePlace()
    {
        m_desk->press(Qt::Key_Slash);
        m_desk->type(u"robots"_s);
        QTRY_COMPARE(m_desk->rows(), 90);
        m_desk->press(Qt::Key_Return);
        back();
        QTRY_COMPARE(m_desk->rows(), 60);
        QVERIFY(m_desk->window.searchField().text().isEmpty());
        forward();
        QTRY_COMPARE(m_desk->rows(), 90);
        QCOMPARE(m_desk->window.searchField().text(), u"robots"_s);
        QVERIFY(m_desk->window.list().hasFocus());
    }

    void anAuthorsPageIsAPlace()
    {
        SummaryView &pane = m_desk->window.summary();
        QTRY_VERIFY(!pane.paper().isEmpty());
        Q_EMIT pane.requested(OpenAuthor{u"Ada Lovelace"_s});
        QTRY_COMPARE(pane.shownAuthor(), u"Ada Lovelace"_s);
        back();
        QTRY_VERIFY(!pane.showsAuthor());
        QCOMPARE(m_desk->rows(), 60);
        forward();
        QTRY_COMPARE(pane.shownAuthor(), u"Ada Lovelace"_s);
        m_desk->press(Qt::Key_BracketLeft);
        QTRY_COMPARE(m_desk->rows(), 30);
        QTRY_VERIFY(!pane.showsAuthor());
        back();
        QTRY_COMPARE(m_desk->rows(), 60);
        QTRY_COMPARE(pane.shownAuthor(), u"Ada Lovelace"_s);
    }

    void theButtonsOfAMouse()
    {
        m_desk->press(Qt::Key_BracketLeft);
        QTRY_COMPARE(m_desk->rows(), 30);
        m_desk->settle();
        const PaperId paper = m_desk->currentId();
        QTest::mouseClick(m_desk->window.list().viewport(), Qt::BackButton, {}, {50, 90});
        QTRY_COMPARE(m_desk->rows(), 60);
        QTest::mouseClick(&m_desk->window.summary(), Qt::ForwardButton, {}, {50, 90});
        QTRY_COMPARE(m_desk->rows(), 30);
        QTRY_COMPARE(m_desk->currentId(), paper); // the click chose no row
    }

    void aNewPlaceEndsTheWayForward()
    {
        m_desk->press(Qt::Key_BracketLeft);
        QTRY_COMPARE(m_desk->rows(), 30);
        back();
        QTRY_COMPARE(m_desk->rows(), 60);
        QVERIFY(canGo(Command::Forward));
        m_desk->press(Qt::Key_T);
        QTRY_COMPARE(m_desk->rows(), 0);
        QVERIFY(!canGo(Command::Forward));
        back();
        QTRY_COMPARE(m_desk->rows(), 60);
        QVERIFY(canGo(Command::Forward));
    }

    void itIsBounded()
    {
        for (int i = 0; i < 150; ++i) {
            m_desk->press(i % 2 == 0 ? Qt::Key_BracketLeft : Qt::Key_BracketRight);
            m_desk->settle();
        }
        int steps = 0;
        while (canGo(Command::Back) && steps < 200) {
            back();
            m_desk->settle();
            ++steps;
        }
        QCOMPARE(steps, 99);
    }
};

BROADSHEET_TEST(TestWindowHistory, QApplication)
#include "tst_window_history.moc"
