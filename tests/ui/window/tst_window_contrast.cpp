// Every text of the window and of its dialogs can be read in every appearance. Measured on what is
// painted, not by a list of widgets.
#include "support/DeskTest.h"
#include "support/DrawnTexts.h"
#include "support/Runner.h"

#include "controls/NoticeBar.h"
#include "detail/SummaryView.h"
#include "list/PaperListView.h"
#include "searchbar/SearchEdit.h"

#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QListWidget>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace broadsheet;

class TestWindowContrast final : public DeskTest
{
    Q_OBJECT

private:
    static void expectReadable(QWidget &window, const QString &state)
    {
        QStringList faults; // what is painted may follow a little later
        (void)QTest::qWaitFor(
            [&] {
                faults = contrastFaults(window);
                return faults.isEmpty();
            },
            broadsheet::test::longest);
        QVERIFY2(faults.isEmpty(), qPrintable(state + u":\n"_s + faults.join(u'\n')));
    }

private Q_SLOTS:
    void cleanup() { close(); }

    void everyTextCanBeRead_data()
    {
        QTest::addColumn<Appearance>("appearance");
        QTest::newRow("system") << Appearance::System;
        QTest::newRow("light") << Appearance::Light;
        QTest::newRow("dark") << Appearance::Dark;
        QTest::newRow("black") << Appearance::Black;
        QTest::newRow("contrast") << Appearance::Contrast;
    }

    void everyTextCanBeRead()
    {
        QFETCH(Appearance, appearance);
        useNewFolder();
        reopen({write(u"22.md"_s, Desk::friday())},
               [appearance](Settings &settings) { settings.setAppearance(appearance); });
        QTRY_COMPARE(m_desk->rows(), 3);
        MainWindow &window = m_desk->window;
        expectReadable(window, u"a day"_s);
        m_desk->press(Qt::Key_S);
        m_desk->press(Qt::Key_M);
        m_desk->settle();
        expectReadable(window, u"read and starred"_s);
        m_desk->press(Qt::Key_D);
        expectReadable(window, u"compact"_s);
        m_desk->settle();
        m_desk->press(Qt::Key_Slash);
        m_desk->type(u"lovelace"_s);
        QTRY_COMPARE(m_desk->rows(), 2);
        expectReadable(window, u"a search"_s);
        m_desk->press(Qt::Key_Escape);
        m_desk->press(Qt::Key_Escape);
        QTRY_COMPARE(m_desk->rows(), 3);
        m_desk->press(Qt::Key_G);
        expectReadable(window, u"tags"_s);
        m_desk->press(Qt::Key_Escape);
        for (const Command command : {Command::Settings, Command::Keys, Command::SearchHelp}) {
            window.actions()[command]->trigger();
            auto *dialog = window.findChild<QDialog *>();
            QVERIFY(dialog);
            expectReadable(*dialog, dialog->windowTitle());
            if (auto *pages = dialog->findChild<QListWidget *>())
                for (int row = 0; row < pages->count(); ++row) {
                    pages->setCurrentRow(row);
                    expectReadable(*dialog, pages->item(row)->text());
                }
            delete dialog;
            activateWindow();
        }
    }

    void thisTestFindsWhatCannotBeRead()
    {
        useNewFolder();
        reopen({write(u"22.md"_s, Desk::friday())});
        QLabel label(u"nobody reads this"_s);
        QPalette pale = label.palette();
        pale.setColor(QPalette::Window, Qt::white);
        pale.setColor(QPalette::WindowText, QColor(0xbb, 0xbb, 0xbb));
        label.setPalette(pale);
        label.show();
        QCOMPARE(contrastFaults(label).size(), 1);
        label.setEnabled(false);
        pale.setColor(QPalette::WindowText, Qt::black);
        label.setPalette(pale);
        QVERIFY(contrastFaults(label).isEmpty());
    }
};

BROADSHEET_TEST(TestWindowContrast, QApplication)
#include "tst_window_contrast.moc"
