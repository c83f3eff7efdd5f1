// PDFs from a server that breaks off, sends something else, asks to wait or refuses; and a disk
// that is full.
#include "base/Limits.h"
#include "pdfs/Pdfs.h"
#include "support/FakeClock.h"
#include "support/Faults.h"
#include "support/HttpServer.h"
#include "support/Runner.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <optional>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const PaperId paper{QStringLiteral("2403.14624")};
constexpr auto path = "/pdf/2403.14624";

QByteArray pdf(qsizetype size = 300'000)
{
    QByteArray bytes = "%PDF-1.5\n";
    while (bytes.size() < size)
        bytes += QByteArray::number(bytes.size()) + '\n';
    return bytes + "%%EOF\n";
}

// What a server that keeps to RFC 9110 answers.
Response partOf(const QByteArray &body, const QByteArray &tag, const ServedRequest &request)
{
    const QByteArray range = request.headers.value("range");
    if (range.isEmpty() || request.headers.value("if-range") != tag)
        return {.headers = {{"ETag", tag}}, .body = body};
    const qsizetype first = range.mid(6, range.indexOf('-') - 6).toLongLong();
    if (first >= body.size())
        return {.status = 416};
    return {.status = 206,
            .headers = {{"ETag", tag},
                        {"Content-Range", "bytes " + QByteArray::number(first) + '-' +
                                              QByteArray::number(body.size() - 1) + '/' +
                                              QByteArray::number(body.size())}},
            .body = body.mid(first)};
}

Response cut(Response response, qsizetype after)
{
    response.closeAfter = after;
    return response;
}

} // namespace

class TestPdfs final : public QObject
{
    Q_OBJECT

private:
    void makePdfs(PdfFetch::Patience patience = Pdfs::usualPatience())
    {
        pdfs = std::make_unique<Pdfs>(*http, Pdfs::Options{.folder = folder->filePath(u"pdfs"_s),
                                                           .base = server->url(u"/pdf"_s),
                                                           .patience = patience});
    }

    // The error's message; nothing when the PDF is there.
    QString fetch(const PaperId &wanted = paper)
    {
        QSignalSpy ready(pdfs.get(), &Pdfs::ready);
        QSignalSpy failed(pdfs.get(), &Pdfs::failed);
        pdfs->request(wanted);
        if (!QTest::qWaitFor([&] { return ready.size() + failed.size() > 0; }, longest))
            qFatal("no answer");
        return failed.isEmpty() ? QString() : failed.first().at(1).value<Error>().message;
    }

