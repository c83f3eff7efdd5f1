#include "citation/Citations.h"
#include "citation/Reference.h"
#include "papers/DisplayText.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

void set(QJsonObject &object, QLatin1StringView name, const QString &value)
{
    if (!value.isEmpty())
        object.insert(name, value);
}

QJsonObject author(const PersonName &name)
{
    QJsonObject result;
    if (name.isWhole()) {
        result.insert("literal"_L1, name.family);
        return result;
    }
    set(result, "family"_L1, name.family);
    set(result, "given"_L1, name.given);
    set(result, "non-dropping-particle"_L1, name.particle);
    set(result, "suffix"_L1, name.suffix);
    return result;
}

QJsonObject item(const Reference &reference)
{
    QJsonObject result{{"id"_L1, reference.key}, {"type"_L1, u"article"_s}};
    set(result, "title"_L1, displayTitle(reference.title));
    QJsonArray authors;
    for (const PersonName &name : reference.authors)
        authors.append(author(name));
    if (reference.hasMoreAuthors)
        authors.append(QJsonObject{{"literal"_L1, u"others"_s}}); // as pandoc writes it
    if (!authors.isEmpty())
        result.insert("author"_L1, authors);
    if (reference.year) {
        QJsonArray date{*reference.year};
        if (reference.month > 0)
            date.append(reference.month);
        result.insert("issued"_L1, QJsonObject{{"date-parts"_L1, QJsonArray{date}}});
    }
    if (reference.id.isArxiv()) {
        result.insert("publisher"_L1, u"arXiv"_s);
        set(result, "number"_L1, u"arXiv:"_s + reference.id.text);
        set(result, "genre"_L1, reference.category);
    }
    set(result, "version"_L1, reference.version ? QString::number(*reference.version) : QString());
    set(result, "DOI"_L1, reference.doi);
    set(result, "URL"_L1, reference.url);
    set(result, "abstract"_L1, displayTitle(reference.abstract));
    set(result, "note"_L1, reference.journal);
    set(result, "keyword"_L1, reference.tags.join(", "_L1));
    set(result, "annote"_L1, reference.note);
    if (!reference.keywords.isEmpty())
        result.insert("custom"_L1, QJsonObject{{"sourceKeywords"_L1,
                                                QJsonArray::fromStringList(reference.keywords)}});
    return result;
}

} // namespace

QByteArray toCslJson(const QList<Paper> &papers)
{
    QJsonArray items;
    for (const Paper &paper : papers)
        items.append(item(referenceTo(paper)));
    return QJsonDocument(items).toJson(QJsonDocument::Indented);
}

} // namespace broadsheet
