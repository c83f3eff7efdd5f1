// Machines that exchange their journals over one folder.
#include "Machines.h"
#include "support/Runner.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

#include <atomic>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

Clock yearsAhead(int years)
{
    return [years] { return systemTime().addYears(years); };
}

// What a library knows of its exchange: the number of events that wait, then the row of the
// carrier, which ends with the time of the last whole exchange.
QString knownIn(const Machine &machine)
{
    Database file(machine.path(), Database::Access::ReadOnly);
    return file.text(u"SELECT (SELECT count(*) FROM outgoing) || ' ' || address || ' ' || position"
                     " || ' ' || receipt || ' ' || exchanged FROM carrier"_s);
}

struct Gate
{
    QSemaphore reached;
    QSemaphore left;
};

// Is at its first append until it is stopped.
class HeldCarrier final : public Carrier
{
public:
    explicit HeldCarrier(Gate &gate) : m_gate(gate) {}

    Result<Opened> open(const QByteArray &) override { return Opened{}; }
    Result<QByteArray> append(const QList<JournalEvent> &) override
    {
        m_isAppending = true;
        m_gate.reached.release();
        m_gate.left.acquire();
        return QByteArray("receipt");
    }
    Result<Received> receive(const QByteArray &, int) override { return Received{}; }
    Result<bool> wait(std::chrono::milliseconds) override { return false; }
    void stop() override
    {
        if (m_isAppending)
            m_gate.left.release();
    }
    Result<QList<DeviceReport>> devices() override { return QList<DeviceReport>(); }
    Result<void> forget(const QString &) override { return {}; }

private:
    Gate &m_gate;
    std::atomic<bool> m_isAppending = false;
};

} // namespace

class TestSync final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marksArrive();
    void gesturesAreUndoneElsewhere();
    void daysCountAPaperOnce();
    void aClockThatIsAYearAhead();
    void notesOfTwoMachinesAreKept();
    void notesThatAreStillWritten();
    void aNoteThatFollowsAnotherReplacesIt();
    void threeNotes();
    void aDeletedNoteAndAChangedOne();
    void whatChangedIsNamed();
    void whatWasSeenElsewhereIsNoNews();
    void theCostIsThatOfWhatIsNew();
    void anotherFolderGetsEverything();
    void aFolderThatWasEmptiedGetsEverything();
    void aFolderThatIsEmptiedInUseGetsEverything();
    void aCopiedLibrary();
    void aLibraryThatWasPutBack();
    void aMachineThatWasPutBack();
    void filesThatVanish();
    void aConflictCopyThatGoesAway();
    void eventsThatAreRefused();
    void aLargeGestureIsNeverHalf();
    void whileItWatches();
    void problemsAreToldAndTriedAgain();
    void devicesAreListedAndForgotten();
    void whoOnlyLooksChangesNothing();
    void anExchangeThatWasEndedIsNotNoted();
};

void TestSync::marksArrive()
{
    const QTemporaryDir folder;
    Machine one;
    Machine two;
    one.mark(Mark::Starred, 1, true);
    one.mark(Mark::Tag, 2, true, u"maths"_s);
    two.mark(Mark::Read, 3, true);
    one.share(folder.path());
    two.share(folder.path());
    QCOMPARE(one.exchange(), QString());
    QCOMPARE(two.exchange(), QString());
    QCOMPARE(one.exchange(), QString());
    QCOMPARE(one.seen(), two.seen());
    QVERIFY(two.paper(1).state.starred);
    QVERIFY(one.paper(3).state.read);
    QCOMPARE(two.paper(2).tags, QStringList{u"maths"_s});
    const SyncReport again = one.sync->exchange().result().value();
    QCOMPARE(again.sent + again.received + again.refused, 0);
}

