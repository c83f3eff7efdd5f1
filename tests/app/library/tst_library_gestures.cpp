// Gestures over many papers run in steps: undo takes them as one, the counts stay exact, and other
// jobs run between the steps.
#include "MarkedLibrary.h"
#include "sqlite/Transaction.h"
#include "support/Runner.h"

// Looks at the journal itself, which the public interface does not show.
#include "journal/Journal.h"
#include "library/LibraryAccess.h"

#include <QRandomGenerator>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTimeZone>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace broadsheet;
using namespace broadsheet::test;

namespace {

constexpr int many = isSanitized ? 3000 : 9000; // more than one step marks
constexpr int perDay = 500;

QString idOf(int paper)
{
    return u"2001."_s + QString::number(paper).rightJustified(5, u'0');
}

QList<DayReport> manyDays()
{
    QList<DayReport> days;
    for (int i = 0; i < many; i += perDay) {
        DayReport one = day(QDate(2020, 1, 1).addDays(i / perDay), {});
        for (int j = 0; j < perDay; ++j) {
            one.papers.append(report(idOf(i + j), u"Title "_s + idOf(i + j).sliced(5), j));
        }
        days.append(one);
    }
    return days;
}

// A clock that stops the library's thread when it is asked, which is in the first step of a
// gesture, until open() is called.
class Gate final
{
public:
    [[nodiscard]] Clock clock()
    {
        return [this] {
            if (m_isShut)
                m_passes.acquire();
            return systemTime();
        };
    }
    void shut()
    {
        while (m_passes.tryAcquire()) {
        }
        m_isShut = true;
    }
    void passOnce() { m_passes.release(); }
    void open()
    {
        m_isShut = false;
        m_passes.release();
    }

private:
    std::atomic<bool> m_isShut = false;
    QSemaphore m_passes;
};

} // namespace

class TestLibraryGestures final : public QObject, private MarkedLibrary
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_library.reset(); }

    void togglesAreOnUnlessAllAre();
    void marksOnlyWhatDiffersAndEachOnce();
    void marksManyAsOneGesture();
    void tellsOfManyWithoutNames();
    void otherQuestionsAreAnsweredMeanwhile();
    void marksDoNotWaitForReads();
    void readsSeeWhatWasCalledBefore();
    void aStarDoesNotWaitForManyStars();
    void aStarDoesNotWaitForUndo_data();
    void aStarDoesNotWaitForUndo();
    void starsAreCountedWhileManyAreMarked();
    void aGestureDoesNotWaitForAnImport();
    void aGestureWaitsForItsPapers();
    void manyTagsAreOneGesture();
    void nothingIsTaggedWhenOneIsUnknown();
    void marksOfTheSameKindKeepTheirOrder();
    void undoWaitsForWhatIsUnderWay();
    void closingFinishesWhatIsUnderWay();
    void undoOfManyRestoresWhatWasBefore();
    void risesEndWhenAllIsRead();
    void stateIsTheJournalsAfterMany();
    void daysAreCountedAfterAGestureBrokeOff();
    void randomGesturesFollowTheModel();

private:
    // What is called while the gate is shut has not begun before it is opened.
    void openWithGate()
    {
        m_library.reset();
        m_library = opened(m_path, m_gate.clock());
    }
    [[nodiscard]] QList<qint32> numbers() { return must(m_library->order({})).numbers; }
    [[nodiscard]] int unread() { return must(m_library->counts()).unread; }
    // The days, counted from the list.
    void compareDays();

    Gate m_gate;
    QTemporaryDir m_template;
};

void TestLibraryGestures::initTestCase()
{
    const auto library = opened(m_template.filePath(u"library.sqlite"_s));
    must(library->store(manyDays()));
    must(library->indexed());
}

void TestLibraryGestures::init()
{
    useCopyOf(m_template);
    m_library = opened(m_path);
}

