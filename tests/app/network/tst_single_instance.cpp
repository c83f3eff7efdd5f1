#include "network/SingleInstance.h"
#include "support/Runner.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QLocalServer>
#include <QLocalSocket>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <memory>

#include <sys/stat.h>
#include <unistd.h>

using namespace broadsheet;
using namespace Qt::StringLiterals;
using Start = SingleInstance::Start;

namespace {

// Handing over blocks, so the instance that listens must be in another thread or process. This is
// another process: the same program, started as `test_network startInstance LIBRARY PATH…`. It
// prints how it started; the first one prints what is handed over, until its input ends.
int startInstance(const QStringList &arguments)
{
    QFile out;
    (void)out.open(STDOUT_FILENO, QIODevice::WriteOnly | QIODevice::Unbuffered);
    SingleInstance instance(arguments.value(0));
    QObject::connect(
        &instance, &SingleInstance::filesHandedOver, &instance,
        [&out](const QStringList &paths) { out.write("got " + paths.join(u'|').toUtf8() + '\n'); });
    const Start start = instance.start(arguments.mid(1));
    out.write(start == Start::First        ? "first\n"
              : start == Start::HandedOver ? "handed over\n"
                                           : "no answer\n");
    return start == Start::First ? QCoreApplication::exec() : 0;
}

std::unique_ptr<QProcess> startProcess(const QString &library, const QStringList &paths = {})
{
    auto process = std::make_unique<QProcess>();
    process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process->start(QCoreApplication::applicationFilePath(),
                   QStringList{u"startInstance"_s, library} + paths);
    return process;
}

bool nextLine(QProcess &process, QByteArray &line)
{
    const bool came = QTest::qWaitFor([&process] { return process.canReadLine(); }, 30'000);
    line = came ? process.readLine().trimmed() : QByteArray("nothing was printed");
    return came;
}

#define COMPARE_LINE(process, expected)                                                            \
    do {                                                                                           \
        QByteArray line;                                                                           \
        nextLine(process, line);                                                                   \
        QCOMPARE(line, QByteArray(expected));                                                      \
    } while (false)

} // namespace

class TestSingleInstance final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void firstStartIsQuick();
    void secondProcessTakesOver();
    void handsOverToThisProcess();
    void librariesAreApart();
    void samePathWrittenDifferently();
    void afterACrash();
    void afterTheFirstHasEnded();
    void manyStartsAtOnce();
    void hangingOtherSide();
    void garbage_data();
    void garbage();
    void onlyForTheUser();
    void unusableRuntimeFolder();
    void nothingStaysBehind();
    void noPlaceForASocket();

private:
    [[nodiscard]] QString library() const { return m_folder->filePath(u"library.db"_s); }
    [[nodiscard]] QString socket() const;

    std::unique_ptr<QTemporaryDir> m_folder; // library and runtime folder of one test
};

void TestSingleInstance::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_RUNTIME_DIR", m_folder->path().toUtf8());
}

void TestSingleInstance::cleanup()
{
    m_folder.reset();
}

QString TestSingleInstance::socket() const
{
    const QStringList locks = QDir(m_folder->path()).entryList({u"broadsheet-*.lock"_s});
    return locks.size() == 1 ? m_folder->filePath(locks.first().chopped(5)) : QString();
}

void TestSingleInstance::firstStartIsQuick()
{
    QElapsedTimer timer;
    timer.start();
    SingleInstance instance(library());
    QCOMPARE(instance.start({}), Start::First);
    qInfo("first start: %.2f ms", double(timer.nsecsElapsed()) / 1e6);
}

