// library check, backup, backups and restore; and what commands say of a library that was harmed.
#include "CommandRun.h"
#include "support/Files.h"
#include "support/Runner.h"

// Only to change a library as another program would.
#include "sqlite/Database.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

QJsonArray listed(const CommandRun &run)
{
    const Outcome outcome = run({u"library"_s, u"backups"_s, u"--format=json"_s});
    return QJsonDocument::fromJson(outcome.out).array();
}

} // namespace

class TestCommandsLibrary final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void commandsBackUpOnceADay();
    void backsUp();
    void restores();
    void checks();
    void comparesWithTheJournals();
    void aDeletedLibraryComesBack();
    void wrongArguments_data();
    void wrongArguments();
};

void TestCommandsLibrary::commandsBackUpOnceADay()
{
    const SmallLibrary library; // imports
    QCOMPARE(listed(library.run).size(), 1);
    QCOMPARE(library.run({u"star"_s, u"2403.00003"_s}).status, 0);
    const QJsonArray backups = listed(library.run);
    QCOMPARE(backups.size(), 1);
    QCOMPARE(backups[0][u"papers"].toInt(), 4);
    QCOMPARE(backups[0][u"kind"].toString(), u"whole"_s);
    QCOMPARE(backups[0][u"newest"], QJsonValue());
}

void TestCommandsLibrary::backsUp()
{
    const SmallLibrary library;
    QCOMPARE(library.run({u"star"_s, u"2403.00003"_s}).status, 0);
    const Outcome added = library.run({u"library"_s, u"backup"_s});
    QCOMPARE(added.status, 0);
    QVERIFY(QFile::exists(QString::fromUtf8(added.out.trimmed())));
    QVERIFY2(added.err.contains("stars 1"), added.err.constData());
    QCOMPARE(listed(library.run).size(), 2);
    const Outcome table = library.run({u"library"_s, u"backups"_s});
    QCOMPARE(table.status, 0);
    QCOMPARE(table.out.count('\n'), 3);
    const QString file = library.path(u"mine.sqlite"_s);
    QCOMPARE(library.run({u"library"_s, u"backup"_s, file}).status, 0);
    QCOMPARE(idsOf(CommandRun(file)({u"list"_s, u"--starred"_s, u"--format=json"_s}).out).size(),
             1);
    const QString text = library.write(u"notes.txt"_s, "mine");
    const Outcome refused = library.run({u"library"_s, u"backup"_s, text});
    QCOMPARE(refused.status, 1);
    QVERIFY2(refused.err.contains("notes.txt"), refused.err.constData());
    QCOMPARE(bytesOf(text), QByteArray("mine"));
}

void TestCommandsLibrary::restores()
{
    const SmallLibrary library;
    QCOMPARE(library.run({u"star"_s, u"2403.00003"_s}).status, 0);
    const QString file = library.path(u"mine.sqlite"_s);
    QCOMPARE(library.run({u"library"_s, u"backup"_s, file}).status, 0);
    QVERIFY(QFile::remove(library.run.library()));
    QVERIFY(QDir(library.run.library() + u".backups"_s).removeRecursively());
    QFile::remove(library.run.library() + u".journal"_s);
    QCOMPARE(library.run({u"list"_s}).out, QByteArray());
    const Outcome restored = library.run({u"library"_s, u"restore"_s, file});
    QCOMPARE(restored.status, 0);
    QVERIFY2(restored.out.contains("papers 4"), restored.out.constData());
    QVERIFY2(restored.err.contains("papers 0"), restored.err.constData()); // what was there
    QCOMPARE(idsOf(library.run({u"list"_s, u"--starred"_s, u"--format=json"_s}).out),
             QStringList(u"2403.00003"_s));
    for (const QString &wrong : {library.path(u"none"_s), library.write(u"a.txt"_s, "text")}) {
        const Outcome refused = library.run({u"library"_s, u"restore"_s, wrong});
        QCOMPARE(refused.status, 1);
        QVERIFY2(refused.err.contains(wrong.toUtf8()), refused.err.constData());
    }
}

