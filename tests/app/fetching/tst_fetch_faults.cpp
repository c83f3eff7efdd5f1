// Fetching from a server that misbehaves: the day always has a status, every valid entry is kept,
// and what was known stays.
#include "FetchDesk.h"
#include "base/WorkPool.h"
#include "support/Runner.h"
#include "support/TlsServer.h"
#include "support/Unprivileged.h"

#include <QJsonDocument>
#include <QThreadPool>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

const QDate day(2024, 6, 12);

QByteArray json(const QJsonArray &list)
{
    return QJsonDocument(list).toJson(QJsonDocument::Compact);
}

Response ok(const QByteArray &body)
{
    return {.headers = {{"Content-Type", "application/json"}}, .body = body};
}

HttpServer::Handler always(const Response &response)
{
    return [response](const ServedRequest &) { return response; };
}

// `response` for the first `times` requests, then the list.
HttpServer::Handler firstTimes(int times, const Response &response)
{
    return [times, response, asked = 0](const ServedRequest &request) mutable {
        return asked++ < times ? response : page(Hub::papers(5), request);
    };
}

} // namespace

Q_DECLARE_METATYPE(HttpServer::Handler)

class TestFetchFaults final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void faults_data();
    void faults();
    void whatIsKnownStays_data() { faults_data(); }
    void whatIsKnownStays();
    void notOpenYet();
    void theSecondPageFails();
    void aBadEntryOnAFullPage();
    void aPackedDigestThatBreaksOff();
    void theServerIsGone();
    void oneOfTwoSourcesIsGone();
    void anotherCertificateIsNoAnswer();
    void aPauseIsNoAnswer();
    void aFolderIsNoAnswer();
    void retryAfterIsRemembered();
    void aReadOnlyLibraryIsSaid();
    void leavingInTheMiddle();
};

void TestFetchFaults::faults_data()
{
    QTest::addColumn<HttpServer::Handler>("handler");
    QTest::addColumn<DayStatus>("status");
    QTest::addColumn<int>("kept");

    const QByteArray five = json(Hub::papers(5));
    const auto row = [](const char *name, const HttpServer::Handler &handler, DayStatus status,
                        int kept) { QTest::newRow(name) << handler << status << kept; };

    row("400 for a day long past", always({.status = 400, .body = R"({"error":"bad date"})"}),
        DayStatus::Failed, 0);
    row("404", always({.status = 404}), DayStatus::Failed, 0);
    row("403", always({.status = 403}), DayStatus::Failed, 0);
    row("429 without end", always({.status = 429}), DayStatus::Failed, 0);
    row("429, then well", firstTimes(2, {.status = 429}), DayStatus::Complete, 5);
    row("429 with Retry-After, then well",
        firstTimes(1, {.status = 429, .headers = {{"Retry-After", "40"}}}), DayStatus::Complete, 5);
    row("500, then well", firstTimes(1, {.status = 500}), DayStatus::Complete, 5);
    row("503 without end", always({.status = 503}), DayStatus::Failed, 0);
    row("closed in the middle",
        always({.headers = {{"Content-Type", "application/json"}},
                .body = five,
                .announced = five.size(),
                .closeAfter = five.size() * 7 / 10}),
        DayStatus::CutShort, 3);
    row("closed in the middle, then well",
        firstTimes(1, {.body = five, .announced = five.size(), .closeAfter = 100}),
        DayStatus::Complete, 5);
    row("a Content-Length that is too long",
        always({.headers = {{"Content-Type", "application/json"}},
                .body = five,
                .announced = five.size() + 500,
                .closeAfter = five.size()}),
        DayStatus::CutShort, 5);
    row("a Content-Length that is too short",
        always({.headers = {{"Content-Type", "application/json"}},
                .body = five,
                .announced = five.size() * 7 / 10}),
        DayStatus::CutShort, 3);
    row("HTML",
        always({.headers = {{"Content-Type", "text/html"}},
                .body = "<!doctype html><title>Sign in</title>"}),
        DayStatus::Failed, 0);
    row("nothing", always(ok({})), DayStatus::Failed, 0);
    row("JSON cut short", always(ok(five.first(five.size() * 7 / 10))), DayStatus::CutShort, 3);
    row("strings", always(ok(R"(["2406.00001","2406.00002"])")), DayStatus::Failed, 0);
    row("an object", always(ok(R"({"papers": []})")), DayStatus::Failed, 0);
    row("null", always(ok("null")), DayStatus::Failed, 0);
    row(
        "a zip bomb",
        [](const ServedRequest &) {
            Response bomb = deflated(QByteArray(64 * 1024 * 1024, ' '));
            bomb.headers.insert("Content-Type", "application/json");
            return bomb;
        },
        DayStatus::Failed, 0);
    row("a redirect loop", always(redirectTo("/api/daily_papers?date=2024-06-12")),
        DayStatus::Failed, 0);
    row("a redirect to another scheme", always(redirectTo("ftp://127.0.0.1/list")),
        DayStatus::Failed, 0);
    row("a redirect to http elsewhere", always(redirectTo("http://192.0.2.1/list")),
        DayStatus::Failed, 0);
    {
        QJsonArray some = Hub::papers(5);
        some[1] = QJsonObject{{u"paper"_s, QJsonObject{{u"title"_s, u"no id"_s}}}};
        some[3] = QJsonValue::Null;
        row("entries without id", always(ok(json(some))), DayStatus::CutShort, 3);
    }
    {
        QJsonArray authors;
        for (int i = 0; i < 664; ++i)
            authors.append(QJsonObject{{u"name"_s, u"Author %1"_s.arg(i)}});
        QJsonObject entry = Hub::paper(u"2406.00001"_s, u"Many"_s, 3);
        QJsonObject paper = entry[u"paper"_s].toObject();
        paper[u"authors"_s] = authors;
        entry[u"paper"_s] = paper;
        row("664 authors", always(ok(json({entry}))), DayStatus::Complete, 1);
    }
}

