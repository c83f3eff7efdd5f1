// What Zotero has, read through its local API.
#include "Items.h"
#include "base/Limits.h"
#include "support/Runner.h"
#include "support/ZoteroStandIn.h"
#include "zotero/ZoteroReader.h"

#include <QSignalSpy>
#include <QUrlQuery>

#include <memory>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto itemsPath = "/api/users/0/items/top";

QJsonObject onArxiv(const QString &id)
{
    return {{"itemType"_L1, u"preprint"_s}, {"archiveID"_L1, QString(u"arXiv:"_s + id)}};
}

QString idOf(int number)
{
    return u"2403.%1"_s.arg(number, 5, 10, '0'_L1);
}

} // namespace

class TestZoteroReader final : public QObject
{
    Q_OBJECT

private:
    void refresh()
    {
        QSignalSpy over(reader.get(), &ZoteroReader::refreshed);
        reader->refresh(zotero->server.url({}));
        if (over.isEmpty() && !over.wait(30'000))
            qFatal("the reader does not end");
    }
    [[nodiscard]] bool has(const QString &id) const { return reader->holdings().has({id}); }
    [[nodiscard]] qsizetype requests() const { return zotero->requestsTo(itemsPath).size(); }
    [[nodiscard]] QString asked(qsizetype request, const QString &parameter) const
    {
        const QUrl url = QUrl::fromEncoded(zotero->requestsTo(itemsPath).at(request).target);
        return QUrlQuery(url).queryItemValue(parameter);
    }

    HttpClient http{HttpSettings{.folder = {}, .proxy = u"http://127.0.0.1:1"_s}};
    std::unique_ptr<ZoteroStandIn> zotero;
    std::unique_ptr<ZoteroReader> reader;

private Q_SLOTS:
    void init()
    {
        zotero = std::make_unique<ZoteroStandIn>();
        reader = std::make_unique<ZoteroReader>(http);
    }
    void all();
    void manyPages();
    void nothingThere();
    void onlyChanges();
    void notSynchronisedYet();
    void edited();
    void removed();
    void sentMeanwhile();
    void off();
    void tooOld();
    void notRunning();
    void otherAnswers_data();
    void otherAnswers();
    void late();
    void oddItems();
    void theSamePageForEver();
    void noOtherComputer();
    void keepsWhatItKnows();
};

void TestZoteroReader::all()
{
    zotero->add(onArxiv(idOf(1)), 5);
    zotero->add(onArxiv(idOf(2)));
    refresh();
    QCOMPARE(reader->access(), ZoteroReader::Access::Open);
    QVERIFY(has(idOf(1)));
    QVERIFY(has(idOf(2)));
    QVERIFY(!has(idOf(3)));
    QCOMPARE(requests(), 1);
    const ServedRequest request = zotero->requestsTo(itemsPath).constFirst();
    QCOMPARE(request.method, "GET");
    QCOMPARE(request.headers.value("zotero-api-version"), "3");
    QVERIFY(asked(0, u"since"_s).isEmpty());
}

void TestZoteroReader::manyPages()
{
    for (int number = 1; number <= 450; ++number)
        zotero->add(onArxiv(idOf(number)), number);
    refresh();
    QCOMPARE(reader->holdings().size(), 450);
    QCOMPARE(requests(), 3);
    QCOMPARE(asked(2, u"start"_s), u"400"_s);
}

void TestZoteroReader::nothingThere()
{
    refresh();
    QCOMPARE(reader->access(), ZoteroReader::Access::Open);
    refresh();
    QCOMPARE(reader->access(), ZoteroReader::Access::Open);
    QCOMPARE(reader->holdings().size(), 0);
}

void TestZoteroReader::onlyChanges()
{
    for (int number = 1; number <= 450; ++number)
        zotero->add(onArxiv(idOf(number)), 900);
    refresh();
    zotero->add(onArxiv(idOf(777)), 901);
    const qsizetype before = requests();
    refresh();
    QVERIFY(has(idOf(777)));
    QCOMPARE(requests(), before + 2);
    QCOMPARE(asked(before, u"since"_s), u"900"_s);
    refresh();
    QCOMPARE(asked(before + 2, u"since"_s), u"901"_s);
}

// Such items have the version 0, which `since` never finds.
void TestZoteroReader::notSynchronisedYet()
{
    zotero->add(onArxiv(idOf(1)), 900);
    refresh();
    zotero->add(onArxiv(idOf(2)), 0);
    const qsizetype before = requests();
    refresh();
    QVERIFY(has(idOf(2)));
    QCOMPARE(requests(), before + 2);
}

void TestZoteroReader::edited()
{
    zotero->add({{"title"_L1, u"No address"_s}}, 3);
    refresh();
    QVERIFY(!has(idOf(1)));
    zotero->removeFirst();
    zotero->add(onArxiv(idOf(1)), 4);
    refresh();
    QVERIFY(has(idOf(1)));
}

// The number of items says so: everything is read again.
void TestZoteroReader::removed()
{
    zotero->add(onArxiv(idOf(1)), 3);
    zotero->add(onArxiv(idOf(2)), 3);
    refresh();
    zotero->removeFirst();
    refresh();
    QVERIFY(!has(idOf(1)));
    QVERIFY(has(idOf(2)));
}

void TestZoteroReader::sentMeanwhile()
{
    refresh();
    reader->putSent({idOf(1)});
    QVERIFY(has(idOf(1)));
    zotero->add(onArxiv(idOf(1)));
    refresh();
    QVERIFY(has(idOf(1)));
    zotero->removeFirst();
    refresh();
    QVERIFY(!has(idOf(1))); // the user has removed it there
}

void TestZoteroReader::off()
{
    zotero->allowsLocalApi = false;
    refresh();
    QCOMPARE(reader->access(), ZoteroReader::Access::Off);
    reader->putSent({idOf(1)});
    refresh();
    QVERIFY(has(idOf(1)));
}

void TestZoteroReader::tooOld()
{
    zotero->isOld = true;
    refresh();
    QCOMPARE(reader->access(), ZoteroReader::Access::Off);
}

void TestZoteroReader::notRunning()
{
    zotero->server.stop();
    refresh();
    QCOMPARE(reader->access(), ZoteroReader::Access::Failed);
}

void TestZoteroReader::otherAnswers_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("HTML") << 200 << QByteArray("<html></html>");
    QTest::newRow("an object") << 200 << QByteArray("{}");
    QTest::newRow("half of it") << 200 << QByteArray("[{\"key\": \"A");
    QTest::newRow("nothing") << 200 << QByteArray();
    QTest::newRow("error") << 500 << QByteArray("An error occurred\n");
    QTest::newRow("not implemented") << 501 << QByteArray("API version not implemented: 3");
}

void TestZoteroReader::otherAnswers()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    zotero->server.respond(itemsPath, {.status = status, .body = body});
    refresh();
    QCOMPARE(reader->access(), ZoteroReader::Access::Failed);
}

