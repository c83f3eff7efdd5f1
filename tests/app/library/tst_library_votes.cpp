// Votes over time, rising papers, and passing papers.
#include "Builders.h"
#include "support/Runner.h"

#include <QTimeZone>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace broadsheet;
using namespace broadsheet::test;

namespace {

const QDate theDay(2026, 4, 10);
const QString theId = QStringLiteral("2604.07429");

QDateTime daysOn(int days)
{
    return QDateTime(theDay, QTime(9, 0), QTimeZone::utc()).addDays(days);
}

DayReport votes(const QDateTime &at, int count, const QString &source = u"huggingFace"_s,
                QDate date = theDay)
{
    return {.source = source,
            .day = date,
            .origin = u"test"_s,
            .papers = {report(theId, u"T"_s, count)},
            .at = at};
}

// The library's clock: it stands still until a test moves it. The library asks it on its own
// thread.
class StillClock final
{
public:
    [[nodiscard]] QDateTime now() const
    {
        return QDateTime::fromMSecsSinceEpoch(*m_now, QTimeZone::utc());
    }
    void advance(qint64 milliseconds) { *m_now += milliseconds; }
    void set(const QDateTime &now) { *m_now = now.toMSecsSinceEpoch(); }

private:
    std::shared_ptr<std::atomic<qint64>> m_now =
        std::make_shared<std::atomic<qint64>>(daysOn(200).toMSecsSinceEpoch());
};

} // namespace

class TestLibraryVotes final : public QObject, private TemporaryLibrary
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_clock.set(daysOn(15));
        create([clock = m_clock] { return clock.now(); });
    }
    void cleanup() { m_library.reset(); }

    void everyObservationIsKept();
    void repetitionsAreLeftOut();
    void filesAreOfTheirDay();
    void forgettingASourceForgetsItsVotes();
    void aPaperThatTakesOffRises();
    void tooLittleOrTooLateIsNoRise();
    void risesAboveWhatThePasserSaw();
    void readingEndsARise();
    void passingEndsARise();
    void passingIsWrittenOnlyForNewVotes();
    void passingIsNeverUndone();
    void risingPapersAreListedAndCounted();
    void onlyNewRisesCount();
    void risesEndWithTime();

private:
    void store(const DayReport &report) { m_changes = must(m_library->store({report})); }
    [[nodiscard]] Paper paper() { return must(m_library->paper(PaperId{theId})); }
    [[nodiscard]] int events() { return must(m_library->info()).events; }
    [[nodiscard]] QList<int> history();
    ChangeSet pass(const QStringList &ids = {theId})
    {
        return must(m_library->mark({Mark::Passed, true, ids}));
    }

    [[nodiscard]] QDateTime ago(int seconds) const { return m_clock.now().addSecs(-seconds); }

    StillClock m_clock;
    ChangeSet m_changes;
};

QList<int> TestLibraryVotes::history()
{
    QList<int> counts;
    for (const VoteObservation &one : paper().votesOverTime)
        counts.append(one.votes);
    return counts;
}

void TestLibraryVotes::everyObservationIsKept()
{
    store(votes(daysOn(3), 30));
    store(votes(daysOn(1), 10));
    QVERIFY(m_changes.content.contains(PaperId{theId}));
    store(votes(daysOn(5), 25)); // votes can decrease
    store(votes(daysOn(2), 20));
    store(votes(daysOn(2), 18)); // at the same time, the larger
    const QList<VoteObservation> expected{
        {.at = daysOn(1), .source = u"huggingFace"_s, .votes = 10},
        {.at = daysOn(2), .source = u"huggingFace"_s, .votes = 20},
        {.at = daysOn(3), .source = u"huggingFace"_s, .votes = 30},
        {.at = daysOn(5), .source = u"huggingFace"_s, .votes = 25}};
    QCOMPARE(paper().votesOverTime, expected);
    QCOMPARE(paper().votes, 25);
    QCOMPARE(must(m_library->list({}))[0].votes, 25);
}

void TestLibraryVotes::repetitionsAreLeftOut()
{
    for (const int day : {4, 1, 3, 2})
        store(votes(daysOn(day), 10));
    QCOMPARE(history(), QList<int>({10}));
    QCOMPARE(paper().votesOverTime[0].at, daysOn(1));
    store(votes(daysOn(6), 12));
    store(votes(daysOn(7), 10));
    QCOMPARE(history(), QList<int>({10, 12, 10}));
    // Another source in between: the newest observation counts.
    store(votes(daysOn(8), 3, u"another"_s));
    store(votes(daysOn(9), 10));
    QCOMPARE(history(), QList<int>({10, 12, 10, 3, 10}));
    QCOMPARE(paper().votes, 10);
}

