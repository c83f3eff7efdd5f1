// The day ledger: the status of each day from each source, in whatever order it is stored.
#include "Builders.h"
#include "support/Runner.h"

#include <QRandomGenerator>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace broadsheet;
using namespace broadsheet::test;

namespace {

const QDate theDay(2026, 4, 10);

QDateTime minute(int minutes)
{
    return QDateTime(theDay, QTime(8, 0), QTimeZone::utc()).addSecs(60 * minutes);
}

DayReport attempt(int minutes, DayStatus status, const QString &problem = {},
                  const QByteArray &validator = {})
{
    return {.source = u"huggingFace"_s,
            .day = theDay,
            .origin = QString::number(minutes),
            .at = minute(minutes),
            .status = status,
            .problem = problem,
            .nextTry = problem.isEmpty() ? QDateTime() : minute(minutes + 30),
            .validator = validator};
}

DayReport withPaper(DayReport report)
{
    report.papers = {test::report(u"2604.07429"_s, u"T"_s)};
    return report;
}

} // namespace

class TestLibraryDays final : public QObject, private TemporaryLibrary
{
    Q_OBJECT

private Q_SLOTS:
    void init() { create(); }
    void cleanup() { m_library.reset(); }

    void aFailureKeepsWhatWasKnown();
    void knowingMoreCountsInAnyOrder();
    void amongFailuresTheLastCounts();
    void emptyIsSeenWhenItIsRead();
    void reportsOfOtherDaysSayNothingOfTheDay();
    void tellsWhenStatusProblemOrNextTryChange();
    void withoutATimeOnlyNewsIsWritten();
    void numbersAreThoseOfTheLists();

private:
    [[nodiscard]] DaySource stands() { return must(m_library->days()).constFirst().sources[0]; }
};

void TestLibraryDays::aFailureKeepsWhatWasKnown()
{
    must(m_library->store({withPaper(attempt(1, DayStatus::Complete, {}, "\"e1\""))}));
    must(m_library->store({attempt(5, DayStatus::Failed, u"The server is away."_s)}));
    const DaySource expected{.source = u"huggingFace"_s,
                             .status = DayStatus::Complete,
                             .origin = u"1"_s,
                             .at = minute(1),
                             .tried = minute(5),
                             .problem = u"The server is away."_s,
                             .nextTry = minute(35),
                             .validator = "\"e1\""};
    QCOMPARE(stands(), expected);
    // The next attempt succeeds.
    must(m_library->store({attempt(9, DayStatus::Complete)}));
    QCOMPARE(stands().at, minute(9));
    QCOMPARE(stands().problem, QString());
    QVERIFY(!stands().nextTry.isValid());
    QCOMPARE(stands().validator, QByteArray("\"e1\""));
}

void TestLibraryDays::knowingMoreCountsInAnyOrder()
{
    const QList<DayReport> attempts{attempt(9, DayStatus::CutShort, u"Cut short."_s, "c"),
                                    attempt(7, DayStatus::Empty),
                                    withPaper(attempt(3, DayStatus::Complete, {}, "b")),
                                    attempt(8, DayStatus::Failed, u"No."_s)};
    QList<int> order{0, 1, 2, 3};
    do {
        cleanup();
        init();
        for (const int index : std::as_const(order))
            must(m_library->store({attempts[index]}));
        const DaySource day = stands();
        QCOMPARE(day.status, DayStatus::Complete);
        QCOMPARE(day.at, minute(3));
        QCOMPARE(day.tried, minute(9));
        QCOMPARE(day.problem, u"Cut short."_s);
        QCOMPARE(day.nextTry, minute(39));
        QCOMPARE(day.validator, QByteArray("c"));
    } while (std::next_permutation(order.begin(), order.end()));
}

void TestLibraryDays::amongFailuresTheLastCounts()
{
    must(m_library->store({attempt(5, DayStatus::NotOpenYet)}));
    must(m_library->store({attempt(2, DayStatus::Failed, u"No."_s)}));
    QCOMPARE(stands().status, DayStatus::NotOpenYet);
    QCOMPARE(stands().problem, QString());
    must(m_library->store({attempt(6, DayStatus::Failed, u"No."_s)}));
    QCOMPARE(stands().status, DayStatus::Failed);
    must(m_library->store({withPaper(attempt(1, DayStatus::CutShort, u"Broke off."_s))}));
    QCOMPARE(stands().status, DayStatus::CutShort);
    QCOMPARE(stands().problem, u"No."_s);
}

