// Calls that write files fail, or are the last of the process, while a library is made, updated,
// copied, restored and rescued and papers are stored: the error is clear, and nothing is lost. Some
// of the calls fail, or all in turn with BROADSHEET_ALL_FAULTS=1.
#include "Harm.h"
#include "Journals.h"
#include "MarkModel.h"
#include "support/Faults.h"
#include "support/Runner.h"
#include "support/Unprivileged.h"

#include "rescue/Rescue.h"
#include "rescue/Restore.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QScopeGuard>

#include <filesystem>
#include <optional>

#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

// Of a job, where not all are.
constexpr int callsTried = isSanitized ? 4 : 6;
constexpr int killsTried = 4;

struct Trouble
{
    Faults::Then then;
    int call;
    int error;
    std::optional<Faults> faults = {};

    void begin() { faults.emplace(then, call, error); }
};

template<class T>
Result<void> outcomeOf(const Result<T> &result)
{
    if (!result)
        return Failure(result.error());
    return {};
}

QString copyOf(const QString &library)
{
    return library + u".copy"_s;
}

void harmPapers(const QString &library)
{
    const qint64 root = rootOf(library, u"text"_s);
    QByteArray bytes = bytesOf(library);
    bytes.replace((root - 1) * 4096, 4096, QByteArray(4096, '\xab'));
    writeBytes(library, bytes);
}

void makeOld(const QString &library)
{
    QDir().remove(library);
    QDir().remove(eventFileOf(library));
    const auto file = openLibrary(library, schemaScripts().first(1));
    file->execute(u"INSERT INTO paper (number, id, title, authors, day, media, video)"
                  " VALUES (7, '2403.00009', 'Old', '', '2024-03-20', '', 0)"_s);
    file->execute(
        u"INSERT INTO event VALUES ('e', 5, 'd', 'a', NULL, 'starred', '2403.00009', 1)"_s);
    file->execute(u"INSERT INTO state VALUES ('starred', '2403.00009', 1, 5, 'e')"_s);
}

// A backup of before the library lost its papers and got another mark.
void makeCopy(const QString &library)
{
    if (!backUpTo(library, copyOf(library)))
        qFatal("the test has no backup");
    const auto opening = opened(library);
    must(opening->forget(u"digest"_s));
    must(opening->mark({Mark::MuteWord, true, {u"other"_s}}));
}

struct Job
{
    const char *name;
    void (*prepare)(const QString &library);
    Result<void> (*run)(const QString &library, Trouble &trouble);
};

const Job jobs[] = {
    {"first start",
     [](const QString &path) {
         QFile::remove(path);
         QFile::remove(eventFileOf(path));
     },
     [](const QString &path, Trouble &trouble) {
         trouble.begin();
         return outcomeOf(Library::open(path));
     }},
    {"import", [](const QString &) {},
     [](const QString &path, Trouble &trouble) {
         const auto library = opened(path);
         trouble.begin();
         return outcomeOf(library->store(manyDays().first(5)).result());
     }},
    {"forget", [](const QString &) {},
     [](const QString &path, Trouble &trouble) {
         const auto library = opened(path);
         trouble.begin();
         return outcomeOf(library->forget(u"digest"_s).result());
     }},
    {"migrate", makeOld,
     [](const QString &path, Trouble &trouble) {
         trouble.begin();
         return outcomeOf(Library::open(path));
     }},
    {"back up", [](const QString &) {},
     [](const QString &path, Trouble &trouble) {
         trouble.begin();
         return outcomeOf(addBackup(path));
     }},
    {"back up over an older copy", makeCopy,
     [](const QString &path, Trouble &trouble) {
         trouble.begin();
         return outcomeOf(backUpTo(path, copyOf(path)));
     }},
    {"restore", makeCopy,
     [](const QString &path, Trouble &trouble) {
         trouble.begin();
         return outcomeOf(restoreLibrary(path, copyOf(path)));
     }},
    {"rescue", harmPapers,
     [](const QString &path, Trouble &trouble) {
         trouble.begin();
         return outcomeOf(checkLibrary(path));
     }},
    {"rescue of a lost library", [](const QString &path) { QFile::remove(path); },
     [](const QString &path, Trouble &trouble) {
         trouble.begin();
         return outcomeOf(Library::open(path));
     }},
};

// The other process. Arguments: the library's path, the place of the job, the call.
int jobUntilKilled(const QStringList &arguments)
{
    Trouble death{.then = Faults::Then::Die, .call = arguments[2].toInt(), .error = 0};
    return jobs[arguments[1].toInt()].run(arguments[0], death) ? 0 : 1;
}

