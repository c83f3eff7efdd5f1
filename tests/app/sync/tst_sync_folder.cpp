// The shared folder: files that arrive late, in parts, twice, damaged or from elsewhere, and
// folders without rights.
#include "Machines.h"
#include "eventfile/Fields.h"
#include "support/Runner.h"
#include "support/Unprivileged.h"

#include <QTest>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

JournalEvent made(int number, const QString &text = {})
{
    return {.id = u"0190d5c0-0000-7000-8000-%1"_s.arg(number, 12, 10, QChar(u'0')),
            .at = 1'700'000'000'000 + number,
            .device = u"a1"_s,
            .action = u"action-%1"_s.arg(number),
            .kind = u"note"_s,
            .subject = paperId(1),
            .value = 1,
            .text = text};
}

QList<JournalEvent> eventsTo(int last)
{
    QList<JournalEvent> events;
    for (int number = 1; number <= last; ++number)
        events.append(made(number));
    return events;
}

// By this process so far.
qint64 bytesRead()
{
    const QByteArray counts = contentOf(u"/proc/self/io"_s);
    const qsizetype at = counts.indexOf("rchar: ") + 7;
    return counts.mid(at, counts.indexOf('\n', at) - at).toLongLong();
}

} // namespace

class TestSyncFolder final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void partsOfAFile();
    void holesInAFile();
    void aHoleThatStays();
    void aTruncatedFileIsCompleteLater();
    void anAppendThatWasKilled();
    void ownFilesThatWereChanged();
    void damagedLines();
    void damageHoldsNothingUp();
    void damageHoldsNoContentUp();
    void conflictCopiesAndTemporaryFiles();
    void filesOfOthers();
    void aLaterVersion();
    void aLinkIsLeftAlone();
    void aFolderWithoutRights();
    void aFolderThatCannotBeRead();
    void aFileInItsPlace();
    void aFullDisk();
    void hostileNames();
    void numbersThatNoOwnFileHas();
    void onlyFilesOfTheDeviceAreForgotten();
    void aDeviceIsForgottenAgain();
    void pagesAreWholeAppends();
    void namesCostNoMoreWithWhatWasSent();

private:
    [[nodiscard]] Received page(int most = 1000)
    {
        const Result<Received> received = m_two->receive(m_cursor, most);
        if (!received)
            qFatal("%s", qPrintable(received.error().message));
        m_cursor = received->cursor;
        return *received;
    }
    [[nodiscard]] QString file() const { return m_folder->filePath(u"a1/p1-0001.journal"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FolderCarrier> m_one;
    std::unique_ptr<FolderCarrier> m_two;
    QByteArray m_cursor;
};

void TestSyncFolder::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_one = std::make_unique<FolderCarrier>(
        m_folder->path(), Sender{.device = u"a1"_s, .place = u"p1"_s, .name = u"one"_s});
    m_two = std::make_unique<FolderCarrier>(
        m_folder->path(), Sender{.device = u"b2"_s, .place = u"p2"_s, .name = u"two"_s});
    m_cursor.clear();
}

// One byte more each time, so that every place is an end once.
void TestSyncFolder::partsOfAFile()
{
    QVERIFY(m_one->append({made(1), made(2, u"둘\nlines"_s)}));
    QVERIFY(m_one->append({made(3)}));
    const QByteArray whole = contentOf(file());
    QList<JournalEvent> arrived;
    for (qsizetype size = 0; size <= whole.size(); ++size) {
        write(file(), whole.first(size));
        const Received received = page();
        QCOMPARE(received.refused, 0);
        QVERIFY(received.events.isEmpty() || received.events.size() == 2 ||
                received.events.size() == 1);
        arrived += received.events;
    }
    QCOMPARE(arrived, (QList{made(1), made(2, u"둘\nlines"_s), made(3)}));
}

