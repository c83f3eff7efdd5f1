// Tags, notes and searches on the command line.
#include "CommandRun.h"
#include "support/Runner.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

class TestCommandsLabels final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tagAndUntag();
    void tagsNeedANameAndPapers();
    void tagsAreListed();
    void tagsAreRenamedMergedAndRemoved();
    void tagsAreNotMergedByMistake();
    void note();
    void noteFromStandardInput();
    void noteOnNothing();
    void undoTakesBackTagsAndNotes();
    void showTellsTagsAndNote();
    void searchTakesTheWholeLanguage_data();
    void searchTakesTheWholeLanguage();
    void searchSaysWhatMakesNoSense();
    void helpExplains();

private:
    static QJsonObject paperOf(const SmallLibrary &library, const QString &id)
    {
        const QByteArray json = library.run({u"show"_s, id, u"--format=json"_s}).out;
        return QJsonDocument::fromJson(json).array().first().toObject();
    }
    static QStringList found(const SmallLibrary &library, const QString &search)
    {
        QStringList ids =
            idsOf(library.run({u"list"_s, u"--search"_s, search, u"--format=json"_s}).out);
        ids.sort();
        return ids;
    }
    const QString one = u"2403.00001"_s;
    const QString two = u"2403.00002"_s;
};

void TestCommandsLabels::tagAndUntag()
{
    const SmallLibrary library;
    Outcome outcome = library.run({u"tag"_s, one, u"--tag"_s, u"read  later"_s});
    QCOMPARE(outcome.err, "broadsheet: Tagged “Paper 1 of the day” with “read later”\n");
    QCOMPARE(outcome.out, "");
    QCOMPARE(outcome.status, 0);
    outcome = library.run({u"tag"_s, one, two, u"--tag=read later"_s});
    QCOMPARE(outcome.err, "broadsheet: Tagged “Paper 2 of the day” with “read later”\n");
    QCOMPARE(library.run({u"tag"_s, one, u"--tag=read later"_s}).err, "broadsheet: No change.\n");
    QCOMPARE(paperOf(library, one)[u"tags"_s], QJsonValue(QJsonArray{u"read later"_s}));
    QCOMPARE(found(library, u"tag:\"read later\""_s), QStringList({one, two}));
    outcome = library.run({u"untag"_s, one, two, u"--tag=read later"_s});
    QCOMPARE(outcome.err, "broadsheet: Removed the tag “read later” from 2 papers\n");
    QCOMPARE(paperOf(library, one)[u"tags"_s], QJsonValue(QJsonArray()));
}

void TestCommandsLabels::tagsAreListed()
{
    const SmallLibrary library;
    QCOMPARE(library.run({u"tags"_s}).err, "broadsheet: There are no tags yet.\n");
    QCOMPARE(library.run({u"tags"_s, u"--format=json"_s}).out, "[\n]\n");
    (void)library.run({u"tag"_s, one, two, u"--tag=later"_s});
    (void)library.run({u"read"_s, one});
    const Outcome table = library.run({u"tags"_s});
    QCOMPARE(table.out, " Papers   Unread  Tag\n      2        1  later\n");
    QCOMPARE(table.status, 0);
    const QJsonArray json =
        QJsonDocument::fromJson(library.run({u"tags"_s, u"--format=json"_s}).out).array();
    QCOMPARE(json,
             (QJsonArray{QJsonObject{{u"tag"_s, u"later"_s}, {u"papers"_s, 2}, {u"unread"_s, 1}}}));
}

void TestCommandsLabels::tagsAreRenamedMergedAndRemoved()
{
    const SmallLibrary library;
    (void)library.run({u"tag"_s, one, two, u"--tag=later"_s});
    (void)library.run({u"tag"_s, two, u"--tag=soon"_s});
    Outcome outcome = library.run({u"tags"_s, u"rename"_s, u"later"_s, u"to read"_s});
    QCOMPARE(outcome.err, "broadsheet: Changed the tag “later” to “to read”\n");
    QCOMPARE(outcome.status, 0);
    QCOMPARE(found(library, u"tag:\"to read\""_s), QStringList({one, two}));
    outcome = library.run({u"tags"_s, u"merge"_s, u"to read"_s, u"soon"_s});
    QCOMPARE(outcome.status, 0);
    QCOMPARE(found(library, u"tag:soon"_s), QStringList({one, two}));
    outcome = library.run({u"tags"_s, u"remove"_s, u"soon"_s});
    QCOMPARE(outcome.err, "broadsheet: Removed the tag “soon” from 2 papers\n");
    QCOMPARE(found(library, u"has:tag"_s), QStringList());
    (void)library.run({u"undo"_s});
    QCOMPARE(library.run({u"undo"_s}).err,
             "broadsheet: Undone: Changed the tag “to read” to “soon”\n");
    QCOMPARE(found(library, u"tag:soon"_s), QStringList({two}));
}

