// Large gestures and long journals are exchanged in steps, between which others read and write.
#include "Machines.h"
#include "support/Runner.h"

#include "journal/Journal.h"
#include "library/LibraryAccess.h"
#include "sync/SyncTables.h"
#include "sync/TakeArrival.h"

#include <QTest>

#include <atomic>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int many = 2000;

QString idOf(int number)
{
    return u"2405.%1"_s.arg(number, 5, 10, QChar(u'0'));
}

// A machine with many papers.
void fill(const Machine &machine)
{
    DayReport report{.source = u"digest"_s, .day = QDate(2024, 5, 1)};
    for (int number = 1; number <= many; ++number)
        report.papers.append({.id = PaperId{idOf(number)}, .title = u"Word %1"_s.arg(number)});
    QVERIFY(machine.library->store({report}).result());
    QVERIFY(machine.library->indexed().result());
}

// A gesture of another machine, whose events arrive shuffled.
QList<JournalEvent> gestureOf(int papers, const QString &kind = u"starred"_s)
{
    QList<JournalEvent> events;
    for (int place = 0; place < papers; ++place) {
        const int number = place * 7 % papers + 1; // 7 divides no number of papers here
        events.append({.id = u"0190aaaa-0000-7000-8000-%1"_s.arg(number, 12, 16, QChar(u'0')),
                       .at = 1'720'000'000'000,
                       .device = u"other"_s,
                       .action = u"0190aaaa-0000-7000-8000-f00000000000"_s,
                       .undoes = {},
                       .kind = kind,
                       .subject = idOf(number),
                       .value = 1,
                       .text = {}});
    }
    return events;
}

QList<qint32> numbersIn(const Machine &machine)
{
    const QList<PaperRow> rows = machine.library->list({}).result().value();
    QList<qint32> numbers;
    for (const PaperRow &row : rows)
        numbers.append(row.number);
    return numbers;
}

qint64 numberIn(const Machine &machine, const QString &sql)
{
    Database file(machine.path(), Database::Access::ReadOnly);
    return file.number(sql);
}

} // namespace

class TestSyncSteps final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLargeGestureArrivesInSteps();
    void undoWaitsForAllOfIt();
    void aProgramThatIsEndedGoesOn();
    void theFirstExchangeBeginsInSteps();
    void aLargeGestureIsSentWhole();
    void whatIsMutedElsewhereIsHiddenInSteps();
    void smallGesturesAreNeverHalf();
    void anOwnNoteThatComesBackIsNoneBesideAnother();
};

// Other jobs run between the steps: they see some of it.
void TestSyncSteps::aLargeGestureArrivesInSteps()
{
    const Machine machine;
    fill(machine);
    const LibraryAccess access(*machine.library);
    auto added = access.gesture(TakeArrival({.events = gestureOf(many), .cursor = "c"}));
    QSet<qint64> seen;
    while (!added.isFinished())
        seen.insert(access
                        .run([](Database &database) {
                            return database.number(
                                u"SELECT count(*) FROM event WHERE kind = 'starred'"_s);
                        })
                        .result()
                        .value());
    QCOMPARE(added.result().value(), many);
    QVERIFY2(seen.size() >= 3, qPrintable(QString::number(seen.size())));
    QCOMPARE(numberIn(machine, u"SELECT count(*) FROM mark WHERE starred = 1"_s), many);
    QCOMPARE(numberIn(machine, u"SELECT sum(starred) FROM tally"_s), many);
}

void TestSyncSteps::undoWaitsForAllOfIt()
{
    const Machine machine;
    fill(machine);
    const LibraryAccess access(*machine.library);
    auto added = access.gesture(TakeArrival({.events = gestureOf(many), .cursor = "c"}));
    auto undone = machine.library->undo();
    auto star =
        machine.library->mark({.mark = Mark::Starred, .on = true, .subjects = {paperId(1)}});
    QVERIFY(star.result()); // waits for neither
    QVERIFY(undone.result());
    QCOMPARE(added.result().value(), many);
    QCOMPARE(numberIn(machine, u"SELECT count(*) FROM paper JOIN mark AS m ON m.paper = number"
                               " WHERE m.starred = 1 AND id LIKE '2405%'"_s),
             0);
}

// The cursor moves with the last step, and what was taken before does no harm.
void TestSyncSteps::aProgramThatIsEndedGoesOn()
{
    const Machine machine;
    fill(machine);
    const QTemporaryDir folder;
    const LibraryAccess access(*machine.library);
    QVERIFY(
        access.run([](Database &database) { return syncPlace(database, u"/there"_s); }).result());
    const Arrival arrival{.events = gestureOf(many), .cursor = "behind", .address = u"/there"_s};
    QVERIFY(access
                .run([&arrival](Database &database) {
                    TakeArrival begun(arrival);
                    ChangeSet changes;
                    return begun.step(database, changes).has_value();
                })
                .result() == false);
    const auto cursor = [&access] {
        return access
            .run([](Database &database) { return syncPlace(database, u"/there"_s).cursor; })
            .result()
            .value();
    };
    const qint64 before = numberIn(machine, u"SELECT count(*) FROM event WHERE kind = 'starred'"_s);
    QVERIFY(before > 0 && before < many);
    QCOMPARE(cursor(), QByteArray());
    QCOMPARE(access.gesture(TakeArrival(arrival)).result().value(), many - before);
    QCOMPARE(cursor(), QByteArray("behind"));
    QCOMPARE(numberIn(machine, u"SELECT count(*) FROM mark WHERE starred = 1"_s), many);
}

