// Feeds that the user names and lists in several pages, from the settings to the library.
#include "FetchDesk.h"
#include "fetching/DueDays.h"
#include "support/Corpus.h"
#include "support/Places.h"
#include "support/Runner.h"

#include <QFile>
#include <QTimeZone>
#include <QUrlQuery>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

const QString feed = u"feed-nature"_s;

QByteArray item(int number, QDate day)
{
    return "<item><link>https://j.org/" + QByteArray::number(number) + "</link><title>Paper " +
           QByteArray::number(number) + "</title><pubDate>" + day.toString(Qt::ISODate).toLatin1() +
           "</pubDate></item>";
}

Response rss(const QByteArray &items)
{
    return {.headers = {{"ETag", "\"1\""}}, .body = "<rss><channel>" + items + "</channel></rss>"};
}

const QString catchup = u"arxivCatchup"_s;
const QDate missed(2024, 6, 12);

// Entries of one of arXiv's catch-up pages, "2406.00001" and so on.
QByteArray entries(int first, int count)
{
    QByteArray html;
    for (int number = first; number < first + count; ++number)
        html += "<dt><a href='/abs/2406." + QByteArray::number(number).rightJustified(5, '0') +
                "'>x</a></dt>";
    return html;
}

// A page says how many entries there are on all pages.
Response catchupPage(int total, const QByteArray &entries)
{
    return {.body = "Total of " + QByteArray::number(total) + " entries <dl>" + entries + "</dl>"};
}

int pageOf(const ServedRequest &request)
{
    return QUrlQuery(QUrl(QString::fromLatin1(request.target))).queryItemValue(u"page"_s).toInt();
}

QByteArray undatedItem(int number)
{
    const QByteArray name = QByteArray::number(number);
    return "<item><link>https://j.org/" + name + "</link><title>Paper " + name + "</title></item>";
}

Response undated(const QList<int> &numbers)
{
    QByteArray items;
    for (const int number : numbers)
        items += undatedItem(number);
    return {.body = "<rss><channel>" + items + "</channel></rss>"};
}

QStringList idsOf(const QList<PaperRow> &rows)
{
    QStringList ids;
    for (const PaperRow &row : rows)
        ids.append(row.id.text);
    ids.sort();
    return ids;
}

} // namespace

class TestFetchFeeds final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFeed();
    void aFeedThatDidNotChange();
    void openDaysCloseWithoutAChange();
    void aFailureIsOver();
    void theFirstTryFails();
    void missedDaysOfEachCategory();
    void everyPageOfADay();
    void pagesThatDoNotAddUp_data();
    void pagesThatDoNotAddUp();
    void aListThatGrowsBetweenTwoPages();
    void aListThatNeverRests();
    void theNewestListOnlyWhenItChanged();
    void entriesWithoutADayKeepTheirFirst();
    void whatOthersListedKeepsItsDay();
    void toldWhenItHasToWait();
    void listsAsJson_data();
    void listsAsJson();
    void newVersionsOfStarredPapers();
    void archivesByTheirTemplates();
    void settingsThatCannotBeUsed_data();
    void settingsThatCannotBeUsed();
};

void TestFetchFeeds::aFeed()
{
    FetchDesk desk;
    const QDate today = desk.clock.now().toUTC().date();
    desk.hub.server().respond(
        "/rss/", rss(item(1, today) + item(2, today.addDays(-3)) + item(3, today.addDays(-9))));
    desk.settings.setSourceBase(feed, desk.hub.base() + u"/rss/?s=1"_s);
    desk.settings.setSourceEnabled(u"huggingFace"_s, false);
    const FetchReport report = desk.fetch(FetchRequest{}); // it is on by default
    QCOMPARE(report.newPapers, 3);
    QVERIFY(report.problems().isEmpty());
    QCOMPARE(desk.hub.server().requests().constLast().target, QByteArray("/rss/?s=1"));
    QCOMPARE(desk.papersOf(today.addDays(-3)).first().id.text, u"https://j.org/2"_s);
    QCOMPARE(desk.ledger(today, feed).status, DayStatus::SoFar);
    QCOMPARE(desk.ledger(today.addDays(-3), feed).status, DayStatus::Complete);
    QCOMPARE(desk.fetch({.sources = {feed}, .byUser = true}).newPapers, 0);
}