void TestFetchFaults::faults()
{
    QFETCH(HttpServer::Handler, handler);
    QFETCH(DayStatus, status);
    QFETCH(int, kept);
    FetchDesk desk;
    desk.hub.answer(day, handler);
    desk.hub.list(day.addDays(-1), Hub::papers(2, 500));

    const FetchReport report = desk.fetch(day.addDays(-1), day);
    const auto outcome = std::find_if(report.outcomes.cbegin(), report.outcomes.cend(),
                                      [](const DayOutcome &one) { return one.day == day; });
    QVERIFY(outcome != report.outcomes.cend());
    QCOMPARE(outcome->status, status);
    QCOMPARE(outcome->problem.isEmpty(), status == DayStatus::Complete);
    QCOMPARE(desk.papersOf(day).size(), kept);
    const DaySource known = desk.ledger(day);
    QCOMPARE(known.status, status);
    QCOMPARE(known.problem, outcome->problem);
    QCOMPARE(known.nextTry.isValid(), status != DayStatus::Complete);
    // The other day is not affected.
    QCOMPARE(desk.ledger(day.addDays(-1)).status, DayStatus::Complete);
    QCOMPARE(desk.papersOf(day.addDays(-1)).size(), 2);
}

void TestFetchFaults::whatIsKnownStays()
{
    QFETCH(HttpServer::Handler, handler);
    QFETCH(DayStatus, status);
    FetchDesk desk;
    desk.hub.list(day, Hub::papers(9, 900));
    (void)desk.fetch(day);
    desk.hub.answer(day, handler);
    (void)desk.fetch(day);
    QVERIFY(desk.papersOf(day).size() >= 9);
    const DaySource known = desk.ledger(day);
    QCOMPARE(known.status, DayStatus::Complete);
    QCOMPARE(known.problem.isEmpty(), status == DayStatus::Complete);
    QVERIFY(known.tried >= known.at);
}

void TestFetchFaults::notOpenYet()
{
    FetchDesk desk;
    const QDate tomorrow = desk.clock.now().date().addDays(1);
    desk.hub.answer(tomorrow, {.status = 400, .body = R"({"error":"not open"})"});
    const FetchReport report = desk.fetch(tomorrow);
    QCOMPARE(report.outcomes.first().status, DayStatus::NotOpenYet);
    QCOMPARE(desk.ledger(tomorrow).status, DayStatus::NotOpenYet);
    QVERIFY(desk.ledger(tomorrow).nextTry.isValid());
    QVERIFY(report.problems().isEmpty());
}

