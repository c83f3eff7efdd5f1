#include "window/SettingsExchange.h"

#include "fetching/SourceSetup.h"
#include "settings/Settings.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

SettingsValues settingsValues(const Settings &settings)
{
    SettingsValues values{.categories = settings.arxivCategories(),
                          .refreshAtStart = settings.refreshAtStart(),
                          .refreshMinutes = settings.refreshMinutes(),
                          .proxy = settings.proxy(),
                          .pictureLoading = settings.pictureLoading(),
                          .pictureDiskMegabytes = settings.pictureDiskMegabytes(),
                          .pictureMemoryMegabytes = settings.pictureMemoryMegabytes(),
                          .replyCacheMegabytes = settings.replyCacheMegabytes(),
                          .markReadAfterSeconds = settings.markReadAfterSeconds(),
                          .interfaceLanguage = settings.interfaceLanguage()};
    for (const SourceSetup &setup : sourcesOf(settings)) {
        const QString id = setup.id();
        values.sources.append({.id = id,
                               .name = setup.source->name(),
                               .enabled = setup.enabled,
                               .baseUrl = settings.sourceBase(id, {}),
                               .defaultBase = setup.source->defaultBaseUrl().toString(),
                               .mayBeFolder = id.startsWith("archive"_L1),
                               .isRemovable = id.startsWith("archive-"_L1)});
    }
    return values;
}

void store(const SettingsValues &values, Settings &settings)
{
    for (const QString &id : settings.sourcesNamed(u"archive-"_s))
        if (std::none_of(values.sources.cbegin(), values.sources.cend(),
                         [&id](const SourceValues &one) { return one.id == id; }))
            settings.removeSource(id);
    for (const SourceValues &source : values.sources) {
        settings.setSourceEnabled(source.id, source.enabled);
        settings.setSourceBase(source.id, source.baseUrl);
    }
    settings.setArxivCategories(values.categories);
    settings.setRefreshAtStart(values.refreshAtStart);
    settings.setRefreshMinutes(values.refreshMinutes);
    settings.setProxy(values.proxy);
    settings.setPictureLoading(values.pictureLoading);
    settings.setPictureDiskMegabytes(values.pictureDiskMegabytes);
    settings.setPictureMemoryMegabytes(values.pictureMemoryMegabytes);
    settings.setReplyCacheMegabytes(values.replyCacheMegabytes);
    settings.setMarkReadAfterSeconds(values.markReadAfterSeconds);
    settings.setInterfaceLanguage(values.interfaceLanguage);
}

} // namespace broadsheet
