#include "Session.h"
#include "support/Runner.h"

#include <QGuiApplication>

#include <QTimeZone>

#include <algorithm>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

// How often views were told that the picture has changed.
qsizetype changes(const Session &session, const QUrl &url)
{
    return std::count_if(session.changed.begin(), session.changed.end(),
                         [&url](const QList<QVariant> &arguments) { return arguments[0] == url; });
}

} // namespace

class TestThumbnailCaching final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void copiesServeTheNextSession();
    void staleCopyIsShownThenConfirmed();
    void staleCopyIsReplaced();
    void staleCopyOfAPictureThatIsGone();
    void staleCopyWithoutANetwork();
    void sevenDaysWhenTheServerDoesNotSay();
    void noStoreLeavesNothing();
    void damagedCopyIsFetchedAgain();
    void unwritableFolder();
    void diskBudget();
    void memoryBudget();
};

void TestThumbnailCaching::copiesServeTheNextSession()
{
    HttpServer server;
    server.respond("/a.png", png(encoded(card(), "png"))); // no Cache-Control: fresh for seven days
    const QTemporaryDir folder;
    const QUrl url = server.url(u"/a.png"_s);
    {
        Session session(folder.path());
        QCOMPARE(session.settled(url).state, ThumbnailState::Ready);
        QTRY_COMPARE(copiesIn(folder).size(), 1);
    }
    server.stop();
    Session session(folder.path());
    const Thumbnail thumbnail = session.settled(url);
    QCOMPARE(thumbnail.state, ThumbnailState::Ready);
    QCOMPARE(thumbnail.image.size(), QSize(320, 173));
    QCOMPARE(server.requests().size(), 1);
}

void TestThumbnailCaching::staleCopyIsShownThenConfirmed()
{
    HttpServer server;
    const QByteArray body = encoded(card(), "png");
    int confirmed = 0;
    server.respond("/a.png", [&](const ServedRequest &request) {
        const bool isKnown = request.headers.value("if-none-match") == "\"1\"";
        confirmed += isKnown ? 1 : 0;
        Response response = png(isKnown ? QByteArray() : body, "no-cache");
        response.status = isKnown ? 304 : 200;
        response.headers.insert("ETag", "\"1\"");
        return response;
    });
    const QTemporaryDir folder;
    const QUrl url = server.url(u"/a.png"_s);
    {
        Session session(folder.path());
        QCOMPARE(session.settled(url).state, ThumbnailState::Ready);
        QTRY_COMPARE(copiesIn(folder).size(), 1);
    }
    Session session(folder.path());
    QCOMPARE(session.settled(url).state, ThumbnailState::Ready);
    QCOMPARE(confirmed, 0); // shown before the server was asked
    QTRY_COMPARE(confirmed, 1);
    QTRY_COMPARE(session.changed.size(), 2);
    QCOMPARE(session.thumbnails.request(url, rowBox).state, ThumbnailState::Ready);
    QCOMPARE(session.settled(url, summaryBox).state, ThumbnailState::Ready);
}

void TestThumbnailCaching::staleCopyIsReplaced()
{
    HttpServer server;
    QColor colour = Qt::darkBlue;
    server.respond("/a.png", [&colour](const ServedRequest &) {
        return png(encoded(card(colour), "png"), "max-age=0");
    });
    const QTemporaryDir folder;
    const QUrl url = server.url(u"/a.png"_s);
    {
        Session session(folder.path());
        session.ask(url, summaryBox);
        QVERIFY(figureColour(session.settled(url).image).blue() > 100);
        QTRY_COMPARE(copiesIn(folder).size(), 2);
    }
    colour = Qt::darkRed;
    QVERIFY(QDir(folder.filePath(u"http"_s)).removeRecursively()); // Qt counts whole seconds
    {
        Session session(folder.path());
        const QColor first = figureColour(session.settled(url).image);
        QVERIFY(first.blue() > first.red());
        QTRY_VERIFY(figureColour(session.thumbnails.request(url, rowBox).image).red() > 100);
        QTRY_COMPARE(copiesIn(folder).size(), 1); // the old summary's copy is gone
    }
    server.stop();
    Session session(folder.path());
    QVERIFY(figureColour(session.settled(url).image).red() > 100);
}

void TestThumbnailCaching::staleCopyOfAPictureThatIsGone()
{
    HttpServer server;
    server.respond("/a.png", png(encoded(card(), "png"), "no-cache"));
    const QTemporaryDir folder;
    const QUrl url = server.url(u"/a.png"_s);
    {
        Session session(folder.path());
        QCOMPARE(session.settled(url).state, ThumbnailState::Ready);
        QTRY_COMPARE(copiesIn(folder).size(), 1);
    }
    server.respond("/a.png", Response{.status = 410});
    Session session(folder.path());
    QCOMPARE(session.settled(url).state, ThumbnailState::Ready);
    QTRY_COMPARE(session.thumbnails.request(url, rowBox).state, ThumbnailState::Failed);
    QTRY_VERIFY(copiesIn(folder).isEmpty());
}

