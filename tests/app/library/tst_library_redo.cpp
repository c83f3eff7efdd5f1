// Redo: what it does again, what ends it, and that undo and redo follow a simple model.
#include "MarkModel.h"
#include "MarkedLibrary.h"
#include "support/Runner.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace broadsheet;
using namespace broadsheet::test;

class TestLibraryRedo final : public QObject, private MarkedLibrary
{
    Q_OBJECT

private Q_SLOTS:
    void init() { create(); }
    void cleanup() { m_library.reset(); }

    void doesAgainWhatWasUndone();
    void everyKind_data();
    void everyKind();
    void aNewGestureEndsIt();
    void passedEndsNothing();
    void undoAndRedoTakeTurns();
    void worksAfterReopening();
    void manyPapersInSteps();
    void aGestureUnderWayComesFirst();
    void whatAnotherProcessTookBackIsNotFinished();
    void onlyWhatThisDeviceDid();
    void anUndoAloneIsNeitherUndoneNorRedone();
    void aNoteInPartsIsOneGesture();
    void aPartAfterSomethingElseIsAGesture();
    void followsTheModel();

private:
    void mark(Mark mark, bool on, const QStringList &subjects, const QString &text = {})
    {
        must(m_library->mark({.mark = mark, .on = on, .subjects = subjects, .text = text}));
    }
    void writeNote(const QString &note, bool continues)
    {
        must(m_library->mark({.mark = Mark::Note,
                              .on = !note.isEmpty(),
                              .subjects = {one},
                              .text = note,
                              .continues = continues}));
    }
    [[nodiscard]] QString note() { return must(m_library->paper(PaperId{one})).note; }
    // Empty: there is nothing to undo or redo.
    [[nodiscard]] std::optional<Marking> taken(const QFuture<Result<UndoOutcome>> &outcome)
    {
        const Result<UndoOutcome> result = outcome.result();
        if (!result && result.error().kind != ErrorKind::NotFound)
            qFatal("%s", qPrintable(result.error().message));
        return result ? std::optional(result->undone) : std::nullopt;
    }
    void markAnything(QRandomGenerator &random, Marks &marks);
};

void TestLibraryRedo::doesAgainWhatWasUndone()
{
    mark(Mark::Starred, true, {one, two});
    mark(Mark::Read, true, {one});
    must(m_library->undo());
    must(m_library->undo());
    QCOMPARE(stateOf(one), PaperState());

    QCoreApplication::processEvents();
    const QSignalSpy changed(m_library.get(), &Library::changed);
    const UndoOutcome star = must(m_library->redo());
    QCOMPARE(star.undone, (Marking{Mark::Starred, true, {one, two}}));
    QCOMPARE(star.changes.state, (QSet<PaperId>{PaperId{one}, PaperId{two}}));
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(stateOf(two), (PaperState{.starred = true}));
    QCOMPARE(must(m_library->counts()).starred, 2);
    QCOMPARE(must(m_library->redo()).undone, (Marking{Mark::Read, true, {one}}));
    QCOMPARE(stateOf(one), (PaperState{.read = true, .starred = true}));

    const Result<UndoOutcome> nothing = m_library->redo().result();
    QVERIFY(!nothing);
    QCOMPARE(nothing.error().kind, ErrorKind::NotFound);
    QCOMPARE(nothing.error().message, u"There is nothing to redo."_s);
}

void TestLibraryRedo::everyKind_data()
{
    QTest::addColumn<int>("mark");
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QString>("text");
    const auto row = [](Mark mark, const QString &subject, const QString &text = {}) {
        QTest::newRow(markKind(mark).name.data()) << int(mark) << subject << text;
    };
    row(Mark::Read, one);
    row(Mark::Starred, one);
    row(Mark::Follow, u"Ada"_s);
    row(Mark::Tag, one, u"later"_s);
    row(Mark::Note, one, u"Read again."_s);
    row(Mark::MuteWord, u"gamma"_s);
    row(Mark::MuteAuthor, u"Cy"_s);
    row(Mark::SavedSearch, u"추론"_s, u"Reasoning"_s);
    row(Mark::Person, one, u"Ada"_s);
    row(Mark::LessWord, u"gamma"_s);
    row(Mark::LessAuthor, u"Cy"_s);
}