void TestLibraryGestures::compareDays()
{
    QMap<QDate, DaySummary> expected;
    for (const PaperRow &row : must(m_library->list({.withMuted = false}))) {
        DaySummary &day = expected[row.day];
        day.day = row.day;
        ++day.papers;
        day.unread += row.state.read ? 0 : 1;
        day.starred += row.state.starred ? 1 : 0;
    }
    const QList<DaySummary> days = must(m_library->days());
    for (const DaySummary &day : days) {
        const DaySummary known = expected.take(day.day);
        QCOMPARE(day.papers, known.papers);
        QCOMPARE(day.unread, known.unread);
        QCOMPARE(day.starred, known.starred);
    }
    QVERIFY(expected.isEmpty());
}

void TestLibraryGestures::togglesAreOnUnlessAllAre()
{
    const QList<qint32> three = numbers().mid(0, 3);
    Marking marking = must(m_library->toggle(Mark::Starred, three));
    QCOMPARE(marking.on, true);
    QCOMPARE(marking.subjects.size(), 3);
    QCOMPARE(marking.more, 0);
    marking = must(m_library->toggle(Mark::Starred, numbers().mid(0, 4)));
    QCOMPARE(marking.on, true); // one of them was not
    QCOMPARE(marking.subjects.size(), 1);
    marking = must(m_library->toggle(Mark::Starred, numbers().mid(0, 4)));
    QCOMPARE(marking.on, false);
    QCOMPARE(marking.subjects.size(), 4);
    QCOMPARE(must(m_library->counts()).starred, 0);
    QCOMPARE(must(m_library->toggle(Mark::Read, three)).on, true);
    QCOMPARE(must(m_library->toggle(Mark::Read, three)).on, false);
    QCOMPARE(unread(), many);
}

void TestLibraryGestures::marksOnlyWhatDiffersAndEachOnce()
{
    const qint32 first = numbers().constFirst();
    must(m_library->markAll(Mark::Read, true, {first, first, -1, 1'000'000}));
    QCOMPARE(must(m_library->info()).events, 1);
    QVERIFY(must(m_library->markAll(Mark::Read, true, {first})).subjects.isEmpty());
    QVERIFY(must(m_library->markAll(Mark::Starred, false, {first})).subjects.isEmpty());
    QVERIFY(must(m_library->markAll(Mark::Starred, true, {})).subjects.isEmpty());
    QCOMPARE(must(m_library->info()).events, 1);
    QCOMPARE(unread(), many - 1);
}

void TestLibraryGestures::marksManyAsOneGesture()
{
    const QList<PaperRow> rows = must(m_library->list({}));
    const Marking marking = must(m_library->markAll(Mark::Read, true, numbers()));
    QCOMPARE(marking.mark, Mark::Read);
    QCOMPARE(marking.subjects.size(), 100);
    QCOMPARE(marking.subjects.constFirst(), rows.constFirst().id.text);
    QCOMPARE(marking.subjects.size() + marking.more, many);
    QCOMPARE(unread(), 0);
    compareDays();
    reopen();
    const UndoOutcome outcome = must(m_library->undo());
    QCOMPARE(outcome.undone, marking);
    QVERIFY(outcome.changes.everything);
    QCOMPARE(unread(), many);
    compareDays();
    QVERIFY(!m_library->undo().result());
}

void TestLibraryGestures::tellsOfManyWithoutNames()
{
    QSignalSpy told(m_library.get(), &Library::changed);
    must(m_library->markAll(Mark::Starred, true, numbers().mid(0, 1000)));
    QTRY_COMPARE(told.size(), 1);
    QCOMPARE(told[0][0].value<ChangeSet>().state.size(), 1000);
    QVERIFY(!told[0][0].value<ChangeSet>().everything);
    told.clear();
    must(m_library->markAll(Mark::Read, true, numbers()));
    QTRY_COMPARE(told.size(), 2); // what is seen, then the rest
    for (const QList<QVariant> &signal : told) {
        QVERIFY(signal[0].value<ChangeSet>().everything);
        QVERIFY(signal[0].value<ChangeSet>().state.isEmpty());
    }
    QCOMPARE(told[1][0].value<ChangeSet>().days.size(), many / perDay);
}

