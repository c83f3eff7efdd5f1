// What the dialog of settings shows and gives back.
#pragma once

#include "settings/Settings.h"

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
    bool refreshAtStart = true;
    int refreshMinutes = 60; // 0: not on a schedule
    QString proxy = {};      // "http://host:port", "socks5://…", "none"; empty: the system's
    PictureLoading pictureLoading = PictureLoading::Always;
    qint64 pictureDiskMegabytes = 256;
    qint64 pictureMemoryMegabytes = 24;
    qint64 replyCacheMegabytes = 200;
    int markReadAfterSeconds = 0;   // 0: never
    QString interfaceLanguage = {}; // "en", "ko" or empty: the desktop's
    QStringList mutedWords = {};    // kept in the library, not in the settings
    QStringList mutedAuthors = {};

    bool operator==(const SettingsValues &) const = default;
};

// What is wrong with a base address, in a sentence; empty when it can be used.
using BaseCheck = std::function<QString(const QString &text, bool mayBeFolder)>;

} // namespace broadsheet
