#include "commands/CommandLine.h"
#include "commands/CommandTable.h"
#include "console/QueryOptions.h"
#include "support/Runner.h"

#include <QCommandLineParser>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

Result<Invocation> parse(const QStringList &words)
{
    return parseCommandLine(QStringList(u"broadsheet"_s) + words);
}

const QDate leapDay(2024, 2, 29);

// The result of `read` for these options, on a leap day.
template<class Read>
auto optionsRead(const QStringList &words, Read read)
{
    QCommandLineParser parser;
    for (const OptionSpec &option : queryOptions())
        parser.addOption({option.name, QString(), option.hasValue ? u"value"_s : QString()});
    [[maybe_unused]] const bool isUnderstood = parser.parse(QStringList(u"broadsheet"_s) + words);
    Q_ASSERT(isUnderstood);
    OptionValues values(parser, parser.positionalArguments(), leapDay);
    const auto result = read(values);
    Q_ASSERT(values.problem().isEmpty());
    return result;
}

} // namespace

class TestCommandLine final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noWordsOpenTheWindow();
    void pathsGoToTheWindow();
    void commandsAreRecognised_data();
    void commandsAreRecognised();
    void globalOptionsGoAnywhere();
    void optionsBecomeAQuery();
    void oneDayIsARange();
    void todayAndYesterday();
    void defaults();
    void formats();
    void wrongLinesAreRefused_data();
    void wrongLinesAreRefused();
    void slipsAreHintedAt_data();
    void slipsAreHintedAt();
    void fileNamedLikeACommand();
    void helpAndVersion();
    void helpFitsATerminal();
    void everyCommandHasHelp();
};

void TestCommandLine::noWordsOpenTheWindow()
{
    const auto invocation = parse({});
    QVERIFY(invocation);
    QCOMPARE(invocation->what, Invocation::What::Window);
    QVERIFY(invocation->paths.isEmpty());
}

void TestCommandLine::pathsGoToTheWindow()
{
    const auto invocation = parse({u"2024/03/22.md"_s, u"archive/"_s, u"--quiet"_s});
    QVERIFY(invocation);
    QCOMPARE(invocation->what, Invocation::What::Window);
    QCOMPARE(invocation->paths, QStringList({u"2024/03/22.md"_s, u"archive/"_s}));
    QVERIFY(invocation->quiet);
}

void TestCommandLine::commandsAreRecognised_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("import") << QStringList{u"import"_s, u"a.md"_s, u"-"_s};
    QTest::newRow("import a dash") << QStringList{u"import"_s, u"--"_s, u"-x.md"_s};
    QTest::newRow("fetch") << QStringList{u"fetch"_s, u"--source"_s, u"huggingFace, archive"_s};
    QTest::newRow("days") << QStringList{u"days"_s};
    QTest::newRow("list") << QStringList{u"list"_s};
    QTest::newRow("show") << QStringList{u"show"_s, u"2403.14624"_s};
    QTest::newRow("star") << QStringList{u"star"_s, u"a"_s, u"b"_s};
    QTest::newRow("unstar") << QStringList{u"unstar"_s, u"a"_s};
    QTest::newRow("read") << QStringList{u"read"_s, u"a"_s};
    QTest::newRow("unread") << QStringList{u"unread"_s, u"a"_s};
    QTest::newRow("tag") << QStringList{u"tag"_s, u"a"_s, u"--tag=x"_s};
    QTest::newRow("untag") << QStringList{u"untag"_s, u"a"_s, u"--tag=x"_s};
    QTest::newRow("note") << QStringList{u"note"_s, u"a"_s, QString()};
    QTest::newRow("undo") << QStringList{u"undo"_s};
    QTest::newRow("redo") << QStringList{u"redo"_s};
    QTest::newRow("sync") << QStringList{u"sync"_s, u"--watch"_s};
    QTest::newRow("sync with papers") << QStringList{u"sync"_s, u"--content"_s};
    QTest::newRow("sync devices") << QStringList{u"sync"_s, u"devices"_s};
    QTest::newRow("library") << QStringList{u"library"_s, u"info"_s};
}

