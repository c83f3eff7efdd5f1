// `broadsheet fetch` against a server on loopback.
#include "CommandRun.h"
#include "library/Library.h"
#include "settings/Settings.h"
#include "settings/StandardPaths.h"
#include "support/Hub.h"
#include "support/Runner.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QScopeGuard>
#include <QStandardPaths>
#include <QTest>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

struct Fetching final : Place
{
    Fetching()
    {
        QFile(path(u"settings.ini"_s)).remove();
        Settings settings(path(u"settings.ini"_s));
        settings.setSourceBase(u"huggingFace"_s, hub.base());
        settings.setSourceBase(u"arxivFeed"_s, hub.base());
        settings.setSourceBase(u"arxivApi"_s, hub.base());
        settings.setSourceEnabled(u"arxivApi"_s, false);
    }
    Outcome fetch(const QStringList &words)
    {
        return broadsheet()(QStringList{u"fetch"_s, u"--settings"_s, path(u"settings.ini"_s)} +
                            words);
    }
    Hub hub;
};

QList<QByteArray> linesOf(const QByteArray &text)
{
    QList<QByteArray> lines = text.split('\n');
    lines.removeAll({});
    return lines;
}

const QDate day(2024, 6, 12);

} // namespace

class TestCommandsFetch final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void aDay();
    void aRangeIsOneLineADay();
    void withoutADayItIsTheWeek();
    void aDayThatHasClosedGrowsNoMore();
    void failuresAreNamedAndTheRestIsDone();
    void notOpenYet();
    void quietAndVerbose();
    void daysShowsTheLedger();
    void daysAsJson();
    void aSourceByName();
    void aFeedWithADocumentType();
    void waitingIsExplained();
    void nothingSwitchedOn();
    void aSourceThatIsNotSetUp();
    void nobodyThere();
    void wrongLines_data();
    void wrongLines();
};

void TestCommandsFetch::aDay()
{
    Fetching place;
    place.hub.list(day, Hub::papers(6));
    const Outcome done = place.fetch({u"--date"_s, u"2024-06-12"_s});
    QCOMPARE(done.status, 0);
    QCOMPARE(done.out, QByteArray());
    QCOMPARE(linesOf(done.err),
             QList<QByteArray>{"broadsheet: 2024-06-12 huggingFace: complete, 6 papers, 6 new"});
    QCOMPARE(idsOf(place.broadsheet()({u"list"_s, u"--format"_s, u"json"_s}).out).size(), 6);
}

void TestCommandsFetch::aRangeIsOneLineADay()
{
    Fetching place;
    place.hub.list(day, Hub::papers(6));
    place.hub.list(day.addDays(-2), Hub::papers(1, 50));
    const QStringList range{u"--from"_s, u"2024-06-10"_s, u"--to"_s, u"2024-06-12"_s};
    const Outcome done = place.fetch(range);
    QCOMPARE(done.status, 0);
    QList<QByteArray> lines = linesOf(done.err);
    QCOMPARE(lines.size(), 3);
    std::sort(lines.begin(), lines.end());
    QCOMPARE(lines.at(0), "broadsheet: 2024-06-10 huggingFace: complete, 1 paper, 1 new");
    QCOMPARE(lines.at(1), "broadsheet: 2024-06-11 huggingFace: empty, no papers that day");
    const Outcome again = place.fetch(range);
    QCOMPARE(again.status, 0);
    QCOMPARE(linesOf(again.err).size(), 3);
    QVERIFY(again.err.contains("2024-06-12 huggingFace: complete, not asked again"));
}

void TestCommandsFetch::withoutADayItIsTheWeek()
{
    Fetching place;
    place.hub.list(QDateTime::currentDateTimeUtc().date(), Hub::papers(3));
    const Outcome done = place.fetch({});
    QCOMPARE(done.status, 0);
    QVERIFY(linesOf(done.err).size() >= 7);
    QVERIFY(done.err.contains(", 3 papers, 3 new")); // complete, or so far in the morning
}

