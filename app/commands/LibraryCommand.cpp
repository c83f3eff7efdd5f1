// broadsheet library: what the library and its backups hold, and backing it up.
#include "commands/CommandTable.h"
#include "commands/Tr.h"
#include "console/Console.h"
#include "console/FormatOption.h"
#include "console/PrintedText.h"
#include "library/Library.h"
#include "rescue/CompareState.h"
#include "rescue/Rescue.h"
#include "rescue/Restore.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr OptionSpec repairOption{"repair"_L1, false};

class LibraryCommand final : public ConsoleCommand
{
public:
    [[nodiscard]] QLatin1StringView name() const override { return "library"_L1; }
    [[nodiscard]] QString synopsis() const override { return u"library info …"_s; }

    [[nodiscard]] QString summary() const override
    {
        return CommandsTr::tr(
            "show, check, back up or restore the library: broadsheet help library");
    }

    [[nodiscard]] QString help() const override
    {
        return CommandsTr::tr(
            "Usage: broadsheet library info\n"
            "       broadsheet library check [--repair]\n"
            "       broadsheet library backup [FILE]\n"
            "       broadsheet library backups [--format FORMAT]\n"
            "       broadsheet library restore FILE\n"
            "\n"
            "info     shows where the library is and what it holds\n"
            "check    reads all of the library, and rescues it if it is damaged; compares\n"
            "         your marks with both journals of what you did\n"
            "backup   copies the library to FILE, or adds a copy to its backups, and checks\n"
            "         the copy\n"
            "backups  lists the backups and what each holds, newest first\n"
            "restore  puts the backup FILE in the place of the library, whose present state\n"
            "         is kept as a backup; marks made since then are brought in\n"
            "\n"
            "A backup is also made automatically once a day while the program is used.\n"
            "  --format FORMAT  table (default) or json, for backups\n"
            "  --repair         make marks and journals agree again, for check: from both\n"
            "                   journals, and the library as it is now is kept as a backup\n"
            "                   first\n");
    }

    [[nodiscard]] ArgumentCount argumentCount() const override { return {.min = 1, .max = 2}; }
    [[nodiscard]] QList<OptionSpec> options() const override
    {
        return {formatOption, repairOption};
    }

    void read(OptionValues &values) override;
    [[nodiscard]] bool runWithoutLibrary(const QString &file, Console &console) override;
    void run(const CommandContext &context) override { (this->*m_action->run)(context); }

private:
    struct Action
    {
        QLatin1StringView name;
        ArgumentCount more = {}; // arguments after the name
        void (LibraryCommand::*run)(const CommandContext &) = nullptr;
        void (LibraryCommand::*runOnFile)(const QString &, Console &) = nullptr; // without it
    };
    static const std::array<Action, 5> actions;

    void showInfo(const CommandContext &context);
    void backUp(const CommandContext &context);
    void check(const QString &file, Console &console);
    void compare(const QString &file, Console &console);
    void repair(const QString &file, Console &console);
    void listBackups(const QString &file, Console &console);
    void restore(const QString &file, Console &console);

    const Action *m_action = nullptr;
    QString m_file; // of the action
    bool m_isJson = false;
    bool m_isToRepair = false;
};

const std::array<LibraryCommand::Action, 5> LibraryCommand::actions{
    Action{.name = "info"_L1, .run = &LibraryCommand::showInfo},
    Action{.name = "check"_L1, .runOnFile = &LibraryCommand::check},
    Action{.name = "backup"_L1, .more = {.max = 1}, .run = &LibraryCommand::backUp},
    Action{.name = "backups"_L1, .runOnFile = &LibraryCommand::listBackups},
    Action{
        .name = "restore"_L1, .more = {.min = 1, .max = 1}, .runOnFile = &LibraryCommand::restore},
};

void LibraryCommand::read(OptionValues &values)
{
    const QString &word = values.arguments().first();
    m_action = std::ranges::find(actions, word, &Action::name);
    if (m_action == actions.end()) {
        QStringList known;
        for (const Action &action : actions)
            known.append(action.name);
        return values.refuse(CommandsTr::tr("unknown command “library %1”; the known ones are %2")
                                 .arg(word, known.join(", "_L1)));
    }
    const auto more = static_cast<int>(values.arguments().size() - 1);
    if (more < m_action->more.min)
        return values.refuse(CommandsTr::tr("“library %1” needs a file").arg(word));
    if (more > m_action->more.max)
        return values.refuse(
            CommandsTr::tr("“library %1” does not take “%2”").arg(word, values.arguments().last()));
    m_isToRepair = values.has(repairOption.name);
    if (m_isToRepair && word != "check"_L1)
        return values.refuse(CommandsTr::tr("--repair goes with “library check”"));
    m_file = values.arguments().value(1);
    m_isJson = values.oneOf<bool>(formatOption.name, {{"table"_L1, false}, {"json"_L1, true}});
}

