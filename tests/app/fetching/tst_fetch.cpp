// Fetching over real HTTP into a real library, when nothing goes wrong.
#include "FetchDesk.h"
#include "support/Corpus.h"
#include "support/Runner.h"

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

const QDate day(2024, 6, 12);

QDateTime utc(QDate date, int hour)
{
    return QDateTime(date, {hour, 0}, QTimeZone::utc());
}

} // namespace

class TestFetch final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDay();
    void anEmptyDay();
    void anArchiveWithoutAnyDigestIsAWrongAddress();
    void anArchiveMayHaveGaps();
    void aRangeNewestFirst();
    void settledDaysAreNotAskedAgain();
    void aRefreshIsAWeek();
    void votesAreKeptOverTime();
    void nothingNewerCostsNothing();
    void aListThatStillGrows();
    void aGrowingListThatStaysTheSame();
    void anEmptyListThatMayStillGrow();
    void fiftyAndMore_data();
    void fiftyAndMore();
    void aServerThatIgnoresPages();
    void aListThatMovesWhileItIsRead();
    void theCorpus_data() { addCorpusRows(); }
    void theCorpus();
    void cancelAndGoOn();
    void detailsInBatches();
    void onePaperDoesNotBlockTheOthers();
    void politeOverAnEnrichmentAndARestart();
    void anUnknownCategory();
    void aCategoryThatFails_data();
    void aCategoryThatFails();
    void theListOfTheDayBefore();
    void severalSources();
    void aWrongAddressIsSaid();
    void theSampleGoes();
    void newSourcesWaitForTheNextFetch();
};

void TestFetch::aDay()
{
    FetchDesk desk;
    desk.hub.list(day, Hub::papers(7));
    const FetchReport report = desk.fetch(day);
    QCOMPARE(report.newPapers, 7);
    QCOMPARE(report.outcomes.size(), 1);
    QCOMPARE(report.outcomes.first().status, DayStatus::Complete);
    QCOMPARE(report.outcomes.first().papers, 7);
    QVERIFY(report.problems().isEmpty());
    QVERIFY(!report.isOffline);
    QCOMPARE(desk.papersOf(day).size(), 7);
    const DaySource known = desk.ledger(day);
    QCOMPARE(known.status, DayStatus::Complete);
    QVERIFY(known.problem.isEmpty());
    QCOMPARE(desk.hub.asked(day), 1);
    QCOMPARE(desk.hub.server().requests().first().target,
             "/api/daily_papers?date=2024-06-12&limit=100&p=0");
}

namespace {

const QDate lastDay(2024, 6, 10);

void useArchive(FetchDesk &desk, const HttpServer &server)
{
    desk.settings.setSourceEnabled(u"huggingFace"_s, false);
    desk.settings.setSourceEnabled(u"archive"_s, true);
    desk.settings.setSourceBase(u"archive"_s, server.url({}).toString());
}

QList<DayStatus> statuses(const FetchReport &report)
{
    QList<DayStatus> found;
    for (const DayOutcome &outcome : report.outcomes)
        found.append(outcome.status);
    return found;
}

} // namespace

void TestFetch::anArchiveWithoutAnyDigestIsAWrongAddress()
{
    HttpServer server;
    FetchDesk desk;
    useArchive(desk, server);
    const FetchReport few = desk.fetch(lastDay.addDays(-3), lastDay);
    QCOMPARE(statuses(few), QList<DayStatus>(4, DayStatus::Empty));
    const FetchReport many = desk.fetch(lastDay.addDays(-14), lastDay.addDays(-10));
    QCOMPARE(statuses(many), QList<DayStatus>(5, DayStatus::Failed));
    const DaySource day = desk.ledger(lastDay.addDays(-12), u"archive"_s);
    QCOMPARE(day.status, DayStatus::Failed);
    QVERIFY2(day.problem.contains("address"_L1), qPrintable(day.problem));
    QVERIFY2(day.problem.contains(server.url({}).toString()), qPrintable(day.problem));
}

