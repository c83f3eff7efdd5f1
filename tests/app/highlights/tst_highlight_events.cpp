// Events of highlights that come from elsewhere: the state is the same in whatever order they
// arrive, and hostile ones harm nobody.
#include "base/Limits.h"
#include "highlights/Highlight.h"
#include "library/Library.h"
#include "support/Runner.h"

// Internal headers, because the public interface does not take single events.
#include "highlights/Highlights.h"
#include "journal/MergeEvents.h"
#include "sqlite/Transaction.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

const PaperId paper{u"2403.00001"_s};

JournalEvent eventOf(int number, const QString &kind, const QString &highlight, qint64 value,
                     const QString &text)
{
    return {.id = u"0190f000-0000-7000-8000-%1"_s.arg(number, 12, 10, QChar(u'0')),
            .at = 1'700'000'000'000 + number,
            .device = u"elsewhere"_s,
            .action = u"action-%1"_s.arg(number),
            .undoes = {},
            .kind = kind,
            .subject = paper.text + QChar(0x1f) + highlight,
            .value = value,
            .text = text};
}

QString textOf(const QString &quote)
{
    return textOfHighlight({.page = 1, .quote = quote, .boxes = {{72, 100, 99, 12}}});
}

} // namespace

class TestHighlightEvents final : public QObject
{
    Q_OBJECT

private:
    // What a new library has after taking these events, each by itself.
    [[nodiscard]] static QList<Highlight> after(const QList<JournalEvent> &events)
    {
        const QTemporaryDir dir;
        const QString path = dir.filePath(u"library.sqlite"_s);
        {
            const auto library = Library::open(path).value();
            const DayReport day{.source = u"digest"_s,
                                .day = QDate(2024, 3, 22),
                                .papers = {{.id = paper, .title = u"Title"_s}}};
            if (!library->store({day}).result())
                qFatal("not stored");
        }
        Database database(path, Database::Access::ReadWrite);
        for (const JournalEvent &one : events) {
            Transaction transaction(database);
            EventMerger merger(database);
            merger.add(one);
            (void)merger.finish();
            transaction.commit();
        }
        return HighlightReader(database).of(paper);
    }

private Q_SLOTS:
    void anyOrderIsTheSame();
    void aNoteBringsBackWhatWasTakenAway();
    void hostileEvents();
    void tooMany();
};

void TestHighlightEvents::anyOrderIsTheSame()
{
    const QString id = newHighlightId(3);
    QList<JournalEvent> events{eventOf(1, u"highlight"_s, id, 1, textOf(u"a place"_s)),
                               eventOf(2, u"highlightNote"_s, id, 1, u"Why?"_s),
                               eventOf(3, u"highlight"_s, id, 4, textOf(u"a place"_s)),
                               eventOf(4, u"highlightNote"_s, id, 1, u"Because."_s)};
    const QList<Highlight> expected = after(events);
    QCOMPARE(expected.size(), 1);
    QCOMPARE(expected.constFirst().colour, 4);
    QCOMPARE(expected.constFirst().note, u"Because."_s);
    const auto byId = [](const JournalEvent &a, const JournalEvent &b) { return a.id < b.id; };
    while (std::next_permutation(events.begin(), events.end(), byId))
        QCOMPARE(after(events), expected);
}

void TestHighlightEvents::aNoteBringsBackWhatWasTakenAway()
{
    const QString id = newHighlightId(3);
    const JournalEvent made = eventOf(1, u"highlight"_s, id, 2, textOf(u"a place"_s));
    const JournalEvent removed = eventOf(2, u"highlight"_s, id, 0, textOf(u"a place"_s));
    const JournalEvent note = eventOf(3, u"highlightNote"_s, id, 1, u"Why?"_s);
    QVERIFY(after({made, removed}).isEmpty());
    QCOMPARE(after({made, removed, note}).size(), 1);
    QCOMPARE(after({note, removed, made}).constFirst().note, u"Why?"_s);
    QVERIFY(after({note}).isEmpty()); // nobody knows where
}

void TestHighlightEvents::hostileEvents()
{
    const QString good = newHighlightId(3);
    const QList<JournalEvent> events{
        eventOf(1, u"highlight"_s, u"-7-x"_s, 1, textOf(u"a"_s)),
        eventOf(2, u"highlight"_s, u"1-x"_s, std::numeric_limits<qint64>::max(),
                uR"({"quote":"a","boxes":[[1e300,1,1e300,1],[1,1,1e999,1]]})"_s),
        eventOf(3, u"highlight"_s, u"1-y"_s, 1, QString(10'000'000, u'{')),
        eventOf(4, u"highlight"_s, u"1-"_s + QString(1'000'000, u'z'), 1, textOf(u"\u202Ea"_s)),
        eventOf(5, u"highlight"_s, good, -1, textOf(u"kept"_s)),
        eventOf(6, u"highlightNote"_s, good, 1, QString(10'000'000, u'n')),
    };
    const QList<Highlight> all = after(events);
    QCOMPARE(all.size(), 2);
    QCOMPARE(all.constLast().quote, u"kept"_s);
    QCOMPARE(all.constLast().colour, 1);
    QVERIFY(all.constLast().note.isEmpty());
}

void TestHighlightEvents::tooMany()
{
    const QTemporaryDir dir;
    QList<JournalEvent> events;
    const QString path = dir.filePath(u"library.sqlite"_s);
    (void)Library::open(path).value();
    Database database(path, Database::Access::ReadWrite);
    Transaction transaction(database);
    EventMerger merger(database);
    for (int number = 0; number < maxHighlights + 10; ++number)
        merger.add(eventOf(number, u"highlight"_s, newHighlightId(1), 1, textOf(u"a"_s)));
    (void)merger.finish();
    transaction.commit();
    QCOMPARE(HighlightReader(database).of(paper).size(), maxHighlights);
}

BROADSHEET_TEST(TestHighlightEvents, QCoreApplication)
#include "tst_highlight_events.moc"
