// What a fetch asks of which source, by the request, the ledger and the folders of local archives.
#include "fetching/BudgetWait.h"
#include "fetching/FetchPlanner.h"
#include "support/Runner.h"

#include <QTest>
#include <QTimeZone>

using namespace broadsheet;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QDateTime now({2024, 6, 20}, {9, 0}, QTimeZone::utc());
const QDate today = newestDayAnywhere(now);
const QString folder = u"/srv/digests"_s;

std::vector<SourceSetup> allSources()
{
    std::vector<SourceSetup> setups;
    for (const QString &id : sourceIds()) {
        SourceSetup setup{.source = makeSource(id), .enabled = true};
        setup.options.baseUrl = setup.source->defaultBaseUrl();
        if (setup.options.baseUrl.isEmpty())
            setup.options.baseUrl = QUrl::fromLocalFile(folder);
        setups.push_back(std::move(setup));
    }
    return setups;
}

std::vector<SourceSetup> only(const QString &id)
{
    std::vector<SourceSetup> setups = allSources();
    for (SourceSetup &setup : setups)
        setup.enabled = setup.id() == id;
    return setups;
}

DaySummary known(const QString &source, QDate day, DayStatus status, const QDateTime &at)
{
    return {.day = day, .sources = {{.source = source, .status = status, .at = at}}};
}

// "huggingFace 2024-06-20"
QStringList asked(const FetchPlan &plan)
{
    QStringList lines;
    for (const FetchTask &task : plan.tasks)
        lines.append(task.setup->id() + u' ' + task.request.day.toString(Qt::ISODate));
    return lines;
}

QStringList asked(const QString &source, const QList<QDate> &days)
{
    QStringList lines;
    for (const QDate day : days)
        lines.append(source + u' ' + day.toString(Qt::ISODate));
    return lines;
}

} // namespace

class TestFetchPlanner final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSlowServerIsNamed();
    void aRefreshAsksForAWeekNewestFirst();
    void sourcesAreChosen();
    void aSourceThatCannotBeAsked();
    void aRangeSkipsSettledDays();
    void aSingleDayIsAlwaysAsked();
    void theLedgerGoesWithTheRequest();
    void newestSources();
    void foldersAreReadOnlyWhenNeeded();
    void aRefreshOfAFolderCoversAllOfIt();
    void aRangeOfAFolder();
    void details();
};

void TestFetchPlanner::aRefreshAsksForAWeekNewestFirst()
{
    std::vector<SourceSetup> sources = allSources();
    sources.back().options.baseUrl = QUrl(u"https://example.org"_s); // the archive
    const FetchPlan plan = FetchPlanner(sources, {}, now).planDays({}, {});
    QVERIFY(plan.withoutAsking.isEmpty());
    QCOMPARE(plan.tasks.size(), size_t(7 + 7 + 7 + 1)); // the announcements have one day
    QVERIFY(std::is_sorted(
        plan.tasks.begin(), plan.tasks.end(),
        [](const FetchTask &a, const FetchTask &b) { return a.request.day > b.request.day; }));
    QCOMPARE(plan.tasks.front().request.day, today);
    QCOMPARE(plan.tasks.back().request.day, today.addDays(-6));
}

void TestFetchPlanner::sourcesAreChosen()
{
    const std::vector<SourceSetup> sources = only(u"huggingFace"_s);
    const FetchRequest day{.from = today, .to = today};
    QCOMPARE(asked(FetchPlanner(sources, day, now).planDays({}, {})),
             asked(u"huggingFace"_s, {today}));
    // A source that is named is asked even when it is switched off, and no other is.
    FetchRequest named = day;
    named.sources = {u"archive"_s};
    QCOMPARE(asked(FetchPlanner(sources, named, now).planDays({}, {{{folder}, {}}})),
             asked(u"archive"_s, {today}));
}