void TestFetch::anArchiveMayHaveGaps()
{
    HttpServer server;
    server.respond("/2024/06/01.md", {.headers = {{"Content-Type", "text/markdown"}},
                                      .body = "## Daily Papers (2024-06-01)\n\n"
                                              "### [One](https://arxiv.org/abs/2406.00001)\n"});
    FetchDesk desk;
    useArchive(desk, server);
    QList<DayStatus> expected(9, DayStatus::Empty);
    expected.append(DayStatus::Complete);
    QList<DayStatus> found = statuses(desk.fetch(lastDay.addDays(-9), lastDay));
    std::sort(found.begin(), found.end(), std::greater());
    QCOMPARE(found, expected);
    // From now on it is known to be an archive.
    const FetchReport gap = desk.fetch(lastDay.addDays(-30), lastDay.addDays(-20));
    QCOMPARE(statuses(gap), QList<DayStatus>(11, DayStatus::Empty));
}

void TestFetch::anEmptyDay()
{
    FetchDesk desk;
    const QDate sunday(2024, 6, 9);
    QCOMPARE(desk.fetch(sunday).outcomes.first().status, DayStatus::Empty);
    QCOMPARE(desk.ledger(sunday).status, DayStatus::Empty);
}

void TestFetch::aRangeNewestFirst()
{
    FetchDesk desk;
    for (int i = 0; i < 20; ++i)
        desk.hub.list(day.addDays(-i), Hub::papers(3, 10 * i + 1));
    const FetchReport report = desk.fetch(day.addDays(-19), day);
    QCOMPARE(report.newPapers, 60);
    QCOMPARE(report.outcomes.size(), 20);
    QCOMPARE(desk.daysDone, 20);
    QList<QDate> asked = desk.hub.askedDays();
    QCOMPARE(asked.size(), 20);
    QVERIFY(asked.indexOf(day) <
            8); // several are asked at once, so the order is only roughly newest first
    QVERIFY(asked.indexOf(day.addDays(-19)) > 12);
}

void TestFetch::settledDaysAreNotAskedAgain()
{
    FetchDesk desk;
    for (int i = 0; i < 5; ++i)
        desk.hub.list(day.addDays(-i), Hub::papers(3, 10 * i + 1));
    (void)desk.fetch(day.addDays(-4), day);
    const qsizetype before = desk.hub.server().requests().size();
    const FetchReport again = desk.fetch(day.addDays(-4), day);
    QCOMPARE(desk.hub.server().requests().size(), before);
    QCOMPARE(again.outcomes.size(), 5);
    for (const DayOutcome &one : again.outcomes) {
        QVERIFY(one.isSkipped);
        QCOMPARE(one.status, DayStatus::Complete);
    }
    (void)desk.fetch(day); // a single day is asked for again
    QCOMPARE(desk.hub.server().requests().size(), before + 1);
}

void TestFetch::aRefreshIsAWeek()
{
    FetchDesk desk;
    const QDate today = desk.clock.now().date();
    desk.hub.list(today, Hub::papers(4));
    const FetchReport report = desk.fetch({.byUser = true});
    QCOMPARE(report.newPapers, 4);
    QVERIFY(report.outcomes.size() >= 7); // eight in time zones where the date is ahead
    // Again at once, but not by the user: nothing is due.
    QCOMPARE(desk.fetch(FetchRequest{}).outcomes.size(), 0);
}

void TestFetch::votesAreKeptOverTime()
{
    FetchDesk desk;
    desk.hub.list(day, Hub::papers(1, 1, 2));
    (void)desk.fetch(day);
    desk.clock.advance(std::chrono::hours(24 * 6));
    desk.hub.list(day, Hub::papers(1, 1, 42));
    const FetchReport report = desk.fetch(day);
    QCOMPARE(report.newPapers, 0);
    const Paper paper = *desk.library->paper({u"2404.00001"_s}).result();
    QCOMPARE(paper.votes, 42);
    QCOMPARE(paper.votesOverTime.size(), 2);
    QCOMPARE(paper.votesOverTime.first().votes, 2);
    QCOMPARE(paper.rise, 40);
    QCOMPARE(desk.papers({.rising = true}).size(), 1);
}

