// Content that travels between machines over one folder.
#include "Machines.h"
#include "content/ContentTables.h"
#include "eventfile/Fields.h"
#include "sqlite/Failed.h"
#include "support/Runner.h"

#include <QTest>
#include <QTimeZone>

#include <functional>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

DayReport digestOf(QDate day, int first, int count, const QDateTime &at)
{
    DayReport report{.source = u"digest"_s, .day = day, .origin = u"day.md"_s, .at = at};
    for (int number = first; number < first + count; ++number)
        report.papers.append(
            {.id = PaperId{u"2404.%1"_s.arg(number, 5, 10, QChar(u'0'))},
             .url = u"https://arxiv.org/abs/2404.%1"_s.arg(number),
             .title = u"Title %1"_s.arg(number),
             .votes = number,
             .authors = {u"Ann Author"_s, u"Bob Writer"_s},
             .media = {u"https://example.org/%1.png"_s.arg(number)},
             .texts = {{.language = u"ko"_s, .markdown = u"- 요약\t%1"_s.arg(number)},
                       {.language = u"en"_s,
                        .markdown = u"An abstract.\nOf two lines."_s,
                        .kind = TextKind::Abstract}},
             .categories = {u"cs.CL"_s},
             .comment = u"9 pages"_s});
    return report;
}

const QDateTime noon(QDate(2024, 4, 2), QTime(12, 0), QTimeZone::utc());

// A machine whose content travels.
struct Reader
{
    Machine machine;

    explicit Reader(const QString &folder, bool withContent = true) { share(folder, withContent); }
    void share(const QString &folder, bool withContent = true)
    {
        CarrierChoice choice = folderChoice(folder);
        choice.withContent = withContent;
        machine.sync = std::make_unique<Sync>(*machine.library, machine.path(), choice);
    }
    [[nodiscard]] SyncReport exchange() const
    {
        const Result<SyncReport> report = machine.sync->exchange().result();
        if (!report)
            qWarning("%s", qPrintable(report.error().message));
        return report.value_or(SyncReport{.firstRefused = u"it failed"_s});
    }
    void store(const QList<DayReport> &reports) const
    {
        if (!machine.library->store(reports).result())
            qFatal("not stored");
    }
    [[nodiscard]] Paper paper(const QString &id) const
    {
        return machine.library->paper(PaperId{id}).result().value_or(Paper());
    }
    // All that sources said, whatever the numbers of the rows are.
    [[nodiscard]] QStringList content() const
    {
        Database file(machine.path(), Database::Access::ReadOnly);
        QStringList all;
        for (Rows rows = file.select(
                 u"SELECT concat_row FROM (SELECT p.id || '|' || l.source || '|' || l.day || '|'"
                 " || l.position || '|' || l.origin || '|' || l.seen || '|' || l.url || '|'"
                 " || l.title || '|' || ifnull(l.votes, '-') || '|' || l.authors || '|' || l.media"
                 " || '|' || l.categories || '|' || l.comment || '|' || l.code || '|' || l.doi"
                 " || '|' || ifnull(l.version, '-') || '|' || l.times || '|' ||"
                 " ifnull((SELECT group_concat(t.language || t.kind || t.markdown, '|')"
                 " FROM text AS t WHERE t.listing = l.number), '') AS concat_row"
                 " FROM listing AS l JOIN paper AS p ON p.number = l.paper"
                 " UNION ALL SELECT 'vote ' || p.id || v.at || v.source || v.day || v.votes"
                 " FROM vote AS v JOIN paper AS p ON p.number = v.paper"
                 " UNION ALL SELECT 'day ' || day || source || status || at || origin FROM day"
                 " UNION ALL SELECT 'known ' || p.id || m.source || m.fact || m.version || m.at"
                 " || m.day FROM milestone AS m JOIN paper AS p ON p.number = m.paper)"
                 " ORDER BY concat_row"_s);
             rows.next();)
            all.append(rows.text(0));
        return all;
    }
};

