#include "commands/CommandTable.h"
#include "commands/Help.h"
#include "manual/Manual.h"
#include "support/Corpus.h"
#include "support/Places.h"
#include "support/Runner.h"

#include <QRegularExpression>
#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

QString page()
{
    const QString frame = test::sourceFile(u"packaging/desktop/broadsheet.1.in"_s);
    return manPage(programManual(), QString::fromUtf8(test::contents(frame)));
}

// The words that man prints for a part of the page.
QString printed(QString part)
{
    static const QRegularExpression macroWithText(u"(?m)^\\.(B|SS|SH) "_s);
    static const QRegularExpression macro(u"(?m)^\\.\\w+$"_s);
    return part.remove(macroWithText)
        .remove(macro)
        .remove("\\&"_L1)
        .replace("\\-"_L1, "-"_L1)
        .replace("\\e"_L1, "\\"_L1)
        .simplified();
}

// From a heading of the page to the next one.
QString section(const QString &page, const QString &heading)
{
    const qsizetype from = page.indexOf("\n."_L1 + heading + u'\n');
    if (from < 0)
        return {};
    static const QRegularExpression nextHeading(u"\\n\\.S[SH] "_s);
    const qsizetype to = page.indexOf(nextHeading, from + 1);
    return page.mid(from, to - from);
}

} // namespace

class TestPackagingManual final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theManPageSaysWhatTheHelpSays();
    void theManPageHasTheOptionsOfEveryCommand();
    void theManPageIsFilledIn();
    void everyOptionIsExplained();
    void linesThatBeginLikeRequestsAreText();
    void onlyTheLinesOfAListStayApart();
};

void TestPackagingManual::theManPageSaysWhatTheHelpSays()
{
    const QString text = page();
    const CommandTable commands = allCommands();
    for (const auto &command : commands) {
        const QString help = command->help().remove(u"Usage: "_s).simplified();
        const QString name = command->name();
        QCOMPARE(printed(section(text, "SS "_L1 + name)), QString(name + u' ' + help));
    }
    QVERIFY(!section(text, u"SS help"_s).isEmpty());
}

void TestPackagingManual::theManPageHasTheOptionsOfEveryCommand()
{
    const QString general = generalHelp(allCommands());
    const QString heading = u"Options of every command:\n"_s;
    const QString after = general.mid(general.indexOf(heading) + heading.size());
    const QString options = after.section(u"\n\n"_s, 0, 0);
    const QString status = after.section(u"\n\n"_s, 1);
    QVERIFY(options.contains("--library"_L1));
    QCOMPARE(printed(section(page(), u"SH OPTIONS"_s)),
             QString("OPTIONS "_L1 + options.simplified()));
    QCOMPARE(printed(section(page(), u"SH EXIT STATUS"_s)),
             QString("EXIT STATUS "_L1 + status.simplified()));
}

void TestPackagingManual::theManPageIsFilledIn()
{
    QVERIFY(!page().contains(QRegularExpression(u"%[A-Z]+%"_s)));
}

void TestPackagingManual::everyOptionIsExplained()
{
    const Manual manual = programManual();
    for (const ManualCommand &command : manual.commands)
        for (const ManualOption &option : command.options)
            QVERIFY2(!option.text.isEmpty() || option.value != "VALUE"_L1,
                     qPrintable(command.name + " --"_L1 + option.name +
                                ": no help text names this option"_L1));
}

void TestPackagingManual::linesThatBeginLikeRequestsAreText()
{
    const Manual manual{
        .help = parseHelp(u"Usage: broadsheet\n\nThe end.\n"_s),
        .commands = {
            {.name = u"try"_s,
             .help = parseHelp(u"Usage: broadsheet try\n\n.md files\n'quoted' a\\b\n"_s)}}};
    QVERIFY(manPage(manual, u"%COMMANDS%\n"_s).contains("\n\\&.md files\n\\&'quoted' a\\eb\n"_L1));
}

void TestPackagingManual::onlyTheLinesOfAListStayApart()
{
    const Manual manual{
        .help = parseHelp(u"Usage: broadsheet\n\nThe end.\n"_s),
        .commands = {
            {.name = u"try"_s,
             .help = parseHelp(u"Usage: broadsheet try\n\n"
                               "  --notes  take the notes as\n           your own\n"
                               "  --of ID  one of these:\n           a\n           b\n"_s)}}};
    const QString text = manPage(manual, u"%COMMANDS%\n"_s);
    QVERIFY2(text.contains("\ntake the notes as\nyour own\n"_L1), qPrintable(text));
    QVERIFY2(text.contains("\none of these:\n.br\na\n.br\nb\n"_L1), qPrintable(text));
}

BROADSHEET_TEST(TestPackagingManual, QCoreApplication)
#include "tst_packaging_manual.moc"
