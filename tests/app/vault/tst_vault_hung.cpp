// A folder of notes on a disk that does not answer.
#include "NoteFolder.h"
#include "support/HungFile.h"
#include "support/Runner.h"

#include <QTest>

#include <future>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

class TestVaultHung final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDiskThatDoesNotAnswerIsLeftBehind();
};

void TestVaultHung::aDiskThatDoesNotAnswerIsLeftBehind()
{
    NoteFolder notes;
    notes.addPaper(1, u"First"_s);
    notes.mark(Mark::Starred, 1, true);
    QVERIFY(notes.vault->update());
    const QString path = notes.path(notes.files().first());
    QVERIFY(QFile::rename(path, notes.path(u"hung.md"_s)));
    std::stop_source stop;
    auto update = std::async(std::launch::async,
                             [&] { return notes.vault->update({}, false, stop.get_token()); });
    hungCalls.acquire();
    stop.request_stop();
    const Result<VaultReport> report = update.get();
    QVERIFY(!report);
    QCOMPARE(report.error().kind, ErrorKind::Cancelled);
    notes.vault.reset();
    notes.library.reset(); // nothing uses them any more

    // The next start brings the note up to date.
    notes.library = Library::open(notes.dir.filePath(u"library.sqlite"_s)).value();
    QVERIFY(notes.library->paper(NoteFolder::id(1)).result()->state.starred);
}

BROADSHEET_TEST(TestVaultHung, QCoreApplication)
#include "tst_vault_hung.moc"
