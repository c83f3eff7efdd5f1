// The journal is only appended to, and the state does not depend on the order of its events.
#include "MarkedLibrary.h"
#include "sqlite/Transaction.h"
#include "support/Runner.h"

// Merging the journals of two devices would add events in any order. The public interface has no
// merging, so these tests add events with SQL and fold them.
#include "journal/EventIds.h"
#include "journal/Journal.h"

#include <QRandomGenerator>
#include <QUuid>

#include <algorithm>
#include <array>
#include <map>

using namespace Qt::StringLiterals;
using namespace broadsheet;
using namespace broadsheet::test;

namespace {

struct Event
{
    QString id;
    qint64 at = 0;
    QString device;
    QString action;
    QString undoes;
    QString kind;
    QString subject;
    int value = 0;
    QString text = {};
};

using StateRow = std::tuple<QString, QString, qint64, QString, qint64, QString>;

QList<StateRow> stateIn(Database &database)
{
    QList<StateRow> rows;
    Rows state = database.select(
        u"SELECT kind, subject, value, text, at, event FROM state ORDER BY kind, subject"_s);
    while (state.next())
        rows.append({state.text(0), state.text(1), state.number(2), state.text(3), state.number(4),
                     state.text(5)});
    return rows;
}

QList<Event> eventsIn(Database &database)
{
    QList<Event> events;
    Rows rows = database.select(
        u"SELECT id, at, device, action, undoes, kind, subject, value, text FROM event"
        " ORDER BY id"_s);
    while (rows.next())
        events.append({.id = rows.text(0),
                       .at = rows.number(1),
                       .device = rows.text(2),
                       .action = rows.text(3),
                       .undoes = rows.text(4),
                       .kind = rows.text(5),
                       .subject = rows.text(6),
                       .value = rows.count(7),
                       .text = rows.text(8)});
    return events;
}

// Adds events that this device did not make, some of them for the second time.
void add(Database &database, const QList<Event> &events)
{
    Transaction transaction(database);
    for (const Event &event : events) {
        database.execute(
            u"INSERT INTO event (id, at, device, action, undoes, kind, subject, value, text)"
            " VALUES (?, ?, ?, ?, nullif(?, ''), ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING"_s,
            event.id, event.at, event.device, event.action, event.undoes, event.kind, event.subject,
            event.value, event.text);
        fold(database, {.first = event.id, .last = event.id});
    }
    transaction.commit();
}

// The definition of the state: for each subject the newest event by (at, id).
QList<StateRow> foldOf(const QList<Event> &events)
{
    std::map<std::pair<QString, QString>, Event> newest;
    for (const Event &event : events) {
        const auto [known, isNew] = newest.try_emplace({event.kind, event.subject}, event);
        if (!isNew && std::tie(known->second.at, known->second.id) < std::tie(event.at, event.id))
            known->second = event;
    }
    QList<StateRow> rows;
    for (const auto &[subject, event] : newest)
        rows.append({event.kind, event.subject, event.value, event.text, event.at, event.id});
    return rows;
}

// An event of another device, so many milliseconds from now.
Event elsewhere(const QString &kind, const QString &subject, int value, const QString &text = {},
                qint64 fromNow = 5)
{
    const qint64 at = QDateTime::currentMSecsSinceEpoch() + fromNow;
    EventIds ids(at);
    return {.id = ids.next(),
            .at = at,
            .device = u"another"_s,
            .action = ids.next(),
            .kind = kind,
            .subject = subject,
            .value = value,
            .text = text};
}

} // namespace

class TestLibraryJournal final : public QObject, private MarkedLibrary
{
    Q_OBJECT

private Q_SLOTS:
    void init() { create(); }
    void cleanup() { m_library.reset(); }

    void eventsCannotBeChangedOrRemoved();
    void theClockMaySetBack();
    void eventIdsRiseAndAreVersionSeven();
    void undoEndsEvenWhenAnotherDeviceChangedItsMind();
    void journalsMergeInAnyOrder();
    void theKeptStateIsTheJournals();
    void marksFollowEventsFromElsewhere();
    void textsFromElsewhereAreFoundAndTakenBack();
    void whatLaterVersionsWroteIsKept();
    void blocksOfIdsRise();
};