// It was open when it was asked for, and nobody has asked again since.
void TestCommandsFetch::aDayThatHasClosedGrowsNoMore()
{
    const Place place;
    const QString file = place.broadsheet().library();
    const DayReport report{
        .source = u"huggingFace"_s, .day = day, .origin = u"x"_s, .status = DayStatus::SoFar};
    QVERIFY((*Library::open(file))->store({report}).result());
    const QByteArray days = place.broadsheet()({u"days"_s}).out;
    QVERIFY2(days.contains("2024-06-12"), days.constData());
    QVERIFY2(!days.contains("may grow"), days.constData());
}

void TestCommandsFetch::failuresAreNamedAndTheRestIsDone()
{
    Fetching place;
    place.hub.list(day, Hub::papers(6));
    place.hub.answer(day.addDays(-1), {.status = 403});
    const Outcome done = place.fetch({u"--from"_s, u"2024-06-11"_s, u"--to"_s, u"2024-06-12"_s});
    QCOMPARE(done.status, 1);
    QVERIFY(done.err.contains("2024-06-11 huggingFace: failed: "));
    QVERIFY(done.err.contains("403"));
    QVERIFY(done.err.contains("2024-06-12 huggingFace: complete, 6 papers, 6 new"));
}

void TestCommandsFetch::notOpenYet()
{
    Fetching place;
    const QDate tomorrow = QDateTime::currentDateTimeUtc().date().addDays(1);
    place.hub.answer(tomorrow, {.status = 400});
    const Outcome done = place.fetch({u"--date"_s, tomorrow.toString(Qt::ISODate)});
    QCOMPARE(done.status, 1); // the only day of the request is not there
    QVERIFY(done.err.contains("not open yet"));
    const Outcome range = place.fetch({u"--from"_s, tomorrow.addDays(-1).toString(Qt::ISODate),
                                       u"--to"_s, tomorrow.toString(Qt::ISODate)});
    QCOMPARE(range.status, 0);
}

void TestCommandsFetch::quietAndVerbose()
{
    Fetching place;
    QJsonArray some = Hub::papers(3);
    some.append(QJsonObject());
    place.hub.list(day, some);
    place.hub.list(day.addDays(-1), Hub::papers(2, 30));
    const Outcome quiet = place.fetch({u"--quiet"_s, u"--date"_s, u"2024-06-11"_s});
    QCOMPARE(quiet.status, 0);
    QCOMPARE(quiet.err, QByteArray());
    const Outcome problem = place.fetch({u"--quiet"_s, u"--date"_s, u"2024-06-12"_s});
    QCOMPARE(problem.status, 1);
    QCOMPARE(linesOf(problem.err).size(), 1);
    QVERIFY(problem.err.contains("cut short, 3 papers, 3 new: "));
    const Outcome verbose = place.fetch({u"--verbose"_s, u"--date"_s, u"2024-06-12"_s});
    QVERIFY(linesOf(verbose.err).size() >= 2); // which entry, and why
}

void TestCommandsFetch::daysShowsTheLedger()
{
    Fetching place;
    place.hub.list(day, Hub::papers(6));
    place.hub.answer(day.addDays(-1), {.status = 403});
    (void)place.fetch({u"--from"_s, u"2024-06-10"_s, u"--to"_s, u"2024-06-12"_s});
    const QByteArray days = place.broadsheet()({u"days"_s}).out;
    QVERIFY2(days.contains("huggingFace complete (127.0.0.1)"), days);
    QVERIFY2(days.contains("huggingFace empty (127.0.0.1)"), days);
    QVERIFY2(days.contains("huggingFace failed (127.0.0.1)"), days);
    QVERIFY2(days.contains("403"), days);
    QVERIFY2(days.contains("Next try"), days);
}

