// The commands that mark papers: broadsheet star, unstar, read, unread, later, unlater, tag and
// untag.
#include "commands/CommandTable.h"
#include "commands/Tr.h"
#include "console/Console.h"
#include "console/QueryOptions.h"
#include "library/Library.h"
#include "papers/MarkingText.h"
#include "papers/State.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// The papers of the library that the arguments name, each once. Reports the arguments that name
// none.
Result<QList<PaperRow>> knownPapers(const QStringList &arguments, const CommandContext &context)
{
    QList<PaperId> ids;
    for (const QString &argument : arguments)
        ids.append(paperIdOf(argument));
    const auto rows = context.library.rows(ids).result();
    if (!rows)
        return rows;
    QList<PaperRow> known;
    for (qsizetype i = 0; i < ids.size(); ++i) {
        const auto row = std::ranges::find(*rows, ids[i], &PaperRow::id);
        if (row == rows->end())
            context.console.problem(unknownPaper(arguments[i]));
        else if (std::ranges::find(known, row->id, &PaperRow::id) == known.end())
            known.append(*row);
    }
    return known;
}

class MarkCommand : public ConsoleCommand
{
public:
    // Sets `mark` to `on`. `summary` and what it does, a sentence without its full stop, are
    // translated.
    MarkCommand(QLatin1StringView name, Mark mark, bool on, QString summary, QString effect = {})
        : m_name(name), m_summary(std::move(summary)),
          m_effect(std::move(effect)), m_marking{.mark = mark, .on = on}
    {}

    [[nodiscard]] QLatin1StringView name() const override { return m_name; }
    [[nodiscard]] QString synopsis() const override { return m_name + u" ID…"_s; }

    [[nodiscard]] QString summary() const override { return m_summary; }

    [[nodiscard]] QString help() const override
    {
        const QString text = CommandsTr::tr(
            "Usage: broadsheet %1 ID…\n"
            "\n"
            "%2.\n"
            "An ID is an arXiv id (2403.14624) or the paper's link. The command undo\n"
            "reverts all of it.\n");
        return text.arg(m_name, m_effect);
    }

    [[nodiscard]] ArgumentCount argumentCount() const override { return {.min = 1, .max = -1}; }
    void read(OptionValues &values) override { m_papers = values.arguments(); }

    void run(const CommandContext &context) override
    {
        const auto known = knownPapers(m_papers, context);
        if (!known)
            return context.console.problem(known.error());
        if (known->isEmpty())
            return;
        Marking marking = m_marking;
        for (const PaperRow &row : *known)
            marking.subjects.append(row.id.text);
        const auto changes = context.library.mark(marking).result();
        if (!changes)
            return context.console.problem(changes.error());
        if (!changes->everything) // `everything`: too many papers changed to be named
            marking.subjects.removeIf([&changes](const QString &subject) {
                return !changes->state.contains(PaperId{subject});
            });
        if (marking.subjects.isEmpty())
            return context.console.note(CommandsTr::tr("No change."));
        const auto first =
            std::ranges::find(*known, PaperId{marking.subjects.first()}, &PaperRow::id);
        context.console.note(describe(marking, first->title));
    }

protected:
    void setTag(const QString &tag) { m_marking.text = tag; }

private:
    QLatin1StringView m_name;
    QString m_summary;
    QString m_effect;
    Marking m_marking;    // without subjects
    QStringList m_papers; // as the user gave them
};

// tag and untag: --tag names the tag.
class TagCommand final : public MarkCommand
{
public:
    TagCommand(QLatin1StringView name, bool on, const QString &summary)
        : MarkCommand(name, Mark::Tag, on, summary)
    {}

    [[nodiscard]] QString help() const override
    {
        const QString text = CommandsTr::tr(
            "Usage: broadsheet %1 ID… --tag NAME\n"
            "\n"
            "Adds a tag to papers (tag) or removes it (untag). An ID is an arXiv id\n"
            "(2403.14624) or the paper's link. list --search tag:NAME finds the papers. The\n"
            "command undo reverts all of it.\n"
            "\n"
            "  --tag NAME  the tag\n");
        return text.arg(name());
    }

