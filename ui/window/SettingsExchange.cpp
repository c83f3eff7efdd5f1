#include "window/SettingsExchange.h"

#include "fetching/SourceSetup.h"
#include "papers/SourceTraits.h"
#include "secrets/ProxyAddress.h"
#include "secrets/Secrets.h"
#include "settings/Settings.h"
#include "sources/ArchivePresets.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

using Table = SettingsTable;

// Calls `use` for every plain setting with the value's member and the functions that read and write
// it. The one list of these: reading and storing both go through it.
template<class Use>
void forEachSetting(Use use)
{
    using V = SettingsValues;
    use(&V::categories, &Settings::arxivCategories, &Settings::setArxivCategories);
    use(&V::refreshAtStart, &Settings::refreshAtStart, &Settings::setRefreshAtStart);
    use(&V::refreshMinutes, &Settings::refreshMinutes, &Settings::setRefreshMinutes);
    use(&V::pictureLoading, &Settings::pictureLoading, &Settings::setPictureLoading);
    use(&V::pictureDiskMiB, &Settings::pictureDiskMiB, &Settings::setPictureDiskMiB);
    use(&V::pictureMemoryMiB, &Settings::pictureMemoryMiB, &Settings::setPictureMemoryMiB);
    use(&V::contact, &Settings::contact, &Settings::setContact);
    use(&V::replyCacheMiB, &Settings::replyCacheMiB, &Settings::setReplyCacheMiB);
    use(&V::markReadAfterSeconds, &Settings::markReadAfterSeconds,
        &Settings::setMarkReadAfterSeconds);
    use(&V::textLanguage, &Settings::textLanguage, &Settings::setTextLanguage);
    use(&V::spaceKey, &Settings::spaceKey, &Settings::setSpaceKey);
    use(&V::appearance, &Settings::appearance, &Settings::setAppearance);
    use(&V::font, &Settings::font, &Settings::setFont);
    use(&V::fontPoints, &Settings::fontPoints, &Settings::setFontPoints);
    use(&V::notifications, &Settings::notifications, &Settings::setNotifications);
    use(&V::trayIcon, &Settings::trayIcon, &Settings::setTrayIcon);
    use(&V::unreadBadge, &Settings::unreadBadge, &Settings::setUnreadBadge);
    use(&V::closeToTray, &Settings::closeToTray, &Settings::setCloseToTray);
    use(&V::interfaceLanguage, &Settings::interfaceLanguage, &Settings::setInterfaceLanguage);
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

ModelValues modelValues(const Settings &settings, const AccountToken &key)
{
    return {.baseUrl = settings.text(Table::summariesBase),
            .model = settings.text(Table::summariesModel),
            .language = settings.text(Table::summariesLanguage),
            .eachDay = settings.number(Table::summariesEachDay),
            .limit = settings.number(Table::summariesLimit),
            .key = placeOf(key)};
}

void store(const ModelValues &values, Settings &settings)
{
    settings.setText(Table::summariesBase, values.baseUrl);
    settings.setText(Table::summariesModel, values.model);
    settings.setText(Table::summariesLanguage, values.language);
    settings.setNumber(Table::summariesEachDay, values.eachDay);
    settings.setNumber(Table::summariesLimit, values.limit);
}

SyncValues syncValues(const Settings &settings)
{
    return {.folder = settings.text(Table::syncFolder),
            .database = settings.text(Table::syncDatabase),
            .contentFolder = settings.text(Table::syncContentFolder),
            .content = settings.isOn(Table::syncsContent),
            .settings = settings.isOn(Table::syncsSettings)};
}

// Papers go to one group, the one that the reader named last.
void store(const SyncValues &values, Settings &settings)
{
    const auto folder = [](const SyncValues &sync) {
        return sync.content ? sync.contentFolder : QString();
    };
    if (!folder(values).isEmpty() && folder(values) != folder(syncValues(settings)))
        settings.setText(Table::syncContentSpace, {});
    settings.setText(Table::syncFolder, values.folder);
    settings.setText(Table::syncDatabase, values.database);
    settings.setText(Table::syncContentFolder, values.contentFolder);
    settings.setOn(Table::syncsContent, values.content);
    settings.setOn(Table::syncsSettings, values.settings);
}

} // namespace

SettingsValues settingsValues(const Settings &settings, const Secrets &secrets)
{
    const AccountToken &token = secrets.token;
    SettingsValues values;
    forEachSetting([&](auto member, auto read, auto) { values.*member = (settings.*read)(); });
    values.vaultFolder = settings.text(SettingsTable::vaultFolder);
    values.vaultPapers = settings.choice(SettingsTable::vaultPapers);
    values.keyPattern = settings.text(SettingsTable::citationKeyPattern);
    values.pdfKeepMiB = settings.number(SettingsTable::pdfKeepMiB);
    values.pdfFetchesStarred = settings.isOn(SettingsTable::pdfFetchesStarred);
    values.pdfFullText = settings.isOn(SettingsTable::pdfFullText);
    values.fitExploration = settings.number(SettingsTable::fitExploration);
    values.density = settings.density(); // stored by WindowLayout, with the columns of the list
    values.proxy = settings.proxy();
    values.zoteroAddress = settings.text(SettingsTable::zoteroAddress);
    values.marksZotero = settings.isOn(SettingsTable::marksZotero);
    values.proxyPassword = placeOfPassword(values.proxy);
    values.model = modelValues(settings, secrets.modelKey);
    values.sync = syncValues(settings);
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

void store(const SettingsValues &values, Settings &settings)
{
    for (const QLatin1StringView prefix : namedSourcePrefixes())
        for (const QString &id : settings.sourcesNamed(prefix))
            if (std::none_of(values.sources.cbegin(), values.sources.cend(),
                             [&id](const SourceValues &one) { return one.id == id; }))
                settings.removeSource(id);
    for (const SourceValues &source : values.sources) {
        settings.setSourceEnabled(source.id, source.enabled);
        settings.setSourceBase(source.id, source.baseUrl);
        settings.setSourceText(source.id, SettingsTable::sourceTemplate, source.fileTemplate);
        settings.setSourceText(source.id, SettingsTable::sourceQuery, source.query);
    }
    settings.setText(SettingsTable::zoteroAddress, values.zoteroAddress);
    settings.setOn(SettingsTable::marksZotero, values.marksZotero);
    store(values.model, settings);
    store(values.sync, settings);
    settings.setText(SettingsTable::vaultFolder, values.vaultFolder);
    settings.setChoice(SettingsTable::vaultPapers, values.vaultPapers);
    settings.setText(SettingsTable::citationKeyPattern, values.keyPattern);
    settings.setNumber(SettingsTable::pdfKeepMiB, values.pdfKeepMiB);
    settings.setOn(SettingsTable::pdfFetchesStarred, values.pdfFetchesStarred);
    settings.setOn(SettingsTable::pdfFullText, values.pdfFullText);
    settings.setNumber(SettingsTable::fitExploration, values.fitExploration);
    forEachSetting([&](auto member, auto, auto write) { (settings.*write)(values.*member); });
}

} // namespace broadsheet
