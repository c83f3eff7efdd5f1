#include "Drawings.h"
#include "Session.h"
#include "base/Limits.h"
#include "support/Runner.h"

#include <QElapsedTimer>
#include <QGuiApplication>

#include <chrono>
#include <memory>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

class TestThumbnails final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCardIsShown();
    void onlyFromThePublicNetwork();
    static void picturesOfArxivWaitForItsBudget();
    void neverAnswersAtOnce();
    void rowAndSummaryShareOneFetch();
    void standInOfAnotherSize();
    void resizingDoesNotPileUp();
    void notFetchedAtAll_data();
    void notFetchedAtAll();
    void hostile_data();
    void hostile();
    void aFailureIsRemembered();
    void anUnreachablePictureIsTriedAgain();
    void whatIsNotThereStaysAway_data();
    void whatIsNotThereStaysAway();
    void scrolledPast();
    void scrolledPastWhileFetching();
    void droppedAndAskedForAgain();
    void deletedWhileBusy();
    void costlyPicturesDoNotHoldUpCopies();
    void deletedWhileDecoding();
};

void TestThumbnails::aCardIsShown()
{
    HttpServer server;
    server.respond("/card.png", png(encoded(card(Qt::darkBlue), "png")));
    Session session;
    const QUrl url = server.url(u"/card.png"_s);
    session.thumbnails.setOwnServers({server.url()});
    QCOMPARE(session.thumbnails.request(url, rowBox).state, ThumbnailState::Loading);
    QTRY_COMPARE(session.changed.size(), 1);
    QCOMPARE(session.changed.first().first().toUrl(), url);
    const Thumbnail thumbnail = session.thumbnails.request(url, rowBox);
    QCOMPARE(thumbnail.state, ThumbnailState::Ready);
    QCOMPARE(thumbnail.image.size(), QSize(320, 173));
    QVERIFY(figureColour(thumbnail.image).blue() > figureColour(thumbnail.image).red() + 50);
    QCOMPARE(server.requests().size(), 1);
}

// Anybody can write such an address into a digest.
void TestThumbnails::onlyFromThePublicNetwork()
{
    HttpServer server;
    HttpServer own; // where a list of the user is, on the same computer
    server.respond("/card.png", png(encoded(card(), "png")));
    own.respond("/card.png", png(encoded(card(), "png")));
    Session session;
    session.thumbnails.setOwnServers({own.url()});
    const auto settled = [&session](const QUrl &url) {
        (void)session.thumbnails.request(url, rowBox);
        (void)QTest::qWaitFor(
            [&] {
                return session.thumbnails.request(url, rowBox).state != ThumbnailState::Loading;
            },
            longest);
        return session.thumbnails.request(url, rowBox);
    };
    const Thumbnail refused = settled(server.url(u"/card.png"_s));
    QCOMPARE(refused.state, ThumbnailState::Failed);
    QVERIFY2(refused.error.contains("private network"_L1), qPrintable(refused.error));
    QCOMPARE(server.requests().size(), 0);
    QCOMPARE(settled(own.url(u"/card.png"_s)).state, ThumbnailState::Ready);
}

// arXiv counts what is asked of all its hosts together.
void TestThumbnails::picturesOfArxivWaitForItsBudget()
{
    const auto budgetOf = [](const QString &url) {
        return FetchPolicy().requestFor(QUrl(url)).budget;
    };
    const Budget budget = budgetOf(u"https://arxiv.org/html/2403.00002v1/x1.png"_s);
    QCOMPARE(budget.name, u"arxiv"_s);
    QCOMPARE(budget.requests, 1);
    QCOMPARE(budget.window, std::chrono::milliseconds(3000));
    QCOMPARE(budget.connections, 1);
    QCOMPARE(budgetOf(u"https://static.arxiv.org/a.png"_s), budget);
    QCOMPARE(budgetOf(u"https://notarxiv.org/a.png"_s), Budget());
    QCOMPARE(budgetOf(u"https://arxiv.org.example.org/a.png"_s), Budget());
}

void TestThumbnails::neverAnswersAtOnce()
{
    HttpServer server;
    Session session;
    session.ask(server.url(u"/missing.png"_s), rowBox);
    QCOMPARE(session.changed.size(), 0);
    QTRY_COMPARE(session.changed.size(), 1);
}

