// The second journal, a text file beside the library: it has every event, and a library that was
// lost gets everything back from it.
#include "Journals.h"
#include "support/Files.h"
#include "support/Runner.h"

// To write events in ways that the public interface does not have, and with a smaller limit.
#include "eventfile/EventFileHeader.h"
#include "eventfile/EventLine.h"
#include "journal/ApplyMarking.h"
#include "journal/EventFileKeeper.h"
#include "library/OpenLibrary.h"
#include "sqlite/Migrations.h"
#include "sqlite/Transaction.h"

#include <QDir>
#include <QSignalSpy>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace broadsheet;
using namespace broadsheet::test;

namespace {

const QString one = u"2403.00001"_s;
const QString two = u"2403.00002"_s;

JournalEvent eventNow(const QString &id, const QString &subject)
{
    return {.id = id,
            .at = QDateTime::currentMSecsSinceEpoch(),
            .device = u"elsewhere"_s,
            .action = u"gesture "_s + id,
            .undoes = {},
            .kind = u"starred"_s,
            .subject = subject,
            .value = 1,
            .text = {}};
}

QList<DayReport> manyPapers(int count)
{
    QList<PaperReport> papers;
    for (int i = 1; i <= count; ++i)
        papers.append(report(QString::number(i), u"Title "_s + QString::number(i)));
    return {day(QDate(2024, 3, 20), papers)};
}

} // namespace

class TestLibraryEventFile final : public QObject, private TemporaryLibrary
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_library.reset(); }

    void hasEveryEventWhenItIsReported();
    void hasLargeGestures();
    void hasRenewedSubjects();
    void hasEventsThatAnotherProgramAdded();
    void isOnlyForTheUser();
    void isInOneOrderWithManyWriters();
    void aLostLibraryComesBack_data();
    void aLostLibraryComesBack();
    void undoGoesOnInALibraryThatWasLost();
    void anOlderCopyGetsItsMarksBack();
    void aMissingFileIsWritten();
    void aLargeJournalIsWrittenInTheBackground();
    void aHalfWrittenLineIsNothingBad();
    void aFileThatLacksTheLastGestureIsNotReadButWritten();
    void damagedLinesAreToldAndKept();
    void aDamagedHeaderIsMended();
    void noiseIsSetAside();
    void bothHarmed();
    void theFileOfAnotherLibraryIsSetAside();
    void theFileOfALaterVersionIsLeftAlone();
    void aNewLibraryIsRefusedBesideAFileOfALaterVersion();
    void linesMayBeInAnyOrderAndTwice();
    void whatCannotBeWrittenIsToldOnceAndCaughtUp();
    void aFileThatIsReplacedMeanwhileIsReadFirst();
    void compactionKeepsStateAndUndo();
    void compactionDropsWhatWasPassedBefore();
    void withoutTheLibraryACompactFileIsEnough();

private:
    void star(const QString &id, bool on = true)
    {
        must(m_library->mark({Mark::Starred, on, {id}}));
    }
    void loseLibrary()
    {
        m_library.reset();
        QVERIFY(QFile::remove(m_path));
    }
    void checkBoth() // after the library was closed
    {
        m_library.reset();
        QCOMPARE(eventsInFile(m_path), eventsInLibrary(m_path));
        QCOMPARE(stateInLibrary(m_path), folded(eventsInLibrary(m_path)));
    }
    [[nodiscard]] const QStringList &messages() const
    {
        return m_library->openingReport().messages;
    }
    [[nodiscard]] QStringList filesBeside(const QString &pattern) const
    {
        return QDir(m_folder->path()).entryList({pattern}, QDir::Files);
    }

    QString m_file; // the event file
};

void TestLibraryEventFile::init()
{
    create();
    m_file = eventFileOf(m_path);
    must(m_library->store(threeDays()));
    QVERIFY(messages().isEmpty());
}

