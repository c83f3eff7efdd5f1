// Programs that are ended from outside: Ctrl+C, kill, a desktop that shuts down.
#include "CommandRun.h"
#include "settings/Settings.h"
#include "support/Hub.h"
#include "support/Runner.h"

// Only to hold the lock as another process does.
#include "sqlite/Transaction.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTest>

#include <csignal>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int timeout = 60'000;

// The program, whose library and settings are in `place`. Its messages are gathered in `messages`.
class Program final
{
public:
    explicit Program(const Place &place) : m_place(place)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        for (const auto folder : {"DATA"_L1, "CONFIG"_L1, "CACHE"_L1})
            environment.insert(u"XDG_%1_HOME"_s.arg(folder), place.path(u"home"_s));
        m_process.setProcessEnvironment(environment);
        QObject::connect(&m_process, &QProcess::readyReadStandardError, &m_process,
                         [this] { m_messages += m_process.readAllStandardError(); });
    }

    void start(const QStringList &words)
    {
        m_process.start(QStringLiteral(BROADSHEET_PROGRAM), all(words));
    }
    // As nohup does with SIGHUP.
    void startIgnoring(const QString &signal, const QStringList &words)
    {
        m_process.start(u"/bin/sh"_s, QStringList{u"-c"_s, u"trap '' %1; exec \"$@\""_s.arg(signal),
                                                  u"sh"_s, QStringLiteral(BROADSHEET_PROGRAM)} +
                                          all(words));
    }
    // The program has its own way to end at this signal. Before it is started, the process is still
    // the test, which catches signals as well.
    [[nodiscard]] bool catches(int number) const
    {
        const QFileInfo program(u"/proc/%1/exe"_s.arg(m_process.processId()));
        if (program.symLinkTarget() !=
            QFileInfo(QStringLiteral(BROADSHEET_PROGRAM)).canonicalFilePath())
            return false;
        QFile status(u"/proc/%1/status"_s.arg(m_process.processId()));
        if (!status.open(QIODevice::ReadOnly))
            return false;
        const QByteArray text = status.readAll();
        const qsizetype start = text.indexOf("SigCgt:") + 7;
        const quint64 caught = text.mid(start, 17).trimmed().toULongLong(nullptr, 16);
        return (caught >> (number - 1) & 1U) != 0;
    }
    void signal(int number) { ::kill(pid_t(m_process.processId()), number); }
    [[nodiscard]] bool hasEnded() const { return m_process.state() == QProcess::NotRunning; }
    [[nodiscard]] QByteArray messages() const { return m_messages; }
    [[nodiscard]] QProcess &process() { return m_process; }

private:
    [[nodiscard]] QStringList all(const QStringList &words) const
    {
        return QStringList{u"--library"_s, m_place.path(u"library.sqlite"_s), u"--settings"_s,
                           m_place.path(u"settings.ini"_s)} +
               words;
    }

    const Place &m_place;
    QProcess m_process;
    QByteArray m_messages;
};

int papersIn(const Place &place)
{
    return int(idsOf(place.broadsheet()({u"list"_s, u"--format=json"_s}).out).size());
}

} // namespace

class TestProgramSignals final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anImportKeepsWhatItStored_data();
    void anImportKeepsWhatItStored();
    void aFetchKeepsWhatItStored();
    void whatIsIgnoredStaysIgnored();
    void theSecondSignalEndsAtOnce();
    void theWindowCloses();
};

void TestProgramSignals::anImportKeepsWhatItStored_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGHUP") << SIGHUP;
}

// The import reads a file and then waits for standard input.
void TestProgramSignals::anImportKeepsWhatItStored()
{
    QFETCH(int, number);
    const Place place;
    Program import(place);
    import.start({u"import"_s, place.write(u"22.md"_s, digestOf("2024-03-22", 7)), u"-"_s});
    QTRY_VERIFY_WITH_TIMEOUT(import.catches(number) && papersIn(place) == 7, timeout);
    import.signal(number);
    QTRY_VERIFY_WITH_TIMEOUT(import.hasEnded(), timeout);
    QCOMPARE(import.process().exitStatus(), QProcess::NormalExit);
    QCOMPARE(import.process().exitCode(), 128 + number);
    QVERIFY2(import.messages().contains("Stopped. What was stored until now is kept."),
             import.messages().constData());
    QVERIFY2(import.messages().contains("1 file, 7 papers: 7 new"), import.messages().constData());
    QVERIFY2(!import.messages().contains("could not be read"), import.messages().constData());
    QCOMPARE(papersIn(place), 7);
}

