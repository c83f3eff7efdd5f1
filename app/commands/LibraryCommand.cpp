// broadsheet library info: where the library is and what it holds.
#include "commands/CommandTable.h"
#include "commands/Console.h"
#include "commands/Tr.h"
#include "library/Library.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

class LibraryCommand final : public ConsoleCommand
{
public:
    [[nodiscard]] QLatin1StringView name() const override { return "library"_L1; }
    [[nodiscard]] QString synopsis() const override { return u"library info"_s; }

    [[nodiscard]] QString summary() const override
    {
        return CommandsTr::tr("show where the library is and what it holds");
    }

    [[nodiscard]] QString help() const override
    {
        return CommandsTr::tr("Usage: broadsheet library info\n"
                              "\n"
                              "Shows where the library is and what it holds.\n");
    }

    [[nodiscard]] ArgumentCount argumentCount() const override { return {.min = 1, .max = 1}; }

    void read(OptionValues &values) override
    {
        const QString &action = values.arguments().first();
        if (action != "info"_L1)
            values.refuse(CommandsTr::tr("unknown command “library %1”; only “library info” exists")
                              .arg(action));
    }

    void run(const CommandContext &context) override
    {
        const auto info = context.library.info().result();
        if (!info)
            return context.console.problem(info.error());
        const auto text = [&context](const QString &label, const QString &value) {
            context.console.result(labelled(label, value));
        };
        const auto number = [&text](const QString &label, qint64 value) {
            text(label, QString::number(value));
        };
        text(CommandsTr::tr("Library"), info->path);
        text(CommandsTr::tr("Writable"),
             info->readOnly ? CommandsTr::tr("no") : CommandsTr::tr("yes"));
        number(CommandsTr::tr("Bytes"), info->bytes);
        number(CommandsTr::tr("Schema"), info->schemaVersion);
        text(CommandsTr::tr("SQLite"), info->sqliteVersion);
        number(CommandsTr::tr("Papers"), info->papers);
        number(CommandsTr::tr("Unread"), info->unread);
        number(CommandsTr::tr("Starred"), info->starred);
        number(CommandsTr::tr("Days"), info->days);
        number(CommandsTr::tr("Texts"), info->texts);
        number(CommandsTr::tr("Authors"), info->authors);
        number(CommandsTr::tr("Marks made"), info->events);
        number(CommandsTr::tr("Not searchable yet"), info->unindexed);
    }
};

} // namespace

std::unique_ptr<ConsoleCommand> libraryCommand()
{
    return std::make_unique<LibraryCommand>();
}

} // namespace broadsheet
