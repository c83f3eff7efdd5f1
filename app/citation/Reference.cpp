#include "citation/Reference.h"

#include "citation/CitationKey.h"
#include "papers/Links.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// "2403" of 2403.14624 and of cs/2403017.
QString yearAndMonth(const PaperId &id)
{
    constexpr qsizetype digits = 4;
    return id.text.section(u'/', -1).left(digits);
}

int monthOf(const Paper &paper)
{
    if (paper.id.isArxiv())
        return yearAndMonth(paper.id).sliced(2).toInt();
    return paper.days.isEmpty() ? 0 : paper.days.constFirst().month();
}

// English first: citations are written in it.
QString abstractOf(const Paper &paper)
{
    const PaperText *found = nullptr;
    for (const PaperText &text : paper.texts)
        if (text.kind == TextKind::Abstract &&
            (!found || (found->language != "en"_L1 && text.language == "en"_L1)))
            found = &text;
    return found ? found->markdown.simplified() : QString();
}

} // namespace

std::optional<int> yearOf(const Paper &paper)
{
    if (paper.id.isArxiv()) {
        const int year = yearAndMonth(paper.id).left(2).toInt();
        return year >= 91 ? 1900 + year : 2000 + year; // arXiv began in 1991
    }
    if (paper.days.isEmpty())
        return std::nullopt;
    return paper.days.constFirst().year();
}

Reference referenceTo(const Paper &paper)
{
    Reference result{.key = citationKey(paper),
                     .id = paper.id,
                     .authors = {},
                     .hasMoreAuthors = paper.hasMoreAuthors,
                     .title = paper.title.simplified(),
                     .year = yearOf(paper),
                     .month = monthOf(paper),
                     .version = paper.version,
                     .category = paper.id.isArxiv() ? paper.categories.value(0) : QString(),
                     .doi = doiOf(paper.id, paper.doi),
                     .journal = paper.journalReference,
                     .url = abstractPage(paper.id).toString(QUrl::FullyEncoded),
                     .pdf = pdfPage(paper.id).toString(QUrl::FullyEncoded),
                     .abstract = abstractOf(paper),
                     .keywords = paper.keywords,
                     .tags = paper.tags,
                     .note = paper.note};
    for (const QString &author : paper.authors)
        result.authors.append(parsePersonName(author));
    return result;
}

} // namespace broadsheet