void TestLibraryGestures::otherQuestionsAreAnsweredMeanwhile()
{
    openWithGate();
    const QList<qint32> all = numbers();
    m_gate.shut(); // the star will stop at it, after the first step
    const QFuture<Result<Marking>> marking = m_library->markAll(Mark::Read, true, all);
    const auto counts = m_library->counts();
    const auto days = m_library->days();
    bool isStarFirst = false;
    const auto star = m_library->mark({Mark::Starred, true, {u"2001.00007"_s}})
                          .then([&](const Result<ChangeSet> &changes) { // on the library's thread
                              isStarFirst = !marking.isFinished();
                              return changes;
                          });
    m_gate.passOnce();
    const int before = must(counts).unread;
    QVERIFY(before > 0 && before < many);
    int unreadByDay = 0; // also while `tally` is empty
    for (const DaySummary &known : must(days)) {
        QCOMPARE(known.papers, perDay);
        unreadByDay += known.unread;
    }
    QCOMPARE(unreadByDay, before);
    QVERIFY(!star.isFinished());
    m_gate.open();
    must(star);
    QVERIFY(isStarFirst); // a gesture of another kind does not wait
    must(marking);
    QCOMPARE(unread(), 0);
    QCOMPARE(must(m_library->counts()).starred, 1);
    compareDays();
    QCOMPARE(must(m_library->undo()).undone.mark, Mark::Starred);
    QCOMPARE(must(m_library->undo()).undone.mark, Mark::Read);
    QCOMPARE(unread(), many);
}

void TestLibraryGestures::marksDoNotWaitForReads()
{
    QSemaphore end;
    const auto reading = LibraryAccess(*m_library).ask([&end](Database &) {
        end.acquire();
        return true;
    });
    must(
        m_library->mark(Marking{.mark = Mark::Starred, .on = true, .subjects = {u"2001.00001"_s}}));
    QVERIFY(!reading.isFinished());
    end.release();
    QVERIFY(must(reading));
}

void TestLibraryGestures::readsSeeWhatWasCalledBefore()
{
    openWithGate();
    m_gate.shut();
    auto marked =
        m_library->mark(Marking{.mark = Mark::Starred, .on = true, .subjects = {u"2001.00001"_s}});
    auto paper = m_library->paper(PaperId{u"2001.00001"_s});
    QVERIFY(!paper.isFinished());
    m_gate.open();
    QVERIFY(must(paper).state.starred);
    must(marked);
}

void TestLibraryGestures::aStarDoesNotWaitForManyStars()
{
    openWithGate();
    const QList<qint32> all = numbers();
    const QString last = must(m_library->rowsAt({all.constLast()})).constFirst().id.text;
    m_gate.shut();
    const auto many = m_library->markAll(Mark::Starred, true, all);
    bool isFirst = false;
    const auto star = m_library->mark({Mark::Starred, false, {last}})
                          .then([&](const Result<ChangeSet> &changes) { // on the library's thread
                              isFirst = !many.isFinished();
                              return changes;
                          });
    m_gate.open();
    must(star);
    QVERIFY(isFirst);
    QCOMPARE(must(many).subjects.size() + must(many).more, all.size());
    QVERIFY(!stateOf(last).starred); // as if it had waited
    QCOMPARE(must(m_library->counts()).starred, all.size() - 1);
    QCOMPARE(must(m_library->undo()).undone.subjects, QStringList{last});
    QCOMPARE(must(m_library->undo()).undone.more + 100, all.size());
    QCOMPARE(must(m_library->counts()).starred, 0);
}

void TestLibraryGestures::aStarDoesNotWaitForUndo_data()
{
    QTest::addColumn<Mark>("mark");
    QTest::addColumn<bool>("on");
    QTest::newRow("of stars, by a star") << Mark::Starred << true;
    QTest::newRow("of stars, by taking one back") << Mark::Starred << false;
    QTest::newRow("of reading") << Mark::Read << true;
}

