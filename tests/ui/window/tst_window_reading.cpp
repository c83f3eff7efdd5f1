// What the window says about what was read and what is chosen.
#include "support/DeskTest.h"
#include "support/Runner.h"

#include "controls/ElidedLabel.h"
#include "controls/StatusLine.h"
#include "detail/SummaryView.h"

#include <QApplication>
#include <QLabel>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace broadsheet;

class TestWindowReading final : public DeskTest
{
    Q_OBJECT

private:
    [[nodiscard]] bool says(const QString &text) const
    {
        for (const auto *label : m_desk->window.status().findChildren<ElidedLabel *>())
            if (label->isVisible() && label->text().contains(text))
                return true;
        return false;
    }

    void show(const QByteArray &digest)
    {
        useNewFolder();
        reopen({write(u"22.md"_s, digest)});
        QTRY_VERIFY(m_desk->rows() > 0);
    }

private Q_SLOTS:
    void cleanup() { close(); }

    void aDaysEndSaysWhereToGoOn()
    {
        show(Desk::friday() + "\n## Daily Papers (2024-03-20)\n\n### "
                              "[Old](https://arxiv.org/abs/2403.00009)\n\n- Old.\n");
        QTRY_COMPARE(m_desk->rows(), 3);
        QTRY_VERIFY(says(u"3 unread"_s));
        m_desk->press(Qt::Key_S);
        QTRY_VERIFY(m_desk->isStarred(0));
        m_desk->press(Qt::Key_A, Qt::ShiftModifier);
        QTRY_VERIFY(says(u"Day done: 3 read, 1 starred. Next: 20 Mar 2024 (N)"_s));
        m_desk->press(Qt::Key_U);
        QTRY_VERIFY(says(u"3 unread"_s));
        m_desk->press(Qt::Key_A, Qt::ShiftModifier);
        QTRY_VERIFY(says(u"Day done"_s));
        m_desk->press(Qt::Key_N);
        QTRY_COMPARE(m_desk->currentTitle(), u"Old"_s);
        m_desk->press(Qt::Key_M);
        QTRY_VERIFY(says(u"Day done: 1 read, 0 starred."_s));
        QVERIFY(!says(u"Next"_s)); // nothing older is unread
    }

    // C16: the pane showed one paper as if it were alone.
    void severalPapersAreSaidToBeSelected()
    {
        show(Desk::friday());
        const auto isSaid = [this](const QString &text) {
            for (const QLabel *label : m_desk->window.summary().findChildren<QLabel *>())
                if (label->isVisible() && label->text().contains(text))
                    return true;
            return false;
        };
        QVERIFY(!isSaid(u"selected"_s));
        m_desk->press(Qt::Key_A, Qt::ControlModifier);
        QTRY_VERIFY(isSaid(u"3 paper"_s) && isSaid(u"selected"_s));
        m_desk->press(Qt::Key_J);
        QTRY_VERIFY(!isSaid(u"selected"_s));
    }

    void onlyADayHasAnEnd()
    {
        show(Desk::friday());
        m_desk->press(Qt::Key_A, Qt::ShiftModifier);
        QTRY_VERIFY(says(u"Day done"_s));
        m_desk->session.show({.kind = ViewSelection::Kind::All});
        QTRY_VERIFY(says(u"0 unread"_s));
        QVERIFY(!says(u"Day done"_s));
    }
};

BROADSHEET_TEST(TestWindowReading, QApplication)
#include "tst_window_reading.moc"