    [[nodiscard]] QList<OptionSpec> options() const override { return {{"tag"_L1, true}}; }

    void read(OptionValues &values) override
    {
        MarkCommand::read(values);
        setTag(values.text("tag"_L1).simplified());
        if (!values.has("tag"_L1))
            values.refuse(CommandsTr::tr("%1 requires --tag NAME").arg(name()));
    }
};

// later: also --to, which names no paper.
class LaterCommand final : public MarkCommand
{
public:
    LaterCommand()
        : MarkCommand("later"_L1, Mark::Later, true,
                      CommandsTr::tr("set papers aside for later: broadsheet help later"))
    {}

    [[nodiscard]] QString help() const override
    {
        return CommandsTr::tr(
            "Usage: broadsheet later ID…\n"
            "       broadsheet later --to DAY\n"
            "\n"
            "Sets papers aside without marking them as read. They no longer count as unread,\n"
            "and list --later finds them. An ID is an arXiv id (2403.14624) or the paper's\n"
            "link. Reading a paper ends it, and so does the command unlater.\n"
            "  --to DAY   all unread papers that were listed last on this day or before:\n"
            "             YYYY-MM-DD, today or yesterday\n"
            "The command undo reverts all of it.\n");
    }

    [[nodiscard]] ArgumentCount argumentCount() const override { return {.min = 0, .max = -1}; }
    [[nodiscard]] QList<OptionSpec> options() const override { return {{"to"_L1, true}}; }

    void read(OptionValues &values) override
    {
        MarkCommand::read(values);
        m_to = values.days().to;
        if (values.has("to"_L1) == !values.arguments().isEmpty())
            values.refuse(CommandsTr::tr("later takes either papers or --to DAY"));
    }

    void run(const CommandContext &context) override
    {
        if (!m_to.isValid())
            return MarkCommand::run(context);
        const auto waiting = context.library.order(waitingUpTo(m_to)).result();
        if (!waiting)
            return context.console.problem(waiting.error());
        const auto marking = context.library.markAll(Mark::Later, true, waiting->numbers).result();
        if (!marking)
            return context.console.problem(marking.error());
        context.console.note(marking->subjects.isEmpty() ? CommandsTr::tr("No change.")
                                                         : describe(*marking));
    }

private:
    QDate m_to;
};

} // namespace

std::unique_ptr<ConsoleCommand> starCommand()
{
    return std::make_unique<MarkCommand>("star"_L1, Mark::Starred, true,
                                         CommandsTr::tr("star papers"),
                                         CommandsTr::tr("Stars papers"));
}

std::unique_ptr<ConsoleCommand> unstarCommand()
{
    return std::make_unique<MarkCommand>("unstar"_L1, Mark::Starred, false,
                                         CommandsTr::tr("remove the star from papers"),
                                         CommandsTr::tr("Removes the star from papers"));
}

std::unique_ptr<ConsoleCommand> readCommand()
{
    return std::make_unique<MarkCommand>("read"_L1, Mark::Read, true,
                                         CommandsTr::tr("mark papers as read"),
                                         CommandsTr::tr("Marks papers as read"));
}

std::unique_ptr<ConsoleCommand> unreadCommand()
{
    return std::make_unique<MarkCommand>("unread"_L1, Mark::Read, false,
                                         CommandsTr::tr("mark papers as unread"),
                                         CommandsTr::tr("Marks papers as unread"));
}

std::unique_ptr<ConsoleCommand> laterCommand()
{
    return std::make_unique<LaterCommand>();
}

std::unique_ptr<ConsoleCommand> unlaterCommand()
{
    return std::make_unique<MarkCommand>("unlater"_L1, Mark::Later, false,
                                         CommandsTr::tr("no longer set papers aside"),
                                         CommandsTr::tr("No longer sets papers aside"));
}

std::unique_ptr<ConsoleCommand> tagCommand()
{
    return std::make_unique<TagCommand>("tag"_L1, true,
                                        CommandsTr::tr("tag papers: broadsheet help tag"));
}

std::unique_ptr<ConsoleCommand> untagCommand()
{
    return std::make_unique<TagCommand>("untag"_L1, false,
                                        CommandsTr::tr("remove a tag from papers"));
}

} // namespace broadsheet
