// broadsheet vault: the folder of notes, brought up to date once.
#include "commands/CommandTable.h"
#include "commands/Tr.h"
#include "console/Console.h"
#include "papers/SafeText.h"
#include "settings/Settings.h"
#include "vault/Vault.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr OptionSpec again{QLatin1StringView("again"), false};

class VaultCommand final : public ConsoleCommand
{
public:
    [[nodiscard]] QLatin1StringView name() const override { return "vault"_L1; }
    [[nodiscard]] QString synopsis() const override { return u"vault [FOLDER]"_s; }

    [[nodiscard]] QString summary() const override
    {
        return CommandsTr::tr("bring a folder of Markdown notes on your papers up to date");
    }

    [[nodiscard]] QString help() const override
    {
        return CommandsTr::tr(
            "Usage: broadsheet vault [--again] [FOLDER]\n"
            "\n"
            "Writes a Markdown note with front matter for each paper with a star, note or\n"
            "highlight into FOLDER (default: vault/folder in the settings), for Obsidian,\n"
            "Logseq, Zettlr and others. What you write into these files stays; what you change\n"
            "in “My note” becomes the paper's note, unless that was changed as well: then both\n"
            "are kept and the file is named. A note that you deleted stays deleted until its\n"
            "paper changes.\n"
            "\n"
            "  --again  also write the notes that you deleted, and those that another library\n"
            "           wrote\n");
    }

    [[nodiscard]] ArgumentCount argumentCount() const override { return {.min = 0, .max = 1}; }
    [[nodiscard]] QList<OptionSpec> options() const override { return {again}; }

    void read(OptionValues &values) override
    {
        m_folder = values.arguments().value(0);
        m_isAgain = values.has(again.name);
    }

    void run(const CommandContext &context) override
    {
        const Settings settings(context.settingsFile);
        const bool isGiven = !m_folder.isEmpty();
        const QString folder = isGiven ? QDir::current().absoluteFilePath(m_folder)
                                       : settings.text(SettingsTable::vaultFolder);
        if (folder.isEmpty() || !QDir::isAbsolutePath(folder))
            return context.console.problem(
                CommandsTr::tr("There is no folder: name one, or set vault/folder to its whole "
                               "path in the settings."));
        const VaultPapers papers = settings.choice(SettingsTable::vaultPapers);
        Vault vault(
            context.library, QDir::cleanPath(folder), Vault::memoryOf(context.libraryFile),
            {.starred = papers != VaultPapers::Noted, .noted = papers != VaultPapers::Starred});
        const Result<VaultReport> report = vault.update({}, m_isAgain);
        if (!report)
            return context.console.problem(report.error());
        for (const QString &problem : report->problems)
            context.console.problem(problem);
        context.console.note(
            CommandsTr::tr("%1, %2 taken into the library: %3")
                .arg(CommandsTr::tr("%n note(s) written", nullptr, report->written))
                .arg(report->notesTaken)
                .arg(safeText(folder)));
    }

private:
    QString m_folder;
    bool m_isAgain = false;
};

} // namespace

std::unique_ptr<ConsoleCommand> vaultCommand()
{
    return std::make_unique<VaultCommand>();
}

} // namespace broadsheet
