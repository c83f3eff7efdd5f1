// A group that shares papers over a folder or over a space of a lab, while each reader's journal
// stays among the own machines.
#include "Machines.h"
#include "carriers/ChosenCarrier.h"
#include "lab/Lab.h"
#include "settings/Settings.h"
#include "support/PostgresServer.h"
#include "support/Runner.h"

#include <QTest>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

// A reader with a folder of the own machines.
struct Member
{
    Machine machine;
    QTemporaryDir own;
    Settings settings{machine.dir.filePath(u"settings.ini"_s)};

    Member() { settings.setText(SettingsTable::syncFolder, own.path()); }
    void join(const QString &password = {})
    {
        machine.sync =
            std::make_unique<Sync>(*machine.library, machine.path(),
                                   chosenCarrier(settings, {}, password).value().value());
    }
    [[nodiscard]] SyncReport exchange() const { return machine.sync->exchange().result().value(); }
};

DayReport day()
{
    return {.source = u"huggingFace"_s,
            .day = QDate(2024, 4, 1),
            .papers = {{.id = PaperId{u"2404.00001"_s}, .title = u"Fetched once"_s}}};
}

} // namespace

class TestCarriersGroup final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void oneFetchesForAll_data() { overs(); }
    void oneFetchesForAll();
    void whatAReaderDoesStaysAmongTheOwnMachines_data() { overs(); }
    void whatAReaderDoesStaysAmongTheOwnMachines();
    void whatNoGroupSharesIsNotTaken_data() { overs(); }
    void whatNoGroupSharesIsNotTaken();
    void aGroupNeedsNoMachinesOfOnesOwn_data() { overs(); }
    void aGroupNeedsNoMachinesOfOnesOwn();
    void aGroupsFolderThatIsGoneStopsNoMarks();
    void aSpaceThatOneLeftStopsNoMarks();
    void badSettingsAreRefused_data();
    void badSettingsAreRefused();

private:
    static void overs();
    void join(Member &member, const QString &role); // the group of this row
    [[nodiscard]] QString sent() const;             // to the group, in all
    [[nodiscard]] Lab labOf(const QString &role) const
    {
        return Lab(*postgresAddress(m_server.address(role, m_database)), role);
    }

    PostgresServer m_server;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_database;
    int m_space = 0;
};

void TestCarriersGroup::initTestCase()
{
    if (!PostgresServer::programs().isEmpty())
        QVERIFY2(m_server.start(), qPrintable(m_server.said()));
}

void TestCarriersGroup::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    if (PostgresServer::programs().isEmpty())
        return;
    m_database = m_server.newDatabase({u"ann"_s, u"bob"_s});
    Lab ann = labOf(u"ann"_s);
    Lab bob = labOf(u"bob"_s);
    QVERIFY(ann.open() && bob.open());
    m_space = ann.found(u"Vision lab"_s, {u"AN"_s, u"Ann"_s}).value();
    QVERIFY(bob.join(ann.invite(m_space).value(), {u"BO"_s, u"Bob"_s}));
}

void TestCarriersGroup::overs()
{
    QTest::addColumn<bool>("isFolder");
    QTest::newRow("a folder") << true;
    if (!PostgresServer::programs().isEmpty())
        QTest::newRow("a space") << false;
}

void TestCarriersGroup::join(Member &member, const QString &role)
{
    QFETCH(const bool, isFolder);
    if (isFolder) {
        member.settings.setOn(SettingsTable::syncsContent, true);
        member.settings.setText(SettingsTable::syncContentFolder, m_folder->path());
    } else {
        member.settings.setText(SettingsTable::labDatabase, m_server.address(role, m_database));
        member.settings.setText(SettingsTable::syncContentSpace, QString::number(m_space));
    }
    member.join(role);
}

QString TestCarriersGroup::sent() const
{
    QFETCH(const bool, isFolder);
    if (!isFolder)
        return m_server.sql(u"SELECT * FROM broadsheet.group_content"_s, u"admin"_s, m_database);
    QByteArray all;
    for (const QString &name : filesIn(m_folder->path()))
        all += name.toUtf8() + '\n' + contentOf(m_folder->filePath(name));
    return QString::fromUtf8(all);
}