void TestSyncFolder::holesInAFile()
{
    for (int number = 1; number <= 40; ++number)
        QVERIFY(m_one->append({made(number)}));
    const QByteArray whole = contentOf(file());
    QByteArray part(whole.size(), '\0');
    QList<JournalEvent> arrived;
    constexpr qsizetype block = 512;
    QList<qsizetype> places; // every other block first, then those between them
    for (qsizetype from = block; from < whole.size(); from += 2 * block)
        places.append(from);
    for (qsizetype from = 0; from < whole.size(); from += 2 * block)
        places.append(from);
    QDateTime changed = QDateTime::currentDateTime();
    for (const qsizetype from : std::as_const(places)) {
        const qsizetype size = std::min(block, whole.size() - from);
        part.replace(from, size, whole.sliced(from, size));
        write(file(), part);
        changed = changed.addSecs(1);
        QFile written(file());
        QVERIFY(written.open(QIODevice::ReadWrite));
        QVERIFY(written.setFileTime(changed, QFileDevice::FileModificationTime));
        written.close();
        const Received received = page();
        QCOMPARE(received.refused, 0);
        arrived += received.events;
    }
    QCOMPARE(part, whole);
    QCOMPARE(arrived, eventsTo(40));
}

// The computer that wrote the file lost a block of it, and its end is there.
void TestSyncFolder::aHoleThatStays()
{
    QVERIFY(m_one->openContent({}) && m_two->openContent({}));
    for (int number = 1; number <= 12; ++number) {
        QVERIFY(m_one->append({made(number)}));
        QVERIFY(m_one->appendContent({{.key = "k", .line = QByteArray::number(number)}}));
    }
    const QString content = m_folder->filePath(u"a1/p1-0001.content"_s);
    const QByteArray whole = contentOf(file());
    const auto zero = [](const QString &path, const QByteArray &from, qsizetype size) {
        QByteArray bytes = contentOf(path);
        write(path, bytes.replace(bytes.indexOf(from), size, QByteArray(size, '\0')));
    };
    zero(file(), "action-5\t", 200);
    zero(content, "\t5\t", 6);
    const Received waiting = page();
    QCOMPARE(waiting.events, eventsTo(4));
    QCOMPARE(waiting.refused, 0); // it may be filled
    makeOld(file());
    makeOld(content);
    const Received behind = page();
    QVERIFY(behind.refused > 0 && !behind.firstRefused.isEmpty());
    QVERIFY(!behind.events.contains(made(5)) && behind.events.contains(made(12)));
    QCOMPARE(page().refused, 0);
    const Result<ReceivedContent> rows = m_two->receiveContent({});
    QVERIFY(rows);
    QCOMPARE(rows->refused, 1);
    QCOMPARE(rows->rows.constLast().line, "12");
    write(file(), whole); // filled after all
    QVERIFY(page().events.contains(made(5)));
}

void TestSyncFolder::aTruncatedFileIsCompleteLater()
{
    QVERIFY(m_one->append(eventsTo(5)));
    QCOMPARE(page().events.size(), 5);
    QVERIFY(m_one->append({made(6)}));
    const QByteArray whole = contentOf(file());
    write(file(), whole.first(100));
    QCOMPARE(page().events.size(), 0);
    write(file(), {});
    QCOMPARE(page().events.size(), 0);
    write(file(), whole);
    const Received rest = page();
    QCOMPARE(rest.events, QList{made(6)});
    QCOMPARE(rest.refused, 0);
    // Another file in its place.
    QFile::remove(file());
    QVERIFY(m_one->open({}));
    QVERIFY(m_one->append(eventsTo(9)));
    QCOMPARE(page().events.size(), 9);
}

void TestSyncFolder::anAppendThatWasKilled()
{
    const Result<QByteArray> receipt = m_one->append({made(1)});
    QVERIFY(receipt);
    const qsizetype begin = contentOf(file()).size();
    QVERIFY(m_one->append({made(2), made(3)}));
    const QByteArray whole = contentOf(file());
    for (qsizetype size = begin; size < whole.size(); ++size) {
        m_cursor.clear();
        write(file(), whole.first(size));
        QVERIFY(!m_one->open(*receipt)->lacksSent); // as after a restart
        QVERIFY(m_one->append({made(2), made(3)}));
        const Received received = page();
        QCOMPARE(received.refused, 0);
        QSet<QString> ids;
        for (const JournalEvent &one : received.events)
            ids.insert(one.id);
        QCOMPARE(ids.size(), 3);
    }
}

