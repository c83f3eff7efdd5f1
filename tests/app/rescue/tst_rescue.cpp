// A library that is harmed, in every way: it opens, says what happened, and all marks are back.
#include "support/Files.h"
#include "support/Places.h"
#include "support/Runner.h"

#include "Harm.h"

#include "backups/Backups.h"
#include "rescue/Examine.h"
#include "rescue/Rescue.h"

#include <QDir>
#include <QFileInfo>
#include <QRandomGenerator>

#include <filesystem>

#include <fcntl.h>
#include <unistd.h>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int page = 4096;

QByteArray noise(qsizetype size)
{
    QRandomGenerator random(7);
    QByteArray bytes(size, '\0');
    for (char &byte : bytes)
        byte = static_cast<char>(random.generate());
    return bytes;
}

using Harm = void (*)(const QString &library);

void change(const QString &path, const std::function<void(QByteArray &)> &how)
{
    QByteArray bytes = bytesOf(path);
    how(bytes);
    writeBytes(path, bytes);
}

void flipBytes(QByteArray &bytes, qsizetype from, int count, quint32 seed = 11)
{
    QRandomGenerator random(seed);
    for (int i = 0; i < count; ++i) {
        const qsizetype at = from + random.bounded(int(bytes.size() - from));
        bytes[at] = static_cast<char>(~bytes[at]);
    }
}

QString described(const Paper &paper)
{
    QStringList parts{paper.id.text,
                      paper.title,
                      paper.url,
                      paper.authors.join(u", "_s),
                      QString::number(paper.votes.value_or(-1)),
                      paper.media.join(u' ')};
    for (const QDate day : paper.days)
        parts.append(day.toString(Qt::ISODate));
    for (const PaperText &text : paper.texts)
        parts.append(text.source + u' ' + text.at.toString(Qt::ISODateWithMs) + u' ' +
                     text.markdown.right(20));
    return parts.join(u" | "_s);
}

// A new library has its schema and the roots of its tables on the pages before this one. Without
// the schema nothing can be read.
constexpr qsizetype behindTheSchema = 80 * page;

struct Case
{
    const char *name;
    Harm harm;
    int papers; // at least so many of the 600 are read from the file, without a backup
};

const Case cases[] = {
    {"the first pages of the papers",
     [](const QString &path) {
         const qint64 root = rootOf(path, u"paper"_s);
         change(path, [root](QByteArray &bytes) {
             bytes.replace((root - 1) * page, page, QByteArray(page, '\0'));
         });
     },
     600},
    {"the listings' root",
     [](const QString &path) {
         const qint64 root = rootOf(path, u"listing"_s);
         change(path, [root](QByteArray &bytes) {
             bytes.replace((root - 1) * page, page, QByteArray(page, '\xab'));
         });
     },
     0},
    {"the journal's root",
     [](const QString &path) {
         const qint64 root = rootOf(path, u"event"_s);
         change(path, [root](QByteArray &bytes) {
             bytes.replace((root - 1) * page, page, QByteArray(page, '\xab'));
         });
     },
     600},
    {"every tenth page zeroed",
     [](const QString &path) {
         change(path, [](QByteArray &bytes) {
             for (qsizetype at = behindTheSchema; at + page <= bytes.size(); at += 10 * page)
                 bytes.replace(at, page, QByteArray(page, '\0'));
         });
     },
     200},
    {"bytes flipped",
     [](const QString &path) {
         change(path, [](QByteArray &bytes) { flipBytes(bytes, behindTheSchema, 200); });
     },
     200},
    {"cut to half",
     [](const QString &path) {
         change(path, [](QByteArray &bytes) { bytes.truncate(bytes.size() / 2); });
     },
     1},
    {"the header overwritten",
     [](const QString &path) {
         change(path, [](QByteArray &bytes) { bytes.replace(0, 100, noise(100)); });
     },
     0},
    {"the first page zeroed",
     [](const QString &path) {
         change(path, [](QByteArray &bytes) { bytes.replace(0, page, QByteArray(page, '\0')); });
     },
     0},
};