void TestFetch::nothingNewerCostsNothing()
{
    FetchDesk desk;
    int full = 0;
    desk.hub.answer(day, [&full](const ServedRequest &request) {
        if (request.headers.value("if-none-match") == "\"v1\"")
            return Response{.status = 304, .headers = {{"ETag", "\"v1\""}}};
        ++full;
        Response reply = page(Hub::papers(3), request);
        reply.headers.insert("ETag", "\"v1\"");
        return reply;
    });
    (void)desk.fetch(day);
    const FetchReport again = desk.fetch(day);
    QCOMPARE(full, 1);
    QVERIFY(again.outcomes.first().isUnchanged);
    QCOMPARE(again.outcomes.first().status, DayStatus::Complete);
    QCOMPARE(desk.ledger(day).status, DayStatus::Complete);
    QCOMPARE(desk.papersOf(day).size(), 3);
}

// Hugging Face's list of a day grows until the afternoon (UTC). It is asked for again every half
// hour, and is complete once it was asked for after it closed.
void TestFetch::aListThatStillGrows()
{
    FetchDesk desk;
    desk.clock.set(utc(day, 2));
    desk.hub.list(day, Hub::papers(33));
    QVERIFY(desk.fetch({.byUser = true}).problems().isEmpty());
    QCOMPARE(desk.ledger(day).status, DayStatus::SoFar);
    QCOMPARE(desk.ledger(day).papers, 33);
    QCOMPARE(desk.ledger(day).nextTry, utc(day, 2).addSecs(30 * 60));
    QCOMPARE(desk.ledger(day.addDays(-1)).status, DayStatus::Empty); // closed since 11 hours

    desk.clock.set(utc(day, 14));
    desk.hub.list(day, Hub::papers(40));
    (void)desk.fetch(FetchRequest());
    QCOMPARE(desk.ledger(day).status, DayStatus::SoFar);
    QCOMPARE(desk.ledger(day).papers, 40);

    desk.clock.set(utc(day, 15));
    desk.hub.list(day, Hub::papers(46));
    (void)desk.fetch(FetchRequest());
    QCOMPARE(desk.ledger(day).status, DayStatus::Complete);
    QVERIFY(!desk.ledger(day).nextTry.isValid());
    QCOMPARE(desk.papersOf(day).size(), 46);
}

// An answer that nothing is newer makes a day complete as well, once the list has closed.
void TestFetch::aGrowingListThatStaysTheSame()
{
    FetchDesk desk;
    desk.hub.answer(day, [](const ServedRequest &request) {
        if (request.headers.value("if-none-match") == "\"v1\"")
            return Response{.status = 304, .headers = {{"ETag", "\"v1\""}}};
        Response reply = page(Hub::papers(3), request);
        reply.headers.insert("ETag", "\"v1\"");
        return reply;
    });
    desk.clock.set(utc(day, 1));
    (void)desk.fetch(day);
    QCOMPARE(desk.ledger(day).status, DayStatus::SoFar);
    desk.clock.set(utc(day, 3));
    QVERIFY(desk.fetch(day).outcomes.first().isUnchanged);
    QCOMPARE(desk.ledger(day).status, DayStatus::SoFar);
    desk.clock.set(utc(day.addDays(1), 1));
    QVERIFY(desk.fetch(day).outcomes.first().isUnchanged);
    QCOMPARE(desk.ledger(day).status, DayStatus::Complete);
}

// A list without papers may still get some, and is known to be empty only when it has closed.
void TestFetch::anEmptyListThatMayStillGrow()
{
    FetchDesk desk;
    desk.clock.set(utc(day, 1));
    QVERIFY(desk.fetch(day).outcomes.first().isGood());
    QCOMPARE(desk.ledger(day).status, DayStatus::SoFar);
    QCOMPARE(desk.ledger(day).papers, 0);
    desk.clock.set(utc(day, 16));
    (void)desk.fetch(day);
    QCOMPARE(desk.ledger(day).status, DayStatus::Empty);
}

