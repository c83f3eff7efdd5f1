// State and journals that do not agree, although nothing is damaged: found, said and mended.
#include "support/Runner.h"

#include "Harm.h"
#include "Journals.h"

#include "rescue/CompareState.h"

#include <QRegularExpression>

#include <atomic>
#include <thread>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

StateComparison comparisonOf(const QString &path)
{
    Result<StateComparison> compared = compareState(path);
    if (!compared)
        qFatal("%s", qPrintable(compared.error().message));
    return *std::move(compared);
}

// As another program would.
void execute(const QString &path, const QStringList &statements)
{
    Database database(path, Database::Access::ReadWrite);
    for (const QString &statement : statements)
        database.execute(statement);
}

struct Change
{
    const char *name;
    QStringList statements;
    qint64 count;  // of the marks that differ
    QString words; // in what is said
};

const Change changes[] = {
    {"a star is gone",
     {u"UPDATE state SET value = 0 WHERE kind = 'starred' AND subject = '2404.10000'"_s},
     1,
     u"the journal says: Starred “2404.10000”"_s},
    {"marks are gone", {u"DELETE FROM state WHERE kind <> 'starred'"_s}, 11, u"Followed Ada"_s},
    {"a tag that nobody set",
     {u"INSERT INTO state (kind, subject, value, text, at, event) VALUES ('tag', '2404.10001' ||"
      " char(31) || 'odd', 1, '', 5, 'none')"_s},
     1,
     u"the library alone says: Tagged “2404.10001” with “odd”"_s},
    {"another note",
     {u"UPDATE state SET text = 'other' WHERE kind = 'note'"_s},
     1,
     u"Wrote a note on “2404.10006”"_s},
    {"a mark of a kind without a sentence",
     {u"DELETE FROM state WHERE kind = 'passed'"_s},
     1,
     u"passed “2404.10009”"_s},
    {"a paper that is hidden",
     {u"UPDATE mark SET muted = 1"
      " WHERE paper = (SELECT number FROM paper WHERE id = '2404.10003')"_s},
     0,
     u"hide other papers than what you mute: 1 papers"_s},
    {"the numbers of two days",
     {u"UPDATE tally SET unread = unread + 5 WHERE day = '2024-04-02'"_s,
      u"DELETE FROM tally WHERE day = '2024-04-03'"_s},
     0,
     u"wrong: 2 days"_s},
    {"the stars of the list", {u"UPDATE mark SET starred = 1 - starred"_s}, 0, u"600 papers"_s},
};

} // namespace

class TestCompareState final : public QObject, TemporaryLibrary
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void agrees();
    void anotherProgramChangedTheState_data();
    void anotherProgramChangedTheState();
    void theLibraryWasPutBackFromACopy();
    void theFileWasPutBackFromACopy();
    void theFileIsGone();
    void theFileOfAnotherLibraryIsNotCompared();
    void whileAProgramMarks();
    void theSearchIsMadeAnew();
    void aLibraryOfBeforeIsCountedAnew();
    void olderAndForeignFiles();
    void aLibraryThatIsOpenIsNotRepaired();

private:
    void repairs(Mark undone = Mark::Person);

    QTemporaryDir m_template;
    QStringList m_state;
};

void TestCompareState::initTestCase()
{
    const auto library = opened(m_template.filePath(u"library.sqlite"_s));
    must(library->store(manyDays()));
    markAll(*library);
    must(library->undo());
    must(library->redo());
    must(library->indexed());
}

void TestCompareState::init()
{
    useCopyOf(m_template);
    m_state = stateIn(m_path);
}

