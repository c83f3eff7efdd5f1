// Many threads that read and write at once, and a library that is closed while they are waited for.
#include "Builders.h"
#include "library/LibraryAccess.h"
#include "support/Runner.h"

#include <QCoreApplication>
#include <QDeadlineTimer>

#include <atomic>
#include <chrono>
#include <future>
#include <thread>

using namespace Qt::StringLiterals;
using namespace broadsheet;
using namespace broadsheet::test;

namespace {

constexpr int writers = 3;
constexpr int readers = 3;
constexpr int rounds = 60;
constexpr int manyPapers = 5000;

QString threadsPaper(int number)
{
    return u"2404."_s + QString::number(10'000 + number);
}

QList<DayReport> papersOf(int count)
{
    QList<PaperReport> papers;
    for (int number = 0; number < count; ++number)
        papers.append(report(threadsPaper(number), u"Title %1"_s.arg(number)));
    return {day(QDate(2024, 4, 1), papers)};
}

// Each writer has two papers, which it marks as read and unread in one gesture.
QStringList papersOfWriter(int writer)
{
    return {threadsPaper(2 * writer), threadsPaper(2 * writer + 1)};
}

} // namespace

class TestLibraryThreads final : public QObject, private TemporaryLibrary
{
    Q_OBJECT

private Q_SLOTS:
    void init() { create(); }
    void cleanup() { m_library.reset(); }

