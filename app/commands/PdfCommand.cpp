// broadsheet pdf: the PDF of a paper, fetched and kept as the window does it; its text.
#include "base/EndSignals.h"
#include "base/Limits.h"
#include "commands/CommandTable.h"
#include "commands/Tr.h"
#include "console/Console.h"
#include "console/QueryOptions.h"
#include "indexing/PageTexts.h"
#include "library/Library.h"
#include "network/HttpClient.h"
#include "pdfs/Pdfs.h"
#include "secrets/Keychain.h"
#include "secrets/Secrets.h"
#include "settings/Settings.h"
#include "settings/StandardPaths.h"

#include <QCoreApplication>
#include <QProcess>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr OptionSpec textOption{"text"_L1, false};
constexpr OptionSpec openOption{"open"_L1, false};

// Keeps the folder within its limit, as the window does.
void prune(const CommandContext &context, const Settings &settings, const PdfShelf &shelf,
           const PaperId &paper)
{
    const auto rows = context.library.rows(shelf.papers()).result();
    if (!rows)
        return;
    QSet<PaperId> kept{paper};
    for (const PaperRow &row : *rows)
        if (row.state.starred)
            kept.insert(row.id);
    shelf.prune(settings.number(SettingsTable::pdfKeepMiB) * mebibyte, kept);
}

// Says once why nothing happens.
class WaitReporter final : public QObject
{
public:
    WaitReporter(Console &console, const Pdfs &pdfs)
    {
        connect(&pdfs, &Pdfs::progress, this,
                [this, &console](const PaperId &, const PdfProgress &now) {
                    if (!now.isWaiting() || std::exchange(m_isTold, true))
                        return;
                    const QString until = now.wait.until.toLocalTime().toString(u"HH:mm:ss"_s);
                    console.note(
                        now.wait.isAskedByServer
                            ? CommandsTr::tr("The server asks to wait until %1.").arg(until)
                            : CommandsTr::tr("arXiv allows one request in a few seconds. "
                                             "It is asked at %1.")
                                  .arg(until));
                });
    }

private:
    bool m_isTold = false;
};

class PdfCommand final : public ConsoleCommand
{
public:
    [[nodiscard]] QLatin1StringView name() const override { return "pdf"_L1; }
    [[nodiscard]] QString synopsis() const override { return u"pdf ID"_s; }

    [[nodiscard]] QString summary() const override
    {
        return CommandsTr::tr("fetch the PDF of a paper; print where it is, or its text");
    }

    [[nodiscard]] QString help() const override
    {
        return CommandsTr::tr(
            "Usage: broadsheet pdf ID [OPTIONS]\n"
            "\n"
            "Prints the path of a paper's PDF. One that is not on disk is fetched from arXiv,\n"
            "as slowly as arXiv asks for, and kept as those that you open in the window: within\n"
            "the limit of pdf/keepMegabytes, and for good while the paper is starred.\n"
            "\n"
            "  --text           print its text instead, page by page\n"
            "  --open           open it in the program that the desktop has for PDFs, too\n"
            "\n"
            "Its words are found by broadsheet list --search full:WORD.\n");
    }

    [[nodiscard]] ArgumentCount argumentCount() const override { return {.min = 1, .max = 1}; }
    [[nodiscard]] QList<OptionSpec> options() const override { return {textOption, openOption}; }
    [[nodiscard]] bool fillsLibrary() const override { return true; }

    void read(OptionValues &values) override
    {
        m_paper = values.arguments().first();
        m_printsText = values.has(textOption.name);
        m_opens = values.has(openOption.name);
        if (m_printsText && m_opens)
            values.refuse(CommandsTr::tr("--text and --open cannot be used together"));
    }

    // Runs the application's event loop
    void run(const CommandContext &context) override
    {
        const PaperId paper = paperIdOf(m_paper);
        const auto rows = context.library.rows({paper}).result();
        const bool isKnown = rows && !rows->isEmpty();
        if (!isKnown && PaperId::fromLink(m_paper).isEmpty())
            return context.console.problem(unknownPaper(m_paper));
        const QString file = fetched(context, paper);
        if (file.isEmpty())
            return;
        if (m_printsText)
            return printText(context.console, file, paper);
        context.console.result(file + u'\n');
        if (m_opens)
            open(context.console, file);
    }

private:
    // Empty: it could not be fetched, or the user stopped it.
    static QString fetched(const CommandContext &context, const PaperId &paper)
    {
        Settings settings(context.settingsFile);
        Keychain keychain;
        Secrets secrets(settings, keychain);
        HttpClient http({.budgetFile = budgetFile(),
                         .proxy = settings.proxy(),
                         .contact = settings.contact(),
                         .secrets = &keychain,
                         .token = &secrets.token});
        secrets.proxyPassword.move();
        Pdfs pdfs(http,
                  {.folder = pdfFolder(), .base = QUrl(settings.text(SettingsTable::pdfBase))});
        QString file;
        QObject::connect(&pdfs, &Pdfs::ready, &pdfs, [&file](const PaperId &, const QString &path) {
            file = path;
            QCoreApplication::quit();
        });
        QObject::connect(&pdfs, &Pdfs::failed, &pdfs, [&](const PaperId &, const Error &error) {
            context.console.problem(error);
            QCoreApplication::quit();
        });
        const WaitReporter reporter(context.console, pdfs);
        const EndSignals signals;
        QObject::connect(&signals, &EndSignals::received, &pdfs, [&context](int number) {
            context.console.stopped(number);
            QCoreApplication::quit();
        });
        pdfs.request(paper);
        QCoreApplication::exec();
        if (!file.isEmpty())
            prune(context, settings, pdfs.shelf(), paper);
        return file;
    }

    static void printText(Console &console, const QString &file, const PaperId &paper)
    {
        PageTexts texts(pagesProgram(), {.toText = linesOf, .pagesAtOnce = 1});
        int page = 0;
        const auto print = [&](const QStringList &pages) {
            for (const QString &text : pages)
                console.result(u"[%1]\n"_s.arg(CommandsTr::tr("page %1").arg(++page)) + text +
                               (text.isEmpty() ? u"\n"_s : u"\n\n"_s));
        };
        QObject::connect(&texts, &PageTexts::read, &texts,
                         [&](const QStringList &pages, bool isLast) {
                             print(pages);
                             if (isLast)
                                 QCoreApplication::quit();
                             else
                                 texts.goOn();
                         });
        QObject::connect(&texts, &PageTexts::failed, &texts,
                         [&](const QStringList &pages, bool, PageProblem, const Error &error) {
                             print(pages);
                             console.problem(error);
                             QCoreApplication::quit();
                         });
        const EndSignals signals;
        QObject::connect(&signals, &EndSignals::received, &texts, [&console](int number) {
            console.stopped(number);
            QCoreApplication::quit();
        });
        texts.start(file, paper.text);
        QCoreApplication::exec();
    }

    static void open(Console &console, const QString &file)
    {
        constexpr auto opener = "xdg-open"_L1;
        const int status = QProcess::execute(opener, {file});
        if (status < 0)
            console.problem(CommandsTr::tr("%1 was not opened, because the program %2 is missing.")
                                .arg(file, opener));
        else if (status != 0)
            console.problem(
                CommandsTr::tr("%1 was not opened: the desktop has no program for PDFs.")
                    .arg(file));
    }

    QString m_paper; // as the user gave it
    bool m_printsText = false;
    bool m_opens = false;
};

} // namespace

std::unique_ptr<ConsoleCommand> pdfCommand()
{
    return std::make_unique<PdfCommand>();
}

} // namespace broadsheet