void TestFetchFeeds::aFeedThatDidNotChange()
{
    FetchDesk desk;
    const QDate day = desk.clock.now().toUTC().date().addDays(-4);
    desk.hub.server().respond("/rss", [&](const ServedRequest &request) -> Response {
        return request.headers.value("if-none-match") == "\"1\"" ? Response{.status = 304}
                                                                 : rss(item(1, day));
    });
    desk.settings.setSourceBase(feed, desk.hub.base() + u"/rss"_s);
    QCOMPARE(desk.fetch({.sources = {feed}}).newPapers, 1);
    const FetchReport report = desk.fetch({.sources = {feed}, .byUser = true});
    QCOMPARE(report.outcomes.size(), 1);
    QVERIFY(report.outcomes.first().isUnchanged);
    QCOMPARE(report.outcomes.first().day, day);
    QCOMPARE(desk.ledger(day, feed).status, DayStatus::Complete);
    QCOMPARE(desk.ledger(desk.clock.now().toUTC().date(), feed).status, DayStatus::NotFetched);
}

void TestFetchFeeds::openDaysCloseWithoutAChange()
{
    FetchDesk desk;
    const QDate day = desk.clock.now().toUTC().date();
    desk.clock.set(QDateTime(day, QTime(9, 0), QTimeZone::utc()));
    desk.hub.server().respond("/rss", [&](const ServedRequest &request) -> Response {
        return request.headers.value("if-none-match") == "\"1\""
                   ? Response{.status = 304}
                   : rss(item(1, day) + item(2, day.addDays(-1)) + item(3, day.addDays(-2)));
    });
    desk.settings.setSourceBase(feed, desk.hub.base() + u"/rss"_s);
    QCOMPARE(desk.fetch({.sources = {feed}}).newPapers, 3);
    for (const int ago : {0, 1})
        QCOMPARE(desk.ledger(day.addDays(-ago), feed).status, DayStatus::SoFar);
    desk.clock.advance(std::chrono::hours(4 * 24));
    QVERIFY(desk.fetch({.sources = {feed}}).outcomes.first().isUnchanged);
    for (const int ago : {0, 1})
        QCOMPARE(desk.ledger(day.addDays(-ago), feed).status, DayStatus::Complete);
}

// A weekly journal cannot be reached for a moment. Nobody asks for that day again, so the failure
// is of the issue that is known, until the next answer.
void TestFetchFeeds::aFailureIsOver()
{
    FetchDesk desk;
    const QDate today = desk.clock.now().toUTC().date();
    const QDate issue = today.addDays(-6);
    const auto fetch = [&](const Response &response) {
        desk.hub.server().respond("/rss", response);
        desk.clock.advance(std::chrono::hours(1));
        return desk.fetch({.sources = {feed}, .byUser = true});
    };
    desk.settings.setSourceBase(feed, desk.hub.base() + u"/rss"_s);
    QCOMPARE(fetch(rss(item(1, issue) + item(2, issue.addDays(-7)))).newPapers, 1 + 1);
    QCOMPARE(fetch({.status = 500}).problems().size(), 1);
    QCOMPARE(desk.ledger(issue, feed).status, DayStatus::Complete);
    QVERIFY(!desk.ledger(issue, feed).problem.isEmpty());
    QVERIFY(desk.ledger(issue, feed).nextTry > desk.clock.now());
    QCOMPARE(desk.ledger(today, feed).status, DayStatus::NotFetched);

    // Also when the next answer no longer has that issue.
    QCOMPARE(fetch(rss(item(3, today.addDays(-2)))).newPapers, 1);
    QCOMPARE(desk.ledger(issue, feed).status, DayStatus::Complete);
    QCOMPARE(desk.ledger(issue, feed).problem, QString());
    desk.settings.setSourceBase(feed, u"http://127.0.0.1:1/rss"_s);
    QVERIFY(desk.fetch({.sources = {feed}, .byUser = true}).isOffline);
    const Result<QList<DaySummary>> days = desk.library->days().result();
    for (const DaySummary &day : *days)
        QVERIFY(desk.ledger(day.day, feed).status != DayStatus::Failed);
}

