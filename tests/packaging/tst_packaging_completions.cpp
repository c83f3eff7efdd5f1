// The completions, asked by the shells themselves. bash is on every Debian; zsh and fish are asked
// where they are installed.
#include "commands/CommandTable.h"
#include "export/Formats.h"
#include "manual/Manual.h"
#include "support/Runner.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

constexpr auto timeout = 60'000; // ms

struct Said
{
    int status;
    QString out;
    QString err;
};

Said run(const QString &shell, const QStringList &arguments, const QString &folder)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(shell, arguments);
    process.closeWriteChannel();
    process.waitForFinished(timeout);
    return {.status = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            .out = QString::fromUtf8(process.readAllStandardOutput()),
            .err = QString::fromUtf8(process.readAllStandardError())};
}

QStringList sorted(QStringList words)
{
    words.removeAll(QString());
    words.sort();
    return words;
}

QStringList commandNames()
{
    QStringList names{u"help"_s};
    const CommandTable commands = allCommands();
    for (const auto &command : commands)
        names.append(command->name());
    return names;
}

QStringList optionNames(const ConsoleCommand &command)
{
    QStringList names;
    for (const OptionSpec &option : command.options())
        names.append("--"_L1 + option.name);
    return names;
}

const QStringList globalOptions{u"--library"_s, u"--settings"_s, u"--quiet"_s,
                                u"--verbose"_s, u"--help"_s,     u"--version"_s};

QStringList formatsOfExport()
{
    QStringList names;
    for (const Format &format : allFormats())
        names.append(format.name);
    return names;
}

} // namespace

class TestPackagingCompletions final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void bashKnowsAllCommandsAndFiles();
    void bashKnowsTheOptionsOfEveryCommand();
    void bashKnowsValues_data();
    void bashKnowsValues();
    void fishKnowsAllCommands();
    void fishKnowsTheOptionsOfEveryCommand();
    void fishKnowsValues();
    void zshReadsItsFile();
    void zshKnowsEverything();

private:
    // What bash offers for the last of the words.
    [[nodiscard]] QStringList bash(const QStringList &words) const;
    // What fish offers at the end of the line.
    [[nodiscard]] QStringList fish(const QString &line) const;
    void write(const QString &name, const QString &text) const;

    QTemporaryDir m_folder;
};

void TestPackagingCompletions::initTestCase()
{
    const Manual manual = programManual();
    write(u"bash"_s, bashCompletion(manual));
    write(u"fish"_s, fishCompletion(manual));
    write(u"_broadsheet"_s, zshCompletion(manual));
    QVERIFY(QDir(m_folder.path()).mkdir(u"a folder"_s));
    write(u"a folder/a day.md"_s, {});
}

void TestPackagingCompletions::write(const QString &name, const QString &text) const
{
    QFile file(m_folder.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text.toUtf8());
}

QStringList TestPackagingCompletions::bash(const QStringList &words) const
{
    const QString script = u"source ./bash; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1));"
                           " _broadsheet; printf '%s\\n' \"${COMPREPLY[@]}\""_s;
    const QStringList arguments{u"-c"_s, script, u"bash"_s};
    const Said said = run(u"bash"_s, arguments + words, m_folder.path());
    if (said.status != 0 || !said.err.isEmpty())
        return {u"bash: "_s + said.err};
    return sorted(said.out.split(u'\n'));
}

QStringList TestPackagingCompletions::fish(const QString &line) const
{
    const Said said =
        run(u"fish"_s, {u"--no-config"_s, u"-c"_s, u"source ./fish; complete -C '%1'"_s.arg(line)},
            m_folder.path());
    if (said.status != 0 || !said.err.isEmpty())
        return {u"fish: "_s + said.err};
    QStringList words;
    for (const QString &found : said.out.split(u'\n'))
        words.append(found.section(u'\t', 0, 0));
    return sorted(words);
}

void TestPackagingCompletions::bashKnowsAllCommandsAndFiles()
{
    const QStringList files{u"_broadsheet"_s, u"a folder"_s, u"bash"_s, u"fish"_s};
    QCOMPARE(bash({u"broadsheet"_s, QString()}), sorted(commandNames() + files));
    QCOMPARE(bash({u"broadsheet"_s, u"lib"_s}), QStringList(u"library"_s));
    QCOMPARE(bash({u"broadsheet"_s, u"help"_s, QString()}),
             sorted(commandNames().filter(QRegularExpression(u"^(?!help$)"_s))));
}

void TestPackagingCompletions::bashKnowsTheOptionsOfEveryCommand()
{
    const CommandTable commands = allCommands();
    for (const auto &command : commands)
        QCOMPARE(bash({u"broadsheet"_s, command->name(), u"--"_s}),
                 sorted(optionNames(*command) + globalOptions));
    QCOMPARE(bash({u"broadsheet"_s, u"--"_s}), sorted(globalOptions));
}