// By others, while the folder is in use. What was sent is gone, and is sent again after open().
void TestSyncFolder::ownFilesThatWereChanged()
{
    const QString content = m_folder->filePath(u"a1/p1-0001.content"_s);
    QVERIFY(m_one->append({made(1)}));
    const QByteArray older = contentOf(file());
    const Result<QByteArray> receipt = m_one->append({made(2)});
    QVERIFY(m_one->openContent({}));
    const Result<QByteArray> contentReceipt = m_one->appendContent({{.key = "k", .line = "l"}});
    QVERIFY(receipt && contentReceipt);
    const QByteArray whole = contentOf(file());
    const QByteArray wholeContent = contentOf(content);
    QByteArray withoutHeader = whole;
    withoutHeader[3] = 'X';
    QByteArray contentWithoutHeader = wholeContent;
    contentWithoutHeader[3] = 'X';
    for (const QByteArray &changed : {QByteArray(), older, withoutHeader}) {
        write(file(), changed);
        const Result<QByteArray> sent = m_one->append({made(3)});
        QVERIFY(!sent);
        QCOMPARE(sent.error().kind, ErrorKind::NotFound);
        QCOMPARE(contentOf(file()), changed); // nothing more is lost
        QVERIFY(!m_one->receive({}, 10));
        QVERIFY(m_one->open(*receipt)->lacksSent);
        QVERIFY(m_one->append(eventsTo(3)));
        m_cursor.clear();
        QCOMPARE(page().events.last(), made(3));
        write(file(), whole);
        QVERIFY(!m_one->open(*receipt)->lacksSent);
    }
    for (const QByteArray &changed : {QByteArray(), contentWithoutHeader}) {
        write(content, changed);
        QVERIFY(!m_one->appendContent({{.key = "k", .line = "m"}}));
        QCOMPARE(contentOf(content), changed);
        QVERIFY(m_one->openContent(*contentReceipt)->lacksSent);
        QVERIFY(m_one->appendContent({{.key = "k", .line = "m"}}));
        write(content, wholeContent);
        QVERIFY(!m_one->openContent(*contentReceipt)->lacksSent);
    }
}

void TestSyncFolder::damagedLines()
{
    QVERIFY(m_one->append({made(1), made(2), made(3)}));
    QVERIFY(m_one->append({made(4)}));
    const QByteArray whole = contentOf(file());
    QByteArray damaged = whole;
    damaged[damaged.indexOf("action-2")] = 'X';
    write(file(), damaged);
    const Received first = page();
    QCOMPARE(first.events, (QList{made(1), made(3), made(4)}));
    QCOMPARE(first.refused, 1);
    QVERIFY2(first.firstRefused.contains(file()) && first.firstRefused.contains(u"4"_s),
             qPrintable(first.firstRefused));
    QCOMPARE(page().refused, 0); // said once
    write(file(), whole);
    QFile mended(file());
    QVERIFY(mended.open(QIODevice::ReadWrite));
    QVERIFY(mended.setFileTime(QDateTime::currentDateTime().addSecs(5),
                               QFileDevice::FileModificationTime));
    mended.close();
    QVERIFY(page().events.contains(made(2)));
    QCOMPARE(page().events.size(), 0);
}

// The rest of the file needs several pages, and another file follows.
void TestSyncFolder::damageHoldsNothingUp()
{
    for (int number = 1; number <= 12; ++number)
        QVERIFY(m_one->append({made(number)}));
    FolderCarrier third(m_folder->path(),
                        Sender{.device = u"c3"_s, .place = u"p3"_s, .name = u"three"_s});
    QVERIFY(third.append({made(13)}));
    QByteArray damaged = contentOf(file());
    damaged[damaged.indexOf("action-2\t")] = 'X';
    write(file(), damaged);
    QList<JournalEvent> events;
    for (int pages = 0; pages < 20 && !events.contains(made(13)); ++pages)
        events += page(3).events;
    QCOMPARE(events.size(), 12);
    QCOMPARE(page().refused, 0);
}

