// State: marks and undo, and that storing content does not change them.
#include "MarkedLibrary.h"
#include "support/Runner.h"

#include <QRandomGenerator>

#include <array>
#include <map>

using namespace Qt::StringLiterals;
using namespace broadsheet;
using namespace broadsheet::test;

namespace {

// What the library should do, in a few lines: a value for each (kind, subject), and the gestures
// that can be undone.
class Model final
{
public:
    bool mark(const Marking &marking)
    {
        QStringList changed;
        for (const QString &subject : marking.subjects)
            if (value(marking.mark, subject) != marking.on) {
                m_values[{marking.mark, subject}] = marking.on;
                changed.append(subject);
            }
        if (!changed.isEmpty())
            m_gestures.append({marking.mark, marking.on, changed});
        return !changed.isEmpty();
    }
    std::optional<Marking> undo()
    {
        if (m_gestures.isEmpty())
            return std::nullopt;
        const Marking last = m_gestures.takeLast();
        for (const QString &subject : last.subjects)
            m_values[{last.mark, subject}] = !last.on;
        return last;
    }
    [[nodiscard]] bool value(Mark mark, const QString &subject) const
    {
        const auto found = m_values.find({mark, subject});
        return found != m_values.end() && found->second;
    }

private:
    std::map<std::pair<Mark, QString>, bool> m_values;
    QList<Marking> m_gestures;
};

} // namespace

class TestLibraryState final : public QObject, private MarkedLibrary
{
    Q_OBJECT

private Q_SLOTS:
    void init() { create(); }
    void cleanup() { m_library.reset(); }

    void marksOnlyWhatDiffers();
    void refusesUnknownPapersAndNamelessAuthors();
    void followsNames();
    void undoesOneGestureAsOne();
    void undoWalksBackAndEnds();
    void undoWorksAfterReopening();
    void importsDoNotTouchState();
    void stateOutlivesItsContent();
    void marksAndUndosFollowTheModel();
};

void TestLibraryState::marksOnlyWhatDiffers()
{
    must(m_library->mark({Mark::Read, true, {one}}));
    const ChangeSet both = must(m_library->mark({Mark::Read, true, {one, two, two}}));
    QCOMPARE(both.state, QSet<PaperId>({PaperId{two}}));
    QCOMPARE(both.days, QSet<QDate>({QDate(2024, 3, 21)}));
    QCOMPARE(must(m_library->info()).events, 2);
    QVERIFY(must(m_library->mark({Mark::Starred, false, {one}})).isEmpty());
    QVERIFY(must(m_library->mark({Mark::Read, true, {}})).isEmpty());
    QCOMPARE(must(m_library->info()).events, 2);
}

void TestLibraryState::refusesUnknownPapersAndNamelessAuthors()
{
    const Result<ChangeSet> unknown =
        m_library->mark({Mark::Starred, true, {one, u"9999.12345"_s}}).result();
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().kind, ErrorKind::NotFound);
    QVERIFY(unknown.error().message.contains(u"9999.12345"));
    QVERIFY(!stateOf(one).starred);
    QCOMPARE(m_library->mark({Mark::Follow, true, {u"  "_s}}).result().error().kind,
             ErrorKind::Usage);
    QCOMPARE(must(m_library->info()).events, 0);
}

void TestLibraryState::followsNames()
{
    const ChangeSet changes =
        must(m_library->mark({Mark::Follow, true, {u" Ada "_s, u"No Paper"_s}}));
    QVERIFY(changes.authors);
    QVERIFY(changes.state.isEmpty());
    QCOMPARE(must(m_library->counts()).followed.size(), 2);
    QVERIFY(must(m_library->author(u"Ada"_s)).author.followed);
    must(m_library->mark({Mark::Follow, false, {u"No Paper"_s}}));
    QCOMPARE(must(m_library->counts()).followed.size(), 1);
}

void TestLibraryState::undoesOneGestureAsOne()
{
    must(m_library->mark({Mark::Read, true, {one}}));
    must(m_library->mark({Mark::Read, true, {one, two}}));
    const UndoOutcome outcome = must(m_library->undo());
    QCOMPARE(outcome.undone, (Marking{Mark::Read, true, {two}}));
    QCOMPARE(outcome.changes.state, QSet<PaperId>({PaperId{two}}));
    QVERIFY(stateOf(one).read);
    QVERIFY(!stateOf(two).read);
}