void TestZoteroReader::late()
{
    reader = std::make_unique<ZoteroReader>(http, 50ms);
    zotero->server.respond(itemsPath, {.silent = true});
    refresh();
    QCOMPARE(reader->access(), ZoteroReader::Access::Failed);
}

void TestZoteroReader::oddItems()
{
    Response page = jsonResponse(QJsonArray{
        QJsonValue(), 5, u"x"_s, QJsonObject{{"key"_L1, 7}}, QJsonObject{{"key"_L1, u"A"_s}},
        QJsonObject{{"key"_L1, u"B"_s}, {"data"_L1, u"none"_s}},
        QJsonObject{{"key"_L1, u"C"_s}, {"data"_L1, onArxiv(idOf(1))}}});
    page.headers.insert("Total-Results", "-3");
    page.headers.insert("Last-Modified-Version", "many");
    zotero->server.respond(itemsPath, page);
    refresh();
    QCOMPARE(reader->access(), ZoteroReader::Access::Open);
    QVERIFY(has(idOf(1)));
    refresh();
    QVERIFY(has(idOf(1)));
}

// A server that knows no pages.
void TestZoteroReader::theSamePageForEver()
{
    QJsonArray items;
    for (int number = 0; number < zoteroPageSize; ++number)
        items.append(QJsonObject{{"key"_L1, idOf(number)}, {"data"_L1, onArxiv(idOf(number))}});
    zotero->server.respond(itemsPath, jsonResponse(items));
    refresh();
    QVERIFY(has(idOf(1)));
    QCOMPARE(requests(), maxZoteroItems / zoteroPageSize);
}

void TestZoteroReader::noOtherComputer()
{
    zotero->server.respond(itemsPath, redirectTo("http://192.0.2.1:23119/"));
    refresh();
    QCOMPARE(reader->access(), ZoteroReader::Access::Failed);
}

void TestZoteroReader::keepsWhatItKnows()
{
    zotero->add(onArxiv(idOf(1)), 3);
    refresh();
    zotero->server.stop();
    refresh();
    QVERIFY(has(idOf(1)));
}

BROADSHEET_TEST(TestZoteroReader, QCoreApplication)
#include "tst_zotero_reader.moc"