void TestCommandsFetch::daysAsJson()
{
    Fetching place;
    const QDate today = QDateTime::currentDateTimeUtc().date();
    place.hub.list(day, Hub::papers(6));
    place.hub.answer(day.addDays(-1), {.status = 403});
    (void)place.fetch({u"--from"_s, u"2024-06-10"_s, u"--to"_s, u"2024-06-12"_s});
    place.hub.answer(today.addDays(1), {.status = 400});
    (void)place.fetch({u"--date"_s, today.addDays(1).toString(Qt::ISODate)});
    const QByteArray out = place.broadsheet()({u"days"_s, u"--format"_s, u"json"_s}).out;
    const QJsonArray days = QJsonDocument::fromJson(out).array();
    QCOMPARE(days.size(), 4);
    const auto source = [&days](int at) { return days[at][u"sources"][0]; };
    QCOMPARE(source(0)[u"status"], u"notOpen"_s);
    QVERIFY(source(0)[u"next"].isString());
    QCOMPARE(days[1][u"day"], u"2024-06-12"_s);
    QCOMPARE(days[1][u"papers"], 6);
    QCOMPARE(days[1][u"unread"], 6);
    QCOMPARE(days[1][u"starred"], 0);
    QCOMPARE(source(1)[u"source"], u"huggingFace"_s);
    QCOMPARE(source(1)[u"status"], u"complete"_s);
    QCOMPARE(source(1)[u"papers"], 6);
    QVERIFY(source(1)[u"asked"].toString().endsWith(u'Z'));
    QVERIFY(source(1)[u"problem"].isNull());
    QVERIFY(source(1)[u"next"].isNull());
    QCOMPARE(source(2)[u"status"], u"failed"_s);
    QVERIFY(source(2)[u"problem"].toString().contains(u"403"_s));
    QCOMPARE(source(3)[u"status"], u"empty"_s);
}

void TestCommandsFetch::aSourceByName()
{
    Fetching place;
    place.hub.list(day, Hub::papers(2));
    place.hub.server().respond(
        "/atom/cs.CL+cs.CV+cs.LG",
        Response{.body = "<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom' "
                         "xmlns:arxiv='http://arxiv.org/schemas/atom' "
                         "xmlns:dc='http://purl.org/dc/elements/1.1/'>"
                         "<updated>2024-06-12T00:00:00-04:00</updated><entry>"
                         "<id>oai:arXiv.org:2406.07001v1</id><title>Fed</title>"
                         "<summary>arXiv:2406.07001v1 Announce Type: new Abstract: We.</summary>"
                         "<arxiv:announce_type>new</arxiv:announce_type>"
                         "<dc:creator>Ada, Bo</dc:creator></entry></feed>"});
    const Outcome feed = place.fetch({u"--source"_s, u"arxivFeed"_s});
    QVERIFY2(feed.err.contains("2024-06-12 arxivFeed: complete, 1 paper, 1 new"), feed.err);
    QCOMPARE(feed.status, 0);
    // The feed has only its newest day, and the error says so.
    const Outcome other =
        place.fetch({u"--source"_s, u"arxivFeed"_s, u"--date"_s, u"2024-06-01"_s});
    QCOMPARE(other.status, 1);
    QVERIFY2(other.err.contains("2024-06-12"), other.err);
}

// Its entity would take gigabytes of memory, and hundreds of megabytes in the library.
void TestCommandsFetch::aFeedWithADocumentType()
{
    Fetching place;
    const QByteArray entity = "<!DOCTYPE rss [<!ENTITY a \"" + QByteArray(4000, 'A') + "\">]>";
    const QByteArray item = "<rss><channel><pubDate>2024-06-12</pubDate><item><guid>2406.07001"
                            "</guid><title>T</title><description>" +
                            QByteArray("&a;").repeated(500) + "</description></item>";
    place.hub.server().respond("/atom/cs.CL+cs.CV+cs.LG",
                               Response{.body = entity + item + "</channel></rss>"});
    const Outcome done = place.fetch({u"--source"_s, u"arxivFeed"_s});
    QCOMPARE(done.status, 1);
    QVERIFY2(done.err.contains("arxivFeed: failed: "), done.err);
    QVERIFY2(done.err.contains("It has a document type"), done.err);
    QVERIFY(QFileInfo(place.broadsheet().library()).size() < 1'000'000);
}