// Nothing is known yet, so the day itself fails until the source has answered.
void TestFetchFeeds::theFirstTryFails()
{
    FetchDesk desk;
    desk.clock.set(QDateTime(desk.clock.now().toUTC().date(), QTime(9, 0), QTimeZone::utc()));
    const QDate today = newestDayAnywhere(desk.clock.now());
    const QDate issue = today.addDays(-6);
    desk.settings.setSourceBase(feed, desk.hub.base() + u"/rss"_s);
    desk.hub.server().respond("/rss", Response{.status = 500});
    (void)desk.fetch({.sources = {feed}, .byUser = true});
    QCOMPARE(desk.ledger(today, feed).status, DayStatus::Failed);

    desk.hub.server().respond("/rss", [&](const ServedRequest &request) -> Response {
        return request.headers.value("if-none-match") == "\"1\"" ? Response{.status = 304}
                                                                 : rss(item(1, issue));
    });
    desk.clock.advance(std::chrono::hours(1));
    QCOMPARE(desk.fetch({.sources = {feed}, .byUser = true}).newPapers, 1);
    QCOMPARE(desk.ledger(today, feed).status, DayStatus::NotOpenYet);
    QCOMPARE(desk.ledger(today, feed).problem, QString());

    desk.clock.advance(std::chrono::hours(72));
    QVERIFY(desk.fetch({.sources = {feed}, .byUser = true}).outcomes.first().isUnchanged);
    QCOMPARE(desk.ledger(today, feed).status, DayStatus::Empty);
    QVERIFY(desk.fetch({.sources = {feed}, .byUser = true}).outcomes.first().isUnchanged);
}

// A list announces one, and the details are asked for once a week.
void TestFetchFeeds::newVersionsOfStarredPapers()
{
    using std::chrono::hours;
    FetchDesk desk;
    const QString id = desk.clock.now().toString(u"yyMM"_s) + u".00001"_s;
    const QDate listed(2024, 6, 12);
    const Response atom{.headers = {{"Content-Type", "application/atom+xml"}}};
    const auto details = [&](const QByteArray &version, const QByteArray &more = {}) {
        Response reply = atom;
        reply.body = "<feed><entry><id>http://arxiv.org/abs/" + id.toLatin1() + version +
                     "</id><title>T</title>" + more + "</entry></feed>";
        desk.hub.server().respond("/api/query", reply);
    };
    const auto asked = [&desk] {
        return std::ranges::count_if(desk.hub.server().requests(), [](const ServedRequest &one) {
            return one.target.startsWith("/api/query");
        });
    };
    const auto change = [&] { return desk.library->rows({PaperId{id}}).result()->value(0).change; };
    desk.hub.list(listed, {Hub::paper(id, u"T"_s, 5)});
    desk.settings.setSourceEnabled(u"arxivApi"_s, true);
    details("v1");
    (void)desk.fetch(listed);
    QCOMPARE(asked(), 1);
    QVERIFY(desk.library->mark({.mark = Mark::Starred, .on = true, .subjects = {id}}).result());
    desk.settings.setSourceEnabled(u"huggingFace"_s, false);

    desk.clock.advance(hours(1));
    Response announced = atom;
    announced.body = "<feed><updated>2024-06-13T00:00:00-04:00</updated>"
                     "<entry><id>oai:arXiv.org:2406.00009v1</id><title>New</title></entry>"
                     "<entry><id>oai:arXiv.org:" +
                     id.toLatin1() +
                     "v2</id><title>T again</title><announce_type>replace</announce_type></entry>"
                     "<entry><id>oai:arXiv.org:2401.00003v7</id><title>Unknown</title>"
                     "<announce_type>replace-cross</announce_type></entry></feed>";
    desk.hub.server().respond("/atom/cs.CL+cs.CV+cs.LG", announced);
    const FetchReport report = desk.fetch({.sources = {u"arxivFeed"_s}, .byUser = true});
    QCOMPARE(report.newPapers, 1);
    QCOMPARE(desk.papersOf(listed.addDays(1)).size(), 1);
    QCOMPARE(desk.papers().size(), 2);
    QCOMPARE(change(), (PaperChange{.version = 2, .since = listed.addDays(1)}));

    // The announcement is a reason to ask, and so is a week.
    details("v2", "<journal_ref>J. Tests 1</journal_ref>");
    (void)desk.fetch(FetchRequest{});
    QCOMPARE(asked(), 2);
    QCOMPARE(change().published, u"J. Tests 1"_s);
    desk.clock.advance(hours(24));
    (void)desk.fetch(FetchRequest{});
    QCOMPARE(asked(), 2);
    desk.clock.advance(hours(7 * 24));
    details("v3", "<updated>2024-07-01T10:00:00Z</updated>");
    (void)desk.fetch(FetchRequest{});
    QCOMPARE(asked(), 3);
    QCOMPARE(change().version, 3);
    QCOMPARE(change().since, QDate(2024, 7, 1));
}

