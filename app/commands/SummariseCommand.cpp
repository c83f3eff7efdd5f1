// broadsheet summarise: asks the user's own model for summaries of papers.
#include "base/EndSignals.h"
#include "commands/CommandTable.h"
#include "commands/Tr.h"
#include "console/Console.h"
#include "console/QueryOptions.h"
#include "library/Library.h"
#include "secrets/Keychain.h"
#include "secrets/Secrets.h"
#include "settings/Settings.h"
#include "settings/StandardPaths.h"
#include "summaries/SummaryWriter.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

using Table = SettingsTable;

constexpr OptionSpec languageOption{"language"_L1, true};
constexpr OptionSpec replaceOption{"replace"_L1, false};
constexpr OptionSpec dryRunOption{"dry-run"_L1, false};

// Prints what the writer does, and ends the application's event loop with it.
class WriterReporter final : public QObject
{
public:
    WriterReporter(Console &console, const SummaryWriter &writer)
    {
        connect(&writer, &SummaryWriter::kept, this, [&console](const PaperId &paper) {
            console.note(CommandsTr::tr("%1: the summary was kept").arg(paper.text));
        });
        connect(&writer, &SummaryWriter::skipped, this, [&console](const PaperId &paper) {
            console.note(CommandsTr::tr("%1: has a summary of a model in this language; --replace "
                                        "asks for another")
                             .arg(paper.text));
        });
        connect(&writer, &SummaryWriter::failed, this,
                [&console](const PaperId &paper, const Error &error) {
                    console.problem(paper.text + u": "_s + error.message);
                });
        connect(&writer, &SummaryWriter::waits, this,
                [&console](const PaperId &paper, const QDateTime &until) {
                    console.note(CommandsTr::tr("%1: the server asks to wait until %2")
                                     .arg(paper.text, QLocale().toString(until.toLocalTime(),
                                                                         QLocale::ShortFormat)));
                });
        connect(&writer, &SummaryWriter::finished, this, [&console](qsizetype left) {
            if (left > 0)
                console.problem(
                    CommandsTr::tr("%n paper(s) were not asked about", nullptr, int(left)));
            QCoreApplication::quit();
        });
    }
};

class SummariseCommand final : public ConsoleCommand
{
public:
    [[nodiscard]] QLatin1StringView name() const override { return "summarise"_L1; }
    [[nodiscard]] QString synopsis() const override { return u"summarise ID…"_s; }

    [[nodiscard]] QString summary() const override
    {
        return CommandsTr::tr("have your own model write summaries: broadsheet help summarise");
    }

    [[nodiscard]] QString help() const override
    {
        return CommandsTr::tr(
            "Usage: broadsheet summarise ID… [OPTIONS]\n"
            "       broadsheet summarise FILTERS [OPTIONS]\n"
            "\n"
            "Asks the model that you named in the settings for a summary of each paper in your\n"
            "language, and keeps it as a text of the paper. Title and abstract are sent, and\n"
            "nothing that you wrote. Papers that have such a summary are not asked about again.\n"
            "\n"
            "  --language CODE  the language, such as ko, en or de (default: the setting's)\n"
            "  --replace        ask again, and replace the summary that is there\n"
            "  --dry-run        send nothing; print what would be sent, a request a line\n"
            "\n"
            "Papers are chosen as for list: --date, --from, --to, --unread, --starred, --later,\n"
            "--author, --search, --sort, --profile, --ascending and --limit.\n"
            "\n"
            "Settings: summaries/baseUrl (any server with chat completions, such as\n"
            "http://localhost:11434), summaries/model, summaries/language. The key is in the\n"
            "desktop's keychain or in BROADSHEET_SUMMARIES_KEY.\n");
    }

    [[nodiscard]] ArgumentCount argumentCount() const override { return {.min = 0, .max = -1}; }

    [[nodiscard]] QList<OptionSpec> options() const override
    {
        return queryOptions() + QList<OptionSpec>{languageOption, replaceOption, dryRunOption};
    }

