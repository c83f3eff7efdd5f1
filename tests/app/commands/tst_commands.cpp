#include "CommandRun.h"
#include "support/Runner.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

QJsonValue paperOf(const QByteArray &json, const QString &id)
{
    for (const QJsonValue &paper : QJsonDocument::fromJson(json).array())
        if (paper[u"id"].toString() == id)
            return paper;
    return {};
}

} // namespace

class TestCommands final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void importSaysHowMany();
    void importAgainChangesNothing();
    void importOfNewerVotesUpdates();
    void importFromStandardInput();
    void markdownGivesTheSameDaysAndTexts();
    void importOfWhatIsMissingGoesOn();
    void quietSaysNothing();
    void starAndUnstar();
    void readAndUnread();
    void laterAndUnlater();
    void laterTakesWhatIsOlder();
    void linksAndVersionsAreIds();
    void papersWithoutALinkHaveIds();
    void unknownIdsAreNamedAndTheRestIsDone();
    void undo();
    void redo();
    void undoAfterNothing();
    void importKeepsMarks();
    void newLibraryIsSaid();
    void aLostLibraryIsSaid();
    void aJournalFileThatCannotBeWrittenIsSaid();
    void wrongLineDoesNothing();
    void helpOnStandardOutput();
};

void TestCommands::importSaysHowMany()
{
    const SmallLibrary library;
    QCOMPARE(library.imported.err, "broadsheet: 2 files, 5 papers: 4 new, 0 updated\n");
    QCOMPARE(library.imported.out, "");
    QCOMPARE(library.imported.status, 0);
}

void TestCommands::importAgainChangesNothing()
{
    const SmallLibrary library;
    const Outcome before = library.run({u"list"_s, u"--format"_s, u"json"_s});
    const Outcome again = library.run({u"import"_s, library.path(u"archive"_s)});
    QCOMPARE(again.err, "broadsheet: 2 files, 5 papers: 0 new, 0 updated\n");
    const Outcome file = library.run({u"import"_s, library.path(u"archive/2024/03/22.md"_s)});
    QCOMPARE(file.err, "broadsheet: 1 file, 3 papers: 0 new, 0 updated\n");
    QCOMPARE(library.run({u"list"_s, u"--format"_s, u"json"_s}).out, before.out);
}

void TestCommands::importOfNewerVotesUpdates()
{
    const SmallLibrary library;
    QByteArray newer = digestOf("2024-03-22", 3);
    newer.replace("Vote: 20\n", "Vote: 200\n");
    const Outcome outcome =
        library.run({u"import"_s, library.write(u"archive/2024/03/22.md"_s, newer)});
    QCOMPARE(outcome.err, "broadsheet: 1 file, 3 papers: 0 new, 1 updated\n");
    const Outcome list = library.run({u"list"_s, u"--format"_s, u"json"_s});
    QCOMPARE(paperOf(list.out, u"2403.00002"_s)[u"votes"].toInt(), 200);
}

void TestCommands::importFromStandardInput()
{
    const Place place;
    const CommandRun run = place.broadsheet();
    const Outcome outcome = run({u"import"_s, u"-"_s}, digestOf("2024-03-22", 2));
    QCOMPARE(outcome.err, "broadsheet: 1 file, 2 papers: 2 new, 0 updated\n");
    QCOMPARE(outcome.status, 0);
    QCOMPARE(idsOf(run({u"list"_s, u"--format"_s, u"json"_s}).out).size(), 2);
}

void TestCommands::markdownGivesTheSameDaysAndTexts()
{
    const Place place;
    const CommandRun run = place.broadsheet();
    const QByteArray later = digestOf("2024-03-22", 1);
    const QByteArray earlier = digestOf("2024-03-21", 1).replace("논문", "다른 글");
    const QByteArray both = later + '\n' + earlier;
    QCOMPARE(run({u"import"_s, u"-"_s}, both).status, 0);
    const QStringList json{u"list"_s, u"--format=json"_s};
    const QByteArray before = run(json).out;
    QVERIFY(before.contains("논문") && before.contains("다른 글"));

    const Place other;
    const CommandRun copy = other.broadsheet();
    const QByteArray markdown = run({u"list"_s, u"--format=markdown"_s}).out;
    QCOMPARE(copy({u"import"_s, u"-"_s}, markdown).status, 0);
    QCOMPARE(copy(json).out, before);

    const QByteArray day =
        run({u"list"_s, u"--from=2024-03-21"_s, u"--to=2024-03-21"_s, u"--format=markdown"_s}).out;
    QVERIFY(day.contains("2024-03-21") && day.contains("다른 글"));
    QVERIFY(!day.contains("2024-03-22") && !day.contains("논문"));
}