void TestLibraryJournal::eventsCannotBeChangedOrRemoved()
{
    must(m_library->mark({Mark::Starred, true, {one}}));
    const auto file = rawFile();
    QVERIFY_EXCEPTION_THROWN(file->execute(u"UPDATE event SET value = 0"_s), Failed);
    QVERIFY_EXCEPTION_THROWN(file->execute(u"DELETE FROM event"_s), Failed);
    QCOMPARE(eventsIn(*file).size(), 1);
    QCOMPARE(eventsIn(*file)[0].value, 1);
}

void TestLibraryJournal::theClockMaySetBack()
{
    {
        // A star that was set with a clock a day ahead.
        const auto file = rawFile();
        add(*file, {elsewhere(u"starred"_s, one, 1, {}, 86'400'000)});
    }
    reopen();
    QVERIFY(stateOf(one).starred);
    must(m_library->mark({Mark::Starred, false, {one}}));
    QVERIFY(!stateOf(one).starred);
    must(m_library->mark({Mark::Starred, true, {two}}));
    const auto file = rawFile();
    QList<Event> events = eventsIn(*file);
    QCOMPARE(events.size(), 3);
    std::sort(events.begin(), events.end(),
              [](const Event &a, const Event &b) { return a.at < b.at; });
    QCOMPARE(events[1].subject, one);
    QCOMPARE(events[1].at, events[0].at + 1); // later than what it takes back, and not by a day
    QCOMPARE(events[2].subject, two);
    // What is shown is the time of the clock.
    const qint64 shown = file->number(u"SELECT m.starred_at FROM paper JOIN mark AS m"
                                      " ON m.paper = number WHERE id = '2403.00002'"_s);
    QVERIFY(shown < events[0].at - 80'000'000);
    QCOMPARE(stateIn(*file), foldOf(eventsIn(*file)));
}

void TestLibraryJournal::eventIdsRiseAndAreVersionSeven()
{
    const qint64 at = 0x0123'4567'89ab;
    EventIds ids(at);
    QString last;
    for (int i = 0; i < 10'000; ++i) {
        const QString id = ids.next();
        QVERIFY(id > last);
        last = id;
    }
    QVERIFY(last.startsWith(u"01234567-89ab-7"));
    const QUuid uuid(last);
    QVERIFY(!uuid.isNull());
    QCOMPARE(uuid.toString(QUuid::WithoutBraces), last);
    QCOMPARE(uuid.variant(), QUuid::DCE);
    QVERIFY(EventIds(at + 1).next() > last);
}

void TestLibraryJournal::undoEndsEvenWhenAnotherDeviceChangedItsMind()
{
    must(m_library->mark({Mark::Starred, true, {one}}));
    {
        const auto file = rawFile();
        add(*file, {elsewhere(u"starred"_s, one, 0)});
    }
    reopen();
    QCOMPARE(must(m_library->undo()).undone.machine, u"another machine"_s);
    QVERIFY(stateOf(one).starred);
    QCOMPARE(must(m_library->undo()).undone.machine, QString());
    QVERIFY(!stateOf(one).starred);
    QVERIFY(!m_library->undo().result());
    must(m_library->redo());
    must(m_library->redo());
    QVERIFY(!m_library->redo().result());
    QVERIFY(!stateOf(one).starred);
}

void TestLibraryJournal::journalsMergeInAnyOrder()
{
    QRandomGenerator random(20240322);
    QList<Event> events;
    for (int i = 0; i < 400; ++i) {
        const qint64 at = 1'700'000'000'000 + random.bounded(50); // many at the same moment
        events.append({.id = EventIds(at).next(),
                       .at = at,
                       .device = QString::number(random.bounded(3)),
                       .action = QString::number(i),
                       .kind = std::array{u"read"_s, u"starred"_s, u"note"_s,
                                          u"savedSearch"_s}[random.bounded(4u)],
                       .subject = QString::number(random.bounded(10)),
                       .value = random.bounded(2),
                       .text = QString::number(random.bounded(5))});
    }
    for (int round = 0; round < 4; ++round) {
        const QTemporaryDir folder;
        const auto file = openLibrary(folder.filePath(u"merged"_s), schemaScripts());
        std::shuffle(events.begin(), events.end(), random);
        add(*file, events.first(250));
        add(*file, events.sliced(150)); // a hundred of them for the second time
        QCOMPARE(eventsIn(*file).size(), 400);
        const QList<StateRow> kept = stateIn(*file);
        QCOMPARE(kept.size(), 40);
        QCOMPARE(kept, foldOf(events));
    }
}

