// Putting a backup in the place of the library.
#include "support/Files.h"
#include "support/Runner.h"

#include "Harm.h"

#include "rescue/Restore.h"

#include <QDir>
#include <QFileInfo>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

template<class T>
T done(Result<T> result)
{
    if (!result)
        qFatal("%s (%s)", qPrintable(result.error().message), qPrintable(result.error().detail));
    return *std::move(result);
}

} // namespace

class TestRestore final : public QObject, TemporaryLibrary
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void bringsBackWhatWasThere();
    void marksMadeSinceAreKept();
    void whatWasSeenSinceIsNoNews();
    void aLibraryThatIsGoneOrEmpty();
    void aDamagedLibraryIsKeptWhole();
    void aNewerLibraryIsKeptWhole();
    void aCopyWithoutPapersAddsItsMarks();
    void anOlderVersion();
    void refuses_data();
    void refuses();
    void aLibraryThatIsOpenIsLeftAlone();
    void aFullDiskChangesNothing();

private:
    [[nodiscard]] QString backup() const { return m_folder->filePath(u"backup.sqlite"_s); }
    [[nodiscard]] QStringList leftOver() const
    {
        return QFileInfo(m_path).dir().entryList(
            {u"*.part-*"_s, u"*-wal"_s, u"*-shm"_s, u"*-journal"_s}, QDir::Files);
    }
};

void TestRestore::init()
{
    create();
    must(m_library->store(threeDays()));
    must(m_library->mark({Mark::Starred, true, {u"2403.00001"_s}}));
    done(backUpTo(m_path, backup()));
    m_library.reset();
}

void TestRestore::bringsBackWhatWasThere()
{
    m_library = opened(m_path);
    must(m_library->forget(u"digest"_s));
    QCOMPARE(must(m_library->counts()).all, 0);
    m_library.reset();
    const Restored restored = done(restoreLibrary(m_path, backup()));
    QCOMPARE(restored.contents.papers, 4);
    QCOMPARE(restored.contents.starred, 1);
    QCOMPARE(leftOver(), QStringList());
    // The state before is a backup.
    QVERIFY(restored.kept);
    QCOMPARE(restored.kept->contents.papers, 0);
    QCOMPARE(restored.kept->contents.starred, 1);
    QVERIFY(QFile::exists(restored.kept->path));
    m_library = opened(m_path);
    QCOMPARE(must(m_library->counts()).all, 4);
    must(m_library->indexed());
    QCOMPARE(must(m_library->list({.search = u"로봇"_s})).size(), 1);
}

void TestRestore::marksMadeSinceAreKept()
{
    m_library = opened(m_path);
    must(m_library->mark({Mark::Starred, true, {u"2403.00002"_s}}));
    must(m_library->mark({Mark::Starred, false, {u"2403.00001"_s}}));
    must(m_library->mark({Mark::Read, true, {u"2403.00003"_s}}));
    m_library.reset();
    const QStringList before = stateIn(m_path);
    const Restored restored = done(restoreLibrary(m_path, backup()));
    QCOMPARE(restored.broughtIn, 3);
    QCOMPARE(stateIn(m_path), before);
    m_library = opened(m_path);
    QCOMPARE(must(m_library->counts()).starred, 1);
    QCOMPARE(must(m_library->counts()).unread, 3);
    QCOMPARE(must(m_library->undo()).undone.mark, Mark::Read); // they are this device's
}

void TestRestore::whatWasSeenSinceIsNoNews()
{
    int hours = 0;
    const Clock clock = [&hours] { return systemTime().addSecs(3600 * hours); };
    m_library = opened(m_path, clock);
    const auto storeVersion = [&](int version) {
        ++hours;
        PaperReport paper = report(u"2403.00001"_s, u"Alpha"_s);
        paper.version = version;
        DayReport said = day(QDate(2024, 3, 20), {paper}, u"arxiv"_s);
        said.at = clock();
        must(m_library->store({said}));
        ++hours;
    };
    storeVersion(1);
    must(m_library->mark({Mark::Passed, true, {u"2403.00001"_s}}));
    storeVersion(2);
    QCOMPARE(must(m_library->counts()).changed, 1);
    m_library.reset();
    const QString news = m_folder->filePath(u"news.sqlite"_s);
    done(backUpTo(m_path, news));
    m_library = opened(m_path, clock);
    must(m_library->mark({Mark::Passed, true, {u"2403.00001"_s}}));
    QCOMPARE(must(m_library->counts()).changed, 0);
    m_library.reset();
    done(restoreLibrary(m_path, news));
    QCOMPARE(must(opened(m_path, clock)->counts()).changed, 0);
}

void TestRestore::aLibraryThatIsGoneOrEmpty()
{
    const QStringList state = stateIn(m_path);
    QVERIFY(QFile::remove(m_path));
    Restored restored = done(restoreLibrary(m_path, backup()));
    QVERIFY(!restored.kept);
    QCOMPARE(stateIn(m_path), state);
    writeBytes(m_path, {});
    restored = done(restoreLibrary(m_path, backup()));
    QCOMPARE(restored.contents.papers, 4);
    QCOMPARE(stateIn(m_path), state);
}

void TestRestore::aDamagedLibraryIsKeptWhole()
{
    const qint64 page = rootOf(m_path, u"listing"_s);
    QByteArray bytes = bytesOf(m_path);
    bytes.replace((page - 1) * 4096, 4096, QByteArray(4096, '\xab'));
    writeBytes(m_path, bytes);
    const Restored restored = done(restoreLibrary(m_path, backup()));
    QCOMPARE(bytesOf(restored.keptAs), bytes);
    QCOMPARE(must(opened(m_path)->counts()).all, 4);
    QCOMPARE(must(opened(m_path)->counts()).starred, 1);
}

