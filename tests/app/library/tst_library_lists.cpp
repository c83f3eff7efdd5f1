// Queries: lists by every condition and order, days, counts, authors.
#include "Builders.h"
#include "sqlite/Migrations.h"
#include "support/Runner.h"

using namespace Qt::StringLiterals;
using namespace broadsheet;
using namespace broadsheet::test;

class TestLibraryLists final : public QObject, private TemporaryLibrary
{
    Q_OBJECT

private Q_SLOTS:
    void init() { create(); }
    void cleanup() { m_library.reset(); }

    void sortsByEveryKey_data();
    void sortsByEveryKey();
    void everyConditionHolds();
    void theDayOfARowIsTheMatchingOne();
    void whatHasNoValueStaysLast();
    void anOrderTellsMarksAndWhatIsHidden();
    void anOrderFollowsWhatIsWritten();
    void largeListsAreOrderedAsSmallOnes();
    void daysTellCountsAndSources();
    void countsAndInfo();
    void authorPanel();
    void theNextOlderUnreadDay();
    void rowsGivesThoseThatExist();
    void namesThePapersThatASourceIsSilentOn();

private:
    [[nodiscard]] QStringList listed(const Query &query) const
    {
        return idsOf(must(m_library->list(query)));
    }
};

void TestLibraryLists::sortsByEveryKey_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<QString>("descending");
    QTest::addColumn<QString>("ascending");
    const auto row = [](const char *name, SortKey key, const QString &down, const QString &up) {
        QTest::newRow(name) << static_cast<int>(key) << down << up;
    };
    row("votes", SortKey::Votes, u"3412"_s, u"1432"_s);
    row("title", SortKey::Title, u"3421"_s, u"1243"_s);
    row("date", SortKey::Date, u"3421"_s, u"1243"_s);
    row("authors", SortKey::Authors, u"3124"_s, u"2134"_s);
    row("read", SortKey::Read, u"1342"_s, u"2431"_s);
    row("starred", SortKey::Starred, u"4321"_s, u"1234"_s);
}

void TestLibraryLists::sortsByEveryKey()
{
    QFETCH(int, key);
    QFETCH(QString, descending);
    QFETCH(QString, ascending);
    must(m_library->store(threeDays()));
    must(m_library->mark({Mark::Read, true, {u"2403.00001"_s}}));
    must(m_library->mark({Mark::Starred, true, {u"2403.00004"_s}}));
    const auto order = [this, key](bool up) {
        QString digits;
        for (const QString &id : listed({.sort = static_cast<SortKey>(key), .ascending = up}))
            digits.append(id.back());
        return digits;
    };
    QCOMPARE(order(false), descending);
    QCOMPARE(order(true), ascending);
}

void TestLibraryLists::everyConditionHolds()
{
    must(m_library->store(threeDays()));
    must(m_library->indexed());
    must(m_library->mark({Mark::Read, true, {u"2403.00001"_s, u"2403.00003"_s}}));
    must(m_library->mark({Mark::Starred, true, {u"2403.00001"_s, u"2403.00002"_s}}));
    must(m_library->mark({Mark::Follow, true, {u"Cy"_s}}));

    QCOMPARE(listed({.unread = true}), QStringList({u"2403.00004"_s, u"2403.00002"_s}));
    QCOMPARE(listed({.starred = true}), QStringList({u"2403.00001"_s, u"2403.00002"_s}));
    QCOMPARE(listed({.unread = true, .starred = true}), QStringList({u"2403.00002"_s}));
    QCOMPARE(listed({.author = u"Cy"_s}), QStringList({u"2403.00003"_s}));
    QVERIFY(listed({.author = u"C"_s}).isEmpty());
    QCOMPARE(listed({.search = u"추론"_s}), QStringList({u"2403.00002"_s}));
    QVERIFY(listed({.from = QDate(2024, 3, 22), .search = u"추론"_s}).isEmpty());
    QCOMPARE(listed({.from = QDate(2024, 3, 21), .to = QDate(2024, 3, 21)}),
             QStringList({u"2403.00002"_s}));
    QCOMPARE(listed({.limit = 1}), QStringList({u"2403.00003"_s}));
    QVERIFY(listed({.limit = 0}).isEmpty());
    const QList<PaperRow> rows = must(m_library->list({}));
    QVERIFY(rows[0].followed);
    QVERIFY(!rows[1].followed);
    QVERIFY(rows[0].state.read);
}

