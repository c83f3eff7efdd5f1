// Which sources there are, and at which address and how often each is asked.
#include "Responses.h"
#include "papers/SourceTraits.h"
#include "sources/Source.h"
#include "support/Runner.h"

#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestSources final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void registered();
    void unknown_data();
    void unknown();
    void furtherArchives();
    void addresses();
    void addressesThatDisguiseThemselves();
    void categoriesThatAreNone();
    void budgets();
    void tokenGoesToTheServiceAlone();
    void aRefusedTokenIsNamed();
    void bases_data();
    void bases();
};

void TestSources::registered()
{
    QCOMPARE(sourceIds(), (QStringList{u"huggingFace"_s, u"arxivFeed"_s, u"arxivCatchup"_s,
                                       u"arxivApi"_s, u"archive"_s}));
    for (const QString &id : sourceIds()) {
        const auto source = makeSource(id);
        QVERIFY(source);
        QCOMPARE(source->id(), id);
        QCOMPARE(sourceTraits(id).id, id); // a row of its own
        QVERIFY(!sourceName(id).isEmpty());
        QVERIFY(!source->accept().isEmpty());
        const QUrl base = source->defaultBaseUrl();
        QCOMPARE(base.isEmpty(), id == "archive"_L1);
        QVERIFY(base.isEmpty() || isAcceptableBase(base));
        QCOMPARE(sourceTraits(id).isOnByDefault, id != "arxivFeed"_L1 && id != "arxivCatchup"_L1);
    }
    QCOMPARE(makeSource(u"huggingFace"_s)->asks(), Source::Asks::Days);
    QCOMPARE(makeSource(u"arxivFeed"_s)->asks(), Source::Asks::Newest);
    QCOMPARE(makeSource(u"arxivApi"_s)->asks(), Source::Asks::Details);
    QCOMPARE(makeSource(u"arxivApi"_s)->batchSize(), 100);
    QCOMPARE(makeSource(u"archive"_s)->asks(), Source::Asks::Days);
}

void TestSources::unknown_data()
{
    QTest::addColumn<QString>("id");
    for (const char *id : {"", "HuggingFace", "digest", "arxiv", "archive-", "archive-a/b",
                           "archive-a,b", "archive- a", "archive-a ", "archives", "archive-a\\b",
                           "feed", "feed-", "feed-a/b", "arxivQuery-", "arxivQuery"})
        QTest::newRow(id) << QString::fromLatin1(id);
}

void TestSources::unknown()
{
    QFETCH(QString, id);
    QVERIFY(!makeSource(id));
}

void TestSources::furtherArchives()
{
    const auto source = makeSource(u"archive-my notes"_s);
    QVERIFY(source);
    QCOMPARE(source->id(), u"archive-my notes"_s);
    QCOMPARE(sourceName(source->id()), u"Archive my notes"_s);
    QCOMPARE(sourceName(u"archive"_s), u"Archive"_s);
    QVERIFY(makeSource(u"archive-모음"_s));
    QCOMPARE(makeSource(u"feed-nature"_s)->asks(), Source::Asks::Newest);
    QCOMPARE(sourceName(u"feed-nature"_s), u"Feed nature"_s);
    QCOMPARE(makeSource(u"arxivQuery-x"_s)->asks(), Source::Asks::Newest);
    QCOMPARE(sourceName(u"arxivQuery-x"_s), u"arXiv search x"_s);
}

void TestSources::addresses()
{
    const SourceRequest request{
        .day = QDate(2024, 3, 2), .page = 2, .papers = {{u"2403.00001"_s}, {u"cs/0501001"_s}}};
    const auto address = [&request](const QString &id, const QString &base) {
        return makeSource(id)
            ->address({.baseUrl = QUrl(base), .categories = {u"cs.CL"_s, u"hep-th"_s}}, request)
            .toString(QUrl::FullyEncoded);
    };
    QCOMPARE(address(u"huggingFace"_s, u"https://huggingface.co"_s),
             u"https://huggingface.co/api/daily_papers?date=2024-03-02&limit=100&p=2"_s);
    QCOMPARE(address(u"huggingFace"_s, u"http://127.0.0.1:8000/a%2Fb"_s),
             u"http://127.0.0.1:8000/a%2Fb/api/daily_papers?date=2024-03-02&limit=100&p=2"_s);
    QCOMPARE(address(u"arxivFeed"_s, u"https://rss.arxiv.org"_s),
             u"https://rss.arxiv.org/atom/cs.CL+hep-th"_s);
    QCOMPARE(address(u"arxivApi"_s, u"https://export.arxiv.org"_s),
             u"https://export.arxiv.org/api/query?id_list=2403.00001,cs/0501001&max_results=2"_s);
    QCOMPARE(address(u"archive"_s, u"https://example.org/digests"_s),
             u"https://example.org/digests/2024/03/02.md"_s);
    QCOMPARE(address(u"archive"_s, u"file:///srv/모음"_s),
             u"file:///srv/%EB%AA%A8%EC%9D%8C/2024/03/02.md"_s);
}