void TestThumbnails::rowAndSummaryShareOneFetch()
{
    HttpServer server;
    server.respond("/card.png", png(encoded(card(), "png")));
    Session session;
    const QUrl url = server.url(u"/card.png"_s);
    session.ask(url, rowBox);
    session.ask(url, summaryBox);
    QCOMPARE(session.settled(url, rowBox).image.size(), QSize(320, 173));
    QCOMPARE(session.settled(url, summaryBox).image.size(), QSize(560, 303));
    QCOMPARE(server.requests().size(), 1);
}

void TestThumbnails::standInOfAnotherSize()
{
    HttpServer server;
    server.respond("/card.png", png(encoded(card(), "png"), "max-age=60"));
    const QTemporaryDir folder;
    Session session(folder.path());
    const QUrl url = server.url(u"/card.png"_s);
    QCOMPARE(session.settled(url, rowBox).image.size(), QSize(320, 173));
    const Thumbnail larger = session.thumbnails.request(url, summaryBox);
    QCOMPARE(larger.state, ThumbnailState::Ready);
    QCOMPARE(larger.image.size(), QSize(320, 173));
    QTRY_COMPARE(session.thumbnails.request(url, summaryBox).image.size(), QSize(560, 303));
    const Thumbnail smaller = session.thumbnails.request(url, QSize(100, 100));
    QCOMPARE(smaller.image.size(), QSize(100, 54));
    QCOMPARE(server.requests().size(), 1);
}

void TestThumbnails::resizingDoesNotPileUp()
{
    HttpServer server;
    server.respond("/card.png", png(encoded(card(), "png"), "max-age=60"));
    const QTemporaryDir folder;
    Session session(folder.path());
    const QUrl url = server.url(u"/card.png"_s);
    for (int width = 400; width < 640; ++width)
        session.ask(url, QSize(width, 360));
    QTRY_COMPARE(session.thumbnails.request(url, QSize(639, 360)).image.width(), 639);
    QCOMPARE(server.requests().size(), 1);
    QVERIFY(session.changed.size() < 10);
}

void TestThumbnails::notFetchedAtAll_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::addColumn<QSize>("size");
    HttpServer server;
    QTest::newRow("nothing") << QUrl() << rowBox;
    QTest::newRow("file") << QUrl(u"file:///etc/passwd"_s) << rowBox;
    QTest::newRow("data") << QUrl(u"data:image/png;base64,AAAA"_s) << rowBox;
    QTest::newRow("mp4") << server.url(u"/a.mp4"_s) << rowBox;
    QTest::newRow("qt") << server.url(u"/a.qt"_s) << rowBox;
    QTest::newRow("webm") << server.url(u"/a.webm"_s) << rowBox;
    QTest::newRow("no size") << server.url(u"/a.png"_s) << QSize();
}

void TestThumbnails::notFetchedAtAll()
{
    QFETCH(const QUrl, url);
    QFETCH(const QSize, size);
    Session session;
    const Thumbnail thumbnail = session.thumbnails.request(url, size);
    QCOMPARE(thumbnail.state, ThumbnailState::Failed);
    QVERIFY(!thumbnail.error.isEmpty());
}