    [[nodiscard]] QByteArray stored() const { return read(pdfs->shelf().path(paper)); }
    [[nodiscard]] QStringList files() const
    {
        return QDir(pdfs->shelf().folder()).entryList(QDir::Files);
    }
    static QByteArray read(const QString &name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> folder;
    std::unique_ptr<HttpServer> server;
    std::unique_ptr<FakeClock> clock;
    std::unique_ptr<HttpClient> http;
    std::unique_ptr<Pdfs> pdfs;

private Q_SLOTS:
    void init()
    {
        pdfs.reset();
        http.reset();
        folder = std::make_unique<QTemporaryDir>();
        server = std::make_unique<HttpServer>();
        clock = std::make_unique<FakeClock>();
        http = std::make_unique<HttpClient>(
            HttpSettings{.folder = {}, .proxy = u"none"_s, .clock = clock.get()});
        makePdfs();
    }
    void whole();
    void thereAlready();
    void goesOnAfterABreak();
    void anotherVersionMeanwhile();
    void withoutATagFromTheStart();
    void theWrongPart();
    void notAPdf_data();
    void notAPdf();
    void shorterThanAnnounced();
    void withoutALength();
    void aShortWait();
    void aLongWait();
    void refused_data();
    void refused();
    void aStall();
    void theDiskIsFull();
    void tooLarge();
    void cancelAndGoOn();
    void theReaderGoesFirst();
    void oneAtATime();
    void notOnArxiv();
};

void TestPdfs::whole()
{
    const QByteArray body = pdf(3'000'000);
    server->respond(path, Response{.body = body});
    QSignalSpy progress(pdfs.get(), &Pdfs::progress);
    QCOMPARE(fetch(), QString());
    QCOMPARE(stored(), body);
    QCOMPARE(files(), QStringList{u"2403.14624.pdf"_s});
    QVERIFY(pdfs->isIdle());
    QCOMPARE(server->requests().first().headers.value("accept-encoding"), "identity");
}

void TestPdfs::thereAlready()
{
    server->respond(path, Response{.body = pdf()});
    QCOMPARE(fetch(), QString());
    QCOMPARE(fetch(), QString());
    QCOMPARE(server->count(path), 1);
}

void TestPdfs::goesOnAfterABreak()
{
    const QByteArray body = pdf();
    server->respond(path, [&](const ServedRequest &request) {
        const Response answer = partOf(body, "\"one\"", request);
        return server->requests().size() < 3 ? cut(answer, 100'000) : answer;
    });
    QCOMPARE(fetch(), QString());
    QCOMPARE(stored(), body);
    QCOMPARE(server->requests().at(0).headers.value("range"), QByteArray());
    QCOMPARE(server->requests().at(1).headers.value("range"), "bytes=100000-");
    QCOMPARE(server->requests().at(1).headers.value("if-range"), "\"one\"");
    QCOMPARE(server->requests().at(2).headers.value("range"), "bytes=200000-");
}

void TestPdfs::anotherVersionMeanwhile()
{
    const QByteArray later = pdf(200'000);
    server->respond(path, [&](const ServedRequest &request) {
        return server->requests().size() == 1 ? cut(partOf(pdf(), "\"one\"", request), 100'000)
                                              : partOf(later, "\"two\"", request);
    });
    QCOMPARE(fetch(), QString());
    QCOMPARE(stored(), later);
}

void TestPdfs::withoutATagFromTheStart()
{
    const QByteArray body = pdf();
    server->respond(path, [&](const ServedRequest &) {
        const Response answer{.headers = {{"ETag", "W/\"weak\""}}, .body = body};
        return server->requests().size() == 1 ? cut(answer, 100'000) : answer;
    });
    QCOMPARE(fetch(), QString());
    QCOMPARE(stored(), body);
    QVERIFY(!server->requests().at(1).headers.contains("range"));
}

void TestPdfs::theWrongPart()
{
    server->respond(path, [&](const ServedRequest &request) {
        const Response answer = partOf(pdf(), "\"one\"", request);
        if (server->requests().size() == 1)
            return cut(answer, 100'000);
        return Response{
            .status = 206, .headers = {{"Content-Range", "bytes 5-9/10"}}, .body = "12345"};
    });
    QVERIFY(fetch().contains(u"another part"_s));
    QCOMPARE(files(), QStringList());
}

void TestPdfs::notAPdf_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("words");
    QTest::newRow("a page") << QByteArray("  <!DOCTYPE html><title>Not yet</title>")
                            << u"sent a web page instead of a PDF"_s;
    QTest::newRow("a long page") << QByteArray("<html>" + QByteArray(500'000, 'x'))
                                 << u"sent a web page instead of a PDF"_s;
    QTest::newRow("text") << QByteArray(500'000, 'x') << u"sent something that is not a PDF"_s;
    QTest::newRow("short text") << QByteArray("busy") << u"sent something that is not a PDF"_s;
    QTest::newRow("nothing") << QByteArray() << u"sent something that is not a PDF"_s;
}

void TestPdfs::notAPdf()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, words);
    server->respond(path, Response{.headers = {{"Content-Type", "application/pdf"}}, .body = body});
    const QString message = fetch();
    QVERIFY2(message.contains(words), qPrintable(message));
    QVERIFY(message.contains("127.0.0.1"_L1));
    QCOMPARE(files(), QStringList());
    QCOMPARE(server->count(path), 1);
}

void TestPdfs::shorterThanAnnounced()
{
    server->respond(path, [&](const ServedRequest &request) {
        Response answer = cut(partOf(pdf(), "\"one\"", request), 0);
        if (server->requests().size() == 1)
            answer.closeAfter = 100'000;
        return answer;
    });
    const QString message = fetch();
    QVERIFY2(message.contains("did not arrive whole"_L1), qPrintable(message));
    QVERIFY(!pdfs->shelf().has(paper));
    QCOMPARE(server->count(path), qsizetype(maxPdfAttempts));

    server->respond(path,
                    [](const ServedRequest &request) { return partOf(pdf(), "\"one\"", request); });
    QCOMPARE(fetch(), QString());
    QCOMPARE(server->requests().constLast().headers.value("range"), "bytes=100000-");
    QCOMPARE(stored(), pdf());
}

void TestPdfs::withoutALength()
{
    server->respond(path, [&](const ServedRequest &) {
        Response answer{.headers = {{"Transfer-Encoding", "chunked"}}, .body = {}};
        const QByteArray body =
            server->requests().size() == 1 ? pdf(5'000).first(4'000) : pdf(5'000);
        answer.body = QByteArray::number(body.size(), 16) + "\r\n" + body + "\r\n0\r\n\r\n";
        return answer;
    });
    QCOMPARE(fetch(), QString());
    QCOMPARE(stored(), pdf(5'000));
    QCOMPARE(server->count(path), 2);
}

void TestPdfs::aShortWait()
{
    server->respond(path, [&](const ServedRequest &) {
        return server->requests().size() == 1
                   ? Response{.status = 503, .headers = {{"Retry-After", "40"}}}
                   : Response{.body = pdf()};
    });
    QSignalSpy progress(pdfs.get(), &Pdfs::progress);
    const QDateTime start = clock->now();
    QCOMPARE(fetch(), QString());
    QVERIFY(start.secsTo(clock->now()) >= 40);
    const bool hasSaid = std::ranges::any_of(progress, [](const QList<QVariant> &arguments) {
        const auto now = arguments.at(1).value<PdfProgress>();
        return now.isWaiting() && now.wait.isAskedByServer;
    });
    QVERIFY(hasSaid);
}

void TestPdfs::aLongWait()
{
    server->respond(path, Response{.status = 429, .headers = {{"Retry-After", "3000"}}});
    const QString message = fetch();
    QVERIFY2(message.contains("asks to wait until"_L1), qPrintable(message));
    QCOMPARE(server->count(path), 1);
    QVERIFY(fetch().contains("asks to wait until"_L1)); // and is not asked before
    QCOMPARE(server->count(path), 1);
}

void TestPdfs::refused_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("words");
    QTest::newRow("gone") << 404 << u"There is no PDF at http://127.0.0.1"_s;
    QTest::newRow("forbidden") << 403 << u"asks to wait until"_s; // arXiv is left alone then
    QTest::newRow("paid") << 402 << u"refused: “402"_s;
}

void TestPdfs::refused()
{
    QFETCH(int, status);
    QFETCH(QString, words);
    server->respond(path, Response{.status = status, .body = pdf()});
    const QString message = fetch();
    QVERIFY2(message.contains(words), qPrintable(message));
    QCOMPARE(files(), QStringList());
}

void TestPdfs::aStall()
{
    makePdfs({.pause = 3s, .total = 60s}); // a busy machine answers the second time in less
    const QByteArray body = pdf();
    server->respond(path, [&](const ServedRequest &request) {
        Response answer = partOf(body, "\"one\"", request);
        if (server->requests().size() == 1)
            answer = {.headers = {{"ETag", "\"one\""}},
                      .body = body.first(2'000),
                      .announced = body.size()};
        return answer;
    });
    QCOMPARE(fetch(), QString());
    QCOMPARE(stored(), body);
    QCOMPARE(server->requests().at(1).headers.value("range"), "bytes=2000-");
}

void TestPdfs::theDiskIsFull()
{
    server->respond(path, Response{.body = pdf()});
    QString message;
    {
        const Faults full(Faults::Then::FailFromNow, 3, ENOSPC);
        message = fetch();
    }
    QVERIFY2(message.contains("could not be written"_L1), qPrintable(message));
    QVERIFY2(message.contains("No space left"_L1), qPrintable(message));
    QVERIFY(message.contains("2403.14624"_L1));
    QCOMPARE(files(), QStringList()); // what came before would only take room
    QCOMPARE(server->count(path), 1);
    QCOMPARE(fetch(), QString());
    QCOMPARE(stored(), pdf());
}

void TestPdfs::tooLarge()
{
    server->respond(path, Response{.body = pdf(), .announced = maxFetchedPdfBytes + 1});
    QVERIFY(fetch().contains("larger than the limit"_L1));
    QCOMPARE(files(), QStringList());
}

void TestPdfs::cancelAndGoOn()
{
    server->respond(path, Response{.headers = {{"ETag", "\"one\""}},
                                   .body = pdf().first(100'000),
                                   .announced = pdf().size()});
    QSignalSpy failed(pdfs.get(), &Pdfs::failed);
    std::optional<qint64> arrived;
    connect(pdfs.get(), &Pdfs::progress, this, [&arrived](const PaperId &, const PdfProgress &now) {
        if (now.received == 100'000)
            arrived = now.total;
    });
    pdfs->request(paper);
    QTRY_VERIFY(arrived);
    QCOMPARE(*arrived, pdf().size());
    pdfs->cancel(paper);
    QVERIFY(pdfs->isIdle());
    server->respond(path,
                    [](const ServedRequest &request) { return partOf(pdf(), "\"one\"", request); });
    QCOMPARE(fetch(), QString());
    QCOMPARE(failed.size(), 0);
    QCOMPARE(stored(), pdf());
    QCOMPARE(server->requests().constLast().headers.value("range"), "bytes=100000-");
}

void TestPdfs::theReaderGoesFirst()
{
    server->respondToAll([](const ServedRequest &) { return Response{.body = pdf()}; });
    server->respond("/pdf/2403.00001",
                    Response{.body = pdf().first(1000), .announced = pdf().size()});
    QSignalSpy ready(pdfs.get(), &Pdfs::ready);
    pdfs->request({u"2403.00001"_s}, Pdfs::Urgency::Background);
    pdfs->request({u"2403.00002"_s}, Pdfs::Urgency::Background);
    QTRY_COMPARE(server->count("/pdf/2403.00001"), 1);
    server->respond("/pdf/2403.00001", Response{.body = pdf()});
    pdfs->request(paper);
    QTRY_VERIFY(!ready.isEmpty());
    QCOMPARE(ready.first().first().value<PaperId>(), paper);
    QTRY_COMPARE(ready.size(), 3);
}

void TestPdfs::oneAtATime()
{
    server->respondToAll([](const ServedRequest &) { return Response{.body = pdf()}; });
    QSignalSpy ready(pdfs.get(), &Pdfs::ready);
    const QDateTime start = clock->now();
    for (const auto *id : {"2403.00001", "2403.00002", "2403.00003", "2403.00003"})
        pdfs->request({QString::fromLatin1(id)});
    QTRY_VERIFY(pdfs->isIdle());
    QCOMPARE(ready.size(), 3);
    QCOMPARE(server->mostAtOnce(), 1);
    QVERIFY(start.secsTo(clock->now()) >= 10); // arXiv allows one request in five seconds
}

void TestPdfs::notOnArxiv()
{
    QVERIFY(fetch({u"https://example.org/paper"_s}).contains("not on arXiv"_L1));
    QCOMPARE(server->requests().size(), 0);
}

BROADSHEET_TEST(TestPdfs, QCoreApplication)

#include "tst_pdfs.moc"
