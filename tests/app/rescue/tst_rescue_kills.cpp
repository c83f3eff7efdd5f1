// A process that does everything at full speed is killed from outside at random moments. What it
// reported as done is there, and nothing is half done. BROADSHEET_KILLS says how often.
#include "Harm.h"
#include "Journals.h"
#include "MarkModel.h"
#include "support/Runner.h"

#include "rescue/Restore.h"

#include <QDeadlineTimer>
#include <QProcess>

#include <csignal>
#include <cstdio>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int firstPapers = 40;
constexpr int papersOfADay = 5;

QString killedId(int number)
{
    return u"2404."_s + QString::number(10'000 + number);
}

QList<DayReport> dayOf(int number)
{
    QList<PaperReport> papers;
    for (int i = 0; i < papersOfADay; ++i) {
        const int paper = firstPapers + number * papersOfADay + i;
        papers.append(report(killedId(paper), u"Title %1"_s.arg(paper), i, {u"Ada"_s}));
    }
    return {day(QDate(2024, 5, 1).addDays(number), papers, u"huggingFace"_s)};
}

// What a user does without a pause. Two processes with the same seed do the same.
class Doer final
{
public:
    Doer(const QString &path, quint32 seed)
        : m_path(path), m_random(seed), m_library(opened(path)), m_days(int(seed) * 20)
    {
        for (int i = 0; i < firstPapers; ++i)
            m_known.papers.append(killedId(i));
        m_known.names = {u"Ada"_s, u"Bo"_s};
        m_known.words = {u"one"_s, u"둘"_s, u"three\n\tlines"_s};
    }

    [[nodiscard]] bool next()
    {
        const int choice = m_random.bounded(100);
        if (choice < 50)
            return mark();
        if (choice < 60)
            return markAll();
        if (choice < 74)
            return isDone(m_library->undo().result());
        if (choice < 84)
            return isDone(m_library->redo().result());
        if (choice < 92)
            return m_library->store(dayOf(m_days++)).result().has_value();
        if (choice < 96)
            return backUp();
        return choice < 98 ? reopen() : restore();
    }

private:
    [[nodiscard]] static bool isDone(const Result<UndoOutcome> &outcome)
    {
        return outcome || outcome.error().kind == ErrorKind::NotFound;
    }
    [[nodiscard]] bool mark()
    {
        const std::optional<Marking> marking = anyMarking(m_random, m_known);
        return !marking || m_library->mark(*marking).result();
    }
    [[nodiscard]] bool markAll()
    {
        QList<qint32> numbers;
        const QList<PaperRow> rows = must(
            m_library->rows({PaperId{killedId(1)}, PaperId{killedId(2)}, PaperId{killedId(3)}}));
        for (const PaperRow &row : rows)
            numbers.append(row.number);
        return m_library->toggle(Mark::Read, numbers).result().has_value();
    }
    [[nodiscard]] bool backUp()
    {
        const Result<Backup> backup = addBackup(m_path);
        if (backup)
            m_backup = backup->path;
        return backup.has_value();
    }
    [[nodiscard]] bool reopen()
    {
        m_library.reset();
        m_library = opened(m_path);
        return true;
    }
    // The backup is made first, so that the library has the same papers afterwards.
    [[nodiscard]] bool restore()
    {
        if (!backUp())
            return false;
        m_library.reset();
        const bool isRestored = restoreLibrary(m_path, m_backup).has_value();
        m_library = opened(m_path);
        return isRestored;
    }

    QString m_path;
    QString m_backup;
    QRandomGenerator m_random;
    std::unique_ptr<Library> m_library;
    MarkWords m_known;
    int m_days; // that were stored, of all
};

// The other process: a line of output for each thing that is done. Arguments: the library's path,
// the seed.
int doUntilKilled(const QStringList &arguments)
{
    Doer doer(arguments[0], arguments[1].toUInt());
    while (doer.next()) {
        std::puts("done");
        std::fflush(stdout);
    }
    return 1;
}

void copyLibrary(const QString &from, const QString &to)
{
    for (const QString &suffix : {QString(), u".journal"_s})
        writeBytes(to + suffix, bytesOf(from + suffix));
}

} // namespace

