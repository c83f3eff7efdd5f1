// Damaged and unreadable files: each is reported, and the valid ones are imported.
#include "CommandRun.h"
#include "support/Runner.h"
#include "support/Unprivileged.h"

#include <QFile>
#include <QTest>

#include <sys/stat.h>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray replaced(QByteArray text, const QByteArray &before, const QByteArray &after)
{
    return text.replace(before, after);
}

} // namespace

class TestBadInput final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void strangeDigests_data();
    void strangeDigests();
    void severalDamagedFilesAtOnce();
    void hugeFile();
    void hugeStandardInput();
    void longLine();
    void unreadableFile();
    void unreadableFileEvenForRoot();
    void unreadableFolder();
    void vanishedFile();
    void symlinkLoop();
    void pipes();
    void aFolderWithoutDigests();
    void readmeWithoutPapers();
};

void TestBadInput::strangeDigests_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("papers");
    QTest::addColumn<QByteArray>("said"); // on standard error
    const QByteArray good = digestOf("2024-03-22", 3);
    const auto row = [](const char *name, const QByteArray &bytes, int status, int papers,
                        const QByteArray &said) {
        QTest::newRow(name) << bytes << status << papers << said;
    };
    row("byte order mark", "\xef\xbb\xbf" + good, 0, 3, "");
    row("CRLF", replaced(good, "\n", "\r\n"), 0, 3, "");
    row("not UTF-8", replaced(good, "Paper 2", "Pap\xe9r 2"), 0, 3, "digest.md:13: ");
    row("NUL bytes", replaced(good, "Ada Author 2", QByteArray("Ada\0Author 2", 12)), 0, 3,
        "digest.md:19: ");
    row("cut in the title", good.first(good.lastIndexOf("](https://arxiv")), 0, 3,
        "digest.md:23: ");
    row("cut in the authors", good.first(good.lastIndexOf("Both")), 0, 3, "");
    row("no day heading", good.sliced(good.indexOf('\n') + 1), 0, 3, "digest.md");
    row("heading without link",
        replaced(good, "### [Paper 2 of the day](https://arxiv.org/abs/2403.00002)",
                 "### Paper 2 of the day"),
        0, 3, "digest.md:13: ");
    row("the same paper twice", good + digestOf("2024-03-22", 1).replace("10", "77"), 0, 3, "");
    row("binary", QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16) + QByteArray(5000, '\0'), 1, 0,
        "digest.md: ");
    row("empty", "", 1, 0, "digest.md: ");
    row("something else", "# Shopping\n\n- milk\n", 1, 0, "digest.md: ");
}

void TestBadInput::strangeDigests()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    QFETCH(int, papers);
    QFETCH(QByteArray, said);
    const Place place;
    const CommandRun run = place.broadsheet();
    const Outcome outcome = run({u"import"_s, place.write(u"digest.md"_s, bytes)});
    QVERIFY2(outcome.err.contains(said), outcome.err.constData());
    QCOMPARE(outcome.status, status);
    QCOMPARE(outcome.out, "");
    QCOMPARE(idsOf(run({u"list"_s, u"--format=json"_s}).out).size(), papers);
}

void TestBadInput::severalDamagedFilesAtOnce()
{
    const Place place;
    const CommandRun run = place.broadsheet();
    place.write(u"archive/1.md"_s, digestOf("2024-03-21", 2, 1));
    place.write(u"archive/2.md"_s, QByteArray(4096, '\0'));
    place.write(u"archive/3.md"_s, digestOf("2024-03-22", 2, 3));
    const Outcome outcome = run({u"import"_s, place.path(u"archive"_s)});
    QCOMPARE(outcome.status, 1);
    QVERIFY(outcome.err.contains("archive/2.md"));
    QVERIFY(!outcome.err.contains("archive/1.md"));
    QCOMPARE(idsOf(run({u"list"_s, u"--format=json"_s}).out).size(), 4);
}

void TestBadInput::hugeFile()
{
    const Place place;
    const QString good = place.write(u"good.md"_s, digestOf("2024-03-22", 1));
    const QString huge = place.write(u"huge.md"_s, {});
    QVERIFY(QFile::resize(huge, 300LL * 1000 * 1000));
    const Outcome outcome = place.broadsheet()({u"import"_s, huge, good});
    QCOMPARE(outcome.status, 1);
    QVERIFY(outcome.err.contains("huge.md: "));
    QVERIFY(outcome.err.contains("256 MB"));
    QVERIFY(outcome.err.contains("1 file, 1 paper: 1 new"));
}

void TestBadInput::hugeStandardInput()
{
    const Place place;
    const QString huge = place.write(u"huge"_s, {});
    QVERIFY(QFile::resize(huge, 300LL * 1000 * 1000));
    std::FILE *in = std::fopen(QFile::encodeName(huge).constData(), "rb");
    std::FILE *err = std::tmpfile();
    const auto invocation = parseCommandLine(
        {u"broadsheet"_s, u"--library"_s, place.broadsheet().library(), u"import"_s, u"-"_s});
    QVERIFY(invocation && in && err);
    QCOMPARE(runCommand(*invocation, {.in = in, .err = err}), 1);
    std::fclose(in);
    std::fclose(err);
}

void TestBadInput::longLine()
{
    const Place place;
    const CommandRun run = place.broadsheet();
    const QByteArray line = QByteArray("0123456789").repeated(1024 * 1024);
    const Outcome outcome =
        run({u"import"_s,
             place.write(u"long.md"_s, replaced(digestOf("2024-03-22", 3), "논문 2", line))});
    QCOMPARE(outcome.status, 0);
    QCOMPARE(idsOf(run({u"list"_s, u"--format=json"_s}).out).size(), 3);
    QVERIFY(run({u"show"_s, u"2403.00002"_s}).out.contains(line));
}

