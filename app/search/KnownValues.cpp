#include "search/KnownValues.h"

#include "papers/SourceTraits.h"
#include "search/CategoryNames.h"
#include "search/Fold.h"
#include "search/Tr.h"
#include "search/Values.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

using Kind = SearchOperator::Kind;

constexpr FactWord isWords[] = {
    {"read"_L1, SearchFact::Unread, false}, {"unread"_L1, SearchFact::Unread},
    {"starred"_L1, SearchFact::Starred},    {"unstarred"_L1, SearchFact::Starred, false},
    {"rising"_L1, SearchFact::Rising},      {"changed"_L1, SearchFact::Changed},
    {"later"_L1, SearchFact::Later},        {"followed"_L1, SearchFact::Followed},
};

constexpr FactWord hasWords[] = {
    {"code"_L1, SearchFact::Code},         {"project"_L1, SearchFact::Project},
    {"picture"_L1, SearchFact::Picture},   {"video"_L1, SearchFact::Video},
    {"abstract"_L1, SearchFact::Abstract}, {"note"_L1, SearchFact::Note},
    {"tag"_L1, SearchFact::Tag},
};

constexpr qsizetype maxCategories = 12; // suggested at once

QString explanationOf(const FactWord &word)
{
    switch (word.fact) {
    case SearchFact::Unread:
        return word.isThere ? SearchTr::tr("not read yet") : SearchTr::tr("read");
    case SearchFact::Starred:
        return word.isThere ? SearchTr::tr("with a star") : SearchTr::tr("without a star");
    case SearchFact::Rising:
        return SearchTr::tr("gained many votes since you saw it");
    case SearchFact::Changed:
        return SearchTr::tr("new version, withdrawn or published since you saw it");
    case SearchFact::Later:
        return SearchTr::tr("set aside for later");
    case SearchFact::Followed:
        return SearchTr::tr("by an author you follow");
    case SearchFact::Code:
        return SearchTr::tr("with a link to its code");
    case SearchFact::Project:
        return SearchTr::tr("with a link to its project");
    case SearchFact::Picture:
        return SearchTr::tr("with a picture");
    case SearchFact::Video:
        return SearchTr::tr("with a video");
    case SearchFact::Abstract:
        return SearchTr::tr("with its abstract");
    case SearchFact::Note:
        return SearchTr::tr("with your note");
    case SearchFact::Tag:
        return SearchTr::tr("with any tag");
    }
    return {};
}

QList<KnownValue> factsLike(const SearchOperator &which, const QString &typed)
{
    QList<KnownValue> values;
    for (const FactWord &each : factWords(which.kind))
        if (QString(each.word).startsWith(typed))
            values.append({each.word, explanationOf(each)});
    return values;
}

QList<KnownValue> daysLike(const QString &typed)
{
    QList<KnownValue> values;
    for (const DayWord &each : dayWords())
        if (QString(each.word).startsWith(typed))
            values.append({each.word, explanationOf(each)});
    return values;
}

// Those whose category begins so come first.
QList<KnownValue> categoriesLike(const QString &typed)
{
    QList<KnownValue> values;
    for (const bool byName : {false, true})
        for (const CategoryName &each : arxivCategoryNames()) {
            const bool begins = QString(each.category).startsWith(typed, Qt::CaseInsensitive);
            const QString name = QString::fromLatin1(each.name);
            const bool isNamed = typed.size() > 1 && indexOfTerm(folded(name), typed) >= 0;
            if (values.size() < maxCategories && (byName ? isNamed && !begins : begins))
                values.append({each.category, name});
        }
    return values;
}

QList<KnownValue> sourcesLike(const QString &typed)
{
    QList<KnownValue> values;
    for (const QLatin1StringView id : knownSourceIds())
        if (QString(id).startsWith(typed, Qt::CaseInsensitive))
            values.append({id, sourceName(id)});
    return values;
}

} // namespace

std::span<const FactWord> factWords(Kind kind)
{
    if (kind == Kind::Is)
        return isWords;
    if (kind == Kind::Has)
        return hasWords;
    return {};
}

QList<KnownValue> knownValues(const SearchOperator &which, const QString &typed)
{
    switch (which.kind) {
    case Kind::Is:
    case Kind::Has:
        return factsLike(which, typed);
    case Kind::Days:
        return daysLike(typed);
    case Kind::Category:
        return categoriesLike(typed);
    case Kind::Source:
        return sourcesLike(typed);
    default:
        return {};
    }
}

QString problemWithCategory(const QString &value)
{
    const auto fits = [&value](const CategoryName &each) {
        return isInCategory(folded(QString(each.category)), value);
    };
    return std::ranges::any_of(arxivCategoryNames(), fits)
               ? QString()
               : SearchTr::tr("arXiv has no category “%1”. Categories look like cs.CL or math.")
                     .arg(value);
}

QString problemWithSource(const QString &value)
{
    QStringList known;
    for (const QLatin1StringView id : knownSourceIds()) {
        if (folded(QString(id)).startsWith(value))
            return {};
        known.append(id);
    }
    for (const QLatin1StringView prefix : namedSourcePrefixes())
        if (value.startsWith(folded(QString(prefix))))
            return {};
    return SearchTr::tr("There is no source “%1”. Sources begin with one of these: %2.")
        .arg(value, known.join(u", "_s));
}

} // namespace broadsheet
