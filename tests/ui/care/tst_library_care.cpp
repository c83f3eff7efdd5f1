// What the window does for its library: the check, the day's backup, and the list of backups.
#include "support/DeskTest.h"
#include "support/Runner.h"

#include "care/LibraryCare.h"
#include "controls/NoticeBar.h"
#include "list/PaperListView.h"

// Only to find the pages that a test damages.
#include "library/OpenLibrary.h"
#include "sqlite/Migrations.h"

#include <QDir>
#include <QFile>
#include <QLabel>
#include <QSignalSpy>
#include <QTreeWidget>

#include <algorithm>

using namespace broadsheet;
using namespace Qt::StringLiterals;

class TestLibraryCare final : public DeskTest
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup()
    {
        m_care.reset();
        close();
    }

    void backsUpOnceADay();
    void listsWhatEachHolds();
    void aBackupThatFailsIsSaid();
    void asksBeforeItRestores();
    void damageIsSaidWithAWayOut();
    void aFileThatIsGoneIsSaidWithAWayOut();
    void closingWaitsForNothing();

private:
    void start();
    [[nodiscard]] QString path() const { return m_folder->filePath(u"library.sqlite"_s); }
    [[nodiscard]] QTreeWidget *table() const { return named<QTreeWidget>(u"Backups"_s); }

    std::unique_ptr<LibraryCare> m_care;
};

void TestLibraryCare::init()
{
    useNewFolder();
    reopen({write(u"22.md"_s, Desk::friday())});
    QTRY_COMPARE(m_desk->rows(), 3);
}

void TestLibraryCare::start()
{
    m_care = std::make_unique<LibraryCare>(path(), m_desk->window);
    QSignalSpy backedUp(m_care.get(), &LibraryCare::backedUp);
    m_desk->window.list().viewport()->update();
    QTRY_COMPARE(backedUp.size(), 1);
}

void TestLibraryCare::backsUpOnceADay()
{
    start();
    QCOMPARE(backupsOf(path()).size(), 1);
    QCOMPARE(m_desk->window.notice().noticeText().contains(u"backup"), false);
    m_care.reset();
    start();
    QCOMPARE(backupsOf(path()).size(), 1);
}

void TestLibraryCare::listsWhatEachHolds()
{
    start();
    m_desk->press(Qt::Key_S);
    m_desk->settle();
    m_desk->window.actions()[Command::Backups]->trigger();
    QTRY_VERIFY(table() != nullptr);
    QTRY_COMPARE(table()->topLevelItemCount(), 1);
    QCOMPARE(table()->topLevelItem(0)->text(1), u"3"_s); // papers
    QCOMPARE(table()->topLevelItem(0)->text(3), u"0"_s); // stars
    QTRY_VERIFY(button(u"Back up now"_s)->isEnabled());
    button(u"Back up now"_s)->click();
    QTRY_COMPARE(table()->topLevelItemCount(), 2);
    QCOMPARE(table()->topLevelItem(0)->text(3), u"1"_s);
    QCOMPARE(backupsOf(path()).size(), 2);
}

void TestLibraryCare::aBackupThatFailsIsSaid()
{
    start();
    m_desk->window.actions()[Command::Backups]->trigger();
    QTRY_VERIFY(button(u"Back up now"_s) != nullptr && button(u"Back up now"_s)->isEnabled());
    const QString folder = path() + u".backups"_s;
    QVERIFY(QDir().rename(folder, folder + u".away"_s));
    QFile inTheWay(folder);
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    button(u"Back up now"_s)->click();
    QVERIFY(!button(u"Back up now"_s)->isEnabled());
    QTRY_VERIFY(button(u"Back up now"_s)->isEnabled());
    const auto labels = table()->window()->findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(
        labels, [&](const QLabel *label) { return label->text().contains(folder); }));
}

void TestLibraryCare::asksBeforeItRestores()
{
    start();
    QSignalSpy asked(m_care.get(), &LibraryCare::reopeningRequested);
    m_desk->window.actions()[Command::Backups]->trigger();
    QTRY_VERIFY(button(u"Restore…"_s) != nullptr && button(u"Restore…"_s)->isEnabled());
    button(u"Restore…"_s)->click();
    QTRY_VERIFY(button(u"Restore"_s) != nullptr);
    QCOMPARE(asked.size(), 0);
    button(u"Restore"_s)->click();
    QTRY_COMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].toString(), backupsOf(path()).constFirst().path);
}

void TestLibraryCare::damageIsSaidWithAWayOut()
{
    close();
    qint64 page = 0;
    {
        const auto file = openLibrary(path(), schemaScripts());
        page = file->number(u"SELECT rootpage FROM sqlite_schema WHERE name = 'vote'"_s);
    }
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek((page - 1) * 4096));
        QCOMPARE(file.write(QByteArray(4096, '\xab')), 4096);
    }
    reopen();
    start();
    const NoticeBar &notice = m_desk->window.notice();
    QTRY_VERIFY2(notice.noticeText().contains(path()), qPrintable(notice.noticeText()));
    QCOMPARE(backupsOf(path()).size(), 0);
    QSignalSpy asked(m_care.get(), &LibraryCare::reopeningRequested);
    button(u"Start again"_s)->click();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].toString(), QString());
    m_care.reset();
    reopen(); // which rescues it
    QCOMPARE(m_desk->library->openingReport().messages.size(), 1);
    QTRY_COMPARE(m_desk->rows(), 3);
    start();
    QCOMPARE(backupsOf(path()).size(), 1);
}

void TestLibraryCare::aFileThatIsGoneIsSaidWithAWayOut()
{
    start();
    connect(m_desk->library.get(), &Library::fileLost, m_care.get(), &LibraryCare::sayLost);
    m_desk->settle();
    QVERIFY(QFile::remove(path()));
    const NoticeBar &notice = m_desk->window.notice();
    QTRY_VERIFY2(notice.noticeText().contains(path()), qPrintable(notice.noticeText()));
    m_desk->press(Qt::Key_S);
    m_desk->settle();
    QTRY_VERIFY(m_desk->isStarred(m_desk->currentRow()));
    QSignalSpy asked(m_care.get(), &LibraryCare::reopeningRequested);
    button(u"Start again"_s)->click();
    QCOMPARE(asked.size(), 1);
    m_care.reset();
    reopen();
    QTRY_COMPARE(m_desk->rows(), 3);
    QCOMPARE(m_desk->library->counts().result()->starred, 1);
}

void TestLibraryCare::closingWaitsForNothing()
{
    m_care = std::make_unique<LibraryCare>(path(), m_desk->window);
    m_desk->window.list().viewport()->repaint();
    m_care.reset(); // while it reads
    close();
    QCOMPARE(QDir(m_folder->path()).entryList({u"*-wal"_s, u"*.part-*"_s}), QStringList());
}

BROADSHEET_TEST(TestLibraryCare, QApplication)
#include "tst_library_care.moc"