void TestBadInput::unreadableFile()
{
    const Place place;
    QVERIFY(QFile::setPermissions(place.path(u"."_s), QFile::Permissions(0x7777)));
    const QString closed = place.write(u"closed.md"_s, digestOf("2024-03-21", 1));
    const QString open = place.write(u"open.md"_s, digestOf("2024-03-22", 1, 2));
    QVERIFY(QFile::setPermissions(closed, {}));
    const Unprivileged unprivileged;
    const Outcome outcome = place.broadsheet()({u"import"_s, closed, open});
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.err.contains("closed.md: "), outcome.err.constData());
    QVERIFY(outcome.err.contains("Permission denied"));
    QVERIFY(outcome.err.contains("1 file, 1 paper: 1 new"));
}

void TestBadInput::unreadableFileEvenForRoot()
{
    const QString memory = u"/proc/self/mem"_s; // nobody can read its first page
    if (!QFile::exists(memory))
        QSKIP("this system has no /proc/self/mem");
    const Place place;
    const Outcome outcome = place.broadsheet()({u"import"_s, memory});
    QCOMPARE(outcome.status, 1);
    QVERIFY(outcome.err.contains("/proc/self/mem: "));
}

void TestBadInput::unreadableFolder()
{
    const Place place;
    QVERIFY(QFile::setPermissions(place.path(u"."_s), QFile::Permissions(0x7777)));
    place.write(u"archive/closed/1.md"_s, digestOf("2024-03-21", 1));
    place.write(u"archive/open/2.md"_s, digestOf("2024-03-22", 1, 2));
    const QString closed = place.path(u"archive/closed"_s);
    QVERIFY(QFile::setPermissions(closed, {}));
    Outcome outcome;
    {
        const Unprivileged unprivileged;
        outcome = place.broadsheet()({u"import"_s, place.path(u"archive"_s)});
    }
    QVERIFY(QFile::setPermissions(closed, QFile::Permissions(0x7700)));
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.err.contains("archive/closed: "), outcome.err.constData());
    QVERIFY(outcome.err.contains("1 file, 1 paper: 1 new"));
}

void TestBadInput::vanishedFile()
{
    const Place place;
    place.write(u"archive/1.md"_s, digestOf("2024-03-21", 1));
    QVERIFY(QFile::link(place.path(u"gone.md"_s), place.path(u"archive/2.md"_s)));
    const Outcome outcome = place.broadsheet()({u"import"_s, place.path(u"archive"_s)});
    QCOMPARE(outcome.status, 1);
    QVERIFY(outcome.err.contains("archive/2.md: "));
    QVERIFY(outcome.err.contains("1 file, 1 paper: 1 new"));
}

void TestBadInput::symlinkLoop()
{
    const Place place;
    place.write(u"archive/2024/1.md"_s, digestOf("2024-03-21", 2));
    QVERIFY(QFile::link(place.path(u"archive"_s), place.path(u"archive/2024/loop"_s)));
    QVERIFY(QFile::link(place.path(u"archive/itself.md"_s), place.path(u"archive/itself.md"_s)));
    const Outcome outcome = place.broadsheet()({u"import"_s, place.path(u"archive"_s)});
    QVERIFY(outcome.err.contains("archive/itself.md: "));
    QVERIFY(outcome.err.contains("1 file, 2 papers: 2 new"));
    QVERIFY(!outcome.err.contains("loop"));
}

void TestBadInput::pipes()
{
    const Place place;
    place.write(u"archive/1.md"_s, digestOf("2024-03-21", 1));
    const QByteArray found = QFile::encodeName(place.path(u"archive/pipe.md"_s));
    const QByteArray given = QFile::encodeName(place.path(u"pipe"_s));
    QCOMPARE(mkfifo(found.constData(), 0600), 0);
    QCOMPARE(mkfifo(given.constData(), 0600), 0);
    const Outcome outcome = place.broadsheet()(
        {u"import"_s, place.path(u"archive"_s), place.path(u"pipe"_s), u"/dev/zero"_s});
    QCOMPARE(outcome.status, 1);
    QVERIFY(outcome.err.contains(QByteArray(found + ": ")));
    QVERIFY(outcome.err.contains(QByteArray(given + ": ")));
    QVERIFY(outcome.err.contains("/dev/zero: "));
    QVERIFY(outcome.err.contains("1 file, 1 paper: 1 new"));
}

void TestBadInput::aFolderWithoutDigests()
{
    const Place place;
    place.write(u"pictures/a.png"_s, "PNG");
    const Outcome outcome = place.broadsheet()({u"import"_s, place.path(u"pictures"_s)});
    QCOMPARE(outcome.status, 0);
    QVERIFY(outcome.err.contains("/pictures: "));
    QVERIFY(outcome.err.contains("0 files, 0 papers"));
}

void TestBadInput::readmeWithoutPapers()
{
    const Place place;
    place.write(u"archive/README.md"_s, "# An archive\n\nOf days.\n");
    place.write(u"archive/2024/03/22.md"_s, digestOf("2024-03-22", 1));
    const Outcome outcome = place.broadsheet()({u"import"_s, place.path(u"archive"_s)});
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.err, "broadsheet: 1 file, 1 paper: 1 new, 0 updated\n");
}

BROADSHEET_TEST(TestBadInput, QCoreApplication)
#include "tst_commands_badinput.moc"
