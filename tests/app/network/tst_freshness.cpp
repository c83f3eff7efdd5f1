#include "network/Freshness.h"
#include "support/Runner.h"

#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

class TestFreshness final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void untilWhen_data();
    void untilWhen();
    void storing();
};

void TestFreshness::untilWhen_data()
{
    QTest::addColumn<FreshnessHeaders>("headers");
    QTest::addColumn<qint64>("seconds"); // from now; -1: the headers do not say

    const auto row = [](const char *name, const FreshnessHeaders &headers, qint64 seconds) {
        QTest::newRow(name) << headers << seconds;
    };
    const QByteArray sent = "Fri, 22 Mar 2024 08:00:00 GMT";
    const QByteArray later = "Fri, 22 Mar 2024 09:00:00 GMT";
    constexpr qint64 year = 365LL * 24 * 3600;
    row("nothing", {}, -1);
    row("max-age", {.cacheControl = "public, max-age=60", .expires = {}, .date = {}, .age = {}},
        60);
    row("quoted", {.cacheControl = "Max-Age=\"60\"", .expires = {}, .date = {}, .age = {}}, 60);
    row("age", {.cacheControl = "max-age=60", .expires = {}, .date = {}, .age = "45"}, 15);
    row("older than that", {.cacheControl = "max-age=60", .expires = {}, .date = {}, .age = "99"},
        0);
    row("not a number", {.cacheControl = "max-age=soon", .expires = {}, .date = {}, .age = {}}, 0);
    row("overflow",
        {.cacheControl = "max-age=9223372036854775807", .expires = {}, .date = {}, .age = {}},
        year);
    row("no-cache", {.cacheControl = "no-cache, max-age=60", .expires = {}, .date = {}, .age = {}},
        0);
    row("expires", {.cacheControl = {}, .expires = later, .date = sent, .age = {}}, 3600);
    row("max-age wins", {.cacheControl = "max-age=5", .expires = later, .date = sent, .age = {}},
        5);
    row("expires: 0", {.cacheControl = {}, .expires = "0", .date = sent, .age = {}}, 0);
    row("expired", {.cacheControl = {}, .expires = sent, .date = later, .age = {}}, 0);
    row("other directives", {.cacheControl = "public", .expires = {}, .date = {}, .age = {}}, -1);
}

void TestFreshness::untilWhen()
{
    QFETCH(const FreshnessHeaders, headers);
    QFETCH(const qint64, seconds);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QDateTime until = freshUntil(headers, now);
    if (seconds < 0)
        QVERIFY(!until.isValid());
    else
        QCOMPARE(now.secsTo(until), seconds);
}

void TestFreshness::storing()
{
    QVERIFY(mayBeStored({}));
    QVERIFY(mayBeStored("private, max-age=60"));
    QVERIFY(!mayBeStored("max-age=60, No-Store"));
}

BROADSHEET_TEST(TestFreshness, QCoreApplication)
#include "tst_freshness.moc"