void TestLibraryLists::theDayOfARowIsTheMatchingOne()
{
    must(m_library->store(threeDays()));
    const QList<PaperRow> rows =
        must(m_library->list({.from = QDate(2024, 3, 20), .to = QDate(2024, 3, 21)}));
    QCOMPARE(rows.size(), 3);
    for (const PaperRow &row : rows)
        if (row.id.text == "2403.00003"_L1) {
            QCOMPARE(row.day, QDate(2024, 3, 20));
            QCOMPARE(row.votes, 40); // the newest known, whatever days are listed
        }
}

void TestLibraryLists::whatHasNoValueStaysLast()
{
    must(m_library->store(
        {day({}, {report(u"1"_s, u"Zeta"_s, std::nullopt, {u"Bo"_s})}),
         day(QDate(2024, 1, 1), {report(u"2"_s, {}, 3), report(u"3"_s, u"A"_s)})}));
    for (const bool ascending : {false, true}) {
        const auto last = [&](SortKey key) {
            return listed({.sort = key, .ascending = ascending}).constLast();
        };
        QCOMPARE(last(SortKey::Date), u"1"_s);
        QCOMPARE(last(SortKey::Title), u"2"_s);
        QVERIFY(last(SortKey::Votes) != "2"_L1);
        QVERIFY(last(SortKey::Authors) != "1"_L1);
    }
}

void TestLibraryLists::anOrderTellsMarksAndWhatIsHidden()
{
    must(m_library->store(threeDays()));
    must(m_library->indexed());
    must(m_library->mark({Mark::Read, true, {u"2403.00001"_s}}));
    must(m_library->mark({Mark::MuteWord, true, {u"gamma"_s}}));
    const PaperId read{u"2403.00001"_s};
    const PaperOrder order = must(m_library->order({.withMuted = false}, read));
    QCOMPARE(order.numbers.size(), 3);
    QCOMPARE(order.hidden, 1);
    QCOMPARE(must(m_library->rowsAt({order.located})).value(0).id, read);
    QVERIFY(!order.unread.contains(order.located));
    QCOMPARE(order.unread.count(), 3); // of all papers
    QCOMPARE(must(m_library->order({.search = u"robot OR 로봇"_s, .withMuted = false})).hidden, 0);
    QCOMPARE(must(m_library->order({.unread = true}, read)).located, -1);
    QCOMPARE(must(m_library->order({})).hidden, 0);
    QCOMPARE(must(m_library->count({.search = u"a"_s})), (SearchCount{.papers = 3, .unread = 2}));
    QVERIFY(must(m_library->rowsAt({9999})).isEmpty());
}

// What orders share is kept between them.
void TestLibraryLists::anOrderFollowsWhatIsWritten()
{
    QList<PaperReport> papers;
    for (int i = 10'000; i < 12'500; ++i) // more than are sorted one by one
        papers.append(report(u"2403."_s + QString::number(i), u"Robot"_s));
    must(m_library->store({day(QDate(2024, 3, 21), papers)}));
    must(m_library->indexed());
    const Query query{.search = u"robot"_s, .sort = SortKey::Relevance};
    const PaperOrder before = must(m_library->order(query));
    QCOMPARE(before.numbers.size(), papers.size());
    must(m_library->mark({Mark::Starred, true, {u"2403.12000"_s}}));
    must(m_library->store({day(QDate(2024, 3, 22), {report(u"2403.20000"_s, u"Robot"_s)})}));
    must(m_library->indexed());
    const PaperOrder after = must(m_library->order(query));
    QCOMPARE(after.starred.count(), 1);
    QCOMPARE(after.unread.count(), before.unread.count() + 1);
    QCOMPARE(after.numbers.mid(1), before.numbers);
    QCOMPARE(must(m_library->rowsAt(after.numbers.first(1)))[0].id.text, u"2403.20000"_s);
}