void TestLibraryRedo::everyKind()
{
    QFETCH(int, mark);
    QFETCH(QString, subject);
    QFETCH(QString, text);
    must(m_library->indexed()); // what is not, is hidden later
    must(m_library->mark({.mark = Mark(mark),
                          .on = true,
                          .subjects = {subject},
                          .text = text,
                          .person = Mark(mark) == Mark::Person ? 2 : 0}));
    const Marks marked = marksIn(m_path);
    const QList<PaperRow> papers = must(m_library->list({}));
    QCOMPARE(marked.size(), 1);
    const Marking undone = must(m_library->undo()).undone;
    QVERIFY(marksIn(m_path).isEmpty());
    QCOMPARE(must(m_library->redo()).undone, undone);
    QCOMPARE(marksIn(m_path), marked);
    QCOMPARE(must(m_library->list({})), papers);
}

void TestLibraryRedo::aNewGestureEndsIt()
{
    mark(Mark::Starred, true, {one});
    mark(Mark::Starred, true, {two});
    must(m_library->undo());
    must(m_library->undo());
    mark(Mark::Starred, false, {two}); // changes nothing, so it is no gesture
    must(m_library->redo());
    mark(Mark::Read, true, {two});
    QVERIFY(!taken(m_library->redo()));
    QCOMPARE(stateOf(two), (PaperState{.read = true}));
    must(m_library->undo());
    QCOMPARE(must(m_library->undo()).undone.subjects, QStringList{one});
    QVERIFY(!taken(m_library->undo()));
    must(m_library->redo());
    must(m_library->redo());
    QVERIFY(!taken(m_library->redo()));
    QCOMPARE(stateOf(one), (PaperState{.starred = true}));
    QCOMPARE(stateOf(two), (PaperState{.read = true}));
}

void TestLibraryRedo::passedEndsNothing()
{
    mark(Mark::Starred, true, {one});
    must(m_library->undo());
    mark(Mark::Passed, true, {one});
    must(m_library->redo());
    QVERIFY(stateOf(one).starred);
}

void TestLibraryRedo::undoAndRedoTakeTurns()
{
    mark(Mark::Read, true, {two});
    writeNote(u"first"_s, false);
    writeNote(u"second"_s, false);
    for (int turn = 0; turn < 5; ++turn) {
        QCOMPARE(must(m_library->undo()).undone.text, u"second"_s);
        QCOMPARE(note(), u"first"_s);
        QCOMPARE(must(m_library->undo()).undone.text, u"first"_s);
        QCOMPARE(note(), QString());
        QCOMPARE(must(m_library->redo()).undone.text, u"first"_s);
        QCOMPARE(note(), u"first"_s);
        QCOMPARE(must(m_library->redo()).undone.text, u"second"_s);
        QCOMPARE(note(), u"second"_s);
    }
    must(m_library->undo());
    must(m_library->undo());
    QCOMPARE(must(m_library->undo()).undone.mark, Mark::Read);
    QVERIFY(!taken(m_library->undo()));
}

void TestLibraryRedo::worksAfterReopening()
{
    mark(Mark::Starred, true, {one});
    mark(Mark::Starred, true, {two});
    reopen();
    must(m_library->undo());
    must(m_library->undo());
    reopen();
    QCOMPARE(must(m_library->redo()).undone.subjects, QStringList{one});
    reopen();
    QCOMPARE(must(m_library->redo()).undone.subjects, QStringList{two});
    QVERIFY(stateOf(one).starred && stateOf(two).starred);
}

