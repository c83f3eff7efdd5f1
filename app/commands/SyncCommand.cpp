// broadsheet sync: exchanges the journal with the reader's other machines.
#include "base/EndSignals.h"
#include "base/Limits.h"
#include "carriers/ChosenCarrier.h"
#include "carriers/SharedSettings.h"
#include "carriers/SyncPassword.h"
#include "commands/CommandTable.h"
#include "commands/StoredPassword.h"
#include "commands/Tr.h"
#include "console/Console.h"
#include "library/Library.h"
#include "secrets/Keychain.h"
#include "settings/Settings.h"
#include "sync/Sync.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr OptionSpec contentOption{"content"_L1, false};
constexpr OptionSpec watchOption{"watch"_L1, false};
constexpr auto devicesWord = "devices"_L1;
constexpr auto forgetWord = "forget"_L1;
constexpr auto passwordWord = "password"_L1;

void print(Console &console, const SyncReport &report)
{
    console.note(CommandsTr::tr("%1 sent, %2 received")
                     .arg(QLocale().toString(report.sent), QLocale().toString(report.received)));
    if (report.contentSent > 0 || report.contentReceived > 0)
        console.note(CommandsTr::tr("of papers: %1 sent, %2 received")
                         .arg(QLocale().toString(report.contentSent),
                              QLocale().toString(report.contentReceived)));
    if (!report.contentProblem.isEmpty())
        console.problem(report.contentProblem);
    if (report.refused > 0)
        console.problem(CommandsTr::tr("%Ln thing(s) that other machines sent were left out. %1",
                                       nullptr, int(report.refused))
                            .arg(report.firstRefused));
}

class SyncCommand final : public ConsoleCommand
{
public:
    [[nodiscard]] QLatin1StringView name() const override { return "sync"_L1; }

    [[nodiscard]] QString summary() const override
    {
        return CommandsTr::tr("exchange what you did with your other machines");
    }

    [[nodiscard]] QString help() const override
    {
        return CommandsTr::tr(
            "Usage: broadsheet sync [--watch] [--content]\n"
            "       broadsheet sync devices\n"
            "       broadsheet sync forget DEVICE\n"
            "       broadsheet sync password < FILE\n"
            "\n"
            "Sends what you did since the last time, and takes what you did on your other\n"
            "machines. Prints how many events were sent and received. What was done while there\n"
            "was no connection arrives later; the order does not matter.\n"
            "\n"
            "  --content  papers, texts, votes and summaries by a model as well, so that your\n"
            "             other machines need not fetch them; always with the setting "
            "sync/content\n"
            "  --watch    go on, at once when something changes, until the program is ended\n"
            "\n"
            "devices lists the machines: name, what each sent, when, and its DEVICE. forget\n"
            "takes one off the list; what it sent stays.\n"
            "\n"
            "Papers can go to a group instead, through sync/contentFolder, a folder that the "
            "group\n"
            "shares, or sync/contentSpace, the number of a space of lab/database: what Hugging "
            "Face\n"
            "and arXiv list, and nothing of your own.\n"
            "\n"
            "Settings: sync/folder, a folder that another program such as Syncthing or Nextcloud\n"
            "keeps the same on all machines; or sync/database,\n"
            "postgresql://user@host:port/database. With sync/settings, settings of the view and\n"
            "keys travel as well. sync password reads the password of the database from standard\n"
            "input, one line, and keeps it in the desktop's keychain. Scripts set\n"
            "BROADSHEET_SYNC_PASSWORD instead, and BROADSHEET_LAB_PASSWORD for lab/database on\n"
            "another server.\n");
    }

    [[nodiscard]] ArgumentCount argumentCount() const override { return {.min = 0, .max = 2}; }
    [[nodiscard]] QList<OptionSpec> options() const override
    {
        return {contentOption, watchOption};
    }

    void read(OptionValues &values) override
    {
        m_isWatching = values.has(watchOption.name);
        m_hasContent = values.has(contentOption.name);
        m_words = values.arguments();
        const QString word = m_words.value(0);
        const bool isAlone = word == devicesWord || word == passwordWord;
        const bool isKnown = m_words.isEmpty() || (isAlone && m_words.size() == 1) ||
                             (word == forgetWord && m_words.size() == 2);
        if (!isKnown || ((m_isWatching || m_hasContent) && !m_words.isEmpty()))
            values.refuse(CommandsTr::tr("sync takes --watch and --content, devices, password, or "
                                         "forget and the DEVICE that sync devices prints"));
    }

