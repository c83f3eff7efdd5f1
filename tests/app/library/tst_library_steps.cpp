// What large work does in one step, so that a star does not wait for it. Steps are counted, not
// timed.
#include "MarkedLibrary.h"
#include "support/Runner.h"

// The steps themselves, which the public interface does not show.
#include "finding/Muting.h"
#include "journal/MarkSubjects.h"
#include "journal/TakeBack.h"
#include "library/StoreReports.h"
#include "sqlite/Interruptible.h"
#include "tables/DayCounts.h"

using namespace Qt::StringLiterals;
using namespace broadsheet;
using namespace broadsheet::test;

namespace {

constexpr int many = 1000;

DayReport largeDay(int papers = many)
{
    DayReport large = day(QDate(2020, 1, 1), {});
    for (int i = 0; i < papers; ++i)
        large.papers.append(
            report(u"2001."_s + QString::number(10'000 + i), u"Title"_s, papers - i));
    return large;
}

} // namespace

class TestLibrarySteps final : public QObject, private MarkedLibrary
{
    Q_OBJECT

private Q_SLOTS:
    void init() { create(); }
    void cleanup() { m_library.reset(); }

    // A report is read in parts, and compared in parts, before the first of its papers is written.
    // To read so many names and texts takes many times as long as a step.
    void aLargeReportIsReadInParts()
    {
        DayReport large = largeDay();
        for (PaperReport &paper : large.papers) {
            for (int i = 0; i < 10; ++i)
                paper.authors.append(u"Müller  Lovelace, Ada %1"_s.arg(i));
            paper.texts.append({.markdown = u"Of \\'etudes and $x$. "_s.repeated(200)});
        }
        const auto file = rawFile();
        const qint64 before = file->number(u"SELECT count(*) FROM paper"_s);
        StoreClock clock(systemTime);
        for (const bool isAgain : {false, true}) {
            int steps = 0;
            int withoutPapers = 0;
            ChangeSet changes;
            storeDays(*file, {large}, clock, changes, [&] {
                ++steps;
                if (file->number(u"SELECT count(*) FROM paper"_s) == before)
                    ++withoutPapers;
            });
            QVERIFY2(isAgain || withoutPapers > 0, qPrintable(QString::number(withoutPapers)));
            QVERIFY2(steps > (isAgain ? 1 : 4), qPrintable(QString::number(steps)));
            QCOMPARE(changes.added.size(), isAgain ? 0 : many);
            QCOMPARE(file->number(u"SELECT count(*) FROM paper"_s), before + many);
        }
    }

    // While nobody waits, several steps are committed together. As soon as somebody does, the step
    // that runs is the last one.
    void aStepEndsWhenSomebodyWaits()
    {
        constexpr qint64 firstStep = 100; // papers
        const auto file = rawFile();
        const QString papers = u"SELECT count(*) FROM paper"_s;
        const qint64 before = file->number(papers);
        StoreClock clock(systemTime);
        ChangeSet changes;
        qint64 inFirst = 0;
        int asked = 0;
        storeDays(
            *file, {largeDay()}, clock, changes,
            [&] {
                if (inFirst == 0)
                    inFirst = file->number(papers) - before;
            },
            [&asked] { return ++asked > 0; });
        QVERIFY(asked > 0);
        QCOMPARE(inFirst, firstStep);
        QCOMPARE(file->number(papers), before + many);
    }

    // Another process writes between the steps: what was compared is compared again.
    void anotherProcessWritesBetweenTheParts()
    {
        const auto file = rawFile();
        Database other(m_path, Database::Access::ReadWrite);
        StoreClock clock(systemTime);
        ChangeSet changes;
        int steps = 0;
        storeDays(*file, {largeDay()}, clock, changes, [&] {
            ++steps;
            other.execute(u"UPDATE meta SET value = value WHERE key = 'device'"_s);
        });
        QVERIFY(steps > 2);
        QCOMPARE(changes.added.size(), many);
        QCOMPARE(file->number(u"SELECT count(*) FROM listing WHERE day = '2020-01-01'"_s), many);
    }

    // Others run between the steps that hide papers, and what is left when the program ends is done
    // at the next start.
    void aMutedWordHidesPapersInSteps()
    {
        must(m_library->store({largeDay(10 * many)}));
        must(m_library->indexed());
        const QString hidden = u"SELECT count(*) FROM mark WHERE muted = 1"_s;
        {
            const auto file = rawFile();
            MarkSubjects muting({{.mark = Mark::MuteWord, .on = true, .subjects = {u"title"_s}}},
                                systemTime);
            ChangeSet changes;
            QVERIFY(!muting.step(*file, changes));
            QVERIFY(changes.muting);
            const qint64 first = file->number(hidden);
            QVERIFY2(first > 0 && first < 10 * many, qPrintable(QString::number(first)));
            QCOMPARE(wrongDayCounts(*file), 0);
            QVERIFY(!muting.step(*file, changes));
            QVERIFY(file->number(hidden) > first);
        }
        auto file = rawFile();
        QCOMPARE(file->number(hidden), 10 * many);
        QCOMPARE(wronglyMuted(*file), 0);
        QCOMPARE(wrongDayCounts(*file), 0);

        TakeBack undo(Direction::Undo, systemTime);
        ChangeSet changes;
        QVERIFY(!undo.step(*file, changes));
        QVERIFY(file->number(hidden) > 0);
        while (!undo.step(*file, changes)) {
        }
        QVERIFY(changes.muting);
        QVERIFY(changes.days.contains(QDate(2020, 1, 1)));
        QCOMPARE(file->number(hidden), 0);
        QCOMPARE(wrongDayCounts(*file), 0);
    }

    // A star during an undo looks for the paper's events of that gesture alone: not for all events
    // of the paper, nor for all of the gesture.
    void aPaperWithVeryManyEvents()
    {
        must(m_library->store({largeDay(5 * many)}));
        const QString busy = u"2001.14999"_s;
        {
            const auto file = rawFile();
            file->execute(
                u"WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number"
                "  WHERE n < 20000)"
                " INSERT INTO event (id, at, device, action, kind, subject, value, text)"
                " SELECT printf('0000%08x', n), n, 'device', printf('action%d', n), 'starred', ?,"
                "  n % 2, '' FROM number"_s,
                busy);
        }
        m_library = opened(m_path);
        must(m_library->markAll(Mark::Starred, true, must(m_library->order({})).numbers));
        const auto file = rawFile();
        const auto number =
            static_cast<qint32>(file->number(u"SELECT number FROM paper WHERE id = ?"_s, busy));
        TakeBack undo(Direction::Undo, systemTime);
        ChangeSet changes;
        QVERIFY(!undo.step(*file, changes));
        int checks = 0;
        {
            const Interruptible counting(*file, [&checks] {
                ++checks;
                return false;
            });
            QVERIFY(undo.bringForward(*file, {number}));
        }
        QVERIFY2(checks < 10, qPrintable(QString::number(checks)));
        while (!undo.step(*file, changes)) {
        }
        QCOMPARE(file->number(u"SELECT count(*) FROM mark WHERE starred = 1"_s), 0);
    }
};

BROADSHEET_TEST(TestLibrarySteps, QCoreApplication)
#include "tst_library_steps.moc"