    void read(OptionValues &values) override
    {
        m_ids = values.arguments();
        m_query = readQuery(values);
        m_language = values.text(languageOption.name);
        m_replaces = values.has(replaceOption.name);
        m_isDry = values.has(dryRunOption.name);
        const auto isGiven = [&values](const OptionSpec &option) {
            return values.has(option.name);
        };
        const bool hasFilter = std::ranges::any_of(queryOptions(), isGiven);
        if (m_ids.isEmpty() && !hasFilter)
            values.refuse(CommandsTr::tr("summarise needs the ids of papers, or options that "
                                         "choose them, such as --date today"));
        if (!m_ids.isEmpty() && hasFilter)
            values.refuse(CommandsTr::tr("summarise takes ids or options that choose papers, not "
                                         "both"));
    }

    // Runs the application's event loop
    void run(const CommandContext &context) override
    {
        Settings settings(context.settingsFile);
        const Result<ModelServer> server = modelServer(settings, m_language);
        const Result<Prompt> prompt = readPrompt(promptFile());
        if (!server || !prompt)
            return context.console.problem(server ? prompt.error() : server.error());
        QList<Paper> papers;
        if (!choose(context, papers))
            return;
        if (m_isDry) {
            for (const Paper &paper : papers)
                if (const QString data = dataOf(paper); !data.isEmpty())
                    context.console.result(requestBody(*server, *prompt, data) + '\n');
            return;
        }
        if (papers.isEmpty())
            return context.console.note(CommandsTr::tr("There is no paper to summarise."));
        if (showOnce(context.console, settings, *server, *prompt, papers))
            write(context, settings, *server, *prompt, papers);
    }

private:
    // False: they cannot be chosen, which was said.
    bool choose(const CommandContext &context, QList<Paper> &papers)
    {
        if (m_ids.isEmpty()) {
            prepareSearch(context, m_query.search);
            if (!prepareFit(context, m_query, false))
                return false;
            auto found = context.library.papers(m_query).result();
            if (found)
                papers = *std::move(found);
            else
                context.console.problem(found.error());
            return found.has_value();
        }
        for (const QString &argument : m_ids) {
            const auto paper = context.library.paper(paperIdOf(argument)).result();
            if (paper)
                papers.append(*paper);
            else if (paper.error().kind == ErrorKind::NotFound)
                context.console.problem(unknownPaper(argument));
            else
                context.console.problem(paper.error());
        }
        return true;
    }

    // In full, before anything is sent to this address for the first time. False: there is nothing
    // to send.
    static bool showOnce(Console &console, Settings &settings, const ModelServer &server,
                         const Prompt &prompt, const QList<Paper> &papers)
    {
        const QString address = server.base.toString();
        if (settings.text(Table::summariesShown) == address)
            return true;
        const auto first = std::ranges::find_if(
            papers, [](const Paper &paper) { return !dataOf(paper).isEmpty(); });
        if (first == papers.end()) {
            console.problem(nothingToSummarise());
            return false;
        }
        console.note(CommandsTr::tr("This is sent to the server of your model, for each paper in "
                                    "turn. It is shown only this once:"));
        for (const QString &line : shownRequest(server, prompt, dataOf(*first)).split(u'\n'))
            console.note(line);
        settings.setText(Table::summariesShown, address);
        return true;
    }

    void write(const CommandContext &context, Settings &settings, const ModelServer &server,
               const Prompt &prompt, const QList<Paper> &papers) const
    {
        Keychain keychain;
        Secrets secrets(settings, keychain);
        SummaryWriter writer(context.library, secrets.modelKey, settings,
                             {.proxy = settings.proxy(), .secrets = &keychain});
        const WriterReporter reporter(context.console, writer);
        const EndSignals signals;
        QObject::connect(&signals, &EndSignals::received, &writer, [&context, &writer](int number) {
            context.console.stopped(number);
            writer.stop();
        });
        QList<SummaryOrder> orders;
        for (const Paper &paper : papers)
            orders.append({.paper = paper.id, .replaces = m_replaces});
        writer.ask(server, prompt, orders);
        QCoreApplication::exec();
    }

    QStringList m_ids;
    Query m_query;
    QString m_language;
    bool m_replaces = false;
    bool m_isDry = false;
};

} // namespace

std::unique_ptr<ConsoleCommand> summariseCommand()
{
    return std::make_unique<SummariseCommand>();
}

} // namespace broadsheet
