#include "sources/SavedEntry.h"

#include "notation/AuthorNames.h"
#include "notation/Dates.h"
#include "notation/Language.h"
#include "papers/StorableText.h"
#include "sources/HuggingFaceEntry.h"
#include "spelling/PersonNames.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QString textOf(const QJsonValue &value)
{
    return storableText(value.toString()).trimmed();
}

// The first of these keys with a value.
QJsonValue valueOf(const QJsonObject &object, std::initializer_list<QLatin1StringView> keys)
{
    for (const QLatin1StringView key : keys)
        if (const QJsonValue value = object.value(key); !value.isUndefined() && !value.isNull())
            return value;
    return QJsonValue(QJsonValue::Undefined);
}

QStringList linesOf(const QJsonValue &value)
{
    QStringList lines;
    const QJsonArray items = value.isArray() ? value.toArray() : QJsonArray{value};
    for (const QJsonValue item : items) {
        if (item["hidden"_L1].toBool()) // an author who is left out
            continue;
        const QJsonValue line = item.isObject() ? item["name"_L1] : item;
        QString text = textOf(line);
        if (text.isEmpty() && item.isObject()) // of Zotero
            text = QString(textOf(item["firstName"_L1]) + u' ' + textOf(item["lastName"_L1]))
                       .trimmed();
        if (!text.isEmpty())
            lines.append(text);
    }
    return lines;
}

// A part of the text that a list's maker wrote, and what it is called above the part.
struct Section
{
    QLatin1StringView key;
    QStringView english;
    QStringView korean;
    QStringView chinese;
};

constexpr std::array sections{
    Section{"tldr"_L1, u"TL;DR", u"요약", u"TL;DR"},
    Section{"purpose"_L1, u"Purpose", u"목적", u"目的"},
    Section{"motivation"_L1, u"Motivation", u"동기", u"动机"},
    Section{"method"_L1, u"Method", u"방법", u"方法"},
    Section{"result"_L1, u"Result", u"결과", u"结果"},
    Section{"results"_L1, u"Results", u"결과", u"结果"},
    Section{"conclusion"_L1, u"Conclusion", u"결론", u"结论"},
};

QStringView nameOf(const Section &section, const QString &language)
{
    return language == "ko"_L1   ? section.korean
           : language == "zh"_L1 ? section.chinese
                                 : section.english;
}

// The sections as Markdown, below the translated title. Empty when the object has none.
SourceText ownText(const QJsonObject &object, const QString &givenLanguage)
{
    QString all;
    for (const Section &section : sections)
        all += linesOf(object.value(section.key)).join(u' ') + u' ';
    if (all.trimmed().isEmpty())
        return {};
    const QString language = givenLanguage.isEmpty() ? languageOf(all) : givenLanguage;
    QStringList parts;
    const QString title = textOf(valueOf(
        object, {"translation_title"_L1, "translated_title"_L1, "title_ko"_L1, "title_zh"_L1}));
    if (!title.isEmpty())
        parts.append(u"**"_s + title.simplified() + u"**"_s);
    for (const Section &section : sections) {
        const QStringList lines = linesOf(object.value(section.key));
        const QString name = u"- **"_s + nameOf(section, language) + u"**: "_s;
        if (lines.size() == 1)
            parts.append(name + lines.constFirst());
        else if (!lines.isEmpty())
            parts.append(name + u"\n  - "_s + lines.join("\n  - "_L1));
    }
    const QString heading = title.isEmpty() ? QString() : parts.takeFirst() + u"\n\n"_s;
    return {.language = language, .markdown = heading + parts.join(u'\n')};
}

// "hep-ph cs.CL" as arXiv's own records have it, and "cs.CL, cs.AI". Other words stay together.
QStringList categoriesOf(const QJsonValue &value)
{
    static const QRegularExpression codes(
        u"^(?:(?:[a-z-]+\\.[A-Za-z-]{2,}|(?:hep-(?:ph|th|ex|lat)|quant-ph|gr-qc|astro-ph|cond-mat"
        "|math-ph|nucl-(?:ex|th)))(?:\\s+|$))+$"_s);
    static const QRegularExpression comma(u"\\s*[,;]\\s*"_s);
    static const QRegularExpression space(u"\\s+"_s);
    QStringList categories;
    for (const QString &line : linesOf(value))
        for (const QString &part : line.split(comma, Qt::SkipEmptyParts))
            categories += codes.match(part).hasMatch() ? part.split(space, Qt::SkipEmptyParts)
                                                       : QStringList{part};
    return categories;
}