void TestFetch::fiftyAndMore_data()
{
    QTest::addColumn<int>("papers");
    for (const int papers : {49, 50, 51, 99, 100, 101, 150, 200, 237})
        QTest::addRow("%d", papers) << papers;
}

void TestFetch::fiftyAndMore()
{
    QFETCH(int, papers);
    FetchDesk desk;
    desk.hub.list(day, Hub::papers(papers));
    const FetchReport report = desk.fetch(day);
    QCOMPARE(report.outcomes.first().status, DayStatus::Complete);
    QCOMPARE(report.newPapers, papers);
    QCOMPARE(desk.papersOf(day).size(), papers);
}

void TestFetch::aServerThatIgnoresPages()
{
    FetchDesk desk;
    desk.hub.answer(day, [](const ServedRequest &) {
        ServedRequest first{.target = "/api/daily_papers?p=0&limit=50"};
        return page(Hub::papers(80), first);
    });
    const FetchReport report = desk.fetch(day);
    QCOMPARE(report.outcomes.first().status, DayStatus::CutShort);
    QVERIFY(!report.outcomes.first().problem.isEmpty());
    QCOMPARE(desk.papersOf(day).size(), 50);
    QCOMPARE(desk.ledger(day).status, DayStatus::CutShort);
    QVERIFY(desk.hub.asked(day) <= 3);
}

void TestFetch::aListThatMovesWhileItIsRead()
{
    FetchDesk desk;
    // A paper of the first page is removed after it was read, so one of the second page moves
    // there.
    QJsonArray list = Hub::papers(150);
    int requests = 0;
    desk.hub.answer(day, [&](const ServedRequest &request) {
        const Response reply = page(list, request);
        if (++requests == 1)
            list.removeAt(3);
        return reply;
    });
    const FetchReport report = desk.fetch(day);
    QCOMPARE(report.outcomes.first().status, DayStatus::Complete);
    QCOMPARE(desk.papersOf(day).size(), 150); // the removed one was read before and stays

    // A list that changes each time does not count as complete.
    int next = 1000;
    desk.hub.answer(day.addDays(1), [&](const ServedRequest &request) {
        list.prepend(Hub::papers(1, ++next).first());
        return page(list, request);
    });
    QCOMPARE(desk.fetch(day.addDays(1)).outcomes.first().status, DayStatus::CutShort);
    QVERIFY(desk.papersOf(day.addDays(1)).size() > 149);
}

void TestFetch::theCorpus()
{
    QFETCH(Corpus, corpus);
    FetchDesk desk;
    desk.hub.listCorpus(corpus.replyFolder());
    const FetchReport june = desk.fetch(QDate(2024, 6, 1), QDate(2024, 6, 30));
    const FetchReport july = desk.fetch(QDate(2026, 7, 1), QDate(2026, 7, 31));
    QVERIFY(june.problems().isEmpty());
    QVERIFY(july.problems().isEmpty());
    QCOMPARE(june.outcomes.size() + july.outcomes.size(), 61);
    int entries = 0;
    qsizetype complete = 0;
    for (const DayOutcome &one : june.outcomes + july.outcomes) {
        entries += one.papers;
        complete += one.status == DayStatus::Complete ? 1 : 0;
    }
    QCOMPARE(entries, corpus.replyEntries);
    QCOMPARE(complete, corpus.replies);
    QCOMPARE(desk.ledger(QDate(2024, 6, 8)).status, DayStatus::Empty); // a Saturday
    for (const QString &path : corpus.replyFiles())
        QCOMPARE(desk.ledger(dayOfFile(path)).status, DayStatus::Complete);
}