// These leave nothing to read: only other files tell that there was a library.
const Case losses[] = {
    {"emptied", [](const QString &path) { writeBytes(path, {}); }, 0},
    {"overwritten with noise",
     [](const QString &path) { writeBytes(path, noise(bytesOf(path).size())); }, 0},
    {"overwritten with text", [](const QString &path) { writeBytes(path, "my notes\n"); }, 0},
    {"deleted", [](const QString &path) { QFile::remove(path); }, 0},
    {"all zeros",
     [](const QString &path) { writeBytes(path, QByteArray(bytesOf(path).size(), '\0')); }, 0},
};

} // namespace

class TestRescue final : public QObject, TemporaryLibrary
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void whatCanBeReadIsKept_data();
    void whatCanBeReadIsKept();
    void withTheEventFileAllMarksAreBack_data();
    void withTheEventFileAllMarksAreBack();
    void bothAreHarmed();
    void withABackupAllIsBack_data();
    void withABackupAllIsBack();
    void withABackupNothingIsChanged();
    void theLogOfAnotherLibraryIsSetAside();
    void theLibraryOfAnotherMachine_data();
    void theLibraryOfAnotherMachine();
    void aKillBetweenTheStepsLosesNothing();
    void whatIsNoLibraryIsLeftAlone_data();
    void whatIsNoLibraryIsLeftAlone();
    void aLibraryInUseIsLeftAlone();
    void importingBringsBackTheRest();
    void damageThatIsFoundWhileItIsOpen();
    void damageInTheMiddleOfTheEventFile_data();
    void damageInTheMiddleOfTheEventFile();
    void aFullDiskChangesNothing();
    void aWholeLibraryIsWhole();

private:
    [[nodiscard]] QStringList damaged() const
    {
        const QFileInfo file(m_path);
        QStringList paths;
        for (const QString &name :
             file.dir().entryList({file.fileName() + u".damaged-*"_s}, QDir::Files))
            paths.append(file.dir().filePath(name));
        return paths;
    }
    [[nodiscard]] QStringList opening()
    {
        m_library = opened(m_path);
        return m_library->openingReport().messages;
    }

    QTemporaryDir m_template;
    QList<Paper> m_papers;
    QStringList m_state;
};

void TestRescue::initTestCase()
{
    const auto library = opened(m_template.filePath(u"library.sqlite"_s));
    must(library->store(manyDays()));
    must(library->indexed());
    markAll(*library);
    must(library->indexed());
    m_papers = must(library->papers({}));
}

void TestRescue::init()
{
    useCopyOf(m_template);
    m_state = stateIn(m_path);
}

void TestRescue::whatCanBeReadIsKept_data()
{
    QTest::addColumn<int>("place");
    for (int i = 0; i < int(std::size(cases)); ++i)
        QTest::newRow(cases[i].name) << i;
}

void TestRescue::whatCanBeReadIsKept()
{
    QFETCH(int, place);
    QVERIFY(QFile::remove(m_path + u".journal"_s));
    cases[place].harm(m_path);
    const QByteArray harmed = bytesOf(m_path);
    const auto rescued = checkLibrary(m_path);
    QVERIFY2(rescued, rescued ? "" : qPrintable(rescued.error().message));
    QVERIFY(rescued->has_value());
    const QString message = (*rescued)->message(m_path);
    QCOMPARE(damaged().size(), 1);
    QCOMPARE(bytesOf(damaged()[0]), harmed);
    QVERIFY(message.contains(damaged()[0]));
    QVERIFY2((*rescued)->contents.papers >= cases[place].papers, qPrintable(message));
    m_library = opened(m_path);
    QCOMPARE(must(m_library->counts()).all, int((*rescued)->contents.papers));
    must(m_library->indexed());
    must(m_library->store(manyDays())); // and the rest comes back
    for (const QString &id : idsOf(must(m_library->list({}))))
        QVERIFY2(id.startsWith("2404.1"_L1) && id.size() == 10, qPrintable(id));
    QCOMPARE(must(m_library->counts()).all, 600);
    m_library.reset();
    const auto again = checkLibrary(m_path);
    QVERIFY(again && !again->has_value());
}

