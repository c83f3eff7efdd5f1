// What the window offers when the library cannot be opened.
#include "support/DeskTest.h"
#include "support/Runner.h"

#include "backups/Backups.h"
#include "care/LibraryProblem.h"
#include "controls/MessagePanel.h"

#include <QFileDialog>
#include <QLabel>
#include <QSignalSpy>

#include <algorithm>

using namespace broadsheet;
using namespace Qt::StringLiterals;

class TestLibraryProblem final : public DeskTest
{
    Q_OBJECT

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"library.sqlite"_s); }

    // Visible, by the beginning of its text.
    static QAbstractButton *buttonOf(const MainWindow &window, const QString &begin)
    {
        for (QAbstractButton *one : window.findChildren<QAbstractButton *>())
            if (one->isVisible() && one->text().startsWith(begin))
                return one;
        return nullptr;
    }
    static bool says(const MainWindow &window, const QString &words)
    {
        const QList<QLabel *> labels = window.message().findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(), [&words](const QLabel *label) {
            return label->isVisible() && label->text().contains(words);
        });
    }

private Q_SLOTS:
    void init()
    {
        useNewFolder();
        reopen({write(u"22.md"_s, Desk::friday())});
        QTRY_COMPARE(m_desk->rows(), 3);
        m_desk->press(Qt::Key_S);
        m_desk->settle();
        QVERIFY(addBackup(path()).has_value());
        close();
    }
    void cleanup() { close(); }

    void theNewestBackupIsOffered()
    {
        MainWindow window({});
        window.show();
        LibraryProblem problem(path(), {ErrorKind::Malformed, u"It is no library."_s, {}}, window);
        const QSignalSpy restore(&problem, &LibraryProblem::restoreRequested);
        QTRY_VERIFY(buttonOf(window, u"Restore the copy of "_s));
        QVERIFY(says(window, u"It is no library."_s));
        QVERIFY(says(window, u"papers 3"_s));
        buttonOf(window, u"Restore the copy of "_s)->click();
        QCOMPARE(restore.size(), 1);
        QCOMPARE(restore.constFirst().constFirst().toString(), backupsOf(path()).constFirst().path);
        QVERIFY(window.isVisible());
        buttonOf(window, u"Quit"_s)->click();
        QVERIFY(!window.isVisible());
    }

    void anotherLibraryCanBeOpened()
    {
        MainWindow window({});
        window.show();
        LibraryProblem problem(path(), {ErrorKind::Unreadable, u"It cannot be read."_s, {}},
                               window);
        const QSignalSpy open(&problem, &LibraryProblem::openRequested);
        buttonOf(window, u"Open another"_s)->click();
        auto *dialog = window.findChild<QFileDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        Q_EMIT dialog->fileSelected(u"/elsewhere/library.sqlite"_s);
        dialog->close();
        QCOMPARE(open.size(), 1);
        QCOMPARE(open.constFirst().constFirst().toString(), u"/elsewhere/library.sqlite"_s);
        QVERIFY(!buttonOf(window, u"Restore"_s)); // the file itself may be whole
    }
};

BROADSHEET_TEST(TestLibraryProblem, QApplication)
#include "tst_library_problem.moc"