// Everything is as it was before the harm, and the harmed library is a backup.
// What is undone then is the newest gesture.
void TestCompareState::repairs(Mark undone)
{
    const Result<Repaired> repaired = repairState(m_path);
    QVERIFY2(repaired, repaired ? "" : qPrintable(repaired.error().message));
    QVERIFY(QFile::exists(repaired->kept.path));
    QVERIFY(comparisonOf(m_path).isEqual());
    QCOMPARE(stateIn(m_path), m_state);
    compareJournals(m_path);
    m_library = opened(m_path);
    QCOMPARE(m_library->openingReport().messages, QStringList());
    QCOMPARE(must(m_library->counts()).all, 600);
    QCOMPARE(must(m_library->counts()).starred, 100);
    must(m_library->indexed());
    QCOMPARE(must(m_library->list({.search = u"tag:tag"_s})).size(), 1);
    QCOMPARE(must(m_library->list({.search = u"tag:odd"_s})).size(), 0);
    QCOMPARE(must(m_library->list({.withMuted = false})).size(), 600);
    for (const DaySummary &day : must(m_library->days()))
        QCOMPARE(day.papers, 10);
    QCOMPARE(must(m_library->undo()).undone.mark, undone);
}

void TestCompareState::agrees()
{
    const StateComparison comparison = comparisonOf(m_path);
    QVERIFY2(comparison.isEqual(), qPrintable(comparison.sentences().join(u' ')));
    QCOMPARE(comparison.sentences(), QStringList());
}

void TestCompareState::anotherProgramChangedTheState_data()
{
    QTest::addColumn<int>("place");
    for (int i = 0; i < int(std::size(changes)); ++i)
        QTest::newRow(changes[i].name) << i;
}

void TestCompareState::anotherProgramChangedTheState()
{
    QFETCH(const int, place);
    const Change &change = changes[place];
    execute(m_path, change.statements);
    const StateComparison comparison = comparisonOf(m_path);
    QVERIFY(!comparison.isEqual());
    QCOMPARE(comparison.fromJournal.count, change.count);
    QCOMPARE(comparison.fromFile.count, change.count);
    QCOMPARE(comparison.onlyInFile + comparison.onlyInLibrary, 0);
    const QString said = comparison.sentences().join(u'\n');
    QVERIFY2(said.contains(change.words), qPrintable(said));
    repairs();
}

void TestCompareState::theLibraryWasPutBackFromACopy()
{
    const QByteArray before = bytesOf(m_path);
    m_library = opened(m_path);
    must(m_library->mark({Mark::Starred, false, {paperName(0)}}));
    m_library.reset();
    const QByteArray after = bytesOf(m_path);
    writeBytes(m_path, before);
    const StateComparison comparison = comparisonOf(m_path);
    QCOMPARE(comparison.fromJournal.count, 0);
    QCOMPARE(comparison.fromFile.count, 1);
    QCOMPARE(comparison.fromFile.journalSays, QStringList(u"Removed the star from “2404.10000”"_s));
    QCOMPARE(comparison.onlyInFile, 1);
    QVERIFY(repairState(m_path));
    QVERIFY(comparisonOf(m_path).isEqual());
    QCOMPARE(must(opened(m_path)->counts()).starred, 99);
}

void TestCompareState::theFileWasPutBackFromACopy()
{
    const QByteArray before = bytesOf(eventFileOf(m_path));
    m_library = opened(m_path);
    must(m_library->mark({Mark::Read, true, {paperName(0), paperName(7)}}));
    m_library.reset();
    writeBytes(eventFileOf(m_path), before);
    const StateComparison comparison = comparisonOf(m_path);
    QCOMPARE(comparison.onlyInLibrary, 2);
    QCOMPARE(comparison.onlyInFile, 0);
    QCOMPARE(comparison.fromFile.count, 2);
    m_state = stateIn(m_path); // which opens it, and so mends the file
    writeBytes(eventFileOf(m_path), before);
    repairs(Mark::Read);
}

void TestCompareState::theFileIsGone()
{
    QVERIFY(QFile::remove(eventFileOf(m_path)));
    const StateComparison comparison = comparisonOf(m_path);
    QVERIFY(comparison.isFileMissing);
    QVERIFY(comparison.sentences().constLast().contains(eventFileOf(m_path)));
    repairs();
}