// A carrier that tells what is sent over it.
class NotedCarrier final : public Carrier
{
public:
    using Note = std::function<void(const QString &)>;

    NotedCarrier(std::unique_ptr<Carrier> carrier, Note note)
        : m_carrier(std::move(carrier)), m_note(std::move(note))
    {}

    Result<Opened> open(const QByteArray &receipt) override { return m_carrier->open(receipt); }
    Result<QByteArray> append(const QList<JournalEvent> &events) override
    {
        m_note(u"journal"_s);
        return m_carrier->append(events);
    }
    Result<Received> receive(const QByteArray &cursor, int most) override
    {
        return m_carrier->receive(cursor, most);
    }
    Result<Opened> openContent(const QByteArray &receipt) override
    {
        return m_carrier->openContent(receipt);
    }
    Result<QByteArray> appendContent(const QList<ContentRow> &rows) override
    {
        m_note(u"papers"_s);
        return m_carrier->appendContent(rows);
    }
    Result<ReceivedContent> receiveContent(const QByteArray &cursor) override
    {
        return m_carrier->receiveContent(cursor);
    }
    Result<bool> wait(std::chrono::milliseconds longest) override
    {
        return m_carrier->wait(longest);
    }
    void stop() override { m_carrier->stop(); }
    Result<QList<DeviceReport>> devices() override { return m_carrier->devices(); }
    Result<void> forget(const QString &device) override { return m_carrier->forget(device); }

private:
    std::unique_ptr<Carrier> m_carrier;
    Note m_note;
};

QString contentFile(const QString &folder)
{
    for (const QString &name : filesIn(folder))
        if (name.endsWith(".content"_L1))
            return folder + u'/' + name;
    return {};
}

} // namespace

class TestSyncContent final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatOneFetchedTheOtherHas();
    void nothingTravelsUntilItIsWanted();
    void whatArrivedIsNotSentBack();
    void theNewestIsKept();
    void onlyWhatChangedIsSent();
    void aModelsSummaryTravels();
    void hostileLinesAreRefused_data();
    void hostileLinesAreRefused();
    void aFolderThatWasEmptied();
    void aFileThatIsHalfThere();
    void markedPapersArriveWithTheirMarks();
    void manyPapersInPages();
    void aStarDoesNotWaitForPapers();
    void whatAnotherCarrierLacksIsNotForgotten();
    void whatIsFetchedMeanwhileGoesOut();
    void aTextThatIsWrittenAgainWhileItIsSent();
    void itEndsWhenItIsNotWantedAnyMore();
};

void TestSyncContent::whatOneFetchedTheOtherHas()
{
    const QTemporaryDir folder;
    const Reader one(folder.path());
    const Reader two(folder.path());
    one.store({digestOf(QDate(2024, 4, 1), 1, 5, noon)});
    // Said of another version at another time, with votes that rise, and no day.
    DayReport details{.source = u"arxivApi"_s, .at = noon.addDays(1)};
    details.papers = {{.id = PaperId{u"2404.00002"_s},
                       .title = u"Title of the second version"_s,
                       .authors = {u"Ann Author"_s, u"Cid Third"_s},
                       .doi = u"10.1000/182"_s,
                       .version = 2,
                       .journalReference = u"J. Tests 1"_s,
                       .versionDay = QDate(2024, 4, 3)}};
    DayReport list{.source = u"huggingFace"_s,
                   .day = QDate(2024, 4, 1),
                   .at = noon.addSecs(60),
                   .status = DayStatus::SoFar};
    list.papers = {{.id = PaperId{u"2404.00002"_s}, .title = u"T"_s, .votes = 3},
                   {.id = PaperId{u"2404.00001"_s}, .title = u"U"_s, .votes = 1}};
    DayReport later = list;
    later.at = noon.addSecs(7200);
    later.status = DayStatus::Complete;
    later.papers[0].votes = 30;
    later.papers[0].title.clear();
    one.store({details, list, later});

    const SyncReport sent = one.exchange();
    QCOMPARE(sent.contentProblem + sent.firstRefused, QString());
    QVERIFY(sent.contentSent >= 8);
    const SyncReport received = two.exchange();
    QCOMPARE(received.contentReceived, sent.contentSent);
    (void)one.exchange(); // both have said something of the papers that all machines here have
    QCOMPARE(two.content(), one.content());
    QCOMPARE(two.paper(u"2404.00002"_s), one.paper(u"2404.00002"_s));
    QCOMPARE(two.machine.library->days().result().value(),
             one.machine.library->days().result().value());
}

