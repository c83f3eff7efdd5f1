// Pages from a server that has none, breaks off, stalls, sends too much or asks to wait.
#include "base/Limits.h"
#include "network/HttpClient.h"
#include "support/FakeClock.h"
#include "support/HttpServer.h"
#include "support/Runner.h"
#include "webfigures/FigureFetch.h"

#include <QSignalSpy>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const PaperId paper{QStringLiteral("2403.14624")};
constexpr auto path = "/html/2403.14624";

QByteArray page(int figures)
{
    QByteArray html = "<!DOCTYPE html><html><head><base href=\"/html/2403.14624v2/\"></head><body>";
    for (int i = 1; i <= figures; ++i)
        html += "<figure class=\"ltx_figure\"><img src=\"x" + QByteArray::number(i) +
                ".png\"><figcaption>Figure " + QByteArray::number(i) +
                ": A box.</figcaption></figure>\n";
    return html + "</body></html>";
}

} // namespace

class TestFigureFetch final : public QObject
{
    Q_OBJECT

private:
    // What is said: the file names of the pictures with "…" when there may be more, or the error.
    QString fetch()
    {
        QSignalSpy found(fetcher.get(), &FigureFetch::found);
        QSignalSpy failed(fetcher.get(), &FigureFetch::failed);
        fetcher->fetch(paper);
        if (!QTest::qWaitFor([&] { return found.size() + failed.size() > 0; }, longest))
            qFatal("no answer");
        if (!failed.isEmpty()) {
            error = failed.first().at(1).value<Error>();
            return error.message;
        }
        const auto figures = found.first().at(1).value<FoundFigures>();
        QStringList names;
        for (const WebFigure &figure : figures.figures)
            names.append(figure.picture.fileName());
        last = figures.figures.last();
        return names.join(u' ') + (figures.isWhole ? QString() : u" …"_s);
    }

    std::unique_ptr<HttpServer> server;
    std::unique_ptr<FakeClock> clock;
    std::unique_ptr<HttpClient> http;
    std::unique_ptr<FigureFetch> fetcher;
    Error error;
    WebFigure last;

private Q_SLOTS:
    void init()
    {
        fetcher.reset();
        http.reset();
        server = std::make_unique<HttpServer>();
        clock = std::make_unique<FakeClock>();
        http = std::make_unique<HttpClient>(
            HttpSettings{.folder = {}, .proxy = u"none"_s, .clock = clock.get()});
        fetcher = std::make_unique<FigureFetch>(*http, server->url(u"/html"_s));
        error = {};
        last = {};
    }
    void isAskedOnce();
    void thePageMovesToItsVersion();
    void notThere_data();
    void notThere();
    void aPageOfSomethingElse();
    void aPageThatBreaksOff();
    void aPackedPageThatBreaksOff();
    void aPageThatBreaksOffBeforeItsFigures();
    void aHugePage();
    void aStall();
    void aStallInThePage();
    void noServer();
    void cancelled();
    void anotherPaperTakesItsPlace();
    void goneWhileItIsRead();
    void arxivIsTheUsualServer();
};

void TestFigureFetch::isAskedOnce()
{
    server->respond(path, Response{.body = page(2)});
    QCOMPARE(fetch(), u"x1.png x2.png"_s);
    QCOMPARE(last.picture, server->url(u"/html/2403.14624v2/x2.png"_s));
    QCOMPARE(last.caption, u"Figure 2: A box."_s);
    QCOMPARE(server->requests().size(), 1);
}

void TestFigureFetch::thePageMovesToItsVersion()
{
    server->respond(path, redirectTo("/html/2403.14624v3"));
    server->respond(
        "/html/2403.14624v3",
        Response{.body = "<figure class=\"ltx_figure\"><img src=\"2403.14624v3/x1.png\">"});
    QCOMPARE(fetch(), u"x1.png"_s);
    QCOMPARE(last.picture, server->url(u"/html/2403.14624v3/x1.png"_s));
}

void TestFigureFetch::notThere_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("isForGood");
    QTest::addColumn<QString>("message");
    QTest::newRow("404") << 404 << true
                         << u"127.0.0.1 does not have this paper as a web page, so its figures can "
                            "only be taken from its PDF."_s;
    QTest::newRow("500") << 500 << false
                         << u"The server of 127.0.0.1 refused: “500 Internal Server Error”."_s;
    QTest::newRow("403") << 403 << false << u"The server of 127.0.0.1 refused: “403 Forbidden”."_s;
}