void TestCommandsLabels::tagsAreNotMergedByMistake()
{
    const SmallLibrary library;
    (void)library.run({u"tag"_s, one, u"--tag=later"_s});
    (void)library.run({u"tag"_s, two, u"--tag=soon"_s});
    const Outcome taken = library.run({u"tags"_s, u"rename"_s, u"later"_s, u"soon"_s});
    QCOMPARE(taken.status, 1);
    QVERIFY(taken.err.contains("broadsheet tags merge"));
    for (const QString &action : {u"rename"_s, u"merge"_s, u"remove"_s}) {
        QStringList line{u"tags"_s, action, u"gone"_s};
        if (action != u"remove"_s)
            line << u"soon2"_s;
        QCOMPARE(library.run(line).status, 1);
    }
    for (const QStringList &line :
         {QStringList{u"tags"_s, u"paint"_s}, QStringList{u"tags"_s, u"rename"_s, u"later"_s},
          QStringList{u"tags"_s, u"remove"_s, u"later"_s, u"soon"_s},
          QStringList{u"tags"_s, u"rename"_s, u"later"_s, QString()}})
        QCOMPARE(library.run(line).status, 2);
    QCOMPARE(found(library, u"tag:later"_s), QStringList({one}));
}

void TestCommandsLabels::tagsNeedANameAndPapers()
{
    const SmallLibrary library;
    for (const QStringList &line :
         {QStringList{u"tag"_s, one}, QStringList{u"tag"_s, u"--tag=x"_s},
          QStringList{u"tag"_s, one, u"--tag="_s}, QStringList{u"star"_s, one, u"--tag=x"_s}})
        QCOMPARE(library.run(line).status, 2);
    const Outcome unknown = library.run({u"tag"_s, one, u"2403.99999"_s, u"--tag=x"_s});
    QCOMPARE(unknown.status, 1);
    QVERIFY(unknown.err.contains("2403.99999: the library has no such paper"));
    QCOMPARE(paperOf(library, one)[u"tags"_s].toArray().size(), 1); // the rest is done
    const Outcome tooLong = library.run({u"tag"_s, one, QString(u"--tag=" + QString(101, u'x'))});
    QCOMPARE(tooLong.status, 1);
    QVERIFY(tooLong.err.contains("at most 100 characters"));
}

void TestCommandsLabels::note()
{
    const SmallLibrary library;
    Outcome outcome = library.run({u"note"_s, one, u"읽어 볼 것"_s});
    QCOMPARE(outcome.err, "broadsheet: Wrote a note on “Paper 1 of the day”\n");
    QCOMPARE(outcome.status, 0);
    QCOMPARE(paperOf(library, one)[u"note"_s].toString(), u"읽어 볼 것"_s);
    QVERIFY(paperOf(library, two)[u"note"_s].isNull());
    QCOMPARE(found(library, u"볼"_s), QStringList{one});
    outcome = library.run({u"note"_s, one, QString()});
    QCOMPARE(outcome.err, "broadsheet: Removed the note from “Paper 1 of the day”\n");
    QVERIFY(paperOf(library, one)[u"note"_s].isNull());
    QCOMPARE(library.run({u"note"_s, one}).status, 2);
    QCOMPARE(library.run({u"note"_s, one, u"two"_s, u"words"_s}).status, 2);
}