void TestSync::gesturesAreUndoneElsewhere()
{
    const QTemporaryDir folder;
    Machine one;
    Machine two;
    one.share(folder.path());
    two.share(folder.path());
    const QStringList papers{paperId(1), paperId(2), paperId(3)};
    QVERIFY(one.library->mark({.mark = Mark::Starred, .on = true, .subjects = papers}).result());
    QCOMPARE(one.exchange(), QString());
    QCOMPARE(two.exchange(), QString());
    const UndoOutcome undone = two.library->undo().result().value();
    QCOMPARE(undone.undone.subjects, papers);
    QVERIFY(!undone.undone.machine.isEmpty()); // says where it was done
    QCOMPARE(two.exchange(), QString());
    QCOMPARE(one.exchange(), QString());
    QVERIFY(!one.paper(1).state.starred && !one.paper(3).state.starred);
    QVERIFY(one.library->redo().result());
    QVERIFY(one.paper(1).state.starred && one.paper(3).state.starred);
    QCOMPARE(one.exchange(), QString());
    QCOMPARE(two.exchange(), QString());
    QCOMPARE(one.seen(), two.seen());
}

// However often a paper was marked before the other machine heard of it.
void TestSync::daysCountAPaperOnce()
{
    const QTemporaryDir folder;
    Machine one;
    Machine two;
    one.share(folder.path());
    two.share(folder.path());
    for (const int paper : {1, 2})
        QVERIFY(one.mark(Mark::Read, paper, true));
    for (int time = 0; time < 2; ++time)
        QVERIFY(one.library->undo().result());
    for (int time = 0; time < 2; ++time)
        QVERIFY(one.library->redo().result());
    QVERIFY(one.mark(Mark::Starred, 3, true));
    QCOMPARE(one.exchange(), QString());
    QCOMPARE(two.exchange(), QString());
    const QList<DaySummary> days = two.library->days().result().value();
    QCOMPARE(days.size(), 1);
    QCOMPARE(days.constFirst().unread, 4);
    QCOMPARE(days.constFirst().starred, 1);
}

void TestSync::aClockThatIsAYearAhead()
{
    const QTemporaryDir folder;
    Machine wrong(yearsAhead(1));
    Machine right;
    wrong.share(folder.path());
    right.share(folder.path());
    wrong.mark(Mark::Starred, 1, true);
    QCOMPARE(wrong.exchange(), QString());
    QCOMPARE(right.exchange(), QString());
    QVERIFY(right.paper(1).state.starred);
    right.mark(Mark::Starred, 1, false);
    right.mark(Mark::Starred, 2, true);
    QVERIFY(!right.paper(1).state.starred);
    QCOMPARE(right.exchange(), QString());
    QCOMPARE(wrong.exchange(), QString());
    QVERIFY(!wrong.paper(1).state.starred);
    QCOMPARE(wrong.seen(), right.seen());
    // What is shown is the time of the machine that did it.
    QVERIFY(wrong.paper(2).starredAt < systemTime().addDays(1));
}

void TestSync::notesOfTwoMachinesAreKept()
{
    const QTemporaryDir folder;
    Machine one;
    Machine two;
    one.mark(Mark::Note, 1, true, u"Written at home.\nTwo lines."_s);
    two.mark(Mark::Note, 1, true, u"Written in the lab."_s);
    one.share(folder.path());
    two.share(folder.path());
    for (int round = 0; round < 2; ++round) {
        QCOMPARE(one.exchange(), QString());
        QCOMPARE(two.exchange(), QString());
    }
    QCOMPARE(one.exchange(), QString());
    const QString note = one.paper(1).note;
    QCOMPARE(two.paper(1).note, note);
    QVERIFY2(note.contains(u"Written at home.\nTwo lines."_s), qPrintable(note));
    QVERIFY2(note.contains(u"Written in the lab."_s), qPrintable(note));
    QVERIFY2(note.contains(systemTime().date().toString(Qt::ISODate)), qPrintable(note));
    QCOMPARE(note.count(u" · "_s), 1);
    // The note of both is nobody's gesture: the one that is undone is the newer of the two.
    QVERIFY(one.library->undo().result());
    QCOMPARE(one.paper(1).note, u"Written at home.\nTwo lines."_s);
}