void TestRescue::withTheEventFileAllMarksAreBack_data()
{
    withABackupAllIsBack_data();
}

void TestRescue::withTheEventFileAllMarksAreBack()
{
    QFETCH(bool, isLoss);
    QFETCH(int, place);
    (isLoss ? losses : cases)[place].harm(m_path);
    // The last line was being written when the power went.
    QFile file(m_path + u".journal"_s);
    QVERIFY(file.open(QIODevice::Append));
    QVERIFY(file.write("0198a2b4-aaaa-7") > 0);
    file.close();
    if (!isLoss)
        QVERIFY(checkLibrary(m_path)); // not all damage is found when it is opened
    const QStringList messages = opening();
    QVERIFY(!isLoss || !messages.isEmpty());
    m_library.reset();
    QCOMPARE(stateIn(m_path), m_state);
    m_library = opened(m_path);
    must(m_library->store(manyDays()));
    QCOMPARE(must(m_library->counts()).all, 600);
    QCOMPARE(must(m_library->counts()).starred, 100);
    QCOMPARE(must(m_library->undo()).undone.mark, Mark::Person); // the gestures are the user's
}

// Each has lost some of what was done; together they have all of it.
void TestRescue::bothAreHarmed()
{
    change(m_path + u".journal"_s, [](QByteArray &bytes) {
        bytes.replace(bytes.size() / 4, bytes.size() / 2, noise(bytes.size() / 2));
    });
    const qint64 root = rootOf(m_path, u"listing"_s);
    change(m_path, [root](QByteArray &bytes) {
        bytes.replace((root - 1) * page, page, QByteArray(page, '\xab'));
    });
    QVERIFY(checkLibrary(m_path)->has_value());
    QCOMPARE(stateIn(m_path), m_state);
}

void TestRescue::withABackupAllIsBack_data()
{
    QTest::addColumn<bool>("isLoss");
    QTest::addColumn<int>("place");
    for (int i = 0; i < int(std::size(cases)); ++i)
        QTest::newRow(cases[i].name) << false << i;
    for (int i = 0; i < int(std::size(losses)); ++i)
        QTest::newRow(losses[i].name) << true << i;
}

void TestRescue::withABackupAllIsBack()
{
    QFETCH(bool, isLoss);
    QFETCH(int, place);
    QVERIFY(QFile::remove(m_path + u".journal"_s));
    QVERIFY(addBackup(m_path));
    (isLoss ? losses : cases)[place].harm(m_path);
    const QByteArray harmed = bytesOf(m_path);
    if (!isLoss)
        QVERIFY(checkLibrary(m_path)); // not all damage is found when it is opened
    const QStringList messages = opening();
    QVERIFY(!isLoss || !messages.isEmpty());
    QCOMPARE(must(m_library->counts()).all, 600);
    QCOMPARE(must(m_library->counts()).starred, 100);
    must(m_library->indexed());
    QCOMPARE(must(m_library->list({.search = u"tag:tag"_s})).size(), 1);
    QCOMPARE(must(m_library->undo()).undone.mark, Mark::Person); // the gestures are the user's
    m_library.reset();
    QCOMPARE(stateIn(m_path).size(), m_state.size());
    if (!harmed.isEmpty()) {
        QCOMPARE(damaged().size(), 1);
        QCOMPARE(bytesOf(damaged()[0]), harmed);
    }
}

