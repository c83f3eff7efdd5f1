// What is changed in the settings is seen at once, through the real window and its dialog.
#include "support/DeskTest.h"
#include "support/Runner.h"

#include "detail/SummaryView.h"
#include "list/PaperListView.h"
#include "resources/Translations.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabBar>
#include <QTest>
#include <QTextEdit>
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace broadsheet;

namespace {

QByteArray longTexts()
{
    QByteArray digest = "## Daily Papers (2024-03-22)\n";
    for (const char *id : {"2403.00001", "2403.00002", "2403.00003"})
        digest += QByteArray("\n### [Title ") + id + "](https://arxiv.org/abs/" + id +
                  ")\n\nVote: 3\n\n" +
                  QByteArray("- A long summary with many words.\n").repeated(200);
    return digest;
}

} // namespace

class TestWindowSettings final : public DeskTest
{
    Q_OBJECT

private:
    QDialog *openSettings(const QString &page)
    {
        m_desk->window.actions()[Command::Settings]->trigger();
        auto *dialog = m_desk->window.findChild<QDialog *>();
        auto *pages = named<QListWidget>(u"Pages"_s);
        if (!dialog || !pages)
            qFatal("the settings did not open");
        pages->setCurrentItem(pages->findItems(page, Qt::MatchExactly).value(0));
        return dialog;
    }

    // As a user would choose it.
    static void choose(QWidget &dialog, const QString &label, const QString &choice)
    {
        for (const QLabel *one : dialog.findChildren<QLabel *>())
            if (auto *box = qobject_cast<QComboBox *>(one->buddy());
                box && QString(one->text()).remove(u'&') == label) {
                box->setCurrentIndex(box->findText(choice));
                QCOMPARE(box->currentText(), choice);
                Q_EMIT box->activated(box->currentIndex());
                return;
            }
        QFAIL(qPrintable(u"there is no “%1”"_s.arg(label)));
    }

    void pressOk()
    {
        withText<QPushButton>(m_desk->window, u"OK"_s)->click();
        QTRY_VERIFY(!m_desk->window.findChild<QDialog *>()); // it deletes itself
        activateWindow();
    }

private Q_SLOTS:
    void init()
    {
        useNewFolder();
        reopen({write(u"22.md"_s, longTexts())});
        QTRY_COMPARE(m_desk->rows(), 3);
    }
    void cleanup() { close(); }

    void anAppearanceIsSeenAtOnceAndTakenBack()
    {
        const QColor before = m_desk->window.list().palette().color(QPalette::Base);
        QDialog *dialog = openSettings(u"Appearance"_s);
        choose(*dialog, u"Colours"_s, u"Black"_s);
        QTRY_COMPARE(m_desk->window.list().palette().color(QPalette::Base), QColor(Qt::black));
        dialog->reject();
        QTRY_VERIFY(!m_desk->window.findChild<QDialog *>());
        QTRY_COMPARE(m_desk->window.list().palette().color(QPalette::Base), before);
        QCOMPARE(m_desk->settings.appearance(), Appearance::System);

        dialog = openSettings(u"Appearance"_s);
        choose(*dialog, u"Colours"_s, u"High contrast"_s);
        choose(*dialog, u"Size of text"_s, u"16 pt"_s);
        pressOk();
        QTRY_COMPARE(m_desk->window.list().palette().color(QPalette::Base), QColor(Qt::black));
        QTRY_COMPARE(m_desk->window.list().font().pointSize(), 16);
        reopen();
        QTRY_COMPARE(m_desk->window.list().palette().color(QPalette::Text), QColor(Qt::white));
        QTRY_COMPARE(m_desk->window.list().font().pointSize(), 16);
    }

    void theListBecomesCompact()
    {
        const int height = m_desk->window.list().rowHeight(0);
        QDialog *dialog = openSettings(u"Appearance"_s);
        choose(*dialog, u"List"_s, u"Compact, one line for each paper"_s);
        pressOk();
        QTRY_VERIFY(m_desk->window.list().rowHeight(0) < height);
        QCOMPARE(m_desk->settings.density(), ListDensity::Compact);
    }

    // Another machine's settings can arrive while the dialog is open.
    void onlyWhatWasChangedIsStored()
    {
        QDialog *dialog = openSettings(u"Appearance"_s);
        m_desk->settings.setMarkReadAfterSeconds(7);
        m_desk->settings.setText(SettingsTable::citationKeyPattern, u"[auth][year]"_s);
        const bool isOn = m_desk->settings.sourceEnabled(u"arxiv"_s, true);
        m_desk->settings.setSourceEnabled(u"arxiv"_s, !isOn);
        choose(*dialog, u"Colours"_s, u"Black"_s);
        pressOk();
        QCOMPARE(m_desk->settings.appearance(), Appearance::Black);
        QCOMPARE(m_desk->settings.markReadAfterSeconds(), 7);
        QCOMPARE(m_desk->settings.text(SettingsTable::citationKeyPattern), u"[auth][year]"_s);
        QCOMPARE(m_desk->settings.sourceEnabled(u"arxiv"_s, isOn), !isOn);
    }