// The window offers the newest backup in place of a file that it cannot open.
void TestRestore::aNewerLibraryIsKeptWhole()
{
    const QByteArray newer = bytesOf(m_path).replace(60, 4, QByteArray("\0\0\1\0", 4));
    writeBytes(m_path, newer);
    const Restored restored = done(restoreLibrary(m_path, backup()));
    QVERIFY(!restored.kept && restored.wasNewer);
    QCOMPARE(bytesOf(restored.keptAs), newer);
    QCOMPARE(must(opened(m_path)->counts()).all, 4);
}

void TestRestore::aCopyWithoutPapersAddsItsMarks()
{
    // A copy of the state alone, as of a large library, made by its rules.
    {
        const auto file = openLibrary(backup(), schemaScripts());
        file->execute(u"DELETE FROM text"_s);
        file->execute(u"DELETE FROM listing"_s);
        file->execute(u"DELETE FROM authorship"_s);
        file->execute(u"DELETE FROM paper"_s);
        file->execute(u"INSERT INTO meta VALUES ('backup', 'state')"_s);
    }
    QVERIFY(QFile::remove(m_path));
    QVERIFY(QFile::remove(m_path + u".journal"_s)); // which would bring the mark back before
    m_library = opened(m_path);
    must(m_library->store(threeDays()));
    m_library.reset();
    const Restored restored = done(restoreLibrary(m_path, backup()));
    QCOMPARE(restored.broughtIn, 1);
    QCOMPARE(restored.contents.papers, 4);
    QCOMPARE(must(opened(m_path)->counts()).starred, 1);
}

void TestRestore::anOlderVersion()
{
    const QString old = m_folder->filePath(u"old.sqlite"_s);
    {
        const auto file = openLibrary(old, schemaScripts().first(1));
        file->execute(u"INSERT INTO paper (number, id, title, authors, day, media, video)"
                      " VALUES (7, '2403.00009', 'Old', '', '2024-03-20', '', 0)"_s);
        file->execute(
            u"INSERT INTO event VALUES ('e', 5, 'd', 'a', NULL, 'starred', '2403.00009', 1)"_s);
        file->execute(u"INSERT INTO state VALUES ('starred', '2403.00009', 1, 5, 'e')"_s);
    }
    const Restored restored = done(restoreLibrary(m_path, old));
    QCOMPARE(restored.contents.starred, 2);
    m_library = opened(m_path);
    QCOMPARE(idsOf(must(m_library->list({.starred = true}))), QStringList(u"2403.00009"_s));
}

void TestRestore::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("kind");
    QTest::newRow("text") << QByteArray("notes") << int(ErrorKind::Malformed);
    QTest::newRow("nothing") << QByteArray() << int(ErrorKind::Malformed);
    QTest::newRow("half") << QByteArray("half") << int(ErrorKind::Malformed);
    QTest::newRow("newer") << QByteArray("newer") << int(ErrorKind::Newer);
    QTest::newRow("missing") << QByteArray("missing") << int(ErrorKind::NotFound);
    QTest::newRow("itself") << QByteArray("itself") << int(ErrorKind::Usage);
}

void TestRestore::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, kind);
    const QByteArray tag = QTest::currentDataTag();
    QString file = backup();
    if (tag == "half")
        bytes = bytesOf(file).first(QFileInfo(file).size() / 2);
    if (tag == "newer")
        bytes = bytesOf(file).replace(60, 4, QByteArray("\0\0\1\0", 4));
    if (tag == "missing")
        file += u".no"_s;
    else if (tag == "itself")
        file = m_path;
    else
        writeBytes(file, bytes);
    const QByteArray before = bytesOf(m_path);
    const Result<Restored> restored = restoreLibrary(m_path, file);
    QVERIFY(!restored);
    QCOMPARE(int(restored.error().kind), kind);
    QVERIFY(restored.error().message.contains(file));
    QCOMPARE(bytesOf(m_path), before);
    QCOMPARE(leftOver(), QStringList());
}

void TestRestore::aLibraryThatIsOpenIsLeftAlone()
{
    m_library = opened(m_path);
    must(m_library->mark({Mark::Read, true, {u"2403.00001"_s}}));
    const Result<Restored> restored = restoreLibrary(m_path, backup());
    QVERIFY(!restored);
    QCOMPARE(restored.error().kind, ErrorKind::Storage);
    must(m_library->mark({Mark::Read, true, {u"2403.00002"_s}}));
    m_library.reset();
    QCOMPARE(must(opened(m_path)->counts()).unread, 2);
}

void TestRestore::aFullDiskChangesNothing()
{
    const QStringList state = stateIn(m_path);
    for (const qint64 bytes : {1000, 20'000, 100'000, 200'000, 300'000}) {
        const auto restored = [this, bytes] {
            const FullDisk disk(bytes);
            return restoreLibrary(m_path, backup());
        }();
        QVERIFY(restored || restored.error().kind == ErrorKind::Storage);
        QVERIFY(restored || !restored.error().message.isEmpty());
        QCOMPARE(stateIn(m_path), state);
        QCOMPARE(leftOver(), QStringList());
    }
}

BROADSHEET_TEST(TestRestore, QCoreApplication)
#include "tst_restore.moc"