void TestFetchFaults::theSecondPageFails()
{
    FetchDesk desk;
    desk.hub.answer(day, [](const ServedRequest &request) {
        return request.target.contains("p=0") ? page(Hub::papers(150), request)
                                              : Response{.status = 500};
    });
    const FetchReport report = desk.fetch(day);
    QCOMPARE(report.outcomes.first().status, DayStatus::CutShort);
    QCOMPARE(desk.papersOf(day).size(), 100);

    desk.hub.list(day, Hub::papers(150));
    QCOMPARE(desk.fetch(day).outcomes.first().status, DayStatus::Complete);
    QCOMPARE(desk.papersOf(day).size(), 150);
    QVERIFY(desk.ledger(day).problem.isEmpty());
}

void TestFetchFaults::aBadEntryOnAFullPage()
{
    FetchDesk desk;
    QJsonArray list = Hub::papers(150);
    list[7] = u"no paper"_s;
    desk.hub.list(day, list);
    const FetchReport report = desk.fetch(day);
    QCOMPARE(report.outcomes.first().status, DayStatus::CutShort);
    QVERIFY(report.outcomes.first().problem.contains(u"1"_s));
    QCOMPARE(desk.papersOf(day).size(), 149);
}

// Qt does not notice when a packed reply ends early, and the text itself does not show it.
void TestFetchFaults::aPackedDigestThatBreaksOff()
{
    FetchDesk desk;
    QByteArray digest = "## Daily Papers (2024-06-12)\n\n";
    for (int i = 100; i < 130; ++i)
        digest += "### [T](https://arxiv.org/abs/2406.00" + QByteArray::number(i) +
                  ")\n\nVote: 1\n\n- " + QByteArray::number(i * i) + "\n\n";
    HttpServer server;
    server.respondToAll([digest](const ServedRequest &request) {
        Response response = brokenOff(digest, request);
        response.headers.insert("ETag", "\"1\"");
        return response;
    });
    desk.settings.setSourceBase(u"archive"_s, server.url({}).toString());
    const FetchReport report = desk.fetch({.sources = {u"archive"_s}, .from = day, .to = day});
    QCOMPARE(report.outcomes.first().status, DayStatus::CutShort);
    QVERIFY(report.newPapers > 0 && report.newPapers < 30);
    QVERIFY(desk.ledger(day, u"archive"_s).validator.isEmpty());
}

void TestFetchFaults::theServerIsGone()
{
    FetchDesk desk;
    desk.hub.server().stop();
    const FetchReport report = desk.fetch(day.addDays(-300), day);
    QVERIFY(report.isOffline);
    QCOMPARE(report.outcomes.size(), 301); // all are reported, few were tried
    for (const DayOutcome &one : report.outcomes)
        QCOMPARE(one.status, DayStatus::Failed);
    QCOMPARE(desk.ledger(day.addDays(-300)).status, DayStatus::Failed);
}

void TestFetchFaults::oneOfTwoSourcesIsGone()
{
    FetchDesk desk;
    desk.hub.list(day, Hub::papers(2));
    desk.settings.setSourceEnabled(u"archive"_s, true);
    desk.settings.setSourceBase(u"archive"_s, u"http://127.0.0.1:1"_s);
    const FetchReport report = desk.fetch(day);
    QVERIFY(!report.isOffline);
    QCOMPARE(report.problems().size(), 1);
    QCOMPARE(desk.ledger(day).status, DayStatus::Complete);
    QCOMPARE(desk.ledger(day, u"archive"_s).status, DayStatus::Failed);
}

// Such as that of the page on which the user has to sign in to a network first.
void TestFetchFaults::anotherCertificateIsNoAnswer()
{
    if (!QSslSocket::supportsSsl())
        QSKIP("Qt has no TLS here");
    FetchDesk desk;
    TlsServer portal;
    portal.respond("200 OK", "[]");
    desk.settings.setSourceBase(u"huggingFace"_s,
                                portal.url().adjusted(QUrl::StripTrailingSlash).toString());
    QVERIFY(desk.fetch(day).isOffline);
    QCOMPARE(portal.requests(), 0);
    QVERIFY(desk.ledger(day).problem.contains(u"No secure connection"_s));
}