void TestCarriersGroup::oneFetchesForAll()
{
    Member ann;
    Member bob;
    join(ann, u"ann"_s);
    join(bob, u"bob"_s);
    DayReport fetched = day();
    fetched.papers[0].votes = 12;
    fetched.papers[0].texts = {{.language = u"en"_s, .markdown = u"An abstract."_s}};
    QVERIFY(ann.machine.library->store({fetched}).result());
    QVERIFY(ann.machine.library
                ->mark({.mark = Mark::Starred, .on = true, .subjects = {u"2404.00001"_s}})
                .result());
    const SyncReport report = ann.exchange();
    QCOMPARE(report.contentProblem + report.firstRefused, QString());
    QVERIFY(bob.exchange().contentReceived > 0);
    const Paper paper = bob.machine.library->paper(PaperId{u"2404.00001"_s}).result().value();
    QCOMPARE(paper.title, u"Fetched once"_s);
    QCOMPARE(paper.votes, 12);
    QCOMPARE(paper.texts.size(), 1);
    QVERIFY(!paper.state.starred);
    QVERIFY(!sent().contains(u"starred"_s) && !sent().contains(u".journal"_s));
    for (const QString &name : filesIn(ann.own.path()))
        QVERIFY2(name.endsWith(u".journal"_s), qPrintable(name));
    QCOMPARE(bob.exchange().contentReceived, 0);
}

void TestCarriersGroup::whatAReaderDoesStaysAmongTheOwnMachines()
{
    Member ann;
    join(ann, u"ann"_s);
    QList<DayReport> reports{day()};
    for (const QString &source : {u"digest"_s, u"arxiv"_s, u"archive"_s, u"archive-lab"_s,
                                  u"feed-nature"_s, u"arxivQuery-robots"_s, u"model-ko"_s}) {
        reports.append(day());
        reports.last().source = source;
        reports.last().origin = u"/home/ann/mine.md"_s;
        reports.last().status = DayStatus::Complete;
    }
    DayReport details{.source = u"arxivApi"_s};
    details.papers = {{.id = PaperId{u"2404.00001"_s}, .title = u"Fetched once"_s},
                      {.id = PaperId{paperId(1)}, .title = u"Of a file"_s}};
    reports.append(details);
    QVERIFY(ann.machine.library->store(reports).result());
    (void)ann.exchange();
    const QString all = sent();
    QVERIFY(all.contains("huggingFace"_L1) && all.contains("arxivApi"_L1));
    for (const char *own : {"digest", "\"arxiv\"", "archive", "feed-", "arxivQuery", "model-",
                            "mine.md", "Of a file"})
        QVERIFY2(!all.contains(QLatin1StringView(own)), own);
}

// Whoever else is in the group can send anything.
void TestCarriersGroup::whatNoGroupSharesIsNotTaken()
{
    Member ann;
    Member bob;
    join(ann, u"ann"_s);
    join(bob, u"bob"_s);
    QVERIFY(ann.machine.library->store({day()}).result());
    (void)ann.exchange();
    CarrierChoice choice = chosenCarrier(ann.settings, {}, u"ann"_s).value().value();
    const auto carrier = choice.make({.device = u"evil"_s, .place = u"evil"_s, .name = u"evil"_s});
    QVERIFY(carrier->openContent({}));
    QList<ContentRow> rows;
    for (const QByteArray source : {"digest", "archive-lab", "feed-nature", "model-ko"})
        rows.append(
            {.key = source,
             .line =
                 R"({"v": 1, "source": ")" + source +
                 R"(", "day": "2024-04-01", "origin": "", "paper": "2404.00002", "position": 0,)"
                 R"( "said": [{"at": 1711972800000, "title": "Of nobody"}]})"});
    QVERIFY(carrier->appendContent(rows));
    const SyncReport report = bob.exchange();
    QCOMPARE(report.refused, 4);
    QVERIFY2(report.firstRefused.contains("groups do not share this"_L1),
             qPrintable(report.firstRefused));
    QVERIFY(bob.machine.library->paper(PaperId{u"2404.00001"_s}).result());
    QVERIFY(!bob.machine.library->paper(PaperId{u"2404.00002"_s}).result());
}

