// The user's settings, kept in an INI file. Keys, defaults and ranges are in SettingsTable.h. GUI
// thread, or the one thread of a command.
//
// The file may be edited by hand: a value that makes no sense or is out of range is logged once and
// its default is used. A file that cannot be settings at all is left alone: see problem().
#pragma once

#include "settings/SettingsStore.h"

#include <QByteArray>
#include <QMap>
#include <QStringList>

namespace broadsheet {

class Settings final : private SettingsStore
{
public:
    explicit Settings(const QString &path = {}) : SettingsStore(path) {} // see SettingsStore

    using SettingsStore::file;
    using SettingsStore::problem;
    using SettingsStore::save;

    // By the row of the table, for a setting that has no function of its own below.
    using SettingsStore::choice;
    using SettingsStore::isOn;
    using SettingsStore::number;
    using SettingsStore::plainText;
    using SettingsStore::setChoice;
    using SettingsStore::setNumber;
    using SettingsStore::setOn;
    using SettingsStore::setPlain;
    using SettingsStore::setText;
    using SettingsStore::text;

    // Layout of the window.
    [[nodiscard]] QByteArray geometry() const { return bytes(Table::geometry); }
    void setGeometry(const QByteArray &value) { setBytes(Table::geometry, value); }
    [[nodiscard]] QByteArray splitter(QLatin1StringView name) const;
    void setSplitter(QLatin1StringView name, const QByteArray &value);
    [[nodiscard]] QByteArray listHeader(ListDensity density) const;
    void setListHeader(ListDensity density, const QByteArray &value);
    [[nodiscard]] QString ofSidebar(SettingKey key) const { return plainText(key); } // see table
    void setOfSidebar(SettingKey key, const QString &value) { setPlain(key, value); }

    [[nodiscard]] bool menuBar() const { return isOn(Table::menuBar); } // shown
    void setMenuBar(bool value) { setOn(Table::menuBar, value); }

    // What was shown last. A view is written as ViewSelection writes it ("day:2024-03-22",
    // "unread"), a paper is its id, a text language is the name of a tab ("digest/ko").
    [[nodiscard]] QString view() const { return plainText(Table::view); }
    void setView(const QString &value) { setPlain(Table::view, value); }
    [[nodiscard]] QString paper() const { return plainText(Table::paper); }
    void setPaper(const QString &value) { setPlain(Table::paper, value); }
    [[nodiscard]] QString textLanguage() const { return plainText(Table::textLanguage); }
    void setTextLanguage(const QString &value) { setPlain(Table::textLanguage, value); }
    // Languages in which the user reads: of the text chosen last, then of the window.
    [[nodiscard]] QStringList textLanguages() const;
    // What was chosen in the palette, one id a line, the last one first.
    [[nodiscard]] QString recentInPalette() const { return plainText(Table::recentInPalette); }
    void setRecentInPalette(const QString &value) { setPlain(Table::recentInPalette, value); }
    // Growing days that were looked at, and their papers: "2024-03-22=33 2024-03-23=8".
    [[nodiscard]] QString growingDays() const { return plainText(Table::growingDays); }
    void setGrowingDays(const QString &value) { setPlain(Table::growingDays, value); }

    // Appearance.
    [[nodiscard]] ListDensity density() const;
    void setDensity(ListDensity value);
    // In the list, a line on what each paper is about.
    [[nodiscard]] bool showsGists() const { return isOn(Table::showsGists); }
    void setShowsGists(bool value) { setOn(Table::showsGists, value); }
    [[nodiscard]] int summaryZoom() const { return number(Table::summaryZoom); } // points
    void setSummaryZoom(int value) { setNumber(Table::summaryZoom, value); }
    // "en", "ko", or empty for the language of the desktop.
    [[nodiscard]] QString interfaceLanguage() const { return plainText(Table::interfaceLanguage); }
    void setInterfaceLanguage(const QString &value) { setPlain(Table::interfaceLanguage, value); }
    [[nodiscard]] Appearance appearance() const { return choice(Table::appearance); }
    void setAppearance(Appearance value) { setChoice(Table::appearance, value); }
    [[nodiscard]] QString font() const { return text(Table::font); } // a family
    void setFont(const QString &value) { setText(Table::font, value); }
    [[nodiscard]] int fontPoints() const { return number(Table::fontPoints); }
    void setFontPoints(int value) { setNumber(Table::fontPoints, value); }
    [[nodiscard]] bool welcomed() const { return isOn(Table::welcomed); }
    void setWelcomed(bool value) { setOn(Table::welcomed, value); }

