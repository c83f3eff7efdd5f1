// The output of days, list, show and library info.
#include "CommandRun.h"
#include "support/Runner.h"

#include <QJsonDocument>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include <unistd.h>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

// A stream into a pipe that is closed at the other end.
std::FILE *brokenPipe()
{
    int ends[2];
    if (pipe(ends) != 0)
        return nullptr;
    close(ends[0]);
    return fdopen(ends[1], "w");
}

} // namespace

class TestShowing final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void days();
    void listIsSortedByVotes();
    void listFilters_data();
    void listFilters();
    void listFormats();
    void listOfNothing();
    void tableIsForPeople();
    void show();
    void showFormats();
    void showOfAnUnknownPaper();
    void libraryInfo();
    void controlCharactersStayOffTheTerminal();
    void nothingMovesTheCursor();
    void fullOutput();
    void readerWhoLeft();
};

void TestShowing::days()
{
    const SmallLibrary library;
    QCOMPARE(library.run({u"star"_s, u"2403.00003"_s}).status, 0);
    QCOMPARE(library.run({u"read"_s, u"2403.00001"_s}).status, 0);
    const Outcome outcome = library.run({u"days"_s});
    QCOMPARE(outcome.status, 0);
    const QByteArrayList lines = outcome.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 3); // with the heading
    QCOMPARE(lines[1].simplified(), "2024-03-22 3 2 1 digest complete (2024/03/22.md)");
    QCOMPARE(lines[2].simplified(), "2024-03-21 2 2 1 digest complete (2024/03/21.md)");
}

void TestShowing::listIsSortedByVotes()
{
    const SmallLibrary library;
    const Outcome outcome = library.run({u"list"_s, u"--format"_s, u"json"_s});
    QCOMPARE(outcome.err, "");
    QCOMPARE(idsOf(outcome.out),
             QStringList({u"2403.00004"_s, u"2403.00003"_s, u"2403.00002"_s, u"2403.00001"_s}));
}

void TestShowing::listFilters_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QStringList>("ids"); // their last digits
    const auto row = [](const char *name, const QStringList &options, const QStringList &ids) {
        QTest::newRow(name) << options << ids;
    };
    row("date", {u"--date"_s, u"2024-03-21"_s}, {u"4"_s, u"3"_s});
    row("from", {u"--from"_s, u"2024-03-22"_s}, {u"3"_s, u"2"_s, u"1"_s});
    row("to", {u"--to"_s, u"2024-03-21"_s}, {u"4"_s, u"3"_s});
    row("outside", {u"--date"_s, u"2024-03-20"_s}, {});
    row("unread", {u"--unread"_s}, {u"4"_s, u"3"_s, u"1"_s});
    row("starred", {u"--starred"_s}, {u"3"_s});
    row("both", {u"--starred"_s, u"--date"_s, u"2024-03-22"_s}, {u"3"_s});
    row("author", {u"--author"_s, u"Ada Author 4"_s}, {u"4"_s});
    row("author of all", {u"--author"_s, u"Ben Both"_s}, {u"4"_s, u"3"_s, u"2"_s, u"1"_s});
    row("search", {u"--search"_s, u"Paper"_s, u"--limit"_s, u"2"_s}, {u"4"_s, u"3"_s});
    row("search Korean", {u"--search"_s, u"논문"_s}, {u"4"_s, u"3"_s, u"2"_s, u"1"_s});
    row("search nothing", {u"--search"_s, u"zebra"_s}, {});
    row("limit", {u"--limit"_s, u"1"_s}, {u"4"_s});
    row("ascending", {u"--ascending"_s}, {u"1"_s, u"2"_s, u"3"_s, u"4"_s});
    row("title", {u"--sort"_s, u"title"_s, u"--ascending"_s}, {u"1"_s, u"2"_s, u"3"_s, u"4"_s});
    row("authors", {u"--sort"_s, u"authors"_s}, {u"4"_s, u"3"_s, u"2"_s, u"1"_s});
}

void TestShowing::listFilters()
{
    QFETCH(QStringList, options);
    QFETCH(QStringList, ids);
    const SmallLibrary library;
    QCOMPARE(library.run({u"star"_s, u"2403.00003"_s}).status, 0);
    QCOMPARE(library.run({u"read"_s, u"2403.00002"_s}).status, 0);
    const Outcome outcome =
        library.run(QStringList({u"list"_s, u"--format"_s, u"json"_s}) + options);
    QCOMPARE(outcome.status, 0);
    QStringList expected;
    for (const QString &id : ids)
        expected.append(u"2403.0000"_s + id);
    QCOMPARE(idsOf(outcome.out), expected);
}

