// The program as scripts and cron start it.
#include "CommandRun.h"
#include "support/Runner.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTest>

#include <sys/stat.h>

using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

const QString program = QStringLiteral(BROADSHEET_PROGRAM);
constexpr int timeout = 60'000;

// Without a display and locale, with temporary folders.
QProcessEnvironment bareEnvironment(const Place &place)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const auto name : {"DISPLAY"_L1, "WAYLAND_DISPLAY"_L1, "LANG"_L1})
        environment.remove(name);
    environment.insert(u"QT_QPA_PLATFORM"_s, u"none-such"_s);
    environment.insert(u"LC_ALL"_s, u"C"_s);
    environment.insert(u"XDG_DATA_HOME"_s, place.path(u"data"_s));
    environment.insert(u"XDG_CONFIG_HOME"_s, place.path(u"config"_s));
    return environment;
}

void start(QProcess &process, const Place &place, const QStringList &words)
{
    process.setProcessEnvironment(bareEnvironment(place));
    process.start(program, words);
}

Outcome finish(QProcess &process)
{
    process.closeWriteChannel();
    process.waitForFinished(timeout);
    return {.status = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            .out = process.readAllStandardOutput(),
            .err = process.readAllStandardError()};
}

Outcome run(const Place &place, const QStringList &words, const QByteArray &input = {})
{
    QProcess process;
    start(process, place, words);
    process.write(input);
    return finish(process);
}

} // namespace

class TestProgram final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void worksWithoutADisplay();
    void exitStatuses();
    void namesAndTextsAreUtf8InAnyLocale();
    void severalAtOnce();
    void killedWhileImporting();
    void readerWhoLeaves();
    void librariesThatAreNoFiles();
    void settingsThatCannotBe();
    void filesArePrivate();
};

void TestProgram::worksWithoutADisplay()
{
    const Place place;
    const Outcome imported = run(place, {u"import"_s, u"-"_s}, digestOf("2024-03-22", 3));
    QCOMPARE(imported.err, "broadsheet: 1 file, 3 papers: 3 new, 0 updated\n");
    QCOMPARE(imported.status, 0);
    QVERIFY(QFile::exists(place.path(u"data/broadsheet/library.sqlite"_s)));
    const Outcome list = run(place, {u"list"_s});
    QCOMPARE(list.status, 0);
    QCOMPARE(list.err, "");
    QVERIFY(list.out.contains("Paper 2 of the day"));
}

void TestProgram::exitStatuses()
{
    const Place place;
    QCOMPARE(run(place, {u"--version"_s}).status, 0);
    QVERIFY(run(place, {u"list"_s, u"--help"_s}).out.startsWith("Usage: broadsheet list"));
    const Outcome missing = run(place, {u"import"_s, u"missing.md"_s});
    QCOMPARE(missing.status, 1);
    QVERIFY(missing.err.startsWith("broadsheet: missing.md: "));
    const Outcome wrong = run(place, {u"list"_s, u"--limit"_s, u"none"_s});
    QCOMPARE(wrong.status, 2);
    QCOMPARE(wrong.out, "");
    QVERIFY(wrong.err.startsWith("broadsheet: "));
    QCOMPARE(run(place, {u"fetch"_s, u"--date"_s, u"someday"_s}).status, 2);
}

void TestProgram::namesAndTextsAreUtf8InAnyLocale()
{
    const Place place;
    const QString file = place.write(u"한국어 요약.md"_s, digestOf("2024-03-22", 1));
    QCOMPARE(run(place, {u"import"_s, file}).status, 0);
    QVERIFY(run(place, {u"show"_s, u"2403.00001"_s}).out.contains("논문 1"));
    QVERIFY(run(place, {u"list"_s, u"--format=json"_s}).out.contains("논문 1"));
    QVERIFY(run(place, {u"list"_s, u"--search"_s, u"논문"_s}).out.contains("Paper 1"));
    QVERIFY(run(place, {u"days"_s}).out.contains("한국어 요약.md"));
}

void TestProgram::severalAtOnce()
{
    const Place place;
    for (int day = 1; day < 29; ++day)
        place.write(
            u"archive/%1.md"_s.arg(day),
            digestOf("2024-02-" + QByteArray::number(day).rightJustified(2, '0'), 50, day * 50));
    QCOMPARE(run(place, {u"import"_s, u"-"_s}, digestOf("2024-03-22", 4)).status, 0);
    QProcess import;
    start(import, place, {u"import"_s, place.path(u"archive"_s)});
    QProcess stars[4];
    for (int i = 0; i < 4; ++i)
        start(stars[i], place, {u"star"_s, u"2403.0000%1"_s.arg(i + 1)});
    for (QProcess &star : stars) {
        const Outcome outcome = finish(star);
        QVERIFY2(outcome.status == 0, outcome.err.constData());
    }
    const Outcome imported = finish(import);
    QVERIFY2(imported.status == 0, imported.err.constData());
    const Outcome info = run(place, {u"library"_s, u"info"_s});
    QVERIFY2(info.out.contains("\nStarred: 4\n"), info.out.constData());
    QVERIFY2(info.out.contains("\nPapers: 1404\n"), info.out.constData());
}

