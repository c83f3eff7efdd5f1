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
enum class PictureLoading { Always, OnDemand, Never };

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
    void setInterfaceLanguage(const QString &value);

    // --- behaviour
    // --------------------------------------------------------------------------------
    [[nodiscard]] int markReadAfterSeconds() const; // resting on a paper; 0: never
    void setMarkReadAfterSeconds(int value);
    [[nodiscard]] QMap<QString, QString>
    keys() const; // action name → key sequence, the changed ones
    void setKeys(const QMap<QString, QString> &changed);

    // --- pictures
    // ---------------------------------------------------------------------------------
    [[nodiscard]] qint64 pictureDiskMegabytes() const;
    [[nodiscard]] qint64 pictureMemoryMegabytes() const;
    [[nodiscard]] PictureLoading pictureLoading() const;
    void setPictureLoading(PictureLoading value);
    void setPictureDiskMegabytes(qint64 value);
    void setPictureMemoryMegabytes(qint64 value);

    // --- what is fetched
    // --------------------------------------------------------------------------
    // Sources by id, "sources/<id>/…". What is not set is `fallback`.
    [[nodiscard]] bool sourceEnabled(const QString &id, bool fallback) const;
    void setSourceEnabled(const QString &id, bool value);
    [[nodiscard]] QString sourceBase(const QString &id,
                                     const QString &fallback) const;     // as written
    void setSourceBase(const QString &id, const QString &value);         // empty: the default again
    [[nodiscard]] QStringList sourcesNamed(const QString &prefix) const; // ids that have settings
    void removeSource(const QString &id);
    [[nodiscard]] QStringList arxivCategories() const; // "cs.CL", … ; separated by , + or space
    void setArxivCategories(const QStringList &value);
    [[nodiscard]] bool refreshAtStart() const;
    void setRefreshAtStart(bool value);
    [[nodiscard]] int refreshMinutes() const; // 0: not on a schedule
    void setRefreshMinutes(int value);
    // A range that was begun and not ended, to go on with: source ids and days. Empty: none.
    [[nodiscard]] QString unfinishedFetch() const; // "2024-01-01..2024-06-30 huggingFace archive"
    void setUnfinishedFetch(const QString &value);
    [[nodiscard]] QString proxy() const; // as HttpSettings::proxy
    void setProxy(const QString &value);
    [[nodiscard]] qint64 replyCacheMegabytes() const;
    void setReplyCacheMegabytes(qint64 value);

private:
    void setOrForget(const QString &name, const QString &value); // blank: forget

    mutable QSettings m_store;
};

} // namespace broadsheet