void TestCommandsLibrary::checks()
{
    const SmallLibrary library;
    QCOMPARE(library.run({u"library"_s, u"check"_s}).status, 0);
    QByteArray bytes = bytesOf(library.run.library());
    const QByteArray before = bytes.replace(bytes.size() / 2, 8192, QByteArray(8192, '\xab'));
    library.write(u"library.sqlite"_s, before);
    const Outcome rescued = library.run({u"library"_s, u"check"_s});
    QCOMPARE(rescued.status, 1);
    QVERIFY2(rescued.err.contains("library.sqlite.damaged-"), rescued.err.constData());
    QCOMPARE(library.run({u"library"_s, u"check"_s}).status, 0);
    QCOMPARE(idsOf(library.run({u"list"_s, u"--format=json"_s}).out).size(), 4);
    const QString text = library.write(u"notes.txt"_s, "mine");
    QCOMPARE(CommandRun(text)({u"library"_s, u"check"_s}).status, 1);
    QCOMPARE(CommandRun(library.path(u"none"_s))({u"library"_s, u"check"_s}).status, 1);
    QVERIFY(!QFile::exists(library.path(u"none"_s)));
}

void TestCommandsLibrary::comparesWithTheJournals()
{
    const SmallLibrary library;
    QCOMPARE(library.run({u"star"_s, u"2403.00003"_s}).status, 0);
    const Outcome agrees = library.run({u"library"_s, u"check"_s});
    QVERIFY2(agrees.err.contains("agree with both journals"), agrees.err.constData());
    QCOMPARE(library.run({u"library"_s, u"check"_s, u"--repair"_s}).status, 0);
    const qsizetype backups = listed(library.run).size();
    {
        Database database(library.run.library(), Database::Access::ReadWrite);
        database.execute(u"DELETE FROM state"_s);
    }
    const Outcome differs = library.run({u"library"_s, u"check"_s});
    QCOMPARE(differs.status, 1);
    QVERIFY2(differs.err.contains("Starred “2403.00003”"), differs.err.constData());
    QVERIFY2(differs.err.contains("library check --repair"), differs.err.constData());
    QCOMPARE(listed(library.run).size(), backups); // nothing was done
    const Outcome repaired = library.run({u"library"_s, u"check"_s, u"--repair"_s});
    QCOMPARE(repaired.status, 0);
    QVERIFY2(repaired.err.contains("Starred “2403.00003”"), repaired.err.constData());
    QCOMPARE(listed(library.run).size(), backups + 1);
    QCOMPARE(library.run({u"library"_s, u"check"_s}).status, 0);
    QCOMPARE(idsOf(library.run({u"list"_s, u"--starred"_s, u"--format=json"_s}).out),
             QStringList(u"2403.00003"_s));
}

void TestCommandsLibrary::aDeletedLibraryComesBack()
{
    const SmallLibrary library;
    QCOMPARE(library.run({u"star"_s, u"2403.00003"_s}).status, 0);
    QCOMPARE(library.run({u"library"_s, u"backup"_s}).status, 0);
    QVERIFY(QFile::remove(library.run.library()));
    const Outcome list = library.run({u"list"_s, u"--starred"_s, u"--format=json"_s});
    QVERIFY2(list.err.contains("library.sqlite"), list.err.constData());
    QVERIFY2(!list.err.contains("new, empty"), list.err.constData());
    QCOMPARE(idsOf(list.out), QStringList(u"2403.00003"_s));
}

void TestCommandsLibrary::wrongArguments_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("none") << QStringList();
    QTest::newRow("unknown") << QStringList{u"mend"_s};
    QTest::newRow("no file") << QStringList{u"restore"_s};
    QTest::newRow("a file too many") << QStringList{u"backups"_s, u"x"_s};
    QTest::newRow("two files") << QStringList{u"backup"_s, u"x"_s, u"y"_s};
    QTest::newRow("repair what") << QStringList{u"info"_s, u"--repair"_s};
    QTest::newRow("format") << QStringList{u"backups"_s, u"--format=xml"_s};
}

void TestCommandsLibrary::wrongArguments()
{
    QFETCH(QStringList, words);
    const Place place;
    const Outcome outcome = place.broadsheet()(QStringList(u"library"_s) + words);
    QCOMPARE(outcome.status, 2);
    QVERIFY(!outcome.err.isEmpty());
    QVERIFY(!QFile::exists(place.broadsheet().library()));
}

BROADSHEET_TEST(TestCommandsLibrary, QCoreApplication)
#include "tst_commands_library.moc"