void TestSync::notesThatAreStillWritten()
{
    const QTemporaryDir folder;
    Machine one;
    Machine two;
    one.share(folder.path());
    two.share(folder.path());
    one.mark(Mark::Note, 1, true, u"The"_s);
    two.mark(Mark::Note, 1, true, u"Mine"_s);
    QCOMPARE(one.exchange(), QString());
    QCOMPARE(two.exchange(), QString()); // now has both
    one.mark(Mark::Note, 1, true, u"The paper is good"_s);
    for (int round = 0; round < 3; ++round) {
        QCOMPARE(two.exchange(), QString());
        QCOMPARE(one.exchange(), QString());
    }
    const QString note = one.paper(1).note;
    QCOMPARE(two.paper(1).note, note);
    QCOMPARE(note.count(u"The"_s), 1);
    QCOMPARE(note.count(u"Mine"_s), 1);
    QVERIFY2(note.contains(u"The paper is good"_s), qPrintable(note));
}

void TestSync::aNoteThatFollowsAnotherReplacesIt()
{
    const QTemporaryDir folder;
    Machine one;
    Machine two;
    one.share(folder.path());
    two.share(folder.path());
    one.mark(Mark::Note, 1, true, u"first"_s);
    QCOMPARE(one.exchange(), QString());
    QCOMPARE(two.exchange(), QString());
    two.mark(Mark::Note, 1, true, u"second"_s);
    QCOMPARE(two.exchange(), QString());
    QCOMPARE(one.exchange(), QString());
    QCOMPARE(one.paper(1).note, u"second"_s);
    QCOMPARE(two.paper(1).note, u"second"_s);
}

void TestSync::threeNotes()
{
    const QTemporaryDir folder;
    std::array<Machine, 3> machines;
    const QStringList notes{u"uno"_s, u"due"_s, u"tre"_s};
    for (int at = 0; at < 3; ++at) {
        machines[size_t(at)].mark(Mark::Note, 1, true, notes.at(at));
        machines[size_t(at)].share(folder.path());
    }
    for (int round = 0; round < 4; ++round)
        for (Machine &machine : machines)
            QCOMPARE(machine.exchange(), QString());
    for (const Machine &machine : machines) {
        const QString note = machine.paper(1).note;
        QCOMPARE(note, machines[0].paper(1).note);
        for (const QString &text : notes)
            QVERIFY2(note.count(text) == 1, qPrintable(note));
    }
}

void TestSync::aDeletedNoteAndAChangedOne()
{
    const QTemporaryDir folder;
    Machine one;
    Machine two;
    one.share(folder.path());
    two.share(folder.path());
    one.mark(Mark::Note, 1, true, u"old"_s);
    QCOMPARE(one.exchange(), QString());
    QCOMPARE(two.exchange(), QString());
    one.mark(Mark::Note, 1, true, u"changed"_s);
    two.mark(Mark::Note, 1, false);
    for (int round = 0; round < 3; ++round) {
        QCOMPARE(one.exchange(), QString());
        QCOMPARE(two.exchange(), QString());
    }
    QCOMPARE(one.paper(1).note, u"changed"_s); // what was written is not lost
    QCOMPARE(two.paper(1).note, u"changed"_s);
}

void TestSync::whatChangedIsNamed()
{
    const QTemporaryDir folder;
    Machine one;
    Machine two;
    one.share(folder.path());
    two.share(folder.path());
    one.mark(Mark::Starred, 4, true);
    QCOMPARE(one.exchange(), QString());
    ChangeSet told;
    connect(two.library.get(), &Library::changed, this,
            [&told](const ChangeSet &changes) { told.unite(changes); });
    QCOMPARE(two.exchange(), QString());
    QTRY_VERIFY(told.state.contains(PaperId{paperId(4)}));
    QVERIFY(!told.everything);
    QVERIFY(told.days.contains(QDate(2024, 3, 22)));
}

