// Reading event files that are damaged, half-written, or made by somebody to do harm.
#include "Events.h"
#include "base/Limits.h"
#include "eventfile/EventLine.h"
#include "eventfile/ReadEventFile.h"
#include "support/Runner.h"

#include <QFile>
#include <QTemporaryDir>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace broadsheet;
using namespace broadsheet::test;

namespace {

const QByteArray header = lineOf(EventFileHeader{.device = u"here"_s});

} // namespace

class TestReadEventFile final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void eventsAreRead();
    void anEmptyFileIsNoError();
    void badLinesAreLeftOutAndNamed();
    void aHalfWrittenLineIsNothingBad();
    void aFileCutAnywhereKeepsItsWholeLines();
    void aDamagedHeaderLeavesTheEvents();
    void linesMayComeTwiceAndInAnyOrder();
    void longLinesAreSkippedWithoutBeingKept();
    void zerosAreOneBadLine();
    void laterVersionsAreRefused();
    void otherFilesAreRefused();
    void oddKindsOfFilesAreRefused();

private:
    void write(const QByteArray &bytes);
    Result<EventFileReport> read();

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    QList<JournalEvent> m_events; // that were read last
};

void TestReadEventFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"library.sqlite.journal"_s);
}

void TestReadEventFile::write(const QByteArray &bytes)
{
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

Result<EventFileReport> TestReadEventFile::read()
{
    m_events.clear();
    return readEventFile(m_path, [this](JournalEvent event) { m_events.append(std::move(event)); });
}

void TestReadEventFile::eventsAreRead()
{
    write(header + lineOf(star(1)) + lineOf(star(2)));
    const Result<EventFileReport> report = read();
    QVERIFY(report);
    QCOMPARE(report->header->device, u"here"_s);
    QCOMPARE(report->events, 2);
    QCOMPARE(report->badLines, 0);
    QVERIFY(!report->isCutShort);
    QCOMPARE(report->size, QFileInfo(m_path).size());
    QCOMPARE(m_events, (QList{star(1), star(2)}));
}

void TestReadEventFile::anEmptyFileIsNoError()
{
    write({});
    const Result<EventFileReport> report = read();
    QVERIFY(report);
    QVERIFY(!report->header);
    QCOMPARE(report->badLines, 0);
}

void TestReadEventFile::badLinesAreLeftOutAndNamed()
{
    QByteArray flipped = lineOf(star(2));
    flipped[30] ^= 1;
    write(header + lineOf(star(1)) + flipped + '\n' + lineOf(star(3)) + header +
          QByteArray("\xff\0\xfe\n", 4) + lineOf(star(4)));
    const Result<EventFileReport> report = read();
    QVERIFY(report);
    QCOMPARE(m_events, (QList{star(1), star(3), star(4)}));
    QCOMPARE(report->badLines, 4);
    QCOMPARE(report->firstBadLines, (QList<qint64>{3, 4, 6, 7}));
    write(header + lineOf(star(1)) + QByteArray(1000, '\n'));
    QCOMPARE(read()->badLines, 1000);
    QCOMPARE(read()->firstBadLines.size(), 20);
}

void TestReadEventFile::aHalfWrittenLineIsNothingBad()
{
    const QByteArray whole = header + lineOf(star(1));
    write(whole + lineOf(star(2)).first(50));
    Result<EventFileReport> report = read();
    QVERIFY(report);
    QCOMPARE(m_events, QList{star(1)});
    QCOMPARE(report->badLines, 0);
    QVERIFY(report->isCutShort);

    write(whole + lineOf(star(2)).chopped(1)); // all but the line feed
    report = read();
    QVERIFY(report);
    QCOMPARE(m_events, (QList{star(1), star(2)}));
    QVERIFY(!report->isCutShort);
}

void TestReadEventFile::aFileCutAnywhereKeepsItsWholeLines()
{
    const QByteArray bytes = header + lineOf(star(1)) + lineOf(star(2));
    for (qsizetype size = 0; size <= bytes.size(); ++size) {
        write(bytes.first(size));
        const Result<EventFileReport> report = read();
        QVERIFY(report);
        QCOMPARE(report->badLines, 0);
        const auto lines = QByteArrayView(bytes).first(size).count('\n');
        const bool isWhole = size < bytes.size() && bytes.at(size) == '\n';
        QCOMPARE(report->events, std::max<qsizetype>(lines - 1 + (isWhole ? 1 : 0), 0));
    }
}

void TestReadEventFile::aDamagedHeaderLeavesTheEvents()
{
    QByteArray damaged = header;
    damaged[3] ^= 1;
    write(damaged + lineOf(star(1)));
    const Result<EventFileReport> report = read();
    QVERIFY(report);
    QVERIFY(!report->header);
    QCOMPARE(report->firstBadLines, QList<qint64>{1});
    QCOMPARE(m_events, QList{star(1)});
}

void TestReadEventFile::linesMayComeTwiceAndInAnyOrder()
{
    write(header + lineOf(star(2)) + lineOf(star(1)) + lineOf(star(2)));
    QCOMPARE(read()->events, 3);
    QCOMPARE(m_events, (QList{star(2), star(1), star(2)}));
}

void TestReadEventFile::longLinesAreSkippedWithoutBeingKept()
{
    JournalEvent longLine = star(2);
    longLine.text = QString(maxJournalLineBytes - 300, u'x');
    JournalEvent tooLong = star(3);
    tooLong.text = QString(3 * maxJournalLineBytes, u'x');
    write(header + lineOf(star(1)) + lineOf(longLine) + lineOf(tooLong) + lineOf(star(4)));
    const Result<EventFileReport> report = read();
    QVERIFY(report);
    QCOMPARE(m_events, (QList{star(1), longLine, star(4)}));
    QCOMPARE(report->firstBadLines, QList<qint64>{4});
}

// As after a crash on some file systems: the length is right and the contents are not.
void TestReadEventFile::zerosAreOneBadLine()
{
    write(header + lineOf(star(1)) + QByteArray(10'000, '\0') + '\n' + lineOf(star(2)) +
          QByteArray(10'000, '\0'));
    const Result<EventFileReport> report = read();
    QVERIFY(report);
    QCOMPARE(m_events, (QList{star(1), star(2)}));
    QCOMPARE(report->badLines, 1);
    QVERIFY(report->isCutShort);
}

void TestReadEventFile::laterVersionsAreRefused()
{
    write(checked("Broadsheet journal\t2\twho\tknows") + lineOf(star(1)));
    const Result<EventFileReport> report = read();
    QVERIFY(!report);
    QCOMPARE(report.error().kind, ErrorKind::Newer);
    QVERIFY(report.error().message.contains(m_path));
    QVERIFY(m_events.isEmpty());
}

void TestReadEventFile::otherFilesAreRefused()
{
    for (const QByteArray &bytes :
         {QByteArray("one\ntwo\n"), QByteArray(100, '\n'), header.toUpper()}) {
        write(bytes);
        const Result<EventFileReport> report = read();
        QVERIFY(!report);
        QCOMPARE(report.error().kind, ErrorKind::Malformed);
        QVERIFY(report.error().message.contains(m_path));
    }
}

void TestReadEventFile::oddKindsOfFilesAreRefused()
{
    QCOMPARE(read().error().kind, ErrorKind::NotFound);
    QVERIFY(QDir().mkdir(m_path));
    QCOMPARE(read().error().kind, ErrorKind::Unreadable);
    QVERIFY(QDir().rmdir(m_path));
    QCOMPARE(::mkfifo(QFile::encodeName(m_path).constData(), 0600), 0);
    QCOMPARE(read().error().kind, ErrorKind::Unreadable);
    QVERIFY(QFile::remove(m_path));
    QCOMPARE(::symlink("/dev/zero", QFile::encodeName(m_path).constData()), 0);
    QCOMPARE(read().error().kind, ErrorKind::Unreadable);
}

BROADSHEET_TEST(TestReadEventFile, QCoreApplication)
#include "tst_read_event_file.moc"
