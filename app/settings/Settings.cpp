#include "settings/Settings.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

namespace key {
constexpr auto geometry = "window/geometry"_L1;
constexpr auto splitter = "window/splitter-"_L1;
constexpr auto listHeader = "list/header-"_L1;
constexpr auto view = "reading/view"_L1;
constexpr auto paper = "reading/paper"_L1;
constexpr auto density = "list/density"_L1;
constexpr auto textLanguage = "summary/text"_L1;
constexpr auto summaryZoom = "summary/zoom"_L1;
constexpr auto interfaceLanguage = "interface/language"_L1;
constexpr auto markReadAfter = "reading/markReadAfterSeconds"_L1;
constexpr auto keys = "keys"_L1;
constexpr auto pictureDisk = "pictures/diskMegabytes"_L1;
constexpr auto pictureMemory = "pictures/memoryMegabytes"_L1;
constexpr auto pictureLoading = "pictures/load"_L1;
constexpr auto sources = "sources/"_L1;
constexpr auto enabled = "/enabled"_L1;
constexpr auto baseUrl = "/baseUrl"_L1;
constexpr auto categories = "sources/arxivFeed/categories"_L1;
constexpr auto refreshAtStart = "refresh/atStart"_L1;
constexpr auto refreshMinutes = "refresh/everyMinutes"_L1;
constexpr auto unfinished = "fetch/unfinished"_L1;
constexpr auto proxy = "network/proxy"_L1;
constexpr auto replyCache = "network/cacheMegabytes"_L1;
} // namespace key

QString densityName(ListDensity density)
{
    return density == ListDensity::Compact ? u"compact"_s : u"comfortable"_s;
}

// Settings are edited by hand: whatever stands there, the result is usable.
int bounded(const QVariant &value, int lowest, int fallback, int highest)
{
    bool isNumber = false;
    const int number = value.toInt(&isNumber);
    return isNumber && number >= lowest && number <= highest ? number : fallback;
}

// A comma that is not in quotes makes QSettings read a list.
QStringList partsOf(const QVariant &value)
{
    return value.typeId() == QMetaType::QStringList ? value.toStringList()
                                                    : QStringList{value.toString()};
}

QString textOf(const QVariant &value)
{
    return partsOf(value).join(u',').trimmed();
}

// QVariant takes any word but "false" and "0" for true.
bool switchOf(const QVariant &value, bool fallback)
{
    const QString word = textOf(value).toLower();
    if (word == "true"_L1 || word == "yes"_L1 || word == "on"_L1 || word == "1"_L1)
        return true;
    if (word == "false"_L1 || word == "no"_L1 || word == "off"_L1 || word == "0"_L1)
        return false;
    return fallback;
}

QString loadingName(PictureLoading loading)
{
    switch (loading) {
    case PictureLoading::Always:
        return u"always"_s;
    case PictureLoading::OnDemand:
        return u"onDemand"_s;
    case PictureLoading::Never:
        return u"never"_s;
    }
    Q_UNREACHABLE();
}

// "cs.CL", "hep-th", "cond-mat.str-el"; anything else would only spoil the address it goes into.
QStringList categoriesIn(const QString &text)
{
    static const QRegularExpression separators(u"[\\s,;+]+"_s);
    static const QRegularExpression category(u"^[A-Za-z]+(-[A-Za-z]+)*(\\.[A-Za-z-]+)?$"_s);
    QStringList result = text.split(separators, Qt::SkipEmptyParts).filter(category);
    result.removeDuplicates();
    return result;
}

} // namespace

Settings::Settings(const QString &path)
    : m_store(path.isEmpty() ? QSettings(QSettings::IniFormat, QSettings::UserScope,
                                         u"broadsheet"_s, u"broadsheet"_s)
                                   .fileName()
                             : path,
              QSettings::IniFormat)
{}

QByteArray Settings::geometry() const
{
    return m_store.value(key::geometry).toByteArray();
}

void Settings::setGeometry(const QByteArray &value)
{
    m_store.setValue(key::geometry, value);
}

QByteArray Settings::splitter(QLatin1StringView name) const
{
    return m_store.value(QString(key::splitter + name)).toByteArray();
}

void Settings::setSplitter(QLatin1StringView name, const QByteArray &value)
{
    m_store.setValue(QString(key::splitter + name), value);
}

QByteArray Settings::listHeader(ListDensity density) const
{
    return m_store.value(QString(key::listHeader + densityName(density))).toByteArray();
}

void Settings::setListHeader(ListDensity density, const QByteArray &value)
{
    m_store.setValue(QString(key::listHeader + densityName(density)), value);
}

QString Settings::view() const
{
    return m_store.value(key::view).toString();
}

void Settings::setView(const QString &value)
{
    m_store.setValue(key::view, value);
}

QString Settings::paper() const
{
    return m_store.value(key::paper).toString();
}

void Settings::setPaper(const QString &value)
{
    m_store.setValue(key::paper, value);
}

ListDensity Settings::density() const
{
    return m_store.value(key::density).toString() == densityName(ListDensity::Compact)
               ? ListDensity::Compact
               : ListDensity::Comfortable;
}

void Settings::setDensity(ListDensity value)
{
    m_store.setValue(key::density, densityName(value));
}

QString Settings::textLanguage() const
{
    return m_store.value(key::textLanguage).toString();
}