// Small sets are sorted in memory, large ones read from an index: both in the same order, by every
// key.
void TestLibraryLists::largeListsAreOrderedAsSmallOnes()
{
    constexpr int papers = 2600;
    QList<DayReport> days;
    for (int i = 0; i < papers; ++i) {
        if (i % 100 == 0)
            days.append(day(QDate(2024, 1, 1).addDays(i / 100), {}));
        days.last().papers.append(
            report(QString::number(i * 7919 % papers),
                   u"Title %1 %2"_s.arg(i % 13).arg(i % 2 ? u"odd"_s : u"even"_s),
                   i % 5 == 0 ? std::nullopt : std::optional(i % 11),
                   i % 3 ? QStringList{u"Ada"_s} : QStringList()));
        if (i % 40 == 0) // listed again later
            days[std::max<qsizetype>(days.size() - 3, 0)].papers.append(days.last().papers.last());
    }
    must(m_library->store(days));
    must(m_library->indexed());
    const QDate to(2024, 1, 24);
    for (const SortKey key : {SortKey::Votes, SortKey::Title, SortKey::Date, SortKey::Authors,
                              SortKey::Read, SortKey::Starred, SortKey::Rise})
        for (const bool ascending : {false, true})
            for (const QDate &until : {QDate(), to}) {
                Query query{.to = until, .sort = key, .ascending = ascending};
                const QStringList all = listed(query);
                QVERIFY(all.size() > 1900);
                query.search = u"odd"_s; // half of them, few enough to be sorted in memory
                const QStringList odd = listed(query);
                const QSet<QString> isOdd(odd.cbegin(), odd.cend());
                QStringList expected = all;
                expected.removeIf([&](const QString &id) { return !isOdd.contains(id); });
                QCOMPARE(odd, expected);
                query.search.clear();
                QCOMPARE(idsOf(must(m_library->first(query, 30))), all.first(30));
            }
}

void TestLibraryLists::daysTellCountsAndSources()
{
    const QDateTime before = QDateTime::currentDateTimeUtc();
    must(m_library->store(threeDays()));
    must(m_library->store(
        {day(QDate(2024, 3, 23), {}),
         day(QDate(2024, 3, 22), {report(u"2403.00004"_s, u"Delta"_s)}, u"arxiv"_s)}));
    must(m_library->mark({Mark::Read, true, {u"2403.00003"_s}}));
    must(m_library->mark({Mark::Starred, true, {u"2403.00004"_s}}));
    const QList<DaySummary> days = must(m_library->days());
    QCOMPARE(days.size(), 4);
    QCOMPARE(days[0].day, QDate(2024, 3, 23));
    QCOMPARE(days[0].papers, 0);
    QCOMPARE(days[0].sources[0].status, DayStatus::Empty);
    QCOMPARE(days[1].papers, 2); // one of them by two sources
    QCOMPARE(days[1].unread, 1);
    QCOMPARE(days[1].starred, 1);
    QCOMPARE(days[1].sources.size(), 2);
    QCOMPARE(days[1].sources[1].source, u"digest"_s);
    QCOMPARE(days[1].sources[1].status, DayStatus::Complete);
    QCOMPARE(days[1].sources[1].origin, u"2024-03-22.md"_s);
    QVERIFY(days[1].sources[1].at.toMSecsSinceEpoch() >= before.toMSecsSinceEpoch());
    QCOMPARE(days[3].papers, 2);
    QCOMPARE(days[3].unread, 1);
    // Papers for a day without papers.
    must(m_library->store({day(QDate(2024, 3, 23), {report(u"2403.00005"_s, u"E"_s)})}));
    QCOMPARE(must(m_library->days())[0].sources[0].status, DayStatus::Complete);
}

void TestLibraryLists::countsAndInfo()
{
    must(m_library->store(threeDays()));
    must(m_library->indexed());
    must(m_library->mark({Mark::Read, true, {u"2403.00003"_s}}));
    must(m_library->mark({Mark::Follow, true, {u"Nobody Yet"_s, u"Ada"_s}}));
    const ViewCounts counts = must(m_library->counts());
    QCOMPARE(counts.all, 4);
    QCOMPARE(counts.unread, 3);
    QCOMPARE(counts.starred, 0);
    const QList<AuthorSummary> followed{
        {.name = u"Ada"_s, .papers = 3, .unread = 2, .followed = true},
        {.name = u"Nobody Yet"_s, .papers = 0, .unread = 0, .followed = true}};
    QCOMPARE(counts.followed, followed);

    const LibraryInfo info = must(m_library->info());
    QCOMPARE(info.path, m_path);
    QCOMPARE(info.schemaVersion, schemaScripts().size());
    QVERIFY(info.sqliteVersion.startsWith(u"3."));
    QVERIFY(info.bytes > 4096);
    QCOMPARE(info.papers, 4);
    QCOMPARE(info.days, 3);
    QCOMPARE(info.texts, 2);
    QCOMPARE(info.authors, 3);
    QCOMPARE(info.events, 3);
    QCOMPARE(info.unread, 3);
    QCOMPARE(info.unindexed, 0);
    QVERIFY(!info.readOnly);
}

