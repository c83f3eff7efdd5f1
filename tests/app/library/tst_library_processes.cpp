// Several users of one file: two libraries, two processes, one of them killed.
#include "Builders.h"
#include "sqlite/Transaction.h"
#include "support/Runner.h"

// Only to hold the lock as another process does.
#include "sqlite/Database.h"

#include <QCoreApplication>
#include <QProcess>
#include <QSignalSpy>

#include <csignal>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace broadsheet;
using namespace broadsheet::test;

namespace {

PaperReport numbered(int number)
{
    return report(QString::number(number), u"Title "_s + QString::number(number), number,
                  {u"Ada"_s}, u"- 요약 "_s + QString::number(number));
}

QList<PaperReport> numberedFrom(int first, int count)
{
    QList<PaperReport> papers;
    for (int i = 0; i < count; ++i)
        papers.append(numbered(first + i));
    return papers;
}

// The other process: stars a paper, and is killed as soon as the library says that it is done.
// Arguments: the library's path, the paper's id.
int starAndDie(const QStringList &arguments)
{
    const auto library = opened(arguments[0]);
    must(library->mark({Mark::Starred, true, {arguments[1]}}));
    ::kill(::getpid(), SIGKILL);
    std::abort();
}

// The other process: marks papers as read and unread many times. Argument: the library's path.
int markOften(const QStringList &arguments)
{
    const auto library = opened(arguments[0]);
    for (int i = 0; i < 100; ++i)
        must(library->mark({Mark::Read, i % 2 == 0, {u"1"_s, u"2"_s, u"3"_s}}));
    return 0;
}

} // namespace

class TestLibraryProcesses final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void aStarSurvivesAKill();
    void acceptedMarksAreFinishedOnClosing();
    void closingAbandonsIndexingForNextTime();
    void twoLibrariesShareAFile();
    void anotherProcessMarksWhileThisOneStores();
    void aLongLockIsAClearError();
    void readingGoesOnWhileAnotherWrites();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void TestLibraryProcesses::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"library.sqlite"_s);
}

void TestLibraryProcesses::aStarSurvivesAKill()
{
    must(opened(m_path)->store({day(QDate(2024, 1, 1), numberedFrom(1, 20))}));
    for (int i = 1; i <= 10; ++i) {
        QProcess process;
        process.start(QCoreApplication::applicationFilePath(),
                      {u"starAndDie"_s, m_path, QString::number(i)});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitStatus(), QProcess::CrashExit);
        QCOMPARE(process.exitCode(), SIGKILL);
        QCOMPARE(must(opened(m_path)->counts()).starred, i);
    }
}

void TestLibraryProcesses::acceptedMarksAreFinishedOnClosing()
{
    QList<QFuture<Result<ChangeSet>>> marks;
    {
        const auto library = opened(m_path);
        library->store({day(QDate(2024, 1, 1), numberedFrom(1, 200))});
        for (int i = 1; i <= 200; ++i)
            marks.append(library->mark({Mark::Starred, true, {QString::number(i)}}));
    }
    for (QFuture<Result<ChangeSet>> &mark : marks) {
        QVERIFY(mark.isFinished());
        QVERIFY(mark.result());
    }
    QCOMPARE(must(opened(m_path)->counts()).starred, 200);
}

void TestLibraryProcesses::closingAbandonsIndexingForNextTime()
{
    QFuture<Result<void>> indexed;
    {
        const auto library = opened(m_path);
        library->store({day(QDate(2024, 1, 1), numberedFrom(1, 3000))});
        indexed = library->indexed();
    }
    QVERIFY(indexed.isFinished());
    QCOMPARE(indexed.resultCount(), 1);
    if (!indexed.result())
        QCOMPARE(indexed.result().error().kind, ErrorKind::Cancelled);
    const auto library = opened(m_path);
    must(library->indexed());
    QCOMPARE(must(library->info()).unindexed, 0);
    QCOMPARE(must(library->list({.search = u"요약"_s})).size(), 3000);
}

