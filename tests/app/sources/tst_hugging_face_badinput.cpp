// Invalid responses: each gives the day a status and a message, and every valid entry is kept.
#include "Responses.h"
#include "support/Runner.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

#include <functional>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

const QDate today(2024, 6, 20);
const QString id = u"huggingFace"_s;

ParsedResponse readPage(const QByteArray &body)
{
    return makeSource(id)->parse(askedFor(today), answered(body));
}

const QByteArray sample =
    "[{\"paper\":{\"id\":\"2406.00001\",\"title\":\"a ]}[{ \\\"\\\\\",\"upvotes\":1}},\n"
    " {\"paper\":{\"id\":\"2406.00002\",\"title\":\"\\ud83d\\ude00 한\",\"upvotes\":2},"
    "\"numComments\":0}\n]";

// One whole reply of each corpus, with an entry that has videos.
void addReplies()
{
    QTest::addColumn<QByteArray>("whole");
    for (const test::Corpus &corpus : test::corpora()) {
        const QString name = corpus.isLarge ? u"/2024-06-14.json"_s : u"/2026-07-01.json"_s;
        QTest::newRow(qPrintable(corpus.name())) << contents(corpus.replyFolder() + name);
    }
}

// Calls a function with each variant of a value in which one value inside is null.
void eachWithNull(const QJsonValue &value, const std::function<void(const QJsonValue &)> &use)
{
    use(QJsonValue());
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            eachWithNull(it.value(), [&](const QJsonValue &inner) {
                QJsonObject changed = object;
                changed[it.key()] = inner;
                use(changed);
            });
    } else if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            eachWithNull(array[i], [&](const QJsonValue &inner) {
                QJsonArray changed = array;
                changed[i] = inner;
                use(changed);
            });
    }
}

} // namespace

class TestHuggingFaceBadInput final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statuses_data();
    void statuses();
    void noList_data();
    void noList();
    void entriesWithoutId();
    void manyBadEntries();
    void cutAtEveryByte();
    void cutReply_data() { addReplies(); }
    void cutReply();
    void garbageBehind();
    void brokenOff();
    void nullEverywhere_data() { addReplies(); }
    void nullEverywhere();
    void strangeText();
    void strangeBytes_data();
    void strangeBytes();
    void mutations();
    void endlessLists();
    void largeLists();
    void largeNonsense_data();
    void largeNonsense();
    void notJson_data();
    void notJson();
};

void TestHuggingFaceBadInput::statuses_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("words");
    QTest::newRow("404") << 404 << QByteArray() << u"“404 Not Found”."_s;
    QTest::newRow("429") << 429 << QByteArray("<html>") << u"“429 Too Many Requests”."_s;
    QTest::newRow("500") << 500 << QByteArray("{\"error\":\"Oh\\nno\"}")
                         << u"“500 Internal Server Error”: Oh no"_s;
    QTest::newRow("list") << 503 << sample << u"“503 Service Unavailable”."_s;
    QTest::newRow("long") << 500 << QByteArray("{\"error\":\"" + QByteArray(5000, 'x') + "\"}")
                          << QString(u"Error”: "_s + QString(199, u'x') + u"…"_s);
    QTest::newRow("599") << 599 << QByteArray() << u"“599”."_s;
}

void TestHuggingFaceBadInput::statuses()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, words);
    const ParsedResponse parsed = makeSource(id)->parse(askedFor(today), answered(body, status));
    checkParsed(parsed, id);
    const DayReport &day = parsed.days.first();
    QCOMPARE(day.status, DayStatus::Failed);
    QVERIFY(day.problem.startsWith(u"list.example/path?date=1 answered "));
    QVERIFY2(day.problem.endsWith(words), qPrintable(day.problem));
    QVERIFY(day.papers.isEmpty());
}

