// The values that the settings dialog shows and gives back. Sizes in MiB (1,048,576 bytes).
#pragma once

#include "papers/SourceTraits.h"
#include "settings/SettingsTable.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

namespace broadsheet {

enum class SecretPlace { Nowhere, SettingsFile, Keychain, Environment, Memory };

struct SourceValues
{
    QString id;
    QString name; // for the user
    bool enabled = false;
    QString baseUrl = {};     // as the user wrote it; empty: the default
    QString defaultBase = {}; // empty: there is none
    SourceKind kind = SourceKind::Service;
    bool isRemovable = false;                 // the user added it
    QString fileTemplate = {};                // of an archive; empty: the default
    QString query = {};                       // of a search
    bool takesToken = false;                  // of an account
    SecretPlace token = SecretPlace::Nowhere; // only shown, as the token itself never is
    QString newToken = {};                    // the user typed it; empty: it stays as it was
    bool removesToken = false;

    bool operator==(const SourceValues &) const = default;
};

// An archive that others keep, for choosing it.
struct ArchiveOffer
{
    QString name;
    QString baseUrl;
    QString fileTemplate;

    bool operator==(const ArchiveOffer &) const = default;
};

// The model that writes summaries.
struct ModelValues
{
    QString baseUrl = {}; // empty: there is none
    QString model = {};
    QString language = {}; // "ko"; empty: that of the window
    int eachDay = SettingsTable::summariesEachDay.defaultValue;
    int limit = SettingsTable::summariesLimit.defaultValue;
    SecretPlace key = SecretPlace::Nowhere; // only shown, as the key itself never is
    QString newKey = {};                    // the user typed it; empty: it stays as it was
    bool removesKey = false;

    bool operator==(const ModelValues &) const = default;
};

// The exchange with the user's other machines, over one of the two.
struct SyncValues
{
    QString folder = {};
    QString database = {};      // an address without a password
    QString newPassword = {};   // the user typed it; empty: it stays as it was
    QString contentFolder = {}; // of a group; empty: papers travel with the journal
    bool content = SettingsTable::syncsContent.defaultValue; // travels as well
    bool settings = SettingsTable::syncsSettings.defaultValue;

    bool operator==(const SyncValues &) const = default;
};

// One of them; only shown.
struct MachineValues
{
    QString name;
    QString device; // its name in the library
    qint64 events;  // that it sent
    QDateTime lastSent;
    bool isSelf;
};

struct SettingsValues
{
    QList<SourceValues> sources = {};
    QList<ArchiveOffer> offers = {}; // only shown
    QStringList categories = {};
    bool refreshAtStart = SettingsTable::refreshAtStart.defaultValue;
    int refreshMinutes = SettingsTable::refreshMinutes.defaultValue; // 0: no schedule
    QString proxy = {}; // "http://host:port", "socks5://…", "none"; empty: that of the system
    SecretPlace proxyPassword = SecretPlace::Nowhere; // only shown
    QString contact = {};                             // e-mail address for the services
    PictureLoading pictureLoading = SettingsTable::pictureLoading.defaultValue;
    int pictureDiskMiB = SettingsTable::pictureDiskMiB.defaultValue;
    int pictureMemoryMiB = SettingsTable::pictureMemoryMiB.defaultValue;
    int pdfKeepMiB = SettingsTable::pdfKeepMiB.defaultValue;
    bool pdfFetchesStarred = SettingsTable::pdfFetchesStarred.defaultValue;
    bool pdfFullText = SettingsTable::pdfFullText.defaultValue;
    int replyCacheMiB = SettingsTable::replyCacheMiB.defaultValue;
    QString textLanguage = {}; // see Settings::textLanguage()
    SpaceKey spaceKey = SettingsTable::spaceKey.defaultValue;
    int markReadAfterSeconds = SettingsTable::markReadAfterSeconds.defaultValue; // 0: never
    int fitExploration = SettingsTable::fitExploration.defaultValue;             // percent
    QString interfaceLanguage = {}; // "en" or "ko"; empty: that of the desktop
    Appearance appearance = SettingsTable::appearance.defaultValue;
    QString font = {}; // a family; empty: that of the desktop
    int fontPoints = SettingsTable::fontPoints.defaultValue;
    ListDensity density = SettingsTable::density.defaultValue;
    QString vaultFolder = {};
    VaultPapers vaultPapers = SettingsTable::vaultPapers.defaultValue;
    bool notifications = SettingsTable::notifications.defaultValue;
    bool trayIcon = SettingsTable::trayIcon.defaultValue;
    bool unreadBadge = SettingsTable::unreadBadge.defaultValue;
    bool closeToTray = SettingsTable::closeToTray.defaultValue;
    QString zoteroAddress = {}; // empty: where it listens by default
    bool marksZotero = SettingsTable::marksZotero.defaultValue;
    ModelValues model = {};
    SyncValues sync = {};
    QString keyPattern = {};     // of citation keys; empty: the default
    QStringList mutedWords = {}; // stored in the library, not in the settings
    QStringList mutedAuthors = {};

    bool operator==(const SettingsValues &) const = default;
};

// Returns what is wrong with the values of a source as a sentence, or nothing if it can be used.
using SourceCheck = std::function<QString(const SourceValues &values)>;

} // namespace broadsheet