void TestSyncFolder::damageHoldsNoContentUp()
{
    FolderCarrier third(m_folder->path(),
                        Sender{.device = u"c3"_s, .place = u"p3"_s, .name = u"three"_s});
    QVERIFY(m_one->openContent({}) && m_two->openContent({}) && third.openContent({}));
    for (int number = 1; number <= 14; ++number)
        QVERIFY(m_one->appendContent(
            {{.key = "k", .line = QByteArray::number(number) + QByteArray(900'000, 'x')}}));
    QVERIFY(third.appendContent({{.key = "k", .line = "last"}}));
    const QString path = m_folder->filePath(u"a1/p1-0001.content"_s);
    QByteArray damaged = contentOf(path);
    damaged[damaged.indexOf("2xxx") + 1] = 'y';
    write(path, damaged);
    QList<QByteArray> lines;
    for (int pages = 0; pages < 20 && !lines.contains("last"); ++pages) {
        const Result<ReceivedContent> received = m_two->receiveContent(m_cursor);
        QVERIFY(received);
        m_cursor = received->cursor;
        for (const ReceivedContent::Row &row : received->rows)
            lines.append(row.line);
    }
    QCOMPARE(lines.size(), 14);
    QCOMPARE(lines.last(), "last");
}

void TestSyncFolder::conflictCopiesAndTemporaryFiles()
{
    QVERIFY(m_one->append(eventsTo(3)));
    QCOMPARE(page().events.size(), 3);
    const QByteArray three = contentOf(file());
    QVERIFY(m_one->append({made(4)}));
    const QByteArray four = contentOf(file());
    write(file(), three);
    for (const QString &name : {u"p1-0001.sync-conflict-20261126-101010-ABCDEFG.journal"_s,
                                u"p1-0001 (conflicted copy 2026-11-26 101010).journal"_s}) {
        write(m_folder->filePath(u"a1/"_s + name), four);
        const Received received = page();
        QCOMPARE(received.refused, 0);
        QVERIFY(received.events.contains(made(4)));
    }
    for (const QString &name : {u".syncthing.p1-0001.journal.tmp"_s, u"~syncthing~p1.journal.tmp"_s,
                                u".p1-0001.journal"_s, u"~p1-0001.journal"_s, u"p1.journal.part"_s})
        write(m_folder->filePath(u"a1/"_s + name), "half");
    write(m_folder->filePath(u".stfolder/x.journal"_s), "x");
    const Received received = page();
    QCOMPARE(received.events.size(), 0);
    QCOMPARE(received.refused, 0);
}

void TestSyncFolder::filesOfOthers()
{
    QVERIFY(m_one->append(eventsTo(2)));
    write(m_folder->filePath(u"notes/mine.journal"_s), "Dear diary,\nit rains.\n");
    write(m_folder->filePath(u"notes/mine.txt"_s), "x");
    write(m_folder->filePath(u"mine.journal"_s), "Dear diary\n");
    const Received received = page();
    QCOMPARE(received.events.size(), 2);
    QCOMPARE(received.refused, 1);
    QVERIFY(received.firstRefused.contains(u"notes/mine.journal"_s));
    QCOMPARE(page().refused, 0);
    QCOMPARE(contentOf(m_folder->filePath(u"notes/mine.journal"_s)), "Dear diary,\nit rains.\n");
}

void TestSyncFolder::aLaterVersion()
{
    QVERIFY(m_one->append(eventsTo(2)));
    const QByteArray later = lineOfFields({u"Broadsheet exchange"_s, u"2"_s, u"what"_s}) + "new\n";
    write(m_folder->filePath(u"c3/p3-0001.journal"_s), later);
    const Received received = page();
    QCOMPARE(received.events.size(), 2);
    QCOMPARE(received.refused, 1);
    QVERIFY(received.firstRefused.contains(u"newer version"_s));
    QCOMPARE(page().refused, 1); // until this program is as new
    write(m_folder->filePath(u"b2/p2-0001.journal"_s), later);
    const Result<Opened> own = m_two->open({});
    QVERIFY(!own);
    QCOMPARE(own.error().kind, ErrorKind::Newer);
}

void TestSyncFolder::aLinkIsLeftAlone()
{
    const QTemporaryDir elsewhere;
    QVERIFY(m_one->append(eventsTo(2)));
    QVERIFY(QFile::rename(file(), elsewhere.filePath(u"x.journal"_s)));
    QVERIFY(QFile::link(elsewhere.filePath(u"x.journal"_s), file()));
    QCOMPARE(page().events.size(), 0);
    QVERIFY(QFile::link(elsewhere.path(), m_folder->filePath(u"linked"_s)));
    QCOMPARE(page().events.size(), 0);
    QVERIFY(::mkfifo(QFile::encodeName(m_folder->filePath(u"a1/pipe.journal"_s)).constData(),
                     0600) == 0);
    QCOMPARE(page().events.size(), 0); // and it does not wait
}

void TestSyncFolder::aFolderWithoutRights()
{
    QVERIFY(m_one->append(eventsTo(2)));
    const QFileDevice::Permissions all = QFile::permissions(m_folder->path());
    for (const QString &path : {file(), m_folder->filePath(u"a1"_s), m_folder->path()})
        QVERIFY(QFile::setPermissions(path, QFileInfo(path).isDir()
                                                ? QFileDevice::Permissions(0x5555)
                                                : QFileDevice::Permissions(0x4444)));
    {
        const Unprivileged reader;
        QVERIFY(m_two->open({}));
        QCOMPARE(page().events.size(), 2); // reading goes on
        const Result<QByteArray> sent = m_two->append({made(7)});
        QVERIFY(!sent);
        QVERIFY2(sent.error().message.contains(m_folder->path()), qPrintable(sent.error().message));
        const Result<QByteArray> own = m_one->append({made(7)});
        QVERIFY(!own);
    }
    QFile::setPermissions(m_folder->path(), all);
    QFile::setPermissions(m_folder->filePath(u"a1"_s), all);
}

void TestSyncFolder::aFolderThatCannotBeRead()
{
    QVERIFY(QFile::setPermissions(m_folder->path(), QFileDevice::Permissions()));
    {
        const Unprivileged reader;
        const Result<Opened> opened = m_two->open({});
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ErrorKind::Usage);
        QVERIFY(opened.error().message.contains(m_folder->path()));
        QVERIFY(!m_two->receive({}, 10));
    }
    QFile::setPermissions(m_folder->path(),
                          QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
}

void TestSyncFolder::aFileInItsPlace()
{
    write(m_folder->filePath(u"plain"_s), "x");
    FolderCarrier carrier(m_folder->filePath(u"plain"_s), {.device = u"a"_s, .place = u"p"_s});
    QCOMPARE(carrier.open({}).error().kind, ErrorKind::Usage);
    FolderCarrier gone(m_folder->filePath(u"gone"_s), {.device = u"a"_s, .place = u"p"_s});
    QCOMPARE(gone.open({}).error().kind, ErrorKind::Unreachable);
}

void TestSyncFolder::aFullDisk()
{
    QVERIFY(m_one->append({made(1)}));
    const QByteArray before = contentOf(file());
    rlimit usual{};
    QVERIFY(getrlimit(RLIMIT_FSIZE, &usual) == 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{static_cast<rlim_t>(before.size()) + 150, usual.rlim_max};
    QVERIFY(setrlimit(RLIMIT_FSIZE, &small) == 0);
    const Result<QByteArray> sent = m_one->append({made(2), made(3)});
    QVERIFY(setrlimit(RLIMIT_FSIZE, &usual) == 0);
    std::signal(SIGXFSZ, handler);
    QVERIFY(!sent);
    QCOMPARE(sent.error().kind, ErrorKind::Storage);
    QVERIFY2(sent.error().message.contains(file()), qPrintable(sent.error().message));
    QCOMPARE(contentOf(file()), before); // no half of it
    QVERIFY(m_one->append({made(2), made(3)}));
    const Received received = page();
    QCOMPARE(received.events, eventsTo(3));
    QCOMPARE(received.refused, 0);
}

// The name of a device comes from a file that anybody can have written.
void TestSyncFolder::hostileNames()
{
    FolderCarrier carrier(m_folder->path(),
                          {.device = u"../../outside"_s, .place = u"p"_s, .name = u"x"_s});
    QVERIFY(carrier.append({made(1)}));
    QCOMPARE(filesIn(m_folder->path()).size(), 1);
    QVERIFY(!carrier.forget(u"../.."_s));
    QCOMPARE(filesIn(m_folder->path()).size(), 1);
}

// Anybody can make such files. Each number to the largest was tried before.
void TestSyncFolder::numbersThatNoOwnFileHas()
{
    const QList<QString> names{u"p1-2147483000.journal"_s,  u"p1-2147483647.journal"_s,
                               u"p1-99999999999.journal"_s, u"p1--5.journal"_s,
                               u"p1-7.journal"_s,           u"p1-00003.journal"_s};
    for (const QString &name : names)
        write(m_folder->filePath(u"a1/"_s + name), "mine\n");
    const Result<QByteArray> receipt = m_one->append(eventsTo(2));
    QVERIFY(receipt);
    QVERIFY(QFileInfo::exists(file()));
    for (const QString &name : names)
        QCOMPARE(contentOf(m_folder->filePath(u"a1/"_s + name)), "mine\n");
    QVERIFY(!m_one->open(*receipt)->lacksSent);
    QCOMPARE(m_one->receive({}, 1000)->events.size(), 0); // its own are known
    QCOMPARE(page().events, eventsTo(2));
}

void TestSyncFolder::onlyFilesOfTheDeviceAreForgotten()
{
    QVERIFY(m_one->append(eventsTo(2)));
    const QByteArray one = contentOf(file());
    const QString thesis = m_folder->filePath(u"documents/thesis.txt"_s);
    write(thesis, "years of work");
    write(m_folder->filePath(u"documents/mine.journal"_s), "Dear diary\n");
    write(m_folder->filePath(u"documents/p1-0001.journal"_s), one); // of another device
    const Result<void> refused = m_two->forget(u"documents"_s);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::NotFound);
    QCOMPARE(contentOf(thesis), "years of work");
    QCOMPARE(QDir(m_folder->filePath(u"documents"_s)).entryList(QDir::Files).size(), 3);

    const QTemporaryDir elsewhere;
    write(elsewhere.filePath(u"p1-0001.journal"_s), one);
    QVERIFY(QFile::rename(m_folder->filePath(u"a1"_s), m_folder->filePath(u"kept"_s)));
    QVERIFY(QFile::link(elsewhere.path(), m_folder->filePath(u"a1"_s)));
    QVERIFY(!m_two->forget(u"a1"_s));
    QCOMPARE(filesIn(elsewhere.path()).size(), 1);
    QVERIFY(QFile::remove(m_folder->filePath(u"a1"_s)));
    QVERIFY(QFile::rename(m_folder->filePath(u"kept"_s), m_folder->filePath(u"a1"_s)));

    write(m_folder->filePath(u"a1/thesis.txt"_s), "more");
    QVERIFY(m_two->forget(u"a1"_s));
    QCOMPARE(contentOf(m_folder->filePath(u"a1/thesis.txt"_s)), "more");
    QVERIFY(!QFileInfo::exists(file()));
    QVERIFY(QFile::remove(m_folder->filePath(u"documents/p1-0001.journal"_s)));
    QCOMPARE(page().events, eventsTo(2)); // what it sent stays
}

void TestSyncFolder::aDeviceIsForgottenAgain()
{
    const Result<QByteArray> receipt = m_one->append(eventsTo(2));
    QVERIFY(receipt);
    QVERIFY(m_two->forget(u"a1"_s));
    QVERIFY(!QFileInfo::exists(m_folder->filePath(u"a1"_s)));
    QVERIFY(m_one->open(*receipt)->lacksSent);
    QVERIFY(m_one->append(eventsTo(3)));
    QVERIFY(m_two->forget(u"a1"_s));
    QCOMPARE(filesIn(m_folder->path()).size(), 2);
    QVERIFY(page().events.contains(made(3)));
}

void TestSyncFolder::pagesAreWholeAppends()
{
    QVERIFY(m_one->append(eventsTo(10)));
    QVERIFY(m_one->append({made(11)}));
    const Received first = page(3);
    QCOMPARE(first.events.size(), 10);
    QVERIFY(first.hasMore);
    QCOMPARE(page(3).events, QList{made(11)});
}

void TestSyncFolder::namesCostNoMoreWithWhatWasSent()
{
    constexpr qsizetype million = 1'000'000;
    QVERIFY(m_one->append({made(1, QString(2 * million, u'x')), made(2, QString(million, u'y'))}));
    const qint64 before = bytesRead();
    QVERIFY(before > 0);
    const Result<QHash<QString, QString>> names = m_two->names();
    QVERIFY(bytesRead() - before < million);
    QVERIFY(names);
    QCOMPARE(names->keys(), QStringList{u"a1"_s});
    QCOMPARE(m_two->devices()->size(), 1);
}

BROADSHEET_TEST(TestSyncFolder, QCoreApplication)
#include "tst_sync_folder.moc"
