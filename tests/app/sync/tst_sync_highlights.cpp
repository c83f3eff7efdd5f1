// Highlights and their notes on several machines.
#include "Machines.h"
#include "highlights/Highlight.h"
#include "support/Runner.h"

#include <QTest>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

class TestSyncHighlights final : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] Machine &one() const { return *first; }
    [[nodiscard]] Machine &two() const { return *second; }
    // Both have a highlight.
    void shareOne()
    {
        one().share(folder->path());
        two().share(folder->path());
        place = {.id = newHighlightId(3),
                 .page = 3,
                 .quote = u"a place"_s,
                 .boxes = {{72, 100, 99, 12}}};
        QVERIFY(setColour(one(), 2));
        exchange();
        QCOMPARE(two().paper(1).highlights.size(), 1);
    }
    void exchange()
    {
        for (const Machine *machine : {first.get(), second.get(), first.get(), second.get()})
            QCOMPARE(machine->exchange(), QString());
        QCOMPARE(one().seen(), two().seen());
    }
    [[nodiscard]] bool setColour(const Machine &machine, int colour) const
    {
        return machine.library->mark(markingOf(colour)).result().has_value();
    }
    [[nodiscard]] bool write(const Machine &machine, const QString &note) const
    {
        return machine.library->mark(noteOf(note)).result().has_value();
    }
    [[nodiscard]] bool remove(const Machine &machine) const
    {
        return machine.library->mark({noteOf({}), markingOf(0)}).result().has_value();
    }
    [[nodiscard]] Marking markingOf(int colour) const
    {
        return {.mark = Mark::Highlight,
                .on = colour > 0,
                .subjects = {paperId(1)},
                .text = textOfHighlight(place),
                .highlight = place.id,
                .colour = colour};
    }
    [[nodiscard]] Marking noteOf(const QString &note) const
    {
        return {.mark = Mark::HighlightNote,
                .on = !note.isEmpty(),
                .subjects = {paperId(1)},
                .text = note,
                .highlight = place.id};
    }

    std::unique_ptr<QTemporaryDir> folder;
    std::unique_ptr<Machine> first;
    std::unique_ptr<Machine> second;
    Highlight place;

private Q_SLOTS:
    void init()
    {
        folder = std::make_unique<QTemporaryDir>();
        first = std::make_unique<Machine>();
        second = std::make_unique<Machine>();
    }

    void arriveAndAreUndoneElsewhere();
    void notesWrittenAtOnceAreBothKept();
    void colourAndNoteAtOnce();
    void takenAwayWhileTheOtherWrites_data();
    void takenAwayWhileTheOtherWrites();
};

void TestSyncHighlights::arriveAndAreUndoneElsewhere()
{
    shareOne();
    QVERIFY(write(two(), u"Why?"_s));
    exchange();
    QCOMPARE(one().paper(1).highlights.constFirst().note, u"Why?"_s);
    const UndoOutcome undone = one().library->undo().result().value();
    QCOMPARE(pageOfHighlight(undone.undone.highlight), 3);
    QVERIFY(!undone.undone.machine.isEmpty());
    exchange();
    QVERIFY(two().paper(1).highlights.constFirst().note.isEmpty());
}

void TestSyncHighlights::notesWrittenAtOnceAreBothKept()
{
    shareOne();
    QVERIFY(write(one(), u"This is wrong."_s));
    QVERIFY(write(two(), u"This is right."_s));
    exchange();
    const QString note = one().paper(1).highlights.constFirst().note;
    QVERIFY2(note.contains(u"This is wrong."_s) && note.contains(u"This is right."_s),
             qPrintable(note));
    QCOMPARE(note.count(u"This is"_s), 2);
    QVERIFY(one().paper(1).note.isEmpty());
}

void TestSyncHighlights::colourAndNoteAtOnce()
{
    shareOne();
    QVERIFY(setColour(one(), 4));
    QVERIFY(write(two(), u"Why?"_s));
    exchange();
    QCOMPARE(one().paper(1).highlights.constFirst().colour, 4);
    QCOMPARE(one().paper(1).highlights.constFirst().note, u"Why?"_s);
}

void TestSyncHighlights::takenAwayWhileTheOtherWrites_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<bool>("isWrittenFirst");
    QTest::newRow("a first note, then taken away") << QString() << true;
    QTest::newRow("taken away, then a first note") << QString() << false;
    QTest::newRow("another note, then taken away") << u"Before."_s << true;
    QTest::newRow("taken away, then another note") << u"Before."_s << false;
}

// What somebody wrote is never lost.
void TestSyncHighlights::takenAwayWhileTheOtherWrites()
{
    QFETCH(const QString, before);
    QFETCH(const bool, isWrittenFirst);
    shareOne();
    QVERIFY(before.isEmpty() || write(one(), before));
    exchange();
    if (isWrittenFirst)
        QVERIFY(write(two(), u"Why?"_s));
    QVERIFY(remove(one()));
    if (!isWrittenFirst)
        QVERIFY(write(two(), u"Why?"_s));
    exchange();
    const QList<Highlight> kept = one().paper(1).highlights;
    QCOMPARE(kept.size(), 1);
    QVERIFY2(kept.constFirst().note.contains(u"Why?"_s), qPrintable(kept.constFirst().note));
    QCOMPARE(two().paper(1).highlights, kept);
}

BROADSHEET_TEST(TestSyncHighlights, QCoreApplication)
#include "tst_sync_highlights.moc"
