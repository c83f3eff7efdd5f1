// What the user does while an answer is on its way is not undone by that answer.
#include "support/DeskTest.h"
#include "support/Runner.h"

#include "controls/NoticeBar.h"
#include "detail/SummaryView.h"
#include "list/PaperListView.h"
#include "models/PaperListModel.h"
#include "notices/NoticePresenter.h"
#include "searchbar/SearchEdit.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QLineEdit>
#include <QMenu>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace broadsheet;

namespace {

constexpr int papersADay = 60;
constexpr auto patience = 30'000; // what begins seconds after the start

QByteArray day(int number)
{
    QString text = u"## Daily Papers (2024-03-%1)\n"_s.arg(number);
    for (int i = 0; i < papersADay; ++i)
        text += u"\n### [Paper %1 of day %2](https://arxiv.org/abs/24%2.%3)\n\nVote: %4\n\n"
                "Authors: Ada Lovelace\n\n- Robots.\n"_s.arg(i)
                    .arg(number)
                    .arg(i, 5, 10, QLatin1Char('0'))
                    .arg(1000 - i);
    return text.toUtf8();
}

PaperId idOf(int number, int paper)
{
    return {u"24%1.%2"_s.arg(number).arg(paper, 5, 10, QLatin1Char('0'))};
}

} // namespace

class TestWindowLate final : public DeskTest
{
    Q_OBJECT

private:
    [[nodiscard]] MainWindow &window() { return m_desk->window; }
    void open(const std::function<void(Settings &)> &prepare = {})
    {
        reopen({write(u"12.md"_s, day(12)), write(u"11.md"_s, day(11)), write(u"10.md"_s, day(10))},
               prepare);
        QTRY_COMPARE(m_desk->rows(), papersADay);
        QVERIFY(m_desk->library->indexed().result());
        m_desk->settle();
    }
    // After the window has been told of a change, and before it has asked what the change means.
    void whenChanged(const std::function<void()> &act)
    {
        bool isDone = false;
        connect(
            m_desk->library.get(), &Library::changed, this,
            [&] {
                act();
                isDone = true;
            },
            Qt::SingleShotConnection);
        m_desk->press(Qt::Key_S);
        QTRY_VERIFY(isDone);
        m_desk->settle();
    }
    [[nodiscard]] QStringList tagsOf(int paper) const
    {
        return m_desk->library->paper(idOf(12, paper)).result()->tags;
    }

private Q_SLOTS:
    void init()
    {
        useNewFolder();
        open();
    }
    void cleanup() { close(); }

    void aClickInTheBarLeavesTheTyping()
    {
        m_desk->press(Qt::Key_Slash);
        QVERIFY(window().searchField().hasFocus());
        window().notice().showNotice({.text = u"Something happened."_s});
        QTest::mouseClick(named<QToolButton>(u"Dismiss"_s), Qt::LeftButton);
        QCOMPARE(window().notice().noticeText(), QString());
        QVERIFY(window().searchField().hasFocus());
        window().notice().showNotice({.text = u"Something happened."_s});
        named<QToolButton>(u"Dismiss"_s)->setFocus(Qt::TabFocusReason);
        m_desk->press(Qt::Key_Space);
        QVERIFY(window().list().hasFocus());
    }

    void tagsTakeTheKeysAtOnce()
    {
        m_desk->press(Qt::Key_Home);
        m_desk->settle();
        m_desk->press(Qt::Key_G);
        const auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(field);
        QCOMPARE(field->accessibleName(), u"Add a tag"_s);
    }

    void keysForTheNextPaperWaitForIt()
    {
        m_desk->press(Qt::Key_Home);
        m_desk->settle();
        m_desk->press(Qt::Key_J);
        m_desk->press(Qt::Key_G);
        QTRY_VERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
        m_desk->type(u"x"_s);
        m_desk->press(Qt::Key_Return);
        QTRY_COMPARE(tagsOf(1), QStringList{u"x"_s});
        QCOMPARE(tagsOf(0), QStringList());
    }

