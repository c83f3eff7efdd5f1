// Every setting the program has, with its name in the INI file and its default: the only place that
// knows QSettings. GUI thread.
#pragma once

#include <QByteArray>
#include <QMap>
#include <QObject>
#include <QSettings>
#include <QStringList>

namespace broadsheet {

enum class ListDensity { Comfortable, Compact };

class Settings final
{
public:
    // `path` empty: the file in the standard place.
    explicit Settings(const QString &path = {});

    // --- where and how large things were left ---------------------------------------------------
    [[nodiscard]] QByteArray geometry() const;
    void setGeometry(const QByteArray &value);
    [[nodiscard]] QByteArray splitter(QLatin1StringView name) const;
    void setSplitter(QLatin1StringView name, const QByteArray &value);
    [[nodiscard]] QByteArray listHeader(ListDensity density) const;
    void setListHeader(ListDensity density, const QByteArray &value);
    [[nodiscard]] QString view() const; // as ViewSelection writes it: "day:2024-03-22", "unread", …
    void setView(const QString &value);
    [[nodiscard]] QString paper() const; // the one selected last
    void setPaper(const QString &value);

    // --- how things look
    // --------------------------------------------------------------------------
    [[nodiscard]] ListDensity density() const;
    void setDensity(ListDensity value);
    [[nodiscard]] QString textLanguage() const; // the tab chosen last, e.g. "digest/ko"
    void setTextLanguage(const QString &value);
    [[nodiscard]] int summaryZoom() const; // steps of one point, 0: the desktop's size
    void setSummaryZoom(int value);
    [[nodiscard]] QString interfaceLanguage() const; // "en", "ko" or empty: the desktop's

    // --- behaviour
    // --------------------------------------------------------------------------------
    [[nodiscard]] int markReadAfterSeconds() const; // resting on a paper; 0: never
    [[nodiscard]] QMap<QString, QString>
    keys() const; // action name → key sequence, the changed ones
    void setKeys(const QMap<QString, QString> &changed);

    // --- pictures
    // ---------------------------------------------------------------------------------
    [[nodiscard]] qint64 pictureDiskMegabytes() const;
    [[nodiscard]] qint64 pictureMemoryMegabytes() const;

private:
    mutable QSettings m_store;
};

} // namespace broadsheet
