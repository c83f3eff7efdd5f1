// Redo in the window: by key, by the notice, and not instead of a text field.
#include "support/DeskTest.h"
#include "support/Runner.h"

#include "controls/NoticeBar.h"
#include "searchbar/SearchEdit.h"

#include <QApplication>

using namespace Qt::StringLiterals;
using namespace broadsheet;

class TestWindowRedo final : public DeskTest
{
    Q_OBJECT

private:
    [[nodiscard]] int unread() { return m_desk->library->counts().result()->unread; }
    [[nodiscard]] QString notice() { return m_desk->window.notice().noticeText(); }

private Q_SLOTS:
    void init()
    {
        useNewFolder();
        reopen({write(u"22.md"_s, Desk::friday())});
        QTRY_COMPARE(m_desk->rows(), 3);
        m_desk->settle();
    }

    void cleanup() { close(); }

    void keysDoAgainWhatWasUndone()
    {
        m_desk->press(Qt::Key_S);
        QTRY_VERIFY(m_desk->isStarred(0));
        m_desk->press(Qt::Key_A, Qt::ShiftModifier);
        QTRY_COMPARE(unread(), 0);
        m_desk->press(Qt::Key_U);
        m_desk->press(Qt::Key_U);
        QTRY_VERIFY(!m_desk->isStarred(0));
        QCOMPARE(unread(), 3);
        reopen();
        QTRY_COMPARE(m_desk->rows(), 3);
        m_desk->press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(m_desk->isStarred(0));
        QCOMPARE(unread(), 3);
        m_desk->press(Qt::Key_Y, Qt::ControlModifier);
        QTRY_VERIFY(m_desk->isRead(0) && m_desk->isRead(1) && m_desk->isRead(2));
        m_desk->press(Qt::Key_Y, Qt::ControlModifier);
        QTRY_COMPARE(notice(), u"There is nothing to redo."_s);
    }

    void theNoticesLeadBackAndForth()
    {
        m_desk->press(Qt::Key_A, Qt::ShiftModifier);
        for (int turn = 0; turn < 2; ++turn) {
            QTRY_VERIFY(button(u"Undo"_s));
            button(u"Undo"_s)->click();
            QTRY_COMPARE(notice(), u"Undone: Marked 3 papers as read"_s);
            QCOMPARE(unread(), 3);
            QVERIFY(!button(u"Undo"_s));
            button(u"Redo"_s)->click();
            QTRY_COMPARE(notice(), u"Redone: Marked 3 papers as read"_s);
            QCOMPARE(unread(), 0);
            QVERIFY(!button(u"Redo"_s));
        }
    }

    void aNewGestureTakesTheOfferAway()
    {
        m_desk->press(Qt::Key_A, Qt::ShiftModifier);
        QTRY_COMPARE(unread(), 0);
        m_desk->press(Qt::Key_U);
        QTRY_VERIFY(button(u"Redo"_s));
        m_desk->press(Qt::Key_S); // is seen where it was made, without a notice
        QTRY_VERIFY(!button(u"Redo"_s));
        m_desk->press(Qt::Key_Y, Qt::ControlModifier);
        QTRY_COMPARE(notice(), u"There is nothing to redo."_s);
        QCOMPARE(unread(), 3);
    }

    void whatWasTypedIsRedoneInItsField()
    {
        m_desk->press(Qt::Key_S);
        QTRY_VERIFY(m_desk->isStarred(0));
        m_desk->press(Qt::Key_U);
        QTRY_VERIFY(!m_desk->isStarred(0));
        m_desk->press(Qt::Key_Slash);
        m_desk->type(u"zzz"_s);
        m_desk->press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_desk->window.searchField().text(), QString());
        // As Ctrl+Y does on a desktop whose text fields do not take that key for themselves.
        m_desk->window.actions()[Command::Redo]->trigger();
        QCOMPARE(m_desk->window.searchField().text(), u"zzz"_s);
        m_desk->settle();
        QCOMPARE(m_desk->library->counts().result()->starred, 0);
    }
};

BROADSHEET_TEST(TestWindowRedo, QApplication)
#include "tst_window_redo.moc"