// An earlier run was refused, which is kept in the file of requests.
void TestCommandsFetch::waitingIsExplained()
{
    Fetching place;
    const auto forget = qScopeGuard([] { QFile::remove(budgetFile()); }); // all tests use it
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const auto refusedFor = [now](qint64 seconds) {
        QFile file(budgetFile());
        QVERIFY(QDir().mkpath(QFileInfo(file).path()) && file.open(QIODevice::WriteOnly));
        file.write(
            QJsonDocument(
                QJsonObject{{u"arxiv"_s, QJsonObject{{u"taken"_s, QJsonArray{now - 1000}},
                                                     {u"pausedAt"_s, now - 1000},
                                                     {u"pausedUntil"_s, now + seconds * 1000}}}})
                .toJson());
    };
    refusedFor(100); // short enough to wait for
    const QStringList words{u"fetch"_s, u"--settings"_s, place.path(u"settings.ini"_s),
                            u"--source"_s, u"arxivFeed"_s};
    const Outcome waits = place.broadsheet().untilSaid("Ctrl+C to stop", words);
    const QDateTime until = QDateTime::fromMSecsSinceEpoch(now + 100'000);
    const QByteArray time = until.toString(u"HH:mm:ss"_s).toLatin1();
    QVERIFY2(waits.err.contains(QByteArray("arXiv announcements asks to wait until " + time)),
             waits.err.constData());
    refusedFor(3600); // it is not waited for
    const Outcome refused = place.fetch({u"--source"_s, u"arxivFeed"_s});
    QVERIFY2(refused.err.contains("asks for no requests until"), refused.err.constData());
    QCOMPARE(place.hub.server().requests().size(), 0);
}

void TestCommandsFetch::nothingSwitchedOn()
{
    Fetching place;
    Settings(place.path(u"settings.ini"_s)).setSourceEnabled(u"huggingFace"_s, false);
    const Outcome done = place.fetch({});
    QCOMPARE(done.status, 1);
    QVERIFY2(done.err.contains("switched on"), done.err);
    QVERIFY(place.hub.server().requests().isEmpty());
}

void TestCommandsFetch::aSourceThatIsNotSetUp()
{
    Fetching place;
    const Outcome done = place.fetch({u"--source"_s, u"feed-typo"_s});
    QCOMPARE(done.status, 1);
    QVERIFY2(done.err.contains("feed-typo"), done.err);
}

void TestCommandsFetch::nobodyThere()
{
    Fetching place;
    place.hub.server().stop();
    const Outcome done = place.fetch({u"--from"_s, u"2024-06-01"_s, u"--to"_s, u"2024-06-12"_s});
    QCOMPARE(done.status, 1);
    QCOMPARE(linesOf(done.err).size(), 12);
}

void TestCommandsFetch::wrongLines_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("a source that there is not") << QStringList{u"--source"_s, u"reddit"_s};
    QTest::newRow("no day") << QStringList{u"--date"_s, u"2024-13-01"_s};
    QTest::newRow("to alone") << QStringList{u"--to"_s, u"2024-06-01"_s};
    QTest::newRow("backwards") << QStringList{u"--from"_s, u"2024-06-02"_s, u"--to"_s,
                                              u"2024-06-01"_s};
    QTest::newRow("both") << QStringList{u"--date"_s, u"2024-06-02"_s, u"--to"_s, u"2024-06-01"_s};
    QTest::newRow("centuries") << QStringList{u"--from"_s, u"1924-06-02"_s, u"--to"_s,
                                              u"2024-06-01"_s};
    QTest::newRow("an argument") << QStringList{u"2024-06-02"_s};
}

void TestCommandsFetch::wrongLines()
{
    QFETCH(QStringList, words);
    Fetching place;
    const Outcome done = place.fetch(words);
    QCOMPARE(done.status, 2);
    QVERIFY(!done.err.isEmpty());
    QVERIFY(place.hub.server().requests().isEmpty());
    QVERIFY(!QFile::exists(place.broadsheet().library()));
}

BROADSHEET_TEST(TestCommandsFetch, QCoreApplication)
#include "tst_commands_fetch.moc"