void TestSingleInstance::secondProcessTakesOver()
{
    const auto first = startProcess(library(), {u"a.md"_s});
    COMPARE_LINE(*first, "first");
    SingleInstance second(library());
    QElapsedTimer timer;
    timer.start();
    const QString odd = u"/한 국/new\nline \"x\".md"_s;
    QCOMPARE(second.start({odd}), Start::HandedOver);
    qInfo("hand-over: %.2f ms", double(timer.nsecsElapsed()) / 1e6);
    COMPARE_LINE(*first, "got /한 국/new");
    COMPARE_LINE(*first, "line \"x\".md");
    QCOMPARE(SingleInstance(library()).start({}), Start::HandedOver);
    COMPARE_LINE(*first, "got");
    QCOMPARE(SingleInstance(library()).start({u"b.md"_s}), Start::HandedOver);
    COMPARE_LINE(*first, "got " + QDir::current().filePath(u"b.md"_s).toUtf8());
    first->kill();
    QVERIFY(first->waitForFinished());
}

void TestSingleInstance::handsOverToThisProcess()
{
    SingleInstance instance(library());
    QSignalSpy spy(&instance, &SingleInstance::filesHandedOver);
    QCOMPARE(instance.start({}), Start::First);
    QStringList many;
    for (int i = 0; i < 5'000; ++i)
        many += u"/archive/2024/03/%1-with-a-name-that-is-not-short.md"_s.arg(i);
    // The other process must get the paths without them passing through a command line.
    bool isDone = false;
    Start start = Start::NoAnswer;
    const std::unique_ptr<QThread> other(QThread::create(
        [&start, &many, path = library()] { start = SingleInstance(path).start(many); }));
    connect(other.get(), &QThread::finished, this, [&isDone] { isDone = true; });
    other->start();
    QTRY_VERIFY(isDone);
    QCOMPARE(start, Start::HandedOver);
    QCOMPARE(spy.size(), 1);
    QCOMPARE(spy.first().first().toStringList(), many);
}

void TestSingleInstance::librariesAreApart()
{
    SingleInstance one(library());
    SingleInstance other(m_folder->filePath(u"other.db"_s));
    QCOMPARE(one.start({}), Start::First);
    QCOMPARE(other.start({}), Start::First);
}

void TestSingleInstance::samePathWrittenDifferently()
{
    const auto first = startProcess(library());
    COMPARE_LINE(*first, "first");
    QVERIFY(QDir(m_folder->path()).mkdir(u"sub"_s));
    QVERIFY(QFile::link(m_folder->path(), m_folder->filePath(u"link"_s)));
    for (const QString &path : {u"sub/../library.db"_s, u"link/library.db"_s, u"./library.db"_s})
        QCOMPARE(SingleInstance(m_folder->filePath(path)).start({}), Start::HandedOver);
    first->kill();
    QVERIFY(first->waitForFinished());
}

void TestSingleInstance::afterACrash()
{
    const auto first = startProcess(library());
    COMPARE_LINE(*first, "first");
    first->kill(); // SIGKILL: no cleanup
    QVERIFY(first->waitForFinished());
    QVERIFY(QFile::exists(socket()));
    SingleInstance next(library());
    QCOMPARE(next.start({}), Start::First);
    const auto another = startProcess(library(), {u"/x.md"_s});
    QSignalSpy spy(&next, &SingleInstance::filesHandedOver);
    COMPARE_LINE(*another, "handed over");
    QTRY_COMPARE(spy.size(), 1);
    QCOMPARE(spy.first().first().toStringList(), QStringList{u"/x.md"_s});
}

void TestSingleInstance::afterTheFirstHasEnded()
{
    for (int i = 0; i < 3; ++i)
        QCOMPARE(SingleInstance(library()).start({}), Start::First);
}

void TestSingleInstance::manyStartsAtOnce()
{
    std::vector<std::unique_ptr<QProcess>> processes;
    for (int i = 0; i < 6; ++i)
        processes.push_back(startProcess(library()));
    int firsts = 0;
    for (const auto &process : processes) {
        QByteArray line;
        QVERIFY(nextLine(*process, line));
        firsts += line == "first" ? 1 : 0; // the others may time out on a busy computer
    }
    QCOMPARE(firsts, 1);
    for (const auto &process : processes) {
        process->kill();
        QTRY_COMPARE(process->state(), QProcess::NotRunning);
    }
}

void TestSingleInstance::hangingOtherSide()
{
    SingleInstance hanging(library()); // its event loop does not run while the second one starts
    QCOMPARE(hanging.start({}), Start::First);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(SingleInstance(library()).start({u"/a.md"_s}), Start::NoAnswer);
    QVERIFY(timer.elapsed() >= 1'800); // it has two seconds to answer
    qInfo("given up after %lld ms", timer.elapsed());
}

void TestSingleInstance::garbage_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("text") << QByteArray("GET / HTTP/1.1\r\n\r\n");
    QTest::newRow("half a header") << QByteArray("BSH1\0", 5);
    QTest::newRow("no JSON") << QByteArray("BSH1\0\0\0\2[[", 10);
    QTest::newRow("an object") << QByteArray("BSH1\0\0\0\2{}", 10);
    QTest::newRow("more than announced") << QByteArray("BSH1\0\0\0\2[]x", 11);
    QTest::newRow("too long") << QByteArray("BSH1\xff\xff\xff\xff[]", 10);
    QTest::newRow("endless") << QByteArray("BSH1\0\x3f\0\0", 8) + QByteArray(8'000'000, '[');
}

void TestSingleInstance::garbage()
{
    QFETCH(const QByteArray, bytes);
    SingleInstance instance(library());
    QSignalSpy spy(&instance, &SingleInstance::filesHandedOver);
    QCOMPARE(instance.start({}), Start::First);
    QLocalSocket client;
    client.connectToServer(socket());
    QTRY_COMPARE(client.state(), QLocalSocket::ConnectedState);
    client.write(bytes);
    if (bytes.size() > 5) // incomplete messages time out later
        QTRY_COMPARE(client.state(), QLocalSocket::UnconnectedState);
    client.abort();

    const auto another = startProcess(library(), {u"/x.md"_s});
    COMPARE_LINE(*another, "handed over");
    QCOMPARE(spy.size(), 1);
}

void TestSingleInstance::onlyForTheUser()
{
    SingleInstance instance(library());
    QCOMPARE(instance.start({}), Start::First);
    for (const QString &path : {socket(), QString(socket() + u".lock")}) {
        struct stat status
        {};
        QCOMPARE(::stat(QFile::encodeName(path).constData(), &status), 0);
        QCOMPARE(status.st_mode & (S_IRWXG | S_IRWXO), 0u);
    }
}

void TestSingleInstance::unusableRuntimeFolder()
{
    qputenv("XDG_RUNTIME_DIR", "/nowhere/at/all");
    qputenv("XDG_CACHE_HOME", m_folder->path().toUtf8());
    SingleInstance instance(library());
    QCOMPARE(instance.start({}), Start::First); // in a folder of the user's cache
    QCOMPARE(QDir(m_folder->filePath(u"broadsheet"_s)).entryList({u"broadsheet-*.lock"_s}).size(),
             1);
    const auto second = startProcess(library());
    COMPARE_LINE(*second, "handed over");
}

void TestSingleInstance::nothingStaysBehind()
{
    for (int start = 0; start < 2; ++start) {
        SingleInstance instance(library());
        QCOMPARE(instance.start({}), Start::First);
        QVERIFY(!socket().isEmpty());
    }
    QCOMPARE(
        QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot),
        QStringList());
}

// The folder for temporary files would be one that other users can write to.
void TestSingleInstance::noPlaceForASocket()
{
    qunsetenv("XDG_RUNTIME_DIR");
    qputenv("XDG_CACHE_HOME", "/dev/null");
    SingleInstance instance(library());
    QCOMPARE(instance.start({}), Start::NoAnswer);
}

BROADSHEET_TEST(TestSingleInstance, QCoreApplication)
BROADSHEET_PROCESS(startInstance)

#include "tst_single_instance.moc"