void TestLibraryGestures::aStarDoesNotWaitForUndo()
{
    QFETCH(const Mark, mark);
    QFETCH(const bool, on);
    openWithGate();
    const QList<qint32> all = numbers();
    const QString last = must(m_library->rowsAt({all.constLast()})).constFirst().id.text;
    must(m_library->markAll(mark, true, all));
    m_gate.shut();
    const auto back = m_library->undo();
    bool isFirst = false;
    const auto star = m_library->mark({Mark::Starred, on, {last}})
                          .then([&](const Result<ChangeSet> &changes) { // on the library's thread
                              isFirst = !back.isFinished();
                              return changes;
                          });
    m_gate.open();
    must(star);
    QVERIFY(isFirst);
    QCOMPARE(must(back).undone.subjects.size() + must(back).undone.more, all.size());
    QCOMPARE(stateOf(last).starred, on); // as if it had waited
    QCOMPARE(must(m_library->counts()).starred, on ? 1 : 0);
    QCOMPARE(unread(), many);
    compareDays();
    if (on) {
        QCOMPARE(must(m_library->undo()).undone.subjects, QStringList{last});
        must(m_library->redo());
        QVERIFY(stateOf(last).starred);
    } else { // the paper was not starred, so nothing was done
        must(m_library->redo());
        QCOMPARE(must(m_library->counts()).starred, many);
    }
    compareDays();
}

void TestLibraryGestures::starsAreCountedWhileManyAreMarked()
{
    const auto marking = m_library->markAll(Mark::Read, true, numbers());
    for (int i = 0; i < 20; ++i)
        must(m_library->mark({Mark::Starred, true, {idOf(i * (many / 25))}}));
    must(marking);
    QCOMPARE(must(m_library->counts()).starred, 20);
    compareDays();
    must(m_library->undo());
    compareDays();
}

