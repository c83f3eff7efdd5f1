#include "network/HttpErrors.h"
#include "network/RetryRules.h"
#include "support/Runner.h"

#include <QTest>
#include <QTimeZone>

using namespace broadsheet;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QDateTime testTime({2026, 4, 8}, {6, 0}, QTimeZone::utc());

} // namespace

class TestRetryRules final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatMayPass_data();
    void whatMayPass();
    void waits_data();
    void waits();
    void successNeedsNoRetryAfter();
    void backoffGrows();
    void whatIsFollowed_data();
    void whatIsFollowed();
};

void TestRetryRules::whatMayPass_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("expected");
    for (const int status : {408, 429, 500, 502, 503, 504, 520})
        QTest::addRow("%d", status) << status << true;
    for (const int status : {0, 200, 304, 400, 403, 404, 410, 418, 501, 600})
        QTest::addRow("%d", status) << status << false;
}

void TestRetryRules::whatMayPass()
{
    QFETCH(const int, status);
    QTEST(isTransient(status), "expected");
}

void TestRetryRules::waits_data()
{
    QTest::addColumn<QByteArray>("retryAfter");
    QTest::addColumn<QByteArray>("rateLimit");
    QTest::addColumn<QByteArray>("remaining");
    QTest::addColumn<QByteArray>("reset");
    QTest::addColumn<qint64>("seconds"); // -1: the headers do not say
    constexpr qint64 secondsPerDay = 24 * 3600;
    const auto row = [](const char *name, const QByteArray &retryAfter, const QByteArray &rateLimit,
                        const QByteArray &remaining, const QByteArray &reset, qint64 seconds) {
        QTest::newRow(name) << retryAfter << rateLimit << remaining << reset << seconds;
    };
    row("nothing", "", "", "", "", -1);
    row("seconds", "55", "", "", "", 55);
    row("seconds with spaces", " 55 ", "", "", "", 55);
    row("zero", "0", "", "", "", 0);
    row("negative", "-5", "", "", "", -1);
    row("fraction", "1.5", "", "", "", -1);
    row("words", "soon", "", "", "", -1);
    row("absurd", "99999999", "", "", "", secondsPerDay);
    row("beyond 64 bits", "99999999999999999999999", "", "", "", secondsPerDay);
    row("date", "Wed, 08 Apr 2026 06:01:00 GMT", "", "", "", 60);
    row("date gone by", "Wed, 08 Apr 2026 05:00:00 GMT", "", "", "", 0);
    row("date far away", "Wed, 08 Apr 2099 05:00:00 GMT", "", "", "", secondsPerDay);
    row("broken date", "Wed, 38 Apr 2026 06:01:00 GMT", "", "", "", -1);
    row("used up", "", "\"api\";r=0;t=55", "", "", 55);
    row("not used up", "", "\"api\";r=1;t=55", "", "", -1);
    row("one of two used up", "", "\"a\";r=7;t=9, \"b\"; r=0; t=30", "", "", 30);
    row("no time", "", "\"api\";r=0", "", "", -1);
    row("negative rest", "", "\"api\";r=-1;t=55", "", "", -1);
    row("garbage", "", ";;==,=;r;t=,\"", "", "", -1);
    row("the later of both", "10", "\"api\";r=0;t=55", "", "", 55);
    row("older form", "", "", "0", "40", 40);
    row("older form, not used up", "", "", "3", "40", -1);
    row("older form, no reset", "", "", "0", "", -1);
    row("since 1970", "", "", "0", QByteArray::number(testTime.toSecsSinceEpoch() + 33), 33);
    row("long ago since 1970", "", "", "0", "1000000001", 0);
}

void TestRetryRules::waits()
{
    QFETCH(const QByteArray, retryAfter);
    QFETCH(const QByteArray, rateLimit);
    QFETCH(const QByteArray, remaining);
    QFETCH(const QByteArray, reset);
    QFETCH(const qint64, seconds);
    const QDateTime until = retryAt(429,
                                    {.retryAfter = retryAfter,
                                     .date = {},
                                     .rateLimit = rateLimit,
                                     .rateLimitRemaining = remaining,
                                     .rateLimitReset = reset},
                                    testTime);
    QCOMPARE(until.isValid() ? testTime.secsTo(until) : -1, seconds);
}

void TestRetryRules::successNeedsNoRetryAfter()
{
    QVERIFY(!retryAt(200, {.retryAfter = "55"}, testTime).isValid());
    QCOMPARE(retryAt(200, {.rateLimit = "\"api\";r=0;t=5"}, testTime), testTime.addSecs(5));
    // The clock of this server is an hour behind.
    const RetryHeaders behind{.retryAfter = "Wed, 08 Apr 2026 05:01:00 GMT",
                              .date = "Wed, 08 Apr 2026 05:00:00 GMT"};
    QCOMPARE(retryAt(503, behind, testTime), testTime.addSecs(60));
}

void TestRetryRules::backoffGrows()
{
    QCOMPARE(backoff(1, 1.0), 1000ms);
    QCOMPARE(backoff(2, 1.0), 2000ms);
    QCOMPARE(backoff(5, 1.0), 16'000ms);
    QCOMPARE(backoff(6, 1.0), 30'000ms);
    QCOMPARE(backoff(1000, 1.0), 30'000ms);
    QCOMPARE(backoff(3, 0.0), 0ms);
    QCOMPARE(backoff(3, 0.5), 2000ms);
}

void TestRetryRules::whatIsFollowed_data()
{
    QTest::addColumn<QUrl>("from");
    QTest::addColumn<QUrl>("to");
    QTest::addColumn<bool>("httpsOnly");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char *name, const QString &from, const QString &to, bool httpsOnly,
                        bool expected) {
        QTest::newRow(name) << QUrl(from) << QUrl(to) << httpsOnly << expected;
    };
    row("https", u"https://a.example/"_s, u"https://b.example/"_s, true, true);
    row("to https", u"http://a.example/"_s, u"https://b.example/"_s, false, true);
    row("to http", u"https://a.example/"_s, u"http://a.example/"_s, false, false);
    row("to http here", u"https://a.example/"_s, u"http://localhost/"_s, false, false);
    row("http", u"http://a.example/"_s, u"http://b.example/"_s, false, true);
    row("http from here", u"http://127.0.0.1/"_s, u"http://b.example/"_s, true, false);
    row("here", u"http://127.0.0.1/"_s, u"http://localhost:8080/"_s, true, true);
    row("here by IPv6", u"http://127.0.0.1/"_s, u"http://[::1]/"_s, true, true);
    row("looks like here", u"http://127.0.0.1/"_s, u"http://127.0.0.1.example/"_s, true, false);
    row("file", u"https://a.example/"_s, u"file:///etc/passwd"_s, false, false);
    row("ftp", u"http://a.example/"_s, u"ftp://a.example/"_s, false, false);
    row("script", u"http://a.example/"_s, u"javascript:alert(1)"_s, false, false);
    row("nowhere", u"http://a.example/"_s, QString(), false, false);
}

void TestRetryRules::whatIsFollowed()
{
    QFETCH(const QUrl, from);
    QFETCH(const QUrl, to);
    QFETCH(const bool, httpsOnly);
    QTEST(mayFollow(from, to, httpsOnly), "expected");
}

BROADSHEET_TEST(TestRetryRules, QCoreApplication)
#include "tst_retry_rules.moc"