void TestSyncContent::nothingTravelsUntilItIsWanted()
{
    const QTemporaryDir folder;
    const Reader one(folder.path(), false);
    one.store({digestOf(QDate(2024, 4, 1), 1, 5, noon)});
    one.machine.mark(Mark::Starred, 1, true);
    QCOMPARE(one.exchange().contentSent, 0);
    QCOMPARE(contentFile(folder.path()), QString());
    const Database file(one.machine.path(), Database::Access::ReadOnly);
    QCOMPARE(const_cast<Database &>(file).number(u"SELECT count(*) FROM outgoing_listing"_s), 0);
}

void TestSyncContent::whatArrivedIsNotSentBack()
{
    const QTemporaryDir folder;
    const Reader one(folder.path());
    const Reader two(folder.path());
    (void)one.exchange();
    (void)two.exchange();
    (void)one.exchange();
    one.store({digestOf(QDate(2024, 4, 1), 1, 5, noon)});
    (void)one.exchange();
    const SyncReport received = two.exchange();
    QCOMPARE(received.contentReceived, 6); // five papers and the day
    QCOMPARE(received.contentSent, 0);
    const SyncReport again = one.exchange();
    QCOMPARE(again.contentReceived + again.contentSent, 0);
}

void TestSyncContent::theNewestIsKept()
{
    const QTemporaryDir folder;
    const Reader one(folder.path());
    const Reader two(folder.path());
    one.store({digestOf(QDate(2024, 4, 1), 1, 1, noon)});
    DayReport newer = digestOf(QDate(2024, 4, 1), 1, 1, noon.addDays(1));
    newer.papers[0].title = u"Newer"_s;
    newer.papers[0].comment.clear(); // an empty value does not overwrite a known one
    two.store({newer});
    (void)one.exchange();
    (void)two.exchange();
    (void)one.exchange();
    QCOMPARE(two.paper(u"2404.00001"_s).title, u"Newer"_s);
    QCOMPARE(two.paper(u"2404.00001"_s).comment, u"9 pages"_s);
    QCOMPARE(one.content(), two.content());
}

void TestSyncContent::onlyWhatChangedIsSent()
{
    const QTemporaryDir folder;
    const Reader one(folder.path());
    one.store({digestOf(QDate(2024, 4, 1), 1, 20, noon)});
    (void)one.exchange();
    const qsizetype before = contentOf(contentFile(folder.path())).size();
    DayReport again = digestOf(QDate(2024, 4, 1), 1, 20, noon.addSecs(3600));
    again.papers[3].votes = 100;
    one.store({again});
    QCOMPARE(one.exchange().contentSent, 2); // the paper and the day
    QCOMPARE(one.exchange().contentSent, 0);
    const QByteArray added = contentOf(contentFile(folder.path())).sliced(before);
    QVERIFY(added.contains("\"votes\":100") && !added.contains("abstract"));
    const Reader two(folder.path());
    (void)two.exchange();
    QCOMPARE(two.paper(u"2404.00004"_s).votes, 100);
    QCOMPARE(two.paper(u"2404.00004"_s).texts.size(), 2);
}