void TestPackagingCompletions::bashKnowsValues_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QStringList>("offered");

    const QStringList exported = sorted(formatsOfExport());
    QTest::newRow("after a space")
        << QStringList{u"export"_s, u"--format"_s, QString()} << exported;
    QTest::newRow("after an equals sign")
        << QStringList{u"export"_s, u"--format"_s, u"="_s} << exported;
    QTest::newRow("a beginning after an equals sign")
        << QStringList{u"export"_s, u"--format"_s, u"="_s, u"bib"_s}
        << QStringList{u"biblatex"_s, u"bibtex"_s};
    QTest::newRow("the format of its own that a command has")
        << QStringList{u"list"_s, u"--format"_s, QString()}
        << sorted(formatsOfExport() << u"table"_s);
    QTest::newRow("orders") << QStringList{u"list"_s, u"--sort"_s, u"vo"_s}
                            << QStringList{u"votes"_s};
    QTest::newRow("days") << QStringList{u"fetch"_s, u"--date"_s, QString()}
                          << QStringList{u"today"_s, u"yesterday"_s};
    QTest::newRow("sources") << QStringList{u"fetch"_s, u"--source"_s, u"hug"_s}
                             << QStringList{u"huggingFace"_s};
    QTest::newRow("a command of a command")
        << QStringList{u"library"_s, u"ba"_s} << QStringList{u"backup"_s, u"backups"_s};
    QTest::newRow("its value") << QStringList{u"library"_s, u"backups"_s, u"--format"_s, QString()}
                               << QStringList{u"json"_s, u"table"_s};
    QTest::newRow("its file") << QStringList{u"library"_s, u"restore"_s, u"a folder/"_s}
                              << QStringList{u"a folder/a day.md"_s};
    QTest::newRow("files") << QStringList{u"import"_s, u"a"_s} << QStringList{u"a folder"_s};
    QTest::newRow("an option's file")
        << QStringList{u"list"_s, u"--library"_s, u"a f"_s} << QStringList{u"a folder"_s};
    QTest::newRow("a command behind an option")
        << QStringList{u"--library"_s, u"list"_s, u"expo"_s} << QStringList{u"export"_s};
    QTest::newRow("a command behind an option with an equals sign")
        << QStringList{u"--library"_s, u"="_s, u"list"_s, u"expo"_s} << QStringList{u"export"_s};
    QTest::newRow("nothing for ids") << QStringList{u"star"_s, QString()} << QStringList();
    QTest::newRow("nothing for text")
        << QStringList{u"list"_s, u"--search"_s, QString()} << QStringList();
}

void TestPackagingCompletions::bashKnowsValues()
{
    QFETCH(QStringList, words);
    QFETCH(QStringList, offered);
    QCOMPARE(bash(QStringList(u"broadsheet"_s) + words), offered);
}

void TestPackagingCompletions::fishKnowsAllCommands()
{
    if (QStandardPaths::findExecutable(u"fish"_s).isEmpty())
        QSKIP("fish is not installed");
    const QStringList offered = fish(u"broadsheet "_s);
    for (const QString &name : commandNames())
        QVERIFY2(offered.contains(name), qPrintable(name + " is not in "_L1 + offered.join(u' ')));
}

void TestPackagingCompletions::fishKnowsTheOptionsOfEveryCommand()
{
    if (QStandardPaths::findExecutable(u"fish"_s).isEmpty())
        QSKIP("fish is not installed");
    const CommandTable commands = allCommands();
    for (const auto &command : commands)
        QCOMPARE(fish("broadsheet "_L1 + command->name() + " --"_L1),
                 sorted(optionNames(*command) + globalOptions));
}

void TestPackagingCompletions::fishKnowsValues()
{
    if (QStandardPaths::findExecutable(u"fish"_s).isEmpty())
        QSKIP("fish is not installed");
    QCOMPARE(fish(u"broadsheet export --format "_s), sorted(formatsOfExport()));
    QCOMPARE(fish(u"broadsheet library ba"_s), QStringList({u"backup"_s, u"backups"_s}));
    QCOMPARE(fish(u"broadsheet import a"_s), QStringList(u"a folder/"_s));
    QCOMPARE(fish(u"broadsheet star "_s), QStringList());
}

void TestPackagingCompletions::zshReadsItsFile()
{
    if (QStandardPaths::findExecutable(u"zsh"_s).isEmpty())
        QSKIP("zsh is not installed");
    const Said said = run(u"zsh"_s, {u"-n"_s, u"_broadsheet"_s}, m_folder.path());
    QCOMPARE(said.err, QString());
    QCOMPARE(said.status, 0);
}

// zsh completes on a terminal only, so its file is read here.
void TestPackagingCompletions::zshKnowsEverything()
{
    const QString text = zshCompletion(programManual());
    const CommandTable commands = allCommands();
    for (const auto &command : commands) {
        const QString name = command->name();
        QVERIFY2(text.contains("        '"_L1 + name + u':'), qPrintable(name));
        const QString begin = u"\n    %1)\n"_s.arg(name);
        QVERIFY2(text.contains(begin), qPrintable(name));
        const QString rest = text.mid(text.indexOf(begin));
        const QString own = rest.left(rest.indexOf(";;"_L1));
        for (const OptionSpec &option : command->options())
            QVERIFY2(own.contains("'--"_L1 + option.name + (option.hasValue ? "=["_L1 : "["_L1)),
                     qPrintable(name + " --"_L1 + option.name));
    }
    QVERIFY(text.contains(":FORMAT:("_L1 + formatsOfExport().join(u' ') + u')'));
}

BROADSHEET_TEST(TestPackagingCompletions, QCoreApplication)
#include "tst_packaging_completions.moc"
