#include "Fetch.h"
#include "support/HttpServer.h"
#include "support/Runner.h"

#include <QTemporaryDir>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

class TestHttpCaching final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void freshRepliesComeFromTheCache();
    void staleRepliesAreRevalidated();
    void changedRepliesReplaceTheCached();
    void compressedRepliesAndTheCache();
    void noStoreIsNotStored();
    void unwritableCache();
};

void TestHttpCaching::freshRepliesComeFromTheCache()
{
    HttpServer server;
    server.respond("/a", {.headers = {{"Cache-Control", "max-age=3600"}}, .body = "a"});
    const QTemporaryDir folder;
    for (int session = 0; session < 2; ++session) {
        HttpClient client({.folder = folder.path()});
        const auto reply = fetch(client, {.url = server.url(u"/a"_s)});
        QVERIFY(reply);
        QCOMPARE(reply->body, "a");
        QCOMPARE(reply->fromCache, session == 1);
        const qint64 left = QDateTime::currentDateTimeUtc().secsTo(reply->freshUntil);
        QVERIFY2(left > 3000 && left <= 3600, qPrintable(QString::number(left)));
    }
    QCOMPARE(server.count("/a"), 1);
}

void TestHttpCaching::staleRepliesAreRevalidated()
{
    HttpServer server;
    server.respond("/a", [](const ServedRequest &request) {
        const bool isKnown = request.headers.value("if-none-match") == "\"1\"";
        return Response{.status = isKnown ? 304 : 200,
                        .headers = {{"ETag", "\"1\""}, {"Cache-Control", "no-cache"}},
                        .body = isKnown ? "" : "a"};
    });
    const QTemporaryDir folder;
    HttpClient client({.folder = folder.path()});
    QVERIFY(!fetch(client, {.url = server.url(u"/a"_s)})->fromCache);
    const auto again = fetch(client, {.url = server.url(u"/a"_s)});
    QVERIFY(again);
    QCOMPARE(again->body, "a");
    QCOMPARE(again->status, 200);
    QVERIFY(again->fromCache);
    QCOMPARE(server.count("/a"), 2);
}

void TestHttpCaching::changedRepliesReplaceTheCached()
{
    HttpServer server;
    int version = 0;
    server.respond("/a", [&version](const ServedRequest &) {
        ++version;
        return Response{.headers = {{"ETag", "\"" + QByteArray::number(version) + "\""},
                                    {"Cache-Control", "no-cache"}},
                        .body = QByteArray::number(version)};
    });
    const QTemporaryDir folder;
    HttpClient client({.folder = folder.path()});
    QCOMPARE(fetch(client, {.url = server.url(u"/a"_s)})->body, "1");
    QCOMPARE(fetch(client, {.url = server.url(u"/a"_s)})->body, "2");
}

void TestHttpCaching::compressedRepliesAndTheCache()
{
    HttpServer server;
    const QByteArray body = QByteArray("something that repeats, ").repeated(10'000);
    Response response = deflated(body);
    response.headers.insert("Cache-Control", "max-age=3600");
    server.respond("/a", response);
    const QTemporaryDir folder;
    HttpClient client({.folder = folder.path()});
    // Qt 6.4 does not cache compressed replies. A version that does must return them unpacked.
    QCOMPARE(fetch(client, {.url = server.url(u"/a"_s)})->body, body);
    QCOMPARE(fetch(client, {.url = server.url(u"/a"_s)})->body, body);
}

void TestHttpCaching::noStoreIsNotStored()
{
    HttpServer server;
    server.respond("/a", {.headers = {{"Cache-Control", "no-store, max-age=60"}}, .body = "a"});
    const QTemporaryDir folder;
    HttpClient client({.folder = folder.path()});
    QVERIFY(!fetch(client, {.url = server.url(u"/a"_s)})->mayBeStored);
    QVERIFY(!fetch(client, {.url = server.url(u"/a"_s)})->fromCache);
    QCOMPARE(server.count("/a"), 2);
}

void TestHttpCaching::unwritableCache()
{
    HttpServer server;
    server.respond("/a", {.headers = {{"Cache-Control", "max-age=3600"}}, .body = "a"});
    const QTemporaryDir folder;
    QFile blocker(
        folder.filePath(u"file"_s)); // a file where the folder should be: stops root as well
    QVERIFY(blocker.open(QIODevice::WriteOnly));
    HttpClient client({.folder = folder.filePath(u"file/cache"_s)});
    for (int i = 0; i < 2; ++i) {
        const auto reply = fetch(client, {.url = server.url(u"/a"_s)});
        QVERIFY(reply);
        QCOMPARE(reply->body, "a");
    }
}

BROADSHEET_TEST(TestHttpCaching, QCoreApplication)
#include "tst_http_caching.moc"
