#include "settings/Settings.h"

#include "base/Logging.h"
#include "settings/ArxivCategories.h"
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

// "sources/<id>/enabled" and the like.
QString keyBelow(QLatin1StringView group, const QString &id, QLatin1StringView name)
{
    return group + u'/' + id + u'/' + name;
}

} // namespace

Settings::Settings(const QString &path)
    : m_file(path.isEmpty() ? defaultSettingsFile() : path),
      m_isRefused(settingsRefusal(m_file).has_value()),
      m_store(m_isRefused ? noSettingsFile() : m_file, settingsFormat())
{}

// Asked again, because the language of the sentence is set after the settings are read.
std::optional<QString> Settings::problem() const
{
    return m_isRefused ? settingsRefusal(m_file) : std::nullopt;
}

QByteArray Settings::splitter(QLatin1StringView name) const
{
    return bytes(QString(Table::splitterPrefix + name));
}

void Settings::setSplitter(QLatin1StringView name, const QByteArray &value)
{
    setBytes(QString(Table::splitterPrefix + name), value);
}

QByteArray Settings::listHeader(ListDensity density) const
{
    return bytes(QString(Table::listHeaderPrefix + Table::density.nameOf(density)));
}

void Settings::setListHeader(ListDensity density, const QByteArray &value)
{
    setBytes(QString(Table::listHeaderPrefix + Table::density.nameOf(density)), value);
}

ListDensity Settings::density() const
{
    return choice(Table::density);
}

void Settings::setDensity(ListDensity value)
{
    setPlain(Table::density.key, QString(Table::density.nameOf(value)));
}

QMap<QString, QString> Settings::keys() const
{
    QMap<QString, QString> result;
    m_store.beginGroup(Table::keysGroup);
    for (const QString &action : m_store.childKeys())
        result.insert(action, m_store.value(action).toString());
    m_store.endGroup();
    return result;
}

void Settings::setKeys(const QMap<QString, QString> &changed)
{
    m_store.remove(Table::keysGroup);
    m_store.beginGroup(Table::keysGroup);
    for (const auto &[action, sequence] : changed.asKeyValueRange())
        m_store.setValue(action, sequence);
    m_store.endGroup();
}

PictureLoading Settings::pictureLoading() const
{
    return choice(Table::pictureLoading);
}

void Settings::setPictureLoading(PictureLoading value)
{
    setPlain(Table::pictureLoading.key, QString(Table::pictureLoading.nameOf(value)));
}

bool Settings::sourceEnabled(const QString &id, bool fallback) const
{
    return isOn(keyBelow(Table::sourcesGroup, id, Table::sourceEnabled), fallback);
}

void Settings::setSourceEnabled(const QString &id, bool value)
{
    m_store.setValue(keyBelow(Table::sourcesGroup, id, Table::sourceEnabled), value);
}

QString Settings::sourceBase(const QString &id, const QString &fallback) const
{
    const QString base = sourceText(id, Table::sourceBase);
    return base.isEmpty() ? fallback : base;
}

QString Settings::sourceText(const QString &id, QLatin1StringView name) const
{
    return text(keyBelow(Table::sourcesGroup, id, name));
}

void Settings::setSourceText(const QString &id, QLatin1StringView name, const QString &value)
{
    setText(keyBelow(Table::sourcesGroup, id, name), value);
}

bool Settings::sourceHasToken(const QString &id) const
{
    return isOn(keyBelow(Table::sourcesGroup, id, Table::sourceHasToken), false);
}

void Settings::setSourceHasToken(const QString &id, bool value)
{
    setText(keyBelow(Table::sourcesGroup, id, Table::sourceHasToken),
            value ? u"true"_s : QString());
}

QStringList Settings::sourcesNamed(const QString &prefix) const
{
    m_store.beginGroup(Table::sourcesGroup);
    QStringList ids = m_store.childGroups();
    m_store.endGroup();
    ids.removeIf([&prefix](const QString &id) { return !id.startsWith(prefix); });
    return ids;
}

void Settings::removeSource(const QString &id)
{
    m_store.remove(QString(Table::sourcesGroup + u'/' + id));
}

QStringList Settings::arxivCategories() const
{
    const QString written = partsOf(m_store.value(Table::arxivCategories)).join(u' ');
    const QStringList categories = arxivCategoriesIn(written);
    if (!categories.isEmpty())
        return categories;
    if (!written.trimmed().isEmpty())
        reportIgnored(Table::arxivCategories, u"a list of arXiv categories"_s);
    return arxivCategoriesIn(Table::defaultArxivCategories);
}

void Settings::setArxivCategories(const QStringList &value)
{
    const QStringList categories = arxivCategoriesIn(value.join(u' '));
    if (categories.isEmpty())
        m_store.remove(Table::arxivCategories);
    else
        m_store.setValue(Table::arxivCategories, categories);
}

QByteArray Settings::bytes(QAnyStringView key) const
{
    return m_store.value(key).toByteArray();
}

QString Settings::plainText(QAnyStringView key) const
{
    return m_store.value(key).toString();
}

void Settings::setPlain(QAnyStringView key, const QVariant &value)
{
    if (m_store.value(key) != value) // setting it would write the file again
        m_store.setValue(key, value);
}

QString Settings::text(QAnyStringView key) const
{
    return partsOf(m_store.value(key)).join(u',').trimmed();
}

void Settings::setText(QAnyStringView key, const QString &value)
{
    const QString trimmed = value.trimmed();
    if (trimmed.isEmpty())
        m_store.remove(key);
    else
        m_store.setValue(key, trimmed);
}

int Settings::number(const NumberSetting &setting) const
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

void Settings::setNumber(const NumberSetting &setting, int value)
{
    m_store.setValue(setting.key, std::clamp(value, setting.minimum, setting.maximum));
}

// Not QVariant::toBool(), which takes every word except "false" and "0" for true.
bool Settings::isOn(QAnyStringView key, bool fallback) const
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

template<class Choice, std::size_t count>
Choice Settings::choice(const ChoiceSetting<Choice, count> &setting) const
{
    const QString word = text(setting.key);
    for (std::size_t i = 0; i < count; ++i)
        if (word.compare(setting.names[i], Qt::CaseInsensitive) == 0)
            return Choice(i);
    if (m_store.contains(setting.key)) {
        QStringList names;
        for (const QLatin1StringView name : setting.names)
            names += name;
        reportIgnored(setting.key, names.join(u", "_s));
    }
    return setting.defaultValue;
}

// Once for each key: some settings are read again and again.
void Settings::reportIgnored(QAnyStringView key, const QString &expected) const
{
    const QString name = key.toString();
    if (m_reported.contains(name))
        return;
    m_reported.insert(name);
    qCWarning(logSettings).noquote() << "Ignoring the setting" << name << "in" << m_file + u':'
                                     << text(key) << "is not" << expected;
}

} // namespace broadsheet
