// Every call that writes a file fails, or is the last of the process: what was reported as done is
// there, nothing is half done, and both journals say the same.
#include "Journals.h"
#include "support/Faults.h"
#include "support/Files.h"
#include "support/Runner.h"

// For the events that are to be written and the file that is to be compacted.
#include "journal/EventFileKeeper.h"
#include "library/OpenLibrary.h"
#include "sqlite/Migrations.h"
#include "sqlite/Transaction.h"

#include <QCoreApplication>
#include <QProcess>
#include <QRandomGenerator>

#include <csignal>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace broadsheet;
using namespace broadsheet::test;

namespace {

constexpr int paperCount = 6;

QString paperId(quint32 number)
{
    return u"2403.0000"_s + QString::number(number + 1);
}

QList<DayReport> somePapers()
{
    QList<PaperReport> papers;
    for (int i = 0; i < paperCount; ++i)
        papers.append(report(paperId(i), u"Title "_s + QString::number(i)));
    return {day(QDate(2024, 3, 20), papers)};
}

// What the user does, so that two processes can do the same.
class Gestures final
{
public:
    explicit Gestures(quint32 seed) : m_random(seed) {}

    // Undo where there is no marking.
    std::optional<Marking> next()
    {
        const QString id = paperId(m_random.bounded(quint32(paperCount)));
        const QString word = QString::number(m_random.bounded(1000));
        const bool on = m_random.bounded(2) == 1;
        switch (m_random.bounded(5)) {
        case 0:
            return Marking{.mark = Mark::Starred, .on = on, .subjects = {id}};
        case 1:
            return Marking{.mark = Mark::Tag, .on = on, .subjects = {id}, .text = u"tag"_s};
        case 2:
            return Marking{.mark = Mark::Note, .on = true, .subjects = {id}, .text = word};
        case 3:
            return Marking{
                .mark = Mark::Read, .on = on, .subjects = {paperId(0), paperId(1), paperId(2)}};
        default:
            return {};
        }
    }

private:
    QRandomGenerator m_random;
};

Result<void> perform(Library &library, const std::optional<Marking> &marking)
{
    if (marking)
        return library.mark(*marking).result().map([](const ChangeSet &) {});
    const Result<UndoOutcome> undone = library.undo().result();
    if (!undone && undone.error().kind != ErrorKind::NotFound)
        return Failure(undone.error());
    return {};
}

// The other process: one gesture after the other, and a line of output for each that is done. It
// ends in the middle of one of its calls. Arguments: the library's path, the seed, the call.
int markUntilKilled(const QStringList &arguments)
{
    const Faults death(Faults::Then::Die, arguments[2].toInt());
    const auto library = opened(arguments[0]);
    Gestures gestures(arguments[1].toUInt());
    for (;;) {
        if (!perform(*library, gestures.next()))
            return 1;
        std::puts("done");
        std::fflush(stdout);
    }
}

// Copies the library and what is beside it.
void copyFiles(const QString &from, const QString &to)
{
    for (const QString &suffix : {QString(), u"-wal"_s, u".journal"_s}) {
        QFile::remove(to + suffix);
        if (QFile::exists(from + suffix))
            writeBytes(to + suffix, bytesOf(from + suffix));
    }
}

} // namespace

class TestLibraryFaults final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void killedAtAnyCall_data();
    void killedAtAnyCall();
    void everyCallFails_data();
    void everyCallFails();
    void aLargeGestureThatStopsHalfWay();
    void everyCallOfCompactionFails_data();
    void everyCallOfCompactionFails();

private:
    void checkBoth();

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void TestLibraryFaults::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"library.sqlite"_s);
    must(opened(m_path)->store(somePapers()));
}

// Opens the library once, as the next start of the program does.
void TestLibraryFaults::checkBoth()
{
    opened(m_path).reset();
    compareJournals(m_path);
}

void TestLibraryFaults::killedAtAnyCall_data()
{
    QTest::addColumn<int>("first");
    QTest::newRow("opening") << 1;
    QTest::newRow("first gestures") << 16;
    QTest::newRow("more") << 200;
}

void TestLibraryFaults::killedAtAnyCall()
{
    QFETCH(const int, first);
    const QString before = m_folder->filePath(u"before"_s);
    const QString expected = m_folder->filePath(u"expected"_s);
    for (int call = first; call < first + 15; ++call) {
        copyFiles(m_path, before);
        QProcess process;
        process.start(QCoreApplication::applicationFilePath(),
                      {u"markUntilKilled"_s, m_path, QString::number(call), QString::number(call)});
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitStatus(), QProcess::CrashExit);
        QCOMPARE(process.exitCode(), SIGKILL);
        const auto done = process.readAllStandardOutput().count('\n');
        checkBoth();

        // The same gestures again: all that were reported, and perhaps the one under way.
        copyFiles(before, expected);
        Gestures gestures(static_cast<quint32>(call));
        const auto state = [&expected] { return stateInLibrary(expected); };
        const auto library = opened(expected);
        for (qsizetype i = 0; i < done; ++i)
            QVERIFY(perform(*library, gestures.next()));
        if (stateInLibrary(m_path) != state()) {
            QVERIFY(perform(*library, gestures.next()));
            QCOMPARE(stateInLibrary(m_path), state());
        }
    }
}

