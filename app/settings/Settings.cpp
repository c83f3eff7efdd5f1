#include "settings/Settings.h"

#include "settings/ArxivCategories.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// "sources/<id>/enabled" and the like.
QString keyBelow(QLatin1StringView group, const QString &id, QLatin1StringView name)
{
    return group + u'/' + id + u'/' + name;
}

} // namespace

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

QStringList Settings::textLanguages() const
{
    QStringList languages{textLanguage().section(u'/', 1), // "digest/ko"
                          QLocale().name().section(u'_', 0, 0)};
    languages.removeAll(QString());
    languages.removeDuplicates();
    return languages;
}

ListDensity Settings::density() const
{
    return choice(Table::density);
}

void Settings::setDensity(ListDensity value)
{
    setChoice(Table::density, value);
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
    setChoice(Table::pictureLoading, value);
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
    const QString written = text(Table::arxivCategories);
    const QStringList categories = arxivCategoriesIn(written);
    if (!categories.isEmpty())
        return categories;
    if (!written.isEmpty())
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

} // namespace broadsheet
