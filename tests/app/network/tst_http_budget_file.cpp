#include "Arrivals.h"
#include "Fetch.h"
#include "support/Runner.h"

#include <QFile>
#include <QTemporaryDir>

#include <sys/file.h>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Budget arxivBudget{.name = u"arxiv"_s, .requests = 1, .window = 3s, .connections = 1};

} // namespace

class TestHttpBudgetFile final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void damagedFile_data();
    void damagedFile();
    void futureDatedFile();
    void futureDatedFileThatCannotBeWritten();
    void clockSetBack();
    void unwritableFile();
    void lockThatIsNeverReleased();
    void othersAreKept();

private:
    [[nodiscard]] HttpSettings settings(const FakeClock &clock) const
    {
        return {.budgetFile = m_folder->filePath(u"requests"_s), .clock = &clock};
    }
    void writeFile(const QByteArray &bytes) const
    {
        QFile file(m_folder->filePath(u"requests"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestHttpBudgetFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestHttpBudgetFile::damagedFile_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("garbage") << QByteArray("\x00\xff{[", 4);
    QTest::newRow("an array") << QByteArray("[1,2,3]");
    QTest::newRow("other types") << QByteArray(R"({"arxiv": [1], "x": {"taken": {"a": 1}}})");
    QTest::newRow("strings") << QByteArray(R"({"arxiv": {"taken": ["now", null, -5, 1e300]}})");
    QTest::newRow("endless pause") << QByteArray(
        R"({"arxiv": {"taken": [], "pausedAt": -9e18, "pausedUntil": 9223372036854775807}})");
    QTest::newRow("pause from nowhere")
        << QByteArray(R"({"arxiv": {"taken": [], "pausedUntil": 99999999999999}})");
    QTest::newRow("huge") << QByteArray(3 * 1024 * 1024, ' ');
}

void TestHttpBudgetFile::damagedFile()
{
    QFETCH(const QByteArray, bytes);
    HttpServer server;
    const FakeClock clock;
    Arrivals arrivals(server, clock);
    writeFile(bytes);
    for (int session = 0; session < 2; ++session) { // the first session repairs it
        HttpClient client(settings(clock));
        QVERIFY(fetch(client, {.url = server.url(), .budget = arxivBudget}));
    }
    QCOMPARE(clock.waits().size(), 1);
    QVERIFY(arrivals.closest() >= 3000);
}

void TestHttpBudgetFile::futureDatedFile()
{
    HttpServer server;
    const FakeClock clock;
    const FakeClock ahead(clock.now().addDays(400));
    Arrivals arrivals(server, clock);
    {
        HttpClient client(settings(ahead));
        QVERIFY(fetch(client, {.url = server.url(), .budget = arxivBudget}));
        server.respond("/busy", Response{.status = 429, .headers = {{"Retry-After", "3600"}}});
        QVERIFY(!fetch(client, {.url = server.url(u"/busy"_s), .budget = arxivBudget}));
    }
    const QDateTime before = clock.now();
    HttpClient client(settings(clock));
    QVERIFY(fetch(client, {.url = server.url(), .budget = arxivBudget}));
    QVERIFY(before.msecsTo(clock.now()) <= 3100);
}

void TestHttpBudgetFile::futureDatedFileThatCannotBeWritten()
{
    HttpServer server;
    const FakeClock clock;
    Arrivals arrivals(server, clock);
    writeFile(R"({"arxiv": {"taken": [9000000000000]}})");
    QFile file(m_folder->filePath(u"requests"_s));
    QVERIFY(file.setPermissions(QFile::ReadOwner)); // does not stop root
    const QDateTime before = clock.now();
    HttpClient client(settings(clock));
    QVERIFY(fetch(client, {.url = server.url(), .budget = arxivBudget}));
    QVERIFY(before.msecsTo(clock.now()) <= 3100);
}

void TestHttpBudgetFile::clockSetBack()
{
    HttpServer server;
    FakeClock clock;
    Arrivals arrivals(server, clock);
    HttpClient client(settings(clock));
    QVERIFY(fetch(client, {.url = server.url(), .budget = arxivBudget}));
    const QDateTime yesterday = clock.now().addDays(-1);
    clock.set(yesterday);
    QVERIFY(fetch(client, {.url = server.url(), .budget = arxivBudget}));
    QVERIFY(yesterday.msecsTo(clock.now()) <= 3100);
    QVERIFY(yesterday.msecsTo(arrivals.times.last()) >= 3000);
}

void TestHttpBudgetFile::unwritableFile()
{
    HttpServer server;
    const FakeClock clock;
    Arrivals arrivals(server, clock);
    writeFile({});
    const QStringList impossible{m_folder->path(), // a folder
                                 m_folder->filePath(u"requests/below/a/file"_s), u"/dev/full"_s};
    for (const QString &path : impossible) {
        HttpClient client({.budgetFile = path, .clock = &clock});
        const qsizetype before = arrivals.times.size();
        QVERIFY(fetch(client, {.url = server.url(), .budget = arxivBudget}));
        QVERIFY(fetch(client, {.url = server.url(), .budget = arxivBudget}));
        QVERIFY(arrivals.times[before].msecsTo(arrivals.times[before + 1]) >= 3000);
    }
}

void TestHttpBudgetFile::lockThatIsNeverReleased()
{
    HttpServer server;
    const FakeClock clock;
    Arrivals arrivals(server, clock);
    writeFile("{}");
    QFile held(m_folder->filePath(u"requests"_s));
    QVERIFY(held.open(QIODevice::ReadWrite));
    QCOMPARE(::flock(held.handle(), LOCK_EX | LOCK_NB), 0);
    const QDateTime before = clock.now();
    HttpClient client(settings(clock));
    QVERIFY(fetch(client, {.url = server.url(), .budget = arxivBudget}));
    const qint64 waited = before.msecsTo(arrivals.times.first());
    QVERIFY2(waited >= 3000 && waited < 4000, qPrintable(QString::number(waited)));
    QCOMPARE(held.size(), 2); // not written without the lock

    held.close();
    QVERIFY(fetch(client, {.url = server.url(), .budget = arxivBudget}));
    QVERIFY(arrivals.closest() >= 3000);
    QVERIFY(held.open(QIODevice::ReadOnly));
    QVERIFY(held.readAll().contains("arxiv"));
}

void TestHttpBudgetFile::othersAreKept()
{
    HttpServer server;
    const FakeClock clock;
    Arrivals arrivals(server, clock);
    Budget other = arxivBudget;
    other.name = u"other"_s;
    {
        HttpClient one(settings(clock));
        HttpClient two(settings(clock));
        QVERIFY(fetch(one, {.url = server.url(), .budget = arxivBudget}));
        QVERIFY(fetch(two, {.url = server.url(), .budget = other}));
        QCOMPARE(clock.waits().size(), 0);
    }
    HttpClient client(settings(clock));
    QVERIFY(fetch(client, {.url = server.url(), .budget = arxivBudget}));
    QVERIFY(arrivals.times.first().msecsTo(arrivals.times.last()) >= 3000);
}

BROADSHEET_TEST(TestHttpBudgetFile, QCoreApplication)
#include "tst_http_budget_file.moc"
