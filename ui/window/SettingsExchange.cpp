#include "window/SettingsExchange.h"

#include "fetching/SourceSetup.h"
#include "papers/SourceTraits.h"
#include "secrets/ProxyAddress.h"
#include "secrets/Secrets.h"
#include "settings/Settings.h"
#include "sources/ArchivePresets.h"

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

using Table = SettingsTable;

// The place of a value that is a part of another one.
constexpr auto within(auto outer, auto inner)
{
    return [=](auto &values) -> decltype(auto) { return (values.*outer.*inner); };
}

// Calls `use` for every plain setting with the place of its value, for std::invoke(), and its row
// of the table. The one list of these: reading and storing both go through it.
template<class Use>
void forEachSetting(Use use)
{
    using V = SettingsValues;
    use(&V::refreshAtStart, Table::refreshAtStart);
    use(&V::refreshMinutes, Table::refreshMinutes);
    use(&V::pictureLoading, Table::pictureLoading);
    use(&V::pictureDiskMiB, Table::pictureDiskMiB);
    use(&V::pictureMemoryMiB, Table::pictureMemoryMiB);
    use(&V::contact, Table::contact);
    use(&V::replyCacheMiB, Table::replyCacheMiB);
    use(&V::markReadAfterSeconds, Table::markReadAfterSeconds);
    use(&V::textLanguage, Table::textLanguage);
    use(&V::spaceKey, Table::spaceKey);
    use(&V::appearance, Table::appearance);
    use(&V::font, Table::font);
    use(&V::fontPoints, Table::fontPoints);
    use(&V::notifications, Table::notifications);
    use(&V::trayIcon, Table::trayIcon);
    use(&V::unreadBadge, Table::unreadBadge);
    use(&V::closeToTray, Table::closeToTray);
    use(&V::interfaceLanguage, Table::interfaceLanguage);
    use(&V::vaultFolder, Table::vaultFolder);
    use(&V::vaultPapers, Table::vaultPapers);
    use(&V::keyPattern, Table::citationKeyPattern);
    use(&V::pdfKeepMiB, Table::pdfKeepMiB);
    use(&V::pdfFetchesStarred, Table::pdfFetchesStarred);
    use(&V::pdfFullText, Table::pdfFullText);
    use(&V::fitExploration, Table::fitExploration);
    use(&V::zoteroAddress, Table::zoteroAddress);
    use(&V::marksZotero, Table::marksZotero);
    use(within(&V::model, &ModelValues::baseUrl), Table::summariesBase);
    use(within(&V::model, &ModelValues::model), Table::summariesModel);
    use(within(&V::model, &ModelValues::language), Table::summariesLanguage);
    use(within(&V::model, &ModelValues::eachDay), Table::summariesEachDay);
    use(within(&V::model, &ModelValues::limit), Table::summariesLimit);
    use(within(&V::sync, &SyncValues::folder), Table::syncFolder);
    use(within(&V::sync, &SyncValues::database), Table::syncDatabase);
    use(within(&V::sync, &SyncValues::contentFolder), Table::syncContentFolder);
    use(within(&V::sync, &SyncValues::content), Table::syncsContent);
    use(within(&V::sync, &SyncValues::settings), Table::syncsSettings);
}

SecretPlace placeOfPassword(const QString &proxy)
{
    if (proxySecretName(proxy).isEmpty())
        return SecretPlace::Nowhere;
    return hasPassword(proxy) ? SecretPlace::SettingsFile : SecretPlace::Keychain;
}

SecretPlace placeOf(const AccountToken &token)
{
    switch (token.place()) {
    case AccountToken::Place::Nowhere:
        return SecretPlace::Nowhere;
    case AccountToken::Place::Keychain:
        return SecretPlace::Keychain;
    case AccountToken::Place::Environment:
        return SecretPlace::Environment;
    case AccountToken::Place::Memory:
        return SecretPlace::Memory;
    }
    Q_UNREACHABLE();
}

void read(const Settings &settings, SettingKey key, QString &value)
{
    value = settings.text(key);
}

void read(const Settings &settings, const NumberSetting &row, int &value)
{
    value = settings.number(row);
}