// The first category cannot be read, the second has none, the third has two of two.
void TestFetchFeeds::missedDaysOfEachCategory()
{
    FetchDesk desk;
    const QDate day(2024, 6, 12);
    const auto page = [](const QByteArray &id) -> QByteArray {
        return "Total of 1 entries <dl><dt><a href='/abs/" + id + "'>x</a></dt></dl>";
    };
    HttpServer &server = desk.hub.server();
    server.respond("/catchup/cs.XX/2024-06-12", {.status = 404});
    server.respond("/catchup/cs.CV/2024-06-12", {.body = "No updates for Wed"});
    server.respond("/catchup/cs.CL/2024-06-12", {.body = page("2406.00001")});
    server.respond("/catchup/cs.LG/2024-06-12", {.body = page("2406.00001")});
    const auto fetch = [&](const QStringList &categories) {
        desk.settings.setArxivCategories(categories);
        return desk.fetch({.sources = {catchup}, .from = day, .to = day});
    };
    QCOMPARE(fetch({u"cs.XX"_s, u"cs.CV"_s, u"cs.CL"_s}).newPapers, 1);
    QCOMPARE(desk.ledger(day, catchup).status, DayStatus::CutShort);
    QVERIFY(desk.ledger(day, catchup).problem.contains(u"cs.XX"_s));
    QVERIFY(fetch({u"cs.CL"_s, u"cs.LG"_s, u"cs.CV"_s}).problems().isEmpty());
    QCOMPARE(desk.ledger(day, catchup).status, DayStatus::Complete);
    QVERIFY(server.requests().constLast().target.endsWith("?abs=True&page=1"));
}

void TestFetchFeeds::everyPageOfADay()
{
    FetchDesk desk;
    desk.settings.setArxivCategories({u"cs.CL"_s, u"cs.CV"_s});
    HttpServer &server = desk.hub.server();
    server.respond("/catchup/cs.CL/2024-06-12", [](const ServedRequest &request) {
        const int page = pageOf(request);
        return catchupPage(4003, entries(1 + (page - 1) * 2000, page < 3 ? 2000 : 3));
    });
    server.respond("/catchup/cs.CV/2024-06-12", catchupPage(1, entries(9000, 1)));
    const FetchReport report = desk.fetch({.sources = {catchup}, .from = missed, .to = missed});
    QVERIFY(report.problems().isEmpty());
    QCOMPARE(report.newPapers, 4004);
    QCOMPARE(desk.ledger(missed, catchup).status, DayStatus::Complete);
    QList<int> asked;
    for (const ServedRequest &request : server.requests())
        asked.append(pageOf(request));
    QCOMPARE(asked, (QList<int>{1, 2, 3, 1}));
}

void TestFetchFeeds::pagesThatDoNotAddUp_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("onSecondPage");
    QTest::newRow("one is missing") << 200 << 3;
    QTest::newRow("one too many") << 200 << 5;
    QTest::newRow("nothing there") << 200 << 0;
    QTest::newRow("no page") << 404 << 0;
}

