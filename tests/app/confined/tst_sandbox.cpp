// Enters the sandbox in a forked process and tries what a hijacked decoder would try.
#include "confined/Sandbox.h"
#include "support/Runner.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTemporaryFile>
#include <QTest>

#include <cerrno>
#include <csignal>
#include <functional>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace broadsheet;

namespace {

constexpr qint64 mebibytes = 1024 * 1024;

using Attempt = std::function<bool()>; // whether it succeeded

constexpr int prevented = 0;
constexpr int succeeded = 1;
constexpr int noSandbox = 2;

// How a process ends that tries: inside the sandbox, or outside of it for comparison.
int outcomeOf(const Attempt &attempt, bool isInside = true,
              const SandboxNeeds &needs = {.memory = 64 * mebibytes})
{
    const pid_t child = ::fork();
    if (child == 0) {
        if (isInside && !enterSandbox(needs))
            ::_exit(noSandbox);
        ::_exit(attempt() ? succeeded : prevented);
    }
    int status = -1;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

bool canAllocate(size_t bytes)
{
    return ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) !=
           MAP_FAILED;
}

} // namespace

Q_DECLARE_METATYPE(Attempt)

class TestSandbox final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void prevents_data();
    void prevents();
    void aLogIsNotWritten();
    void readsOnlyInItsFolders();
    void allowsMemoryUpToItsLimit();
};

void TestSandbox::prevents_data()
{
    QTest::addColumn<Attempt>("attempt");
    const auto row = [](const char *name, Attempt attempt) {
        QTest::newRow(name) << std::move(attempt);
    };
    row("reading a file", [] { return ::open("/etc/passwd", O_RDONLY) >= 0; });
    row("writing a file", [] { return ::open("/dev/null", O_WRONLY) >= 0; });
    row("removing a file", [] { return ::unlink("/nonexistent") == 0 || errno == ENOENT; });
    row("a file in memory", [] { return ::memfd_create("x", 0) >= 0; });
    row("a connection", [] { return ::socket(AF_INET, SOCK_STREAM, 0) >= 0; });
    row("a local socket", [] { return ::socket(AF_UNIX, SOCK_STREAM, 0) >= 0; });
    row("a process", [] { return ::fork() >= 0; });
    row("a program", [] { return ::execl("/bin/false", "false", nullptr) == 0; }); // ends with 1
    row("a signal to others", [] { return ::kill(::getppid(), 0) == 0; });
    row("a signal to a thread of others", [] {
        const pid_t parent = ::getppid();
        return ::syscall(SYS_tgkill, parent, parent, 0) == 0;
    });
    row("new code", [] {
        return ::mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) !=
               MAP_FAILED;
    });
}

void TestSandbox::prevents()
{
    QFETCH(const Attempt, attempt);
    QCOMPARE(outcomeOf(attempt, false), succeeded); // else the next line would show nothing
    QCOMPARE(outcomeOf(attempt), prevented);
}

// Standard error can be a file. What a library says there must not end the process.
void TestSandbox::aLogIsNotWritten()
{
    QTemporaryFile log;
    QVERIFY(log.open());
    const int file = log.handle();
    QCOMPARE(outcomeOf([file] { return ::write(file, "warning\n", 8) == 8; }), prevented);
    QCOMPARE(log.size(), 0);
}

// Fonts, for example. A kernel without Landlock lets nothing be opened.
void TestSandbox::readsOnlyInItsFolders()
{
    const QTemporaryDir folder;
    const QByteArray inside = QFile::encodeName(folder.filePath(QStringLiteral("inside")));
    QFile file(QString::fromUtf8(inside));
    QVERIFY(file.open(QIODevice::WriteOnly));
    SandboxNeeds needs{.memory = 64 * mebibytes, .readsFile = true};
    const auto opens = [&needs](const QByteArray &path, int flags) {
        return outcomeOf([path, flags] { return ::open(path.constData(), flags) >= 0; }, true,
                         needs);
    };
    QCOMPARE(opens(inside, O_RDONLY), prevented);
    needs.folders = {QFile::encodeName(folder.path()), "/nonexistent"};
    QCOMPARE(opens("/etc/passwd", O_RDONLY), prevented);
    QCOMPARE(opens("/proc/self/maps", O_RDONLY), prevented);
    QCOMPARE(opens(inside, O_RDWR), prevented);
    QCOMPARE(opens(inside, O_RDONLY | O_TRUNC), prevented);
    QCOMPARE(opens(inside + "2", O_RDONLY | O_CREAT), prevented);
    QCOMPARE(opens(inside + "/../../../etc/passwd", O_RDONLY), prevented);
    if (::syscall(SYS_landlock_create_ruleset, nullptr, 0, 1) < 0)
        QSKIP("this kernel has no Landlock");
    QCOMPARE(opens(inside, O_RDONLY), succeeded);
}

void TestSandbox::allowsMemoryUpToItsLimit()
{
#if defined(BROADSHEET_SANITIZED)
    QSKIP("sanitizers reserve terabytes of address space, so it is not limited");
#endif
    QVERIFY(canAllocate(256 * mebibytes));
    QCOMPARE(outcomeOf([] { return canAllocate(16 * mebibytes); }), succeeded);
    QCOMPARE(outcomeOf([] { return canAllocate(256 * mebibytes); }), prevented);
}

BROADSHEET_TEST(TestSandbox, QCoreApplication)
#include "tst_sandbox.moc"