void TestProgram::killedWhileImporting()
{
    const Place place;
    for (int day = 1; day < 29; ++day)
        place.write(
            u"archive/%1.md"_s.arg(day),
            digestOf("2024-02-" + QByteArray::number(day).rightJustified(2, '0'), 100, day * 100));
    QCOMPARE(run(place, {u"import"_s, u"-"_s}, digestOf("2024-03-22", 2)).status, 0);
    QCOMPARE(run(place, {u"star"_s, u"2403.00001"_s}).status, 0);
    {
        QProcess import;
        start(import, place, {u"import"_s, place.path(u"archive"_s)});
        QVERIFY(import.waitForStarted(timeout));
        const QString log = place.path(u"data/broadsheet/library.sqlite-wal"_s);
        const auto isWriting = [&log] { return QFileInfo(log).size() > 0; };
        QTRY_VERIFY_WITH_TIMEOUT(isWriting() || import.state() == QProcess::NotRunning, timeout);
        import.kill();
        import.waitForFinished(timeout);
    }
    const Outcome again = run(place, {u"import"_s, place.path(u"archive"_s)});
    QVERIFY2(again.status == 0, again.err.constData());
    const Outcome info = run(place, {u"library"_s, u"info"_s});
    QVERIFY2(info.out.contains("\nPapers: 2802\n"), info.out.constData());
    QVERIFY2(info.out.contains("\nStarred: 1\n"), info.out.constData());
}

void TestProgram::readerWhoLeaves()
{
    const Place place;
    QCOMPARE(run(place, {u"import"_s, u"-"_s}, digestOf("2024-03-22", 4000)).status, 0);
    QProcess process;
    start(process, place, {u"list"_s, u"--format=json"_s});
    process.closeReadChannel(QProcess::StandardOutput);
    const Outcome outcome = finish(process);
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.err, "");
}

void TestProgram::librariesThatAreNoFiles()
{
    const Place place;
    const QString pipe = place.path(u"pipe"_s);
    QCOMPARE(mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    for (const QString &library :
         {pipe, u":memory:"_s, u"file:x.sqlite?mode=rwc"_s, u"/dev/stdin"_s, u"/dev/zero"_s}) {
        const Outcome list = run(place, {u"--library"_s, library, u"list"_s});
        QCOMPARE(list.status, 1);
        QCOMPARE(list.out, "");
        QVERIFY2(list.err.contains(library.toUtf8()), list.err.constData());
    }
}

// A FIFO would keep the program waiting for ever. The start with nested objects crashed.
void TestProgram::settingsThatCannotBe()
{
    const Place place;
    const QString fifo = place.path(u"fifo"_s);
    QCOMPARE(::mkfifo(QFile::encodeName(fifo).constData(), 0600), 0);
    const Outcome refused = run(place, {u"--settings"_s, fifo, u"list"_s});
    QCOMPARE(refused.status, 0);
    QVERIFY2(refused.err.contains("fifo is not a plain file"), refused.err.constData());

    QByteArray nested;
    for (int level = 0; level < 50'000; ++level)
        nested += "\\0\\0\\0\\11\\0\\0\\0\\1";
    const QString objects =
        place.write(u"nested.ini"_s, "[interface]\nlanguage=@Variant(" + nested + ")\n");
    const Outcome read = run(place, {u"--settings"_s, objects, u"list"_s});
    QCOMPARE(read.status, 0);
    QVERIFY2(!read.err.contains("nested.ini"), read.err.constData());
}

// Whatever the umask, and also when an older version made the files.
void TestProgram::filesArePrivate()
{
    const auto modeOf = [](const QString &path) {
        struct stat info = {};
        return ::stat(QFile::encodeName(path).constData(), &info) == 0 ? info.st_mode & 07777U : 0;
    };
    const Place place;
    const mode_t umaskBefore = ::umask(0);
    const QString folder = place.path(u"data/broadsheet"_s);
    const QString library = folder + u"/library.sqlite";
    const QString named = place.path(u"shared/other.sqlite"_s);
    QVERIFY(QDir().mkpath(place.path(u"shared"_s)));
    (void)run(place, {u"list"_s});
    (void)run(place, {u"--library"_s, named, u"list"_s});
    QCOMPARE(modeOf(folder), 0700U);
    QCOMPARE(modeOf(library), 0600U);
    QCOMPARE(modeOf(named), 0600U);
    for (const QString &path : {library, named})
        QCOMPARE(::chmod(QFile::encodeName(path).constData(), 0644), 0);
    QCOMPARE(::chmod(QFile::encodeName(folder).constData(), 0755), 0);
    const QString settings =
        place.write(u"config/broadsheet/broadsheet.ini"_s, "[network]\nproxy=none\n");
    (void)run(place, {u"list"_s});
    (void)run(place, {u"--library"_s, named, u"list"_s});
    ::umask(umaskBefore);
    QCOMPARE(modeOf(folder), 0700U);
    QCOMPARE(modeOf(library), 0600U);
    QCOMPARE(modeOf(settings), 0600U);
    QCOMPARE(modeOf(QFileInfo(settings).path()), 0700U);
    QCOMPARE(modeOf(named), 0600U);
    QVERIFY((modeOf(place.path(u"shared"_s)) & 077U) != 0U); // the user's own folder
}

BROADSHEET_TEST(TestProgram, QCoreApplication)
#include "tst_program.moc"