// What was read is kept, and the ledger says that it is not all.
void TestFetchFeeds::pagesThatDoNotAddUp()
{
    QFETCH(const int, status);
    QFETCH(const int, onSecondPage);
    FetchDesk desk;
    desk.settings.setArxivCategories({u"cs.CL"_s, u"cs.CV"_s});
    HttpServer &server = desk.hub.server();
    server.respond("/catchup/cs.CL/2024-06-12", [=](const ServedRequest &request) {
        if (pageOf(request) == 1)
            return catchupPage(2004, entries(1, 2000));
        Response second = catchupPage(2004, entries(2001, onSecondPage));
        second.status = status;
        return second;
    });
    server.respond("/catchup/cs.CV/2024-06-12", catchupPage(1, entries(9000, 1)));
    const FetchReport report = desk.fetch({.sources = {catchup}, .from = missed, .to = missed});
    QCOMPARE(report.newPapers, 2000 + onSecondPage + 1);
    const DaySource entry = desk.ledger(missed, catchup);
    QCOMPARE(entry.status, DayStatus::CutShort);
    QVERIFY2(!entry.problem.isEmpty(), qPrintable(entry.problem));
}

// Two new papers push two others from the first page to the second.
void TestFetchFeeds::aListThatGrowsBetweenTwoPages()
{
    FetchDesk desk;
    desk.settings.setArxivCategories({u"cs.CL"_s});
    HttpServer &server = desk.hub.server();
    server.respond("/catchup/cs.CL/2024-06-12", [&server](const ServedRequest &request) {
        if (server.requests().size() == 1)
            return catchupPage(2004, entries(1, 2000));
        return catchupPage(2006, pageOf(request) == 1 ? entries(5001, 2) + entries(1, 1998)
                                                      : entries(1999, 6));
    });
    const FetchReport report = desk.fetch({.sources = {catchup}, .from = missed, .to = missed});
    QVERIFY(report.problems().isEmpty());
    QCOMPARE(report.newPapers, 2006);
    QCOMPARE(desk.ledger(missed, catchup).status, DayStatus::Complete);
    QCOMPARE(server.requests().size(), 4);
}

void TestFetchFeeds::aListThatNeverRests()
{
    FetchDesk desk;
    desk.settings.setArxivCategories({u"cs.CL"_s, u"cs.CV"_s});
    HttpServer &server = desk.hub.server();
    server.respond("/catchup/cs.CL/2024-06-12", [&server](const ServedRequest &request) {
        const int more = int(server.requests().size());
        return catchupPage(2000 + more,
                           pageOf(request) == 1 ? entries(1, 2000) : entries(2001, more));
    });
    server.respond("/catchup/cs.CV/2024-06-12", catchupPage(1, entries(9000, 1)));
    const FetchReport report = desk.fetch({.sources = {catchup}, .from = missed, .to = missed});
    QCOMPARE(desk.ledger(missed, catchup).status, DayStatus::CutShort);
    QVERIFY(report.newPapers > 2000);
    QCOMPARE(server.count("/catchup/cs.CL/2024-06-12"), 6);
    QCOMPARE(server.count("/catchup/cs.CV/2024-06-12"), 1); // the others are asked all the same
}

// A list that was not sent again says nothing new, and one for other categories is another list.
void TestFetchFeeds::theNewestListOnlyWhenItChanged()
{
    FetchDesk desk;
    const QString arxiv = u"arxivFeed"_s;
    const QDate day = desk.clock.now().toUTC().date().addDays(-1);
    const QByteArray date = day.toString(Qt::ISODate).toLatin1() + "T00:00:00-04:00";
    QByteArray tag = "\"a\"";
    const auto list = [&](const ServedRequest &request) -> Response {
        if (request.headers.value("if-none-match") == tag)
            return {.status = 304};
        return {.headers = {{"ETag", tag}},
                .body = "<feed xmlns='http://www.w3.org/2005/Atom'><updated>" + date +
                        "</updated><entry><id>oai:arXiv.org:2406.00001v1</id><title>T</title>"
                        "<published>" +
                        date + "</published></entry></feed>"};
    };
    desk.hub.server().respond("/atom/cs.CL", list);
    desk.hub.server().respond("/atom/cs.CL+cs.CV", list);
    const auto fetch = [&](const QStringList &categories) {
        desk.settings.setArxivCategories(categories);
        desk.clock.advance(std::chrono::hours(1));
        return desk.fetch({.sources = {arxiv}, .byUser = true});
    };
    QCOMPARE(fetch({u"cs.CL"_s}).newPapers, 1);
    const DaySource before = desk.ledger(day, arxiv);
    QCOMPARE(before.status, DayStatus::Complete);

    const FetchReport unchanged = fetch({u"cs.CL"_s});
    QCOMPARE(unchanged.outcomes.size(), 1);
    QVERIFY(unchanged.outcomes.first().isUnchanged);
    QCOMPARE(unchanged.outcomes.first().day, day);
    QCOMPARE(unchanged.updatedPapers, 0);
    const DaySource after = desk.ledger(day, arxiv);
    QCOMPARE(after.status, DayStatus::Complete);
    QCOMPARE(after.validator, before.validator);
    QVERIFY(after.tried > before.tried);
    QCOMPARE(desk.papersOf(day).size(), 1);
    QCOMPARE(desk.library->days().result()->size(), 1); // no other day is said to be known

    // The same tag, as a mirror that numbers its files may send it.
    QVERIFY(!fetch({u"cs.CL"_s, u"cs.CV"_s}).outcomes.first().isUnchanged);
    QVERIFY(!desk.hub.server().requests().constLast().headers.contains("if-none-match"));
    QVERIFY(fetch({u"cs.CL"_s, u"cs.CV"_s}).outcomes.first().isUnchanged);

    tag = "\"b\""; // a new list
    QVERIFY(!fetch({u"cs.CL"_s, u"cs.CV"_s}).outcomes.first().isUnchanged);
}