void TestLibraryEventFile::hasEveryEventWhenItIsReported()
{
    const auto check = [this] { QCOMPARE(eventsInFile(m_path), eventsInLibrary(m_path)); };
    check();
    star(one);
    check();
    must(m_library->mark({Mark::Read, true, {one, two}}));
    check();
    must(m_library->mark(
        {.mark = Mark::Note, .on = true, .subjects = {one}, .text = u"첫째\tline\n\\second"_s}));
    check();
    must(m_library->mark({.mark = Mark::Tag, .on = true, .subjects = {two}, .text = u"태그"_s}));
    check();
    must(m_library->mark({Mark::Follow, true, {u"Ada"_s}}));
    must(m_library->mark({Mark::MuteWord, true, {u"beta"_s}}));
    must(m_library->mark(
        {.mark = Mark::SavedSearch, .on = true, .subjects = {u"title:a"_s}, .text = u"Mine"_s}));
    must(m_library->mark({Mark::Passed, true, {one}}));
    check();
    must(m_library->undo());
    must(m_library->undo());
    check();
    QVERIFY(eventsInFile(m_path).size() >= 10);
}

void TestLibraryEventFile::hasLargeGestures()
{
    must(m_library->store(manyPapers(2500)));
    must(m_library->indexed());
    const QList<qint32> numbers = must(m_library->order({})).numbers;
    must(m_library->markAll(Mark::Read, true, numbers));
    QCOMPARE(eventsInFile(m_path).size(), 2504);
    QCOMPARE(eventsInFile(m_path), eventsInLibrary(m_path));
    must(m_library->undo());
    QCOMPARE(eventsInFile(m_path).size(), 5'008);
    checkBoth();
}

void TestLibraryEventFile::hasRenewedSubjects()
{
    star(one);
    m_library.reset();
    {
        Database raw(m_path, Database::Access::ReadWrite);
        Transaction transaction(raw);
        raw.execute(u"UPDATE paper SET id = 'http://arxiv.org/pdf/9999.00009v2' WHERE id = ?"_s,
                    two);
        EventMerger merger(raw);
        merger.add(eventNow(u"e1"_s, u"http://arxiv.org/pdf/9999.00009v2"_s));
        (void)merger.finish();
        raw.execute(u"DELETE FROM meta WHERE key = 'identities'"_s);
        transaction.commit();
    }
    m_library = opened(m_path);
    QVERIFY(must(m_library->info()).events > 2);
    QVERIFY(messages().isEmpty());
    checkBoth();
}

// An older version of the program does not know the file.
void TestLibraryEventFile::hasEventsThatAnotherProgramAdded()
{
    star(one);
    m_library.reset();
    {
        Database raw(m_path, Database::Access::ReadWrite);
        Transaction transaction(raw);
        EventMerger merger(raw);
        merger.add(eventNow(u"e1"_s, two));
        (void)merger.finish();
        transaction.commit();
    }
    m_library = opened(m_path);
    checkBoth();
    QCOMPARE(eventsInFile(m_path).size(), 2);
}

void TestLibraryEventFile::isOnlyForTheUser()
{
    QVERIFY(QFile::setPermissions(m_file, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    star(one);
    QCOMPARE(QFile::permissions(m_file) & (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions());
    loseLibrary();
    QVERIFY(QFile::remove(m_file));
    m_library = opened(m_path);
    QCOMPARE(QFile::permissions(m_file),
             QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser);
}

void TestLibraryEventFile::isInOneOrderWithManyWriters()
{
    const auto other = opened(m_path);
    QList<QFuture<Result<ChangeSet>>> marks;
    for (int i = 0; i < 200; ++i)
        marks.append((i % 2 ? *m_library : *other).mark({Mark::Starred, i % 4 < 2, {one, two}}));
    for (const QFuture<Result<ChangeSet>> &mark : std::as_const(marks))
        must(mark);
    QCOMPARE(eventsInFile(m_path), eventsInLibrary(m_path));
    QCOMPARE(bytesOf(m_file).count('\n'), 1 + qsizetype(eventsInLibrary(m_path).size()));
}

void TestLibraryEventFile::aLostLibraryComesBack_data()
{
    QTest::addColumn<bool>("isDeleted");
    QTest::newRow("deleted") << true;
    QTest::newRow("emptied") << false;
}

void TestLibraryEventFile::aLostLibraryComesBack()
{
    QFETCH(const bool, isDeleted);
    star(one);
    must(m_library->mark({.mark = Mark::Note, .on = true, .subjects = {two}, .text = u"note"_s}));
    must(m_library->mark({Mark::Follow, true, {u"Ada"_s}}));
    m_library.reset();
    const Folded before = stateInLibrary(m_path);
    if (isDeleted)
        loseLibrary();
    else
        writeBytes(m_path, {});

    m_library = opened(m_path);
    QCOMPARE(m_library->openingReport().broughtBack, 3);
    QCOMPARE(messages().size(), 1);
    QVERIFY(messages()[0].contains(m_path) && messages()[0].contains(m_file));
    must(m_library->store(threeDays())); // the next import
    must(m_library->indexed());
    QVERIFY(must(m_library->paper(PaperId{one})).state.starred);
    QCOMPARE(must(m_library->paper(PaperId{two})).note, u"note"_s);
    QCOMPARE(must(m_library->counts()).starred, 1);
    QCOMPARE(idsOf(must(m_library->list({.search = u"note"_s}))), QStringList{two});
    m_library.reset();
    QCOMPARE(stateInLibrary(m_path), before);
    m_library = opened(m_path);
    QVERIFY(messages().isEmpty());
    checkBoth();
}

void TestLibraryEventFile::undoGoesOnInALibraryThatWasLost()
{
    must(m_library->mark({.mark = Mark::Note, .on = true, .subjects = {one}, .text = u"old"_s}));
    must(m_library->mark({.mark = Mark::Note, .on = true, .subjects = {one}, .text = u"new"_s}));
    loseLibrary();
    m_library = opened(m_path);
    must(m_library->store(threeDays()));
    must(m_library->undo());
    QCOMPARE(must(m_library->paper(PaperId{one})).note, u"old"_s);
    must(m_library->undo());
    QCOMPARE(must(m_library->paper(PaperId{one})).note, QString());
    checkBoth();
}

void TestLibraryEventFile::anOlderCopyGetsItsMarksBack()
{
    star(one);
    m_library.reset();
    const QByteArray older = bytesOf(m_path);
    m_library = opened(m_path);
    star(two);
    star(one, false);
    must(m_library->mark({Mark::MuteWord, true, {u"gamma"_s}}));
    must(m_library->indexed());
    QCOMPARE(must(m_library->list({.withMuted = false})).size(), 3);
    m_library.reset();
    const Folded before = stateInLibrary(m_path);
    writeBytes(m_path, older);
    m_library = opened(m_path);
    QCOMPARE(m_library->openingReport().broughtBack, 3);
    QCOMPARE(messages().size(), 1);
    QCOMPARE(must(m_library->counts()).starred, 1);
    must(m_library->indexed());
    QCOMPARE(must(m_library->list({.withMuted = false})).size(), 3);
    checkBoth();
    QCOMPARE(stateInLibrary(m_path), before);
}

void TestLibraryEventFile::aMissingFileIsWritten()
{
    star(one);
    m_library.reset();
    QVERIFY(QFile::remove(m_file));
    m_library = opened(m_path);
    QVERIFY(messages().isEmpty());
    QCOMPARE(eventsInFile(m_path).size(), 1);
    QVERIFY(QFile::remove(m_file)); // and while the program runs
    star(two);
    QCOMPARE(eventsInFile(m_path).size(), 1); // at once
    checkBoth();
    QVERIFY(filesBeside(u"*.new"_s).isEmpty());
}

void TestLibraryEventFile::aLargeJournalIsWrittenInTheBackground()
{
    must(m_library->store(manyPapers(3500)));
    must(m_library->indexed());
    must(m_library->markAll(Mark::Read, true, must(m_library->order({})).numbers));
    m_library.reset();
    QVERIFY(QFile::remove(m_file));
    m_library = opened(m_path);
    star(one); // does not wait for all of it
    QTRY_COMPARE(eventsInFile(m_path).size(), 3505u);
    checkBoth();
}

void TestLibraryEventFile::aHalfWrittenLineIsNothingBad()
{
    star(one);
    star(two);
    m_library.reset();
    const QByteArray whole = bytesOf(m_file);
    const qsizetype lastLine = whole.chopped(1).lastIndexOf('\n') + 1;
    for (const qsizetype size : {whole.size() - 1, lastLine + 1, lastLine + 50, lastLine}) {
        writeBytes(m_file, whole.first(size));
        m_library = opened(m_path);
        QVERIFY(messages().isEmpty());
        checkBoth();
    }
}

// A program that was killed between commit and append leaves the file like this, at any size.
void TestLibraryEventFile::aFileThatLacksTheLastGestureIsNotReadButWritten()
{
    star(one);
    const QByteArray before = bytesOf(m_file);
    star(two);
    m_library.reset();
    // The event of another library's device would be told, if it were read.
    QByteArray wrong = before;
    wrong[before.indexOf("starred")] = 'S';
    writeBytes(m_file, wrong);
    m_library = opened(m_path);
    QVERIFY(messages().isEmpty());
    checkBoth();
}

void TestLibraryEventFile::damagedLinesAreToldAndKept()
{
    star(one);
    star(two);
    m_library.reset();
    QByteArray damaged = bytesOf(m_file) + lineOf(eventNow(u"e9"_s, u"2403.00004"_s));
    damaged[damaged.indexOf(one.toUtf8())] = 'X';
    writeBytes(m_file, damaged);
    m_library = opened(m_path);
    QCOMPARE(messages().size(), 2);
    QVERIFY2(messages()[1].contains(u": 2."_s), qPrintable(messages()[1]));
    const QStringList kept = filesBeside(u"*.journal.damaged-*"_s);
    QCOMPARE(kept.size(), 1);
    QVERIFY(messages()[1].contains(kept[0]));
    QCOMPARE(bytesOf(m_folder->filePath(kept[0])), damaged);
    QCOMPARE(must(m_library->counts()).starred, 3); // also what only the file had
    checkBoth();
}

void TestLibraryEventFile::aDamagedHeaderIsMended()
{
    star(one);
    m_library.reset();
    QByteArray damaged = bytesOf(m_file);
    damaged[3] = 'X';
    writeBytes(m_file, damaged);
    QVERIFY(eventsInFile(m_path).empty());
    m_library = opened(m_path);
    QCOMPARE(messages().size(), 1);
    checkBoth();
    // Without the library, too, and undo still knows whose gestures these are.
    writeBytes(m_file, damaged);
    loseLibrary();
    m_library = opened(m_path);
    QCOMPARE(m_library->openingReport().broughtBack, 1);
    must(m_library->undo());
    checkBoth();
}

void TestLibraryEventFile::noiseIsSetAside()
{
    star(one);
    m_library.reset();
    const QByteArray noise = QByteArray("\x7f\0\xff\n", 4).repeated(500);
    writeBytes(m_file, noise);
    m_library = opened(m_path);
    QCOMPARE(messages().size(), 1);
    const QStringList kept = filesBeside(u"*.journal.damaged-*"_s);
    QCOMPARE(kept.size(), 1);
    QCOMPARE(bytesOf(m_folder->filePath(kept[0])), noise);
    checkBoth();
    QCOMPARE(eventsInFile(m_path).size(), 1);
}

void TestLibraryEventFile::bothHarmed()
{
    star(one);
    star(two);
    loseLibrary();
    QByteArray damaged = bytesOf(m_file);
    damaged[damaged.indexOf(one.toUtf8())] = 'X';
    writeBytes(m_file, damaged.chopped(3));
    m_library = opened(m_path);
    QCOMPARE(m_library->openingReport().broughtBack, 0); // one is damaged, one is cut short
    QCOMPARE(messages().size(), 1);
    must(m_library->store(threeDays()));
    star(one);
    checkBoth();
}

void TestLibraryEventFile::theFileOfAnotherLibraryIsSetAside()
{
    star(one);
    m_library.reset();
    const QByteArray foreign = lineOf(EventFileHeader{.device = u"another"_s}) +
                               lineOf(eventNow(u"e1"_s, u"2403.00004"_s));
    writeBytes(m_file, foreign);
    m_library = opened(m_path);
    QCOMPARE(messages().size(), 1);
    const QStringList kept = filesBeside(u"*.journal.other-*"_s);
    QCOMPARE(kept.size(), 1);
    QVERIFY(messages()[0].contains(kept[0]));
    QCOMPARE(bytesOf(m_folder->filePath(kept[0])), foreign);
    QCOMPARE(must(m_library->counts()).starred, 1);
    checkBoth();
}

void TestLibraryEventFile::theFileOfALaterVersionIsLeftAlone()
{
    star(one);
    m_library.reset();
    const QByteArray later = lineOf(EventFileHeader{.version = 2, .device = u"x"_s}) + "whatever\n";
    writeBytes(m_file, later);
    m_library = opened(m_path);
    QCOMPARE(messages().size(), 1);
    QVERIFY(messages()[0].contains(m_file));
    star(two);
    m_library.reset();
    QCOMPARE(bytesOf(m_file), later);
    QVERIFY(QFile::remove(m_file));
    m_library = opened(m_path);
    checkBoth();
    QCOMPARE(eventsInFile(m_path).size(), 2);
}

void TestLibraryEventFile::aNewLibraryIsRefusedBesideAFileOfALaterVersion()
{
    loseLibrary();
    const QByteArray later = lineOf(EventFileHeader{.version = 2, .device = u"x"_s});
    writeBytes(m_file, later);
    for (int i = 0; i < 2; ++i) {
        const Result<std::unique_ptr<Library>> library = Library::open(m_path);
        QVERIFY(!library);
        QCOMPARE(library.error().kind, ErrorKind::Newer);
        QVERIFY(library.error().message.contains(m_file));
        QCOMPARE(bytesOf(m_file), later);
    }
}

void TestLibraryEventFile::linesMayBeInAnyOrderAndTwice()
{
    star(one);
    star(one, false);
    star(two);
    m_library.reset();
    const Folded before = stateInLibrary(m_path);
    QList<QByteArray> lines = bytesOf(m_file).split('\n');
    lines.removeLast();
    QByteArray shuffled = lines[0] + "\r\n";
    for (qsizetype i = lines.size() - 1; i > 0; --i)
        shuffled += lines[i] + "\r\n" + lines[i] + "\r\n";
    writeBytes(m_file, shuffled);
    loseLibrary();
    m_library = opened(m_path);
    QCOMPARE(messages().size(), 1);
    checkBoth();
    QCOMPARE(stateInLibrary(m_path), before);
}

void TestLibraryEventFile::whatCannotBeWrittenIsToldOnceAndCaughtUp()
{
    QSignalSpy said(m_library.get(), &Library::noticed);
    star(one);
    QVERIFY(QFile::remove(m_file));
    QVERIFY(QDir().mkdir(m_file)); // nobody can write to that, not even root
    star(two);
    star(u"2403.00003"_s);
    QTRY_COMPARE(said.size(), 1);
    QVERIFY(said[0][0].toString().contains(m_file));
    QCOMPARE(must(m_library->counts()).starred, 3);
    QVERIFY(QDir().rmdir(m_file));
    star(u"2403.00004"_s);
    QTRY_COMPARE(eventsInFile(m_path).size(), 4u);
    QCOMPARE(said.size(), 1);
    QVERIFY(QFile::remove(m_file));
    QVERIFY(QDir().mkdir(m_file));
    star(u"2403.00004"_s, false);
    QTRY_COMPARE(said.size(), 2); // it is another trouble
    m_library.reset();
    m_library = opened(m_path);
    QCOMPARE(messages().size(), 1);
    QVERIFY(QDir().rmdir(m_file));
    star(u"2403.00004"_s);
    checkBoth();
}

void TestLibraryEventFile::aFileThatIsReplacedMeanwhileIsReadFirst()
{
    star(one);
    QSignalSpy changes(m_library.get(), &Library::changed);
    writeBytes(m_file, bytesOf(m_file) + lineOf(eventNow(u"e1"_s, u"2403.00004"_s)));
    star(two);
    QTRY_COMPARE(must(m_library->counts()).starred, 3);
    QTRY_VERIFY(changes.size() >= 2);
    checkBoth();
    QCOMPARE(eventsInFile(m_path).size(), 3);
}

void TestLibraryEventFile::compactionKeepsStateAndUndo()
{
    m_library.reset();
    const auto database = openLibrary(m_path, schemaScripts());
    QStringList said;
    EventFileKeeper keeper(
        systemTime, [&said](const QString &text) { said.append(text); }, 190'000);
    keeper.open(*database);
    database->pragma(u"synchronous = OFF"_s);
    ChangeSet changes;
    const auto mark = [&](const Marking &marking) {
        Transaction transaction(*database);
        (void)applyMarkings(*database, systemTime, {marking});
        transaction.commit();
        while (keeper.step(*database, changes)) {
        }
    };
    mark({.mark = Mark::Note, .on = true, .subjects = {two}, .text = u"from the beginning"_s});
    for (int i = 0; i < 1300; ++i)
        mark({Mark::Starred, i % 2 == 0, {one}});
    QVERIFY(said.isEmpty());
    const Events kept = eventsInFile(m_path);
    const Events all = eventsIn(*database);
    QCOMPARE(all.size(), 1301u);
    QVERIFY(kept.size() < all.size());
    QVERIFY(kept.size() > 1000);
    QCOMPARE(folded(kept), folded(all));
    for (const auto &[id, event] : kept)
        QCOMPARE(event, all.at(id));
    // The newest gestures are there without a gap, with what was before them.
    auto newest = std::prev(all.end());
    for (int i = 0; i < 1000; ++i, --newest)
        QVERIFY(kept.contains(newest->first));
}

// A hundred days with fifty papers, each passed on three days, and a star now and then.
void TestLibraryEventFile::compactionDropsWhatWasPassedBefore()
{
    constexpr int days = 100;
    constexpr int papersADay = 50;
    m_library.reset();
    const auto database = openLibrary(m_path, schemaScripts());
    database->pragma(u"synchronous = OFF"_s);
    qint64 time = 1'767'225'600'000;
    const Clock clock = [&time] { return utcTime(time); };
    const auto write = [&](const QString &kind, const QStringList &subjects, int value) {
        ++time;
        fold(*database, EventWriter(*database, clock).add(kind, subjects, value));
    };
    Transaction transaction(*database);
    for (int day = 0; day < days; ++day) {
        for (int paper = 0; paper < papersADay; ++paper)
            write(u"passed"_s, {QString::number(day / 3 * papersADay + paper)}, 1);
        for (int star = 0; star < 10; ++star)
            write(u"starred"_s, {one}, star % 2);
    }
    transaction.commit();
    const Events all = eventsIn(*database);
    QCOMPARE(all.size(), std::size_t(days * (papersADay + 10)));
    Events kept;
    KeptEvents events(*database, momentOfGesture(*database, 500));
    while (const auto some = events.next())
        for (const JournalEvent &event : *some)
            kept.emplace(event.id, event);
    QCOMPARE(folded(kept), folded(all));
    const auto count = [&kept](const QString &kind) {
        return std::ranges::count_if(
            kept, [&kind](const auto &event) { return event.second.kind == kind; });
    };
    QCOMPARE(count(u"passed"_s), (days + 2) / 3 * papersADay);
    // And the newest one before them. *Passed* takes no room from the gestures.
    QCOMPARE(count(u"starred"_s), 500 + 1);
    qint64 bytes = 0;
    for (const auto &[id, event] : all)
        if (event.kind == "passed"_L1)
            bytes += lineOf(event).size();
    QVERIFY2(bytes < qint64(days) * papersADay * 180, qPrintable(QString::number(bytes)));
}

void TestLibraryEventFile::withoutTheLibraryACompactFileIsEnough()
{
    compactionKeepsStateAndUndo();
    const Folded before = stateInLibrary(m_path);
    loseLibrary();
    m_library = opened(m_path);
    must(m_library->store(threeDays()));
    bool isStarred = must(m_library->paper(PaperId{one})).state.starred;
    QCOMPARE(must(m_library->paper(PaperId{two})).note, u"from the beginning"_s);
    for (int i = 0; i < 100; ++i) {
        must(m_library->undo());
        isStarred = !isStarred;
        QCOMPARE(must(m_library->paper(PaperId{one})).state.starred, isStarred);
    }
    m_library.reset();
    QCOMPARE(before, folded(eventsInFile(m_path)));
}

BROADSHEET_TEST(TestLibraryEventFile, QCoreApplication)
#include "tst_library_event_file.moc"