void TestThumbnails::hostile_data()
{
    QTest::addColumn<Response>("response");
    QTest::addColumn<QString>("says");
    const QByteArray good = encoded(card(), "png");
    QTest::newRow("50,000 × 50,000") << png(pngClaiming(50'000, 50'000)) << u"too large"_s;
    QTest::newRow("truncated") << png(good.left(good.size() / 2)) << u"damaged"_s;
    QTest::newRow("cut by the server")
        << Response{.body = good, .closeAfter = good.size() / 2} << u"is incomplete"_s;
    QTest::newRow("a page called .png") << png("<html>sorry</html>") << u"web page"_s;
    QTest::newRow("100 MB") << Response{.body = good, .announced = 100'000'000} << u"larger than"_s;
    QTest::newRow("endless") << Response{.body = good + QByteArray(100'000, 'x'), .endless = true}
                             << u"larger than"_s;
    QTest::newRow("empty") << png({}) << u"empty"_s;
    QTest::newRow("404") << Response{.status = 404} << u"404"_s;
    QTest::newRow("500") << Response{.status = 500} << u"500"_s;
    QTest::newRow("an SVG that reaches out")
        << Response{.body = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>"
                            "<image href='file:///etc/passwd'/></svg>"}
        << u"more than plain shapes"_s;
}

void TestThumbnails::hostile()
{
    QFETCH(const Response, response);
    QFETCH(const QString, says);
    HttpServer server;
    server.respond("/a.png", response);
    const QTemporaryDir folder;
    Session session(folder.path());
    const QUrl url = server.url(u"/a.png"_s);
    const Thumbnail thumbnail = session.settled(url);
    QCOMPARE(thumbnail.state, ThumbnailState::Failed);
    QVERIFY2(thumbnail.error.contains(says), qPrintable(thumbnail.error));
    QVERIFY2(thumbnail.error.contains(url.toString()), qPrintable(thumbnail.error));
    QVERIFY(copiesIn(folder).isEmpty());
}

void TestThumbnails::aFailureIsRemembered()
{
    HttpServer server;
    server.respond("/a.png", Response{.status = 503});
    Session session;
    const QUrl url = server.url(u"/a.png"_s);
    QCOMPARE(session.settled(url).state, ThumbnailState::Failed);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(session.settled(url).state, ThumbnailState::Failed);
    QCOMPARE(server.requests().size(), 1);
}

// After five minutes, or at once when the network is back.
void TestThumbnails::anUnreachablePictureIsTriedAgain()
{
    QDateTime now = QDateTime::currentDateTimeUtc();
    HttpServer server;
    server.respond("/a.png", Response{.status = 503});
    server.respond("/b.png", Response{.status = 503});
    Session session({}, {.clock = [&now] { return now; }});
    const QUrl url = server.url(u"/a.png"_s);
    const QUrl other = server.url(u"/b.png"_s);
    QCOMPARE(session.settled(url).state, ThumbnailState::Failed);
    now = now.addSecs(4 * 60);
    QCOMPARE(session.settled(other).state, ThumbnailState::Failed);
    server.respond("/a.png", png(encoded(card(), "png")));
    server.respond("/b.png", png(encoded(card(), "png")));
    QCOMPARE(session.settled(url).state, ThumbnailState::Failed);
    QCOMPARE(server.requests().size(), 2);
    now = now.addSecs(60);
    QCOMPARE(session.thumbnails.request(url, rowBox).state, ThumbnailState::Loading);
    QCOMPARE(session.settled(url).state, ThumbnailState::Ready);

    QCOMPARE(session.settled(other).state, ThumbnailState::Failed);
    session.changed.clear();
    session.thumbnails.forgetFailures();
    QCOMPARE(session.changed.size(), 1); // so that views request it again
    QCOMPARE(session.changed.first().first().toUrl(), other);
    QCOMPARE(session.settled(other).state, ThumbnailState::Ready);
}

void TestThumbnails::whatIsNotThereStaysAway_data()
{
    QTest::addColumn<Response>("response");
    QTest::newRow("not found") << Response{.status = 404};
    QTest::newRow("not a picture") << png("<html>sorry</html>");
    QTest::newRow("too large") << Response{.body = encoded(card(), "png"),
                                           .announced = 100'000'000};
}

void TestThumbnails::whatIsNotThereStaysAway()
{
    QFETCH(const Response, response);
    QDateTime now = QDateTime::currentDateTimeUtc();
    HttpServer server;
    server.respond("/a.png", response);
    Session session({}, {.clock = [&now] { return now; }});
    const QUrl url = server.url(u"/a.png"_s);
    QCOMPARE(session.settled(url).state, ThumbnailState::Failed);
    now = now.addDays(1);
    session.thumbnails.forgetFailures();
    QCOMPARE(session.settled(url).state, ThumbnailState::Failed);
    QCOMPARE(server.requests().size(), 1);
}

void TestThumbnails::scrolledPast()
{
    HttpServer server;
    server.respondToAll(
        [body = encoded(card(), "png")](const ServedRequest &) { return png(body); });
    Session session;
    QList<QUrl> urls;
    for (int i = 0; i < 500; ++i) {
        urls += server.url(u"/%1.png"_s.arg(i));
        session.ask(urls.last(), rowBox);
    }
    const QList<QUrl> wanted = urls.last(10);
    session.thumbnails.keepOnly(wanted);
    QTRY_COMPARE(session.changed.size(), 10);
    for (const QUrl &url : wanted)
        QCOMPARE(session.thumbnails.request(url, rowBox).state, ThumbnailState::Ready);
    QCOMPARE(server.requests().size(), 10);
}

void TestThumbnails::scrolledPastWhileFetching()
{
    HttpServer server;
    server.respondToAll([](const ServedRequest &) { return Response{.silent = true}; });
    server.respond("/last.png", png(encoded(card(), "png")));
    Session session;
    for (int i = 0; i < 500; ++i)
        session.ask(server.url(u"/%1.png"_s.arg(i)), rowBox);
    QTRY_COMPARE(server.requests().size(), 4); // the limit of connections per host
    const QUrl last = server.url(u"/last.png"_s);
    session.ask(last, rowBox);
    session.thumbnails.keepOnly({last});
    QCOMPARE(session.settled(last).state, ThumbnailState::Ready);
    QCOMPARE(server.requests().size(), 5);
    QTRY_COMPARE(server.unanswered(), 0); // the four were cancelled
    QCOMPARE(session.changed.size(), 1);
}

void TestThumbnails::droppedAndAskedForAgain()
{
    HttpServer server;
    server.respond("/a.png", png(encoded(card(), "png")));
    Session session;
    const QUrl url = server.url(u"/a.png"_s);
    session.ask(url, rowBox);
    session.thumbnails.keepOnly({});
    QCOMPARE(session.settled(url).state, ThumbnailState::Ready);
}

void TestThumbnails::deletedWhileBusy()
{
    HttpServer server;
    server.respondToAll(
        [body = encoded(card(), "png")](const ServedRequest &) { return png(body); });
    const QTemporaryDir folder;
    for (const int changesBefore : {0, 1, 3}) {
        Session session(folder.path());
        for (int i = 0; i < 30; ++i)
            session.ask(server.url(u"/%1-%2.png"_s.arg(changesBefore).arg(i)), rowBox);
        QTRY_VERIFY(session.changed.size() >= changesBefore);
    }
}

// Two pictures that take all the time they may get, and a third one whose copy is on disk.
void TestThumbnails::costlyPicturesDoNotHoldUpCopies()
{
    HttpServer server;
    const QUrl card1 = server.url(u"/card.png"_s);
    server.respond("/card.png", png(encoded(card(), "png")));
    server.respond("/1.svg", png(tangle(20'000)));
    server.respond("/2.svg", png(tangle(20'000)));
    const QTemporaryDir folder;
    {
        Session before(folder.path());
        QCOMPARE(before.settled(card1).state, ThumbnailState::Ready);
        QTRY_COMPARE(copiesIn(folder).size(), 1);
    }
    Session session(folder.path());
    session.ask(server.url(u"/1.svg"_s));
    session.ask(server.url(u"/2.svg"_s));
    QTRY_COMPARE(server.requests().size(), 3);
    QTRY_COMPARE(server.unanswered(), 0);
    QCOMPARE(session.settled(card1).state, ThumbnailState::Ready);
    QCOMPARE(session.changed.size(), 1); // the costly ones are not decided yet
    const Thumbnail costly = session.settled(server.url(u"/1.svg"_s));
    QCOMPARE(costly.state, ThumbnailState::Failed);
    QVERIFY2(costly.error.contains(u"too much time"_s), qPrintable(costly.error));
}

// The decoder never answers. Quitting ends it instead of waiting for the limit.
void TestThumbnails::deletedWhileDecoding()
{
    HttpServer server;
    server.respond("/a.png", png(encoded(card(), "png")));
    auto session =
        std::make_unique<Session>(QString(), ThumbnailSettings{.decoder = u"/usr/bin/yes"_s});
    QElapsedTimer timer; // starts before the limit does, so waiting for the limit is seen
    timer.start();
    session->ask(server.url(u"/a.png"_s));
    QTRY_COMPARE(server.requests().size(), 1);
    QTRY_COMPARE(server.unanswered(), 0);
    session.reset();
    QVERIFY(std::chrono::milliseconds(timer.elapsed()) < maxDecodingWait);
}

BROADSHEET_TEST(TestThumbnails, QGuiApplication)
#include "tst_thumbnails.moc"