int distanceOf(int calls, int tried)
{
    return qEnvironmentVariableIsSet("BROADSHEET_ALL_FAULTS") ? 1 : std::max(1, calls / tried);
}

// Opens the library once, as the next start of the program does.
Seen seenWhenOpened(const QString &path)
{
    opened(path).reset();
    if (!checkLibrary(path))
        qFatal("the library is not whole");
    opened(path).reset(); // it can have been rescued
    return seenIn(path);
}

} // namespace

class TestRescueFaults final : public QObject, private TemporaryLibrary
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void callsFail_data();
    void callsFail();
    void callsAreTheLast_data() { callsFail_data(); }
    void callsAreTheLast();
    void aFullDisk();
    void aFolderThatCannotBeWritten_data();
    void aFolderThatCannotBeWritten();

private:
    [[nodiscard]] int prepared(const Job &job);
    void tryCall(const Job &job, Trouble &trouble);
    void checkAfter(bool isDone);
    void copyFolder(const QString &from, const QString &to)
    {
        std::filesystem::remove_all(to.toStdString());
        std::filesystem::copy(from.toStdString(), to.toStdString(),
                              std::filesystem::copy_options::recursive);
    }

    QString m_before; // a folder with the library and what is beside it
    QString m_work;
    Seen m_seenBefore;
    Seen m_seenAfter;
};

void TestRescueFaults::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_before = m_folder->filePath(u"before"_s);
    m_work = m_folder->filePath(u"work"_s);
    QDir().mkpath(m_before);
    const auto library = opened(m_before + u"/library.sqlite"_s);
    must(library->store(threeDays()));
    must(library->indexed());
    must(library->mark({Mark::Starred, true, {u"2403.00001"_s}}));
    must(library->mark(
        {.mark = Mark::Note, .on = true, .subjects = {u"2403.00002"_s}, .text = u"note"_s}));
    m_path = m_work + u"/library.sqlite"_s;
}

void TestRescueFaults::callsFail_data()
{
    QTest::addColumn<int>("place");
    for (int place = 0; place < int(std::size(jobs)); ++place)
        QTest::newRow(jobs[place].name) << place;
}

// How many calls the job takes. Sees what is there before and after.
int TestRescueFaults::prepared(const Job &job)
{
    job.prepare(m_before + u"/library.sqlite"_s);
    copyFolder(m_before, m_work);
    m_seenBefore = seenWhenOpened(m_path);
    copyFolder(m_before, m_work);
    Trouble none{.then = Faults::Then::Nothing, .call = 0, .error = 0};
    if (!job.run(m_path, none))
        qFatal("the job fails by itself");
    const int calls = Faults::calls();
    none.faults.reset();
    m_seenAfter = seenWhenOpened(m_path);
    return calls;
}

void TestRescueFaults::callsFail()
{
    QFETCH(const int, place);
    const Job &job = jobs[place];
    const int calls = prepared(job);
    QVERIFY(calls > 0);
    const int distance = distanceOf(calls, callsTried);
    int first = 0;
    for (const Faults::Then then : {Faults::Then::FailOnce, Faults::Then::FailFromNow}) {
        for (const int error : {EIO, ENOSPC}) {
            for (int call = 1 + first++ * distance / 4; call <= calls; call += distance) {
                Trouble trouble{.then = then, .call = call, .error = error};
                tryCall(job, trouble);
                if (QTest::currentTestFailed()) {
                    qInfo("call %d of %d, error %d, for ever: %d", call, calls, error,
                          int(then == Faults::Then::FailFromNow));
                    return;
                }
            }
        }
    }
}

void TestRescueFaults::tryCall(const Job &job, Trouble &trouble)
{
    copyFolder(m_before, m_work);
    const Result<void> outcome = job.run(m_path, trouble);
    trouble.faults.reset();
    if (!outcome)
        QVERIFY2(outcome.error().message.contains(m_work), qPrintable(outcome.error().message));
    const QStringList leftOver = QDir(m_work).entryList({u"*.part-*"_s}, QDir::Files) +
                                 QDir(backupFolder(m_path)).entryList({u"*.part-*"_s}, QDir::Files);
    QVERIFY2(leftOver.isEmpty(), qPrintable(leftOver.join(u' ')));
    checkAfter(outcome.has_value());
}

