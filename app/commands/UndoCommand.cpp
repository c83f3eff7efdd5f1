// broadsheet undo and redo: take back the user's last action, and do it again.
#include "commands/CommandTable.h"
#include "commands/Tr.h"
#include "console/Console.h"
#include "console/PrintedText.h"
#include "library/Library.h"
#include "papers/MarkingText.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

void print(const CommandContext &context, const Result<UndoOutcome> &outcome, const QString &text)
{
    if (!outcome)
        return context.console.problem(outcome.error());
    const Marking &gesture = outcome->undone;
    context.console.note(text.arg(describe(gesture, titleOf(gesture, context.library))));
}

class UndoCommand final : public ConsoleCommand
{
public:
    [[nodiscard]] QLatin1StringView name() const override { return "undo"_L1; }

    [[nodiscard]] QString summary() const override
    {
        return CommandsTr::tr("undo what you did last");
    }

    [[nodiscard]] QString help() const override
    {
        return CommandsTr::tr(
            "Usage: broadsheet undo\n"
            "\n"
            "Undoes your last action that is not undone yet: a star, read mark, tag, note or\n"
            "anything else, made here, in the window or on another of your machines (sync).\n"
            "Prints what was undone.\n");
    }

    void run(const CommandContext &context) override
    {
        print(context, context.library.undo().result(), CommandsTr::tr("Undone: %1"));
    }
};

class RedoCommand final : public ConsoleCommand
{
public:
    [[nodiscard]] QLatin1StringView name() const override { return "redo"_L1; }

    [[nodiscard]] QString summary() const override
    {
        return CommandsTr::tr("redo what was undone last");
    }

    [[nodiscard]] QString help() const override
    {
        return CommandsTr::tr(
            "Usage: broadsheet redo\n"
            "\n"
            "Does again what was undone last, here or in the window. After several undos it can\n"
            "be used as often. A new action ends that. Prints what was done again.\n");
    }

    void run(const CommandContext &context) override
    {
        print(context, context.library.redo().result(), CommandsTr::tr("Redone: %1"));
    }
};

} // namespace

std::unique_ptr<ConsoleCommand> undoCommand()
{
    return std::make_unique<UndoCommand>();
}

std::unique_ptr<ConsoleCommand> redoCommand()
{
    return std::make_unique<RedoCommand>();
}

} // namespace broadsheet
