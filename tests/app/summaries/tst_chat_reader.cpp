// The stream of a chat completion, whole, in pieces and wrong.
#include "summaries/ChatReader.h"
#include "support/ChatServer.h"
#include "support/Runner.h"

#include <QTest>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

// In pieces of so many bytes.
Result<QString> read(const QByteArray &stream, qsizetype piece = 1 << 20)
{
    ChatReader reader;
    for (qsizetype at = 0; at < stream.size(); at += piece)
        if (const Result<void> taken = reader.take(stream.mid(at, piece)); !taken)
            return Failure(taken.error());
    if (const Result<void> whole = reader.finish(); !whole)
        return Failure(whole.error());
    return reader.text();
}

} // namespace

class TestChatReader final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void piecesAreCutAnywhere();
    void otherShapes_data();
    void otherShapes();
    void wrongStreams_data();
    void wrongStreams();
    void contentTypes_data();
    void contentTypes();
};

void TestChatReader::piecesAreCutAnywhere()
{
    const QString answer = u"한국어 요약입니다. 𝔸 “x” \\ \n- 끝"_s;
    const QByteArray stream = streamOf(answer);
    for (const qsizetype piece : {1, 2, 3, 5, 7, 64, 100'000})
        QCOMPARE(read(stream, piece), Result<QString>(answer));
}

void TestChatReader::otherShapes_data()
{
    QTest::addColumn<QByteArray>("stream");
    const QByteArray done = lastChunk() + "data: [DONE]\n\n";
    QTest::newRow("CR LF") << QByteArray(chunk(u"가나"_s) + done).replace("\n", "\r\n");
    QTest::newRow("CR") << QByteArray(chunk(u"가나"_s) + done).replace("\n", "\r");
    QTest::newRow("no space") << QByteArray(chunk(u"가나"_s) + done).replace("data: ", "data:");
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF" + chunk(u"가나"_s) + done);
    QTest::newRow("comments, events, ids")
        << QByteArray(": ping\nevent: x\nid: 1\nretry: 10\n" + chunk(u"가나"_s) + done);
    QTest::newRow("no empty lines")
        << QByteArray(chunk(u"가"_s) + chunk(u"나"_s) + done).replace("\n\n", "\n");
    QTest::newRow("the end has no line end")
        << QByteArray(chunk(u"가나"_s) + lastChunk() + "data: [DONE]");
    QTest::newRow("an event in two lines") << QByteArray(
        "data: {\"choices\":[{\"delta\":\ndata: {\"content\":\"가나\"}}]}\n\n" + done);
    QTest::newRow("a list of parts")
        << QByteArray("data: {\"choices\":[{\"delta\":{\"content\":[{\"type\":\"text\","
                      "\"text\":\"가나\"}]}}]}\n\n" +
                      done);
    QTest::newRow("role, null, reasoning and another choice")
        << QByteArray("data: {\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":null}}]}"
                      "\n\ndata: {\"choices\":[{\"delta\":{\"reasoning_content\":\"hm\"}}]}\n\n"
                      "data: {\"choices\":[{\"index\":1,\"delta\":{\"content\":\"x\"}}]}\n\n" +
                      chunk(u"가나"_s) + done);
    QTest::newRow("more after the end") << QByteArray(chunk(u"가나"_s) + done + chunk(u"다"_s));
    QTest::newRow("no finish_reason") << QByteArray(chunk(u"가나"_s) + "data: [DONE]\n\n");
}

void TestChatReader::otherShapes()
{
    QFETCH(const QByteArray, stream);
    QCOMPARE(read(stream), Result<QString>(u"가나"_s));
    QCOMPARE(read(stream, 1), Result<QString>(u"가나"_s));
}

void TestChatReader::wrongStreams_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<QString>("word");
    const QByteArray done = lastChunk() + "data: [DONE]\n\n";
    QTest::newRow("nothing") << QByteArray() << u"broke off"_s;
    QTest::newRow("cut in a chunk") << chunk(u"가나"_s).chopped(9) << u"not JSON"_s;
    QTest::newRow("cut after a chunk") << chunk(u"가나"_s) << u"broke off"_s;
    QTest::newRow("cut before [DONE]")
        << QByteArray(chunk(u"가나"_s) + lastChunk()) << u"broke off"_s;
    QTest::newRow("length") << QByteArray(chunk(u"가나"_s) + lastChunk("length") +
                                          "data: [DONE]\n\n")
                            << u"limit of length"_s;
    QTest::newRow("filter") << QByteArray(chunk(u"가나"_s) + lastChunk("content_filter"))
                            << u"refused"_s;
    QTest::newRow("HTML") << QByteArray("<html>\n<body>x</body>\n</html>\n") << u"not a stream"_s;
    QTest::newRow("a completion at once")
        << QByteArray("{\"choices\":[{\"message\":{\"content\":\"x\"}}]}\n") << u"not a stream"_s;
    QTest::newRow("no JSON") << QByteArray("data: {\"choices\": oops}\n\n") << u"not JSON"_s;
    QTest::newRow("another JSON") << QByteArray("data: [1, 2]\n\n") << u"not JSON"_s;
    QTest::newRow("another object")
        << QByteArray("data: {\"text\": \"x\"}\n\n") << u"not a stream"_s;
    QTest::newRow("bad UTF-8") << QByteArray("data: {\"choices\":[{\"delta\":{\"content\":\"\xEA"
                                             "\xB0\"}}]}\n\n")
                               << u"not JSON"_s;
    QTest::newRow("error") << QByteArray("data: {\"error\":{\"message\":\"<b>sk-1</b>\"}}\n\n")
                           << u"error of its own"_s;
    QTest::newRow("llama.cpp's error")
        << QByteArray("error: {\"code\":400,\"message\":\"sk-1\"}\n\n") << u"error of its own"_s;
}

void TestChatReader::wrongStreams()
{
    QFETCH(const QByteArray, stream);
    QFETCH(const QString, word);
    for (const qsizetype piece : {1, 100'000}) {
        const Result<QString> text = read(stream, piece);
        QVERIFY(!text);
        QVERIFY2(text.error().message.contains(word), qUtf8Printable(text.error().message));
        QVERIFY(!text.error().message.contains("sk-1"_L1));
    }
}

void TestChatReader::contentTypes_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<bool>("isRead");
    QTest::newRow("events") << QByteArray("text/event-stream; charset=utf-8") << true;
    QTest::newRow("none") << QByteArray() << true;
    QTest::newRow("HTML") << QByteArray("text/html") << false;
    QTest::newRow("JSON") << QByteArray("application/json") << false;
    QTest::newRow("lines of JSON") << QByteArray("application/x-ndjson") << false;
}

void TestChatReader::contentTypes()
{
    QFETCH(const QByteArray, type);
    QFETCH(const bool, isRead);
    QCOMPARE(!ChatReader::problemWithType(type), isRead);
}

BROADSHEET_TEST(TestChatReader, QCoreApplication)
#include "tst_chat_reader.moc"
