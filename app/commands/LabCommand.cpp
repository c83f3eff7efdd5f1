// broadsheet lab: what the reader shares with others on the same database.
#include "commands/CommandTable.h"
#include "commands/StoredPassword.h"
#include "commands/Tr.h"
#include "console/Console.h"
#include "lab/LabWords.h"
#include "library/Library.h"
#include "settings/Settings.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

class LabCommand final : public ConsoleCommand
{
public:
    [[nodiscard]] QLatin1StringView name() const override { return "lab"_L1; }

    [[nodiscard]] QString summary() const override
    {
        return CommandsTr::tr("share stars, tags and comments with others");
    }

    [[nodiscard]] QString help() const override
    {
        return CommandsTr::
            tr("Usage: broadsheet lab\n"
               "       %1\n"
               "\n"
               "Readers who use the same database (the setting lab/database, or sync/database\n"
               "without it) can share a space there. Others see your initials, your name and what\n"
               "you share in it, one by one. Leaving removes all of it.\n"
               "\n"
               "Without a word: the spaces with their SPACE numbers and members. invite prints a\n"
               "word for one reader, who has a week to join with it. list prints who starred,\n"
               "tagged and commented what, the newest first.\n"
               "\n"
               "The password is in the desktop's keychain. Scripts set BROADSHEET_LAB_PASSWORD,\n"
               "or BROADSHEET_SYNC_PASSWORD.\n")
                .arg(labUsage()
                         .replaceInStrings(QRegularExpression(u"\\A"_s), u"broadsheet lab "_s)
                         .join("\n       "_L1));
    }

    [[nodiscard]] ArgumentCount argumentCount() const override { return {.min = 0, .max = 4}; }

    void read(OptionValues &values) override
    {
        m_words = values.arguments();
        if (!areLabWords(m_words))
            values.refuse(
                CommandsTr::tr("lab takes one of these: %1").arg(labUsage().join("; "_L1)));
    }

    // Runs the application's event loop while the keychain is asked.
    void run(const CommandContext &context) override
    {
        Settings settings(context.settingsFile);
        const QString own = settings.text(SettingsTable::labDatabase);
        const QString database = own.isEmpty() ? settings.text(SettingsTable::syncDatabase) : own;
        if (database.isEmpty())
            return context.console.problem(
                CommandsTr::tr("A lab needs a database: set lab/database in the settings."));
        const Result<PostgresAddress> address = postgresAddress(database);
        if (!address)
            return context.console.problem(address.error());
        Lab lab(*address, passwordOf(settings, database));
        const auto titleOf = [&context](const QString &id) {
            return context.library.paper(PaperId{id}).result().map([](const Paper &paper) {
                return paper.title;
            });
        };
        const Result<QString> said =
            lab.open().and_then([&] { return obey(lab, m_words, titleOf); });
        if (!said)
            return context.console.problem(said.error());
        // Papers are not shared there any more.
        if (m_words.value(0) == "leave"_L1 && !own.isEmpty() &&
            m_words.value(1).toInt() == settings.text(SettingsTable::syncContentSpace).toInt())
            settings.setText(SettingsTable::syncContentSpace, {});
        context.console.result(*said);
    }

private:
    // Here the reader names the lab alone, so the variable of the sync command will do as well.
    static QString passwordOf(const Settings &settings, const QString &database)
    {
        const QString said = qEnvironmentVariable("BROADSHEET_SYNC_PASSWORD");
        return said.isEmpty() || qEnvironmentVariableIsSet("BROADSHEET_LAB_PASSWORD")
                   ? storedLabPassword(settings, database)
                   : said;
    }

    QStringList m_words;
};

} // namespace

std::unique_ptr<ConsoleCommand> labCommand()
{
    return std::make_unique<LabCommand>();
}

} // namespace broadsheet
