// The journal: only ever appended to, the same state however it was put together.
#include "MarkedLibrary.h"

// Merging journals and building the state anew have no place in the public interface yet, and are
// what the design rests on, so they are tested through the header inside.
#include "library/EventIds.h"
#include "library/Journal.h"

#include <QRandomGenerator>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace broadsheet;
using namespace broadsheet::testing;

namespace {

using StateRow = std::tuple<QString, QString, qint64, qint64, QString>;

QList<StateRow> stateIn(Database &database)
{
    QList<StateRow> rows;
    Rows state = database.select(
        u"SELECT kind, subject, value, at, event FROM state ORDER BY kind, subject"_s);
    while (state.next())
        rows.append(
            {state.text(0), state.text(1), state.number(2), state.number(3), state.text(4)});
    return rows;
}

QList<Event> eventsIn(Database &database)
{
    QList<Event> events;
    Rows rows = database.select(
        u"SELECT id, at, device, action, undoes, kind, subject, value FROM event ORDER BY id"_s);
    while (rows.next())
        events.append({.id = rows.text(0),
                       .at = rows.number(1),
                       .device = rows.text(2),
                       .action = rows.text(3),
                       .undoes = rows.text(4),
                       .kind = rows.text(5),
                       .subject = rows.text(6),
                       .value = rows.count(7)});
    return events;
}

} // namespace

class LibraryJournalTest final : public QObject, private MarkedLibrary
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
};

void LibraryJournalTest::eventsCannotBeChangedOrRemoved()
{
    must(m_library->mark({Mark::Starred, true, {one}}));
    const auto file = rawFile();
    QVERIFY_EXCEPTION_THROWN(file->execute(u"UPDATE event SET value = 0"_s), Failed);
    QVERIFY_EXCEPTION_THROWN(file->execute(u"DELETE FROM event"_s), Failed);
    QCOMPARE(eventsIn(*file).size(), 1);
    QCOMPARE(eventsIn(*file)[0].value, 1);
}

void LibraryJournalTest::theClockMaySetBack()
{
    const qint64 tomorrow = QDateTime::currentMSecsSinceEpoch() + 86'400'000;
    {
        // As if the star had been set with a clock that was a day ahead.
        const auto file = rawFile();
        append(*file, {{.id = EventIds(tomorrow).next(),
                        .at = tomorrow,
                        .device = u"another"_s,
                        .action = u"a"_s,
                        .undoes = {},
                        .kind = u"starred"_s,
                        .subject = one,
                        .value = 1}});
    }
    reopen();
    QVERIFY(stateOf(one).starred);
    must(m_library->mark({Mark::Starred, false, {one}}));
    QVERIFY(!stateOf(one).starred);
    must(m_library->mark({Mark::Starred, true, {two}}));
    const auto file = rawFile();
    const QList<Event> events = eventsIn(*file);
    QCOMPARE(events.size(), 3);
    QVERIFY(events[0].at < events[1].at && events[1].at < events[2].at);
    const QList<StateRow> kept = stateIn(*file);
    rebuildState(*file);
    QCOMPARE(stateIn(*file), kept);
}

void LibraryJournalTest::eventIdsRiseAndAreVersionSeven()
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

void LibraryJournalTest::undoEndsEvenWhenAnotherDeviceChangedItsMind()
{
    must(m_library->mark({Mark::Starred, true, {one}}));
    {
        const auto file = rawFile();
        const qint64 later = QDateTime::currentMSecsSinceEpoch() + 5;
        append(*file, {{.id = EventIds(later).next(),
                        .at = later,
                        .device = u"another"_s,
                        .action = u"b"_s,
                        .undoes = {},
                        .kind = u"starred"_s,
                        .subject = one,
                        .value = 0}});
    }
    reopen();
    const UndoOutcome outcome = must(m_library->undo());
    QVERIFY(outcome.changes.isEmpty()); // it was not starred any more
    QVERIFY(!m_library->undo().result());
}

void LibraryJournalTest::journalsMergeInAnyOrder()
{
    QRandomGenerator random(20240322);
    QList<Event> events;
    for (int i = 0; i < 400; ++i) {
        const qint64 at = 1'700'000'000'000 + random.bounded(50); // many at the same moment
        events.append({.id = EventIds(at).next(),
                       .at = at,
                       .device = QString::number(random.bounded(3)),
                       .action = QString::number(i),
                       .undoes = {},
                       .kind = random.bounded(2) ? u"read"_s : u"starred"_s,
                       .subject = QString::number(random.bounded(20)),
                       .value = random.bounded(2)});
    }
    QList<StateRow> expected;
    for (int round = 0; round < 4; ++round) {
        const QTemporaryDir folder;
        const auto file = openLibrary(folder.filePath(u"merged"_s), schemaScripts());
        std::shuffle(events.begin(), events.end(), random);
        {
            Transaction transaction(*file);
            append(*file, events.first(250));
            append(*file, events.sliced(150)); // a hundred of them for the second time
            transaction.commit();
        }
        QCOMPARE(eventsIn(*file).size(), 400);
        const QList<StateRow> kept = stateIn(*file);
        QCOMPARE(kept.size(), 40);
        rebuildState(*file);
        QCOMPARE(stateIn(*file), kept);
        if (round == 0)
            expected = kept;
        QCOMPARE(kept, expected);
    }
}

void LibraryJournalTest::theKeptStateIsTheJournals()
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
    const QList<StateRow> kept = stateIn(*file);
    QVERIFY(!kept.isEmpty());
    rebuildState(*file);
    QCOMPARE(stateIn(*file), kept);
}

QTEST_GUILESS_MAIN(LibraryJournalTest)
#include "tst_library_journal.moc"
