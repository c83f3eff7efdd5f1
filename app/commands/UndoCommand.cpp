// broadsheet undo: reverts the user's last action.
#include "commands/CommandTable.h"
#include "commands/Console.h"
#include "commands/Tr.h"
#include "library/Library.h"
#include "papers/MarkingText.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// The title of the only paper of the gesture; else empty.
QString titleOf(const Marking &marking, Library &library)
{
    if (marking.subjects.size() != 1)
        return {};
    const auto rows = library.rows({PaperId{marking.subjects.first()}}).result();
    return rows && !rows->isEmpty() ? rows->first().title : QString();
}

class UndoCommand final : public ConsoleCommand
{
public:
    [[nodiscard]] QLatin1StringView name() const override { return "undo"_L1; }

    [[nodiscard]] QString summary() const override
    {
        return CommandsTr::tr("undo the last of these changes");
    }

    [[nodiscard]] QString help() const override
    {
        return CommandsTr::tr(
            "Usage: broadsheet undo\n"
            "\n"
            "Undoes your last action that is not undone yet: a star, read mark, tag, note or\n"
            "anything else, made here or in the window. Prints what was undone.\n");
    }

    void run(const CommandContext &context) override
    {
        const auto outcome = context.library.undo().result();
        if (!outcome)
            return context.console.problem(outcome.error());
        const Marking &undone = outcome->undone;
        context.console.note(
            CommandsTr::tr("Undone: %1").arg(describe(undone, titleOf(undone, context.library))));
    }
};

} // namespace

std::unique_ptr<ConsoleCommand> undoCommand()
{
    return std::make_unique<UndoCommand>();
}

} // namespace broadsheet
