// A group that shares a folder for papers, while each reader's journal stays among the own
// machines.
#include "Machines.h"
#include "carriers/ChosenCarrier.h"
#include "settings/Settings.h"
#include "support/Runner.h"

#include <QTest>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

// A reader with a folder of the own machines, in a group.
struct Member
{
    Machine machine;
    QTemporaryDir own;
    Settings settings{machine.dir.filePath(u"settings.ini"_s)};

    explicit Member(const QString &group)
    {
        settings.setText(SettingsTable::syncFolder, own.path());
        settings.setOn(SettingsTable::syncsContent, true);
        settings.setText(SettingsTable::syncContentFolder, group);
        machine.sync = std::make_unique<Sync>(*machine.library, machine.path(),
                                              chosenCarrier(settings).value().value());
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
    void oneFetchesForAll();
    void whatAReaderDoesStaysAmongTheOwnMachines();
    void aGroupsFolderThatIsGoneStopsNoMarks();
    void theFolderMustHaveAWholePath();
};

void TestCarriersGroup::oneFetchesForAll()
{
    const QTemporaryDir group;
    const Member ann(group.path());
    const Member bob(group.path());
    QVERIFY(ann.machine.library->store({day()}).result());
    QVERIFY(ann.machine.library
                ->mark({.mark = Mark::Starred, .on = true, .subjects = {u"2404.00001"_s}})
                .result());
    QCOMPARE(ann.exchange().contentProblem, QString());
    QVERIFY(bob.exchange().contentReceived > 0);
    const Paper paper = bob.machine.library->paper(PaperId{u"2404.00001"_s}).result().value();
    QCOMPARE(paper.title, u"Fetched once"_s);
    QVERIFY(!paper.state.starred);
    for (const QString &name : filesIn(group.path()))
        QVERIFY2(name.endsWith(u".content"_s) &&
                     !contentOf(group.filePath(name)).contains("starred"),
                 qPrintable(name));
    for (const QString &name : filesIn(ann.own.path()))
        QVERIFY2(name.endsWith(u".journal"_s), qPrintable(name));
}

void TestCarriersGroup::whatAReaderDoesStaysAmongTheOwnMachines()
{
    const QTemporaryDir group;
    const Member ann(group.path());
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
    QByteArray sent;
    for (const QString &name : filesIn(group.path()))
        sent += contentOf(group.filePath(name));
    QVERIFY(sent.contains("huggingFace") && sent.contains("arxivApi"));
    for (const char *own : {"digest", "\"arxiv\"", "archive", "feed-", "arxivQuery", "model-",
                            "mine.md", "Of a file"})
        QVERIFY2(!sent.contains(own), own);
}

void TestCarriersGroup::aGroupsFolderThatIsGoneStopsNoMarks()
{
    const QTemporaryDir group;
    const Member ann(group.filePath(u"not mounted"_s));
    QVERIFY(ann.machine.mark(Mark::Starred, 1, true));
    const SyncReport report = ann.exchange();
    QCOMPARE(report.sent, 1);
    QVERIFY2(report.contentProblem.contains(u"not mounted"_s), qPrintable(report.contentProblem));
}

void TestCarriersGroup::theFolderMustHaveAWholePath()
{
    const QTemporaryDir group;
    Member ann(group.path());
    ann.settings.setText(SettingsTable::syncContentFolder, u"papers"_s);
    const auto choice = chosenCarrier(ann.settings);
    QVERIFY(!choice);
    QCOMPARE(choice.error().kind, ErrorKind::Usage);
    QVERIFY2(choice.error().message.contains(u"sync/contentFolder"_s),
             qPrintable(choice.error().message));
}

BROADSHEET_TEST(TestCarriersGroup, QCoreApplication)
#include "tst_carriers_group.moc"
