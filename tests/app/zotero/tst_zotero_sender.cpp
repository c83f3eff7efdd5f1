// Papers sent to a stand-in that speaks Zotero's protocol, and to what is not Zotero.
#include "Items.h"
#include "support/Runner.h"
#include "support/ZoteroStandIn.h"
#include "zotero/ZoteroSender.h"

#include <QSignalSpy>
#include <QTcpServer>

#include <memory>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto ping = "/connector/ping";
constexpr auto save = "/connector/saveItems";

} // namespace

class TestZoteroSender final : public QObject
{
    Q_OBJECT

private:
    // Opens and sends; returns the error, or an empty text.
    [[nodiscard]] QString send(const QList<Paper> &papers, std::chrono::milliseconds patience = 10s)
    {
        sender = std::make_unique<ZoteroSender>(http, patience);
        sent.clear();
        QString problem;
        bool isOver = false;
        connect(sender.get(), &ZoteroSender::opened, this, [&] { sender->send(papers); });
        connect(sender.get(), &ZoteroSender::sent, this,
                [&](const Paper &paper) { sent.append(paper.id.text); });
        connect(sender.get(), &ZoteroSender::idle, this, [&] { isOver = true; });
        connect(sender.get(), &ZoteroSender::failed, this, [&](const Error &error) {
            problem = error.message;
            isOver = true;
        });
        sender->open(address.isEmpty() ? zotero->server.url({}) : address);
        if (!QTest::qWaitFor([&isOver] { return isOver; }, 30'000))
            qFatal("the sender does not end");
        sender->disconnect(this);
        return problem;
    }

    std::unique_ptr<ZoteroStandIn> zotero;
    std::unique_ptr<ZoteroSender> sender;
    HttpClient http{HttpSettings{.folder = {}, .proxy = u"http://127.0.0.1:1"_s}};
    QUrl address;
    QStringList sent;

private Q_SLOTS:
    void init()
    {
        zotero = std::make_unique<ZoteroStandIn>();
        address.clear();
    }
    void onePaper();
    void severalPapers();
    void tagsOfTheUser();
    void tagsWithCommas();
    void tagsInAnOldZotero();
    void intoALibrary();
    void withoutASelection();
    void notRunning();
    void otherAnswersToThePing_data();
    void otherAnswersToThePing();
    void refusals_data();
    void refusals();
    void readOnlyLibrary();
    void lateToThePing();
    void lateWhenSaving();
    void cutOffWhenSaving();
    void cutOffAfterSaving();
    void savedOnce();
    void noRedirects();
    void noOtherComputer();
    void theRestIsKept();
    void stopped();
};

void TestZoteroSender::onePaper()
{
    QCOMPARE(send({arxivPaper()}), QString());
    QCOMPARE(sent, QStringList{u"2403.14624"_s});
    const QList<ServedRequest> requests = zotero->requestsTo(save);
    QCOMPARE(requests.size(), 1);
    QCOMPARE(requests[0].method, "POST");
    QCOMPARE(requests[0].headers.value("content-type"), "application/json");
    QCOMPARE(requests[0].headers.value("x-zotero-connector-api-version"), "3");
    QVERIFY(requests[0].headers.value("user-agent").startsWith("Broadsheet/"));
    QVERIFY(!requests[0].headers.contains("origin"));
    const QJsonObject body = QJsonDocument::fromJson(requests[0].body).object();
    QCOMPARE(body.keys(), (QStringList{u"items"_s, u"sessionID"_s, u"uri"_s}));
    QCOMPARE(body["uri"_L1].toString(), u"https://arxiv.org/abs/2403.14624"_s);
    QCOMPARE(body["items"_L1].toArray().size(), 1);
    QCOMPARE(zotero->items().size(), 1);
    const QJsonObject item = zotero->items().constFirst();
    QCOMPARE(item["title"_L1].toString(), u"MathVerse: Does Your Model See?"_s);
    QCOMPARE(item["attachments"_L1].toArray().size(), 1); // the link is kept
    QCOMPARE(sender->place().name, u"Papers to read"_s);
    QVERIFY(zotero->requestsTo("/connector/updateSession").isEmpty()); // it has no tags
}

void TestZoteroSender::severalPapers()
{
    QList<Paper> papers;
    for (int number = 1; number <= 4; ++number) {
        papers.append(arxivPaper());
        papers.last().id.text = u"2403.0000%1"_s.arg(number);
    }
    QCOMPARE(send(papers), QString());
    QCOMPARE(sent.size(), 4);
    QCOMPARE(zotero->items().size(), 4);
    QSet<QString> sessions;
    for (const ServedRequest &request : zotero->requestsTo(save))
        sessions.insert(QJsonDocument::fromJson(request.body)["sessionID"_L1].toString());
    QCOMPARE(sessions.size(), 4);
    QCOMPARE(zotero->server.mostAtOnce(), 1);
}

// Zotero makes the tags of what comes through the connector automatic. The user's become their own.
void TestZoteroSender::tagsOfTheUser()
{
    Paper paper = arxivPaper();
    paper.tags = {u"읽을 것"_s};
    paper.keywords = {u"vision"_s};
    QCOMPARE(send({paper}), QString());
    QCOMPARE(zotero->items().constFirst()["tags"_L1].toArray(),
             (QJsonArray{QJsonObject{{"tag"_L1, u"vision"_s}, {"type"_L1, 1}},
                         QJsonObject{{"tag"_L1, u"읽을 것"_s}}}));
    QCOMPARE(zotero->items().constFirst()["collection"_L1].toString(), u"C7"_s);
}

void TestZoteroSender::tagsWithCommas()
{
    Paper paper = arxivPaper();
    paper.tags = {u"a, b"_s};
    QCOMPARE(send({paper}), QString());
    QCOMPARE(zotero->items().constFirst()["tags"_L1].toArray(),
             QJsonArray{(QJsonObject{{"tag"_L1, u"a, b"_s}})});
}

void TestZoteroSender::tagsInAnOldZotero()
{
    zotero->isOld = true;
    Paper paper = arxivPaper();
    paper.tags = {u"a"_s, u"b"_s};
    QCOMPARE(send({paper}), QString());
    QCOMPARE(zotero->items().constFirst()["tags"_L1].toArray(),
             (QJsonArray{QJsonObject{{"tag"_L1, u"a"_s}}, QJsonObject{{"tag"_L1, u"b"_s}}}));
}

void TestZoteroSender::intoALibrary()
{
    zotero->collection.reset();
    Paper paper = arxivPaper();
    paper.tags = {u"a"_s};
    QCOMPARE(send({paper}), QString());
    QCOMPARE(sender->place().name, u"My Library"_s);
    QCOMPARE(zotero->items().constFirst()["collection"_L1].toString(), u"L1"_s);
}

void TestZoteroSender::withoutASelection()
{
    zotero->server.respond("/connector/getSelectedCollection", {.status = 404});
    Paper paper = arxivPaper();
    paper.tags = {u"a"_s};
    QCOMPARE(send({paper}), QString());
    QCOMPARE(sent.size(), 1);
    QCOMPARE(sender->place().name, QString());
    QVERIFY(zotero->requestsTo("/connector/updateSession").isEmpty());
    QCOMPARE(zotero->sent().constFirst()["tags"_L1].toArray().size(), 1); // as automatic ones
}

void TestZoteroSender::notRunning()
{
    zotero->server.stop();
    const QString problem = send({arxivPaper()});
    QVERIFY2(problem.startsWith("Zotero is not running: nothing answers at 127.0.0.1:"_L1),
             qPrintable(problem));
    QVERIFY(problem.contains("Start Zotero"_L1));
    QVERIFY(problem.contains("settings"_L1));
}

void TestZoteroSender::otherAnswersToThePing_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("words");
    const QString page = u"it sent a web page"_s;
    const QString other = u"or a Zotero that is too old"_s;
    QTest::newRow("HTML") << 200 << QByteArray("text/html")
                          << QByteArray("<html><b>router</b></html>") << page;
    QTest::newRow("HTML that says nothing of it")
        << 200 << QByteArray("application/json") << QByteArray(" <!DOCTYPE html>") << page;
    QTest::newRow("HTML with an error") << 502 << QByteArray("text/html; charset=utf-8")
                                        << QByteArray("<h1>Bad Gateway</h1>") << page;
    QTest::newRow("other JSON") << 200 << QByteArray("application/json") << QByteArray("{}")
                                << other;
    QTest::newRow("nothing") << 200 << QByteArray() << QByteArray() << other;
    QTest::newRow("no such path") << 404 << QByteArray("text/plain") << QByteArray("?") << other;
    QTest::newRow("bytes") << 200 << QByteArray("image/png") << QByteArray("\x89PNG\0\xff", 6)
                           << other;
}

void TestZoteroSender::otherAnswersToThePing()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, type);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, words);
    zotero->server.respond(ping,
                           {.status = status, .headers = {{"Content-Type", type}}, .body = body});
    const QString problem = send({arxivPaper()});
    QVERIFY2(problem.contains(words), qPrintable(problem));
    QVERIFY(problem.contains("is not Zotero"_L1));
    QVERIFY(!problem.contains(u'<'));
    QVERIFY(zotero->requestsTo(save).isEmpty()); // nothing of the user's goes to a stranger
}