// Bytes that are changed anywhere: rows can be read that say something else. BROADSHEET_STEPS says
// how often. So few that hardly ever two are in one event: those can make it another one, which a
// rescue keeps.
void TestRescue::withABackupNothingIsChanged()
{
    QVERIFY(QFile::remove(m_path + u".journal"_s));
    QVERIFY(addBackup(m_path));
    const QByteArray whole = bytesOf(m_path);
    bool isNumber = false;
    const int wanted = qEnvironmentVariableIntValue("BROADSHEET_STEPS", &isNumber);
    const int times = isNumber ? wanted : isSanitized ? 3 : 10;
    for (int seed = 0; seed < times; ++seed) {
        writeBytes(m_path, whole);
        change(m_path,
               [seed](QByteArray &bytes) { flipBytes(bytes, behindTheSchema, 60, quint32(seed)); });
        QVERIFY(checkLibrary(m_path));
        m_library = opened(m_path);
        must(m_library->indexed());
        const QList<Paper> papers = must(m_library->papers({}));
        QCOMPARE(papers.size(), m_papers.size());
        for (qsizetype place = 0; place < papers.size(); ++place)
            QVERIFY2(papers[place] == m_papers[place],
                     qPrintable(u"seed %1: %2 instead of %3"_s.arg(seed).arg(
                         described(papers[place]), described(m_papers[place]))));
        m_library.reset();
        QCOMPARE(stateIn(m_path), m_state);
        QFile::remove(m_path + u".journal"_s);
    }
}

void TestRescue::theLogOfAnotherLibraryIsSetAside()
{
    const QString other = m_folder->filePath(u"other.sqlite"_s);
    QByteArray log;
    {
        const auto library = opened(other);
        must(library->store(threeDays()));
        log = bytesOf(other + u"-wal"_s);
        QVERIFY(!log.isEmpty());
    }
    const QByteArray before = bytesOf(m_path);
    writeBytes(m_path + u"-wal"_s, log);
    const QStringList messages = opening();
    QCOMPARE(messages.size(), 1);
    QCOMPARE(must(m_library->counts()).all, 600);
    m_library.reset();
    QCOMPARE(stateIn(m_path), m_state);
    QCOMPARE(damaged().size(), 1);
    QCOMPARE(bytesOf(damaged()[0]), log);
    QVERIFY(messages[0].contains(damaged()[0]));
}

// It was copied to this place, and is damaged. What is beside it is of the one before.
void TestRescue::theLibraryOfAnotherMachine_data()
{
    QTest::addColumn<bool>("hasMarks");
    QTest::newRow("with marks") << true;
    QTest::newRow("without") << false;
}

void TestRescue::theLibraryOfAnotherMachine()
{
    QFETCH(bool, hasMarks);
    const QString other = m_folder->filePath(u"other.sqlite"_s);
    {
        const auto library = opened(other);
        must(library->store(threeDays()));
        if (hasMarks)
            must(library->mark({Mark::Starred, true, {u"2403.00001"_s}}));
    }
    const QStringList state = stateIn(other);
    QVERIFY(addBackup(m_path, {}));
    const QByteArray events = bytesOf(m_path + u".journal"_s);
    writeBytes(m_path, bytesOf(other));
    cases[0].harm(m_path);
    const auto rescued = checkLibrary(m_path);
    QVERIFY(rescued && rescued->has_value());
    (void)opening();
    QCOMPARE(must(m_library->counts()).all, 4);
    m_library.reset();
    QCOMPARE(stateIn(m_path), state);
    const QFileInfo file(m_path);
    const QStringList kept =
        file.dir().entryList({file.fileName() + u".journal.other-*"_s}, QDir::Files);
    QCOMPARE(kept.size(), 1);
    QCOMPARE(bytesOf(file.dir().filePath(kept[0])), events);
}

