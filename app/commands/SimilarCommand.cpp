// broadsheet similar: the papers most like one, and what else its authors wrote.
#include "commands/CommandTable.h"
#include "commands/Tr.h"
#include "console/Console.h"
#include "console/FormatOption.h"
#include "console/PaperOutput.h"
#include "console/QueryOptions.h"
#include "export/Export.h"
#include "export/Formats.h"
#include "fit/Fit.h"
#include "library/Library.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// Under the line of a paper what it shares.
QByteArray table(const QList<SimilarPaper> &papers, int width)
{
    QByteArray text;
    for (const SimilarPaper &paper : papers)
        text += toTable({paper.row}, width) +
                u"       %1  %2\n"_s
                    .arg(CommandsTr::tr("%1 %").arg(paper.likeness, 3), paper.shared.join(", "_L1))
                    .toUtf8();
    return text;
}

class SimilarCommand final : public ConsoleCommand
{
public:
    [[nodiscard]] QLatin1StringView name() const override { return "similar"_L1; }
    [[nodiscard]] QString synopsis() const override { return u"similar ID"_s; }

    [[nodiscard]] QString summary() const override
    {
        return CommandsTr::tr("list the papers that are most similar to one");
    }

    [[nodiscard]] QString help() const override
    {
        const QString text = CommandsTr::tr(
            "Usage: broadsheet similar ID [OPTIONS]\n"
            "\n"
            "Lists the papers that share most words with one, rare words counting more, each\n"
            "with the share and the words that count most. Then other papers of its authors,\n"
            "the newest first.\n"
            "  --limit N        at most N papers (default: 10)\n"
            "  --format FORMAT  table (default), %1;\n"
            "                   the others have the similar papers alone\n");
        return text.arg(formatNames());
    }

    [[nodiscard]] ArgumentCount argumentCount() const override { return {.min = 1, .max = 1}; }
    [[nodiscard]] QList<OptionSpec> options() const override
    {
        return {formatOption, {"limit"_L1, true}};
    }

    void read(OptionValues &values) override
    {
        m_paper = values.arguments().first();
        m_limit = values.count("limit"_L1, m_limit);
        m_format = readFormat(values, "table"_L1);
    }

    void run(const CommandContext &context) override
    {
        if (const auto indexed = context.library.indexed().result(); !indexed)
            context.console.problem(indexed.error());
        if (m_format && m_format->name == "json"_L1)
            (void)refreshFit(context.library).result();
        const auto similar = similarPapers(context.library, paperIdOf(m_paper), m_limit).result();
        if (!similar && similar.error().kind == ErrorKind::NotFound)
            return context.console.problem(unknownPaper(m_paper));
        if (!similar)
            return context.console.problem(similar.error());
        if (m_format)
            return write(context, similar->papers);
        if (similar->papers.isEmpty())
            context.console.note(CommandsTr::tr("No paper is like it."));
        const int width = context.console.terminalWidth();
        context.console.result(table(similar->papers, width));
        if (similar->byAuthors.isEmpty())
            return;
        context.console.result(u'\n' + CommandsTr::tr("By its authors:") + u'\n');
        context.console.result(toTable(similar->byAuthors, width));
    }

private:
    void write(const CommandContext &context, const QList<SimilarPaper> &similar) const
    {
        QList<Paper> papers;
        for (const SimilarPaper &one : similar) {
            const auto paper = context.library.paper(one.row.id).result();
            if (!paper)
                return context.console.problem(paper.error());
            papers.append(*paper);
        }
        writePapers(context, *m_format, std::move(papers));
    }

    QString m_paper; // as the user gave it
    int m_limit = 10;
    const Format *m_format = nullptr; // null: a table
};

} // namespace

std::unique_ptr<ConsoleCommand> similarCommand()
{
    return std::make_unique<SimilarCommand>();
}

} // namespace broadsheet