void TestSyncSteps::theFirstExchangeBeginsInSteps()
{
    const QTemporaryDir folder;
    Machine one;
    fill(one);
    const QList<qint32> numbers = numbersIn(one);
    for (const bool on : {true, false, true})
        QVERIFY(one.library->markAll(Mark::Starred, on, numbers).result());
    const LibraryAccess access(*one.library);
    QVERIFY(
        access.run([](Database &database) { return syncPlace(database, u"/there"_s); }).result());
    QCOMPARE(access.ask(waitingEvents).result().value(), 0);
    int steps = 0;
    while (!access.run(listUnsent).result().value())
        ++steps;
    QVERIFY2(steps >= 3, qPrintable(QString::number(steps)));
    QCOMPARE(access.ask(waitingEvents).result().value(), one.events());
    one.share(folder.path());
    Machine two;
    fill(two);
    two.share(folder.path());
    QCOMPARE(one.exchange(), QString());
    QCOMPARE(numberIn(one, u"SELECT count(*) FROM outgoing"_s), 0);
    QCOMPARE(two.exchange(), QString());
    QCOMPARE(two.seen(), one.seen());
}

// One call of append(), however many events it has.
void TestSyncSteps::aLargeGestureIsSentWhole()
{
    const QTemporaryDir folder;
    Machine one;
    fill(one);
    const QList<qint32> numbers = numbersIn(one);
    one.share(folder.path());
    QCOMPARE(one.exchange(), QString());
    QVERIFY(one.library->markAll(Mark::Starred, true, numbers).result());
    QVERIFY(one.mark(Mark::Tag, 1, true, u"maths"_s));
    QCOMPARE(one.exchange(), QString());
    qsizetype appends = 0;
    for (const QString &name : filesIn(folder.path()))
        appends += contentOf(folder.filePath(name)).count("\nappend\t");
    QCOMPARE(appends, 1);
    QCOMPARE(numberIn(one, u"SELECT count(*) FROM outgoing"_s), 0);
}

void TestSyncSteps::whatIsMutedElsewhereIsHiddenInSteps()
{
    const Machine machine;
    fill(machine);
    const LibraryAccess access(*machine.library);
    JournalEvent mute = gestureOf(1, u"muteWord"_s).first();
    mute.subject = u"word"_s;
    const Arrival arrival{.events = {mute}, .cursor = "c"};
    int steps = 0;
    QVERIFY(access
                .run([&](Database &database) {
                    TakeArrival arriving(arrival);
                    for (ChangeSet changes; !arriving.step(database, changes); ++steps)
                        if (database.number(u"SELECT count(*) FROM mark WHERE muted = 1"_s) < many)
                            QVERIFY(database.number(
                                u"SELECT count(*) FROM meta WHERE key LIKE '%mut%'"_s));
                })
                .result());
    QCOMPARE(numberIn(machine, u"SELECT count(*) FROM mark WHERE muted = 1"_s), many);
}

void TestSyncSteps::smallGesturesAreNeverHalf()
{
    const Machine machine;
    fill(machine);
    const LibraryAccess access(*machine.library);
    QList<JournalEvent> events;
    for (int gesture = 0; gesture < 100; ++gesture)
        for (JournalEvent event : gestureOf(30).mid(0, 30)) {
            event.id.replace(24, 3, u"%1"_s.arg(gesture, 3, 10, QChar(u'0')));
            event.action.replace(24, 3, u"%1"_s.arg(gesture, 3, 10, QChar(u'0')));
            events.append(event);
        }
    QVERIFY(access
                .run([&](Database &database) {
                    TakeArrival arriving({.events = events, .cursor = "c"});
                    for (ChangeSet changes; !arriving.step(database, changes);)
                        QCOMPARE(database.number(u"SELECT count(*) FROM (SELECT 1 FROM event WHERE"
                                                 " kind = 'starred' GROUP BY action"
                                                 " HAVING count(*) <> 30)"_s),
                                 0);
                })
                .result());
    QCOMPARE(numberIn(machine, u"SELECT count(*) FROM event WHERE kind = 'starred'"_s), 3000);
}

// A library that was lost hears of its own note first and, steps later, of the one before it.
void TestSyncSteps::anOwnNoteThatComesBackIsNoneBesideAnother()
{
    const Machine machine;
    fill(machine);
    const LibraryAccess access(*machine.library);
    const auto note = [](const QString &device, qint64 at, const QString &text) {
        return JournalEvent{.id = u"0190aaaa-0000-7000-8000-e%1"_s.arg(at, 11, 16, QChar(u'0')),
                            .at = 1'710'000'000'000 + at,
                            .device = device,
                            .action = device + text,
                            .undoes = {},
                            .kind = u"note"_s,
                            .subject = idOf(1),
                            .value = 1,
                            .text = text};
    };
    const QString own = access.run(deviceOf).result().value();
    QList<JournalEvent> events{note(own, 2, u"mine, which replaced theirs"_s)};
    for (JournalEvent event : gestureOf(many)) {
        event.action = event.id;
        events.append(event);
    }
    events.append(note(u"other"_s, 1, u"theirs"_s));
    QVERIFY(access.gesture(TakeArrival({.events = events, .cursor = "c"})).result());
    QCOMPARE(machine.library->paper(PaperId{idOf(1)}).result()->note,
             u"mine, which replaced theirs"_s);
}

BROADSHEET_TEST(TestSyncSteps, QCoreApplication)
#include "tst_sync_steps.moc"