// The damaged file has its second name, its log has lost the first one, and the new file is not
// in its place yet.
void TestRescue::aKillBetweenTheStepsLosesNothing()
{
    QByteArray log;
    {
        m_library = opened(m_path);
        must(m_library->mark({Mark::Starred, true, {paperName(1)}}));
        const QByteArray file = bytesOf(m_path);
        log = bytesOf(m_path + u"-wal"_s);
        QVERIFY(!log.isEmpty());
        m_library.reset();
        writeBytes(m_path, file);
        writeBytes(m_path + u"-wal"_s, log);
    }
    const QByteArray file = bytesOf(m_path);
    const qint64 root = rootOf(m_path, u"text"_s);
    writeBytes(m_path, file);
    change(m_path, [root](QByteArray &bytes) {
        bytes.replace((root - 1) * page, page, QByteArray(page, '\xab'));
    });
    const QString kept = m_path + u".damaged-2026-11-26-100000"_s;
    std::error_code error;
    std::filesystem::create_hard_link(m_path.toStdString(), kept.toStdString(), error);
    QVERIFY(!error);
    writeBytes(kept + u"-wal"_s, log);
    QFile::remove(m_path + u"-wal"_s);
    const auto rescued = checkLibrary(m_path);
    QVERIFY2(rescued, rescued ? "" : qPrintable(rescued.error().message));
    QVERIFY(*rescued);
    QCOMPARE((*rescued)->keptAs, kept);
    QCOMPARE((*rescued)->contents.starred, 101); // the last star was only in the log
}

void TestRescue::whatIsNoLibraryIsLeftAlone_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("text") << QByteArray("These are my notes.\n").repeated(100);
    QTest::newRow("PNG") << QByteArray("\x89PNG\r\n\x1a\n") + noise(5000);
    QTest::newRow("noise") << noise(100'000);
    QTest::newRow("zeros") << QByteArray(8192, '\0');
    QTest::newRow("our schema as text")
        << bytesOf(sourceFile(u"resources/schema/0001_library.sql"_s));
    QTest::newRow("another database") << QByteArray("database");
    QTest::newRow("newer") << QByteArray("newer");
    QTest::newRow("changed by hand") << QByteArray("changed");
}

void TestRescue::whatIsNoLibraryIsLeftAlone()
{
    QFETCH(QByteArray, bytes);
    const QString path = m_folder->filePath(u"file"_s);
    if (bytes == "database") {
        Database database(path, Database::Access::ReadWrite);
        database.execute(u"CREATE TABLE event (id TEXT)"_s);
    } else if (bytes == "newer") {
        writeBytes(path, bytesOf(m_path).replace(60, 4, QByteArray("\0\0\1\0", 4)));
    } else if (bytes == "changed") {
        QVERIFY(QFile::copy(m_path, path));
        openLibrary(path, schemaScripts())->execute(u"CREATE TABLE more (id TEXT) STRICT"_s);
    } else {
        writeBytes(path, bytes);
    }
    const QByteArray before = bytesOf(path);
    QVERIFY(!Library::open(path));
    const auto checked = checkLibrary(path);
    QVERIFY(!checked);
    QVERIFY(checked.error().message.contains(path));
    QCOMPARE(bytesOf(path), before);
    QCOMPARE(QDir(m_folder->path()).entryList({u"file*"_s}, QDir::Files), QStringList(u"file"_s));
}

// Another process that has the library open, as far as it can be seen from here.
void TestRescue::aLibraryInUseIsLeftAlone()
{
    const qint64 root = rootOf(m_path, u"text"_s);
    change(m_path, [root](QByteArray &bytes) {
        bytes.replace((root - 1) * page, page, QByteArray(page, '\xab'));
    });
    const QByteArray before = bytesOf(m_path);
    const int file = ::open(QFile::encodeName(m_path).constData(), O_RDONLY | O_CLOEXEC);
    struct flock lock = {};
    lock.l_type = F_RDLCK;
    lock.l_whence = SEEK_SET;
    lock.l_start = 0x40000002;
    lock.l_len = 510;
    QCOMPARE(::fcntl(file, F_OFD_SETLK, &lock), 0);
    const auto checked = checkLibrary(m_path);
    ::close(file);
    QVERIFY(!checked);
    QCOMPARE(checked.error().kind, ErrorKind::Storage);
    QCOMPARE(damaged(), QStringList());
    QCOMPARE(bytesOf(m_path), before);
    QVERIFY(checkLibrary(m_path)->has_value());
}