void TestLibraryVotes::filesAreOfTheirDay()
{
    // The votes of a file count for its day, even if the file was copied much later.
    store(votes(daysOn(2), 40));
    for (const QString &source : {u"digest"_s, u"arxiv"_s, u"sample"_s, u"archive-mine"_s}) {
        store(votes(daysOn(100), 7, source));
        QCOMPARE(paper().votes, 40);
        QCOMPARE(paper().votesOverTime[0].at,
                 QDateTime(theDay, QTime(23, 59, 59, 999), QTimeZone::utc()));
    }
    store(votes(daysOn(100), 8, u"another"_s));
    QCOMPARE(paper().votes, 8);
    store(votes(daysOn(-1), 1, u"digest"_s));
    QCOMPARE(history().first(), 1);
}

void TestLibraryVotes::forgettingASourceForgetsItsVotes()
{
    store(votes(daysOn(1), 5, u"another"_s));
    store(votes(daysOn(1), 6, u"sample"_s));
    store(votes(daysOn(2), 7, u"sample"_s));
    must(m_library->forget(u"sample"_s));
    QCOMPARE(history(), QList<int>({5}));
}

void TestLibraryVotes::aPaperThatTakesOffRises()
{
    store(votes(daysOn(0), 2));
    QCOMPARE(paper().rise, 0);
    store(votes(daysOn(6), 42));
    QVERIFY(m_changes.content.contains(PaperId{theId}));
    QCOMPARE(paper().rise, 40);
    QCOMPARE(must(m_library->list({}))[0].rise, 40);
    // The same in one call, and in reverse order.
    for (const bool reversed : {false, true}) {
        cleanup();
        init();
        QList<DayReport> both{votes(daysOn(0), 2), votes(daysOn(6), 42)};
        if (reversed)
            std::reverse(both.begin(), both.end());
        must(m_library->store(both));
        QCOMPARE(paper().rise, 40);
    }
}

void TestLibraryVotes::tooLittleOrTooLateIsNoRise()
{
    store(votes(daysOn(0), 12));
    store(votes(daysOn(1), 23)); // not yet doubled
    QCOMPARE(paper().rise, 0);
    store(votes(daysOn(2), 24));
    QCOMPARE(paper().rise, 12);
    store(votes(daysOn(14), 30));
    QCOMPARE(paper().rise, 18);
    store(votes(daysOn(15), 30)); // not passed for two weeks
    QCOMPARE(paper().rise, 0);
    QVERIFY(m_changes.content.contains(PaperId{theId}));

    cleanup();
    init();
    store(votes(daysOn(0), 0));
    store(votes(daysOn(1), 9));
    QCOMPARE(paper().rise, 0);
    store(votes(daysOn(2), 10));
    QCOMPARE(paper().rise, 10);
}

void TestLibraryVotes::risesAboveWhatThePasserSaw()
{
    store(votes(ago(7200), 4));
    store(votes(ago(3600), 20));
    QCOMPARE(paper().rise, 16);
    pass();
    QCOMPARE(paper().rise, 0);
    store(votes(ago(-60), 39)); // it had 20 votes then
    QCOMPARE(paper().rise, 0);
    store(votes(ago(-120), 40));
    QCOMPARE(paper().rise, 20);
    // An observation from before the passing that is stored later is the new baseline.
    store(votes(ago(1800), 35));
    QCOMPARE(paper().rise, 0);
    // All observations are later: the first is the baseline.
    cleanup();
    init();
    store(votes(ago(60), 1));
    pass();
    must(m_library->forget(u"huggingFace"_s));
    store(votes(ago(-60), 2));
    store(votes(ago(-70), 30));
    QCOMPARE(paper().rise, 28);
}

void TestLibraryVotes::readingEndsARise()
{
    store(votes(ago(7200), 4));
    store(votes(ago(3600), 20));
    const ChangeSet changes = must(m_library->mark({Mark::Read, true, {theId}}));
    QVERIFY(changes.state.contains(PaperId{theId}));
    QCOMPARE(paper().rise, 0);
    // Marking as unread counts as passing, too: the user has seen the paper.
    store(votes(ago(-60), 50));
    QCOMPARE(paper().rise, 30);
    must(m_library->mark({Mark::Read, false, {theId}}));
    QCOMPARE(paper().rise, 0);
}