class TestRescueKills final : public QObject, private TemporaryLibrary
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatWasReportedIsThere();

private:
    [[nodiscard]] qsizetype doneUntilKilled(quint32 seed);
    void checkWhole();
    void compareWithTheSame(qsizetype done, quint32 seed, const QString &before);

    QRandomGenerator m_random{20'261'126};
};

void TestRescueKills::init()
{
    create();
    QList<PaperReport> papers;
    for (int paper = 0; paper < firstPapers; ++paper)
        papers.append(report(killedId(paper), u"Title %1"_s.arg(paper), paper, {u"Ada"_s}));
    must(m_library->store({day(QDate(2024, 4, 1), papers)}));
    m_library.reset();
}

void TestRescueKills::whatWasReportedIsThere()
{
    bool isNumber = false;
    const int asked = qEnvironmentVariableIntValue("BROADSHEET_KILLS", &isNumber);
    const quint32 kills = isNumber ? quint32(asked) : 15;
    const QString before = m_folder->filePath(u"before.sqlite"_s);
    qsizetype things = 0;
    for (quint32 seed = 1; seed <= kills; ++seed) {
        copyLibrary(m_path, before);
        const qsizetype done = doneUntilKilled(seed);
        checkWhole();
        compareWithTheSame(done, seed, before);
        if (QTest::currentTestFailed()) {
            qInfo("kill %u, after %d things", seed, int(done));
            return;
        }
        things += done;
    }
    qInfo("%u kills during %d things", kills, int(things));
    QVERIFY(things > 0);
}

// How many things the process has reported when it is killed: a little after one of them.
qsizetype TestRescueKills::doneUntilKilled(quint32 seed)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(),
                  {u"doUntilKilled"_s, m_path, QString::number(seed)});
    QByteArray reported;
    const int wanted = m_random.bounded(30);
    while (reported.count('\n') < wanted && process.waitForReadyRead(60'000))
        reported += process.readAllStandardOutput();
    const QDeadlineTimer moment(std::chrono::microseconds(m_random.bounded(20'000)),
                                Qt::PreciseTimer);
    while (!moment.hasExpired() && process.state() == QProcess::Running)
        process.waitForReadyRead(0);
    process.kill(); // SIGKILL
    process.waitForFinished(60'000);
    if (process.exitStatus() != QProcess::CrashExit || process.exitCode() != SIGKILL)
        qFatal("the process ended by itself: %d", process.exitCode());
    reported += process.readAllStandardOutput();
    return reported.count('\n');
}

// Opens the library once, as the next start of the program does.
void TestRescueKills::checkWhole()
{
    m_library = opened(m_path);
    QCOMPARE(m_library->openingReport().messages, QStringList());
    m_library.reset();
    compareJournals(m_path);
    const QList<Backup> backups = backupsOf(m_path);
    for (const Backup &backup : backups)
        QVERIFY2(!backup.problem, qPrintable(backup.path));
}

// All that was reported, and perhaps what was under way.
void TestRescueKills::compareWithTheSame(qsizetype done, quint32 seed, const QString &before)
{
    const Seen now = seenIn(m_path);
    Doer doer(before, seed);
    for (qsizetype number = 0; number < done; ++number)
        QVERIFY(doer.next());
    if (seenIn(before) == now)
        return;
    QVERIFY(doer.next());
    QCOMPARE(seenIn(before).papers, now.papers);
    QCOMPARE(seenIn(before).marks, now.marks);
}

BROADSHEET_TEST(TestRescueKills, QCoreApplication)
BROADSHEET_PROCESS(doUntilKilled)
#include "tst_rescue_kills.moc"