bool LibraryCommand::runWithoutLibrary(const QString &file, Console &console)
{
    if (m_action->runOnFile == nullptr)
        return false;
    (this->*m_action->runOnFile)(file, console);
    return true;
}

void LibraryCommand::showInfo(const CommandContext &context)
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
    text(CommandsTr::tr("Writable"), info->readOnly ? CommandsTr::tr("no") : CommandsTr::tr("yes"));
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

void LibraryCommand::backUp(const CommandContext &context)
{
    const auto backup =
        m_file.isEmpty() ? addBackup(context.libraryFile) : backUpTo(context.libraryFile, m_file);
    if (!backup)
        return context.console.problem(backup.error());
    context.console.result(backup->path + u'\n');
    context.console.note(
        CommandsTr::tr("The backup holds: %1").arg(contentsText(backup->contents)));
    if (backup->kind == Backup::Kind::Fewer)
        context.console.problem(
            CommandsTr::tr("The library holds less than an older backup. All older backups stay."));
    if (backup->kind == Backup::Kind::State)
        context.console.note(
            CommandsTr::tr("The library is large, so the copy has your marks without the papers."));
}

void LibraryCommand::listBackups(const QString &file, Console &console)
{
    const QList<Backup> backups = backupsOf(file);
    if (m_isJson)
        return console.result(backupJson(backups));
    if (backups.isEmpty())
        return console.note(CommandsTr::tr("There are no backups yet."));
    console.result(backupTable(backups));
}

void LibraryCommand::check(const QString &file, Console &console)
{
    const Result<std::optional<Rescued>> checked = checkLibrary(file);
    if (!checked)
        return console.problem(checked.error());
    if (*checked)
        return console.problem((*checked)->message(file));
    console.result(CommandsTr::tr("The library %1 is whole.").arg(file) + u'\n');
    if (const std::optional<Backup> held = heldBy(file); held && !held->problem)
        console.note(contentsText(held->contents));
    compare(file, console);
}

void LibraryCommand::compare(const QString &file, Console &console)
{
    const Result<StateComparison> compared = compareState(file);
    if (!compared && compared.error().kind == ErrorKind::Usage)
        return console.note(compared.error().message);
    if (!compared)
        return console.problem(compared.error());
    if (compared->isEqual())
        return console.note(CommandsTr::tr("Your marks agree with both journals."));
    for (const QString &sentence : compared->sentences())
        if (m_isToRepair)
            console.note(sentence);
        else
            console.problem(sentence);
    if (m_isToRepair)
        repair(file, console);
    else
        console.note(CommandsTr::tr("“broadsheet library check --repair” makes them agree again. "
                                    "The library as it is now is kept as a backup first."));
}

void LibraryCommand::repair(const QString &file, Console &console)
{
    const Result<Repaired> repaired = repairState(file);
    if (!repaired)
        return console.problem(repaired.error());
    for (const QString &message : repaired->messages)
        console.note(message);
    console.note(CommandsTr::tr("The library as it was is kept as %1.").arg(repaired->kept.path));
    const Result<StateComparison> now = compareState(file);
    if (!now)
        return console.problem(now.error());
    if (!now->isEqual())
        return console.problem(now->sentences().join(u' '));
    console.result(CommandsTr::tr("Repaired. Your marks agree with both journals.") + u'\n');
}

void LibraryCommand::restore(const QString &file, Console &console)
{
    const auto show = [&console](const QString &label, const Backup &held) {
        console.note(label + u": "_s +
                     (held.problem ? held.problem->message : contentsText(held.contents)));
    };
    if (const std::optional<Backup> held = heldBy(file))
        show(CommandsTr::tr("The library"), *held);
    if (const std::optional<Backup> held = heldBy(m_file))
        show(CommandsTr::tr("The backup"), *held);
    const Result<Restored> restored = restoreLibrary(file, m_file);
    if (!restored)
        return console.problem(restored.error());
    if (!restored->keptAs.isEmpty())
        console.note((restored->wasNewer
                          ? CommandsTr::tr("A newer version of Broadsheet had written the library. "
                                           "That file is kept as %1.")
                          : CommandsTr::tr("The library was damaged. That file is kept as %1."))
                         .arg(restored->keptAs));
    if (restored->kept)
        console.note(
            CommandsTr::tr("The library as it was is kept as %1.").arg(restored->kept->path));
    if (restored->broughtIn > 0)
        console.note(CommandsTr::tr("Marks that the backup lacked and that were brought in: %1.")
                         .arg(restored->broughtIn));
    console.result(CommandsTr::tr("Restored. The library now holds: %1")
                       .arg(contentsText(restored->contents)) +
                   u'\n');
}

} // namespace

std::unique_ptr<ConsoleCommand> libraryCommand()
{
    return std::make_unique<LibraryCommand>();
}

} // namespace broadsheet