void TestCommandLine::commandsAreRecognised()
{
    QFETCH(QStringList, words);
    const auto invocation = parse(words);
    QVERIFY2(invocation, qUtf8Printable(invocation ? QString() : invocation.error().message));
    QCOMPARE(invocation->what, Invocation::What::Command);
    QCOMPARE(invocation->command->name(), words.first());
}

void TestCommandLine::globalOptionsGoAnywhere()
{
    for (const QStringList &words : {QStringList{u"--library"_s, u"l.sqlite"_s,
                                                 u"--settings=s.ini"_s, u"--verbose"_s, u"days"_s},
                                     QStringList{u"days"_s, u"--verbose"_s, u"--library=l.sqlite"_s,
                                                 u"--settings"_s, u"s.ini"_s}}) {
        const auto invocation = parse(words);
        QVERIFY(invocation);
        QCOMPARE(invocation->command->name(), u"days"_s);
        QCOMPARE(invocation->libraryFile, u"l.sqlite"_s);
        QCOMPARE(invocation->settingsFile, u"s.ini"_s);
        QVERIFY(invocation->verbose);
        QVERIFY(!invocation->quiet);
    }
}

void TestCommandLine::optionsBecomeAQuery()
{
    const Query query =
        optionsRead({u"--from"_s, u"2024-03-01"_s, u"--to=2024-03-31"_s, u"--unread"_s,
                     u"--starred"_s, u"--author"_s, u"Ada Author"_s, u"--search"_s, u"3d 추론"_s,
                     u"--sort"_s, u"authors"_s, u"--ascending"_s, u"--limit"_s, u"7"_s},
                    readQuery);
    const Query expected{.from = QDate(2024, 3, 1),
                         .to = QDate(2024, 3, 31),
                         .unread = true,
                         .starred = true,
                         .author = u"Ada Author"_s,
                         .search = u"3d 추론"_s,
                         .sort = SortKey::Authors,
                         .ascending = true,
                         .limit = 7};
    QCOMPARE(query, expected);
}

void TestCommandLine::oneDayIsARange()
{
    const Query query = optionsRead({u"--date"_s, u"2024-03-22"_s}, readQuery);
    QCOMPARE(query.from, QDate(2024, 3, 22));
    QCOMPARE(query.to, QDate(2024, 3, 22));
}

void TestCommandLine::todayAndYesterday()
{
    const Query query =
        optionsRead({u"--from"_s, u"yesterday"_s, u"--to"_s, u"today"_s}, readQuery);
    QCOMPARE(query.to, leapDay);
    QCOMPARE(query.from, QDate(2024, 2, 28));
}

void TestCommandLine::defaults()
{
    QCOMPARE(optionsRead({}, readQuery), Query());
    const auto invocation = parse({u"list"_s});
    QVERIFY(invocation);
    QVERIFY(invocation->libraryFile.isEmpty());
    QVERIFY(!invocation->quiet && !invocation->verbose);
}

void TestCommandLine::formats()
{
    for (const auto name : {"table"_L1, "json"_L1, "csv"_L1, "markdown"_L1, "bibtex"_L1})
        QVERIFY(parse({u"list"_s, u"--format"_s, name}));
    for (const auto name : {"text"_L1, "json"_L1, "csv"_L1, "markdown"_L1, "bibtex"_L1})
        QVERIFY(parse({u"show"_s, u"a"_s, u"--format"_s, name}));
}