void TestLibraryVotes::passingEndsARise()
{
    store(votes(ago(7200), 4));
    store(votes(ago(3600), 20));
    must(m_library->store({day(theDay, {report(u"2604.00001"_s, u"Quiet"_s, 3)})}));
    const ChangeSet changes = pass({theId, u"2604.00001"_s, u"9999.99999"_s, theId});
    QCOMPARE(changes.state, QSet<PaperId>{PaperId{theId}});
    QVERIFY(changes.days.isEmpty());
    QVERIFY(changes.content.isEmpty());
    QCOMPARE(events(), 2);
}

void TestLibraryVotes::passingIsWrittenOnlyForNewVotes()
{
    must(m_library->store({day(theDay, {report(u"2604.00001"_s, u"No votes"_s)})}));
    store(votes(ago(3600), 4));
    QVERIFY(pass({theId, u"2604.00001"_s}).isEmpty());
    QCOMPARE(events(), 1);
    pass();
    store(votes(ago(1800), 5)); // before the passing
    pass();
    QCOMPARE(events(), 1);
    m_clock.advance(5);
    store(votes(ago(0), 6));
    pass();
    QCOMPARE(events(), 2);
    pass();
    QCOMPARE(events(), 2);
}

void TestLibraryVotes::passingIsNeverUndone()
{
    store(votes(ago(3600), 4));
    must(m_library->mark({Mark::Starred, true, {theId}}));
    pass();
    const UndoOutcome outcome = must(m_library->undo());
    QCOMPARE(outcome.undone.mark, Mark::Starred);
    QVERIFY(!m_library->undo().result());
    QCOMPARE(paper().state, PaperState{});
}

void TestLibraryVotes::risingPapersAreListedAndCounted()
{
    store(votes(daysOn(0), 2));
    store(votes(daysOn(6), 42));
    const QList<PaperReport> before{report(u"2604.00001"_s, u"More"_s, 3),
                                    report(u"2604.00002"_s, u"Quiet"_s, 900)};
    QList<PaperReport> after = before;
    after[0].votes = 503;
    DayReport first = day(theDay, before, u"huggingFace"_s);
    DayReport second = day(theDay, after, u"huggingFace"_s);
    first.at = daysOn(0);
    second.at = daysOn(2);
    must(m_library->store({second, first}));

    QCOMPARE(must(m_library->counts()).rising, 2);
    QCOMPARE(idsOf(must(m_library->list({.rising = true, .sort = SortKey::Rise}))),
             QStringList({u"2604.00001"_s, theId}));
    QCOMPARE(idsOf(must(m_library->list({.sort = SortKey::Rise, .ascending = true}))),
             QStringList({u"2604.00002"_s, theId, u"2604.00001"_s}));
    pass({u"2604.00001"_s});
    QCOMPARE(must(m_library->counts()).rising, 1);
    QCOMPARE(idsOf(must(m_library->list({.rising = true}))), QStringList({theId}));
}

// The votes of digests of long ago.
void TestLibraryVotes::onlyNewRisesCount()
{
    m_clock.set(daysOn(200));
    store(votes(daysOn(180), 2));
    store(votes(daysOn(182), 42));
    QCOMPARE(paper().rise, 0);
    QCOMPARE(must(m_library->counts()).rising, 0);
    store(votes(daysOn(190), 92));
    QCOMPARE(paper().rise, 90);
    store(votes(daysOn(193), 92));
    QCOMPARE(must(m_library->counts()).rising, 1);
}

void TestLibraryVotes::risesEndWithTime()
{
    m_clock.set(daysOn(200));
    store(votes(daysOn(190), 2));
    store(votes(daysOn(192), 42));
    QCOMPARE(must(m_library->counts()).rising, 1);

    // When the library is opened, and when something else is stored.
    m_clock.advance(qint64(8) * 86'400'000);
    m_library.reset();
    m_library = opened(m_path, [clock = m_clock] { return clock.now(); });
    QCOMPARE(must(m_library->counts()).rising, 0);

    cleanup();
    init();
    m_clock.set(daysOn(200));
    store(votes(daysOn(190), 2));
    store(votes(daysOn(192), 42));
    QCOMPARE(must(m_library->counts()).rising, 1);
    m_clock.advance(qint64(8) * 86'400'000);
    m_changes = must(m_library->store({day(theDay, {report(u"2604.00002"_s, u"B"_s, 1)})}));
    QVERIFY(m_changes.content.contains(PaperId{theId}));
    QCOMPARE(must(m_library->counts()).rising, 0);
}

BROADSHEET_TEST(TestLibraryVotes, QCoreApplication)
#include "tst_library_votes.moc"
