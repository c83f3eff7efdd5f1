// Digest files of an archive as the days of a source.
#include "Responses.h"
#include "support/Runner.h"

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

const QDate asked(2024, 3, 22);
const QByteArray twoPapers = "## Daily Papers (2024-03-22)\n\n"
                             "### [One](https://arxiv.org/abs/2403.00001)\n\nVote: 3\n\n- 하나\n\n"
                             "### [Two](https://arxiv.org/abs/2403.00002)\n\nVote: 4\n\n- 둘\n";

ParsedResponse readFile(const QByteArray &body, int status = 200, const QString &id = u"archive"_s)
{
    return makeSource(id)->parse(askedFor(asked), answered(body, status));
}

} // namespace

class TestArchive final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDay();
    void dayFromTheAddress();
    void noDigest();
    void otherDays();
    void surprisesAreRemarks();
    void failures_data();
    void failures();
    void cutShort();
};

void TestArchive::aDay()
{
    const ParsedResponse parsed = readFile(twoPapers, 200, u"archive-home"_s);
    checkParsed(parsed, u"archive-home"_s);
    QCOMPARE(parsed.days.size(), 1);
    const DayReport &day = parsed.days.first();
    QCOMPARE(day.day, asked);
    QCOMPARE(day.origin, u"2024/03/22.md"_s);
    QCOMPARE(day.status, DayStatus::Complete);
    QCOMPARE(day.at, answered({}).at);
    QCOMPARE(idsOf(day), (QStringList{u"2403.00001"_s, u"2403.00002"_s}));
    QCOMPARE(day.papers.first().votes, std::optional(3));
    QVERIFY(!parsed.hasMore);
    QVERIFY(parsed.remarks.isEmpty());
}

void TestArchive::dayFromTheAddress()
{
    const DayReport day = readFile("### [One](https://arxiv.org/abs/2403.00001)\n").days.first();
    QCOMPARE(day.day, asked);
    QCOMPARE(day.papers.size(), 1);
}

void TestArchive::noDigest()
{
    for (const int status : {404, 410}) {
        const DayReport day = readFile("<html>not found</html>", status).days.first();
        QCOMPARE(day.status, DayStatus::Complete);
        QVERIFY(day.papers.isEmpty());
        // The response is from 20 June, so the digest of that day may still come.
        const ParsedResponse yet =
            makeSource(u"archive"_s)->parse(askedFor(QDate(2024, 6, 20)), answered({}, status));
        QCOMPARE(yet.days.first().status, DayStatus::NotOpenYet);
    }
}

void TestArchive::otherDays()
{
    const QByteArray before =
        "## Daily Papers (2024-03-21)\n\n### [Three](https://arxiv.org/abs/2403.00003)\n\n";
    const ParsedResponse parsed = readFile(before + twoPapers);
    checkParsed(parsed, u"archive"_s);
    QCOMPARE(parsed.days.size(), 2);
    QCOMPARE(parsed.days[0].papers.size(), 2);
    QCOMPARE(parsed.days[0].status, DayStatus::Complete);
    QCOMPARE(parsed.days[1].day, QDate(2024, 3, 21));
    QCOMPARE(parsed.days[1].papers.size(), 1);

    const ParsedResponse without = readFile(before);
    checkParsed(without, u"archive"_s);
    QCOMPARE(without.days[0].day, asked);
    QVERIFY(without.days[0].papers.isEmpty());
    QVERIFY(without.days[0].status != DayStatus::Complete);
    QCOMPARE(without.days[1].papers.size(), 1);
}

void TestArchive::surprisesAreRemarks()
{
    QByteArray body = twoPapers;
    body.replace("Vote: 3", "Vote: many");
    const ParsedResponse parsed = readFile(body);
    QCOMPARE(parsed.days.first().status, DayStatus::Complete);
    QCOMPARE(parsed.remarks.size(), 1);
    QVERIFY2(parsed.remarks.first().startsWith(u"Line 5: "), qPrintable(parsed.remarks.first()));
}

void TestArchive::failures_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::newRow("500") << twoPapers << 500;
    QTest::newRow("403") << twoPapers << 403;
    QTest::newRow("page") << QByteArray("<!doctype html>\n<html>log in</html>") << 200;
    QTest::newRow("binary") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\0\1\2\3", 15) << 200;
    QTest::newRow("prose") << QByteArray("Nothing to see here.\n") << 200;
    QTest::newRow("nothing") << QByteArray() << 200;
}

void TestArchive::failures()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    const ParsedResponse parsed = readFile(body, status);
    checkParsed(parsed, u"archive"_s);
    QCOMPARE(parsed.days.size(), 1);
    QCOMPARE(parsed.days.first().status, DayStatus::Failed);
    QVERIFY(parsed.days.first().problem.contains(u"list.example"));
}

// The entry in which the file breaks off may be less than what is already known.
void TestArchive::cutShort()
{
    const auto readCut = [](qsizetype size) {
        SourceResponse response = answered(twoPapers.first(size));
        response.problem = u"The connection was lost."_s;
        return makeSource(u"archive"_s)->parse(askedFor(asked), response);
    };
    for (qsizetype size = 0; size <= twoPapers.size(); ++size) {
        const ParsedResponse parsed = readCut(size);
        checkParsed(parsed, u"archive"_s);
        const DayReport &day = parsed.days.first();
        QCOMPARE(day.problem, u"The connection was lost."_s);
        QVERIFY(day.papers.size() <= 1);
        if (!day.papers.isEmpty())
            QCOMPARE(day.papers, readFile(twoPapers).days.first().papers.first(1));
    }
    QCOMPARE(readCut(twoPapers.size()).days.first().status, DayStatus::CutShort);
}

BROADSHEET_TEST(TestArchive, QCoreApplication)
#include "tst_archive.moc"