void TestCommands::importOfWhatIsMissingGoesOn()
{
    const Place place;
    const QString missing = place.path(u"missing.md"_s);
    const QString there = place.write(u"there.md"_s, digestOf("2024-03-22", 1));
    const Outcome outcome = place.broadsheet()({u"import"_s, missing, there});
    QCOMPARE(outcome.status, 1);
    QVERIFY(outcome.err.contains(QByteArray("broadsheet: " + missing.toUtf8() + ": ")));
    QVERIFY(outcome.err.contains("1 file, 1 paper: 1 new, 0 updated"));
}

void TestCommands::quietSaysNothing()
{
    const Place place;
    const QString file = place.write(u"22.md"_s, digestOf("2024-03-22", 1));
    const CommandRun run = place.broadsheet();
    QCOMPARE(run({u"import"_s, u"--quiet"_s, file}).err, "");
    QCOMPARE(run({u"star"_s, u"--quiet"_s, u"2403.00001"_s}).err, "");
    const Outcome wrong = run({u"star"_s, u"--quiet"_s, u"2403.99999"_s});
    QCOMPARE(wrong.status, 1);
    QVERIFY(wrong.err.contains("2403.99999"));
}

void TestCommands::starAndUnstar()
{
    const SmallLibrary library;
    const Outcome star = library.run({u"star"_s, u"2403.00001"_s});
    QCOMPARE(star.err, "broadsheet: Starred “Paper 1 of the day”\n");
    QCOMPARE(star.out, "");
    QCOMPARE(idsOf(library.run({u"list"_s, u"--starred"_s, u"--format=json"_s}).out),
             QStringList(u"2403.00001"_s));
    QCOMPARE(library.run({u"star"_s, u"2403.00001"_s}).err, "broadsheet: No change.\n");
    const Outcome unstar = library.run({u"unstar"_s, u"2403.00001"_s});
    QCOMPARE(unstar.err, "broadsheet: Removed the star from “Paper 1 of the day”\n");
    QVERIFY(idsOf(library.run({u"list"_s, u"--starred"_s, u"--format=json"_s}).out).isEmpty());
}

void TestCommands::readAndUnread()
{
    const SmallLibrary library;
    const Outcome read = library.run({u"read"_s, u"2403.00001"_s, u"2403.00002"_s});
    QCOMPARE(read.err, "broadsheet: Marked 2 papers as read\n");
    QCOMPARE(idsOf(library.run({u"list"_s, u"--unread"_s, u"--format=json"_s}).out),
             QStringList({u"2403.00004"_s, u"2403.00003"_s}));
    QCOMPARE(library.run({u"unread"_s, u"2403.00002"_s}).status, 0);
    QCOMPARE(idsOf(library.run({u"list"_s, u"--unread"_s, u"--format=json"_s}).out).size(), 3);
}

void TestCommands::laterAndUnlater()
{
    const SmallLibrary library;
    const auto listed = [&library] {
        return library.run({u"list"_s, u"--later"_s, u"--format"_s, u"json"_s}).out;
    };
    QCOMPARE(library.run({u"later"_s, u"2403.00001"_s}).status, 0);
    const QJsonValue paper = paperOf(listed(), u"2403.00001"_s);
    QCOMPARE(paper[u"later"], QJsonValue(true));
    QCOMPARE(paper[u"read"], QJsonValue(false));
    QVERIFY(library.run({u"list"_s, u"--unread"_s}).out.contains("2403.00001"));
    QVERIFY(library.run({u"show"_s, u"2403.00001"_s}).out.contains("unread, set aside"));
    QVERIFY(library.run({u"list"_s, u"--search"_s, u"is:later"_s}).out.contains("2403.00001"));
    QCOMPARE(library.run({u"unlater"_s, u"2403.00001"_s}).status, 0);
    QCOMPARE(listed(), "[]\n");
    QCOMPARE(library.run({u"undo"_s}).status, 0);
    QVERIFY(!paperOf(listed(), u"2403.00001"_s).isNull());
}