// An archive or a redirect can lead anywhere.
void TestSources::addressesThatDisguiseThemselves()
{
    const QUrl url(u"https://arxiv.org:443@аррӏе.com:8443/\u202e?q=<b>#f"_s);
    for (const QString &id : sourceIds()) {
        const ParsedResponse parsed =
            makeSource(id)->parse({.day = QDate(2024, 3, 22)}, {.status = 500, .url = url});
        QVERIFY(!parsed.days.isEmpty());
        const DayReport &day = parsed.days.constFirst();
        QVERIFY2(day.problem.startsWith(u"xn--80ak6aa92e.com/%E2%80%AE?q=%3Cb%3E answered"_s),
                 qPrintable(day.problem));
        for (const QChar c : QString(day.problem + day.origin))
            QVERIFY(c.unicode() < 0x80 || u"“”’…"_s.contains(c));
    }
}

void TestSources::categoriesThatAreNone()
{
    const auto feed = makeSource(u"arxivFeed"_s);
    const QUrl base(u"https://rss.arxiv.org"_s);
    const QString plain = u"https://rss.arxiv.org/atom/cs.CL"_s;
    QCOMPARE(feed->address({.baseUrl = base}, {}).toString(), plain);
    QCOMPARE(feed->address({.baseUrl = base, .categories = {u"../x"_s, u"a?b=1"_s, u""_s}}, {})
                 .toString(),
             plain);
}

void TestSources::budgets()
{
    const Budget arxiv{
        .name = u"arxiv"_s, .requests = 1, .window = 5s, .connections = 1, .holdsUp = true};
    const QUrl mirror(u"http://127.0.0.1:8000"_s);
    for (const QString &id : {u"arxivFeed"_s, u"arxivApi"_s}) {
        QCOMPARE(makeSource(id)->budget(makeSource(id)->defaultBaseUrl()), arxiv);
        QCOMPARE(makeSource(id)->budget(mirror), arxiv);
    }
    const Budget hub{.name = u"huggingFace"_s, .requests = 500, .window = 5min, .connections = 4};
    const Budget local{.name = u"127.0.0.1"_s, .connections = 4};
    const auto list = makeSource(u"huggingFace"_s);
    for (const auto *host : {"huggingface.co", "www.huggingface.co", "hf.co"})
        QCOMPARE(list->budget(QUrl(u"https://"_s + QLatin1StringView(host))), hub);
    QCOMPARE(list->budget(QUrl(u"https://nothuggingface.co"_s)).window, 0ms);
    QCOMPARE(list->budget(mirror), local);
    QCOMPARE(makeSource(u"archive"_s)->budget(mirror), local);
    const Budget raw{.name = u"raw.githubusercontent.com"_s, .requests = 50, .window = 1h};
    for (const QString &id : {u"archive"_s, u"archive-2"_s})
        QCOMPARE(makeSource(id)->budget(QUrl(u"https://raw.githubusercontent.com/a/b/main"_s)),
                 raw);
}

void TestSources::tokenGoesToTheServiceAlone()
{
    const auto list = makeSource(u"huggingFace"_s);
    for (const char *base :
         {"https://huggingface.co", "https://huggingface.co/", "https://HuggingFace.co:443"})
        QCOMPARE(list->requestsWithToken(QUrl(QString::fromLatin1(base))), 1000);
    for (const char *base :
         {"http://huggingface.co", "https://huggingface.co:8443", "https://www.huggingface.co",
          "https://hf.co", "https://huggingface.co.example", "https://huggingface.co@evil.example",
          "https://evil.example/huggingface.co", "https://huggingface.co.", "ftp://huggingface.co",
          "https://hf-mirror.com", "http://127.0.0.1:8000", "file:///huggingface.co", ""})
        QCOMPARE(list->requestsWithToken(QUrl(QString::fromLatin1(base))), 0);
    for (const QString &id : sourceIds())
        if (id != "huggingFace"_L1)
            QCOMPARE(makeSource(id)->requestsWithToken(QUrl(u"https://huggingface.co"_s)), 0);
}

void TestSources::aRefusedTokenIsNamed()
{
    const auto list = makeSource(u"huggingFace"_s);
    for (const int status : {401, 403}) {
        SourceResponse response = test::answered("{\"error\":\"Invalid token hf_abc\"}", status);
        const auto problem = [&] {
            return list->parse(test::askedFor(QDate(2024, 6, 3)), response).days.first().problem;
        };
        QVERIFY2(!problem().contains("your token"_L1), qPrintable(problem()));
        response.hadToken = true;
        QVERIFY2(problem().contains("did not accept your token"_L1), qPrintable(problem()));
        QVERIFY2(!problem().contains("hf_abc"_L1), qPrintable(problem()));
    }
}

void TestSources::bases_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<bool>("isAcceptable");
    for (const char *base : {"https://huggingface.co", "https://example.org/some/path",
                             "http://localhost:8000", "http://127.0.0.1", "http://127.8.9.10:1/x",
                             "http://[::1]:80", "https://10.0.0.1", "HTTPS://Example.org"})
        QTest::newRow(base) << QString::fromLatin1(base) << true;
    for (const char *base :
         {"", "http://example.org", "http://10.0.0.1", "http://127.0.0.1.example.org",
          "http://localhost.example.org", "http://[::2]", "https://", "https:///path",
          "example.org", "ftp://example.org", "file:///etc", "https://user@example.org",
          "https://user:word@example.org", "https://example.org?x=1", "https://example.org#x",
          "javascript:alert(1)", "http://1270.0.0.1"})
        QTest::newRow(base) << QString::fromLatin1(base) << false;
}

void TestSources::bases()
{
    QFETCH(QString, base);
    QTEST(isAcceptableBase(QUrl(base)), "isAcceptable");
}

BROADSHEET_TEST(TestSources, QCoreApplication)
#include "tst_sources.moc"
