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

using namespace Qt::StringLiterals;

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
    choice.withContent = true;
    choice.contentAddress = group.address;
    choice.make = [journal = choice.make,
                   content = group.make](const Sender &self) -> std::unique_ptr<Carrier> {
        return std::make_unique<SplitCarrier>(journal(self), content(self));
    };
    return choice;
}

CarrierChoice nowhere(const std::optional<Error> &problem)
{
    CarrierChoice choice;
    choice.address = u"nowhere"_s;
    choice.make = [problem](const Sender &) { return std::make_unique<NoJournal>(problem); };
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
                                      "space, as “broadsheet lab” prints it."));
    const QString address = settings.text(Table::labDatabase);
    if (address.isEmpty())
        return failure(ErrorKind::Usage,
                       CarriersTr::tr("The setting sync/contentSpace names a space, and "
                                      "lab/database names no database."));
    return postgresGroup(address, password, space);
}

// Whom the settings name to share papers with. Nothing: nobody.
Result<std::optional<CarrierChoice>> groupOf(const Settings &settings, const QString &labPassword)
{
    const bool hasSpace = !settings.text(Table::syncContentSpace).isEmpty();
    const QString folder =
        settings.isOn(Table::syncsContent) ? settings.text(Table::syncContentFolder) : QString();
    if (folder.isEmpty() && !hasSpace)
        return std::optional<CarrierChoice>();
    if (!folder.isEmpty() && hasSpace)
        return failure(ErrorKind::Usage,
                       CarriersTr::tr("The settings have both sync/contentFolder and "
                                      "sync/contentSpace. Remove one of them."));
    if (hasSpace)
        return spaceOf(settings, labPassword).map([](const CarrierChoice &group) {
            return std::optional(group);
        });
    if (!QDir::isAbsolutePath(folder))
        return noWholePath("sync/contentFolder", folder);
    return std::optional(sharedFolderChoice(folder));
}

// With what the settings say of papers. When that is wrong, papers wait and the journal does not.
std::optional<CarrierChoice> chosen(const Settings &settings, CarrierChoice choice,
                                    const QString &labPassword)
{
    choice.withContent = settings.isOn(Table::syncsContent);
    const Result<std::optional<CarrierChoice>> group = groupOf(settings, labPassword);
    if (!group)
        return withGroup(std::move(choice), nowhere(group.error()));
    return *group ? withGroup(std::move(choice), **group) : choice;
}

// Papers alone travel where the reader is in a group and has no other machines.
Result<std::optional<CarrierChoice>> groupAlone(const Settings &settings,
                                                const QString &labPassword)
{
    return groupOf(settings, labPassword).map([](const std::optional<CarrierChoice> &group) {
        return group ? std::optional(withGroup(nowhere({}), *group)) : std::nullopt;
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
        return postgresChoice(database, password).map([&](const CarrierChoice &choice) {
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