void TestCommandsLabels::noteFromStandardInput()
{
    const SmallLibrary library;
    QCOMPARE(library.run({u"note"_s, one, u"-"_s}, "one\ntwo\n").status, 0);
    QCOMPARE(paperOf(library, one)[u"note"_s].toString(), u"one\ntwo"_s);
    const Outcome tooLong = library.run({u"note"_s, one, u"-"_s}, QByteArray(100'001, 'x'));
    QCOMPARE(tooLong.status, 1);
    QVERIFY(tooLong.err.contains("at most 100,000 characters"));
    QCOMPARE(library.run({u"note"_s, one, u"-"_s}, QByteArray(2'000'000, 'x')).status, 1);
    QCOMPARE(paperOf(library, one)[u"note"_s].toString(), u"one\ntwo"_s);
    QCOMPARE(library.run({u"note"_s, one, u"-"_s}, "\n").status, 0);
    QVERIFY(paperOf(library, one)[u"note"_s].isNull());
}

void TestCommandsLabels::noteOnNothing()
{
    const SmallLibrary library;
    const Outcome outcome = library.run({u"note"_s, u"2403.99999"_s, u"text"_s});
    QCOMPARE(outcome.status, 1);
    QVERIFY(outcome.err.contains("2403.99999: the library has no such paper"));
}

void TestCommandsLabels::undoTakesBackTagsAndNotes()
{
    const SmallLibrary library;
    QCOMPARE(library.run({u"note"_s, one, u"first"_s}).status, 0);
    QCOMPARE(library.run({u"note"_s, one, u"second"_s}).status, 0);
    QCOMPARE(library.run({u"tag"_s, one, u"--tag=x"_s}).status, 0);
    QCOMPARE(library.run({u"undo"_s}).err,
             "broadsheet: Undone: Tagged “Paper 1 of the day” with “x”\n");
    QCOMPARE(library.run({u"undo"_s}).err,
             "broadsheet: Undone: Wrote a note on “Paper 1 of the day”\n");
    QCOMPARE(paperOf(library, one)[u"note"_s].toString(), u"first"_s);
    QCOMPARE(paperOf(library, one)[u"tags"_s], QJsonValue(QJsonArray()));
}

void TestCommandsLabels::showTellsTagsAndNote()
{
    const SmallLibrary library;
    QVERIFY(!library.run({u"show"_s, one}).out.contains("Your note"));
    QCOMPARE(library.run({u"note"_s, one, u"My\x1b[31m thought"_s}).status, 0);
    QCOMPARE(library.run({u"tag"_s, one, u"--tag=b"_s}).status, 0);
    QCOMPARE(library.run({u"tag"_s, one, u"--tag=A"_s}).status, 0);
    const QByteArray shown = library.run({u"show"_s, one}).out;
    QVERIFY(shown.contains("\nTags: A, b\n"));
    QVERIFY(shown.contains("\n[Your note]\nMy�[31m thought\n"));
}

void TestCommandsLabels::searchTakesTheWholeLanguage_data()
{
    QTest::addColumn<QString>("search");
    QTest::addColumn<QStringList>("ids");
    QTest::newRow("a word") << u"tagged"_s << QStringList{two};
    QTest::newRow("without") << u"paper -tagged -has:note"_s
                             << QStringList({u"2403.00003"_s, u"2403.00004"_s});
    QTest::newRow("or") << u"tag:tagged OR has:note"_s << QStringList({one, two});
    QTest::newRow("stars") << u"is:starred"_s << QStringList{u"2403.00003"_s};
    QTest::newRow("votes") << u"votes:..10"_s << QStringList{one};
}

void TestCommandsLabels::searchTakesTheWholeLanguage()
{
    QFETCH(const QString, search);
    QFETCH(const QStringList, ids);
    const SmallLibrary library;
    QCOMPARE(library.run({u"note"_s, one, u"noted"_s}).status, 0);
    QCOMPARE(library.run({u"tag"_s, two, u"--tag=tagged"_s}).status, 0);
    QCOMPARE(library.run({u"star"_s, u"2403.00003"_s}).status, 0);
    QCOMPARE(found(library, search), ids);
}

void TestCommandsLabels::searchSaysWhatMakesNoSense()
{
    const SmallLibrary library;
    const QStringList line{u"list"_s, u"--search"_s, u"date:soon"_s, u"--format=json"_s};
    const Outcome outcome = library.run(line);
    QCOMPARE(outcome.status, 1);
    QCOMPARE(outcome.out, "[]\n");
    QVERIFY(outcome.err.startsWith("broadsheet: "));
    QVERIFY(outcome.err.contains("soon") || outcome.err.contains("date"));
    QCOMPARE(library.run(line + QStringList{u"--quiet"_s}).err, outcome.err);
}

void TestCommandsLabels::helpExplains()
{
    const SmallLibrary library;
    QVERIFY(library.run({u"help"_s, u"tag"_s}).out.contains("--tag NAME"));
    QVERIFY(library.run({u"help"_s, u"note"_s}).out.contains("note ID TEXT"));
    QVERIFY(library.run({u"help"_s, u"list"_s}).out.contains("votes:>20"));
}

BROADSHEET_TEST(TestCommandsLabels, QCoreApplication)
#include "tst_commands_labels.moc"