void TestThumbnailCaching::staleCopyWithoutANetwork()
{
    HttpServer server;
    server.respondToAll(
        [](const ServedRequest &) { return png(encoded(card(), "png"), "no-cache"); });
    const QTemporaryDir folder;
    const QUrl url = server.url(u"/a.png"_s);
    {
        Session session(folder.path());
        QCOMPARE(session.settled(url).state, ThumbnailState::Ready);
        QCOMPARE(session.settled(server.url(u"/b.png"_s)).state, ThumbnailState::Ready);
        QTRY_COMPARE(copiesIn(folder).size(), 2);
    }
    server.stop();
    Session session(folder.path(), {.folder = {}, .memoryBytes = 300'000}); // room for one
    for (int round = 0; round < 3; ++round)
        for (const QUrl &each : {url, server.url(u"/b.png"_s)}) {
            const Thumbnail now = session.settled(each);
            QVERIFY2(now.state == ThumbnailState::Ready, qPrintable(now.error));
            if (round == 0) // once from its copy, once because the server did not answer
                QTRY_COMPARE(changes(session, each), 2);
            const Thumbnail later = session.settled(each);
            QVERIFY2(later.state == ThumbnailState::Ready, qPrintable(later.error));
        }
    QCOMPARE(session.settled(url, summaryBox).state, ThumbnailState::Ready);
}

void TestThumbnailCaching::sevenDaysWhenTheServerDoesNotSay()
{
    HttpServer server;
    server.respondToAll(
        [body = encoded(card(), "png")](const ServedRequest &) { return png(body); });
    const QTemporaryDir folder;
    const QUrl url = server.url(u"/a.png"_s);
    // Fetches another picture afterwards: by then a request for the first one would have arrived.
    const auto showAt = [&](const QDateTime &now, const QString &other) {
        Session session(folder.path(), {.clock = [now] { return now; }});
        QCOMPARE(session.settled(url).state, ThumbnailState::Ready);
        QCOMPARE(session.settled(server.url(other)).state, ThumbnailState::Ready);
    };
    const QDateTime start({2026, 4, 8}, {6, 0}, QTimeZone::utc());
    showAt(start, u"/first.png"_s);
    QCOMPARE(server.count("/a.png"), 1);
    showAt(start.addDays(7).addSecs(-1), u"/second.png"_s);
    QCOMPARE(server.count("/a.png"), 1);
    showAt(start.addDays(7), u"/third.png"_s);
    QCOMPARE(server.count("/a.png"), 2);
}

void TestThumbnailCaching::noStoreLeavesNothing()
{
    HttpServer server;
    server.respond("/a.png", png(encoded(card(), "png"), "no-store"));
    server.respond("/b.png", png(encoded(card(), "png")));
    const QTemporaryDir folder;
    Session session(folder.path());
    QCOMPARE(session.settled(server.url(u"/a.png"_s)).state, ThumbnailState::Ready);
    QCOMPARE(session.settled(server.url(u"/b.png"_s)).state, ThumbnailState::Ready);
    QTRY_COMPARE(copiesIn(folder).size(),
                 1); // of the second picture, which is written after the first
}

void TestThumbnailCaching::damagedCopyIsFetchedAgain()
{
    HttpServer server;
    server.respond("/a.png", png(encoded(card(), "png")));
    const QTemporaryDir folder;
    const QUrl url = server.url(u"/a.png"_s);
    {
        Session session(folder.path());
        QCOMPARE(session.settled(url).state, ThumbnailState::Ready);
        QTRY_COMPARE(copiesIn(folder).size(), 1);
    }
    const QString path = folder.filePath(u"copies/"_s + copiesIn(folder).first());
    QVERIFY(QFile::resize(path, QFileInfo(path).size() / 2));
    Session session(folder.path());
    QCOMPARE(session.settled(url).image.size(), QSize(320, 173));
    QTRY_VERIFY(QFileInfo(path).size() > 5000);
}

void TestThumbnailCaching::unwritableFolder()
{
    HttpServer server;
    server.respond("/a.png", png(encoded(card(), "png")));
    const QTemporaryDir folder;
    QFile file(
        folder.filePath(u"file"_s)); // where the folder should be; permissions would not stop root
    QVERIFY(file.open(QIODevice::WriteOnly));
    Session session(file.fileName());
    QCOMPARE(session.settled(server.url(u"/a.png"_s)).state, ThumbnailState::Ready);
}

void TestThumbnailCaching::diskBudget()
{
    HttpServer server;
    server.respondToAll(
        [body = encoded(card(), "png")](const ServedRequest &) { return png(body); });
    const QTemporaryDir folder;
    {
        Session session(folder.path(), {.folder = {}, .diskBytes = 100'000});
        for (int i = 0; i < 40; ++i)
            session.ask(server.url(u"/%1.png"_s.arg(i)), rowBox);
        QTRY_COMPARE(session.changed.size(), 40);
        QTRY_VERIFY(!copiesIn(folder).isEmpty());
    }
    qint64 bytes = 0;
    for (const QString &name : copiesIn(folder))
        bytes += QFileInfo(folder.filePath(u"copies/"_s + name)).size();
    QVERIFY2(bytes > 0 && bytes <= 100'000, qPrintable(QString::number(bytes)));
}

void TestThumbnailCaching::memoryBudget()
{
    HttpServer server;
    server.respondToAll(
        [body = encoded(card(), "png")](const ServedRequest &) { return png(body); });
    const QTemporaryDir folder;
    constexpr qint64 bytesPerPicture = 320 * 173 * 4;
    Session session(folder.path(), {.folder = {}, .memoryBytes = 5 * bytesPerPicture});
    QList<QUrl> urls;
    for (int i = 0; i < 12; ++i) {
        urls += server.url(u"/%1.png"_s.arg(i));
        QCOMPARE(session.settled(urls.last()).state, ThumbnailState::Ready);
    }
    qsizetype kept = 0;
    for (const QUrl &url : urls)
        kept += session.thumbnails.request(url, rowBox).state == ThumbnailState::Ready ? 1 : 0;
    QCOMPARE(kept, 5);
    QCOMPARE(session.settled(urls.first()).state, ThumbnailState::Ready); // from its copy
    QCOMPARE(server.requests().size(), 12);
}

BROADSHEET_TEST(TestThumbnailCaching, QGuiApplication)
#include "tst_thumbnail_caching.moc"