void TestCommands::laterTakesWhatIsOlder()
{
    const SmallLibrary library;
    QCOMPARE(library.run({u"later"_s}).status, 2);
    QCOMPARE(library.run({u"later"_s, u"2403.00001"_s, u"--to"_s, u"2024-03-21"_s}).status, 2);
    QCOMPARE(library.run({u"later"_s, u"--to"_s, u"2000-01-01"_s}).err, "broadsheet: No change.\n");
    QCOMPARE(library.run({u"later"_s, u"--to"_s, u"today"_s}).err,
             "broadsheet: Set 4 papers aside\n");
    QCOMPARE(library.run({u"undo"_s}).status, 0);
    QCOMPARE(library.run({u"list"_s, u"--later"_s, u"--format"_s, u"json"_s}).out, "[]\n");
}

void TestCommands::linksAndVersionsAreIds()
{
    const SmallLibrary library;
    const Outcome outcome = library.run(
        {u"star"_s, u"https://arxiv.org/abs/2403.00001v2"_s, u"2403.00002v1"_s,
         u"https://huggingface.co/papers/2403.00003"_s, u"arXiv:2403.00004"_s, u"2403.00001"_s});
    QCOMPARE(outcome.err, "broadsheet: Starred 4 papers\n");
    QCOMPARE(outcome.status, 0);
}

void TestCommands::papersWithoutALinkHaveIds()
{
    const Place place;
    const CommandRun run = place.broadsheet();
    const QByteArray digest = "## Daily Papers (2024-03-22)\n\n### No link here\n\n- text\n";
    QCOMPARE(run({u"import"_s, place.write(u"a.md"_s, digest)}).status, 0);
    const QStringList ids = idsOf(run({u"list"_s, u"--format=json"_s}).out);
    QCOMPARE(ids.size(), 1);
    QCOMPARE(run({u"show"_s, ids.first()}).status, 0);
    QCOMPARE(run({u"star"_s, ids.first()}).err, "broadsheet: Starred “No link here”\n");
}

void TestCommands::unknownIdsAreNamedAndTheRestIsDone()
{
    const SmallLibrary library;
    const Outcome outcome =
        library.run({u"star"_s, u"2403.99999"_s, u"2403.00001"_s, u"rubbish"_s, u"2403.00002"_s});
    QCOMPARE(outcome.status, 1);
    QVERIFY(outcome.err.contains("2403.99999: "));
    QVERIFY(outcome.err.contains("rubbish: "));
    QVERIFY(outcome.err.contains("Starred 2 papers"));
    QCOMPARE(idsOf(library.run({u"list"_s, u"--starred"_s, u"--format=json"_s}).out).size(), 2);
}

void TestCommands::undo()
{
    const SmallLibrary library;
    QCOMPARE(library.run({u"star"_s, u"2403.00001"_s}).status, 0);
    QCOMPARE(library.run({u"read"_s, u"2403.00001"_s, u"2403.00002"_s}).status, 0);
    const Outcome first = library.run({u"undo"_s});
    QCOMPARE(first.err, "broadsheet: Undone: Marked 2 papers as read\n");
    QCOMPARE(first.status, 0);
    QCOMPARE(idsOf(library.run({u"list"_s, u"--unread"_s, u"--format=json"_s}).out).size(), 4);
    QCOMPARE(library.run({u"undo"_s}).err, "broadsheet: Undone: Starred “Paper 1 of the day”\n");
    QVERIFY(idsOf(library.run({u"list"_s, u"--starred"_s, u"--format=json"_s}).out).isEmpty());
}

void TestCommands::redo()
{
    const SmallLibrary library;
    QCOMPARE(library.run({u"star"_s, u"2403.00001"_s}).status, 0);
    QCOMPARE(library.run({u"read"_s, u"2403.00001"_s, u"2403.00002"_s}).status, 0);
    QCOMPARE(library.run({u"undo"_s}).status, 0);
    QCOMPARE(library.run({u"undo"_s}).status, 0);
    const Outcome first = library.run({u"redo"_s});
    QCOMPARE(first.err, "broadsheet: Redone: Starred “Paper 1 of the day”\n");
    QCOMPARE(first.status, 0);
    QCOMPARE(library.run({u"redo"_s}).err, "broadsheet: Redone: Marked 2 papers as read\n");
    QCOMPARE(idsOf(library.run({u"list"_s, u"--unread"_s, u"--format=json"_s}).out).size(), 2);
    const Outcome nothing = library.run({u"redo"_s});
    QCOMPARE(nothing.err, "broadsheet: There is nothing to redo.\n");
    QCOMPARE(nothing.status, 1);
}