void TestRescueFaults::callsAreTheLast()
{
    QFETCH(const int, place);
    const int calls = prepared(jobs[place]);
    const int distance = distanceOf(calls, killsTried);
    for (int call = 1 + place * distance / int(std::size(jobs)); call <= calls; call += distance) {
        copyFolder(m_before, m_work);
        const int status = QProcess::execute(
            QCoreApplication::applicationFilePath(),
            {u"jobUntilKilled"_s, m_path, QString::number(place), QString::number(call)});
        checkAfter(status == 0);
        if (QTest::currentTestFailed()) {
            qInfo("call %d of %d", call, calls);
            return;
        }
    }
}

void TestRescueFaults::checkAfter(bool isDone)
{
    const Seen seen = seenWhenOpened(m_path);
    if (isDone || seen != m_seenBefore) {
        QCOMPARE(seen.papers, m_seenAfter.papers);
        QCOMPARE(seen.marks, m_seenAfter.marks);
    }
    compareJournals(m_path);
    QList<Backup> backups = backupsOf(m_path);
    if (QFile::exists(copyOf(m_path)))
        backups.append(heldBy(copyOf(m_path)).value());
    for (const Backup &backup : std::as_const(backups))
        QVERIFY2(!backup.problem, qPrintable(backup.path));
}

void TestRescueFaults::aFullDisk()
{
    QDir().mkpath(m_work);
    const QByteArray place = QFile::encodeName(m_work);
    if (::mount("tmpfs", place.constData(), "tmpfs", 0, "size=4m") != 0)
        QSKIP("No small disk can be made here: that needs the rights of root.");
    const auto unmount = qScopeGuard([&place] { ::umount2(place.constData(), MNT_DETACH); });
    const QString filler = m_work + u"/filler"_s;
    std::filesystem::copy(m_before.toStdString(), m_work.toStdString(),
                          std::filesystem::copy_options::recursive |
                              std::filesystem::copy_options::overwrite_existing);
    Marks marks = marksIn(m_path);
    for (int free = 0; free < 2'000'000; free = free * 2 + 10'000) {
        auto library = opened(m_path);
        {
            QFile file(filler);
            QVERIFY(file.open(QIODevice::WriteOnly));
            while (file.write(QByteArray(4096, 'x')) == 4096 && file.flush()) {
            }
            file.resize(std::max<qint64>(file.size() - free, 0));
        }
        for (int number = 0; number < 10; ++number) {
            const Marking marking{.mark = Mark::MuteWord,
                                  .on = true,
                                  .subjects = {u"%1 of %2"_s.arg(number).arg(free)}};
            if (library->mark(marking).result())
                apply(marking, marks);
        }
        (void)library->store(manyDays().first(20)).result();
        library.reset();
        const auto backup = addBackup(m_path);
        QVERIFY(backup || backup.error().kind == ErrorKind::Storage);
        QVERIFY(QFile::remove(filler));
        QCOMPARE(seenWhenOpened(m_path).marks, marks);
        compareJournals(m_path);
        library = opened(m_path);
        must(library->forget(u"digest"_s));
    }
}

void TestRescueFaults::aFolderThatCannotBeWritten_data()
{
    QTest::addColumn<int>("place");
    for (int place = 0; place < int(std::size(jobs)); ++place)
        if (qstrcmp(jobs[place].name, "back up over an older copy") != 0)
            QTest::newRow(jobs[place].name) << place;
}

void TestRescueFaults::aFolderThatCannotBeWritten()
{
    QFETCH(const int, place);
    const Job &job = jobs[place];
    job.prepare(m_before + u"/library.sqlite"_s);
    copyFolder(m_before, m_work);
    ::chmod(QFile::encodeName(m_folder->path()).constData(), 0755);
    ::chmod(QFile::encodeName(m_work).constData(), 0555);
    const auto files = QDir(m_work).entryInfoList(QDir::Files);
    QMap<QString, QByteArray> before;
    for (const QFileInfo &file : files) {
        ::chmod(QFile::encodeName(file.filePath()).constData(), 0444);
        before[file.filePath()] = bytesOf(file.filePath());
    }
    {
        const Unprivileged nobody;
        Trouble none{.then = Faults::Then::Nothing, .call = 0, .error = 0};
        const Result<void> outcome = job.run(m_path, none);
        QVERIFY(!outcome);
        QVERIFY(outcome.error().message.contains(m_work));
    }
    for (const auto &[path, bytes] : before.asKeyValueRange())
        QCOMPARE(bytesOf(path), bytes);
    QCOMPARE(QDir(m_work).entryInfoList(QDir::Files).size(), before.size());
    ::chmod(QFile::encodeName(m_work).constData(), 0755);
}

BROADSHEET_TEST(TestRescueFaults, QCoreApplication)
BROADSHEET_PROCESS(jobUntilKilled)
#include "tst_rescue_faults.moc"