void TestFetchFeeds::entriesWithoutADayKeepTheirFirst()
{
    FetchDesk desk;
    const QDate today = desk.clock.now().toUTC().date();
    desk.settings.setSourceBase(feed, desk.hub.base() + u"/rss"_s);
    const auto fetch = [&](const QList<int> &numbers) {
        desk.hub.server().respond("/rss", undated(numbers));
        return desk.fetch({.sources = {feed}, .byUser = true});
    };
    const auto numbered = [](const QList<int> &numbers) {
        QStringList ids;
        for (const int number : numbers)
            ids.append(u"https://j.org/%1"_s.arg(number));
        return ids;
    };
    QCOMPARE(fetch({3, 2, 1}).newPapers, 3);
    const QDate first = desk.papers().first().day;
    QVERIFY(first >= today);

    desk.clock.advance(std::chrono::hours(24));
    QCOMPARE(fetch({4, 3, 2}).newPapers, 1);
    desk.clock.advance(std::chrono::hours(24));
    QCOMPARE(fetch({4, 3}).newPapers, 0); // shorter, and nothing new
    QCOMPARE(fetch({6, 5, 4, 3}).newPapers, 2);

    QCOMPARE(idsOf(desk.papersOf(first)), numbered({1, 2, 3}));
    QCOMPARE(idsOf(desk.papersOf(first.addDays(1))), numbered({4}));
    QCOMPARE(idsOf(desk.papersOf(first.addDays(2))), numbered({5, 6}));
    for (const PaperRow &row : desk.papers())
        QCOMPARE(desk.library->paper(row.id).result()->days.size(), 1);
    QCOMPARE(desk.ledger(first, feed).status, DayStatus::SoFar);
    QCOMPARE(desk.ledger(first.addDays(2), feed).status, DayStatus::SoFar);
}

// A feed that is added later, or that has what another source listed, starts no second day.
void TestFetchFeeds::whatOthersListedKeepsItsDay()
{
    FetchDesk desk;
    const QDate today = desk.clock.now().toUTC().date();
    const QDate day = today.addDays(-3);
    desk.hub.list(day, {Hub::paper(u"2406.00001"_s, u"T"_s, 3)});
    QCOMPARE(desk.fetch(day).newPapers, 1);
    desk.settings.setSourceBase(feed, desk.hub.base() + u"/rss"_s);
    desk.hub.server().respond(
        "/rss", {.body = "<rss><channel><item><link>https://arxiv.org/abs/2406.00001</link>"
                         "<title>T</title></item></channel></rss>"});
    QCOMPARE(desk.fetch({.sources = {feed}, .byUser = true}).newPapers, 0);
    QCOMPARE(desk.library->paper(PaperId{u"2406.00001"_s}).result()->days, (QList<QDate>{day}));
}