void TestLibraryJournal::theKeptStateIsTheJournals()
{
    QRandomGenerator random(11);
    for (int i = 0; i < 100; ++i) {
        const Mark mark = random.bounded(2) ? Mark::Read : Mark::Starred;
        if (random.bounded(3) == 0)
            (void)m_library->undo().result();
        else
            must(m_library->mark({mark, random.bounded(2) == 1, {one, two}}));
    }
    const auto file = rawFile();
    QVERIFY(!stateIn(*file).isEmpty());
    QCOMPARE(stateIn(*file), foldOf(eventsIn(*file)));
}

void TestLibraryJournal::marksFollowEventsFromElsewhere()
{
    must(m_library->mark({Mark::Starred, true, {two}}));
    {
        const auto file = rawFile();
        add(*file, {elsewhere(u"read"_s, one, 1), elsewhere(u"starred"_s, two, 0, {}, -5000)});
    }
    m_library = opened(m_path);
    QVERIFY(stateOf(one).read);
    QVERIFY(stateOf(two).starred); // the later event counts
    QCOMPARE(must(m_library->counts()).unread, 3);
    QCOMPARE(must(m_library->counts()).starred, 1);
}

void TestLibraryJournal::textsFromElsewhereAreFoundAndTakenBack()
{
    must(m_library->indexed());
    {
        const auto file = rawFile();
        add(*file, {elsewhere(u"note"_s, one, 1, u"earlier thought"_s, -5000),
                    elsewhere(u"tag"_s, QString(two + u'\x1f' + u"there"_s), 1)});
    }
    m_library = opened(m_path);
    must(m_library->indexed());
    QCOMPARE(idsOf(must(m_library->list({.search = u"thought"_s}))), QStringList{one});
    QCOMPARE(idsOf(must(m_library->list({.search = u"tag:there"_s}))), QStringList{two});
    must(m_library->mark({.mark = Mark::Note, .on = true, .subjects = {one}, .text = u"mine"_s}));
    must(m_library->undo());
    QCOMPARE(must(m_library->paper(PaperId{one})).note, u"earlier thought"_s);
    const UndoOutcome elsewhere = must(m_library->undo()); // what another device did
    QCOMPARE(elsewhere.undone.mark, Mark::Tag);
    QCOMPARE(elsewhere.undone.machine, u"another machine"_s);
    QCOMPARE(must(m_library->undo()).undone.mark, Mark::Note);
    QVERIFY(!m_library->undo().result());
}

void TestLibraryJournal::whatLaterVersionsWroteIsKept()
{
    must(m_library->mark({Mark::Starred, true, {one}}));
    {
        const auto file = rawFile();
        const QString device = file->text(u"SELECT value FROM meta WHERE key = 'device'"_s);
        Event later = elsewhere(u"shelf"_s, one, 3, u"top"_s);
        later.device = device; // this device, with a newer version of the program
        add(*file, {later});
        QCOMPARE(file->number(u"SELECT value FROM state WHERE kind = 'shelf'"_s), 3);
    }
    m_library = opened(m_path);
    QCOMPARE(must(m_library->info()).events, 2);
    QCOMPARE(must(m_library->undo()).undone.mark, Mark::Starred); // the unknown kind is left alone
    const auto file = rawFile();
    QCOMPARE(file->number(u"SELECT count(*) FROM event WHERE kind = 'shelf'"_s), 1);
    QCOMPARE(file->text(u"SELECT text FROM state WHERE kind = 'shelf'"_s), u"top"_s);
}

void TestLibraryJournal::blocksOfIdsRise()
{
    for (int round = 0; round < 1000; ++round) {
        EventIds ids(1'700'000'000'000);
        const QString before = ids.next();
        const IdBlock block = ids.block(1'000'000'000'000); // in some rounds the digits overflow
        const QString after = ids.next();
        QVERIFY(before < block.id(0));
        QVERIFY(block.id(0) < block.id(999'999'999'999));
        QVERIFY(block.id(999'999'999'999) < after);
        QCOMPARE(block.id(999'999'999'999).size(), 36);
    }
}

BROADSHEET_TEST(TestLibraryJournal, QCoreApplication)
#include "tst_library_journal.moc"