void TestCarriersGroup::aGroupNeedsNoMachinesOfOnesOwn()
{
    Member ann;
    Member bob;
    for (Member *member : {&ann, &bob})
        member->settings.setText(SettingsTable::syncFolder, {});
    join(ann, u"ann"_s);
    join(bob, u"bob"_s);
    QVERIFY(ann.machine.mark(Mark::Starred, 1, true));
    QVERIFY(ann.machine.library->store({day()}).result());
    QCOMPARE(ann.exchange().contentProblem, QString());
    QCOMPARE(bob.exchange().contentProblem, QString());
    QVERIFY(bob.machine.library->paper(PaperId{u"2404.00001"_s}).result());
    QVERIFY(!bob.machine.paper(1).state.starred);
    // Machines that come later get all that was done meanwhile.
    QVERIFY(ann.machine.mark(Mark::Starred, 2, true));
    (void)ann.exchange();
    ann.settings.setText(SettingsTable::syncFolder, ann.own.path());
    join(ann, u"ann"_s);
    QCOMPARE(ann.exchange().sent, 2);
}

void TestCarriersGroup::aGroupsFolderThatIsGoneStopsNoMarks()
{
    Member ann;
    ann.settings.setOn(SettingsTable::syncsContent, true);
    ann.settings.setText(SettingsTable::syncContentFolder, m_folder->filePath(u"not mounted"_s));
    ann.join();
    QVERIFY(ann.machine.mark(Mark::Starred, 1, true));
    const SyncReport report = ann.exchange();
    QCOMPARE(report.sent, 1);
    QVERIFY2(report.contentProblem.contains(u"not mounted"_s), qPrintable(report.contentProblem));
}

void TestCarriersGroup::aSpaceThatOneLeftStopsNoMarks()
{
    if (PostgresServer::programs().isEmpty())
        QSKIP("PostgreSQL is not installed");
    Member ann;
    ann.settings.setText(SettingsTable::labDatabase, m_server.address(u"ann"_s, m_database));
    ann.settings.setText(SettingsTable::syncContentSpace, QString::number(m_space));
    ann.join(u"ann"_s);
    QCOMPARE(ann.exchange().contentProblem, QString());
    Lab lab = labOf(u"ann"_s);
    QVERIFY(lab.open() && lab.leave(m_space));
    QVERIFY(ann.machine.mark(Mark::Starred, 1, true));
    QVERIFY(ann.machine.library->store({day()}).result());
    const SyncReport report = ann.exchange();
    QCOMPARE(report.sent, 1);
    QVERIFY2(report.contentProblem.contains(u"not in space"_s), qPrintable(report.contentProblem));
}

void TestCarriersGroup::badSettingsAreRefused_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("space");
    QTest::addColumn<QString>("lab");
    QTest::addColumn<QString>("words");

    const QString lab = u"postgresql://ann@127.0.0.1/lab"_s;
    QTest::newRow("no whole path")
        << u"papers"_s << QString() << QString() << u"sync/contentFolder"_s;
    QTest::newRow("both") << u"/papers"_s << u"1"_s << lab << u"both"_s;
    QTest::newRow("no number") << QString() << u"Vision"_s << lab << u"sync/contentSpace"_s;
    QTest::newRow("zero") << QString() << u"0"_s << lab << u"sync/contentSpace"_s;
    QTest::newRow("no lab") << QString() << u"1"_s << QString() << u"lab/database"_s;
    QTest::newRow("no database") << QString() << u"1"_s << u"lab"_s << u"address"_s;
}

void TestCarriersGroup::badSettingsAreRefused()
{
    QFETCH(const QString, folder);
    QFETCH(const QString, space);
    QFETCH(const QString, lab);
    QFETCH(const QString, words);
    Member ann;
    ann.settings.setOn(SettingsTable::syncsContent, true);
    ann.settings.setText(SettingsTable::syncContentFolder, folder);
    ann.settings.setText(SettingsTable::syncContentSpace, space);
    ann.settings.setText(SettingsTable::labDatabase, lab);
    // The own machines do not wait until it is mended.
    ann.join();
    QVERIFY(ann.machine.mark(Mark::Starred, 1, true));
    const SyncReport report = ann.exchange();
    QCOMPARE(report.sent, 1);
    QVERIFY2(report.contentProblem.contains(words), qPrintable(report.contentProblem));
    for (const QString &name : filesIn(ann.own.path())) // nor do papers go to them instead
        QVERIFY2(name.endsWith(u".journal"_s), qPrintable(name));
    ann.settings.setText(SettingsTable::syncFolder, {});
    const auto choice = chosenCarrier(ann.settings);
    QVERIFY(!choice);
    QCOMPARE(choice.error().kind, ErrorKind::Usage);
    QVERIFY2(choice.error().message.contains(words), qPrintable(choice.error().message));
}

BROADSHEET_TEST(TestCarriersGroup, QCoreApplication)
#include "tst_carriers_group.moc"