void TestSyncContent::aModelsSummaryTravels()
{
    const QTemporaryDir folder;
    const Reader one(folder.path());
    const Reader two(folder.path());
    one.store({digestOf(QDate(2024, 4, 1), 1, 1, noon)});
    one.store({{.source = u"model-ko"_s,
                .papers = {{.id = PaperId{u"2404.00001"_s},
                            .title = u"Title 1"_s,
                            .texts = {{.language = u"ko"_s,
                                       .markdown = u"- 모델이 쓴 요약"_s,
                                       .kind = TextKind::AiSummary}}}},
                .at = noon,
                .status = DayStatus::NotFetched}});
    (void)one.exchange();
    (void)two.exchange();
    QCOMPARE(two.paper(u"2404.00001"_s).texts, one.paper(u"2404.00001"_s).texts);
    QCOMPARE(two.paper(u"2404.00001"_s).texts.size(), 3);
}

void TestSyncContent::hostileLinesAreRefused_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::newRow("no source") << QByteArray("\"source\":\"digest\"") << QByteArray("\"source\":7");
    QTest::newRow("a path") << QByteArray("\"source\":\"digest\"")
                            << QByteArray("\"source\":\"../../x\"");
    QTest::newRow("no day") << QByteArray("\"day\":\"2024-04-01\"")
                            << QByteArray("\"day\":\"2024\"");
    QTest::newRow("no paper") << QByteArray("\"paper\":\"2404.00001\"")
                              << QByteArray("\"paper\":\"../2404\"");
    QTest::newRow("a later version") << QByteArray("\"v\":1") << QByteArray("\"v\":2");
    QTest::newRow("no time") << QByteArray("\"at\":1712") << QByteArray("\"at\":-712");
    QTest::newRow("a number as text")
        << QByteArray("\"votes\":1}") << QByteArray("\"votes\":\"1\"}");
    QTest::newRow("half a vote") << QByteArray("\"votes\":1}") << QByteArray("\"votes\":0.5}");
    QTest::newRow("no JSON") << QByteArray("{") << QByteArray("[");
    QTest::newRow("a kind of text") << QByteArray("\"abstract\"") << QByteArray("\"poem\"");
}

// The line has a good checksum: whoever writes to the folder can make one.
void TestSyncContent::hostileLinesAreRefused()
{
    QFETCH(const QByteArray, from);
    QFETCH(const QByteArray, to);
    const QTemporaryDir folder;
    const Reader one(folder.path());
    one.store({digestOf(QDate(2024, 4, 1), 1, 2, noon)});
    (void)one.exchange();
    const QString path = contentFile(folder.path());
    QList<QByteArray> lines = contentOf(path).split('\n');
    for (QByteArray &line : lines) {
        const std::optional<QStringList> fields = fieldsOfLine(line);
        if (!fields || !line.contains("2404.00001"))
            continue;
        QByteArray json = fields->last().toUtf8();
        QVERIFY(json.contains(from));
        line = lineOfFields({fields->first(), QString::fromUtf8(json.replace(from, to))});
        line.chop(1);
    }
    write(path, lines.join('\n'));
    const Reader two(folder.path());
    const SyncReport report = two.exchange();
    QCOMPARE(report.refused, 1);
    QVERIFY2(report.firstRefused.startsWith(path + u", line "_s), qPrintable(report.firstRefused));
    QVERIFY(two.paper(u"2404.00001"_s).title.isEmpty());
    QCOMPARE(two.paper(u"2404.00002"_s).title, u"Title 2"_s);
}

void TestSyncContent::aFolderThatWasEmptied()
{
    const QTemporaryDir folder;
    const Reader one(folder.path());
    one.store({digestOf(QDate(2024, 4, 1), 1, 5, noon)});
    const qint64 sent = one.exchange().contentSent;
    QVERIFY(QFile::remove(contentFile(folder.path())));
    const Reader two(folder.path());
    QCOMPARE(one.exchange().contentSent, sent);
    (void)two.exchange();
    (void)one.exchange();
    QCOMPARE(two.content(), one.content());
}