void TestZoteroSender::refusals_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("words");
    QTest::newRow("session exists")
        << 409 << QByteArray(R"({"error":"SESSION_EXISTS"})") << u"already got this"_s;
    QTest::newRow("too new") << 400 << QByteArray(R"({"error":"CONNECTOR_VERSION_OUTDATED"})")
                             << u"newer version of Broadsheet"_s;
    QTest::newRow("bad request") << 400 << QByteArray("Invalid JSON provided\n")
                                 << u"did not understand"_s;
    QTest::newRow("forbidden") << 403 << QByteArray() << u"does not allow"_s;
    QTest::newRow("unknown") << 404 << QByteArray("No endpoint found\n") << u"too old"_s;
    QTest::newRow("error") << 500 << QByteArray() << u"could not save"_s;
    QTest::newRow("read-only") << 500 << QByteArray(R"({"libraryEditable":false})")
                               << u"read-only"_s;
    QTest::newRow("unavailable") << 503 << QByteArray() << u"503 Service Unavailable"_s;
    QTest::newRow("gone mad") << 418 << QByteArray("{{{") << u"418"_s;
    QTest::newRow("HTML") << 200 << QByteArray("<html></html>") << u"it sent a web page"_s;
    QTest::newRow("HTML of an error")
        << 500 << QByteArray("<html></html>") << u"it sent a web page"_s;
}

