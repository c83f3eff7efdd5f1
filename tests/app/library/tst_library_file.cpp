// The library's file: creating, opening, refusing it, read-only files and a full disk.
#include "Builders.h"
#include "support/Files.h"
#include "support/Runner.h"
#include "support/Unprivileged.h"

// Only to find the pages that a test damages, and to create another program's file.
#include "library/LibraryPlace.h"
#include "library/OpenLibrary.h"
#include "sqlite/Migrations.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>

#include <thread>

using namespace Qt::StringLiterals;
using namespace broadsheet;
using namespace broadsheet::test;

namespace {} // namespace

class TestLibraryFile final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void makesFolderAndFile();
    void takesAnEmptyFileForNew();
    void manyMayMakeItAtOnce();
    void leavesNothingBesideTheFile();
    void refuses_data();
    void refuses();
    void refusesFoldersAndUnreachablePlaces();
    void rescuesADamagedJournal();
    void rescuesWhatIsCutOff();
    void damagedContentIsAnError();
    void thePlaceIsKnownWithoutReadingTables();
    void readOnlyFileAndFolder();
    void readOnlyFolder();
    void readOnlyFileInAWritableFolder();
    void readOnlyPlacesTakeNoNewLibrary();
    void unreadableFile();
    void fullDisk();

private:
    void make(); // with three days and a star
    void damage(const QString &table);
    void checkReadOnly();
    [[nodiscard]] QString setAsideFile() const
    {
        const QDir folder = QFileInfo(m_path).dir();
        return folder.filePath(folder.entryList({u"*.damaged-*"_s}, QDir::Files).value(0));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void TestLibraryFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"a b?#%é/library.sqlite"_s);
    QVERIFY(QFile::setPermissions(m_folder->path(), QFile::Permissions(0x7755)));
}

void TestLibraryFile::make()
{
    const auto library = opened(m_path);
    must(library->store(threeDays()));
    must(library->indexed());
    must(library->mark({Mark::Starred, true, {u"2403.00002"_s}}));
}

// Its first page.
void TestLibraryFile::damage(const QString &table)
{
    qint64 page = 0;
    {
        const auto file = openLibrary(m_path, schemaScripts());
        page = file->number(u"SELECT rootpage FROM sqlite_schema WHERE name = ?"_s, table);
    }
    QByteArray bytes = bytesOf(m_path);
    bytes.replace((page - 1) * 4096, 4096, QByteArray(4096, '\xab'));
    writeBytes(m_path, bytes);
}

void TestLibraryFile::makesFolderAndFile()
{
    make();
    QVERIFY(QFile::exists(m_path));
    const auto library = opened(m_path);
    QCOMPARE(must(library->counts()).starred, 1);
}

void TestLibraryFile::takesAnEmptyFileForNew()
{
    QVERIFY(QDir().mkpath(QFileInfo(m_path).path()));
    writeBytes(m_path, {});
    make();
    QCOMPARE(must(opened(m_path)->counts()).all, 4);
}

void TestLibraryFile::manyMayMakeItAtOnce()
{
    std::atomic<int> good = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            Result<std::unique_ptr<Library>> library = Library::open(m_path);
            for (const QDeadlineTimer end(longest); !library && !end.hasExpired();)
                library = Library::open(m_path); // as the message asks for on a slow machine
            if (!library)
                qWarning().noquote() << library.error().message << library.error().detail;
            good += library && (*library)->store(threeDays()).result() ? 1 : 0;
        });
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(good.load(), 4);
    QCOMPARE(must(opened(m_path)->counts()).all, 4);
}

void TestLibraryFile::leavesNothingBesideTheFile()
{
    make();
    QCOMPARE(QDir(QFileInfo(m_path).path()).entryList(QDir::Files),
             QStringList({u"library.sqlite"_s, u"library.sqlite.journal"_s}));
}

void TestLibraryFile::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("keep"); // so much of a real library instead
    QTest::newRow("text") << QByteArray("## Daily Papers (2024-03-22)\n").repeated(20) << 0;
    QTest::newRow("one byte") << QByteArray("S") << 0;
    QTest::newRow("zeros") << QByteArray(8192, '\0') << 0;
    QTest::newRow("half a header") << QByteArray() << 50;
}