// The first request of a fetch waits because an earlier one used the budget; later ones wait a
// little between each other, which is not worth a word.
void TestFetchFeeds::toldWhenItHasToWait()
{
    FetchDesk desk;
    desk.settings.setArxivCategories({u"cs.CL"_s});
    desk.hub.server().respond("/catchup/cs.CL/2024-06-12", catchupPage(1, entries(1, 1)));
    desk.hub.server().respond("/atom/cs.CL", {.status = 429});
    QList<FetchWait> waits;
    connect(desk.fetcher.get(), &Fetcher::progress, this, [&waits](const FetchProgress &now) {
        if (!now.wait.source.isEmpty())
            waits.append(now.wait);
    });
    const FetchRequest day{.sources = {catchup}, .from = missed, .to = missed};
    (void)desk.fetch(day);
    QVERIFY(waits.isEmpty());
    const QDateTime before = desk.clock.now();
    (void)desk.fetch(day); // at once
    QVERIFY(!waits.isEmpty());
    QCOMPARE(waits.first().source, catchup);
    QVERIFY(!waits.first().isAskedByServer);
    QVERIFY(waits.first().until > before && waits.first().until <= before.addSecs(16));
    QVERIFY(sentenceOf(waits.first()).contains(u"those of earlier fetches included"_s));

    desk.clock.advance(std::chrono::minutes(1));
    waits.clear();
    (void)desk.fetch({.sources = {u"arxivFeed"_s}, .byUser = true}); // refused, for a minute
    const QDateTime refused = desk.clock.now();
    (void)desk.fetch(day);
    QVERIFY(!waits.isEmpty());
    QVERIFY(waits.first().isAskedByServer);
    QCOMPARE(waits.first().until, refused.addSecs(60));
    const QString said = sentenceOf(waits.first());
    QVERIFY(said.contains(waits.first().until.toLocalTime().toString(u"HH:mm:ss"_s)));
}

void TestFetchFeeds::listsAsJson_data()
{
    QTest::addColumn<QString>("fileTemplate");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QDate>("day");
    QTest::addColumn<int>("papers");
    QTest::addColumn<DayStatus>("status");
    const QString korean = u"hf/{yyyy-MM-dd}_paper_ko.json"_s;
    const QString lines = u"data/{yyyy-MM-dd}_AI_enhanced_Chinese.jsonl"_s;
    const QString ofTheHub = u"{yyyy}/{MM}/{dd}.json"_s;
    const auto sample = [](const char *name) {
        return contents(testData(u"foreign/"_s + QString::fromLatin1(name)));
    };
    const QDate february(2026, 2, 5);
    const QDate july(2026, 7, 1);
    const QByteArray hub =
        "[{\"title\": \"T\", \"paper\": {\"id\": \"2602.00001\", \"title\": \"T\", "
        "\"upvotes\": 7}}, {\"paper\": {\"id\": \"2602.00002\", \"title\": \"U\"}}]";
    QTest::newRow("Korean") << korean << u"/hf/2026-02-05_paper_ko.json"_s
                            << sample("2026-02-05_paper_ko.json") << february << 1
                            << DayStatus::Complete;
    QTest::newRow("lines") << lines << u"/data/2026-07-01_AI_enhanced_Chinese.jsonl"_s
                           << sample("2026-07-01_AI_enhanced_Chinese.jsonl") << july << 2
                           << DayStatus::CutShort; // one line is broken
    QTest::newRow("of the Hub") << ofTheHub << u"/2026/02/05.json"_s << hub << february << 2
                                << DayStatus::Complete;
    QTest::newRow("cut off") << ofTheHub << u"/2026/02/05.json"_s << hub.first(hub.size() - 30)
                             << february << 1 << DayStatus::CutShort;
    QTest::newRow("a day without papers") << ofTheHub << u"/2026/02/05.json"_s << QByteArray("[]\n")
                                          << february << 0 << DayStatus::Empty;
    QTest::newRow("something else")
        << ofTheHub << u"/2026/02/05.json"_s << QByteArray("{\"error\": \"x\"}") << february << 0
        << DayStatus::Failed;
    QTest::newRow("a web page") << ofTheHub << u"/2026/02/05.json"_s
                                << QByteArray("<!doctype html><title>x</title>") << february << 0
                                << DayStatus::Failed;
}

