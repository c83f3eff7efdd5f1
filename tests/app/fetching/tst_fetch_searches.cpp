// Searches of arXiv that the user names: they are read back to what is known, and leave no gap.
#include "FetchDesk.h"
#include "support/Runner.h"

#include <QTimeZone>
#include <QUrlQuery>

#include <optional>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

const QString search = u"arxivQuery-hinton"_s;

// A search of arXiv that finds twenty papers a day until `newest`, and sixty a day since then. Must
// outlive the fetches.
struct Search
{
    QDate newest;                        // the day of paper 350
    int total = 100;                     // papers until now
    std::optional<int> refusedFrom = {}; // pages that begin with this entry or a later one
    bool isOneLate = false;              // a paper of `newest` that was not there at first

    void listen(FetchDesk &desk)
    {
        desk.hub.server().respond("/api/query",
                                  [this](const ServedRequest &request) { return answer(request); });
        desk.settings.setSourceEnabled(u"huggingFace"_s, false);
        desk.settings.setSourceBase(search, desk.hub.base());
        desk.settings.setSourceText(search, SettingsTable::sourceQuery,
                                    u"au:hinton AND cat:cs.LG"_s);
    }
    [[nodiscard]] Response answer(const ServedRequest &request) const
    {
        const QUrl url(QString::fromLatin1(request.target));
        const int start = QUrlQuery(url).queryItemValue(u"start"_s).toInt();
        if (refusedFrom && start >= *refusedFrom)
            return {.status = 429};
        const QList<QByteArray> all = entries();
        QByteArray xml =
            "<feed><totalResults>" + QByteArray::number(all.size()) + "</totalResults>";
        for (const QByteArray &one : all.mid(start, 100))
            xml += one;
        return {.body = xml + "</feed>"};
    }
    [[nodiscard]] QList<QByteArray> entries() const // newest first
    {
        QList<QByteArray> all;
        for (int number = total; number > 0; --number) {
            if (number == 350 && isOneLate)
                all.append(entry(999, 0));
            all.append(
                entry(number, number > 350 ? (number - 351) / 60 + 1 : number / 20 - 350 / 20));
        }
        return all;
    }
    [[nodiscard]] QByteArray entry(int number, int daysLater) const
    {
        return "<entry><id>http://arxiv.org/abs/2406." +
               QByteArray::number(number).rightJustified(5, '0') +
               "v1</id><title>T</title><published>" +
               newest.addDays(daysLater).toString(Qt::ISODate).toLatin1() +
               "T00:00:00Z</published></entry>";
    }
};

} // namespace

class TestFetchSearches final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSearchReadsBackToWhatIsKnown();
    void aSearchForOneDayLeavesNoGap();
    void aSearchThatBreaksOffLeavesNoGap();
    void daysOfALaterPageAreWhole();
    void whatCameLateIsFoundWhenADayCloses();
};

void TestFetchSearches::aSearchReadsBackToWhatIsKnown()
{
    FetchDesk desk;
    const QDate today = desk.clock.now().toUTC().date();
    Search server{.newest = today.addDays(-13)};
    server.listen(desk);
    QCOMPARE(desk.fetch({.sources = {search}}).newPapers, 100);
    server.total = 350;
    server.refusedFrom = 0;
    QCOMPARE(desk.fetch({.sources = {search}, .byUser = true}).newPapers, 0);
    server.refusedFrom.reset(); // and nothing between is missed
    const FetchReport report = desk.fetch({.sources = {search}, .byUser = true});
    QCOMPARE(report.newPapers, 250);
    QVERIFY(report.problems().isEmpty());
    QVERIFY(desk.hub.server().requests().constLast().target.contains(
        "search_query=au%3Ahinton%20AND%20cat%3Acs.LG"));
}