void TestCommandLine::wrongLinesAreRefused_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("named"); // what the message must name
    const auto row = [](const char *name, const QStringList &words, const QString &named) {
        QTest::newRow(name) << words << named;
    };
    row("import nothing", {u"import"_s}, u"import"_s);
    row("show nothing", {u"show"_s}, u"show"_s);
    row("show two", {u"show"_s, u"a"_s, u"b"_s}, u"b"_s);
    row("star nothing", {u"star"_s}, u"star"_s);
    row("days with a word", {u"days"_s, u"x"_s}, u"x"_s);
    row("list with a word", {u"list"_s, u"2024-03-22"_s}, u"2024-03-22"_s);
    row("undo with a word", {u"undo"_s, u"2"_s}, u"2"_s);
    row("library alone", {u"library"_s}, u"library"_s);
    row("library of later", {u"library"_s, u"mend"_s}, u"mend"_s);
    row("sync with another word", {u"sync"_s, u"now"_s}, u"sync takes"_s);
    row("sync devices with papers", {u"sync"_s, u"devices"_s, u"--content"_s}, u"sync takes"_s);
    row("sync and nobody to forget", {u"sync"_s, u"forget"_s}, u"sync takes"_s);
    row("lab with another word", {u"lab"_s, u"close"_s, u"1"_s}, u"lab takes"_s);
    row("lab with too little", {u"lab"_s, u"found"_s, u"Lab"_s}, u"lab takes"_s);
    row("export without a format", {u"export"_s}, u"--format"_s);
    row("no such option", {u"list"_s, u"--frobnicate"_s}, u"--frobnicate"_s);
    row("no such short option", {u"list"_s, u"-x"_s}, u"-x"_s);
    row("option of another command", {u"days"_s, u"--starred"_s}, u"--starred"_s);
    row("option of no command", {u"--unread"_s}, u"--unread"_s);
    row("no value", {u"list"_s, u"--limit"_s}, u"limit"_s);
    row("value of a flag", {u"list"_s, u"--unread=yes"_s}, u"unread"_s);
    row("twice", {u"list"_s, u"--author"_s, u"A"_s, u"--author"_s, u"B"_s}, u"--author"_s);
    row("no day", {u"list"_s, u"--date"_s, u"2024-02-30"_s}, u"2024-02-30"_s);
    row("short day", {u"list"_s, u"--date"_s, u"2024-3-2"_s}, u"2024-3-2"_s);
    row("tomorrow", {u"list"_s, u"--from"_s, u"tomorrow"_s}, u"tomorrow"_s);
    row("day and range", {u"list"_s, u"--date"_s, u"today"_s, u"--to"_s, u"today"_s}, u"--date"_s);
    row("backwards", {u"list"_s, u"--from"_s, u"2024-03-02"_s, u"--to"_s, u"2024-03-01"_s},
        u"--from"_s);
    row("limit zero", {u"list"_s, u"--limit"_s, u"0"_s}, u"“0”"_s);
    row("limit negative", {u"list"_s, u"--limit"_s, u"-5"_s}, u"“-5”"_s);
    row("limit word", {u"list"_s, u"--limit"_s, u"many"_s}, u"many"_s);
    row("limit huge", {u"list"_s, u"--limit"_s, u"99999999999"_s}, u"99999999999"_s);
    row("sort", {u"list"_s, u"--sort"_s, u"stars"_s}, u"stars"_s);
    row("format", {u"list"_s, u"--format"_s, u"yaml"_s}, u"yaml"_s);
    row("format of other programs", {u"export"_s, u"--format"_s, u"docx"_s}, u"docx"_s);
    row("format of show", {u"show"_s, u"a"_s, u"--format"_s, u"table"_s}, u"table"_s);
    row("empty library", {u"days"_s, u"--library"_s, u""_s}, u"--library"_s);
    row("empty author", {u"list"_s, u"--author"_s, u" "_s}, u"--author"_s);
    row("help of nothing", {u"help"_s, u"frobnicate"_s}, u"frobnicate"_s);
    row("help of two", {u"help"_s, u"list"_s, u"show"_s}, u"show"_s);
    row("standard input in the window", {u"-"_s}, u"import"_s);
}

void TestCommandLine::wrongLinesAreRefused()
{
    QFETCH(QStringList, words);
    QFETCH(QString, named);
    const auto invocation = parse(words);
    QVERIFY(!invocation);
    QCOMPARE(invocation.error().kind, ErrorKind::Usage);
    QVERIFY2(invocation.error().message.contains(named),
             qUtf8Printable(invocation.error().message));
}