void TestCommands::undoAfterNothing()
{
    const SmallLibrary library;
    const Outcome outcome = library.run({u"undo"_s});
    QCOMPARE(outcome.status, 1);
    QVERIFY(outcome.err.startsWith("broadsheet: "));
}

void TestCommands::importKeepsMarks()
{
    const SmallLibrary library;
    QCOMPARE(library.run({u"star"_s, u"2403.00001"_s}).status, 0);
    QCOMPARE(library.run({u"read"_s, u"2403.00002"_s}).status, 0);
    QByteArray newer = digestOf("2024-03-22", 3);
    newer.replace("Vote: ", "Vote: 9");
    newer.replace("논문", "새 논문");
    QCOMPARE(library.run({u"import"_s, library.write(u"archive/2024/03/22.md"_s, newer)}).status,
             0);
    const QByteArray list = library.run({u"list"_s, u"--format=json"_s}).out;
    QVERIFY(paperOf(list, u"2403.00001"_s)[u"starred"].toBool());
    QVERIFY(paperOf(list, u"2403.00002"_s)[u"read"].toBool());
    QCOMPARE(paperOf(list, u"2403.00001"_s)[u"votes"].toInt(), 910);
}

void TestCommands::newLibraryIsSaid()
{
    const Place place;
    const Outcome outcome = place.broadsheet()({u"list"_s});
    QCOMPARE(outcome.status, 0);
    QVERIFY(outcome.err.contains("library.sqlite is a new, empty library"));
}

void TestCommands::aLostLibraryIsSaid()
{
    const SmallLibrary library;
    QCOMPARE(library.run({u"star"_s, u"2403.00001"_s}).status, 0);
    QVERIFY(QFile::remove(library.run.library()));
    const Outcome info = library.run({u"library"_s, u"info"_s});
    QCOMPARE(info.status, 0);
    QCOMPARE(info.err.count('\n'), 2); // the papers are from the backup of the day
    QVERIFY2(info.err.contains("library.sqlite.backups/"), info.err.constData());
    QVERIFY2(info.err.contains("brought back from its journal file"), info.err.constData());
    QVERIFY2(info.err.contains("library.sqlite.journal"), info.err.constData());
    QVERIFY(!library.run({u"library"_s, u"info"_s}).err.contains("journal")); // said once
}

void TestCommands::aJournalFileThatCannotBeWrittenIsSaid()
{
    const SmallLibrary library;
    QCOMPARE(library.run({u"star"_s, u"2403.00001"_s}).status, 0);
    const QString file = library.run.library() + u".journal"_s;
    QVERIFY(QFile::remove(file));
    QVERIFY(QDir().mkdir(file));
    const Outcome outcome = library.run({u"star"_s, u"2403.00002"_s});
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.err.count("journal file"), 1);
    QVERIFY2(outcome.err.contains(QByteArray("The journal file " + file.toUtf8())),
             outcome.err.constData());
    QVERIFY(QDir().rmdir(file));
    QVERIFY(!library.run({u"star"_s, u"2403.00003"_s}).err.contains("journal"));
    QCOMPARE(idsOf(library.run({u"list"_s, u"--starred"_s, u"--format=json"_s}).out).size(), 3);
}

void TestCommands::wrongLineDoesNothing()
{
    const Place place;
    const Outcome outcome = place.broadsheet()({u"list"_s, u"--date"_s, u"someday"_s});
    QCOMPARE(outcome.status, 2);
    QCOMPARE(outcome.out, "");
    QVERIFY(outcome.err.contains("someday"));
    QVERIFY(outcome.err.contains("--help"));
    QVERIFY(!QFile::exists(place.broadsheet().library()));
}

void TestCommands::helpOnStandardOutput()
{
    const Place place;
    const Outcome help = place.broadsheet()({u"help"_s, u"star"_s});
    QCOMPARE(help.status, 0);
    QVERIFY(help.out.startsWith("Usage: broadsheet star"));
    QCOMPARE(help.err, "");
    QVERIFY(!QFile::exists(place.broadsheet().library()));
}

BROADSHEET_TEST(TestCommands, QCoreApplication)
#include "tst_commands.moc"