// A day that is asked for by itself is newer than what is known, and what is between counts too.
void TestFetchSearches::aSearchForOneDayLeavesNoGap()
{
    FetchDesk desk;
    const QDate today = desk.clock.now().toUTC().date();
    Search server{.newest = today.addDays(-13)};
    server.listen(desk);
    QCOMPARE(desk.fetch({.sources = {search}}).newPapers, 100);
    server.total = 350;
    const FetchReport one = desk.fetch({.sources = {search}, .from = today, .to = today});
    const FetchReport rest = desk.fetch({.sources = {search}, .byUser = true});
    QCOMPARE(one.newPapers + rest.newPapers, 250);
}

// The server answers the first page and refuses the second one.
void TestFetchSearches::aSearchThatBreaksOffLeavesNoGap()
{
    FetchDesk desk;
    Search server{.newest = desk.clock.now().toUTC().date().addDays(-13)};
    server.listen(desk);
    QCOMPARE(desk.fetch({.sources = {search}}).newPapers, 100);
    server.total = 350;
    server.refusedFrom = 100;
    const FetchReport broken = desk.fetch({.sources = {search}, .byUser = true});
    QCOMPARE(broken.newPapers, 100);
    QCOMPARE(broken.outcomes.first().status, DayStatus::CutShort);
    server.refusedFrom.reset();
    const FetchReport rest = desk.fetch({.sources = {search}, .byUser = true});
    QCOMPARE(rest.newPapers, 150);
    QVERIFY(rest.problems().isEmpty());
}

// Its first page has papers of six days, and the oldest of these goes on on the second page.
void TestFetchSearches::daysOfALaterPageAreWhole()
{
    FetchDesk desk;
    const QDate today = desk.clock.now().toUTC().date();
    Search server{.newest = today.addDays(-13), .total = 350};
    server.listen(desk);
    (void)desk.fetch({.sources = {search}, .from = today.addDays(-25), .to = today});
    for (int ago = 13; ago <= 25; ++ago)
        QCOMPARE(desk.ledger(today.addDays(-ago), search).status, DayStatus::Complete);
}

// arXiv announces papers some days after their submission. A day that was open is read again when
// it has closed, also where newer papers fill the first page.
void TestFetchSearches::whatCameLateIsFoundWhenADayCloses()
{
    FetchDesk desk;
    const QDate first = desk.clock.now().toUTC().date();
    desk.clock.set(QDateTime(first, QTime(12, 0), QTimeZone::utc())); // no hour ends a day
    Search server{.newest = first, .total = 350};
    server.listen(desk);
    (void)desk.fetch({.sources = {search}, .from = first.addDays(-9), .to = first});
    QCOMPARE(desk.ledger(first, search).status, DayStatus::SoFar);
    QCOMPARE(desk.ledger(first.addDays(-4), search).status, DayStatus::SoFar);
    QCOMPARE(desk.ledger(first.addDays(-5), search).status, DayStatus::Complete);
    const qsizetype before = desk.papersOf(first).size();

    desk.clock.advance(std::chrono::hours(4 * 24));
    server.total = 590;
    QCOMPARE(desk.fetch({.sources = {search}}).newPapers, 240);
    desk.clock.advance(std::chrono::hours(24));
    server.total = 650;
    server.isOneLate = true;
    QCOMPARE(desk.fetch({.sources = {search}}).newPapers, 61);
    QCOMPARE(desk.papersOf(first).size(), before + 1);
    QCOMPARE(desk.ledger(first, search).status, DayStatus::Complete);
    QCOMPARE(desk.ledger(first.addDays(1), search).status, DayStatus::SoFar);
    const auto asked = desk.hub.server().requests().size();
    desk.clock.advance(std::chrono::hours(1));
    QCOMPARE(desk.fetch({.sources = {search}}).newPapers, 0); // and not once more
    QVERIFY(desk.hub.server().requests().size() - asked <= 4);
}

BROADSHEET_TEST(TestFetchSearches, QCoreApplication)
#include "tst_fetch_searches.moc"