void TestSyncContent::aFileThatIsHalfThere()
{
    const QTemporaryDir folder;
    const Reader one(folder.path());
    one.store({digestOf(QDate(2024, 4, 1), 1, 5, noon)});
    (void)one.exchange();
    const QString path = contentFile(folder.path());
    const QByteArray whole = contentOf(path);
    const Reader two(folder.path());
    for (const qsizetype part : {whole.size() / 4, whole.size() / 2, whole.size() - 3}) {
        write(path, whole.first(part));
        QCOMPARE(two.exchange().refused, 0);
    }
    write(path, whole);
    (void)two.exchange();
    (void)one.exchange();
    QCOMPARE(two.content(), one.content());
    // A line that was damaged on its way, and is mended later.
    const Reader three(folder.path());
    QByteArray damaged = whole;
    damaged[damaged.indexOf("Title 3")] = 'X';
    write(path, damaged);
    const SyncReport report = three.exchange();
    QCOMPARE(report.refused, 1);
    QVERIFY2(report.firstRefused.contains(u", line "_s), qPrintable(report.firstRefused));
    write(path, whole + '\n');
    (void)three.exchange();
    (void)one.exchange();
    (void)three.exchange();
    QCOMPARE(three.content(), one.content());
}

void TestSyncContent::markedPapersArriveWithTheirMarks()
{
    const QTemporaryDir folder;
    const Reader one(folder.path());
    one.store({digestOf(QDate(2024, 4, 1), 1, 2, noon)});
    QVERIFY(one.machine.library
                ->mark({.mark = Mark::Starred, .on = true, .subjects = {u"2404.00001"_s}})
                .result());
    (void)one.exchange();
    const Reader two(folder.path());
    (void)two.exchange(); // the star arrives before its paper
    QVERIFY(two.paper(u"2404.00001"_s).state.starred);
    QCOMPARE(two.machine.seen(), one.machine.seen());
}

void TestSyncContent::manyPapersInPages()
{
    const QTemporaryDir folder;
    const Reader one(folder.path());
    QList<DayReport> days;
    for (int day = 1; day <= 10; ++day)
        days.append(digestOf(QDate(2024, 4, day), day * 100, 100, noon));
    one.store(days);
    int steps = 0;
    qint64 last = 0;
    connect(one.machine.sync.get(), &Sync::stateChanged, this, [&](const SyncState &state) {
        steps += state.report.contentSent > last ? 1 : 0;
        last = state.report.contentSent;
    });
    QCOMPARE(one.exchange().contentSent, 6 + 1 + 1000 + 10);
    QTRY_COMPARE(last, 6 + 1 + 1000 + 10);
    QVERIFY(steps > 10);
    const Reader two(folder.path());
    (void)two.exchange();
    (void)one.exchange();
    QCOMPARE(two.content(), one.content());
}

void TestSyncContent::aStarDoesNotWaitForPapers()
{
    const QTemporaryDir folder;
    Reader one(folder.path());
    one.store({digestOf(QDate(2024, 4, 1), 1, 500, noon)});
    QStringList calls;
    const auto note = [&](const QString &call) {
        if (call == "papers"_L1 && !calls.contains(call)) // of the first page
            (void)one.machine.mark(Mark::Starred, 1, true);
        calls.append(call);
    };
    CarrierChoice choice = folderChoice(folder.path());
    choice.withContent = true;
    choice.make = [make = choice.make, note](const Sender &self) -> std::unique_ptr<Carrier> {
        return std::make_unique<NotedCarrier>(make(self), note);
    };
    one.machine.sync = std::make_unique<Sync>(*one.machine.library, one.machine.path(), choice,
                                              SyncTimes{.journalPause = {}});
    (void)one.exchange();
    QVERIFY2(calls.count(u"papers"_s) > 2, qPrintable(calls.join(u' ')));
    QCOMPARE(calls.mid(0, 3), QStringList({u"papers"_s, u"journal"_s, u"papers"_s}));
}