// The papers that are stored meanwhile are of one day, so there is no smaller report to store.
void TestLibraryGestures::aGestureDoesNotWaitForAnImport()
{
    DayReport large = day(QDate(2021, 1, 1), {});
    for (int i = 0; i < many; ++i)
        large.papers.append(report(u"2101."_s + QString::number(10'000 + i), u"New"_s));
    openWithGate();
    m_gate.shut();
    const auto stored = m_library->store({large});
    const auto waiting =
        m_library->store({day(QDate(2021, 1, 2), {report(u"2102.00001"_s, u"New"_s)})});
    bool isStarFirst = false;
    bool isUndoFirst = false;
    const auto star = m_library->mark({Mark::Starred, true, {u"2001.00001"_s}})
                          .then([&](const Result<ChangeSet> &changes) { // on the library's thread
                              isStarFirst = !stored.isFinished();
                              return changes;
                          });
    const auto back = m_library->undo().then([&](const Result<UndoOutcome> &outcome) {
        isUndoFirst = !stored.isFinished();
        return outcome;
    });
    m_gate.open();
    must(star);
    must(back);
    QVERIFY(isStarFirst);
    QVERIFY(isUndoFirst);
    QCOMPARE(must(stored).added.size(), many);
    QCOMPARE(must(waiting).added.size(), 1);
    QCOMPARE(must(m_library->counts()).all, 2 * many + 1);
    compareDays();
}

void TestLibraryGestures::aGestureWaitsForItsPapers()
{
    DayReport large = day(QDate(2021, 1, 1), {});
    for (int i = 0; i < 1000; ++i)
        large.papers.append(report(u"2101."_s + QString::number(10'000 + i), u"New"_s));
    const auto stored = m_library->store({large});
    const auto star = m_library->mark({Mark::Starred, true, {u"2101.10999"_s}});
    const auto known = m_library->mark({Mark::Starred, true, {u"2001.00001"_s}});
    const auto back = m_library->undo();
    must(star);
    must(known);
    QVERIFY(stored.isFinished());
    QCOMPARE(must(back).undone.subjects, QStringList{u"2001.00001"_s}); // in the order of the calls
    QVERIFY(stateOf(u"2101.10999"_s).starred);
}

void TestLibraryGestures::manyTagsAreOneGesture()
{
    const QList<PaperRow> rows = must(m_library->list({}));
    QStringList ids;
    for (const PaperRow &row : rows)
        ids.append(row.id.text);
    openWithGate();
    must(m_library->mark({Mark::Tag, true, {ids[5]}, u"tag"_s}));
    m_gate.shut();
    const auto tagged = m_library->mark({Mark::Tag, true, ids, u"tag"_s});
    bool isFirst = false;
    const auto star = m_library->mark({Mark::Starred, true, {ids[7]}})
                          .then([&](const Result<ChangeSet> &changes) {
                              isFirst = !tagged.isFinished();
                              return changes;
                          });
    m_gate.open();
    must(star);
    QVERIFY(isFirst);
    QVERIFY(must(tagged).everything);
    must(m_library->indexed());
    QCOMPARE(must(m_library->list({.search = u"tag:tag"_s})).size(), many);
    QCOMPARE(must(m_library->undo()).undone.mark, Mark::Starred);
    const UndoOutcome outcome = must(m_library->undo());
    QCOMPARE(outcome.undone.subjects.size() + outcome.undone.more, many - 1);
    must(m_library->indexed());
    QCOMPARE(must(m_library->list({.search = u"tag:tag"_s})).size(), 1);
}

void TestLibraryGestures::nothingIsTaggedWhenOneIsUnknown()
{
    QStringList ids;
    for (const PaperRow &row : must(m_library->list({})))
        ids.append(row.id.text);
    ids.append(u"2999.00001"_s);
    const Result<ChangeSet> outcome = m_library->mark({Mark::Tag, true, ids, u"tag"_s}).result();
    QCOMPARE(outcome.error().kind, ErrorKind::NotFound);
    QCOMPARE(must(m_library->info()).events, 0);
}

void TestLibraryGestures::marksOfTheSameKindKeepTheirOrder()
{
    const QList<qint32> all = numbers();
    const auto first = m_library->markAll(Mark::Read, true, all);
    const auto single = m_library->mark({Mark::Read, false, {u"2001.00007"_s}});
    const auto second = m_library->toggle(Mark::Read, all);
    QVERIFY(must(single).state.contains(PaperId{u"2001.00007"_s}));
    QCOMPARE(must(second).on, true); // not all of them were
    QCOMPARE(must(second).subjects, QStringList{u"2001.00007"_s});
    QVERIFY(first.isFinished());
    QCOMPARE(unread(), 0);
}

void TestLibraryGestures::undoWaitsForWhatIsUnderWay()
{
    const auto marking = m_library->markAll(Mark::Read, true, numbers());
    const auto back = m_library->undo();
    const auto nothing = m_library->undo();
    QCOMPARE(must(back).undone, must(marking));
    QVERIFY(!nothing.result());
    QCOMPARE(unread(), many);
    compareDays();
}

void TestLibraryGestures::closingFinishesWhatIsUnderWay()
{
    const auto marking = m_library->markAll(Mark::Read, true, numbers());
    const auto more = m_library->toggle(Mark::Starred, numbers().mid(0, many / 2));
    reopen();
    QVERIFY(marking.isFinished() && more.isFinished());
    QCOMPARE(unread(), 0);
    QCOMPARE(must(m_library->counts()).starred, many / 2);
    compareDays();
}

void TestLibraryGestures::undoOfManyRestoresWhatWasBefore()
{
    const QList<qint32> all = numbers();
    must(m_library->markAll(Mark::Read, true, all.mid(100, many / 3)));
    must(m_library->markAll(Mark::Read, false, all.mid(many / 4, 50)));
    const PaperOrder before = must(m_library->order({}));
    must(m_library->markAll(Mark::Read, true, all));
    must(m_library->undo());
    QCOMPARE(must(m_library->order({})).unread, before.unread);
    must(m_library->markAll(Mark::Read, false, all));
    must(m_library->undo());
    QCOMPARE(must(m_library->order({})).unread, before.unread);
    compareDays();
}

void TestLibraryGestures::risesEndWhenAllIsRead()
{
    m_library.reset();
    m_library =
        opened(m_path, [] { return QDateTime(QDate(2020, 1, 5), QTime(), QTimeZone::utc()); });
    DayReport later =
        day(QDate(2020, 1, 1), {report(u"2001.00003"_s, u"Title 00003"_s, 300)}, u"huggingFace"_s);
    later.at = QDateTime(QDate(2020, 1, 3), QTime(), QTimeZone::utc());
    must(m_library->store({later}));
    QCOMPARE(must(m_library->counts()).rising, 1);
    must(m_library->markAll(Mark::Starred, true, numbers()));
    QCOMPARE(must(m_library->counts()).rising, 1);
    must(m_library->markAll(Mark::Read, true, numbers()));
    QCOMPARE(must(m_library->counts()).rising, 0);
}

void TestLibraryGestures::stateIsTheJournalsAfterMany()
{
    must(m_library->markAll(Mark::Read, true, numbers()));
    must(m_library->undo());
    must(m_library->markAll(Mark::Read, true, numbers().mid(0, many / 4)));
    const auto file = rawFile();
    QCOMPARE(file->number(u"SELECT count(*) FROM event"_s), 2 * many + many / 4);
    QCOMPARE(file->number(u"SELECT count(DISTINCT action) FROM event"_s), 3);
    QCOMPARE(file->number(u"SELECT count(DISTINCT at) FROM event"_s), 3);
    QCOMPARE(file->number(u"SELECT count(*) FROM state"_s), many);
    QCOMPARE(file->number(u"SELECT count(*) FROM state AS s WHERE event <>"
                          " (SELECT id FROM event AS e WHERE e.kind = s.kind"
                          "  AND e.subject = s.subject ORDER BY at DESC, id DESC LIMIT 1)"_s),
             0);
    QCOMPARE(file->number(u"SELECT count(*) FROM state JOIN event ON event.id = state.event"
                          " WHERE state.value <> event.value"_s),
             0);
    QCOMPARE(file->number(u"SELECT count(*) FROM paper JOIN mark AS m ON m.paper = number"
                          " JOIN state ON subject = id WHERE m.read <> value"_s),
             0);
    QCOMPARE(file->number(u"SELECT count(*) FROM mark WHERE read = 1"_s), many / 4);
}

void TestLibraryGestures::daysAreCountedAfterAGestureBrokeOff()
{
    {
        const auto file = rawFile(); // as a crash between two steps leaves it
        Transaction transaction(*file);
        EventWriter writer(*file, systemTime);
        foldPapers(*file, writer.addPapers(Mark::Read, true, {1, 2, 3}));
        file->execute(u"DELETE FROM tally"_s);
        transaction.commit();
    }
    m_library = opened(m_path);
    QCOMPARE(unread(), many - 3);
    compareDays();
    const auto file = rawFile();
    QCOMPARE(file->number(u"SELECT count(*) FROM tally"_s), many / perDay);
    m_library = opened(m_path);
    must(m_library->undo());
    QCOMPARE(unread(), many);
    compareDays();
}

void TestLibraryGestures::randomGesturesFollowTheModel()
{
    QRandomGenerator random(20240322);
    const QList<qint32> all = numbers();
    PaperSet unreadNow = must(m_library->order({})).unread;
    QList<PaperSet> before; // what undo goes back to
    for (int step = 0; step < 25; ++step) {
        if (!before.isEmpty() && random.bounded(3) == 0) {
            must(m_library->undo());
            unreadNow = before.takeLast();
        } else {
            const qsizetype from = random.bounded(static_cast<int>(all.size()));
            const QList<qint32> some = all.mid(from, random.bounded(many * 2 / 3));
            const PaperSet was = unreadNow;
            const bool on = must(m_library->toggle(Mark::Read, some)).on;
            const bool anyUnread =
                std::ranges::any_of(some, [&was](qint32 number) { return was.contains(number); });
            QCOMPARE(on, anyUnread);
            for (const qint32 number : some) {
                if (on)
                    unreadNow.remove(number);
                else
                    unreadNow.insert(number);
            }
            if (!some.isEmpty())
                before.append(was);
        }
        const PaperOrder order = must(m_library->order({}));
        for (const qint32 number : all)
            QCOMPARE(order.unread.contains(number), unreadNow.contains(number));
    }
    compareDays();
}

BROADSHEET_TEST(TestLibraryGestures, QCoreApplication)
#include "tst_library_gestures.moc"