void TestLibraryFile::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, keep);
    make();
    QVERIFY(QFile::remove(m_path + u".journal"_s)); // which tells that a library was there
    writeBytes(m_path, keep > 0 ? bytesOf(m_path).first(keep) : bytes);
    const QByteArray before = bytesOf(m_path);
    const Result<std::unique_ptr<Library>> library = Library::open(m_path);
    QVERIFY(!library);
    QCOMPARE(library.error().kind, ErrorKind::Malformed);
    QVERIFY(library.error().message.contains(m_path));
    QCOMPARE(bytesOf(m_path), before);
    QCOMPARE(QDir(QFileInfo(m_path).path()).entryList(QDir::Files),
             QStringList(u"library.sqlite"_s));
}

void TestLibraryFile::refusesFoldersAndUnreachablePlaces()
{
    QCOMPARE(Library::open(m_folder->path()).error().kind, ErrorKind::Malformed);
    writeBytes(m_folder->filePath(u"file"_s), "x");
    const auto below = Library::open(m_folder->filePath(u"file/library.sqlite"_s));
    QVERIFY(!below);
    QCOMPARE(below.error().kind, ErrorKind::Storage);

    // SQLite, but another program's.
    const QString foreign = m_folder->filePath(u"foreign.sqlite"_s);
    {
        Database database(foreign, Database::Access::ReadWrite);
        database.execute(u"CREATE TABLE paper (id TEXT)"_s);
    }
    const QByteArray before = bytesOf(foreign);
    const auto other = Library::open(foreign);
    QVERIFY(!other);
    QCOMPARE(other.error().kind, ErrorKind::Malformed);
    QCOMPARE(bytesOf(foreign), before);
}

void TestLibraryFile::rescuesADamagedJournal()
{
    make();
    qint64 page = 0;
    {
        const auto file = openLibrary(m_path, schemaScripts());
        page = file->number(u"SELECT rootpage FROM sqlite_schema WHERE name = 'event'"_s);
    }
    QByteArray bytes = bytesOf(m_path);
    bytes.replace((page - 1) * 4096, 4096, QByteArray(4096, '\xab'));
    writeBytes(m_path, bytes);
    const auto library = opened(m_path);
    QCOMPARE(library->openingReport().messages.size(), 1);
    QCOMPARE(must(library->counts()).starred, 1); // the table of states was whole
    QCOMPARE(bytesOf(setAsideFile()), bytes);
}

