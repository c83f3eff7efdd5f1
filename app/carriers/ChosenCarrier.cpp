#include "carriers/ChosenCarrier.h"

#include "base/Limits.h"
#include "carriers/PatientCarrier.h"
#include "carriers/SplitCarrier.h"
#include "carriers/Tr.h"
#include "papers/SafeText.h"
#include "settings/Settings.h"
#include "syncpostgres/PostgresChoice.h"

#include <QDir>

namespace broadsheet {

namespace {

using Table = SettingsTable;

Failure noWholePath(const char *key, const QString &folder)
{
    return failure(ErrorKind::Usage,
                   CarriersTr::tr("The setting %1 must be the whole path of a folder, not %2.")
                       .arg(QLatin1StringView(key), safeText(folder)));
}

// With what the settings say of papers.
Result<std::optional<CarrierChoice>> chosen(const Settings &settings, CarrierChoice choice)
{
    choice.withContent = settings.isOn(Table::syncsContent);
    const QString folder = settings.text(Table::syncContentFolder);
    if (!choice.withContent || folder.isEmpty())
        return choice;
    if (!QDir::isAbsolutePath(folder))
        return noWholePath("sync/contentFolder", folder);
    const CarrierChoice group = sharedFolderChoice(folder);
    choice.contentAddress = group.address;
    choice.make = [journal = choice.make,
                   content = group.make](const Sender &self) -> std::unique_ptr<Carrier> {
        return std::make_unique<SplitCarrier>(journal(self), content(self));
    };
    return choice;
}

Result<std::optional<CarrierChoice>> folderOf(const Settings &settings, const QString &folder)
{
    if (!QDir::isAbsolutePath(folder))
        return noWholePath("sync/folder", folder);
    return chosen(settings, sharedFolderChoice(folder));
}

} // namespace

CarrierChoice sharedFolderChoice(const QString &folder)
{
    CarrierChoice choice = folderChoice(folder);
    const QString silence =
        CarriersTr::tr("The folder %1 does not answer. What you do waits until it does.")
            .arg(safeText(choice.address));
    choice.make = [make = choice.make, silence](const Sender &self) -> std::unique_ptr<Carrier> {
        return std::make_unique<PatientCarrier>(make(self), silence, maxFolderAnswerTime);
    };
    return choice;
}

Result<std::optional<CarrierChoice>> chosenCarrier(const Settings &settings,
                                                   const QString &password)
{
    const QString folder = settings.text(Table::syncFolder);
    const QString database = settings.text(Table::syncDatabase);
    if (!folder.isEmpty() && !database.isEmpty())
        return failure(
            ErrorKind::Usage,
            CarriersTr::tr("The settings have both sync/folder and sync/database. Remove "
                           "one of them."));
    if (!folder.isEmpty())
        return folderOf(settings, folder);
    if (!database.isEmpty())
        return postgresChoice(database, password).and_then([&](const CarrierChoice &choice) {
            return chosen(settings, choice);
        });
    return std::optional<CarrierChoice>();
}

} // namespace broadsheet