    void spaceDoesWhatIsChosen()
    {
        m_desk->press(Qt::Key_Space);
        QCOMPARE(m_desk->currentRow(), 0); // scrolled
        QDialog *dialog = openSettings(u"Reading"_s);
        choose(*dialog, u"Space bar"_s, u"Mark as read and go on at once"_s);
        pressOk();
        QCOMPARE(m_desk->settings.spaceKey(), SpaceKey::Next);
        m_desk->window.list().setFocus();
        m_desk->settle();
        m_desk->press(Qt::Key_Space);
        QTRY_COMPARE(m_desk->currentRow(), 1);
        QTRY_VERIFY(m_desk->isRead(0));

        dialog = openSettings(u"Reading"_s);
        choose(*dialog, u"Space bar"_s, u"Only scroll"_s);
        pressOk();
        for (int page = 0; page < 100; ++page)
            m_desk->press(Qt::Key_Space);
        m_desk->settle();
        QCOMPARE(m_desk->currentRow(), 1);
        QVERIFY(!m_desk->isRead(1));
    }

    void anotherTextComesFirst()
    {
        const QByteArray korean = "## Daily Papers (2024-03-23)\n\n### [Title 2403.00001]"
                                  "(https://arxiv.org/abs/2403.00001)\n\n"
                                  "- 이 논문은 추론을 다룹니다. 이 요약은 한국어입니다.\n";
        m_desk->session.open({write(u"korean.md"_s, korean)});
        auto *tabs = m_desk->window.summary().findChild<QTabBar *>();
        QTRY_VERIFY(tabs->count() == 2);
        const QString before = tabs->tabText(tabs->currentIndex());
        QDialog *dialog = openSettings(u"Reading"_s);
        choose(*dialog, u"Language of texts"_s,
               before == u"English"_s ? u"Korean (한국어)"_s : u"English"_s);
        pressOk();
        QVERIFY(tabs->tabText(tabs->currentIndex()) != before);
    }

    // What the window is made with: it is made anew, and nothing has to be started again.
    void aLanguageAsksForAnotherWindow()
    {
        const QSignalSpy reopening(&m_desk->session, &Session::reopeningNeeded);
        QDialog *dialog = openSettings(u"Appearance"_s);
        choose(*dialog, u"Colours"_s, u"Dark"_s);
        pressOk();
        QCOMPARE(reopening.size(), 0);
        dialog = openSettings(u"Appearance"_s);
        choose(*dialog, u"Language"_s, u"한국어"_s);
        pressOk();
        QCOMPARE(reopening.size(), 1);

        // As main() goes on.
        close();
        translate(*qApp, u"ko"_s);
        reopen();
        const auto hasHangul = [](const QString &text) {
            return std::any_of(text.cbegin(), text.cend(),
                               [](QChar one) { return one.script() == QChar::Script_Hangul; });
        };
        QVERIFY(hasHangul(m_desk->window.actions()[Command::Refresh]->text()));
        translate(*qApp, u"en"_s);
        reopen();
        QCOMPARE(m_desk->window.actions()[Command::Refresh]->text(), u"Refresh"_s);
        for (QTranslator *one : qApp->findChildren<QTranslator *>())
            delete one;
        QLocale::setDefault(QLocale::c());
    }

    void versionsAreCopied()
    {
        m_desk->window.actions()[Command::About]->trigger();
        QDialog *dialog = nullptr;
        QTRY_VERIFY((dialog = m_desk->window.findChild<QDialog *>()) != nullptr);
        auto *versions = named<QPlainTextEdit>(u"Versions"_s);
        QVERIFY(versions);
        withText<QPushButton>(*dialog, u"Copy the versions"_s)->click();
        const QString copied = QApplication::clipboard()->text();
        QCOMPARE(copied, versions->toPlainText());
        for (const QString &part : QStringList{
                 u"Broadsheet "_s, QString(u"Qt "_s + QString::fromLatin1(qVersion())),
                 u"SQLite 3."_s, u"Library schema "_s, u"offscreen"_s, QSysInfo::kernelVersion()})
            QVERIFY2(copied.contains(part), qPrintable(part));
        QVERIFY(!copied.contains(QDir::homePath() + u'/'));
        dialog->close();
    }
};

BROADSHEET_TEST(TestWindowSettings, QApplication)
#include "tst_window_settings.moc"