// While arXiv asks for no requests, nobody is asked, so nothing speaks against being offline.
void TestFetchFaults::aPauseIsNoAnswer()
{
    const QString arxiv = u"arxivFeed"_s;
    FetchDesk desk;
    desk.hub.server().respond("/atom/cs.CL+cs.CV+cs.LG",
                              {.status = 429, .headers = {{"Retry-After", "3600"}}});
    QVERIFY(!desk.fetch({.sources = {arxiv}, .byUser = true}).isOffline);
    const auto asked = desk.hub.server().requests().size();
    QVERIFY(!desk.fetch({.sources = {arxiv}, .byUser = true}).isOffline);
    QCOMPARE(desk.hub.server().requests().size(), asked);
    desk.settings.setSourceBase(u"huggingFace"_s, u"http://127.0.0.1:1"_s);
    QVERIFY(desk.fetch({.sources = {arxiv, u"huggingFace"_s}, .byUser = true}).isOffline);
}

void TestFetchFaults::aFolderIsNoAnswer()
{
    FetchDesk desk;
    const QTemporaryDir folder;
    desk.settings.setSourceEnabled(u"archive"_s, true);
    desk.settings.setSourceBase(u"archive"_s, folder.path());
    QVERIFY(!desk.fetch({.sources = {u"archive"_s}, .from = day, .to = day}).isOffline);
    desk.hub.server().stop();
    QVERIFY(desk.fetch(day).isOffline);
}

void TestFetchFaults::retryAfterIsRemembered()
{
    FetchDesk desk;
    desk.hub.answer(day, {.status = 429, .headers = {{"Retry-After", "3600"}}});
    (void)desk.fetch(day);
    const qint64 wait = desk.clock.now().secsTo(desk.ledger(day).nextTry);
    QVERIFY2(wait > 3000 && wait <= 3700, qPrintable(QString::number(wait)));
    QCOMPARE(desk.hub.asked(day), 1); // it does not wait for an hour
}

void TestFetchFaults::aReadOnlyLibraryIsSaid()
{
    FetchDesk desk;
    desk.hub.list(day, Hub::papers(2));
    desk.library.reset();
    const QString path = desk.folder.filePath(u"library.sqlite"_s);
    QVERIFY(QFile::setPermissions(desk.folder.path(), QFileDevice::Permissions(0x5555)));
    QVERIFY(QFile::setPermissions(path, QFileDevice::Permissions(0x4444)));
    const Unprivileged somebody;
    auto opened = Library::open(path);
    QVERIFY(opened);
    QVERIFY((*opened)->info().result()->readOnly);
    Fetcher fetcher(**opened, desk.http);
    QList<Error> errors;
    connect(&fetcher, &Fetcher::failed, &fetcher,
            [&errors](const Error &error) { errors.append(error); });
    int ended = 0;
    connect(&fetcher, &Fetcher::finished, &fetcher, [&ended] { ++ended; });
    fetcher.setSources(sourcesOf(desk.settings));
    QVERIFY(fetcher.start({.from = day, .to = day}));
    QTRY_COMPARE(ended, 1);
    QCOMPARE(errors.size(), 1);
    QCOMPARE(errors.first().kind, ErrorKind::Storage);
}

void TestFetchFaults::leavingInTheMiddle()
{
    FetchDesk desk;
    desk.hub.list(day, Hub::papers(150));
    desk.hub.answer(day.addDays(-1), {.silent = true});
    desk.fetcher->setSources(sourcesOf(desk.settings));
    QVERIFY(desk.fetcher->start({.from = day.addDays(-30), .to = day}));
    QTRY_VERIFY(desk.hub.asked(day) > 0);
    desk.fetcher.reset();
    // Whatever was on its way arrives now and finds no receiver.
    workPool()->waitForDone();
    (void)desk.library->days().result();
    QCoreApplication::processEvents();
    QCOMPARE(desk.ended, 0);
}

BROADSHEET_TEST(TestFetchFaults, QCoreApplication)
#include "tst_fetch_faults.moc"
