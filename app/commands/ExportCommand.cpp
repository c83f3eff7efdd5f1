// broadsheet export: papers by conditions, into a file or to standard output.
#include "commands/CommandTable.h"
#include "commands/Tr.h"
#include "console/Console.h"
#include "console/FormatOption.h"
#include "console/PaperOutput.h"
#include "console/QueryOptions.h"
#include "export/Formats.h"
#include "papers/SafeText.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr OptionSpec output{QLatin1StringView("output"), true};
constexpr OptionSpec withNotes{QLatin1StringView("notes"), false};
constexpr OptionSpec byWeek{QLatin1StringView("week"), false};

class ExportCommand final : public ConsoleCommand
{
public:
    [[nodiscard]] QLatin1StringView name() const override { return "export"_L1; }

    [[nodiscard]] QString summary() const override
    {
        return CommandsTr::tr("write papers for other programs: BibTeX, RIS, Markdown and more");
    }

    [[nodiscard]] QString help() const override
    {
        const QString text = CommandsTr::tr(
            "Usage: broadsheet export --format FORMAT [--output FILE] [OPTIONS]\n"
            "\n"
            "Writes papers for other programs. Which ones is chosen as for list:\n"
            "--date, --from, --to, --unread, --starred, --later, --author, --search,\n"
            "--sort, --profile, --ascending and --limit (broadsheet help list).\n"
            "\n"
            "  --format FORMAT  %1;\n"
            "                   bibtex is ASCII, for pdfLaTeX; biblatex is UTF-8;\n"
            "                   markdown is a digest\n"
            "  --output FILE    into this file, which is replaced when all is written\n"
            "                   (default, and -: standard output)\n"
            "  --bom            begin csv with a byte order mark, as Excel expects it\n"
            "  --notes          markdown with your notes and tags, which import --notes reads "
            "back\n"
            "  --week           markdown with a heading for each week\n");
        return text.arg(formatNames());
    }

    [[nodiscard]] QList<OptionSpec> options() const override
    {
        return queryOptions() << formatOption << byteOrderMark << output << withNotes << byWeek;
    }

    void read(OptionValues &values) override
    {
        m_query = readQuery(values);
        m_format = readFormat(values, {});
        m_hasMark = readByteOrderMark(values, m_format);
        m_output = values.text(output.name);
        if (m_output == "-"_L1)
            m_output.clear();
        m_options = {.from = m_query.from,
                     .to = m_query.to,
                     .notes = readDigestOption(values, withNotes),
                     .weeks = readDigestOption(values, byWeek)};
        if (!m_format)
            values.refuse(CommandsTr::tr("export needs --format: %1").arg(formatNames()));
    }

    void run(const CommandContext &context) override
    {
        if (!isClearSearch(context, m_query.search))
            return;
        prepareSearch(context, m_query.search);
        if (!prepareFit(context, m_query, m_format->name == "json"_L1))
            return;
        const std::optional<int> papers = writePapers(context, m_query,
                                                      {.format = *m_format,
                                                       .options = m_options,
                                                       .byteOrderMark = m_hasMark,
                                                       .file = m_output});
        if (papers && !m_output.isEmpty())
            context.console.note(CommandsTr::tr("%n paper(s) written to %1", nullptr, *papers)
                                     .arg(safeText(m_output)));
    }

private:
    [[nodiscard]] bool readDigestOption(OptionValues &values, const OptionSpec &option) const
    {
        const bool isGiven = values.has(option.name);
        if (isGiven && m_format && !m_format->groupsByDay)
            values.refuse(CommandsTr::tr("--%1 is for --format markdown").arg(option.name));
        return isGiven;
    }

    Query m_query;
    const Format *m_format = nullptr;
    ExportOptions m_options;
    QString m_output; // empty: standard output
    bool m_hasMark = false;
};

} // namespace

std::unique_ptr<ConsoleCommand> exportCommand()
{
    return std::make_unique<ExportCommand>();
}

} // namespace broadsheet