    // Runs the application's event loop also when it watches.
    void run(const CommandContext &context) override
    {
        Settings settings(context.settingsFile);
        if (m_words.value(0) == passwordWord)
            return keepPassword(context.console, settings);
        const Result<std::optional<CarrierChoice>> choice =
            chosenCarrier(settings, storedSyncPassword(settings),
                          storedLabPassword(settings, groupDatabase(settings)));
        if (!choice)
            return context.console.problem(choice.error());
        if (!*choice)
            return context.console.problem(
                CommandsTr::tr("Nothing is exchanged: set sync/folder or sync/database in the "
                               "settings."));
        CarrierChoice carrier = **choice;
        carrier.withContent = carrier.withContent || m_hasContent;
        Sync sync(context.library, context.libraryFile, carrier);
        if (m_words.value(0) == devicesWord)
            return list(context.console, sync);
        if (m_words.value(0) == forgetWord)
            return forget(context.console, sync);
        if (m_isWatching)
            return watch(context, sync);
        shareSettings(context, settings);
        const Result<SyncReport> report = sync.exchange().result();
        if (!report)
            return context.console.problem(report.error());
        shareSettings(context, settings);
        print(context.console, *report);
    }

private:
    static void shareSettings(const CommandContext &context, Settings &settings)
    {
        if (!settings.isOn(SettingsTable::syncsSettings))
            return;
        const auto settle = [&](const SettingTexts &mine) {
            return settleSettings(context.library, systemTime, mine).result();
        };
        const auto take = [&](const SettledSettings &settled) {
            return takeSettings(settings, settled.toTake).and_then([&] {
                return noteTaken(context.library, settled.toTake).result();
            });
        };
        const Result<void> shared = settingsToShare(settings).and_then(settle).and_then(take);
        if (!shared)
            context.console.problem(shared.error());
    }

    static void keepPassword(Console &console, const Settings &settings)
    {
        const Result<QByteArray> input = console.readInput(maxTokenLength);
        if (!input)
            return console.problem(input.error());
        const QString password = QString::fromUtf8(*input).section(u'\n', 0, 0);
        Keychain keychain;
        bool isAnswered = false;
        QObject context;
        keepSyncPassword(settings.text(SettingsTable::syncDatabase), password, keychain, &context,
                         [&console, &isAnswered](const std::optional<Error> &error) {
                             isAnswered = true;
                             if (error)
                                 console.problem(*error);
                             QCoreApplication::quit();
                         });
        QTimer::singleShot(maxKeychainTime, &context, &QCoreApplication::quit);
        QCoreApplication::exec();
        if (!isAnswered)
            console.problem(CommandsTr::tr("The keychain does not answer. The password may not be "
                                           "kept."));
    }

    static void list(Console &console, Sync &sync)
    {
        const Result<QList<DeviceReport>> devices = sync.devices().result();
        if (!devices)
            return console.problem(devices.error());
        for (const DeviceReport &one : *devices) {
            const QString when =
                one.lastSent.isValid()
                    ? QLocale().toString(one.lastSent.toLocalTime(), QLocale::ShortFormat)
                    : CommandsTr::tr("never");
            const QString name =
                one.isSelf ? CommandsTr::tr("%1 (this one)").arg(one.sender.name) : one.sender.name;
            console.result(
                QStringList{name, QString::number(one.events), when, one.sender.device}.join(
                    u'\t') +
                u'\n');
        }
    }

    void forget(Console &console, Sync &sync) const
    {
        const Result<void> forgotten = sync.forget(m_words.at(1)).result();
        if (!forgotten)
            console.problem(forgotten.error());
    }

    static void watch(const CommandContext &context, Sync &sync)
    {
        Console &console = context.console;
        QObject receiver; // lives as long as this command
        QObject::connect(&sync, &Sync::exchanged, &receiver, [&console](const SyncReport &report) {
            if (report != SyncReport())
                print(console, report);
        });
        QString said; // the last problem; each is said once
        QObject::connect(
            &sync, &Sync::stateChanged, &receiver, [&console, &said](const SyncState &state) {
                if (state.isExchanging)
                    return;
                const QString problem = state.problem ? state.problem->message : QString();
                if (std::exchange(said, problem) != problem && !problem.isEmpty())
                    console.note(problem);
            });
        const EndSignals signals;
        QObject::connect(&signals, &EndSignals::received, &receiver, [&console](int number) {
            console.stopped(number);
            QCoreApplication::quit();
        });
        context.library.watchOthers(); // a window may be open as well
        sync.watch();
        QCoreApplication::exec();
    }

    QStringList m_words;
    bool m_isWatching = false;
    bool m_hasContent = false;
};

} // namespace

std::unique_ptr<ConsoleCommand> syncCommand()
{
    return std::make_unique<SyncCommand>();
}

} // namespace broadsheet
