#include "syncing/SyncController.h"

#include "base/Deliver.h"
#include "carriers/ChosenCarrier.h"
#include "carriers/SyncPassword.h"
#include "library/Library.h"
#include "library/LibraryPlace.h"
#include "preferences/SettingsDialog.h"
#include "settings/Settings.h"
#include "syncing/SyncWords.h"
#include "syncpostgres/PostgresChoice.h"

namespace broadsheet {

namespace {

QList<MachineValues> machinesOf(const QList<DeviceReport> &devices)
{
    QList<MachineValues> machines;
    for (const DeviceReport &one : devices)
        machines.append({.name = one.sender.name,
                         .device = one.sender.device,
                         .events = one.events,
                         .lastSent = one.lastSent,
                         .isSelf = one.isSelf});
    return machines;
}

} // namespace

SyncController::SyncController(const Parts &parts, QObject *parent)
    : QObject(parent), m_parts(parts)
{}

SyncController::~SyncController() = default;

void SyncController::readSettings()
{
    const Target target{.folder = m_parts.settings.text(SettingsTable::syncFolder),
                        .database = m_parts.settings.text(SettingsTable::syncDatabase),
                        .password = m_password,
                        .withContent = m_parts.settings.isOn(SettingsTable::syncsContent),
                        .contentFolder = m_parts.settings.text(SettingsTable::syncContentFolder),
                        .contentSpace = m_parts.settings.text(SettingsTable::syncContentSpace),
                        .groupDatabase = groupDatabase(m_parts.settings)};
    const bool isNothing = target.folder.isEmpty() && target.database.isEmpty() &&
                           target.contentFolder.isEmpty() && target.groupDatabase.isEmpty();
    if (target == m_target)
        return shareSettings();
    m_target = target;
    const int question = ++m_question;
    m_sync.reset();
    Q_EMIT said({}, {});
    if (isNothing)
        return;
    deliver(libraryPlace(m_parts.library), this,
            [this, question](const Result<LibraryPlace> &place) {
                if (question != m_question || !place || !place->isWritable)
                    return;
                const auto use = [this, question, file = place->path](const QString &password) {
                    const auto go = [this, question, file, password](const QString &labPassword) {
                        if (question == m_question)
                            begin(file, password, labPassword);
                    };
                    if (question == m_question)
                        findLabPassword(m_parts.settings, m_target.groupDatabase, m_parts.secrets,
                                        this, go);
                };
                if (m_password.isEmpty())
                    findSyncPassword(m_parts.settings, m_parts.secrets, this, use);
                else
                    use(m_password);
            });
}

void SyncController::begin(const QString &libraryFile, const QString &password,
                           const QString &labPassword)
{
    const auto choice = chosenCarrier(m_parts.settings, password, labPassword);
    if (!choice) {
        Q_EMIT failed(choice.error());
        return;
    }
    if (!*choice)
        return;
    m_sync = std::make_unique<Sync>(m_parts.library, libraryFile, **choice);
    connect(m_sync.get(), &Sync::stateChanged, this, &SyncController::say);
    connect(m_sync.get(), &Sync::exchanged, this, &SyncController::shareSettings);
    m_sync->watch();
}

void SyncController::exchange()
{
    const bool needsUser =
        m_sync && m_sync->state().problem && m_sync->state().problem->kind == ErrorKind::Usage;
    if (m_sync && !needsUser) {
        (void)m_sync->exchange(); // say() hears of the outcome
        return;
    }
    m_target = {}; // begins anew: the keychain may be unlocked now
    readSettings();
}

// After an exchange, so that the first time what others have said counts.
void SyncController::shareSettings()
{
    if (!m_sync || !m_sync->state().exchanged.isValid() ||
        !m_parts.settings.isOn(SettingsTable::syncsSettings))
        return;
    const Result<SettingTexts> mine = settingsToShare(m_parts.settings);
    if (!mine)
        return tellOnce(mine.error());
    deliver(settleSettings(m_parts.library, m_parts.clock, *mine), this,
            [this](const Result<SettledSettings> &settled) {
                if (!settled) {
                    Q_EMIT failed(settled.error());
                    return;
                }
                take(settled->toTake);
                if (settled->isToSend && m_sync)
                    (void)m_sync->exchange();
            });
}

void SyncController::take(const SettingTexts &values)
{
    if (values.isEmpty())
        return;
    const Result<void> taken = takeSettings(m_parts.settings, values);
    Q_EMIT settingsTaken();
    if (!taken)
        return tellOnce(taken.error());
    deliver(noteTaken(m_parts.library, values), this, [this](const Result<void> &noted) {
        if (!noted)
            Q_EMIT failed(noted.error());
    });
}

// There are exchanges all the time.
void SyncController::tellOnce(const Error &problem)
{
    if (std::exchange(m_told, problem.message) != problem.message)
        Q_EMIT failed(problem);
}

void SyncController::say(const SyncState &state)
{
    const bool hasMachines = !m_target.folder.isEmpty() || !m_target.database.isEmpty();
    const SyncWords words = wordsOf(state, m_parts.clock().toLocalTime(), hasMachines);
    Q_EMIT said(words.text, words.details);
}

void SyncController::serve(SettingsDialog &dialog)
{
    connect(&dialog, &SettingsDialog::applied, this,
            [this](const SettingsValues &values) { storePassword(values.sync); });
    connect(&dialog, &SettingsDialog::syncTestRequested, this,
            [this, &dialog](const SyncValues &values) { test(dialog, values, {}); });
    connect(&dialog, &SettingsDialog::forgetRequested, this,
            [this, &dialog](const SyncValues &values, const QString &device) {
                test(dialog, values, device);
            });
}

// With what the dialog says, which may never be applied. The password in the keychain is for the
// address in the settings alone. The answer that comes first is shown.
void SyncController::test(SettingsDialog &dialog, const SyncValues &values,
                          const QString &forgotten)
{
    auto *test = new QObject(&dialog);
    const auto show = [test, &dialog](const QString &text, const QList<MachineValues> &machines) {
        test->deleteLater(); // with all that still goes on
        dialog.showSyncTest(text, machines);
    };
    deliver(libraryPlace(m_parts.library), test,
            [this, test, show, values, forgotten](const Result<LibraryPlace> &place) {
                if (!place)
                    return show(place.error().message, {});
                const auto use = [this, test, show, values, forgotten,
                                  file = place->path](const Result<QString> &password) {
                    if (!password)
                        return show(password.error().message, {});
                    const Result<CarrierChoice> choice =
                        values.folder.isEmpty() ? postgresChoice(values.database, *password)
                                                : sharedFolderChoice(values.folder);
                    if (!choice)
                        return show(choice.error().message, {});
                    list(*test, show, {file, *choice, forgotten});
                };
                const bool isKept =
                    values.newPassword.isEmpty() && values.folder.isEmpty() &&
                    values.database == m_parts.settings.text(SettingsTable::syncDatabase);
                if (isKept && m_password.isEmpty())
                    return askSyncPassword(m_parts.settings, m_parts.secrets, test, use,
                                           m_parts.keychainTime);
                use(isKept ? m_password : values.newPassword);
            });
}

// A Sync of its own, which ends with the test.
void SyncController::list(QObject &test, const Show &show, const Question &question)
{
    auto *sync = new Sync(m_parts.library, question.libraryFile, question.choice);
    sync->setParent(&test);
    const auto tell = [show](const Result<QList<DeviceReport>> &devices) {
        if (!devices)
            return show(devices.error().message, {});
        show(devices->isEmpty() ? tr("It works. No machine has sent anything yet.")
                                : tr("It works."),
             machinesOf(*devices));
    };
    if (question.forgotten.isEmpty())
        return deliver(sync->devices(), &test, tell);
    deliver(sync->forget(question.forgotten), &test,
            [sync, &test, tell](const Result<void> &outcome) {
                if (!outcome)
                    return tell(Failure(outcome.error()));
                deliver(sync->devices(), &test, tell);
            });
}

void SyncController::storePassword(const SyncValues &values)
{
    if (values.newPassword.isEmpty()) {
        if (values.database != m_target.database)
            m_password.clear(); // it was for another one
        return;
    }
    m_password = values.newPassword;
    keepSyncPassword(values.database, m_password, m_parts.secrets, this,
                     [this](const std::optional<Error> &error) {
                         if (error)
                             Q_EMIT failed(*error);
                     });
}

} // namespace broadsheet
