// Notes in and out of the window: the folder of notes, digests with notes, and the settings of
// both.
#include "support/DeskTest.h"
#include "support/Files.h"
#include "support/Runner.h"

#include "controls/NoticeBar.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace broadsheet;

class TestWindowVault final : public DeskTest
{
    Q_OBJECT

private:
    [[nodiscard]] QString folder() const { return m_folder->filePath(u"notes"_s); }
    [[nodiscard]] QByteArray note(const QString &name) const
    {
        return test::bytesOf(QDir(folder()).filePath(name));
    }
    [[nodiscard]] QString noticeText() const { return m_desk->window.notice().noticeText(); }
    [[nodiscard]] QString noteOf(const PaperId &id) const
    {
        return m_desk->library->paper(id).result()->note;
    }
    [[nodiscard]] QDialog *dialogCalled(const QString &title) const
    {
        for (QDialog *dialog : m_desk->window.findChildren<QDialog *>())
            if (dialog->windowTitle() == title && dialog->isVisible())
                return dialog;
        return nullptr;
    }
    void openWithFolder()
    {
        QVERIFY(QDir().mkpath(folder()));
        reopen({write(u"2024-03-22.md"_s, Desk::friday())}, [this](Settings &settings) {
            settings.setText(SettingsTable::vaultFolder, folder());
        });
        QTRY_COMPARE(m_desk->rows(), 3);
    }

private Q_SLOTS:
    void init() { useNewFolder(); }
    void cleanup() { close(); }
    void aStarMakesANote();
    void aNoteFromAnEditorComesBack();
    void aFolderThatIsNotThereIsSaid();
    void theFolderIsASetting();
    void exportsHaveNotes();
    void notesOfADigestAreTakenOnRequest();
};

void TestWindowVault::aStarMakesANote()
{
    openWithFolder();
    QTRY_COMPARE(m_desk->currentTitle(), u"Beta"_s);
    m_desk->press(Qt::Key_S);
    QTRY_VERIFY(note(u"Beta.md"_s).contains("starred: true\n"));
    m_desk->press(Qt::Key_S);
    QTRY_VERIFY(note(u"Beta.md"_s).contains("starred: false\n"));
}

void TestWindowVault::aNoteFromAnEditorComesBack()
{
    openWithFolder();
    QTRY_COMPARE(m_desk->currentTitle(), u"Beta"_s);
    m_desk->press(Qt::Key_S);
    QTRY_VERIFY(!note(u"Beta.md"_s).isEmpty());
    const PaperId id = m_desk->currentId();
    QByteArray text = note(u"Beta.md"_s);
    text.replace("<!-- broadsheet:note -->\n", "<!-- broadsheet:note -->\nFrom an editor\n");
    QFile file(QDir(folder()).filePath(u"Beta.md"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    file.close();
    QEvent back(QEvent::WindowActivate);
    QApplication::sendEvent(&m_desk->window, &back);
    QTRY_COMPARE(noteOf(id), u"From an editor"_s);
    QTRY_VERIFY2(noticeText().contains(u"1 note"_s), qPrintable(noticeText()));
}

void TestWindowVault::aFolderThatIsNotThereIsSaid()
{
    reopen({write(u"2024-03-22.md"_s, Desk::friday())},
           [this](Settings &settings) { settings.setText(SettingsTable::vaultFolder, folder()); });
    QTRY_VERIFY2(noticeText().contains(folder()), qPrintable(noticeText()));
    QVERIFY(!QDir(folder()).exists());
}

void TestWindowVault::theFolderIsASetting()
{
    reopen();
    m_desk->press(Qt::Key_Comma, Qt::ControlModifier);
    QTRY_VERIFY(dialogCalled(u"Settings"_s));
    QDialog *dialog = dialogCalled(u"Settings"_s);
    auto *pages = dialog->findChild<QListWidget *>();
    pages->setCurrentItem(pages->findItems(u"Folder of notes"_s, Qt::MatchExactly).value(0));
    const auto visibleField = [dialog]() -> QLineEdit * {
        for (QLineEdit *field : dialog->findChildren<QLineEdit *>())
            if (field->isVisible() && field->placeholderText() == u"None"_s)
                return field;
        return nullptr;
    };
    QVERIFY(visibleField());
    QPushButton *ok = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
    visibleField()->setText(u"Notes"_s);
    QVERIFY(!ok->isEnabled()); // no whole path
    visibleField()->setText(u"~/Notes"_s);
    QVERIFY(ok->isEnabled());
    ok->click();
    QCOMPARE(m_desk->settings.text(SettingsTable::vaultFolder), QDir::homePath() + u"/Notes"_s);
}

void TestWindowVault::exportsHaveNotes()
{
    reopen({write(u"2024-03-22.md"_s, Desk::friday())});
    QTRY_COMPARE(m_desk->rows(), 3);
    const PaperId id = m_desk->currentId();
    QVERIFY(m_desk->library
                ->mark({.mark = Mark::Note, .on = true, .subjects = {id.text}, .text = u"Mine"_s})
                .result());
    const auto copied = [this](bool withNotes, bool byWeek) {
        m_desk->press(Qt::Key_E, Qt::ControlModifier);
        if (!QTest::qWaitFor([this] { return dialogCalled(u"Export papers"_s) != nullptr; },
                             test::longest))
            return QString();
        QDialog *dialog = dialogCalled(u"Export papers"_s);
        for (QComboBox *box : dialog->findChildren<QComboBox *>()) {
            if (box->findText(u"Markdown digest"_s) >= 0)
                box->setCurrentIndex(box->findText(u"Markdown digest"_s));
            if (byWeek && box->accessibleName() == u"Grouping"_s)
                box->setCurrentIndex(1);
        }
        withText<QCheckBox>(*dialog, u"With my notes and tags"_s)->setChecked(withNotes);
        QApplication::clipboard()->clear();
        withText<QAbstractButton>(*dialog, u"Copy"_s)->click();
        (void)QTest::qWaitFor([] { return !QApplication::clipboard()->text().isEmpty(); },
                              test::longest);
        activateWindow();
        return QApplication::clipboard()->text();
    };
    const QString plain = copied(false, false);
    QVERIFY2(plain.startsWith(u"## Daily Papers (2024-03-22)"_s), qPrintable(plain));
    QVERIFY(!plain.contains(u"Mine"_s));
    const QString noted = copied(true, true);
    QVERIFY2(noted.contains(u"\n> Mine\n"_s), qPrintable(noted));
    QVERIFY(noted.contains(u"# Week 12 of 2024\n"_s));
}

void TestWindowVault::notesOfADigestAreTakenOnRequest()
{
    const QByteArray noted = "## Daily Papers (2024-03-22)\n\n"
                             "### [Beta](https://arxiv.org/abs/2403.00002)\n\n- text\n\n"
                             "<!-- broadsheet:note {\"paper\":\"2403.00002\"} -->\n> Theirs\n"
                             "<!-- /broadsheet:note -->\n";
    reopen({write(u"noted.md"_s, noted)});
    const PaperId id{u"2403.00002"_s};
    QTRY_VERIFY2(noticeText().contains(u"1 paper"_s), qPrintable(noticeText()));
    QCOMPARE(noteOf(id), QString());
    QTRY_VERIFY(button(u"Take the notes as mine"_s));
    button(u"Take the notes as mine"_s)->click();
    QTRY_COMPARE(noteOf(id), u"Theirs"_s);
    QTRY_VERIFY2(noticeText().contains(u"1 note"_s), qPrintable(noticeText()));
}

BROADSHEET_TEST(TestWindowVault, QApplication)
#include "tst_window_vault.moc"