// The first day is answered, the second never.
void TestProgramSignals::aFetchKeepsWhatItStored()
{
    const Place place;
    Hub hub;
    hub.list(QDate(2024, 6, 12), Hub::papers(6));
    hub.answer(QDate(2024, 6, 11), {.silent = true});
    {
        Settings settings(place.path(u"settings.ini"_s));
        settings.setSourceBase(u"huggingFace"_s, hub.base());
    }
    Program fetch(place);
    fetch.start({u"fetch"_s, u"--source"_s, u"huggingFace"_s, u"--from"_s, u"2024-06-11"_s,
                 u"--to"_s, u"2024-06-12"_s});
    QTRY_VERIFY_WITH_TIMEOUT(fetch.messages().contains("2024-06-12 huggingFace: complete") &&
                                 hub.asked(QDate(2024, 6, 11)) > 0,
                             timeout);
    fetch.signal(SIGTERM);
    QTRY_VERIFY_WITH_TIMEOUT(fetch.hasEnded(), timeout);
    QCOMPARE(fetch.process().exitStatus(), QProcess::NormalExit);
    QCOMPARE(fetch.process().exitCode(), 128 + SIGTERM);
    QVERIFY(fetch.messages().contains("Stopped."));
    QVERIFY2(!fetch.messages().contains("nothing to fetch"), fetch.messages().constData());
    QCOMPARE(papersIn(place), 6);
}

void TestProgramSignals::whatIsIgnoredStaysIgnored()
{
    const Place place;
    Program import(place);
    import.startIgnoring(u"HUP"_s, {u"import"_s, u"-"_s});
    QTRY_VERIFY_WITH_TIMEOUT(import.catches(SIGTERM), timeout);
    QVERIFY(!import.catches(SIGHUP));
    import.signal(SIGHUP);
    import.process().write(digestOf("2024-03-22", 3));
    import.process().closeWriteChannel();
    QTRY_VERIFY_WITH_TIMEOUT(import.hasEnded(), timeout);
    QCOMPARE(import.process().exitCode(), 0);
    QCOMPARE(papersIn(place), 3);
}

// The import waits for a lock, and for that also to end.
void TestProgramSignals::theSecondSignalEndsAtOnce()
{
    const Place place;
    (void)place.broadsheet()({u"list"_s});
    Database other(place.path(u"library.sqlite"_s), Database::Access::ReadWrite);
    std::optional<Transaction> lock(other);
    Program import(place);
    import.start({u"import"_s, place.write(u"22.md"_s, digestOf("2024-03-22", 7))});
    QTRY_VERIFY_WITH_TIMEOUT(import.catches(SIGINT), timeout);
    import.signal(SIGINT);
    QTRY_VERIFY_WITH_TIMEOUT(import.messages().contains("Stopped.") || import.hasEnded(), timeout);
    import.signal(SIGINT);
    QTRY_VERIFY_WITH_TIMEOUT(import.hasEnded(), timeout);
    QCOMPARE(import.process().exitStatus(), QProcess::CrashExit);
    QCOMPARE(import.process().exitCode(), SIGINT);
    lock.reset();
    QCOMPARE(papersIn(place), 0);
}

void TestProgramSignals::theWindowCloses()
{
    const Place place;
    {
        Settings settings(place.path(u"settings.ini"_s));
        settings.setRefreshAtStart(false);
    }
    Program window(place);
    window.start({place.write(u"22.md"_s, digestOf("2024-03-22", 7))});
    QTRY_VERIFY_WITH_TIMEOUT(window.catches(SIGTERM) && papersIn(place) == 7, timeout);
    window.signal(SIGTERM);
    QTRY_VERIFY_WITH_TIMEOUT(window.hasEnded(), timeout);
    QCOMPARE(window.process().exitStatus(), QProcess::NormalExit);
    QCOMPARE(window.process().exitCode(), 0);
    const Settings settings(place.path(u"settings.ini"_s));
    QVERIFY(!settings.geometry().isEmpty());
    QVERIFY(!settings.view().isEmpty());
}

BROADSHEET_TEST(TestProgramSignals, QCoreApplication)
#include "tst_program_signals.moc"
