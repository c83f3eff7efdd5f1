// What the dialog of settings shows and gives back.
#pragma once

#include "settings/SettingsTable.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

namespace broadsheet {

struct SourceValues
{
    QString id;
    QString name; // for people
    bool enabled = false;
    QString baseUrl = {};     // as written; empty: the default
    QString defaultBase = {}; // empty: there is none
    bool mayBeFolder = false; // a path of this machine instead of a web address
    bool isRemovable = false; // one of the reader's own archives

    bool operator==(const SourceValues &) const = default;
};

struct SettingsValues
{
    QList<SourceValues> sources = {};
    QStringList categories = {};
    bool refreshAtStart = SettingsTable::refreshAtStart.defaultValue;
    int refreshMinutes = SettingsTable::refreshMinutes.defaultValue; // 0: not on a schedule
    QString proxy = {}; // "http://host:port", "socks5://…", "none"; empty: the system's
    PictureLoading pictureLoading = SettingsTable::pictureLoading.defaultValue;
    int pictureDiskMiB = SettingsTable::pictureDiskMiB.defaultValue;
    int pictureMemoryMiB = SettingsTable::pictureMemoryMiB.defaultValue;
    int replyCacheMiB = SettingsTable::replyCacheMiB.defaultValue;
    int markReadAfterSeconds = SettingsTable::markReadAfterSeconds.defaultValue; // 0: never
    QString interfaceLanguage = {}; // "en", "ko" or empty: the desktop's
    QStringList mutedWords = {};    // kept in the library, not in the settings
    QStringList mutedAuthors = {};

    bool operator==(const SettingsValues &) const = default;
};

// What is wrong with a base address, in a sentence; empty when it can be used.
using BaseCheck = std::function<QString(const QString &text, bool mayBeFolder)>;

} // namespace broadsheet