// Rises and new versions, which are news until the paper was seen, on whatever machine.
void TestSync::whatWasSeenElsewhereIsNoNews()
{
    const auto hours = std::make_shared<std::atomic<int>>(0);
    const Clock clock = [hours] { return systemTime().addSecs(3600 * *hours); };
    const QTemporaryDir folder;
    Machine one(clock);
    Machine two(clock);
    const auto report = [&clock](int votes, int version) {
        const PaperReport paper{.id = PaperId{paperId(1)},
                                .url = QString(u"https://arxiv.org/abs/"_s + paperId(1)),
                                .title = u"Paper 1"_s,
                                .votes = votes,
                                .version = version};
        return DayReport{.source = u"huggingFace"_s,
                         .day = QDate(2024, 3, 22),
                         .papers = {paper},
                         .at = clock()};
    };
    const auto store = [&](int votes, int version) {
        ++*hours;
        for (Machine *machine : {&one, &two})
            QVERIFY(machine->library->store({report(votes, version)}).result());
        ++*hours;
    };
    one.share(folder.path());
    two.share(folder.path());
    store(2, 1);
    one.mark(Mark::Starred, 1, true);
    one.mark(Mark::Passed, 1, true);
    QCOMPARE(one.exchange(), QString());
    QCOMPARE(two.exchange(), QString());
    store(60, 2);
    QVERIFY(one.paper(1).rise > 0 && two.paper(1).rise > 0);
    QCOMPARE(two.paper(1).change.version, 2);
    one.mark(Mark::Read, 1, true);
    QCOMPARE(one.exchange(), QString());
    QCOMPARE(two.exchange(), QString());
    QCOMPARE(two.paper(1).rise, 0);
    QCOMPARE(two.paper(1).change.version, 0);
    QCOMPARE(two.seen(), one.seen());
}

// Counted in bytes that are read, not in time.
void TestSync::theCostIsThatOfWhatIsNew()
{
    const QTemporaryDir folder;
    FolderCarrier one(folder.path(), {.device = u"a1"_s, .place = u"p1"_s, .name = u"one"_s}, 5000);
    FolderCarrier two(folder.path(), {.device = u"b2"_s, .place = u"p2"_s, .name = u"two"_s});
    QByteArray cursor;
    for (int number = 0; number < 400; ++number) {
        const JournalEvent event{.id = u"event-%1"_s.arg(number),
                                 .at = 1'700'000'000'000 + number,
                                 .device = u"a1"_s,
                                 .action = u"action-%1"_s.arg(number),
                                 .kind = u"starred"_s,
                                 .subject = paperId(1),
                                 .value = 1};
        QVERIFY(one.append({event}));
        const Result<Received> page = two.receive(cursor, 1000);
        QVERIFY(page);
        QCOMPARE(page->events, QList{event}); // nothing is read again, however much is there
        QVERIFY(!page->hasMore);
        cursor = page->cursor;
    }
    QVERIFY(filesIn(folder.path()).size() > 5);
    QCOMPARE(two.receive(cursor, 1000)->events.size(), 0);
}

void TestSync::anotherFolderGetsEverything()
{
    const QTemporaryDir folder;
    const QTemporaryDir another;
    Machine one;
    Machine two;
    one.mark(Mark::Starred, 1, true);
    one.share(folder.path());
    QCOMPARE(one.exchange(), QString());
    one.share(another.path());
    two.share(another.path());
    QCOMPARE(one.sync->exchange().result().value().sent, 1);
    QCOMPARE(two.exchange(), QString());
    QVERIFY(two.paper(1).state.starred);
}