void TestLibraryProcesses::twoLibrariesShareAFile()
{
    const auto first = opened(m_path);
    const auto second = opened(m_path);
    QList<QFuture<Result<ChangeSet>>> writes;
    for (int i = 0; i < 20; ++i) {
        const QDate date = QDate(2024, 1, 1).addDays(i);
        writes.append(first->store({day(date, numberedFrom(i * 10, 10))}));
        writes.append(second->store({day(date, numberedFrom(i * 10 + 5, 10))}));
    }
    for (const QFuture<Result<ChangeSet>> &write : std::as_const(writes))
        must(write);
    QCOMPARE(must(first->counts()).all, 205);
    writes.clear();
    for (int i = 0; i < 200; ++i)
        writes.append((i % 2 ? first : second)->mark({Mark::Starred, true, {QString::number(i)}}));
    for (const QFuture<Result<ChangeSet>> &write : std::as_const(writes))
        must(write);
    QCOMPARE(must(first->counts()).starred, 200);
    QCOMPARE(must(second->counts()), must(first->counts()));
    QCOMPARE(must(first->list({})), must(second->list({})));
    must(first->indexed());
    QCOMPARE(must(second->list({.search = u"요약"_s})).size(), 205);
    for (int i = 0; i < 200; ++i)
        must((i % 3 ? first : second)->undo());
    QCOMPARE(must(second->counts()).starred, 0);
}

void TestLibraryProcesses::anotherProcessMarksWhileThisOneStores()
{
    const auto library = opened(m_path);
    must(library->store({day(QDate(2024, 1, 1), numberedFrom(1, 10))}));
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(), {u"markOften"_s, m_path});
    QVERIFY(process.waitForStarted());
    for (int i = 0; i < 60; ++i)
        must(library->store({day(QDate(2024, 1, 1).addDays(i), numberedFrom(i * 20, 20))}));
    QVERIFY(process.waitForFinished(120'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
    QCOMPARE(must(library->counts()).all, 1200);
    QCOMPARE(must(library->info()).events, 300);
}

void TestLibraryProcesses::aLongLockIsAClearError()
{
    const auto library = opened(m_path);
    must(library->store({day(QDate(2024, 1, 1), numberedFrom(1, 3))}));
    must(library->indexed());
    Database other(m_path, Database::Access::ReadWrite);
    {
        const Transaction lock(other);
        const Result<ChangeSet> mark = library->mark({Mark::Read, true, {u"1"_s}}).result();
        QVERIFY(!mark);
        QCOMPARE(mark.error().kind, ErrorKind::Storage);
        QVERIFY(mark.error().message.contains(m_path));
    }
    must(library->mark({Mark::Read, true, {u"1"_s}}));
    QCOMPARE(must(library->info()).events, 1);
}

void TestLibraryProcesses::readingGoesOnWhileAnotherWrites()
{
    must(opened(m_path)->store({day(QDate(2024, 1, 1), numberedFrom(1, 3))}));
    Database other(m_path, Database::Access::ReadWrite);
    std::unique_ptr<Library> library;
    QFuture<Result<void>> indexed;
    {
        const Transaction lock(other);
        other.execute(u"UPDATE mark SET indexed = 0"_s);
        library = opened(m_path); // opening does not wait either
        indexed = library->indexed();
        QCOMPARE(must(library->list({})).size(), 3);
        QCOMPARE(must(library->days()).size(), 1);
        other.execute(u"UPDATE paper SET title = 'Changed'"_s);
        QCOMPARE(must(library->list({})).constFirst().title, u"Title 3"_s);
    }
    must(indexed);
    QCOMPARE(must(library->info()).unindexed, 0);
}

BROADSHEET_TEST(TestLibraryProcesses, QCoreApplication)
BROADSHEET_PROCESS(starAndDie)
BROADSHEET_PROCESS(markOften)

#include "tst_library_processes.moc"