void TestHuggingFaceBadInput::noList_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("words");
    QTest::newRow("nothing") << QByteArray() << u"an empty response"_s;
    QTest::newRow("blank") << QByteArray(" \n ") << u"an empty response"_s;
    QTest::newRow("page") << QByteArray("\n<!DOCTYPE HTML><html>x</html>") << u"web page"_s;
    QTest::newRow("null") << QByteArray("null") << u"did not send a list of papers"_s;
    QTest::newRow("text") << QByteArray("Bad gateway") << u"did not send a list of papers"_s;
    QTest::newRow("object") << QByteArray("{\"papers\":[]}") << u"did not send a list of papers"_s;
    QTest::newRow("error") << QByteArray("{\"error\":\"Too busy\"}") << u"Too busy"_s;
    QTest::newRow("strings") << QByteArray("[\"a\",\"b\",\"c\"]") << u"3 of 3"_s;
    QTest::newRow("lists") << QByteArray("[[],[[]]]") << u"2 of 2"_s;
    QTest::newRow("open list") << QByteArray("[") << u"breaks off"_s;
    QTest::newRow("open strings") << QByteArray("[\"a\",\"b") << u"breaks off"_s;
}

void TestHuggingFaceBadInput::noList()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, words);
    const ParsedResponse parsed = readPage(body);
    checkParsed(parsed, id);
    QCOMPARE(parsed.days.first().status, DayStatus::Failed);
    QVERIFY2(parsed.days.first().problem.contains(words), qPrintable(parsed.days.first().problem));
    QVERIFY(parsed.days.first().problem.contains(u"list.example"));
    QVERIFY(!parsed.hasMore);
}

void TestHuggingFaceBadInput::entriesWithoutId()
{
    const ParsedResponse parsed =
        readPage(R"([{"paper":{"title":"a"}},{"paper":{"id":"2406.00001"}},
        {"paper":{"id":7}},{"paper":{"id":"https://elsewhere.example/1"}},{"paper":[]},{},5,
        {"paper":{"id":"2406.00002"}}])");
    checkParsed(parsed, id);
    const DayReport &day = parsed.days.first();
    QCOMPARE(idsOf(day), (QStringList{u"2406.00001"_s, u"2406.00002"_s}));
    QCOMPARE(day.status, DayStatus::CutShort);
    QVERIFY(day.problem.startsWith(u"6 of 8 entries"));
    QCOMPARE(parsed.remarks.size(), 6);
    QVERIFY(parsed.remarks[1].contains(u"Entry 3"));
}