void TestCommandLine::slipsAreHintedAt_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("hint");
    QTest::newRow("option") << QStringList{u"list"_s, u"--unraed"_s} << u"--unread"_s;
    QTest::newRow("with value") << QStringList{u"list"_s, u"--serach"_s, u"x"_s} << u"--search"_s;
    QTest::newRow("command") << QStringList{u"imprt"_s, u"x.md"_s} << u"import"_s;
    QTest::newRow("help") << QStringList{u"help"_s, u"lst"_s} << u"list"_s;
}

void TestCommandLine::slipsAreHintedAt()
{
    QFETCH(QStringList, words);
    QFETCH(QString, hint);
    const auto invocation = parse(words);
    QVERIFY(!invocation);
    QVERIFY2(invocation.error().message.contains("did you mean "_L1 + hint + u'?'),
             qUtf8Printable(invocation.error().message));
}

void TestCommandLine::fileNamedLikeACommand()
{
    const QTemporaryDir folder;
    QVERIFY(QDir::setCurrent(folder.path()));
    QVERIFY(QDir().mkdir(u"import"_s));
    QVERIFY(QDir().mkdir(u"archive"_s));
    const auto path = parse({u"./import"_s});
    QVERIFY(path);
    QCOMPARE(path->what, Invocation::What::Window);
    const auto word = parse({u"archive"_s});
    QVERIFY(word);
    QCOMPARE(word->what, Invocation::What::Window);
    QCOMPARE(word->paths, QStringList(u"archive"_s));
    QVERIFY(!parse({u"import"_s})); // the command, without its path
    QVERIFY(QDir::setCurrent(QDir::rootPath()));
}

void TestCommandLine::helpAndVersion()
{
    for (const QStringList &words :
         {QStringList{u"--help"_s}, QStringList{u"help"_s}, QStringList{u"-h"_s}}) {
        const auto help = parse(words);
        QVERIFY(help);
        QCOMPARE(help->what, Invocation::What::Text);
        for (const auto command : {"import"_L1, "days"_L1, "list"_L1, "show"_L1, "star"_L1,
                                   "undo"_L1, "library info"_L1})
            QVERIFY(help->text.contains("\n  "_L1 + command + u' '));
    }
    const auto list = parse({u"help"_s, u"list"_s});
    QVERIFY(list);
    QVERIFY(list->text.contains("--search"_L1));
    const auto same = parse({u"list"_s, u"--help"_s});
    QVERIFY(same);
    QCOMPARE(same->text, list->text);
    const auto version = parse({u"--version"_s});
    QVERIFY(version);
    QVERIFY(version->text.startsWith("broadsheet "_L1));
}

void TestCommandLine::helpFitsATerminal()
{
    constexpr qsizetype columns = 90;
    QList<QStringList> all{{u"help"_s}};
    for (const auto &command : allCommands())
        all.append({u"help"_s, QString(command->name())});
    for (const QStringList &words : all) {
        const auto help = parse(words);
        QVERIFY(help);
        for (const QString &line : help->text.split(u'\n'))
            QVERIFY2(line.size() <= columns, qUtf8Printable(line));
    }
}

void TestCommandLine::everyCommandHasHelp()
{
    const auto general = parse({u"help"_s});
    QVERIFY(general);
    for (const auto &command : allCommands()) {
        const QString name = command->name();
        QVERIFY2(general->text.contains("\n  "_L1 + name + u' '), qUtf8Printable(name));
        const auto help = parse({u"help"_s, name});
        QVERIFY(help);
        QVERIFY2(help->text.startsWith("Usage: broadsheet "_L1 + name), qUtf8Printable(name));
        for (const OptionSpec &option : command->options())
            QVERIFY2(help->text.contains("--"_L1 + option.name), qUtf8Printable(option.name));
    }
}

BROADSHEET_TEST(TestCommandLine, QCoreApplication)
#include "tst_commandline.moc"