void TestFetch::cancelAndGoOn()
{
    FetchDesk desk;
    for (int i = 0; i < 60; ++i)
        desk.hub.list(day.addDays(-i), Hub::papers(2, 10 * i + 1));
    const auto stop = QObject::connect(desk.fetcher.get(), &Fetcher::dayDone, desk.fetcher.get(),
                                       [&desk](const DayOutcome &) {
                                           if (desk.daysDone == 12)
                                               desk.fetcher->cancel();
                                       });
    const FetchReport stopped = desk.fetch(day.addDays(-59), day);
    QVERIFY(stopped.isCancelled);
    QVERIFY(stopped.outcomes.size() < 60);
    QObject::disconnect(stop);

    const int asked = int(desk.hub.server().requests().size());
    const FetchReport rest = desk.fetch(day.addDays(-59), day);
    QVERIFY(!rest.isCancelled);
    QCOMPARE(rest.outcomes.size(), 60);
    QCOMPARE(desk.papers().size(), 120);
    // Only the requests that were under way are repeated.
    QVERIFY(desk.hub.server().requests().size() - 60 <= 20);
    QVERIFY(desk.hub.server().requests().size() > asked);
}

void TestFetch::detailsInBatches()
{
    FetchDesk desk;
    desk.hub.list(day, Hub::papers(99));
    desk.hub.list(day.addDays(-1), Hub::papers(99, 200));
    desk.hub.list(day.addDays(-2), Hub::papers(30, 400));
    QList<int> batches;
    desk.hub.server().respond("/api/query", [&batches](const ServedRequest &request) {
        QByteArray ids = request.target.split('=').value(1).split('&').value(0);
        const QList<QByteArray> asked = ids.replace("%2C", ",").split(',');
        QByteArray feed = "<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'>";
        batches.append(int(asked.size()));
        for (const QByteArray &id : asked)
            feed += "<entry><id>http://arxiv.org/abs/" + id + "v2</id><title>T " + id +
                    "</title><summary>S</summary><author><name>Ada Lovelace</name></author>"
                    "<category term='cs.CL'/></entry>";
        return Response{.headers = {{"Content-Type", "application/atom+xml"}},
                        .body = feed + "</feed>"};
    });
    desk.settings.setSourceEnabled(u"arxivApi"_s, true);
    const FetchReport report = desk.fetch(day.addDays(-2), day);
    QCOMPARE(batches, (QList<int>{100, 100, 28}));
    QVERIFY(report.problems().isEmpty());
    const Paper paper = *desk.library->paper({u"2404.00001"_s}).result();
    QCOMPARE(paper.authors, QStringList{u"Ada Lovelace"_s});
    QCOMPARE(paper.categories, QStringList{u"cs.CL"_s});
    QCOMPARE(paper.version, 2);
    // Three seconds between them, by the client's clock.
    qint64 waited = 0;
    for (const auto wait : desk.clock.waits())
        waited += wait.count();
    QVERIFY(waited >= 6000);
    // No paper is asked about twice.
    (void)desk.fetch(day.addDays(-2), day);
    QCOMPARE(batches.size(), 3);
}

void TestFetch::onePaperDoesNotBlockTheOthers()
{
    FetchDesk desk;
    desk.hub.list(day, Hub::papers(40));
    int requests = 0;
    desk.hub.server().respond("/api/query", [&requests](const ServedRequest &request) {
        ++requests;
        QByteArray ids = request.target.split('=').value(1).split('&').value(0);
        ids.replace("%2C", ",");
        if (ids.contains("2404.00017"))
            return Response{.status = 400};
        QByteArray feed = "<feed xmlns='http://www.w3.org/2005/Atom'>";
        for (const QByteArray &id : ids.split(','))
            feed += "<entry><id>http://arxiv.org/abs/" + id + "v3</id><title>T</title></entry>";
        return Response{.headers = {{"Content-Type", "application/atom+xml"}},
                        .body = feed + "</feed>"};
    });
    desk.settings.setSourceEnabled(u"arxivApi"_s, true);
    (void)desk.fetch(day);
    QCOMPARE(desk.library->paper({u"2404.00018"_s}).result()->version, 3);
    QCOMPARE(desk.library->paper({u"2404.00017"_s}).result()->version, std::nullopt);
    QVERIFY2(requests < 16, qPrintable(QString::number(requests))); // halved, not one by one
    QVERIFY(desk.library->withoutReportOf(u"arxivApi"_s, {}).result()->isEmpty());
}

