// broadsheet list: papers by conditions, as a table or in an export format.
#include "commands/CommandTable.h"
#include "commands/Tr.h"
#include "console/Console.h"
#include "console/FormatOption.h"
#include "console/PaperOutput.h"
#include "console/QueryOptions.h"
#include "export/Formats.h"
#include "library/Library.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

void listTable(const CommandContext &context, const Query &query)
{
    const auto rows = context.library.list(query).result();
    if (!rows)
        return context.console.problem(rows.error());
    if (rows->isEmpty())
        return context.console.note(CommandsTr::tr("No papers match."));
    context.console.result(toTable(*rows, context.console.terminalWidth()));
}

class ListCommand final : public ConsoleCommand
{
public:
    [[nodiscard]] QLatin1StringView name() const override { return "list"_L1; }

    [[nodiscard]] QString summary() const override
    {
        return CommandsTr::tr("list papers; filters, orders and formats: broadsheet help list");
    }

    [[nodiscard]] QString help() const override
    {
        const QString text = CommandsTr::tr(
            "Usage: broadsheet list [OPTIONS]\n"
            "\n"
            "Lists papers that match all given conditions:\n"
            "  --date DAY       listed on this day: YYYY-MM-DD, today or yesterday\n"
            "  --from DAY       listed on this day or later\n"
            "  --to DAY         listed on this day or earlier\n"
            "  --unread         not read yet\n"
            "  --starred        starred\n"
            "  --later          set aside for later\n"
            "  --author NAME    by this author, given with the full name as on the paper\n"
            "  --search WORDS   with all of these words. Also \"a phrase\", -without, a OR b,\n"
            "                   author:kim, title:, text:, note:, tag:later,\n"
            "                   date:2024-03..2024-06 (2024-03-22, today, week, >2024-03),\n"
            "                   read:week and starred:2024 (when you did so), votes:>20,\n"
            "                   is:unread (read, starred, unstarred, later, rising,\n"
            "                   changed, followed), has:code (project, picture, video,\n"
            "                   abstract, note, tag),\n"
            "                   cat:cs.CL, org:deepmind, source:huggingFace,\n"
            "                   full:ablation (in the PDFs on disk; page in json)\n"
            "\n"
            "Order and format:\n"
            "  --sort KEY       votes (default), title, date, authors or fit\n"
            "  --profile NAME   what --sort fit is learned from, as the command profiles lists it\n"
            "                   (default: all that you starred, noted and tagged)\n"
            "  --ascending      smallest first (default: largest first)\n"
            "  --limit N        at most N papers\n"
            "  --format FORMAT  table (default), %1;\n"
            "                   markdown writes a digest\n"
            "  --bom            begin csv with a byte order mark, as Excel expects it\n");
        return text.arg(formatNames());
    }

    [[nodiscard]] QList<OptionSpec> options() const override
    {
        return queryOptions() << formatOption << byteOrderMark;
    }

    void read(OptionValues &values) override
    {
        m_query = readQuery(values);
        m_format = readFormat(values, "table"_L1);
        m_hasMark = readByteOrderMark(values, m_format);
    }

    void run(const CommandContext &context) override
    {
        prepareSearch(context, m_query.search);
        if (!prepareFit(context, m_query, m_format && m_format->name == "json"_L1))
            return;
        if (!m_format)
            return listTable(context, m_query);
        (void)writePapers(context, m_query,
                          {.format = *m_format,
                           .options = {.from = m_query.from, .to = m_query.to},
                           .byteOrderMark = m_hasMark});
    }

private:
    Query m_query;
    const Format *m_format = nullptr; // null: a table
    bool m_hasMark = false;
};

} // namespace

std::unique_ptr<ConsoleCommand> listCommand()
{
    return std::make_unique<ListCommand>();
}

} // namespace broadsheet