    void readsSeeWhatWasWrittenBefore();
    void readsOfManyThreadsSeeWholeGestures_data();
    void readsOfManyThreadsSeeWholeGestures();
    void closingFinishesReadsAndWrites();
    void closingFinishesReadsBehindALargeGesture();
    void closingFinishesReadsThatWereCancelled();
    void closingAtOnce();
    void aQuestionMakesWayForThoseAfterIt();
    void questionsThatYieldEndOneAfterTheOther();
    void aQuestionThatYieldsIsCancelled();

private:
    void writeAndRead(int writer, bool isUndone, std::atomic<int> &mistakes);
    void readPairs(std::atomic<int> &mistakes, const std::atomic<bool> &isOver);
};

// Nobody waits for a write before the read is asked for.
void TestLibraryThreads::readsSeeWhatWasWrittenBefore()
{
    must(m_library->store(threeDays()));
    const QString id = u"2403.00001"_s;
    QList<QFuture<Result<ChangeSet>>> writes;
    QList<QFuture<Result<Paper>>> reads;
    for (int number = 0; number < 200; ++number) {
        writes.append(m_library->mark(
            {.mark = Mark::Note, .on = true, .subjects = {id}, .text = QString::number(number)}));
        reads.append(m_library->paper(PaperId{id}));
    }
    int last = 0;
    for (int number = 0; number < 200; ++number) {
        const int seen = must(reads[number]).note.toInt();
        QVERIFY(seen >= number && seen >= last); // or a later one
        last = seen;
        must(writes[number]);
    }
}

void TestLibraryThreads::writeAndRead(int writer, bool isUndone, std::atomic<int> &mistakes)
{
    const QStringList papers = papersOfWriter(writer);
    for (int round = 0; round < rounds; ++round) {
        const bool on = round % 2 == 0;
        const auto marked = m_library->mark({Mark::Read, on, papers});
        const auto rows = m_library->rows({PaperId{papers[0]}, PaperId{papers[1]}});
        const QList<PaperRow> seen = must(rows);
        if (seen.size() != 2 || seen[0].state.read != seen[1].state.read)
            ++mistakes;
        if (!isUndone && seen[0].state.read != on)
            ++mistakes;
        must(marked);
        if (isUndone) // what this thread did, or another
            (void)m_library->undo().result();
    }
}

void TestLibraryThreads::readPairs(std::atomic<int> &mistakes, const std::atomic<bool> &isOver)
{
    while (!isOver) {
        auto cancelled = m_library->list({.search = u"title"_s});
        cancelled.cancel();
        const PaperOrder order = must(m_library->order({.sort = SortKey::Title}));
        if (order.numbers.size() != 2 * writers)
            ++mistakes;
        const QList<PaperRow> rows = must(m_library->list({.unread = true}));
        for (int writer = 0; writer < writers; ++writer) {
            const QStringList pair = papersOfWriter(writer);
            const QStringList ids = idsOf(rows);
            if (ids.contains(pair[0]) != ids.contains(pair[1]))
                ++mistakes;
        }
        const QList<DaySummary> days = must(m_library->days());
        if (days.size() != 1 || days[0].unread % 2 != 0)
            ++mistakes;
    }
}

void TestLibraryThreads::readsOfManyThreadsSeeWholeGestures_data()
{
    QTest::addColumn<bool>("isUndone");
    QTest::newRow("marks") << false;
    QTest::newRow("marks and undo") << true;
}

void TestLibraryThreads::readsOfManyThreadsSeeWholeGestures()
{
    QFETCH(const bool, isUndone);
    must(m_library->store(papersOf(2 * writers)));
    std::atomic<int> mistakes = 0;
    std::atomic<bool> isOver = false;
    std::vector<std::thread> reading;
    std::vector<std::thread> writing;
    for (int reader = 0; reader < readers; ++reader)
        reading.emplace_back([&] { readPairs(mistakes, isOver); });
    for (int writer = 0; writer < writers; ++writer)
        writing.emplace_back([&, writer] { writeAndRead(writer, isUndone, mistakes); });
    for (std::thread &thread : writing)
        thread.join();
    isOver = true;
    for (std::thread &thread : reading)
        thread.join();
    QCOMPARE(mistakes.load(), 0);
}

void TestLibraryThreads::closingFinishesReadsAndWrites()
{
    must(m_library->store(papersOf(200)));
    QList<QFuture<Result<ChangeSet>>> writes;
    QList<QFuture<Result<Paper>>> reads;
    QList<QFuture<Result<QList<PaperRow>>>> lists;
    for (int number = 0; number < 100; ++number) {
        writes.append(m_library->mark({Mark::Starred, true, {threadsPaper(number)}}));
        reads.append(m_library->paper(PaperId{threadsPaper(number)}));
        lists.append(m_library->list({.search = u"title"_s}));
    }
    m_library.reset();
    for (int number = 0; number < 100; ++number) {
        QVERIFY(writes[number].isFinished() && reads[number].isFinished());
        QVERIFY(writes[number].result());
        QVERIFY(must(reads[number]).state.starred);
        QVERIFY(lists[number].isFinished() && lists[number].result());
    }
}

void TestLibraryThreads::closingFinishesReadsBehindALargeGesture()
{
    must(m_library->store(papersOf(manyPapers)));
    const QList<qint32> all = must(m_library->order({})).numbers;
    const auto marking = m_library->markAll(Mark::Read, true, all);
    const auto back = m_library->undo(); // waits for all steps
    const auto again = m_library->redo();
    const auto counts = m_library->counts();
    const auto everything = m_library->papers({});
    m_library.reset();
    QVERIFY(marking.isFinished() && back.isFinished() && again.isFinished());
    QVERIFY(marking.result() && back.result() && again.result());
    QCOMPARE(must(counts).all, manyPapers);
    QCOMPARE(must(everything).size(), manyPapers);
    QCOMPARE(must(opened(m_path)->counts()).unread, 0);
}

void TestLibraryThreads::closingFinishesReadsThatWereCancelled()
{
    must(m_library->store(papersOf(manyPapers)));
    QList<QFuture<Result<QList<PaperRow>>>> lists;
    QList<QFuture<Result<ChangeSet>>> writes;
    for (int number = 0; number < 50; ++number) {
        lists.append(m_library->list({.search = u"title"_s}));
        writes.append(m_library->mark({Mark::Starred, true, {threadsPaper(number)}}));
    }
    std::thread cancelling([&lists] {
        for (auto &list : lists)
            list.cancel();
    });
    m_library.reset();
    cancelling.join();
    for (int number = 0; number < 50; ++number) {
        QVERIFY(lists[number].isFinished());
        QVERIFY(writes[number].result());
    }
}

void TestLibraryThreads::closingAtOnce()
{
    m_library.reset();
    for (int number = 0; number < 30; ++number) {
        const auto library = opened(m_path);
        (void)library->counts();
        library->watchOthers();
    }
    for (int number = 0; number < 30; ++number)
        opened(m_path).reset();
}

// Until the other question has its answer; the deadline is only for a question that does not yield.
void TestLibraryThreads::aQuestionMakesWayForThoseAfterIt()
{
    using namespace std::chrono_literals;
    std::promise<void> begun;
    std::atomic<bool> isAnswered = false;
    std::atomic<int> runs = 0;
    const LibraryAccess access(*m_library);
    const auto yielding = access.askYielding([&](Database &database) {
        if (++runs == 1)
            begun.set_value();
        for (const QDeadlineTimer latest(5s); !isAnswered && !latest.hasExpired();)
            database.throwIfCancelled();
        return isAnswered.load();
    });
    begun.get_future().wait();
    const auto other = access.ask([&](Database &) { return isAnswered.exchange(true); });
    QVERIFY(!must(other));
    QVERIFY(must(yielding));
    QCOMPARE(runs.load(), 2);
}

void TestLibraryThreads::questionsThatYieldEndOneAfterTheOther()
{
    constexpr int questions = 20;
    std::atomic<int> runs = 0;
    QList<QFuture<Result<int>>> answers;
    for (int number = 0; number < questions; ++number)
        answers.append(LibraryAccess(*m_library).askYielding([&](Database &database) {
            database.throwIfCancelled();
            return ++runs;
        }));
    for (int number = 0; number < questions; ++number)
        QCOMPARE(must(answers[number]), number + 1);
}

void TestLibraryThreads::aQuestionThatYieldsIsCancelled()
{
    std::promise<void> begun;
    auto endless = LibraryAccess(*m_library).askYielding([&](Database &database) {
        begun.set_value();
        while (true)
            database.throwIfCancelled();
        return 0;
    });
    begun.get_future().wait();
    endless.cancel();
    endless.waitForFinished();
    QCOMPARE(endless.resultCount(), 0);
}

BROADSHEET_TEST(TestLibraryThreads, QCoreApplication)

#include "tst_library_threads.moc"