// arXiv allows one request in three seconds, over all processes and restarts, and is asked for one
// in five.
void TestFetch::politeOverAnEnrichmentAndARestart()
{
    FetchDesk desk;
    for (int i = 0; i < 6; ++i)
        desk.hub.list(day.addDays(-i), Hub::papers(90, 100 * i + 1));
    (void)desk.fetch(day.addDays(-5), day);
    desk.settings.setSourceEnabled(u"huggingFace"_s, false);

    QList<QDateTime> asked;
    desk.hub.server().respond("/api/query", [&](const ServedRequest &request) {
        asked.append(desk.clock.now());
        QByteArray ids = request.target.split('=').value(1).split('&').value(0);
        if (asked.size() == 2)
            return Response{.status = 503}; // holds up the others, and is not repeated
        QByteArray feed = "<feed xmlns='http://www.w3.org/2005/Atom'>";
        for (const QByteArray &id : ids.replace("%2C", ",").split(','))
            feed += "<entry><id>http://arxiv.org/abs/" + id + "v1</id><title>T</title></entry>";
        return Response{.headers = {{"Content-Type", "application/atom+xml"}},
                        .body = feed + "</feed>"};
    });
    const QString budget = desk.folder.filePath(u"requests"_s);
    const auto session = [&](const FetchRequest &request) {
        HttpClient http({.folder = {}, .budgetFile = budget, .clock = &desk.clock});
        Fetcher fetcher(*desk.library, http, [&desk] { return desk.clock.now(); });
        fetcher.setSources(sourcesOf(desk.settings));
        int ended = 0;
        connect(&fetcher, &Fetcher::finished, &fetcher, [&ended] { ++ended; });
        QVERIFY(fetcher.start(request));
        QTRY_COMPARE_WITH_TIMEOUT(ended, 1, 30'000);
    };
    const QStringList details{u"arxivApi"_s};
    session({.sources = details, .from = day.addDays(-2), .to = day});
    session({.sources = details, .from = day.addDays(-5), .to = day});
    QCOMPARE(asked.size(), 3 + 4); // 270 papers of which 90 were refused; those and the other 270
    for (qsizetype i = 1; i < asked.size(); ++i) {
        const qint64 apart = asked.at(i - 1).msecsTo(asked.at(i));
        QVERIFY2(apart >= (i == 2 ? 60'000 : 5'000), qPrintable(QString::number(apart)));
    }
    QVERIFY(desk.library->withoutReportOf(u"arxivApi"_s, {}).result()->isEmpty());
}

// One category that arXiv does not know must not spoil the others.
void TestFetch::anUnknownCategory()
{
    FetchDesk desk;
    const auto feed = [](const QByteArray &id) {
        return Response{.headers = {{"Content-Type", "application/atom+xml"}},
                        .body = "<feed><updated>2024-06-12T00:00:00-04:00</updated><entry>"
                                "<id>oai:arXiv.org:" +
                                id + "v1</id><title>T</title></entry></feed>"};
    };
    desk.settings.setArxivCategories({u"cs.CL"_s, u"cs.XX"_s, u"cs.LG"_s});
    desk.hub.server().respond("/atom/cs.CL+cs.XX+cs.LG", {.status = 400});
    desk.hub.server().respond("/atom/cs.CL", feed("2406.00001"));
    desk.hub.server().respond("/atom/cs.XX", {.status = 400});
    desk.hub.server().respond("/atom/cs.LG", feed("2406.00002"));
    const FetchReport report = desk.fetch({.sources = {u"arxivFeed"_s}, .byUser = true});
    QCOMPARE(desk.papersOf(day).size(), 2);
    QCOMPARE(desk.ledger(day, u"arxivFeed"_s).status, DayStatus::Complete);
    QCOMPARE(report.problems().size(), 1);
    QVERIFY(report.problems().first().problem.contains(u"cs.XX"_s));
}

// The others do not make the day whole, whichever comes last.
void TestFetch::aCategoryThatFails_data()
{
    QTest::addColumn<QByteArray>("failing");
    for (const char *category : {"cs.CL", "cs.CV", "cs.LG"})
        QTest::newRow(category) << QByteArray(category);
}

void TestFetch::aCategoryThatFails()
{
    QFETCH(const QByteArray, failing);
    FetchDesk desk;
    const QList<QByteArray> categories{"cs.CL", "cs.CV", "cs.LG"};
    const auto serve = [&](const QByteArray &failed) {
        for (const QByteArray &category : categories) {
            const QByteArray number = QByteArray::number(1 + categories.indexOf(category));
            const QByteArray entry = "<entry><id>oai:arXiv.org:2406.0000";
            desk.hub.server().respond(
                "/atom/" + category,
                category == failed
                    ? Response{.status = 501}
                    : Response{.headers = {{"ETag", "\"1\""}},
                               .body = "<feed><updated>2024-06-12T00:00:00-04:00</updated>" +
                                       entry + "9v1</id><title>In each</title></entry>" + entry +
                                       number + "v1</id><title>T</title></entry></feed>"});
        }
        return desk.fetch({.sources = {u"arxivFeed"_s}, .byUser = true});
    };
    desk.hub.server().respond("/atom/cs.CL+cs.CV+cs.LG", {.status = 400});
    const FetchReport report = serve(failing);
    QCOMPARE(report.newPapers, 3);
    QCOMPARE(report.outcomes.size(), 1);
    QCOMPARE(report.outcomes.first().status, DayStatus::CutShort);
    const DaySource known = desk.ledger(day, u"arxivFeed"_s);
    QCOMPARE(known.status, DayStatus::CutShort);
    QVERIFY2(known.problem.contains(u"501"_s), qPrintable(known.problem));
    QVERIFY(known.nextTry.isValid());

    desk.clock.advance(std::chrono::minutes(10));
    QCOMPARE(serve({}).newPapers, 1);
    QCOMPARE(desk.ledger(day, u"arxivFeed"_s).status, DayStatus::Complete);
    QCOMPARE(desk.ledger(day, u"arxivFeed"_s).problem, QString());
    QVERIFY(desk.ledger(day, u"arxivFeed"_s).validator.isEmpty());
}

// arXiv sometimes serves the list of the day before under the date of today.
void TestFetch::theListOfTheDayBefore()
{
    FetchDesk desk;
    const auto serve = [&desk](const QByteArray &date, int first, int last) {
        QByteArray feed = "<feed><updated>" + date + "T00:00:00-04:00</updated>";
        for (int i = first; i <= last; ++i)
            feed += "<entry><id>oai:arXiv.org:2406.000" + QByteArray::number(10 + i) +
                    "v1</id><title>T</title></entry>";
        desk.hub.server().respond(
            "/atom/cs.CL+cs.CV+cs.LG",
            {.headers = {{"Content-Type", "application/atom+xml"}}, .body = feed + "</feed>"});
        (void)desk.fetch({.sources = {u"arxivFeed"_s}, .byUser = true});
    };
    const auto status = [&desk](QDate of) { return desk.ledger(of, u"arxivFeed"_s).status; };
    serve("2024-06-12", 1, 20);
    QCOMPARE(status(day), DayStatus::Complete);
    serve("2024-06-13", 1, 20);
    QCOMPARE(status(day.addDays(1)), DayStatus::NotOpenYet);
    QVERIFY(desk.ledger(day.addDays(1), u"arxivFeed"_s).nextTry.isValid());
    QCOMPARE(desk.papersOf(day.addDays(1)).size(), 0);
    QCOMPARE(desk.papersOf(day).size(), 20);
    serve("2024-06-13", 15, 34); // a few were announced again, as cross-lists
    QCOMPARE(status(day.addDays(1)), DayStatus::Complete);
    QCOMPARE(desk.papersOf(day.addDays(1)).size(), 20);
    serve("2024-06-13", 15, 35); // and the same day again
    QCOMPARE(desk.papersOf(day.addDays(1)).size(), 21);
    serve("2024-06-14", 1, 0); // a holiday is no day to compare with
    QCOMPARE(status(day.addDays(2)), DayStatus::Empty);
    serve("2024-06-15", 15, 35);
    QCOMPARE(status(day.addDays(3)), DayStatus::NotOpenYet);
}

void TestFetch::severalSources()
{
    FetchDesk desk;
    desk.hub.list(day, Hub::papers(2));
    desk.hub.server().respond(
        "/2024/06/12.md",
        Response{.headers = {{"Content-Type", "text/plain; charset=utf-8"}},
                 .body = "## Daily Papers (2024-06-12)\n\n### [Paper](https://arxiv.org/abs/"
                         "2404.00002)\n\nVote: 9\n\n- 요약\n"});
    desk.settings.setSourceEnabled(u"archive"_s, true);
    const FetchReport report = desk.fetch(day.addDays(-1), day);
    QCOMPARE(report.outcomes.size(), 4);
    QCOMPARE(desk.ledger(day).status, DayStatus::Complete);
    QCOMPARE(desk.ledger(day, u"archive"_s).status, DayStatus::Complete);
    QCOMPARE(desk.ledger(day.addDays(-1), u"archive"_s).status, DayStatus::Empty);
    const Paper paper = *desk.library->paper({u"2404.00002"_s}).result();
    QCOMPARE(paper.texts.size(), 2); // the abstract and the summary

    // A named source is asked even when it is switched off, and no other is.
    desk.settings.setSourceEnabled(u"archive"_s, false);
    const qsizetype before = desk.hub.server().requests().size();
    (void)desk.fetch({.sources = {u"archive"_s}, .from = day, .to = day});
    QCOMPARE(desk.hub.server().requests().size(), before + 1);
}

void TestFetch::aWrongAddressIsSaid()
{
    FetchDesk desk;
    desk.settings.setSourceBase(u"huggingFace"_s, u"http://example.org"_s);
    const FetchReport report = desk.fetch(day);
    QCOMPARE(report.outcomes.size(), 1);
    QCOMPARE(report.outcomes.first().status, DayStatus::Failed);
    QVERIFY(report.outcomes.first().problem.contains(u"http://example.org"_s));
    QVERIFY(!report.isOffline);
}

void TestFetch::theSampleGoes()
{
    FetchDesk desk;
    (void)desk.library
        ->store({{.source = u"sample"_s,
                  .day = QDate(2024, 1, 2),
                  .origin = u"sample"_s,
                  .papers = {{.id = {u"2401.00001"_s}, .title = u"Sample"_s}}}})
        .result();
    desk.hub.list(day, {});
    (void)desk.fetch(day);
    QCOMPARE(desk.papers().size(), 1); // it stays until there are real papers
    desk.hub.list(day, Hub::papers(2));
    (void)desk.fetch(day);
    QTRY_COMPARE(desk.papers().size(), 2);
}

void TestFetch::newSourcesWaitForTheNextFetch()
{
    FetchDesk desk;
    desk.hub.list(day, Hub::papers(2));
    desk.fetcher->setSources(sourcesOf(desk.settings));
    QVERIFY(desk.fetcher->start({.from = day, .to = day}));
    QVERIFY(!desk.fetcher->start({.from = day, .to = day})); // one at a time
    desk.settings.setSourceBase(u"huggingFace"_s, u"http://127.0.0.1:1"_s);
    desk.fetcher->setSources(sourcesOf(desk.settings));
    QTRY_COMPARE(desk.ended, 1);
    QCOMPARE(desk.report.newPapers, 2);
    QVERIFY(desk.fetch(day).isOffline);
}

BROADSHEET_TEST(TestFetch, QCoreApplication)
#include "tst_fetch.moc"
