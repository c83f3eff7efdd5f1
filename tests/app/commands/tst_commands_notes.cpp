// Notes of the reader out into a digest, and back.
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

QJsonObject shown(const CommandRun &run, const QString &id)
{
    return QJsonDocument::fromJson(run({u"show"_s, id, u"--format"_s, u"json"_s}).out)
        .array()
        .at(0)
        .toObject();
}

} // namespace

class TestNotesInDigests final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comeBack();
    void onlyWhereTheyAreAskedFor();
    void neverReplaceTheReadersOwn();
    void areForMarkdown();
    void aFolderOfThem();
};

void TestNotesInDigests::comeBack()
{
    const SmallLibrary library;
    const QByteArray note =
        "첫째 줄  \r\n\n### [X](https://arxiv.org/abs/2403.00009)\n```\n> y\n\n";
    QCOMPARE(library.run({u"note"_s, u"2403.00001"_s, u"-"_s}, note).status, 0);
    QCOMPARE(library.run({u"tag"_s, u"2403.00003"_s, u"--tag"_s, u"to read"_s}).status, 0);
    const QString file = library.path(u"noted.md"_s);
    QCOMPARE(library
                 .run({u"export"_s, u"--format"_s, u"markdown"_s, u"--notes"_s, u"--week"_s,
                       u"--output"_s, file})
                 .status,
             0);

    const CommandRun other(library.path(u"other.sqlite"_s));
    const Outcome imported = other({u"import"_s, u"--notes"_s, file});
    QCOMPARE(imported.status, 0);
    QVERIFY2(imported.err.contains("1 note"), imported.err);
    for (const QString &id : {u"2403.00001"_s, u"2403.00003"_s, u"2403.00004"_s}) {
        const QJsonObject before = shown(library.run, id);
        const QJsonObject after = shown(other, id);
        QVERIFY(!before.isEmpty());
        for (const QString &key :
             {u"title"_s, u"days"_s, u"votes"_s, u"authors"_s, u"texts"_s, u"note"_s, u"tags"_s})
            QCOMPARE(after.value(key), before.value(key));
    }
    QCOMPARE(idsOf(other({u"list"_s, u"--format"_s, u"json"_s}).out).size(), 4);

    // Again: nothing changes.
    const Outcome again = other({u"import"_s, u"--notes"_s, file});
    QCOMPARE(again.status, 0);
    QVERIFY2(again.err.contains("0 note"), again.err);
}

void TestNotesInDigests::onlyWhereTheyAreAskedFor()
{
    const SmallLibrary library;
    QCOMPARE(library.run({u"note"_s, u"2403.00001"_s, u"mine"_s}).status, 0);
    const QByteArray plain = library.run({u"export"_s, u"--format"_s, u"markdown"_s}).out;
    QVERIFY(!plain.contains("mine"));
    const QByteArray noted =
        library.run({u"export"_s, u"--format"_s, u"markdown"_s, u"--notes"_s}).out;
    const CommandRun other(library.path(u"other.sqlite"_s));
    const Outcome imported = other({u"import"_s, library.write(u"n.md"_s, noted)});
    QCOMPARE(imported.status, 0);
    QVERIFY2(imported.err.contains("--notes"), imported.err);
    const QJsonObject paper = shown(other, u"2403.00001"_s);
    QVERIFY(paper.value(u"note"_s).isNull());
    QCOMPARE(paper.value(u"texts"_s), shown(library.run, u"2403.00001"_s).value(u"texts"_s));
}

void TestNotesInDigests::neverReplaceTheReadersOwn()
{
    const SmallLibrary library;
    QCOMPARE(library.run({u"note"_s, u"2403.00001"_s, u"theirs"_s}).status, 0);
    QCOMPARE(library.run({u"note"_s, u"2403.00002"_s, u"theirs, too"_s}).status, 0);
    const QString file = library.write(
        u"n.md"_s, library.run({u"export"_s, u"--format"_s, u"markdown"_s, u"--notes"_s}).out);
    QCOMPARE(library.run({u"note"_s, u"2403.00001"_s, u"mine"_s}).status, 0);
    QCOMPARE(library.run({u"note"_s, u"2403.00002"_s, QString()}).status, 0);
    const Outcome imported = library.run({u"import"_s, u"--notes"_s, file});
    QCOMPARE(imported.status, 1);
    QVERIFY2(imported.err.contains("2403.00001"), imported.err);
    QCOMPARE(shown(library.run, u"2403.00001"_s).value(u"note"_s).toString(), u"mine"_s);
    QCOMPARE(shown(library.run, u"2403.00002"_s).value(u"note"_s).toString(), u"theirs, too"_s);
    QCOMPARE(library.run({u"undo"_s}).status, 0);
    QVERIFY(shown(library.run, u"2403.00002"_s).value(u"note"_s).isNull());
}

void TestNotesInDigests::areForMarkdown()
{
    const SmallLibrary library;
    for (const QString &option : {u"--notes"_s, u"--week"_s}) {
        const Outcome refused = library.run({u"export"_s, u"--format"_s, u"json"_s, option});
        QCOMPARE(refused.status, 2);
        QVERIFY2(refused.err.contains((option + " is for --format markdown"_L1).toUtf8()),
                 refused.err);
    }
}

void TestNotesInDigests::aFolderOfThem()
{
    const SmallLibrary library;
    const QString folder = library.path(u"notes"_s);
    QCOMPARE(library.run({u"note"_s, u"2403.00001"_s, u"mine"_s}).status, 0);
    const Outcome none = library.run({u"vault"_s});
    QCOMPARE(none.status, 1);
    QVERIFY2(none.err.contains("vault/folder"), none.err);
    const Outcome missing = library.run({u"vault"_s, folder});
    QCOMPARE(missing.status, 1);
    QVERIFY2(missing.err.contains(folder.toUtf8()), missing.err);
    QVERIFY(QDir().mkpath(folder));
    const Outcome written = library.run({u"vault"_s, folder});
    QCOMPARE(written.status, 0);
    QVERIFY2(written.err.contains("1 note(s) written"), written.err);
    const QStringList files = QDir(folder).entryList(QDir::Files);
    QCOMPARE(files.size(), 1);
    QFile file(QDir(folder).filePath(files[0]));
    QVERIFY(file.open(QIODevice::ReadOnly) && file.readAll().contains("\nmine\n"));
    file.close();

    // It is no archive of digests, though each note has a paper.
    const CommandRun other(library.path(u"other.sqlite"_s));
    QCOMPARE(other({u"import"_s, folder}).status, 0);
    QCOMPARE(other({u"import"_s, file.fileName()}).status, 1);
    QCOMPARE(other({u"list"_s, u"--format"_s, u"json"_s}).out, "[]\n");

    QVERIFY(file.remove());
    QVERIFY(library.run({u"vault"_s, folder}).err.contains("0 note(s) written"));
    QVERIFY(library.run({u"vault"_s, u"--again"_s, folder}).err.contains("1 note(s) written"));
}

BROADSHEET_TEST(TestNotesInDigests, QCoreApplication)
#include "tst_commands_notes.moc"