void TestSync::aFolderThatWasEmptiedGetsEverything()
{
    const QTemporaryDir folder;
    Machine one;
    Machine two;
    one.mark(Mark::Starred, 1, true);
    one.share(folder.path());
    QCOMPARE(one.exchange(), QString());
    for (const QString &name : QDir(folder.path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        QVERIFY(QDir(folder.filePath(name)).removeRecursively());
    one.share(folder.path()); // as after a restart
    two.share(folder.path());
    QCOMPARE(one.exchange(), QString());
    QCOMPARE(two.exchange(), QString());
    QVERIFY(two.paper(1).state.starred);
}

void TestSync::aFolderThatIsEmptiedInUseGetsEverything()
{
    const QTemporaryDir folder;
    Machine one;
    Machine two;
    one.share(folder.path());
    one.mark(Mark::Starred, 1, true);
    QCOMPARE(one.exchange(), QString());
    for (const QString &name : QDir(folder.path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        QVERIFY(QDir(folder.filePath(name)).removeRecursively());
    one.mark(Mark::Starred, 2, true);
    QCOMPARE(one.exchange(), QString());
    two.share(folder.path());
    QCOMPARE(two.exchange(), QString());
    QVERIFY(two.paper(1).state.starred && two.paper(2).state.starred);
    one.restart();
    QCOMPARE(one.sync->exchange().result().value().sent, 0); // once is enough
}

// The device of both is the same.
void TestSync::aCopiedLibrary()
{
    const QTemporaryDir folder;
    Machine one;
    one.mark(Mark::Starred, 1, true);
    one.close();
    Machine two;
    two.close();
    for (const QString &name : {u"library.sqlite"_s, u"library.sqlite.journal"_s}) {
        QFile::remove(two.dir.filePath(name));
        QVERIFY(QFile::copy(one.dir.filePath(name), two.dir.filePath(name)));
    }
    one.open();
    two.open();
    one.share(folder.path());
    two.share(folder.path());
    one.mark(Mark::Starred, 2, true);
    two.mark(Mark::Starred, 3, true);
    one.mark(Mark::Note, 5, true, u"First"_s);
    two.mark(Mark::Note, 5, true, u"Second"_s);
    two.mark(Mark::Note, 6, true, u"First"_s);
    one.mark(Mark::Note, 6, true, u"Second"_s);
    for (int round = 0; round < 3; ++round) {
        QCOMPARE(one.exchange(), QString());
        QCOMPARE(two.exchange(), QString());
    }
    for (const int paper : {5, 6}) {
        const QString note = one.paper(paper).note;
        QVERIFY2(note.count(u"First"_s) == 1 && note.count(u"Second"_s) == 1, qPrintable(note));
    }
    QCOMPARE(filesIn(folder.path()).size(), 2);
    QVERIFY(one.paper(3).state.starred && two.paper(2).state.starred);
    QCOMPARE(one.seen(), two.seen());
}

// From a copy without its journal file: what it had sent comes back from the folder.
void TestSync::aLibraryThatWasPutBack()
{
    const QTemporaryDir folder;
    Machine one;
    one.share(folder.path());
    one.mark(Mark::Starred, 1, true);
    QCOMPARE(one.exchange(), QString());
    one.close();
    QVERIFY(QFile::copy(one.path(), one.dir.filePath(u"copy"_s)));
    one.open();
    one.share(folder.path());
    one.mark(Mark::Starred, 2, true);
    one.mark(Mark::Note, 3, true, u"later"_s);
    QCOMPARE(one.exchange(), QString());
    one.close();
    for (const QString &name : {u"library.sqlite"_s, u"library.sqlite.journal"_s})
        QVERIFY(QFile::remove(one.dir.filePath(name)));
    QVERIFY(QFile::rename(one.dir.filePath(u"copy"_s), one.path()));
    one.open();
    QVERIFY(!one.paper(2).state.starred);
    one.mark(Mark::Starred, 4, true);
    one.share(folder.path());
    QCOMPARE(one.exchange(), QString());
    QVERIFY(one.paper(2).state.starred);
    QCOMPARE(one.paper(3).note, u"later"_s);
    Machine two;
    two.share(folder.path());
    QCOMPARE(two.exchange(), QString());
    QCOMPARE(two.seen(), one.seen());
}

// With its file in the folder. What it did since comes back from the others.
void TestSync::aMachineThatWasPutBack()
{
    const QTemporaryDir folder;
    Machine one;
    Machine two;
    two.share(folder.path());
    for (const int paper : {1, 2, 3})
        two.mark(Mark::Starred, paper, true);
    QCOMPARE(two.exchange(), QString());
    const QString file = folder.filePath(filesIn(folder.path()).constFirst());
    const QByteArray before = contentOf(file);
    two.close();
    QVERIFY(QFile::copy(two.path(), two.dir.filePath(u"copy"_s)));
    two.restart();
    two.share(folder.path());
    two.mark(Mark::Starred, 4, true);
    two.mark(Mark::Note, 4, true, QString(1000, u'n'));
    QCOMPARE(two.exchange(), QString());
    one.share(folder.path());
    QCOMPARE(one.exchange(), QString());

    two.close();
    for (const QString &name : {u"library.sqlite"_s, u"library.sqlite.journal"_s})
        QVERIFY(QFile::remove(two.dir.filePath(name)));
    QVERIFY(QFile::rename(two.dir.filePath(u"copy"_s), two.path()));
    write(file, before);
    two.open();
    two.share(folder.path());
    two.mark(Mark::Starred, 5, true);
    QCOMPARE(two.exchange(), QString());
    QCOMPARE(one.exchange(), QString());
    QVERIFY(!one.paper(5).state.starred); // the file may still be written
    makeOld(file);
    QCOMPARE(one.exchange(), QString());
    QVERIFY(one.paper(5).state.starred);
    QCOMPARE(two.exchange(), QString());
    QVERIFY(two.paper(4).state.starred);
    QCOMPARE(two.seen(), one.seen());
    QCOMPARE(one.sync->exchange().result().value().sent, 0); // once is enough
}

void TestSync::filesThatVanish()
{
    const QTemporaryDir folder;
    Machine one;
    Machine two;
    Machine late;
    two.share(folder.path());
    two.mark(Mark::Starred, 2, true);
    QCOMPARE(two.exchange(), QString());
    const QString file = folder.filePath(filesIn(folder.path()).constFirst());
    one.share(folder.path());
    QCOMPARE(one.exchange(), QString());
    QVERIFY(QDir(QFileInfo(file).path()).removeRecursively());
    QCOMPARE(one.exchange(), QString());
    late.share(folder.path());
    QCOMPARE(late.exchange(), QString());
    QVERIFY(late.paper(2).state.starred);
    QCOMPARE(one.sync->exchange().result().value().sent, 0);
}

// The program that copies the folder put an older file in the place of the own one.
void TestSync::aConflictCopyThatGoesAway()
{
    const QTemporaryDir folder;
    Machine one;
    Machine two;
    one.share(folder.path());
    one.mark(Mark::Starred, 1, true);
    QCOMPARE(one.exchange(), QString());
    const QString file = folder.filePath(filesIn(folder.path()).constFirst());
    const QByteArray before = contentOf(file);
    for (const int paper : {2, 3})
        one.mark(Mark::Starred, paper, true);
    QCOMPARE(one.exchange(), QString());
    const QString copy = QString(file).replace(u".journal"_s, u" (conflicted copy).journal"_s);
    QVERIFY(QFile::rename(file, copy));
    write(file, before);
    one.mark(Mark::Starred, 4, true);
    QCOMPARE(one.exchange(), QString());
    QVERIFY(QFile::remove(copy));
    two.share(folder.path());
    QCOMPARE(two.exchange(), QString());
    for (const int paper : {1, 2, 3, 4})
        QVERIFY2(two.paper(paper).state.starred, qPrintable(paperId(paper)));
}

// A lying carrier.
void TestSync::eventsThatAreRefused()
{
    const QTemporaryDir folder;
    FolderCarrier liar(folder.path(), {.device = u"f00"_s, .place = u"p"_s, .name = u"liar"_s});
    const qint64 now = systemTime().toMSecsSinceEpoch();
    const auto star = [now](const QString &id, qint64 ahead, int paper) {
        return JournalEvent{.id = id,
                            .at = now + ahead,
                            .device = u"f00"_s,
                            .action = u"action"_s,
                            .kind = u"starred"_s,
                            .subject = paperId(paper),
                            .value = 1};
    };
    constexpr qint64 year = 366LL * 86'400'000;
    Machine one;
    QVERIFY(liar.append({star(u"fine"_s, 0, 1), star(u"ahead"_s, 200 * year, 2),
                         star(QString(500, u'x'), 0, 3), star(u"a year"_s, year, 4)}));
    one.share(folder.path());
    const SyncReport report = one.sync->exchange().result().value();
    QCOMPARE(report.received, 2);
    QCOMPARE(report.refused, 2);
    QVERIFY(!report.firstRefused.isEmpty());
    QVERIFY(one.paper(1).state.starred && one.paper(4).state.starred);
    QVERIFY(!one.paper(2).state.starred && !one.paper(3).state.starred);
    QVERIFY(one.mark(Mark::Starred, 1, false)); // what is done here still comes after it
    QVERIFY(!one.paper(1).state.starred);
}

// Many papers are marked in steps; another machine sees all of them or none.
void TestSync::aLargeGestureIsNeverHalf()
{
    constexpr int count = 5000;
    const QTemporaryDir folder;
    Machine one;
    Machine two;
    QList<PaperReport> papers;
    for (int number = 0; number < count; ++number)
        papers.append({.id = PaperId{paperId(10'000 + number)}, .title = u"P"_s});
    const DayReport report{.source = u"digest"_s, .day = QDate(2024, 3, 23), .papers = papers};
    QVERIFY(one.library->store({report}).result());
    QVERIFY(two.library->store({report}).result());
    const QList<qint32> numbers = one.library->order({}).result().value().numbers;
    one.share(folder.path());
    two.share(folder.path());
    auto marked = one.library->markAll(Mark::Read, true, numbers);
    QSet<qsizetype> sizes;
    const auto look = [&] {
        QCOMPARE(one.exchange(), QString());
        QCOMPARE(two.exchange(), QString());
        sizes.insert(two.library->order({.unread = true}).result().value().numbers.size());
    };
    while (!marked.isFinished())
        look();
    look();
    QCOMPARE(sizes - QSet<qsizetype>{numbers.size()}, QSet<qsizetype>{0});
}

void TestSync::whileItWatches()
{
    const QTemporaryDir folder;
    Machine one;
    Machine two;
    one.share(folder.path());
    two.share(folder.path());
    one.sync->watch();
    two.sync->watch();
    one.mark(Mark::Starred, 1, true);
    QTRY_VERIFY(two.paper(1).state.starred);
    two.mark(Mark::Starred, 1, false);
    QTRY_VERIFY(!one.paper(1).state.starred);
    QTRY_COMPARE(one.sync->state().waiting, 0);
    QVERIFY(!one.sync->state().problem);
    QTRY_VERIFY(one.sync->state().exchanged.isValid());
}

void TestSync::problemsAreToldAndTriedAgain()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"shared"_s);
    Machine one;
    using namespace std::chrono_literals;
    one.share(path, {.firstRetry = 50ms, .longestRetry = 100ms});
    one.sync->watch();
    QTRY_VERIFY(one.sync->state().problem);
    QCOMPARE(one.sync->state().problem->kind, ErrorKind::Unreachable);
    QVERIFY(one.sync->state().problem->message.contains(path));
    QVERIFY(one.sync->state().nextTry.isValid());
    QVERIFY(one.mark(Mark::Starred, 1, true)); // works without
    QTRY_COMPARE(one.sync->state().waiting, 1);
    QVERIFY(!QFileInfo::exists(path)); // a disk that is not mounted: nothing is made in its place
    QVERIFY(QDir().mkpath(path));
    QTRY_VERIFY(!one.sync->state().problem);
    QTRY_COMPARE(one.sync->state().waiting, 0);
    QCOMPARE(filesIn(path).size(), 1);
}

void TestSync::devicesAreListedAndForgotten()
{
    const QTemporaryDir folder;
    Machine one;
    Machine two;
    Machine late;
    for (Machine *machine : {&one, &two, &late})
        machine->share(folder.path());
    one.mark(Mark::Starred, 1, true);
    two.mark(Mark::Starred, 2, true);
    QCOMPARE(one.exchange(), QString());
    QCOMPARE(two.exchange(), QString());
    const QList<DeviceReport> both = one.sync->devices().result().value();
    QCOMPARE(both.size(), 2);
    QString other;
    for (const DeviceReport &device : both) {
        QCOMPARE(device.events, 1);
        QVERIFY(device.lastSent.isValid());
        QVERIFY(!device.sender.name.isEmpty());
        if (!device.isSelf)
            other = device.sender.device;
    }
    QVERIFY(!one.sync->forget(u"nobody"_s).result());
    QVERIFY(one.sync->forget(other).result());
    QCOMPARE(one.sync->devices().result().value().size(), 1);
    QCOMPARE(one.sync->exchange().result().value().sent, 0); // its files are there still
    QCOMPARE(late.exchange(), QString());
    QVERIFY(late.paper(2).state.starred); // what it sent stays
    two.mark(Mark::Starred, 3, true);
    QCOMPARE(two.exchange(), QString());
    QCOMPARE(late.exchange(), QString());
    QVERIFY(late.paper(3).state.starred);
}

// The settings list the machines of a folder that may never be chosen.
void TestSync::whoOnlyLooksChangesNothing()
{
    const QTemporaryDir folder;
    const QTemporaryDir another;
    Machine one;
    Machine two;
    one.share(folder.path());
    two.share(folder.path());
    two.mark(Mark::Starred, 2, true);
    QCOMPARE(two.exchange(), QString());
    one.mark(Mark::Starred, 1, true);
    QCOMPARE(one.exchange(), QString());
    one.mark(Mark::Starred, 3, true); // waits
    const QString before = knownIn(one);
    QVERIFY2(before.startsWith(u"1 "_s + folder.path()), qPrintable(before));
    {
        Sync other(*one.library, one.path(), folderChoice(another.path()));
        QCOMPARE(other.devices().result().value().size(), 0);
        QVERIFY(!other.forget(u"nobody"_s).result());
    }
    QCOMPARE(knownIn(one), before);
    one.share(folder.path());
    QCOMPARE(one.sync->devices().result().value().size(), 2); // before an exchange
    const SyncReport report = one.sync->exchange().result().value();
    QCOMPARE(report.sent, 1);
    QCOMPARE(report.received, 0);
    QCOMPARE(two.exchange(), QString());
    QVERIFY(two.paper(3).state.starred);
}

void TestSync::anExchangeThatWasEndedIsNotNoted()
{
    Machine one;
    QList<PaperReport> papers;
    for (int number = 0; number < 5100; ++number)
        papers.append({.id = PaperId{paperId(10'000 + number)}, .title = u"P"_s});
    const DayReport report{.source = u"digest"_s, .day = QDate(2024, 3, 23), .papers = papers};
    QVERIFY(one.library->store({report}).result());
    const QList<qint32> numbers = one.library->order({}).result().value().numbers;
    for (const Mark mark : {Mark::Read, Mark::Starred}) // more than one call of append() takes
        QVERIFY(one.library->markAll(mark, true, numbers).result());
    Gate gate;
    one.sync =
        std::make_unique<Sync>(*one.library, one.path(),
                               CarrierChoice{.address = u"held"_s, .make = [&gate](const Sender &) {
                                                 return std::make_unique<HeldCarrier>(gate);
                                             }});
    const QFuture<Result<SyncReport>> ended = one.sync->exchange();
    gate.reached.acquire();
    one.sync.reset();
    QVERIFY(!ended.result());
    QCOMPARE(ended.result().error().kind, ErrorKind::Cancelled);
    QVERIFY2(knownIn(one).endsWith(u" 0"_s), qPrintable(knownIn(one)));
}

BROADSHEET_TEST(TestSync, QCoreApplication)
#include "tst_sync.moc"