// Another program that uses the library has another folder.
void TestSyncContent::whatAnotherCarrierLacksIsNotForgotten()
{
    const QTemporaryDir folder;
    const Reader one(folder.path());
    one.store({digestOf(QDate(2024, 4, 1), 1, 5, noon)});
    (void)one.exchange();
    Database file(one.machine.path(), Database::Access::ReadWrite);
    (void)contentPlace(file, u"first"_s);
    const OutgoingContent next = nextContent(file, false);
    QVERIFY(!next.isEnd);
    (void)contentPlace(file, u"second"_s);
    const auto isCancelled = [](const auto &job) {
        try {
            job();
        } catch (const Failed &failed) {
            return failed.error.kind == ErrorKind::Cancelled;
        }
        return false;
    };
    QVERIFY(isCancelled([&] { noteContentSent(file, u"first"_s, next, "r"); }));
    QVERIFY(isCancelled([&] { (void)takeContent(file, u"first"_s, {}, {}, "c"); }));
    QCOMPARE(nextContent(file, false).rows.size(), next.rows.size());
}

// While a page from elsewhere is stored, which is older.
void TestSyncContent::whatIsFetchedMeanwhileGoesOut()
{
    const Reader one{QString()};
    one.store({digestOf(QDate(2024, 4, 1), 1, 1, noon)});
    Database file(one.machine.path(), Database::Access::ReadWrite);
    (void)contentPlace(file, u"a"_s);
    const OutgoingContent next = nextContent(file, false);
    QList<ContentItem> page;
    for (const ContentRow &row : next.rows)
        page.append(contentIn(row.line).value());
    const ContentMark before = contentMark(file);
    DayReport fetched = digestOf(QDate(2024, 4, 1), 1, 1, noon.addSecs(3600));
    fetched.papers[0].votes = 99;
    one.store({fetched});
    (void)takeContent(file, u"a"_s, page, before, {});
    QVERIFY(contentMark(file).listing > before.listing);
    QVERIFY(contentMark(file).day > before.day);
}

void TestSyncContent::aTextThatIsWrittenAgainWhileItIsSent()
{
    const Reader one{QString()};
    one.store({digestOf(QDate(2024, 4, 1), 1, 1, noon)});
    Database file(one.machine.path(), Database::Access::ReadWrite);
    (void)contentPlace(file, u"a"_s);
    const auto sendNext = [&file] {
        const OutgoingContent next = nextContent(file, false);
        noteContentSent(file, u"a"_s, next, "receipt");
        return next;
    };
    while (!sendNext().isEnd) {
    }
    const auto summarise = [&one](const QString &text, int hours) {
        one.store({{.source = u"model-ko"_s,
                    .papers = {{.id = PaperId{u"2404.00001"_s},
                                .title = u"Title 1"_s,
                                .texts = {{.language = u"ko"_s,
                                           .markdown = text,
                                           .kind = TextKind::AiSummary}}}},
                    .at = noon.addSecs(3600 * hours),
                    .status = DayStatus::NotFetched}});
    };
    summarise(u"- first"_s, 1);
    const OutgoingContent first = nextContent(file, false);
    summarise(u"- second"_s, 2);
    noteContentSent(file, u"a"_s, first, "receipt");
    const OutgoingContent second = nextContent(file, false);
    QCOMPARE(second.rows.size(), 1);
    QVERIFY(second.rows.constFirst().line.contains("- second"));
    noteContentSent(file, u"a"_s, second, "receipt");
    QVERIFY(nextContent(file, false).isEnd);
}

void TestSyncContent::itEndsWhenItIsNotWantedAnyMore()
{
    const QTemporaryDir folder;
    Reader one(folder.path());
    (void)one.exchange();
    one.share(folder.path(), false);
    (void)one.exchange();
    one.store({digestOf(QDate(2024, 4, 1), 1, 5, noon)});
    QCOMPARE(one.exchange().contentSent, 0);
    Database file(one.machine.path(), Database::Access::ReadOnly);
    QCOMPARE(file.number(u"SELECT count(*) FROM outgoing_listing"_s), 0);
    one.share(folder.path());
    QVERIFY(one.exchange().contentSent > 5);
}

BROADSHEET_TEST(TestSyncContent, QCoreApplication)
#include "tst_sync_content.moc"