    // Behaviour.
    // Seconds for which a paper has to be selected; 0: never.
    [[nodiscard]] int markReadAfterSeconds() const { return number(Table::markReadAfterSeconds); }
    void setMarkReadAfterSeconds(int value) { setNumber(Table::markReadAfterSeconds, value); }
    [[nodiscard]] SpaceKey spaceKey() const { return choice(Table::spaceKey); }
    void setSpaceKey(SpaceKey value) { setChoice(Table::spaceKey, value); }
    // Maps names of actions to key sequences. Holds only what differs from the program's keys.
    [[nodiscard]] QMap<QString, QString> keys() const;
    void setKeys(const QMap<QString, QString> &changed);

    // Pictures. Sizes are in mebibytes.
    [[nodiscard]] PictureLoading pictureLoading() const;
    void setPictureLoading(PictureLoading value);
    [[nodiscard]] int pictureDiskMiB() const { return number(Table::pictureDiskMiB); }
    void setPictureDiskMiB(int value) { setNumber(Table::pictureDiskMiB, value); }
    [[nodiscard]] int pictureMemoryMiB() const { return number(Table::pictureMemoryMiB); }
    void setPictureMemoryMiB(int value) { setNumber(Table::pictureMemoryMiB, value); }

    // Fetching. A source that has no setting yet gets `fallback`.
    [[nodiscard]] bool sourceEnabled(const QString &id, bool fallback) const;
    void setSourceEnabled(const QString &id, bool value);
    [[nodiscard]] QString sourceBase(const QString &id, const QString &fallback) const;
    // Whether the keychain has a token for the source. The file never has the token itself.
    [[nodiscard]] bool sourceHasToken(const QString &id) const;
    void setSourceHasToken(const QString &id, bool value);
    void setSourceBase(const QString &id, const QString &value) // blank: the default again
    {
        setSourceText(id, Table::sourceBase, value);
    }
    // SettingsTable::sourceTemplate or sourceQuery. Empty: not set.
    [[nodiscard]] QString sourceText(const QString &id, QLatin1StringView name) const;
    void setSourceText(const QString &id, QLatin1StringView name, const QString &value);
    [[nodiscard]] QStringList sourcesNamed(const QString &prefix) const; // ids with settings
    void removeSource(const QString &id);
    [[nodiscard]] QStringList arxivCategories() const; // "cs.CL", "hep-th"
    void setArxivCategories(const QStringList &value); // empty: the default again
    [[nodiscard]] bool refreshAtStart() const { return isOn(Table::refreshAtStart); }
    void setRefreshAtStart(bool value) { setOn(Table::refreshAtStart, value); }
    [[nodiscard]] int refreshMinutes() const { return number(Table::refreshMinutes); } // 0: never
    void setRefreshMinutes(int value) { setNumber(Table::refreshMinutes, value); }
    // A range of days that was begun and not finished, with its sources, so that it can be resumed:
    // "2024-01-01..2024-06-30 huggingFace archive". Empty: none.
    [[nodiscard]] QString unfinishedFetch() const { return text(Table::unfinishedFetch); }
    void setUnfinishedFetch(const QString &value) { setText(Table::unfinishedFetch, value); }

    // Exports.
    [[nodiscard]] QString exportFormat() const { return plainText(Table::exportFormat); }
    void setExportFormat(const QString &value) { setPlain(Table::exportFormat, value); }
    [[nodiscard]] QString exportFolder() const { return text(Table::exportFolder); }
    void setExportFolder(const QString &value) { setText(Table::exportFolder, value); }

    // Beside the window.
    [[nodiscard]] bool notifications() const { return isOn(Table::notifications); }
    void setNotifications(bool value) { setOn(Table::notifications, value); }
    [[nodiscard]] bool trayIcon() const { return isOn(Table::trayIcon); }
    void setTrayIcon(bool value) { setOn(Table::trayIcon, value); }
    [[nodiscard]] bool unreadBadge() const { return isOn(Table::unreadBadge); }
    void setUnreadBadge(bool value) { setOn(Table::unreadBadge, value); }
    [[nodiscard]] bool closeToTray() const { return isOn(Table::closeToTray); }
    void setCloseToTray(bool value) { setOn(Table::closeToTray, value); }

    // Network.
    [[nodiscard]] QString proxy() const { return text(Table::proxy); } // as HttpSettings::proxy
    void setProxy(const QString &value) { setText(Table::proxy, value); }
    [[nodiscard]] QString contact() const { return text(Table::contact); } // an e-mail address
    void setContact(const QString &value) { setText(Table::contact, value); }
    [[nodiscard]] int replyCacheMiB() const { return number(Table::replyCacheMiB); }
    void setReplyCacheMiB(int value) { setNumber(Table::replyCacheMiB, value); }

private:
    using Table = SettingsTable;
};

} // namespace broadsheet