void TestFetchPlanner::aSourceThatCannotBeAsked()
{
    std::vector<SourceSetup> sources = only(u"huggingFace"_s);
    sources.front().problem = u"No address."_s;
    const FetchPlan plan = FetchPlanner(sources, {}, now).planDays({}, {});
    QVERIFY(plan.tasks.empty());
    QCOMPARE(plan.withoutAsking.size(), 1);
    QCOMPARE(plan.withoutAsking.first().source, u"huggingFace"_s);
    QCOMPARE(plan.withoutAsking.first().sourceName, u"Hugging Face"_s);
    QCOMPARE(plan.withoutAsking.first().status, DayStatus::Failed);
    QCOMPARE(plan.withoutAsking.first().problem, u"No address."_s);
}

void TestFetchPlanner::aRangeSkipsSettledDays()
{
    const std::vector<SourceSetup> sources = only(u"huggingFace"_s);
    const QDate from = today.addDays(-22);
    const QDate to = today.addDays(-20);
    const QList<DaySummary> ledger{known(u"huggingFace"_s, to, DayStatus::Complete, now),
                                   known(u"huggingFace"_s, to.addDays(1), DayStatus::Empty, now),
                                   known(u"digest"_s, from, DayStatus::Complete, now)};
    const FetchPlan plan =
        FetchPlanner(sources, {.from = from, .to = to}, now).planDays(ledger, {});
    QCOMPARE(asked(plan), asked(u"huggingFace"_s, {to.addDays(-1), from}));
    QCOMPARE(plan.withoutAsking.size(), 1);
    QCOMPARE(plan.withoutAsking.first().day, to);
    QCOMPARE(plan.withoutAsking.first().status, DayStatus::Complete);
    QVERIFY(plan.withoutAsking.first().isSkipped);
}

void TestFetchPlanner::aSingleDayIsAlwaysAsked()
{
    const std::vector<SourceSetup> sources = only(u"huggingFace"_s);
    const QDate day = today.addDays(-20);
    const FetchPlan plan =
        FetchPlanner(sources, {.from = day, .to = day}, now)
            .planDays({known(u"huggingFace"_s, day, DayStatus::Complete, now)}, {});
    QCOMPARE(asked(plan), asked(u"huggingFace"_s, {day}));
    QVERIFY(plan.withoutAsking.isEmpty());
}

void TestFetchPlanner::theLedgerGoesWithTheRequest()
{
    const std::vector<SourceSetup> sources = only(u"huggingFace"_s);
    DaySummary day = known(u"huggingFace"_s, today, DayStatus::Complete, now);
    day.sources.first().validator = "v1";
    const FetchPlan plan =
        FetchPlanner(sources, {.from = today, .to = today}, now).planDays({day}, {});
    QCOMPARE(plan.tasks.front().known.validator, QByteArray("v1"));
}

void TestFetchPlanner::newestSources()
{
    const QString feed = u"arxivFeed"_s;
    const std::vector<SourceSetup> sources = only(feed);
    const QList<DaySummary> justAsked{known(feed, today, DayStatus::Complete, now)};
    QCOMPARE(asked(FetchPlanner(sources, {}, now).planDays({}, {})), asked(feed, {today}));
    QVERIFY(FetchPlanner(sources, {}, now).planDays(justAsked, {}).tasks.empty());
    QCOMPARE(asked(FetchPlanner(sources, {.byUser = true}, now).planDays(justAsked, {})),
             asked(feed, {today}));
    // It is asked for a range too, since its day may be in it.
    const FetchRequest range{.from = today.addDays(-3), .to = today};
    QCOMPARE(asked(FetchPlanner(sources, range, now).planDays(justAsked, {})),
             asked(feed, {today}));
}

void TestFetchPlanner::foldersAreReadOnlyWhenNeeded()
{
    const std::vector<SourceSetup> sources = allSources();
    QCOMPARE(FetchPlanner(sources, {}, now).folders(), QList<LocalFolder>{{folder}});
    QVERIFY(FetchPlanner(sources, {.sources = {u"huggingFace"_s}}, now).folders().isEmpty());
    QVERIFY(FetchPlanner(only(u"huggingFace"_s), {}, now).folders().isEmpty());
    std::vector<SourceSetup> missing = only(u"archive"_s);
    missing.back().problem = u"There is no such folder."_s;
    QVERIFY(FetchPlanner(missing, {}, now).folders().isEmpty());
}

