#include "settings/SettingsStore.h"

#include "base/Logging.h"
#include "settings/SettingsFile.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// QSettings reads an unquoted value with a comma as a list.
QStringList partsOf(const QVariant &value)
{
    return value.typeId() == QMetaType::QStringList ? value.toStringList()
                                                    : QStringList{value.toString()};
}

} // namespace

SettingsStore::SettingsStore(const QString &path)
    : SettingsStore(path.isEmpty() ? defaultSettingsFile() : path,
                    settingsRefusal(path.isEmpty() ? defaultSettingsFile() : path).has_value())
{}

SettingsStore::SettingsStore(const QString &file, bool isRefused)
    : m_store(isRefused ? noSettingsFile() : file, settingsFormat()), m_file(file),
      m_isRefused(isRefused)
{}

// Asked again, because the language of the sentence is set after the settings are read.
std::optional<QString> SettingsStore::problem() const
{
    return m_isRefused ? settingsRefusal(m_file) : std::nullopt;
}

// The status of one QSettings says for ever that something failed once. All of a file have the same
// values.
bool SettingsStore::save()
{
    QSettings now(m_store.fileName(), m_store.format());
    now.sync();
    return now.status() != QSettings::AccessError;
}

QByteArray SettingsStore::bytes(QAnyStringView key) const
{
    return m_store.value(key).toByteArray();
}

QString SettingsStore::plainText(QAnyStringView key) const
{
    return m_store.value(key).toString();
}

void SettingsStore::setPlain(QAnyStringView key, const QVariant &value)
{
    if (m_store.value(key) != value) // setting it would write the file again
        m_store.setValue(key, value);
}

QString SettingsStore::text(QAnyStringView key) const
{
    return partsOf(m_store.value(key)).join(u',').trimmed();
}

void SettingsStore::setText(QAnyStringView key, const QString &value)
{
    const QString trimmed = value.trimmed();
    if (trimmed.isEmpty())
        m_store.remove(key);
    else
        m_store.setValue(key, trimmed);
}

int SettingsStore::number(const NumberSetting &setting) const
{
    const QVariant value = m_store.value(setting.key);
    bool isNumber = false;
    const int number = value.toInt(&isNumber);
    if (isNumber && setting.accepts(number))
        return number;
    if (value.isValid())
        reportIgnored(setting.key, u"a number from %1 to %2 (%3)"_s.arg(setting.minimum)
                                       .arg(setting.maximum)
                                       .arg(settingUnitNames[std::size_t(setting.unit)]));
    return setting.defaultValue;
}

void SettingsStore::setNumber(const NumberSetting &setting, int value)
{
    m_store.setValue(setting.key, std::clamp(value, setting.minimum, setting.maximum));
}

// Not QVariant::toBool(), which takes every word except "false" and "0" for true.
bool SettingsStore::isOn(QAnyStringView key, bool fallback) const
{
    const QString word = text(key).toLower();
    if (word == "true"_L1 || word == "yes"_L1 || word == "on"_L1 || word == "1"_L1)
        return true;
    if (word == "false"_L1 || word == "no"_L1 || word == "off"_L1 || word == "0"_L1)
        return false;
    if (m_store.contains(key))
        reportIgnored(key, u"true or false"_s);
    return fallback;
}

int SettingsStore::placeOfWord(QAnyStringView key, std::span<const QLatin1StringView> words,
                               int fallback) const
{
    const QString word = text(key);
    for (std::size_t at = 0; at < words.size(); ++at)
        if (word.compare(words[at], Qt::CaseInsensitive) == 0)
            return int(at);
    if (m_store.contains(key)) {
        QStringList names;
        for (const QLatin1StringView name : words)
            names += name;
        reportIgnored(key, names.join(u", "_s));
    }
    return fallback;
}

// Once for each key: some settings are read again and again.
void SettingsStore::reportIgnored(QAnyStringView key, const QString &expected) const
{
    const QString name = key.toString();
    if (m_reported.contains(name))
        return;
    m_reported.insert(name);
    qCWarning(logSettings).noquote() << "Ignoring the setting" << name << "in" << m_file + u':'
                                     << text(key) << "is not" << expected;
}

} // namespace broadsheet
