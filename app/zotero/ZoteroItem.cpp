#include "zotero/ZoteroItem.h"

#include "citation/Reference.h"
#include "papers/DisplayText.h"
#include "papers/Links.h"

#include <QJsonArray>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

void set(QJsonObject &object, QLatin1StringView name, const QString &value)
{
    if (!value.isEmpty())
        object.insert(name, value);
}

// Without the DOIs that arXiv gives to all its papers.
QString publishersDoi(const Reference &reference)
{
    return publicationPage(reference.doi).isEmpty() ? QString() : reference.doi;
}

bool isPublished(const Reference &reference)
{
    return !reference.journal.isEmpty() || !publishersDoi(reference).isEmpty();
}

QJsonObject creator(const PersonName &name)
{
    QJsonObject result{{"creatorType"_L1, u"author"_s}};
    if (name.isWhole()) {
        result.insert("lastName"_L1, name.family);
        result.insert("fieldMode"_L1, 1);
        return result;
    }
    const QString given = name.suffix.isEmpty() ? name.given : name.given + u", "_s + name.suffix;
    const QString family =
        name.particle.isEmpty() ? name.family : name.particle + u' ' + name.family;
    result.insert("firstName"_L1, given);
    result.insert("lastName"_L1, family);
    return result;
}

QJsonArray creators(const Reference &reference)
{
    QJsonArray result;
    for (const PersonName &name : reference.authors)
        result.append(creator(name));
    return result;
}

// "2024-03"
QString dateOf(const Reference &reference)
{
    if (!reference.year)
        return {};
    const QString year = QString::number(*reference.year);
    return reference.month > 0 ? u"%1-%2"_s.arg(year).arg(reference.month, 2, 10, '0'_L1) : year;
}

// A line each, as Zotero's own translator of arXiv writes them.
QString extraOf(const Reference &reference)
{
    QStringList lines;
    if (reference.id.isArxiv()) {
        const QString category =
            reference.category.isEmpty() ? QString() : u" [%1]"_s.arg(reference.category);
        lines.append(u"arXiv:"_s + reference.id.text + category);
    }
    if (reference.hasMoreAuthors)
        lines.append(u"Authors: et al."_s); // they are no creator
    return lines.join(u'\n');
}

QJsonArray tagsOf(const Reference &reference)
{
    QJsonArray result;
    for (const QString &tag : reference.tags)
        result.append(QJsonObject{{"tag"_L1, tag}, {"type"_L1, 0}});
    for (const QString &keyword : reference.keywords)
        if (!reference.tags.contains(keyword, Qt::CaseInsensitive))
            result.append(QJsonObject{{"tag"_L1, keyword}, {"type"_L1, 1}});
    return result;
}

QString htmlOf(const QString &note)
{
    static const QRegularExpression blankLines(u"\\n\\s*\\n"_s);
    QString html;
    for (const QString &paragraph : note.trimmed().split(blankLines, Qt::SkipEmptyParts))
        html +=
            u"<p>"_s + paragraph.trimmed().toHtmlEscaped().replace(u'\n', "<br/>"_L1) + u"</p>"_s;
    return html;
}

void setPublication(QJsonObject &item, const Reference &reference)
{
    const bool isArxiv = reference.id.isArxiv();
    if (isPublished(reference)) {
        item.insert("itemType"_L1, u"journalArticle"_s);
        set(item, "publicationTitle"_L1, reference.journal);
        set(item, "DOI"_L1, publishersDoi(reference));
        return;
    }
    item.insert("itemType"_L1, u"preprint"_s);
    if (isArxiv) {
        item.insert("repository"_L1, u"arXiv"_s);
        item.insert("archiveID"_L1, QString(u"arXiv:"_s + reference.id.text));
        item.insert("DOI"_L1, QString(u"10.48550/arXiv."_s + reference.id.text));
    }
}

} // namespace

QJsonObject zoteroItem(const Reference &reference, const QString &id)
{
    QJsonObject item{{"id"_L1, id},
                     {"title"_L1, displayTitle(reference.title)},
                     {"creators"_L1, creators(reference)},
                     {"tags"_L1, tagsOf(reference)},
                     {"attachments"_L1, QJsonArray()},
                     {"notes"_L1, QJsonArray()}};
    setPublication(item, reference);
    set(item, "abstractNote"_L1, displayTitle(reference.abstract));
    set(item, "date"_L1, dateOf(reference));
    set(item, "url"_L1, reference.url);
    set(item, "extra"_L1, extraOf(reference));
    if (reference.id.isArxiv())
        item.insert("libraryCatalog"_L1, u"arXiv.org"_s);
    if (!reference.pdf.isEmpty())
        item.insert("attachments"_L1, QJsonArray{QJsonObject{{"title"_L1, u"PDF"_s},
                                                             {"url"_L1, reference.pdf},
                                                             {"mimeType"_L1, u"text/html"_s},
                                                             {"snapshot"_L1, false}}});
    if (const QString note = htmlOf(reference.note); !note.isEmpty())
        item.insert("notes"_L1, QJsonArray{QJsonObject{{"note"_L1, note}}});
    return item;
}

} // namespace broadsheet
