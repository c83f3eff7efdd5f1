#include "carriers/ChosenCarrier.h"

#include "base/Limits.h"
#include "carriers/NoJournal.h"
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

// Papers travel over another carrier than the journal.
CarrierChoice withGroup(CarrierChoice choice, const CarrierChoice &group)
{
    choice.contentAddress = group.address;
    choice.make = [journal = choice.make,
                   content = group.make](const Sender &self) -> std::unique_ptr<Carrier> {
        return std::make_unique<SplitCarrier>(journal(self), content(self));
    };
    return choice;
}

// The space of a lab.
Result<CarrierChoice> spaceOf(const Settings &settings, const QString &password)
{
    bool isNumber = false;
    const int space = settings.text(Table::syncContentSpace).toInt(&isNumber);
    if (!isNumber || space < 1)
        return failure(ErrorKind::Usage,
                       CarriersTr::tr("The setting sync/contentSpace must be the number of a "
                                      "space of your lab, as “broadsheet lab” prints it."));
    const QString address = settings.text(Table::labDatabase);
    if (address.isEmpty())
        return failure(ErrorKind::Usage,
                       CarriersTr::tr("The setting sync/contentSpace names a space of a lab, and "
                                      "lab/database names no lab."));
    return postgresGroup(address, password, space);
}

// With what the settings say of papers.
Result<std::optional<CarrierChoice>> chosen(const Settings &settings, CarrierChoice choice,
                                            const QString &labPassword)
{
    const bool hasSpace = !settings.text(Table::syncContentSpace).isEmpty();
    const bool isOn = settings.isOn(Table::syncsContent);
    const QString folder = isOn ? settings.text(Table::syncContentFolder) : QString();
    choice.withContent = isOn || hasSpace;
    if (folder.isEmpty() && !hasSpace)
        return choice;
    if (!folder.isEmpty() && hasSpace)
        return failure(ErrorKind::Usage,
                       CarriersTr::tr("The settings have both sync/contentFolder and "
                                      "sync/contentSpace. Remove one of them."));
    if (hasSpace)
        return spaceOf(settings, labPassword).map([&choice](const CarrierChoice &group) {
            return std::optional(withGroup(std::move(choice), group));
        });
    if (!QDir::isAbsolutePath(folder))
        return noWholePath("sync/contentFolder", folder);
    return withGroup(std::move(choice), sharedFolderChoice(folder));
}

// Papers alone travel where the reader is in a group and has no other machines.
Result<std::optional<CarrierChoice>> groupAlone(const Settings &settings,
                                                const QString &labPassword)
{
    CarrierChoice nothing;
    nothing.make = [](const Sender &) { return std::make_unique<NoJournal>(); };
    return chosen(settings, std::move(nothing), labPassword)
        .map([](const std::optional<CarrierChoice> &choice) {
            return choice->contentAddress.isEmpty() ? std::nullopt : choice;
        });
}

Result<std::optional<CarrierChoice>> folderOf(const Settings &settings, const QString &folder,
                                              const QString &labPassword)
{
    if (!QDir::isAbsolutePath(folder))
        return noWholePath("sync/folder", folder);
    return chosen(settings, sharedFolderChoice(folder), labPassword);
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

Result<std::optional<CarrierChoice>>
chosenCarrier(const Settings &settings, const QString &password, const QString &labPassword)
{
    const QString folder = settings.text(Table::syncFolder);
    const QString database = settings.text(Table::syncDatabase);
    if (!folder.isEmpty() && !database.isEmpty())
        return failure(
            ErrorKind::Usage,
            CarriersTr::tr("The settings have both sync/folder and sync/database. Remove "
                           "one of them."));
    if (!folder.isEmpty())
        return folderOf(settings, folder, labPassword);
    if (!database.isEmpty())
        return postgresChoice(database, password).and_then([&](const CarrierChoice &choice) {
            return chosen(settings, choice, labPassword);
        });
    return groupAlone(settings, labPassword);
}

QString groupDatabase(const Settings &settings)
{
    return settings.text(Table::syncContentSpace).isEmpty() ? QString()
                                                            : settings.text(Table::labDatabase);
}

} // namespace broadsheet