    void aTagIsTakenFromThePaperThatIsShown()
    {
        m_desk->press(Qt::Key_Home);
        m_desk->press(Qt::Key_Down, Qt::ShiftModifier);
        m_desk->press(Qt::Key_Down, Qt::ShiftModifier);
        m_desk->settle();
        m_desk->press(Qt::Key_G);
        QTRY_VERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
        m_desk->type(u"x"_s);
        m_desk->press(Qt::Key_Return);
        QTRY_COMPARE(tagsOf(2), QStringList{u"x"_s});
        m_desk->press(Qt::Key_Escape);
        m_desk->press(Qt::Key_Home);
        QTRY_VERIFY(named<QAbstractButton>(u"Papers tagged x"_s));
        m_desk->settle();
        auto *chip = named<QAbstractButton>(u"Papers tagged x"_s);
        QContextMenuEvent asked(QContextMenuEvent::Keyboard, {}, chip->mapToGlobal(QPoint()));
        QApplication::sendEvent(chip, &asked);
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        menu->actions().constLast()->trigger();
        menu->close();
        QTRY_COMPARE(tagsOf(0), QStringList());
        QCOMPARE(tagsOf(1), QStringList{u"x"_s});
        QCOMPARE(tagsOf(2), QStringList{u"x"_s});
    }

    void anotherViewIsNotLeftForADay()
    {
        whenChanged([this] {
            m_desk->press(Qt::Key_BracketLeft);
            m_desk->session.show({.kind = ViewSelection::Kind::Starred});
        });
        QTRY_COMPARE(m_desk->rows(), 1);
        QVERIFY2(m_desk->heading().startsWith(u"Starred"_s), qPrintable(m_desk->heading()));
    }

    void twoKeysGoBackTwoDays()
    {
        whenChanged([this] {
            m_desk->press(Qt::Key_BracketLeft);
            m_desk->press(Qt::Key_BracketLeft);
        });
        QTRY_VERIFY2(m_desk->heading().contains(u"10 March"_s), qPrintable(m_desk->heading()));
    }

    void readingGoesOnWhileTheListComesBack()
    {
        m_desk->press(Qt::Key_Home);
        for (int row = 0; row < 7; ++row)
            m_desk->press(Qt::Key_J);
        m_desk->settle();
        m_desk->session.show({.kind = ViewSelection::Kind::All});
        m_desk->settle();
        QTRY_COMPARE(m_desk->rows(), 3 * papersADay);
        bool isBegun = false;
        connect(&window().list(), &PaperListView::painted, this, [&] {
            if (isBegun || m_desk->rows() >= papersADay)
                return;
            isBegun = true;
            m_desk->press(Qt::Key_J);
            m_desk->press(Qt::Key_J);
        });
        m_desk->press(Qt::Key_Left, Qt::AltModifier);
        QTRY_COMPARE(m_desk->rows(), papersADay);
        QVERIFY(isBegun);
        m_desk->settle();
        QCOMPARE(m_desk->currentRow(), 9);
    }

    void anAuthorOfThePaperBeforeIsNotShown()
    {
        Q_EMIT window().summary().requested(OpenAuthor{u"Ada Lovelace"_s});
        m_desk->press(Qt::Key_J);
        m_desk->settle();
        QVERIFY(!window().summary().showsAuthor());
        Q_EMIT window().summary().requested(OpenAuthor{u"Ada Lovelace"_s});
        QTRY_VERIFY(window().summary().showsAuthor());
    }

    void suggestionsGoWithTheirText()
    {
        SearchEdit &field = window().searchField();
        m_desk->press(Qt::Key_Slash);
        m_desk->type(u"robots author:Ada"_s);
        QTRY_VERIFY(field.isOffering());
        Q_EMIT window().summary().requested(SearchPhrase{u"x"_s});
        QVERIFY(!field.isOffering());
        QCOMPARE(field.text(), u"\"x\""_s);
    }

    void aProfileThatIsGoneLeavesTheView()
    {
        open(
            [](Settings &settings) { settings.setText(SettingsTable::fitProfile, u"tag:gone"_s); });
        m_desk->session.show({.kind = ViewSelection::Kind::All});
        m_desk->press(Qt::Key_Slash);
        m_desk->type(u"robots"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_desk->settings.text(SettingsTable::fitProfile), QString(),
                                  patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_desk->rows(), 3 * papersADay, patience);
        QCOMPARE(window().searchField().text(), u"robots"_s);
    }

    // Undo takes back the newest gesture, so the offer names it.
    void theOfferIsOfTheNewestGesture()
    {
        NoticeBar bar;
        const PaperListModel papers;
        NoticePresenter notices(bar, papers);
        notices.showMarked({.mark = Mark::Read, .on = true, .subjects = {u"1"_s, u"2"_s}});
        const QString offered = bar.noticeText();
        QVERIFY(!offered.isEmpty());
        Marking note{.mark = Mark::Note, .on = true, .subjects = {u"3"_s}, .text = u"a"_s};
        note.continues = true;
        notices.showMarked(note);
        QVERIFY(bar.noticeText() != offered);
    }
};

BROADSHEET_TEST(TestWindowLate, QApplication)
#include "tst_window_late.moc"