void TestHuggingFaceBadInput::manyBadEntries()
{
    const ParsedResponse parsed = readPage("[" + QByteArray("{},").repeated(100'000) + "{}]");
    checkParsed(parsed, id);
    QCOMPARE(parsed.days.first().status, DayStatus::Failed);
    QCOMPARE(parsed.remarks.size(), maxRemarks);
}

void TestHuggingFaceBadInput::cutAtEveryByte()
{
    const qsizetype firstEnds = sample.indexOf("}},") + 2;
    const qsizetype secondEnds = sample.lastIndexOf('}') + 1;
    for (qsizetype size = 0; size < sample.size(); ++size) {
        const ParsedResponse parsed = readPage(sample.first(size));
        checkParsed(parsed, id);
        const DayReport &day = parsed.days.first();
        QCOMPARE(day.papers.size(), size >= secondEnds ? 2 : size >= firstEnds ? 1 : 0);
        QCOMPARE(day.status, day.papers.isEmpty() ? DayStatus::Failed : DayStatus::CutShort);
    }
    QCOMPARE(readPage(sample).days.first().status, DayStatus::Complete);
}

void TestHuggingFaceBadInput::cutReply()
{
    QFETCH(QByteArray, whole);
    const QStringList ids = idsOf(readPage(whole).days.first());
    qsizetype kept = 0;
    const qsizetype end = whole.trimmed().size();
    const qsizetype step = end > 100'000 ? 97 : 7;
    for (qsizetype size = 1; size < end; size += step) {
        const DayReport day = readPage(whole.first(size)).days.first();
        QCOMPARE(day.status, day.papers.isEmpty() ? DayStatus::Failed : DayStatus::CutShort);
        QCOMPARE(idsOf(day), ids.first(day.papers.size()));
        QVERIFY(day.papers.size() >= kept);
        kept = day.papers.size();
    }
    QVERIFY(kept >= ids.size() - 1);
}

void TestHuggingFaceBadInput::garbageBehind()
{
    for (const char *garbage : {"]", "<html>", "{}", "\xFF\xFE", "[{\"paper\":{\"id\":\"1\"}}]"}) {
        const DayReport day = readPage(sample + garbage).days.first();
        QCOMPARE(day.status, DayStatus::CutShort);
        QCOMPARE(day.papers.size(), 2);
    }
}

void TestHuggingFaceBadInput::brokenOff()
{
    for (const QByteArray &body : {sample, sample.first(80)}) {
        SourceResponse response = answered(body);
        response.problem = u"The connection was lost."_s;
        const DayReport day = makeSource(id)->parse(askedFor(today), response).days.first();
        QCOMPARE(day.status, DayStatus::CutShort);
        QCOMPARE(day.problem, response.problem);
    }
    for (const char *body : {"", "[]", "[{", "<html>"}) {
        SourceResponse response = answered(body);
        response.problem = u"The connection was lost."_s;
        const DayReport day = makeSource(id)->parse(askedFor(today), response).days.first();
        QCOMPARE(day.status, DayStatus::Failed);
        QCOMPARE(day.problem, response.problem);
    }
}

void TestHuggingFaceBadInput::nullEverywhere()
{
    QFETCH(QByteArray, whole);
    const QJsonArray all = QJsonDocument::fromJson(whole).array();
    QJsonArray two{all[0], all[1]};
    for (const QJsonValue &entry : all)
        if (entry["mediaUrls"_L1].isArray()) {
            two[1] = entry;
            break;
        }
    int tried = 0;
    eachWithNull(two, [&](const QJsonValue &changed) {
        ++tried;
        const ParsedResponse parsed = readPage(
            changed.isArray() ? QJsonDocument(changed.toArray()).toJson() : QByteArray("null"));
        checkParsed(parsed, id);
        const qsizetype papers = parsed.days.first().papers.size();
        QVERIFY(papers >= (changed.isArray() ? 1 : 0));
        if (papers == 2)
            QCOMPARE(parsed.days.first().status, DayStatus::Complete);
    });
    QVERIFY(tried > 50);
}

void TestHuggingFaceBadInput::strangeText()
{
    const PaperReport paper =
        readPage(R"([{"paper":{"id":"2406.00001","title":"a\ud800b\u0000c","summary":"\udc00"}}])")
            .days.first()
            .papers.first();
    QCOMPARE(paper.title, u"a\uFFFDb\uFFFDc"_s);
    QCOMPARE(paper.texts.first().markdown, u"\uFFFD"_s);
}

void TestHuggingFaceBadInput::strangeBytes_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("papers");
    const QByteArray good = "{\"paper\":{\"id\":\"2406.00001\"}}";
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF[" + good + "]") << 1;
    QTest::newRow("no UTF-8") << QByteArray("[" + good + ",{\"paper\":{\"id\":\"\xFF\xC3\"}}]")
                              << 1;
    QTest::newRow("deep lists") << QByteArray(1'000'000, '[') << 0;
    QTest::newRow("deep objects") << QByteArray("[" + QByteArray("{\"a\":").repeated(200'000)) << 0;
    QTest::newRow("deep beside good")
        << QByteArray("[" + good + ",{\"a\":" + QByteArray(5000, '[') + QByteArray(5000, ']') +
                      "}]")
        << 1;
    QTest::newRow("long string") << QByteArray("[" + good + ",\"" + QByteArray(20'000'000, 'x') +
                                               "\"]")
                                 << 1;
    QTest::newRow("NUL") << QByteArray("[" + good + QByteArray(3, '\0') + "]") << 1;
    QTest::newRow("missing comma") << QByteArray("[" + good + good + "]") << 1;
    QTest::newRow("closing") << QByteArray(1000, ']') << 0;
}

void TestHuggingFaceBadInput::strangeBytes()
{
    QFETCH(QByteArray, body);
    const ParsedResponse parsed = readPage(body);
    checkParsed(parsed, id);
    QTEST(int(parsed.days.first().papers.size()), "papers");
}

void TestHuggingFaceBadInput::mutations()
{
    QRandomGenerator random(20240620);
    for (int i = 0; i < 5000; ++i) {
        QByteArray body = sample;
        for (int change = random.bounded(1, 5); change > 0; --change) {
            const qsizetype at = random.bounded(int(body.size()));
            if (random.bounded(3) == 0)
                body.remove(at, random.bounded(1, 12));
            else if (random.bounded(2) == 0)
                body.insert(at, body.mid(random.bounded(int(body.size())), random.bounded(20)));
            else
                body[at] = char(random.bounded(256));
        }
        checkParsed(readPage(body), id);
    }
}

// As a QJsonDocument, many small values take thirty times the size of their text.
void TestHuggingFaceBadInput::endlessLists()
{
    const ParsedResponse parsed = readPage(QByteArray("[") + QByteArray("{},").repeated(2'000'000));
    QCOMPARE(parsed.days.first().status, DayStatus::Failed);
    QVERIFY(parsed.days.first().problem.contains(u"2,000"));
    QVERIFY(parsed.remarks.size() <= maxRemarks);
}

// A day of long abstracts is not mistaken for an attack.
void TestHuggingFaceBadInput::largeLists()
{
    QByteArray list = "[";
    for (int i = 0; i < 60; ++i)
        list += R"({"paper":{"id":"2406.)" + QByteArray::number(10000 + i) +
                R"(","title":"T","summary":")" + QByteArray(50'000, 'a') + "\"}},";
    list.back() = ']';
    const ParsedResponse parsed = readPage(list);
    checkParsed(parsed, u"huggingFace"_s);
    QCOMPARE(parsed.days.first().status, DayStatus::Complete);
    QCOMPARE(parsed.days.first().papers.size(), 60);
    list.chop(30);
    QCOMPARE(readPage(list).days.first().status, DayStatus::CutShort);
    QCOMPARE(readPage(list).days.first().papers.size(), 59);
}

// A list that is too large to be parsed as a whole must not count as an empty day.
void TestHuggingFaceBadInput::largeNonsense_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("papers");
    const QByteArray good = "{\"paper\":{\"id\":\"2406.00001\"}},";
    const QByteArray filler =
        "{\"paper\":{\"id\":\"2406.00002\",\"summary\":\"" + QByteArray(3'000'000, 'a') + "\"";
    QTest::newRow("strings") << QByteArray("[" + QByteArray("\"a\",").repeated(800'000) + "\"a\"]")
                             << 0;
    QTest::newRow("numbers") << QByteArray("[" + QByteArray("1,").repeated(1'500'000) + "1]") << 0;
    QTest::newRow("lists") << QByteArray("[" + QByteArray("[],").repeated(800'000) + "[]]") << 0;
    QTest::newRow("string beside good")
        << QByteArray("[" + good + "\"" + QByteArray(3'000'000, 'x') + "\"]") << 1;
    QTest::newRow("cut behind a list inside")
        << QByteArray("[" + good + filler + ",\"authors\":[]") << 1;
    QTest::newRow("garbage behind") << QByteArray("[" + good + filler + "}}] x]") << 2;
    QTest::newRow("bad object") << QByteArray("[" + good + "{\"a\":\"" +
                                              QByteArray(3'000'000, '\xFF') + "\"}]")
                                << 1;
}

void TestHuggingFaceBadInput::largeNonsense()
{
    QFETCH(QByteArray, body);
    QFETCH(int, papers);
    const ParsedResponse parsed = readPage(body);
    checkParsed(parsed, id);
    QCOMPARE(parsed.days.first().papers.size(), papers);
    QCOMPARE(parsed.days.first().status, papers > 0 ? DayStatus::CutShort : DayStatus::Failed);
    QVERIFY(!parsed.hasMore);
}

// Only a list without an end breaks off.
void TestHuggingFaceBadInput::notJson_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("words");
    const QString invalid = u"is not valid JSON; 2 entries"_s;
    QTest::newRow("garbage behind") << QByteArray(sample + "<html>") << invalid;
    QTest::newRow("bytes behind") << QByteArray(sample + "\xFF\xFE") << invalid;
    QTest::newRow("no UTF-8") << QByteArray(sample.chopped(1) + ",{\"a\":\"\xFF\xC3\"}]")
                              << invalid;
    QTest::newRow("missing comma") << QByteArray(sample).replace("},\n", "}\n") << invalid;
    QTest::newRow("no end") << sample.chopped(1) << u"breaks off after 2 entries"_s;
}

void TestHuggingFaceBadInput::notJson()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, words);
    const DayReport day = readPage(body).days.first();
    QCOMPARE(day.status, DayStatus::CutShort);
    QCOMPARE(day.papers.size(), 2);
    QVERIFY2(day.problem.contains(words), qPrintable(day.problem));
}

BROADSHEET_TEST(TestHuggingFaceBadInput, QCoreApplication)
#include "tst_hugging_face_badinput.moc"
