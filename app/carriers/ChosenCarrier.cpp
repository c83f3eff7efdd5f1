#include "carriers/ChosenCarrier.h"

#include "carriers/Tr.h"
#include "papers/SafeText.h"
#include "settings/Settings.h"
#include "syncpostgres/PostgresChoice.h"

#include <QDir>

namespace broadsheet {

namespace {

using Table = SettingsTable;

Result<std::optional<CarrierChoice>> folderOf(const QString &folder)
{
    if (!QDir::isAbsolutePath(folder))
        return failure(ErrorKind::Usage,
                       CarriersTr::tr("The setting sync/folder must be the whole path of a folder, "
                                      "not %1.")
                           .arg(safeText(folder)));
    return folderChoice(folder);
}

} // namespace

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
        return folderOf(folder);
    if (!database.isEmpty())
        return postgresChoice(database, password).map([](const CarrierChoice &choice) {
            return std::optional(choice);
        });
    return std::optional<CarrierChoice>();
}

} // namespace broadsheet