void Settings::setTextLanguage(const QString &value)
{
    m_store.setValue(key::textLanguage, value);
}

int Settings::summaryZoom() const
{
    return bounded(m_store.value(key::summaryZoom), -6, 0, 30);
}

void Settings::setSummaryZoom(int value)
{
    m_store.setValue(key::summaryZoom, value);
}

QString Settings::interfaceLanguage() const
{
    return m_store.value(key::interfaceLanguage).toString();
}

void Settings::setInterfaceLanguage(const QString &value)
{
    m_store.setValue(key::interfaceLanguage, value);
}

int Settings::markReadAfterSeconds() const
{
    return bounded(m_store.value(key::markReadAfter), 0, 0, 3600);
}

void Settings::setMarkReadAfterSeconds(int value)
{
    m_store.setValue(key::markReadAfter, value);
}

QMap<QString, QString> Settings::keys() const
{
    QMap<QString, QString> result;
    m_store.beginGroup(key::keys);
    for (const QString &action : m_store.childKeys())
        result.insert(action, m_store.value(action).toString());
    m_store.endGroup();
    return result;
}

void Settings::setKeys(const QMap<QString, QString> &changed)
{
    m_store.remove(key::keys);
    m_store.beginGroup(key::keys);
    for (const auto &[action, sequence] : changed.asKeyValueRange())
        m_store.setValue(action, sequence);
    m_store.endGroup();
}

qint64 Settings::pictureDiskMegabytes() const
{
    return bounded(m_store.value(key::pictureDisk), 0, 256, 100'000);
}

qint64 Settings::pictureMemoryMegabytes() const
{
    return bounded(m_store.value(key::pictureMemory), 4, 24, 4096);
}

void Settings::setPictureDiskMegabytes(qint64 value)
{
    m_store.setValue(key::pictureDisk, value);
}

void Settings::setPictureMemoryMegabytes(qint64 value)
{
    m_store.setValue(key::pictureMemory, value);
}

PictureLoading Settings::pictureLoading() const
{
    const QString word = textOf(m_store.value(key::pictureLoading));
    for (const auto loading : {PictureLoading::OnDemand, PictureLoading::Never})
        if (word.compare(loadingName(loading), Qt::CaseInsensitive) == 0)
            return loading;
    return PictureLoading::Always;
}

void Settings::setPictureLoading(PictureLoading value)
{
    m_store.setValue(key::pictureLoading, loadingName(value));
}

bool Settings::sourceEnabled(const QString &id, bool fallback) const
{
    return switchOf(m_store.value(QString(key::sources + id + key::enabled)), fallback);
}

void Settings::setSourceEnabled(const QString &id, bool value)
{
    m_store.setValue(QString(key::sources + id + key::enabled), value);
}

QString Settings::sourceBase(const QString &id, const QString &fallback) const
{
    const QString text = textOf(m_store.value(QString(key::sources + id + key::baseUrl)));
    return text.isEmpty() ? fallback : text;
}

void Settings::setSourceBase(const QString &id, const QString &value)
{
    setOrForget(QString(key::sources + id + key::baseUrl), value);
}

QStringList Settings::sourcesNamed(const QString &prefix) const
{
    m_store.beginGroup(key::sources.chopped(1));
    QStringList ids = m_store.childGroups();
    m_store.endGroup();
    ids.removeIf([&prefix](const QString &id) { return !id.startsWith(prefix); });
    return ids;
}

void Settings::removeSource(const QString &id)
{
    m_store.remove(QString(key::sources + id));
}

QStringList Settings::arxivCategories() const
{
    const QStringList written = categoriesIn(partsOf(m_store.value(key::categories)).join(u' '));
    return written.isEmpty() ? QStringList{u"cs.CL"_s, u"cs.CV"_s, u"cs.LG"_s} : written;
}

void Settings::setArxivCategories(const QStringList &value)
{
    const QStringList categories = categoriesIn(value.join(u' '));
    categories.isEmpty() ? m_store.remove(key::categories)
                         : m_store.setValue(key::categories, categories);
}

bool Settings::refreshAtStart() const
{
    return switchOf(m_store.value(key::refreshAtStart), true);
}

void Settings::setRefreshAtStart(bool value)
{
    m_store.setValue(key::refreshAtStart, value);
}

int Settings::refreshMinutes() const
{
    return bounded(m_store.value(key::refreshMinutes), 0, 60, 1440);
}

void Settings::setRefreshMinutes(int value)
{
    m_store.setValue(key::refreshMinutes, value);
}

QString Settings::unfinishedFetch() const
{
    return textOf(m_store.value(key::unfinished));
}

void Settings::setUnfinishedFetch(const QString &value)
{
    setOrForget(QString(key::unfinished), value);
}

QString Settings::proxy() const
{
    return textOf(m_store.value(key::proxy));
}

void Settings::setProxy(const QString &value)
{
    setOrForget(QString(key::proxy), value);
}

qint64 Settings::replyCacheMegabytes() const
{
    return bounded(m_store.value(key::replyCache), 0, 200, 100'000);
}

void Settings::setReplyCacheMegabytes(qint64 value)
{
    m_store.setValue(key::replyCache, value);
}

void Settings::setOrForget(const QString &name, const QString &value)
{
    const QString text = value.trimmed();
    text.isEmpty() ? m_store.remove(name) : m_store.setValue(name, text);
}

} // namespace broadsheet
