// The window shows what commands do to its library meanwhile.
#include "support/DeskTest.h"
#include "support/Runner.h"

#include "controls/MessagePanel.h"
#include "detail/SummaryView.h"
#include "list/PaperListView.h"

#include <QApplication>
#include <QProcess>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTextEdit>

using namespace Qt::StringLiterals;
using namespace broadsheet;

namespace {

QByteArray longDay()
{
    QByteArray digest = "## Daily Papers (2024-03-22)\n";
    for (int i = 1; i <= 200; ++i) {
        const QByteArray number = QByteArray::number(i).rightJustified(5, '0');
        digest += "\n### [Paper " + number + "](https://arxiv.org/abs/2403." + number +
                  ")\n\nVote: " + QByteArray::number(1000 - i) + "\n\n- A text.\n";
    }
    return digest;
}

} // namespace

class TestWindowOthers final : public DeskTest
{
    Q_OBJECT

private:
    // Runs `broadsheet` on the library of the window.
    void run(const QStringList &words)
    {
        QProcess process;
        process.start(QStringLiteral(BROADSHEET_PROGRAM),
                      QStringList{u"--library"_s, m_folder->filePath(u"library.sqlite"_s),
                                  u"--settings"_s, m_folder->filePath(u"other.ini"_s)} +
                          words);
        QVERIFY(process.waitForFinished(60'000));
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
    }
    void openLongDay()
    {
        reopen({write(u"22.md"_s, longDay())});
        QTRY_COMPARE(m_desk->rows(), 200);
        QVERIFY(m_desk->library->indexed().result());
    }
    QTextEdit *note() { return named<QTextEdit>(u"Note"_s); }

private Q_SLOTS:
    void init() { useNewFolder(); }
    void cleanup() { close(); }

    void marksAreShown()
    {
        openLongDay();
        run({u"star"_s, u"2403.00002"_s});
        QTRY_VERIFY(m_desk->isStarred(1));
        run({u"read"_s, u"2403.00001"_s});
        QTRY_VERIFY(m_desk->isRead(0));
        run({u"note"_s, u"2403.00001"_s, u"from a command"_s});
        QTRY_VERIFY(note() && note()->toPlainText() == u"from a command"_s);
        run({u"undo"_s});
        QTRY_VERIFY(!note());
        run({u"redo"_s});
        QTRY_VERIFY(note());
        m_desk->press(Qt::Key_U); // the command's gesture is the newest one
        QTRY_VERIFY(!note());
    }

    void theUserStaysWhereTheyAre()
    {
        openLongDay();
        PaperListView &list = m_desk->window.list();
        list.setCurrentIndex(m_desk->papers().index(120, 3));
        QTRY_COMPARE(m_desk->window.summary().paper().text, u"2403.00121"_s);
        m_desk->press(Qt::Key_E);
        m_desk->type(u"half a"_s);
        const int place = list.verticalScrollBar()->value();
        QVERIFY(place > 0);
        QSignalSpy others(m_desk->library.get(), &Library::changedByOthers);
        run({u"star"_s, u"2403.00119"_s, u"2403.00121"_s});
        QTRY_VERIFY(m_desk->isStarred(118) && m_desk->isStarred(120));
        QVERIFY(!others.isEmpty());
        m_desk->settle();
        QCOMPARE(m_desk->currentRow(), 120);
        QCOMPARE(list.verticalScrollBar()->value(), place);
        QVERIFY(note()->hasFocus());
        m_desk->type(u" thought"_s);
        QCOMPARE(note()->toPlainText(), u"half a thought"_s);
    }

    void importedPapersAreShown()
    {
        reopen({write(u"22.md"_s, Desk::friday())});
        QTRY_COMPARE(m_desk->rows(), 3);
        run({u"import"_s,
             write(u"more.md"_s, "## Daily Papers (2024-03-22)\n\n### "
                                 "[Delta](https://arxiv.org/abs/2403.00004)\n\n- A text.\n")});
        QTRY_COMPARE(m_desk->rows(), 4);
        m_desk->press(Qt::Key_Slash);
        m_desk->type(u"delta"_s);
        QTRY_COMPARE(m_desk->titles(), QStringList{u"Delta"_s});
    }

    void whatThisWindowWritesIsItsOwn()
    {
        openLongDay();
        QSignalSpy others(m_desk->library.get(), &Library::changedByOthers);
        m_desk->press(Qt::Key_S);
        QTRY_VERIFY(m_desk->isStarred(0));
        m_desk->press(Qt::Key_J);
        const auto kept = [this] {
            return Settings(m_folder->filePath(u"settings.ini"_s)).paper();
        };
        QTRY_COMPARE(kept(), u"2403.00002"_s); // later than the window looks at the file
        m_desk->settle();
        QVERIFY(others.isEmpty());
        run({u"star"_s, u"2403.00003"_s});
        QTRY_VERIFY(!others.isEmpty());
    }

    void anOfferToUndoSomethingElseIsWithdrawn()
    {
        openLongDay();
        m_desk->press(Qt::Key_A, Qt::ShiftModifier);
        QTRY_VERIFY(button(u"Undo"_s));
        run({u"star"_s, u"2403.00003"_s});
        QTRY_VERIFY(!button(u"Undo"_s));
    }
};

BROADSHEET_TEST(TestWindowOthers, QApplication)
#include "tst_window_others.moc"