void TestLibraryLists::authorPanel()
{
    must(m_library->store(threeDays()));
    const AuthorPapers ada = must(m_library->author(u"Ada"_s));
    QCOMPARE(ada.author, (AuthorSummary{.name = u"Ada"_s, .papers = 3, .followed = false}));
    QCOMPARE(idsOf(ada.papers), QStringList({u"2403.00003"_s, u"2403.00002"_s, u"2403.00001"_s}));
    const QList<CoAuthor> coAuthors{{.name = u"Bo"_s, .papers = 1}, {.name = u"Cy"_s, .papers = 1}};
    QCOMPARE(ada.coAuthors, coAuthors);

    // A newer file replaces the authors.
    QList<DayReport> newer = threeDays();
    newer[1].papers[0].authors = {u"Bo"_s};
    must(m_library->store(newer));
    QCOMPARE(must(m_library->author(u"Ada"_s)).author.papers, 2);
    QCOMPARE(must(m_library->author(u"Bo"_s)).author.papers, 2);

    QList<PaperReport> many;
    for (int i = 0; i < 20; ++i)
        many.append(report(QString::number(i), u"T"_s, 1,
                           {u"Zed"_s, QString(u"Co " + QString::number(i))}));
    must(m_library->store({day(QDate(2024, 4, 1), many)}));
    QCOMPARE(must(m_library->author(u"Zed"_s)).coAuthors.size(), 12);
    QCOMPARE(must(m_library->author(u"Nobody"_s)).papers.size(), 0);
}

void TestLibraryLists::theNextOlderUnreadDay()
{
    must(m_library->store(threeDays()));
    must(m_library->mark({Mark::Read, true, {u"2403.00002"_s}}));
    const auto older = [this](QDate from) { return must(m_library->neighbouringUnreadDay(from)); };
    QCOMPARE(older({}), QDate(2024, 3, 22));
    QCOMPARE(older(QDate(2024, 3, 22)), QDate(2024, 3, 20));
    QVERIFY(!older(QDate(2024, 3, 20)).isValid());
}

void TestLibraryLists::rowsGivesThoseThatExist()
{
    must(m_library->store(threeDays()));
    QStringList ids = idsOf(must(m_library->rows(
        {PaperId{u"2403.00002"_s}, PaperId{u"none\"'"_s}, PaperId{u"2403.00004"_s}})));
    ids.sort();
    QCOMPARE(ids, QStringList({u"2403.00002"_s, u"2403.00004"_s}));
    QVERIFY(must(m_library->rows({})).isEmpty());
    const QList<Paper> papers = must(m_library->papers({.author = u"Ada"_s}));
    QCOMPARE(papers.size(), 3);
}

void TestLibraryLists::namesThePapersThatASourceIsSilentOn()
{
    const QString api = u"arxivApi"_s;
    must(m_library->store(threeDays()));
    must(m_library->store({day(QDate(2024, 3, 25), {report(u"https://a.example/x"_s, u"Web"_s)}),
                           day({}, {report(u"2403.00003"_s, u"Gamma"_s)}, api)}));
    const auto silentOn = [&](const Query &query) {
        QStringList ids;
        for (const PaperId &id : must(m_library->withoutReportOf(api, query)))
            ids.append(id.text);
        return ids;
    };
    QCOMPARE(silentOn({.sort = SortKey::Title}),
             QStringList({u"2403.00004"_s, u"2403.00002"_s, u"2403.00001"_s}));
    QCOMPARE(silentOn({.limit = 2}), QStringList({u"2403.00004"_s, u"2403.00002"_s}));
    QCOMPARE(silentOn({.to = QDate(2024, 3, 20)}), QStringList({u"2403.00001"_s}));
    must(m_library->store({day({}, {report(u"2403.00004"_s, u"Delta"_s)}, api)}));
    QCOMPARE(silentOn({.limit = 1}), QStringList({u"2403.00002"_s}));
}

BROADSHEET_TEST(TestLibraryLists, QCoreApplication)
#include "tst_library_lists.moc"