// An object of its own for each paper, as daily-arXiv and many others write it.
PaperReport readFlatEntry(const QJsonObject &object)
{
    PaperReport paper;
    const QJsonValue others = object.value("externalIds"_L1); // of Semantic Scholar
    QStringList ids{others["ArXiv"_L1].toString()};
    for (const auto key : {"id"_L1, "arxiv_id"_L1, "archiveID"_L1, "arxivId"_L1, "paper_id"_L1,
                           "abs"_L1, "url"_L1, "link"_L1, "pdf"_L1, "pdf_url"_L1, "arxiv_url"_L1})
        ids.append(object.value(key).toString());
    for (const QString &one : std::as_const(ids)) {
        const PaperId id = PaperId::fromLink(storableText(one));
        if (!id.isArxiv())
            continue;
        paper.id = id;
        paper.url = u"https://arxiv.org/abs/"_s + id.text;
        break;
    }
    paper.title = textOf(valueOf(object, {"title"_L1, "paper_title"_L1})).simplified();
    if (paper.title.isEmpty())
        return {};
    const QJsonValue authors = valueOf(object, {"authors"_L1, "author"_L1, "creators"_L1});
    paper.authors =
        personNames(authors.isString() ? readAuthors(textOf(authors)).names : linesOf(authors));
    paper.votes = countOf(valueOf(object, {"upvotes"_L1, "votes"_L1, "likes"_L1}));
    paper.categories = categoriesOf(valueOf(object, {"categories"_L1, "category"_L1}));
    paper.comment = textOf(valueOf(object, {"comment"_L1, "comments"_L1})).simplified();
    paper.doi = textOf(object.value("doi"_L1));
    paper.journalReference =
        textOf(valueOf(object, {"journal-ref"_L1, "journal_ref"_L1})).simplified();
    if (QString text = textOf(valueOf(object, {"abstract"_L1, "summary"_L1})); !text.isEmpty())
        paper.texts.append({languageOf(text), std::move(text), TextKind::Abstract});
    return paper;
}

// The Hub's reply about one paper is what its daily list has as "paper".
bool isPaperOfHub(const QJsonObject &object)
{
    return object.contains("upvotes"_L1) && object.value("authors"_L1)[0].isObject() &&
           PaperId::fromLink(object.value("id"_L1).toString()).isArxiv();
}

} // namespace

SavedEntry readSavedEntry(const QJsonObject &object, const QString &language)
{
    const QJsonObject inside = object.value("data"_L1).toObject(); // of Zotero's service
    if (!object.contains("title"_L1) && inside.contains("itemType"_L1))
        return readSavedEntry(inside, language);
    SavedEntry entry;
    const bool isAlone = isPaperOfHub(object);
    const bool isOfHub = isAlone || object.value("paper"_L1).isObject();
    const QJsonObject listed = isAlone ? QJsonObject{{"paper"_L1, object}} : object;
    entry.paper = isOfHub ? readHuggingFaceEntry(listed) : readFlatEntry(object);
    if (entry.paper.id.isEmpty())
        return entry;
    entry.day = isOfHub ? listedDay(listed) : dayIn(textOf(object.value("date"_L1)));
    const QJsonObject own =
        object.value("AI"_L1).isObject() ? object.value("AI"_L1).toObject() : object;
    if (SourceText text = ownText(own, language); !text.markdown.isEmpty())
        entry.paper.texts.append(std::move(text));
    for (const QString &keyword : linesOf(object.value("keywords"_L1)))
        if (!entry.paper.keywords.contains(keyword))
            entry.paper.keywords.append(keyword);
    return entry;
}

} // namespace broadsheet