void TestShowing::listFormats()
{
    const SmallLibrary library;
    const auto list = [&library](const QString &format) {
        const Outcome outcome = library.run({u"list"_s, u"--format"_s, format});
        return outcome.status == 0 && outcome.err.isEmpty() ? outcome.out : QByteArray();
    };
    QVERIFY(list(u"csv"_s).count('\n') == 5);
    QVERIFY(list(u"bibtex"_s).count("\n@") + 1 == 4);
    QVERIFY(
        list(u"markdown"_s).contains("### [Paper 2 of the day](https://arxiv.org/abs/2403.00002)"));
    QVERIFY(list(u"table"_s).contains("Paper 2 of the day"));
    const Outcome marked = library.run({u"list"_s, u"--format"_s, u"csv"_s, u"--bom"_s});
    QCOMPARE(marked.out, "\xEF\xBB\xBF" + list(u"csv"_s));
    QCOMPARE(library.run({u"list"_s, u"--bom"_s}).status, 2);
}

void TestShowing::listOfNothing()
{
    const Place place;
    const CommandRun run = place.broadsheet();
    QCOMPARE(run({u"import"_s, place.write(u"a.md"_s, digestOf("2024-03-22", 1))}).status, 0);
    const Outcome json = run({u"list"_s, u"--starred"_s, u"--format"_s, u"json"_s});
    QCOMPARE(json.status, 0);
    QVERIFY(QJsonDocument::fromJson(json.out).isArray());
    const Outcome table = run({u"list"_s, u"--starred"_s});
    QCOMPARE(table.status, 0);
    QCOMPARE(table.out, "");
    QCOMPARE(table.err, "broadsheet: No papers match.\n");
}

void TestShowing::tableIsForPeople()
{
    const Place place;
    const CommandRun run = place.broadsheet();
    QByteArray digest = digestOf("2024-03-22", 1);
    const QByteArray longTitle = QByteArray("Very ").repeated(60) + "long";
    digest.replace("Paper 1 of the day", longTitle);
    QCOMPARE(run({u"import"_s, place.write(u"a.md"_s, digest)}).status, 0);
    QVERIFY(run({u"list"_s}).out.contains(longTitle)); // not a terminal: nothing is cut
}

void TestShowing::show()
{
    const SmallLibrary library;
    const Outcome outcome = library.run({u"show"_s, u"2403.00003"_s});
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.err, "");
    for (const char *part :
         {"Paper 3 of the day\n", "2403.00003", "https://arxiv.org/pdf/2403.00003",
          "https://huggingface.co/papers/2403.00003", "https://example.org/3.png", "2024-03-21",
          "2024-03-22", "30", "Ada Author 3, Ben Both", "- **What's New**: 논문 3\n"})
        QVERIFY2(outcome.out.contains(part), part);
}

void TestShowing::showFormats()
{
    const SmallLibrary library;
    const Outcome json = library.run({u"show"_s, u"2403.00003"_s, u"--format"_s, u"json"_s});
    QCOMPARE(idsOf(json.out), QStringList(u"2403.00003"_s));
    const Outcome digest = library.run({u"show"_s, u"2403.00003"_s, u"--format=markdown"_s});
    QVERIFY(digest.out.contains("### [Paper 3 of the day](https://arxiv.org/abs/2403.00003)"));
    const Outcome bibtex = library.run({u"show"_s, u"2403.00003"_s, u"--format=bibtex"_s});
    QVERIFY(bibtex.out.contains("Paper 3 of the day"));
}

void TestShowing::showOfAnUnknownPaper()
{
    const SmallLibrary library;
    for (const QString &id : {u"2403.99999"_s, u"nonsense"_s, u"https://example.org/none"_s}) {
        const Outcome outcome = library.run({u"show"_s, id});
        QCOMPARE(outcome.status, 1);
        QCOMPARE(outcome.out, "");
        QVERIFY(outcome.err.contains(id.toUtf8()));
    }
}

void TestShowing::libraryInfo()
{
    const SmallLibrary library;
    const Outcome outcome = library.run({u"library"_s, u"info"_s});
    QCOMPARE(outcome.status, 0);
    QVERIFY(outcome.out.contains(QByteArray("Library: " + library.run.library().toUtf8() + '\n')));
    QVERIFY(outcome.out.contains("\nPapers: 4\n"));
    QVERIFY(outcome.out.contains("\nDays: 2\n"));
    QVERIFY(outcome.out.contains("\nUnread: 4\n"));
}