void TestLibraryDays::emptyIsSeenWhenItIsRead()
{
    must(m_library->store({attempt(1, DayStatus::Complete)}));
    QCOMPARE(stands().status, DayStatus::Empty);
    const ChangeSet changes =
        must(m_library->store({withPaper(attempt(0, DayStatus::NotFetched))}));
    QCOMPARE(changes.days, QSet<QDate>{theDay});
    QCOMPARE(stands().status, DayStatus::Complete);
    QCOMPARE(stands().at, minute(1));
    // The same in reverse order, also if the source itself says that there are none.
    cleanup();
    init();
    must(m_library->store({withPaper(attempt(0, DayStatus::NotFetched))}));
    QVERIFY(must(m_library->days())[0].sources.isEmpty());
    must(m_library->store({attempt(1, DayStatus::Empty)}));
    QCOMPARE(stands().status, DayStatus::Complete);
}

void TestLibraryDays::reportsOfOtherDaysSayNothingOfTheDay()
{
    must(m_library->store({attempt(4, DayStatus::Failed, u"No."_s)}));
    const DaySource before = stands();
    must(m_library->store({withPaper(attempt(9, DayStatus::NotFetched))}));
    QCOMPARE(stands(), before);
    QCOMPARE(must(m_library->days())[0].papers, 1);
}

void TestLibraryDays::tellsWhenStatusProblemOrNextTryChange()
{
    const auto tells = [this](const DayReport &report) {
        const ChangeSet changes = must(m_library->store({report}));
        return changes.days.contains(theDay);
    };
    QVERIFY(tells(attempt(1, DayStatus::Failed, u"No."_s)));
    QVERIFY(!tells(attempt(1, DayStatus::Failed, u"No."_s)));
    DayReport again = attempt(2, DayStatus::Failed, u"No."_s);
    again.nextTry = minute(31);
    QVERIFY(!tells(again));
    QCOMPARE(stands().tried, minute(2)); // known all the same
    QVERIFY(tells(attempt(3, DayStatus::Failed, u"No."_s)));
    QVERIFY(tells(attempt(4, DayStatus::Failed, u"Never."_s)));
    QVERIFY(tells(withPaper(attempt(5, DayStatus::CutShort, u"Never."_s))));
    QVERIFY(tells(withPaper(attempt(6, DayStatus::Complete))));
    QVERIFY(!tells(withPaper(attempt(7, DayStatus::Complete))));
}

void TestLibraryDays::withoutATimeOnlyNewsIsWritten()
{
    const QDateTime before = QDateTime::currentDateTimeUtc();
    DayReport report = withPaper(attempt(0, DayStatus::Complete));
    report.at = {};
    must(m_library->store({report}));
    const DaySource first = stands();
    QVERIFY(first.at.toMSecsSinceEpoch() >= before.toMSecsSinceEpoch());
    QCOMPARE(first.tried, first.at);
    QVERIFY(must(m_library->store({report})).isEmpty());
    QCOMPARE(stands(), first);
    report.papers[0].title = u"Another"_s;
    must(m_library->store({report}));
    QVERIFY(stands().at > first.at);
}

// After storing, removing, marking and muting in any order.
void TestLibraryDays::numbersAreThoseOfTheLists()
{
    QRandomGenerator random(41);
    const QStringList sources{u"digest"_s, u"huggingFace"_s, u"archive"_s};
    const QStringList words{u"alpha"_s, u"beta"_s, u"gamma"_s};
    const auto paperId = [&random] {
        return QString(u"2604.0000"_s + QString::number(random.bounded(8)));
    };
    for (int step = 0; step < 150; ++step) {
        const int choice = random.bounded(12);
        if (choice < 6)
            must(m_library->store({day(theDay.addDays(random.bounded(4)),
                                       {test::report(paperId(), words[random.bounded(3)]),
                                        test::report(paperId(), words[random.bounded(3)])},
                                       sources[random.bounded(3)])}));
        else if (choice == 6)
            must(m_library->forget(sources[random.bounded(3)]));
        else if (choice < 9)
            (void)m_library
                ->mark({random.bounded(2) ? Mark::Read : Mark::Starred,
                        random.bounded(2) == 1,
                        {paperId()}})
                .result();
        else if (choice < 11)
            must(m_library->mark(
                {Mark::MuteWord, random.bounded(2) == 1, {words[random.bounded(3)]}}));
        else
            (void)m_library->undo().result();
        must(m_library->indexed());
        for (const DaySummary &known : must(m_library->days())) {
            int unread = 0;
            int starred = 0;
            const QList<PaperRow> rows =
                must(m_library->list({.from = known.day, .to = known.day, .withMuted = false}));
            for (const PaperRow &row : rows) {
                unread += row.state.read ? 0 : 1;
                starred += row.state.starred ? 1 : 0;
            }
            QCOMPARE(known.papers, rows.size());
            QCOMPARE(known.unread, unread);
            QCOMPARE(known.starred, starred);
        }
    }
}

BROADSHEET_TEST(TestLibraryDays, QCoreApplication)
#include "tst_library_days.moc"