void TestCompareState::theFileOfAnotherLibraryIsNotCompared()
{
    const QString other = m_folder->filePath(u"other.sqlite"_s);
    {
        const auto library = opened(other);
        must(library->store(threeDays()));
        must(library->mark({Mark::Starred, true, {u"2403.00001"_s}}));
    }
    writeBytes(eventFileOf(m_path), bytesOf(eventFileOf(other)));
    const StateComparison comparison = comparisonOf(m_path);
    QCOMPARE(comparison.fromFile.count, 0);
    QCOMPARE(comparison.onlyInFile, 0);
}

void TestCompareState::whileAProgramMarks()
{
    m_library = opened(m_path);
    std::atomic<bool> isOver = false;
    std::thread marking([&] {
        for (int number = 0; !isOver; ++number)
            must(m_library->mark({Mark::Read, number % 2 == 0, {paperName(number % 50)}}));
    });
    QStringList said;
    for (int round = 0; round < 20; ++round)
        said += comparisonOf(m_path).sentences();
    isOver = true;
    marking.join();
    QCOMPARE(said, QStringList());
}

// What was indexed before is gone, also where words change before their paper is indexed again.
void TestCompareState::theSearchIsMadeAnew()
{
    const auto authors = [this] {
        return Database(m_path, Database::Access::ReadOnly)
            .number(u"SELECT sum(papers) FROM author"_s);
    };
    m_library = opened(m_path);
    must(m_library->mark({.mark = Mark::Note,
                          .on = true,
                          .subjects = {paperName(550)},
                          .text = u"Unlikely words"_s}));
    must(m_library->indexed());
    QCOMPARE(must(m_library->list({.search = u"unlikely"_s})).size(), 1);
    QCOMPARE(authors(), 1200);
    m_library.reset();
    QVERIFY(repairState(m_path));
    m_library = opened(m_path);
    must(m_library->mark({.mark = Mark::Note, .on = false, .subjects = {paperName(550)}}));
    must(m_library->indexed());
    QCOMPARE(authors(), 1200);
    QCOMPARE(must(m_library->list({.search = u"unlikely"_s})).size(), 0);
}

// Versions before this one could leave wrong numbers.
void TestCompareState::aLibraryOfBeforeIsCountedAnew()
{
    const QString wrong = u"UPDATE tally SET unread = unread + 5"_s;
    execute(m_path, {wrong, u"DELETE FROM meta WHERE key = 'counts'"_s});
    QCOMPARE(comparisonOf(m_path).days, 60);
    (void)opened(m_path);
    QCOMPARE(comparisonOf(m_path).days, 0);
    execute(m_path, {wrong}); // looked for once: counting takes as long as the library is large
    (void)opened(m_path);
    QCOMPARE(comparisonOf(m_path).days, 60);
}

void TestCompareState::olderAndForeignFiles()
{
    const QString older = m_folder->filePath(u"older.sqlite"_s);
    (void)openLibrary(older, schemaScripts().first(2));
    const Result<StateComparison> compared = compareState(older);
    QVERIFY(!compared);
    QCOMPARE(compared.error().kind, ErrorKind::Usage);
    const QString text = m_folder->filePath(u"notes.txt"_s);
    writeBytes(text, "mine");
    QVERIFY(!compareState(text));
    QVERIFY(!repairState(text));
    QCOMPARE(bytesOf(text), QByteArray("mine"));
    QVERIFY(!compareState(m_folder->filePath(u"none"_s)));
}

void TestCompareState::aLibraryThatIsOpenIsNotRepaired()
{
    execute(m_path, changes[0].statements);
    m_library = opened(m_path);
    const Result<Repaired> repaired = repairState(m_path);
    QVERIFY(!repaired);
    QCOMPARE(repaired.error().kind, ErrorKind::Storage);
    QVERIFY(repaired.error().message.contains(m_path));
    m_library.reset();
    QCOMPARE(comparisonOf(m_path).fromJournal.count, 1);
}

BROADSHEET_TEST(TestCompareState, QCoreApplication)
#include "tst_compare_state.moc"