void TestFigureFetch::notThere()
{
    QFETCH(const int, status);
    QFETCH(const bool, isForGood);
    QFETCH(const QString, message);
    server->respond(path, Response{.status = status, .body = page(2)});
    QCOMPARE(fetch(), message);
    QCOMPARE(error.kind == ErrorKind::NotFound, isForGood);
    QCOMPARE(server->requests().size(), 1); // it is not asked again
}

// As arXiv answers for a paper that was withdrawn.
void TestFigureFetch::aPageOfSomethingElse()
{
    server->respond(path, Response{.body = "<html><img src=\"logo.png\">Withdrawn.</html>"});
    QCOMPARE(fetch(), u"The web page of this paper at 127.0.0.1 has no figures that can be shown "
                      "here."_s);
    QCOMPARE(error.kind, ErrorKind::NotFound);
}

void TestFigureFetch::aPageThatBreaksOff()
{
    const QByteArray body = page(20);
    server->respond(path, Response{.body = body, .closeAfter = body.indexOf("x4.png")});
    QCOMPARE(fetch(), u"x1.png x2.png x3.png …"_s);
}

// Qt does not notice when a packed reply ends early.
void TestFigureFetch::aPackedPageThatBreaksOff()
{
    server->respond(path,
                    [](const ServedRequest &request) { return brokenOff(page(20), request); });
    QVERIFY(fetch().endsWith(u" …"_s));
}

void TestFigureFetch::aPageThatBreaksOffBeforeItsFigures()
{
    server->respond(path, Response{.body = page(20), .closeAfter = 10});
    QCOMPARE(fetch(), u"The page did not arrive whole from 127.0.0.1, and what arrived has no "
                      "figures."_s);
    QVERIFY(error.kind != ErrorKind::NotFound);
}

void TestFigureFetch::aHugePage()
{
    server->respond(path, Response{.body = page(2) + QByteArray(64 * 1024, ' '), .endless = true});
    QVERIFY(fetch().startsWith(u"x1.png x2.png x1.png"_s));
    QVERIFY(server->bytesSent() < 4 * maxFigurePageBytes);
}

void TestFigureFetch::aStall()
{
    fetcher->setPatience({.pause = 50ms, .total = 100ms});
    server->respond(path, Response{.silent = true});
    QVERIFY(fetch().contains(u"127.0.0.1"_s));
    QVERIFY(error.kind != ErrorKind::NotFound);
}

void TestFigureFetch::aStallInThePage()
{
    fetcher->setPatience({.pause = 3s, .total = 30s}); // a busy machine needs time for the rest
    const QByteArray body = page(2);
    server->respond(path, Response{.body = body, .announced = body.size() + 1});
    QCOMPARE(fetch(), u"x1.png x2.png …"_s);
}

void TestFigureFetch::noServer()
{
    server->stop();
    QVERIFY(fetch().contains(u"127.0.0.1"_s));
    QCOMPARE(error.kind, ErrorKind::Unreachable);
}

void TestFigureFetch::cancelled()
{
    server->respond(path, Response{.body = page(1)});
    QSignalSpy found(fetcher.get(), &FigureFetch::found);
    fetcher->fetch(paper);
    fetcher->cancel();
    fetcher->cancel();
    QCOMPARE(fetch(), u"x1.png"_s); // the second one
    QCOMPARE(found.size(), 1);
}

void TestFigureFetch::anotherPaperTakesItsPlace()
{
    server->respondToAll([](const ServedRequest &) { return Response{.body = page(1)}; });
    QSignalSpy found(fetcher.get(), &FigureFetch::found);
    fetcher->fetch(PaperId{u"2403.00001"_s});
    QCOMPARE(fetch(), u"x1.png"_s);
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().first().value<PaperId>(), paper);
}

void TestFigureFetch::goneWhileItIsRead()
{
    server->respond(path, Response{.body = page(1000)});
    fetcher->fetch(paper);
    QTRY_COMPARE(server->requests().size(), 1);
    QTRY_COMPARE(server->unanswered(), 0);
    fetcher.reset();
    QCoreApplication::processEvents();
}

void TestFigureFetch::arxivIsTheUsualServer()
{
    const FigureFetch usual(*http, {});
    QCOMPARE(usual.address(paper), QUrl(u"https://arxiv.org/html/2403.14624"_s));
    QCOMPARE(usual.address(PaperId{u"math/0309136"_s}),
             QUrl(u"https://arxiv.org/html/math/0309136"_s));
}

BROADSHEET_TEST(TestFigureFetch, QCoreApplication)
#include "tst_figure_fetch.moc"
