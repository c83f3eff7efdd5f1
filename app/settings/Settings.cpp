#include "settings/Settings.h"

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

int Settings::markReadAfterSeconds() const
{
    return bounded(m_store.value(key::markReadAfter), 0, 0, 3600);
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

} // namespace broadsheet