void TestLibraryRedo::manyPapersInSteps()
{
    QList<PaperReport> papers;
    for (int i = 0; i < 5000; ++i)
        papers.append(report(u"2001."_s + QString::number(10'000 + i), u"Title"_s));
    must(m_library->store({day(QDate(2020, 1, 1), papers)}));
    const QList<qint32> all = must(m_library->order({})).numbers;
    const Marking marking = must(m_library->markAll(Mark::Read, true, all));
    must(m_library->undo());
    QCOMPARE(must(m_library->counts()).unread, int(all.size()));
    const UndoOutcome outcome = must(m_library->redo());
    QCOMPARE(outcome.undone, marking);
    QVERIFY(outcome.changes.everything);
    QCOMPARE(must(m_library->counts()).unread, 0);
    must(m_library->undo());
    QCOMPARE(must(m_library->counts()).unread, int(all.size()));
}

void TestLibraryRedo::aGestureUnderWayComesFirst()
{
    mark(Mark::Starred, true, {one});
    must(m_library->undo());
    QList<PaperReport> papers;
    for (int i = 0; i < 5000; ++i)
        papers.append(report(u"2001."_s + QString::number(10'000 + i), u"Title"_s));
    must(m_library->store({day(QDate(2020, 1, 1), papers)}));
    const auto read = m_library->markAll(Mark::Read, true, must(m_library->order({})).numbers);
    QVERIFY(!taken(m_library->redo()));
    must(read);
    QCOMPARE(must(m_library->counts()).unread, 0);
}

// As `broadsheet undo` does while the window marks very many papers.
void TestLibraryRedo::whatAnotherProcessTookBackIsNotFinished()
{
    QList<PaperReport> papers;
    for (int i = 0; i < (isSanitized ? 6000 : 30'000); ++i)
        papers.append(report(u"2001."_s + QString::number(100'000 + i), u"Title"_s));
    must(m_library->store({day(QDate(2020, 1, 1), papers)}));
    must(m_library->indexed());
    const QList<qint32> all = must(m_library->order({})).numbers;
    const auto other = opened(m_path);
    const auto read = m_library->markAll(Mark::Read, true, all);
    while (must(other->info()).events == 0 && !read.isFinished()) {
    }
    must(other->undo());
    must(read);
    QCOMPARE(must(m_library->counts()).unread, int(all.size()));
    for (const DaySummary &counted : must(m_library->days()))
        QCOMPARE(counted.unread, counted.papers);
}

void TestLibraryRedo::onlyWhatThisDeviceDid()
{
    const auto addFromElsewhere = [this](const QString &action, const QString &undoes) {
        const auto file = rawFile();
        file->execute(u"INSERT INTO event (id, at, device, action, undoes, kind, subject, value,"
                      " text) SELECT ?, max(at) + 1, 'elsewhere', ?, nullif(?, ''), 'starred', ?,"
                      " 1, '' FROM event"_s,
                      action, action, undoes, two);
        m_library = opened(m_path);
    };
    mark(Mark::Starred, true, {one});
    must(m_library->undo());
    addFromElsewhere(u"ffffffff-0001"_s, {}); // a gesture there ends nothing here
    addFromElsewhere(u"ffffffff-0002"_s, u"ffffffff-0001"_s);
    QCOMPARE(must(m_library->redo()).undone.subjects, QStringList{one});
    QVERIFY(!taken(m_library->redo())); // the undo there
    must(m_library->undo());
    QVERIFY(!taken(m_library->undo()));
}

// Of a gesture and its undo, a damaged journal has only the undo.
void TestLibraryRedo::anUndoAloneIsNeitherUndoneNorRedone()
{
    mark(Mark::Starred, true, {one});
    {
        const auto file = rawFile();
        file->execute(u"INSERT INTO event (id, at, device, action, undoes, kind, subject, value,"
                      " text) SELECT 'ffffffff-1', at + 1, device, 'ffffffff-1', 'lost', 'starred',"
                      " ?, 1, '' FROM event"_s,
                      two);
    }
    m_library = opened(m_path);
    QVERIFY(!taken(m_library->redo()));
    QCOMPARE(must(m_library->undo()).undone.subjects, QStringList{one});
    QVERIFY(!taken(m_library->undo()));
}

void TestLibraryRedo::aNoteInPartsIsOneGesture()
{
    writeNote(u"before"_s, false);
    writeNote(u"a"_s, false);
    writeNote(u"a note"_s, true);
    writeNote(u"a note in parts"_s, true);
    const Marking undone = must(m_library->undo()).undone;
    QCOMPARE(
        undone,
        (Marking{.mark = Mark::Note, .on = true, .subjects = {one}, .text = u"a note in parts"_s}));
    QCOMPARE(note(), u"before"_s);
    QCOMPARE(must(m_library->redo()).undone, undone);
    QCOMPARE(note(), u"a note in parts"_s);
    must(m_library->undo());
    must(m_library->undo());
    QCOMPARE(note(), QString());
    QVERIFY(!taken(m_library->undo()));
}

void TestLibraryRedo::aPartAfterSomethingElseIsAGesture()
{
    writeNote(u"a"_s, false);
    mark(Mark::Starred, true, {one});
    writeNote(u"a b"_s, true);
    must(m_library->undo());
    QCOMPARE(note(), u"a"_s);
    QVERIFY(stateOf(one).starred);

    // The same after an undo, and it ends the redo.
    must(m_library->undo());
    writeNote(u"a c"_s, true);
    QVERIFY(!taken(m_library->redo()));
    must(m_library->undo());
    QCOMPARE(note(), u"a"_s);
    must(m_library->redo());
    QCOMPARE(note(), u"a c"_s);
    writeNote(u"a d"_s, true); // what was redone is another gesture
    must(m_library->undo());
    QCOMPARE(note(), u"a c"_s);

    // The same when the other thing was undone.
    writeNote(u"a e"_s, false);
    mark(Mark::Starred, true, {two});
    must(m_library->undo());
    writeNote(u"a f"_s, true);
    QVERIFY(!taken(m_library->redo()));
    must(m_library->undo());
    QCOMPARE(note(), u"a e"_s);
}

// One gesture of any kind, in the library and in `marks`.
void TestLibraryRedo::markAnything(QRandomGenerator &random, Marks &marks)
{
    static const MarkWords of{.papers = {one, two, u"2403.00003"_s, u"2403.00004"_s},
                              .names = {u"Ada"_s, u"Bo"_s, u"Cy"_s},
                              .words = {u"alpha"_s, u"gamma"_s, u"추론"_s}};
    if (const std::optional<Marking> marking = anyMarking(random, of)) {
        must(m_library->mark(*marking));
        apply(*marking, marks);
    }
}

void TestLibraryRedo::followsTheModel()
{
    QRandomGenerator random(20'261'126);
    MarkHistory model;
    for (int step = 0; step < (isSanitized ? 600 : 3000); ++step) {
        const int choice = random.bounded(100);
        if (choice < 40) {
            Marks marks = model.now();
            markAnything(random, marks);
            model.gesture(marks);
        } else if (choice < 68) {
            QCOMPARE(taken(m_library->undo()).has_value(), model.undo());
        } else if (choice < 96) {
            QCOMPARE(taken(m_library->redo()).has_value(), model.redo());
        } else if (choice < 98) {
            mark(Mark::Passed, true, {one, two});
        } else {
            reopen();
        }
        QVERIFY2(marksIn(m_path) == model.now(), qPrintable(u"step %1"_s.arg(step)));
    }
    for (const PaperRow &row : must(m_library->list({.withMuted = true}))) {
        QCOMPARE(row.state.read, model.now().contains({u"read"_s, row.id.text}));
        QCOMPARE(row.state.starred, model.now().contains({u"starred"_s, row.id.text}));
    }
}

BROADSHEET_TEST(TestLibraryRedo, QCoreApplication)

#include "tst_library_redo.moc"