void TestLibraryFaults::everyCallFails_data()
{
    QTest::addColumn<Faults::Then>("then");
    QTest::addColumn<int>("error");
    QTest::newRow("once, EIO") << Faults::Then::FailOnce << EIO;
    QTest::newRow("from then on, EIO") << Faults::Then::FailFromNow << EIO;
    QTest::newRow("once, ENOSPC") << Faults::Then::FailOnce << ENOSPC;
    QTest::newRow("from then on, ENOSPC") << Faults::Then::FailFromNow << ENOSPC;
}

void TestLibraryFaults::everyCallFails()
{
    QFETCH(const Faults::Then, then);
    QFETCH(const int, error);
    const QString before = m_folder->filePath(u"before"_s);
    copyFiles(m_path, before);
    for (int call = 1, calls = 1; call <= calls; ++call) {
        copyFiles(before, m_path);
        Folded expected;
        {
            const Faults faults(then, call, error);
            const Result<std::unique_ptr<Library>> library = Library::open(m_path);
            for (quint32 i = 0; library && i < 3; ++i) {
                const QString id = paperId(i);
                if ((*library)->mark({Mark::Starred, true, {id}}).result())
                    expected[{u"starred"_s, id}] = {1, QString()};
            }
            calls = std::max(calls, Faults::calls());
        }
        checkBoth();
        // What could not be synced can be on the disk all the same: SQLite finds it in its log.
        const Folded state = stateInLibrary(m_path);
        for (const auto &[subject, value] : expected)
            QVERIFY(state.contains(subject) && state.at(subject) == value);
        QVERIFY(state.size() <= 3);
    }
}

// What was done is said, and can be taken back.
void TestLibraryFaults::aLargeGestureThatStopsHalfWay()
{
    QList<PaperReport> papers;
    for (int number = 10'000; number < 13'000; ++number)
        papers.append(report(u"2403."_s + QString::number(number), u"Title"_s));
    {
        const auto library = opened(m_path);
        must(library->store({day(QDate(2024, 3, 21), papers)}));
        must(library->indexed());
    }
    const QString before = m_folder->filePath(u"before"_s);
    copyFiles(m_path, before);
    bool wasWhole = false; // failed before anything was done
    bool wasPart = false;
    for (int call = 1; !wasPart; call += 4) {
        copyFiles(before, m_path);
        const auto library = opened(m_path);
        const QList<qint32> numbers = must(library->order({})).numbers;
        Result<Marking> marked;
        {
            const Faults faults(Faults::Then::FailOnce, call, ENOSPC);
            marked = library->markAll(Mark::Starred, true, numbers).result();
        }
        if (marked)
            continue; // the event file's call failed
        const int starred = must(library->counts()).starred;
        QVERIFY(starred < numbers.size());
        wasWhole = wasWhole || starred == 0;
        wasPart = starred > 0;
        QCOMPARE(marked.error().message.contains(u"Nothing was changed"_s), starred == 0);
        QCOMPARE(marked.error().message.contains(u"Only a part"_s), starred > 0);
        if (starred > 0) {
            must(library->undo());
            QCOMPARE(must(library->counts()).starred, 0);
        }
    }
    QVERIFY(wasWhole);
    checkBoth();
}

void TestLibraryFaults::everyCallOfCompactionFails_data()
{
    everyCallFails_data();
    QTest::newRow("the end") << Faults::Then::Die << 0;
}

namespace {

// Writes the event file anew, with only the events that matter.
void compact(const QString &path)
{
    const auto database = openLibrary(path, schemaScripts());
    EventFileKeeper keeper(
        systemTime, [](const QString &) {}, 1);
    ChangeSet changes;
    try {
        keeper.open(*database);
        while (keeper.step(*database, changes)) {
        }
    } catch (const Failed &) {
    }
}

// The other process. Arguments: the library's path, the call.
int compactUntilKilled(const QStringList &arguments)
{
    const Faults death(Faults::Then::Die, arguments[1].toInt());
    compact(arguments[0]);
    return 0;
}

} // namespace

void TestLibraryFaults::everyCallOfCompactionFails()
{
    QFETCH(const Faults::Then, then);
    QFETCH(const int, error);
    {
        const auto library = opened(m_path);
        for (quint32 i = 0; i < 20; ++i)
            must(library->mark({Mark::Starred, i < 10, {paperId(i % 5)}}));
    }
    const QString before = m_folder->filePath(u"before"_s);
    copyFiles(m_path, before);
    const Folded state = stateInLibrary(before);
    bool isMore = true;
    for (int call = 1; isMore; ++call) {
        copyFiles(before, m_path);
        if (then == Faults::Then::Die) {
            isMore =
                QProcess::execute(QCoreApplication::applicationFilePath(),
                                  {u"compactUntilKilled"_s, m_path, QString::number(call)}) != 0;
        } else {
            const Faults faults(then, call, error);
            compact(m_path);
            isMore = call <= Faults::calls();
        }
        QCOMPARE(folded(eventsInFile(m_path)), state); // at any moment
        checkBoth();
        QCOMPARE(stateInLibrary(m_path), state);
    }
}

BROADSHEET_TEST(TestLibraryFaults, QCoreApplication)
BROADSHEET_PROCESS(markUntilKilled)
BROADSHEET_PROCESS(compactUntilKilled)

#include "tst_library_faults.moc"