void TestRescue::importingBringsBackTheRest()
{
    change(m_path, [](QByteArray &bytes) { bytes.truncate(bytes.size() / 2); });
    QVERIFY(checkLibrary(m_path));
    m_library = opened(m_path);
    must(m_library->store(manyDays()));
    QCOMPARE(must(m_library->counts()).all, 600);
    must(m_library->indexed());
    QCOMPARE(must(m_library->list({.search = u"요약"_s})).size(), 600);
}

void TestRescue::damageThatIsFoundWhileItIsOpen()
{
    const qint64 root = rootOf(m_path, u"text"_s);
    change(m_path, [root](QByteArray &bytes) {
        bytes.replace((root - 1) * page, page, QByteArray(page, '\xab'));
    });
    QCOMPARE(opening(), QStringList()); // it is not seen at once
    m_library.reset();
    examineWhenOpened(m_path);
    QCOMPARE(opening().size(), 1);
    QCOMPARE(damaged().size(), 1);
    QCOMPARE(must(m_library->counts()).all, 600);
    m_library.reset();
    QCOMPARE(stateIn(m_path), m_state);
    QCOMPARE(opening(), QStringList());
}

void TestRescue::damageInTheMiddleOfTheEventFile_data()
{
    QTest::addColumn<bool>("isInUse");
    QTest::newRow("check") << false;
    QTest::newRow("in use") << true;
}

// The end of the file is as the library expects it, so opening sees nothing.
void TestRescue::damageInTheMiddleOfTheEventFile()
{
    QFETCH(const bool, isInUse);
    const QString file = m_path + u".journal"_s;
    const auto messages = [this] {
        reopen();
        return m_library->openingReport().messages;
    };
    const QByteArray whole = bytesOf(file);
    change(file, [](QByteArray &bytes) { bytes[bytes.size() / 2] = '#'; });
    QCOMPARE(messages(), QStringList());
    if (isInUse)
        QVERIFY(examineInUse(m_path, {}));
    m_library.reset();
    if (!isInUse)
        QVERIFY(checkLibrary(m_path));
    const QStringList said = messages();
    QCOMPARE(said.size(), 1);
    QVERIFY(said[0].contains(file));
    m_library.reset();
    QCOMPARE(bytesOf(file).size(), whole.size());
    QCOMPARE(messages(), QStringList());
    m_library.reset();
    QVERIFY(QFile::remove(m_path)); // the file has everything again
    reopen();
    m_library.reset();
    QCOMPARE(stateIn(m_path), m_state);
}

void TestRescue::aFullDiskChangesNothing()
{
    change(m_path, [](QByteArray &bytes) { flipBytes(bytes, behindTheSchema, 200); });
    const QByteArray before = bytesOf(m_path);
    for (const qint64 bytes : {0, 4096, 100'000, 400'000}) {
        const auto checked = [this, bytes] {
            const FullDisk disk(bytes);
            return checkLibrary(m_path);
        }();
        QVERIFY(!checked);
        QCOMPARE(checked.error().kind, ErrorKind::Storage);
        QVERIFY(!checked.error().message.isEmpty());
        QCOMPARE(bytesOf(m_path), before);
        QCOMPARE(QDir(m_folder->path()).entryList({u"*.part-*"_s}), QStringList());
    }
    QVERIFY(checkLibrary(m_path)->has_value());
    QCOMPARE(damaged().size(), 1); // one name for one file, however often it was tried
}

void TestRescue::aWholeLibraryIsWhole()
{
    const auto checked = checkLibrary(m_path);
    QVERIFY(checked && !checked->has_value());
    QCOMPARE(damaged(), QStringList());
}

BROADSHEET_TEST(TestRescue, QCoreApplication)
#include "tst_rescue.moc"