// More is in tests/app/rescue.
void TestLibraryFile::rescuesWhatIsCutOff()
{
    for (const int keep : {100, 4096, 40'000}) {
        make();
        writeBytes(m_path, bytesOf(m_path).first(keep));
        const QByteArray before = bytesOf(m_path);
        QCOMPARE(opened(m_path)->openingReport().messages.size(), 1);
        QCOMPARE(bytesOf(setAsideFile()), before);
        QVERIFY(QFile::remove(setAsideFile()));
        QVERIFY(QFile::remove(m_path));
    }
}

void TestLibraryFile::damagedContentIsAnError()
{
    make();
    damage(u"text"_s);
    const auto library = opened(m_path);
    QCOMPARE(must(library->list({})).size(), 4); // what is not damaged is still read
    const Result<Paper> paper = library->paper(PaperId{u"2403.00002"_s}).result();
    QVERIFY(!paper);
    QCOMPARE(paper.error().kind, ErrorKind::Malformed);
    must(library->mark({Mark::Follow, true, {u"Ada"_s}})); // and marks can still be set
}

// A window that opens asks for it, and a large library must not be counted for that.
void TestLibraryFile::thePlaceIsKnownWithoutReadingTables()
{
    make();
    damage(u"authorship"_s);
    const auto library = opened(m_path);
    QVERIFY(!library->info().result());
    const LibraryPlace place = must(libraryPlace(*library));
    QCOMPARE(place.path, m_path);
    QVERIFY(place.isWritable);
}

void TestLibraryFile::checkReadOnly()
{
    const QByteArray before = bytesOf(m_path);
    {
        const Unprivileged user;
        const Result<std::unique_ptr<Library>> result = Library::open(m_path);
        QVERIFY2(result, result ? "" : qPrintable(result.error().message + result.error().detail));
        Library &library = **result;
        QVERIFY(must(library.info()).readOnly);
        QVERIFY(!must(libraryPlace(library)).isWritable);
        QCOMPARE(must(library.list({.search = u"로봇"_s})).size(), 1);
        QVERIFY(must(library.paper(PaperId{u"2403.00002"_s})).state.starred);
        must(library.indexed());
        const Result<ChangeSet> marked =
            library.mark({Mark::Read, true, {u"2403.00001"_s}}).result();
        QVERIFY(!marked);
        QCOMPARE(marked.error().kind, ErrorKind::Storage);
        QVERIFY(marked.error().message.contains(m_path));
        QCOMPARE(library.store(threeDays()).result().error().kind, ErrorKind::Storage);
        QCOMPARE(library.undo().result().error().kind, ErrorKind::Storage);
    }
    QCOMPARE(bytesOf(m_path), before);
}

void TestLibraryFile::readOnlyFileAndFolder()
{
    make();
    QVERIFY(QFile::setPermissions(m_path, QFile::Permissions(0x4444)));
    QVERIFY(QFile::setPermissions(QFileInfo(m_path).path(), QFile::Permissions(0x5555)));
    checkReadOnly();
    QVERIFY(QFile::setPermissions(QFileInfo(m_path).path(), QFile::Permissions(0x7755)));
}

void TestLibraryFile::readOnlyFolder()
{
    make();
    QVERIFY(QFile::setPermissions(m_path, QFile::Permissions(0x6666)));
    QVERIFY(QFile::setPermissions(QFileInfo(m_path).path(), QFile::Permissions(0x5555)));
    checkReadOnly();
    QVERIFY(QFile::setPermissions(QFileInfo(m_path).path(), QFile::Permissions(0x7755)));
}

void TestLibraryFile::readOnlyFileInAWritableFolder()
{
    make();
    QVERIFY(QFile::setPermissions(m_path, QFile::Permissions(0x4444)));
    QVERIFY(QFile::setPermissions(QFileInfo(m_path).path(), QFile::Permissions(0x7777)));
    checkReadOnly();
}

void TestLibraryFile::readOnlyPlacesTakeNoNewLibrary()
{
    QVERIFY(QFile::setPermissions(m_folder->path(), QFile::Permissions(0x5555)));
    {
        const Unprivileged user;
        const auto library = Library::open(m_folder->filePath(u"new.sqlite"_s));
        QVERIFY(!library);
        QCOMPARE(library.error().kind, ErrorKind::Storage);
        QCOMPARE(Library::open(m_path).error().kind, ErrorKind::Storage);
    }
    QVERIFY(QFile::setPermissions(m_folder->path(), QFile::Permissions(0x7755)));
}

void TestLibraryFile::unreadableFile()
{
    make();
    QVERIFY(QFile::setPermissions(m_path, QFile::Permissions()));
    const Unprivileged user;
    const auto library = Library::open(m_path);
    QVERIFY(!library);
    QCOMPARE(library.error().kind, ErrorKind::Unreadable);
}

void TestLibraryFile::fullDisk()
{
    make();
    QList<PaperReport> many;
    for (int i = 0; i < 500; ++i)
        many.append(report(u"2404."_s + QString::number(10'000 + i), u"Title"_s, i, {u"Zoe"_s},
                           u"- 긴 글 "_s.repeated(500)));
    const QList<DayReport> large{day(QDate(2024, 4, 1), many)};

    const auto library = opened(m_path);
    {
        const FullDisk disk(QFileInfo(m_path).size() + 200'000);
        const Result<ChangeSet> stored = library->store(large).result();
        QVERIFY(!stored);
        QCOMPARE(stored.error().kind, ErrorKind::Storage);
        QVERIFY(stored.error().message.contains(m_path));
        QCOMPARE(must(library->counts()).all, 4);
    }
    {
        const FullDisk disk(1);
        const Result<ChangeSet> marked =
            library->mark({Mark::Read, true, {u"2403.00001"_s}}).result();
        QVERIFY(!marked);
        QCOMPARE(marked.error().kind, ErrorKind::Storage);
        QCOMPARE(must(library->counts()).unread, 4);
    }
    QCOMPARE(must(library->mark({Mark::Read, true, {u"2403.00001"_s}})).state.size(), 1);
    QCOMPARE(must(library->store(large)).added.size(), 500);
    must(library->indexed());
    QCOMPARE(must(library->list({.search = u"긴"_s})).size(), 500);
    QCOMPARE(must(library->counts()).starred, 1);
}

BROADSHEET_TEST(TestLibraryFile, QCoreApplication)
#include "tst_library_file.moc"