void TestFetchPlanner::aRefreshOfAFolderCoversAllOfIt()
{
    const QString archive = u"archive"_s;
    const std::vector<SourceSetup> sources = only(archive);
    const QDate day(2020, 1, 10);
    const LocalDays files{{day, now}, {day.addDays(1), now}, {day.addDays(2), now}};
    const QList<DaySummary> ledger{
        known(archive, day, DayStatus::Complete, now),                          // unchanged
        known(archive, day.addDays(1), DayStatus::Complete, now.addSecs(-1)),   // written since
        known(archive, day.addDays(-1), DayStatus::Complete, now.addDays(-1))}; // now gone
    QCOMPARE(asked(FetchPlanner(sources, {}, now).planDays(ledger, {{{folder}, files}})),
             asked(archive, {day.addDays(2), day.addDays(1)}));
}

void TestFetchPlanner::aRangeOfAFolder()
{
    const QString archive = u"archive"_s;
    const std::vector<SourceSetup> sources = only(archive);
    const QDate day(2020, 1, 10);
    const FolderDays folders{{{folder}, {{day, now}, {day.addDays(2), now}}}};
    const FetchRequest range{.from = day.addDays(-1), .to = day.addDays(1)};
    QCOMPARE(asked(FetchPlanner(sources, range, now).planDays({}, folders)),
             asked(archive, {day})); // days without a file are not asked for
    const QDate missing = day.addDays(1);
    QCOMPARE(
        asked(FetchPlanner(sources, {.from = missing, .to = missing}, now).planDays({}, folders)),
        asked(archive, {missing})); // a single day is
}

void TestFetchPlanner::details()
{
    const std::vector<SourceSetup> sources = allSources();
    const FetchPlanner refresh(sources, {}, now);
    QCOMPARE(refresh.detailSources().size(), size_t(1));
    const SourceSetup &details = *refresh.detailSources().front();
    QCOMPARE(details.id(), u"arxivApi"_s);
    QCOMPARE(refresh.papersForDetails().limit, 500);
    QCOMPARE(FetchPlanner(sources, {.sources = {u"arxivApi"_s}}, now).papersForDetails().limit, -1);
    const FetchPlanner range(sources, {.from = today.addDays(-1), .to = today}, now);
    QCOMPARE(range.papersForDetails(), (Query{.from = today.addDays(-1), .to = today}));
    QVERIFY(FetchPlanner(only(u"huggingFace"_s), {}, now).detailSources().empty());

    QList<PaperId> papers;
    for (int i = 0; i < 228; ++i)
        papers.append({u"2404."_s + QString::number(10'000 + i)});
    QList<qsizetype> sizes;
    for (const FetchTask &task : refresh.planDetails(details, papers)) {
        QVERIFY(!task.request.day.isValid());
        sizes.append(task.request.papers.size());
    }
    QCOMPARE(sizes, (QList<qsizetype>{100, 100, 28}));
    QVERIFY(refresh.planDetails(details, {}).empty());
}

void TestFetchPlanner::aSlowServerIsNamed()
{
    SourceSetup archive{.source = makeSource(u"archive"_s), .enabled = true};
    archive.options.baseUrl = QUrl(u"https://raw.githubusercontent.com/a/b/main"_s);
    std::deque<FetchTask> waiting(50, FetchTask{.setup = &archive});
    FetchProgress few{.left = 10s};
    noteBudgets(few, waiting); // allowed at once
    QCOMPARE(few.slowServer, QString());
    QCOMPARE(few.left, std::chrono::seconds(10s));
    waiting.resize(365, FetchTask{.setup = &archive});
    FetchProgress year{.left = 10s};
    noteBudgets(year, waiting);
    QCOMPARE(year.slowServer, u"raw.githubusercontent.com"_s);
    QCOMPARE(year.requestsAnHour, 50);
    QCOMPARE(year.left, std::chrono::seconds(26'280)); // 7.3 hours
    archive.options.baseUrl = QUrl(u"https://example.org"_s);
    FetchProgress fast{.left = 10s};
    noteBudgets(fast, waiting);
    QCOMPARE(fast.slowServer, QString());
}

BROADSHEET_TEST(TestFetchPlanner, QCoreApplication)
#include "tst_fetch_planner.moc"
