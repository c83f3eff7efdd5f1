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

// The same for those that are read and written by their entry of the table. The first argument of
// `use` finds the value in SettingsValues.
template<class Use>
void forEachEntry(Use use)
{
    use(
        [](auto &v) -> auto & { return v.vaultFolder; }, Table::vaultFolder);
    use(
        [](auto &v) -> auto & { return v.vaultPapers; }, Table::vaultPapers);
    use(
        [](auto &v) -> auto & { return v.keyPattern; }, Table::citationKeyPattern);
    use(
        [](auto &v) -> auto & { return v.pdfKeepMiB; }, Table::pdfKeepMiB);
    use(
        [](auto &v) -> auto & { return v.pdfFetchesStarred; }, Table::pdfFetchesStarred);
    use(
        [](auto &v) -> auto & { return v.pdfFullText; }, Table::pdfFullText);
    use(
        [](auto &v) -> auto & { return v.fitExploration; }, Table::fitExploration);
    use(
        [](auto &v) -> auto & { return v.zoteroAddress; }, Table::zoteroAddress);
    use(
        [](auto &v) -> auto & { return v.marksZotero; }, Table::marksZotero);
    use(
        [](auto &v) -> auto & { return v.model.baseUrl; }, Table::summariesBase);
    use(
        [](auto &v) -> auto & { return v.model.model; }, Table::summariesModel);
    use(
        [](auto &v) -> auto & { return v.model.language; }, Table::summariesLanguage);
    use(
        [](auto &v) -> auto & { return v.model.eachDay; }, Table::summariesEachDay);
    use(
        [](auto &v) -> auto & { return v.model.limit; }, Table::summariesLimit);
    use(
        [](auto &v) -> auto & { return v.sync.folder; }, Table::syncFolder);
    use(
        [](auto &v) -> auto & { return v.sync.database; }, Table::syncDatabase);
    use(
        [](auto &v) -> auto & { return v.sync.contentFolder; }, Table::syncContentFolder);
    use(
        [](auto &v) -> auto & { return v.sync.content; }, Table::syncsContent);
    use(
        [](auto &v) -> auto & { return v.sync.settings; }, Table::syncsSettings);
}

void read(const Settings &settings, SettingKey key, QString &value)
{
    value = settings.text(key);
}

void read(const Settings &settings, const NumberSetting &entry, int &value)
{
    value = settings.number(entry);
}

void read(const Settings &settings, const SwitchSetting &entry, bool &value)
{
    value = settings.isOn(entry);
}

template<class Choice, std::size_t count>
void read(const Settings &settings, const ChoiceSetting<Choice, count> &entry, Choice &value)
{
    value = settings.choice(entry);
}

void write(Settings &settings, SettingKey key, const QString &value)
{
    settings.setText(key, value);
}

void write(Settings &settings, const NumberSetting &entry, int value)
{
    settings.setNumber(entry, value);
}

void write(Settings &settings, const SwitchSetting &entry, bool value)
{
    settings.setOn(entry, value);
}

template<class Choice, std::size_t count>
void write(Settings &settings, const ChoiceSetting<Choice, count> &entry, Choice value)
{
    settings.setChoice(entry, value);
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
    forEachSetting([&](auto member, auto read, auto) { values.*member = (settings.*read)(); });
    forEachEntry([&](auto place, const auto &entry) { read(settings, entry, place(values)); });
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
    forEachSetting([&](auto member, auto, auto store) {
        if (now.*member != before.*member)
            (settings.*store)(now.*member);
    });
    forEachEntry([&](auto place, const auto &entry) {
        if (place(now) != place(before))
            write(settings, entry, place(now));
    });
}

} // namespace broadsheet