void TestShowing::controlCharactersStayOffTheTerminal()
{
    const Place place;
    const CommandRun run = place.broadsheet();
    QByteArray digest = digestOf("2024-03-22", 1);
    digest.replace("논문", "\x1b]0;owned\x07 \x1b[31mred");
    QCOMPARE(run({u"import"_s, place.write(u"a.md"_s, digest)}).status, 0);
    const Outcome shown = run({u"show"_s, u"2403.00001"_s});
    QVERIFY(shown.out.contains("red"));
    QVERIFY(!shown.out.contains('\x1b'));
    QVERIFY(!run({u"show"_s, u"a\x1b[31m"_s}).err.contains('\x1b'));
}

// In every format, also what a library has from before, and what the user gave.
void TestShowing::nothingMovesTheCursor()
{
    const QString bad = u"\x1b]52;c;eA==\x07 \u009b2J\u0085\x7f\r"_s;
    const Place place;
    const CommandRun run = place.broadsheet();
    const QString file = place.write(u"b"_s + bad + u"\nbroadsheet: fake.md"_s,
                                     digestOf("2024-03-22", 2) + "\n\x1b\n");
    QList<Outcome> said{run({u"import"_s, file}), run({u"import"_s, file + u'x'}),
                        run({u"import"_s, u"-"_s}, bad.toUtf8())};
    said += run({u"note"_s, u"2403.00001"_s, bad});
    said += run({u"note"_s, u"2403.00002"_s, u"-"_s}, bad.toUtf8());
    said += run({u"tag"_s, u"2403.00001"_s, u"--tag"_s, u"t"_s + bad});
    QSqlDatabase::addDatabase(u"QSQLITE"_s, u"raw"_s).setDatabaseName(run.library());
    {
        QSqlDatabase raw = QSqlDatabase::database(u"raw"_s);
        QVERIFY(raw.open());
        for (const char *statement :
             {"UPDATE paper SET title = 'T' || ?", "UPDATE listing SET title = 'T' || ?",
              "UPDATE text SET markdown = ?", "UPDATE day SET origin = ?",
              "UPDATE state SET text = ? WHERE kind = 'note'"}) {
            QSqlQuery query(raw);
            query.prepare(QLatin1StringView(statement));
            query.addBindValue(bad);
            QVERIFY2(query.exec(), statement);
        }
    }
    QSqlDatabase::removeDatabase(u"raw"_s);
    for (const QString &format : {u"table"_s, u"json"_s, u"csv"_s, u"markdown"_s, u"bibtex"_s})
        said += run({u"list"_s, u"--format"_s, format});
    for (const QString &format : {u"text"_s, u"json"_s, u"csv"_s, u"markdown"_s, u"bibtex"_s})
        said += run({u"show"_s, u"2403.00001"_s, u"--format"_s, format});
    for (const QStringList &words : {QStringList{u"days"_s},
                                     {u"library"_s, u"info"_s},
                                     {u"help"_s, bad},
                                     {bad},
                                     {u"--"_s + bad},
                                     {u"list"_s, u"--sort"_s, bad},
                                     {u"list"_s, u"--search"_s, u"a:("_s + bad},
                                     {u"fetch"_s, u"--source"_s, bad},
                                     {u"list"_s, u"--date"_s, bad},
                                     {u"show"_s, bad}})
        said += run(words);
    for (const Outcome &one : std::as_const(said)) {
        for (const QChar c : QString::fromUtf8(one.out + one.err))
            QVERIFY2(c.category() != QChar::Other_Control || c == u'\n' || c == u'\t',
                     QByteArray(one.out + one.err).toPercentEncoding(" \n").constData());
        QVERIFY(!one.err.contains("\nbroadsheet: fake"));
    }
}

void TestShowing::fullOutput()
{
    const SmallLibrary library;
    const auto invocation =
        parseCommandLine({u"broadsheet"_s, u"--library"_s, library.run.library(), u"list"_s});
    QVERIFY(invocation);
    std::FILE *full = std::fopen("/dev/full", "w");
    if (!full)
        QSKIP("this system has no /dev/full");
    std::FILE *err = std::tmpfile();
    QCOMPARE(runCommand(*invocation, {.out = full, .err = err}), 1);
    QVERIFY(std::ftell(err) > 0);
    std::fclose(full);
    std::fclose(err);
}

void TestShowing::readerWhoLeft()
{
    const SmallLibrary library;
    const auto invocation =
        parseCommandLine({u"broadsheet"_s, u"--library"_s, library.run.library(), u"list"_s});
    QVERIFY(invocation);
    std::FILE *out = brokenPipe();
    std::FILE *err = std::tmpfile();
    QVERIFY(out);
    QCOMPARE(runCommand(*invocation, {.out = out, .err = err}), 0);
    QCOMPARE(std::ftell(err), 0);
    std::fclose(out);
    std::fclose(err);
}

BROADSHEET_TEST(TestShowing, QCoreApplication)
#include "tst_commands_showing.moc"