void TestLibraryState::undoWalksBackAndEnds()
{
    must(m_library->mark({Mark::Starred, true, {one}}));
    must(m_library->mark({Mark::Starred, false, {one}}));
    must(m_library->mark({Mark::Follow, true, {u"Ada"_s}}));
    QCOMPARE(must(m_library->undo()).undone.mark, Mark::Follow);
    must(m_library->undo());
    QVERIFY(stateOf(one).starred);
    must(m_library->undo());
    QVERIFY(!stateOf(one).starred);
    const Result<UndoOutcome> nothing = m_library->undo().result();
    QVERIFY(!nothing);
    QCOMPARE(nothing.error().kind, ErrorKind::NotFound);
    // A gesture after an undo can be undone, and what was undone before stays undone.
    must(m_library->mark({Mark::Starred, true, {two}}));
    must(m_library->undo());
    QVERIFY(!m_library->undo().result());
}

void TestLibraryState::undoWorksAfterReopening()
{
    must(m_library->mark({Mark::Starred, true, {one}}));
    must(m_library->mark({Mark::Starred, true, {two}}));
    reopen();
    QVERIFY(stateOf(one).starred);
    QCOMPARE(must(m_library->undo()).undone.subjects, QStringList({two}));
    reopen();
    QCOMPARE(must(m_library->undo()).undone.subjects, QStringList({one}));
    QVERIFY(!stateOf(one).starred);
}

void TestLibraryState::importsDoNotTouchState()
{
    must(m_library->mark({Mark::Starred, true, {one}}));
    must(m_library->mark({Mark::Read, true, {one}}));
    QList<DayReport> newer = threeDays();
    newer[0].papers[0].title = u"Another title"_s;
    newer[0].papers[0].votes = 99;
    must(m_library->store(newer));
    QCOMPARE(stateOf(one), (PaperState{.read = true, .starred = true}));
    QCOMPARE(must(m_library->info()).events, 2);
}

void TestLibraryState::stateOutlivesItsContent()
{
    must(m_library->mark({Mark::Starred, true, {one}}));
    {
        const auto file = rawFile();
        file->execute(u"DELETE FROM paper"_s);
        QCOMPARE(file->number(u"SELECT count(*) FROM listing"_s), 0);
    }
    reopen();
    QCOMPARE(must(m_library->counts()).all, 0);
    must(m_library->store(threeDays()));
    QVERIFY(stateOf(one).starred);
}

void TestLibraryState::marksAndUndosFollowTheModel()
{
    QRandomGenerator random(2);
    const QStringList papers{one, two, u"2403.00003"_s, u"2403.00004"_s};
    const QStringList names{u"Ada"_s, u"Bo"_s, u"Cy"_s};
    Model model;
    for (int step = 0; step < 200; ++step) {
        const int choice = random.bounded(10);
        if (choice < 4) {
            const std::optional<Marking> expected = model.undo();
            const Result<UndoOutcome> outcome = m_library->undo().result();
            QCOMPARE(outcome.has_value(), expected.has_value());
            if (expected)
                QCOMPARE(outcome->undone, *expected);
        } else if (choice < 5) {
            reopen();
        } else {
            const Mark mark =
                std::array{Mark::Read, Mark::Starred, Mark::Follow}[random.bounded(3u)];
            const QStringList &all = mark == Mark::Follow ? names : papers;
            QStringList some;
            for (const QString &subject : all)
                if (random.bounded(2))
                    some.append(subject);
            const Marking marking{mark, random.bounded(2) == 1, some};
            const ChangeSet changes = must(m_library->mark(marking));
            QCOMPARE(!changes.isEmpty(), model.mark(marking));
        }
        for (const PaperRow &row : must(m_library->list({}))) {
            QCOMPARE(row.state.read, model.value(Mark::Read, row.id.text));
            QCOMPARE(row.state.starred, model.value(Mark::Starred, row.id.text));
        }
        for (const QString &name : names)
            QCOMPARE(must(m_library->author(name)).author.followed,
                     model.value(Mark::Follow, name));
    }
}

BROADSHEET_TEST(TestLibraryState, QCoreApplication)
#include "tst_library_state.moc"