void TestZoteroSender::refusals()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, words);
    zotero->server.respond(save, {.status = status, .body = body});
    const QString problem = send({arxivPaper()});
    QVERIFY2(problem.contains(words), qPrintable(problem));
    QVERIFY(sent.isEmpty());
    QCOMPARE(zotero->requestsTo(save).size(), 1);
}

void TestZoteroSender::readOnlyLibrary()
{
    zotero->isReadOnly = true;
    const QString problem = send({arxivPaper()});
    QVERIFY2(problem.contains("read-only"_L1), qPrintable(problem));
}

void TestZoteroSender::lateToThePing()
{
    zotero->server.respond(ping, {.silent = true});
    const QString problem = send({arxivPaper()}, 2s);
    QCOMPARE(problem, u"Zotero did not answer within 2 seconds. It seems to be busy: try again "
                      "in a while."_s);
    QVERIFY(zotero->requestsTo(save).isEmpty());
}

// It may have saved the paper nevertheless.
void TestZoteroSender::lateWhenSaving()
{
    zotero->server.respond(save, {.silent = true});
    const QString problem = send({arxivPaper()}, 2s); // the ping is answered
    QVERIFY2(problem.startsWith("Zotero did not answer within"_L1), qPrintable(problem));
    QVERIFY(problem.contains("may be there all the same"_L1));
}

void TestZoteroSender::cutOffWhenSaving()
{
    zotero->server.respond(save, {.hangsUp = true});
    const QString problem = send({arxivPaper()});
    QVERIFY2(problem.startsWith("Zotero broke off the connection"_L1), qPrintable(problem));
    QVERIFY(problem.contains("may be there all the same"_L1));
}

// That it is saved was said before.
void TestZoteroSender::cutOffAfterSaving()
{
    zotero->server.respond(save, {.status = 201, .body = "[{}]", .closeAfter = 2});
    QCOMPARE(send({arxivPaper()}), QString());
    QCOMPARE(sent.size(), 1);
}

// Qt repeats a request by itself when a connection closes without an answer. Zotero knows the
// session then, and says so.
void TestZoteroSender::savedOnce()
{
    QSet<QString> sessions;
    int saved = 0;
    zotero->server.respond(save, [&](const ServedRequest &request) {
        const QString session = QJsonDocument::fromJson(request.body)["sessionID"_L1].toString();
        if (sessions.contains(session))
            return jsonResponse(QJsonObject{{"error"_L1, u"SESSION_EXISTS"_s}}, 409);
        sessions.insert(session);
        ++saved;
        return Response{.hangsUp = true};
    });
    const QString problem = send({arxivPaper()});
    QVERIFY2(problem.contains("already got this"_L1), qPrintable(problem));
    QCOMPARE(saved, 1);
}

void TestZoteroSender::noRedirects()
{
    ZoteroStandIn other;
    for (const int status : {301, 302, 307, 308}) {
        zotero->server.respond(
            save, redirectTo(other.server.url(u"/connector/saveItems"_s).toEncoded(), status));
        const QString problem = send({arxivPaper()});
        QVERIFY2(problem.contains("did not save"_L1), qPrintable(problem));
    }
    QVERIFY(other.server.requests().isEmpty());
}

void TestZoteroSender::noOtherComputer()
{
    address = QUrl(u"http://192.0.2.1:23119"_s);
    QVERIFY(!send({arxivPaper()}).isEmpty());
}

void TestZoteroSender::theRestIsKept()
{
    Paper second = arxivPaper();
    second.id.text = u"2403.00002"_s;
    int saves = 0;
    zotero->server.respond(save, [&saves](const ServedRequest &) {
        return Response{.status = ++saves == 1 ? 201 : 500};
    });
    QVERIFY(send({arxivPaper(), second, second}).contains("could not save"_L1));
    QCOMPARE(sent.size(), 1);
    QCOMPARE(saves, 2); // the third was not tried
}

void TestZoteroSender::stopped()
{
    zotero->server.respond(save, {.silent = true});
    ZoteroSender one(http);
    QSignalSpy failures(&one, &ZoteroSender::failed);
    connect(&one, &ZoteroSender::opened, &one, [&one] { one.send({arxivPaper()}); });
    one.open(zotero->server.url({}));
    QTRY_COMPARE(zotero->requestsTo(save).size(), 1);
    one.stop();
    QTRY_COMPARE(zotero->server.unanswered(), 0); // the connection is closed
    QVERIFY(failures.isEmpty());
}

BROADSHEET_TEST(TestZoteroSender, QCoreApplication)
#include "tst_zotero_sender.moc"