void TestFetchFeeds::listsAsJson()
{
    QFETCH(const QString, fileTemplate);
    QFETCH(const QString, path);
    QFETCH(const QByteArray, body);
    QFETCH(const QDate, day);
    QFETCH(const int, papers);
    QFETCH(const DayStatus, status);
    FetchDesk desk;
    const QString web = u"archive-web"_s;
    desk.hub.server().respond("/base" + path.toLatin1(), {.body = body});
    desk.settings.setSourceBase(web, desk.hub.base() + u"/base"_s);
    desk.settings.setSourceText(web, SettingsTable::sourceTemplate, fileTemplate);
    QCOMPARE(desk.fetch({.sources = {web}, .from = day, .to = day}).newPapers, papers);
    QCOMPARE(desk.papersOf(day).size(), papers);
    const DaySource entry = desk.ledger(day, web);
    QCOMPARE(entry.status, status);
    QCOMPARE(entry.problem.isEmpty(), status == DayStatus::Complete || status == DayStatus::Empty);
}

void TestFetchFeeds::archivesByTheirTemplates()
{
    FetchDesk desk;
    const QDate day(2024, 3, 2);
    const QByteArray digest = "## Daily Papers (2024-03-02)\n\n"
                              "### [T](https://arxiv.org/abs/2403.00001)\n\nVote: 1\n\n- x\n";
    const QString web = u"archive-web"_s;
    desk.hub.server().respond("/base/data/2024-03-02.md", {.body = digest});
    desk.settings.setSourceBase(web, desk.hub.base() + u"/base/"_s);
    desk.settings.setSourceText(web, SettingsTable::sourceTemplate, u"data/{yyyy-MM-dd}.md"_s);
    const FetchReport report = desk.fetch({.sources = {web}, .from = day, .to = day});
    QCOMPARE(report.newPapers, 1);
    QCOMPARE(desk.ledger(day, web).origin, u"2024-03-02.md"_s);

    const QString local = u"archive-local"_s;
    const QTemporaryDir folder;
    for (const QString &name : {u"2024-3-2.md"_s, u"2024-3-3.md"_s, u"2024-3-03.md"_s, u"x.md"_s}) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(digest);
    }
    desk.settings.setSourceBase(local, folder.path());
    desk.settings.setSourceText(local, SettingsTable::sourceTemplate, u"{yyyy}-{M}-{d}.md"_s);
    const FetchReport all = desk.fetch({.sources = {local}});
    QCOMPARE(all.outcomes.size(), 2);
    QCOMPARE(desk.ledger(day, local).status, DayStatus::Complete);
}

void TestFetchFeeds::settingsThatCannotBeUsed_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("fileTemplate");
    QTest::addColumn<QString>("query");
    QTest::newRow("feed-a") << u"http://example.org/rss"_s << QString() << QString();
    QTest::newRow("feed-b") << QString() << QString() << QString();
    QTest::newRow("feed-c") << u"/srv/feed.xml"_s << QString() << QString();
    QTest::newRow("archive-a") << u"https://example.org"_s << u"../{yyyy-MM-dd}.md"_s << QString();
    QTest::newRow("arxivQuery-a") << QString() << QString() << QString();
    QTest::newRow("arxivQuery-b") << u"http://example.org"_s << QString() << u"au:x"_s;
    QTest::newRow("arxivQuery-c") << QString() << QString() << QString(5000, u'x');
}

void TestFetchFeeds::settingsThatCannotBeUsed()
{
    QFETCH(QString, base);
    QFETCH(QString, fileTemplate);
    QFETCH(QString, query);
    const QString id = QString::fromLatin1(QTest::currentDataTag());
    FetchDesk desk;
    desk.settings.setSourceEnabled(id, true);
    desk.settings.setSourceBase(id, base);
    desk.settings.setSourceText(id, SettingsTable::sourceTemplate, fileTemplate);
    desk.settings.setSourceText(id, SettingsTable::sourceQuery, query);
    const FetchReport report = desk.fetch({.sources = {id}});
    QCOMPARE(report.outcomes.size(), 1);
    QCOMPARE(report.outcomes.first().status, DayStatus::Failed);
    QVERIFY(!report.outcomes.first().problem.isEmpty());
}

BROADSHEET_TEST(TestFetchFeeds, QCoreApplication)
#include "tst_fetch_feeds.moc"