void read(const Settings &settings, const SwitchSetting &row, bool &value)
{
    value = settings.isOn(row);
}

template<class Choice, std::size_t count>
void read(const Settings &settings, const ChoiceSetting<Choice, count> &row, Choice &value)
{
    value = settings.choice(row);
}

void write(Settings &settings, SettingKey key, const QString &value)
{
    settings.setText(key, value);
}

void write(Settings &settings, const NumberSetting &row, int value)
{
    settings.setNumber(row, value);
}

void write(Settings &settings, const SwitchSetting &row, bool value)
{
    settings.setOn(row, value);
}

template<class Choice, std::size_t count>
void write(Settings &settings, const ChoiceSetting<Choice, count> &row, Choice value)
{
    settings.setChoice(row, value);
}

// Papers go to one group, the one that the reader named last.
void leaveSpace(const SyncValues &before, const SyncValues &now, Settings &settings)
{
    const auto folder = [](const SyncValues &sync) {
        return sync.content ? sync.contentFolder : QString();
    };
    if (!folder(now).isEmpty() && folder(now) != folder(before))
        settings.setText(Table::syncContentSpace, {});
}

void storeSources(const QList<SourceValues> &before, const QList<SourceValues> &now,
                  Settings &settings)
{
    const auto isIn = [](const QList<SourceValues> &sources, const QString &id) {
        return std::ranges::any_of(sources, [&id](const auto &one) { return one.id == id; });
    };
    for (const SourceValues &source : before)
        if (isNamedByUser(source.id) && !isIn(now, source.id))
            settings.removeSource(source.id);
    for (const SourceValues &source : now) {
        if (before.contains(source))
            continue;
        settings.setSourceEnabled(source.id, source.enabled);
        settings.setSourceBase(source.id, source.baseUrl);
        settings.setSourceText(source.id, SettingsTable::sourceTemplate, source.fileTemplate);
        settings.setSourceText(source.id, SettingsTable::sourceQuery, source.query);
    }
}

} // namespace

SettingsValues settingsValues(const Settings &settings, const Secrets &secrets)
{
    const AccountToken &token = secrets.token;
    SettingsValues values;
    forEachSetting(
        [&](auto place, const auto &row) { read(settings, row, std::invoke(place, values)); });
    values.categories = settings.arxivCategories();
    values.density = settings.density(); // stored by WindowLayout, with the columns of the list
    values.proxy = settings.proxy();
    values.proxyPassword = placeOfPassword(values.proxy);
    values.model.key = placeOf(secrets.modelKey);
    for (const SourceSetup &setup : sourcesOf(settings)) {
        const QString id = setup.id();
        values.sources.append(
            {.id = id,
             .name = sourceName(id),
             .enabled = setup.enabled,
             .baseUrl = settings.sourceBase(id, {}),
             .defaultBase = setup.source->defaultBaseUrl().toString(),
             .kind = sourceTraits(id).kind,
             .isRemovable = isNamedByUser(id),
             .fileTemplate = settings.sourceText(id, SettingsTable::sourceTemplate),
             .query = settings.sourceText(id, SettingsTable::sourceQuery)});
        if (id == token.source()) {
            values.sources.last().takesToken = true;
            values.sources.last().token = placeOf(token);
        }
    }
    for (const ArchivePreset &preset : archivePresets())
        values.offers.append(
            {.name = preset.name, .baseUrl = preset.address, .fileTemplate = preset.fileTemplate});
    return values;
}

QString problemWithValues(const SourceValues &values)
{
    return problemWith({.id = values.id,
                        .base = values.baseUrl,
                        .fileTemplate = values.fileTemplate,
                        .query = values.query});
}

void store(const SettingsValues &before, const SettingsValues &now, Settings &settings)
{
    leaveSpace(before.sync, now.sync, settings);
    storeSources(before.sources, now.sources, settings);
    forEachSetting([&](auto place, const auto &row) {
        if (std::invoke(place, now) != std::invoke(place, before))
            write(settings, row, std::invoke(place, now));
    });
    if (now.categories != before.categories)
        settings.setArxivCategories(now.categories);
}

} // namespace broadsheet
