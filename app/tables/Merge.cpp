#include "tables/Merge.h"

#include "base/Clock.h"
#include "papers/DisplayText.h"
#include "papers/SourceTraits.h"
#include "papers/StorableText.h"
#include "papers/TexSymbols.h"
#include "spelling/PersonNames.h"
#include "spelling/TexLetters.h"
#include "tables/Votes.h"
#include "tables/Withdrawal.h"

#include <algorithm>
#include <tuple>
#include <type_traits>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr int maxRankOfArxiv = 1; // SourceTraits::trustRank of arXiv's own services

qint64 age(QDate day) // smaller is newer; an invalid day is the oldest
{
    return day.isValid() ? -day.toJulianDay() : std::numeric_limits<qint64>::max();
}

// Names without control characters, which JSON does not allow.
QStringList trimmedNames(const QStringList &names)
{
    QStringList trimmed;
    for (QString name : names) {
        std::replace_if(
            name.begin(), name.end(), [](QChar c) { return c < u' '; }, u' ');
        if (name = name.simplified(); !name.isEmpty())
            trimmed.append(std::move(name));
    }
    return trimmed;
}

// Sources break the lines of an abstract differently.
bool isSameText(const PaperText &known, const SourceText &text)
{
    if (known.language != text.language)
        return false;
    if (known.markdown == text.markdown)
        return true;
    return known.kind == TextKind::Abstract && text.kind == TextKind::Abstract &&
           known.markdown.simplified() == text.markdown.simplified();
}

void addMissing(QList<PaperText> &texts, const Listing &listing)
{
    for (const SourceText &text : listing.report.texts) {
        const auto isSame = [&text](const PaperText &known) { return isSameText(known, text); };
        if (std::none_of(texts.cbegin(), texts.cend(), isSame))
            texts.append({.source = listing.source,
                          .language = text.language,
                          .markdown = text.markdown,
                          .day = listing.day,
                          .kind = text.kind,
                          .at = utcTime(listing.textsAt())});
    }
}

void takeFirstKnown(Paper &paper, const PaperReport &report)
{
    const auto take = [](auto &known, const auto &said) {
        if (known == std::decay_t<decltype(known)>())
            known = said;
    };
    take(paper.id.text, report.id.text);
    take(paper.title, report.title);
    take(paper.url, report.url);
    take(paper.comment, report.comment);
    take(paper.code, report.code);
    take(paper.project, report.project);
    take(paper.organization, report.organization);
    take(paper.doi, report.doi);
    take(paper.journalReference, report.journalReference);
}

// 0: there is no abstract, or nobody knows of which version it is.
int abstractVersion(const Listing &listing)
{
    const QList<SourceText> &texts = listing.report.texts;
    const bool isAbstract = !texts.isEmpty() && texts.first().kind == TextKind::Abstract;
    return isAbstract ? listing.times[TextsField].version : 0;
}

bool hasOldAbstract(const Listing &listing, int newestAbstract)
{
    const int version = abstractVersion(listing);
    return version > 0 && version < newestAbstract;
}

// A comment that an older version had is no word on the newest.
bool isWithdrawnIn(const Listing &listing, int newest)
{
    const PaperReport &report = listing.report;
    if (listing.times[CommentField].version == newest && saysWithdrawn(report.comment))
        return true;
    const auto isNotice = [](const SourceText &text) {
        return text.kind == TextKind::Abstract && isNoticeOfWithdrawal(text.markdown);
    };
    return listing.times[TextsField].version == newest &&
           std::any_of(report.texts.cbegin(), report.texts.cend(), isNotice);
}

// A source that names all authors is believed before one that does not.
void takeAuthors(Paper &paper, const QList<Listing> &listings)
{
    for (const bool wanted : {true, false})
        for (const Listing &listing : listings) {
            const QStringList &authors = listing.report.authors;
            if (!paper.authors.isEmpty() || hasOthers(authors) == wanted)
                continue;
            paper.authors = trimmedNames(withoutOthers(authors));
            paper.hasMoreAuthors = !wanted && !paper.authors.isEmpty();
        }
}

// The newest value; of two from the same time, the larger.
std::optional<int> newestValue(const QList<Listing> &listings,
                               std::optional<int> PaperReport::*number, size_t field)
{
    std::optional<std::pair<qint64, int>> last;
    for (const Listing &listing : listings)
        if (const std::optional<int> said = listing.report.*number)
            last = std::max(last, std::optional(std::pair(listing.times[field].at, *said)));
    return last ? std::optional(last->second) : std::nullopt;
}

std::optional<int> newestVotes(const QList<Listing> &listings)
{
    std::optional<Observation> newest;
    for (const Listing &listing : listings)
        if (const auto seen = observationOf(listing); seen && (!newest || *seen > *newest))
            newest = seen;
    return newest ? std::optional(newest->votes) : std::nullopt;
}

QStringList storable(const QStringList &list)
{
    QStringList clean;
    for (const QString &entry : list)
        if (const QString name = storableName(entry); !name.isEmpty())
            clean.append(name); // without listSeparator
    return clean;
}

} // namespace

void addMissing(QStringList &list, const QStringList &more)
{
    for (const QString &entry : more)
        if (!list.contains(entry))
            list.append(entry);
}

struct SpelledTitle
{
    QString letters; // with symbols by their names: "LLM×X" → "LLMtimesX"
    int symbols = 0;
};

SpelledTitle spelled(const QString &title)
{
    SpelledTitle result;
    for (const QChar c : displayTitle(title)) {
        const QString character(c);
        const bool isPlain = c.unicode() < 0x80;
        QString name = isPlain ? QString() : plainOfSuperscript(character);
        if (!isPlain && name.isEmpty())
            name = plainOfSubscript(character);
        if (!isPlain && name.isEmpty())
            name = texSymbolName(character);
        result.symbols += name.isEmpty() ? 0 : 1;
        result.letters += !name.isEmpty() ? name : c.isLetterOrNumber() ? character : QString();
    }
    return result;
}

// Some services lose the backslashes of a title: "LLMtimesMapReduce". Another one may have it
// whole.
QString wholeTitle(const QString &title, const QList<Listing> &listings)
{
    const bool isAlone = std::ranges::all_of(listings, [&title](const Listing &listing) {
        return listing.report.title.isEmpty() || listing.report.title == title;
    });
    if (isAlone)
        return title; // nearly always
    QString whole = title;
    const SpelledTitle first = spelled(title);
    int symbols = first.symbols;
    for (const Listing &listing : listings) {
        const SpelledTitle other = spelled(listing.report.title);
        if (other.symbols > symbols && other.letters == first.letters) {
            whole = listing.report.title;
            symbols = other.symbols;
        }
    }
    return whole;
}

void sortByTrust(QList<Listing> &listings)
{
    std::sort(listings.begin(), listings.end(), [](const Listing &a, const Listing &b) {
        const auto order = [](const Listing &l) {
            const int rank = sourceTraits(l.source).trustRank;
            const bool isArxivs = rank <= maxRankOfArxiv;
            return std::tuple(isArxivs ? -l.version() : 1, rank, l.source, age(l.day));
        };
        return order(a) < order(b);
    });
}

Paper merged(QList<Listing> listings)
{
    sortByTrust(listings);
    int newest = 0;
    int newestAbstract = 0;
    for (const Listing &listing : std::as_const(listings)) {
        newest = std::max(newest, listing.version());
        newestAbstract = std::max(newestAbstract, abstractVersion(listing));
    }
    Paper paper;
    for (const Listing &listing : std::as_const(listings)) {
        const PaperReport &report = listing.report;
        takeFirstKnown(paper, report);
        if (listing.day.isValid() && !paper.days.contains(listing.day))
            paper.days.append(listing.day);
        addMissing(paper.media, report.media);
        addMissing(paper.categories, report.categories);
        addMissing(paper.keywords, report.keywords);
        if (!report.organization.isEmpty())
            addMissing(paper.organizations, {report.organization});
        addMissing(paper.sources, {listing.source});
        if (!hasOldAbstract(listing, newestAbstract))
            addMissing(paper.texts, listing);
        if (isWithdrawnIn(listing, newest))
            paper.isWithdrawn = true;
    }
    paper.title = wholeTitle(paper.title, listings);
    if (newest > 0)
        paper.version = newest;
    takeAuthors(paper, listings);
    std::sort(paper.days.begin(), paper.days.end());
    paper.sources.sort();
    paper.votes = newestVotes(listings);
    paper.comments = newestValue(listings, &PaperReport::comments, CommentsField);
    paper.stars = newestValue(listings, &PaperReport::stars, StarsField);
    return paper;
}

PaperReport storable(PaperReport report)
{
    report.id.text = storableText(report.id.text);
    for (QString PaperReport::*text :
         {&PaperReport::url, &PaperReport::title, &PaperReport::comment, &PaperReport::code,
          &PaperReport::project, &PaperReport::organization, &PaperReport::doi,
          &PaperReport::journalReference})
        report.*text = storableText(report.*text);
    for (QStringList PaperReport::*list : {&PaperReport::authors, &PaperReport::media,
                                           &PaperReport::categories, &PaperReport::keywords})
        report.*list = storable(report.*list);
    report.comment = withTexLetters(report.comment, TexPlace::Prose);
    report.authors = personNames(report.authors);
    report.texts.removeIf([](const SourceText &text) { return text.markdown.isEmpty(); });
    for (SourceText &text : report.texts) {
        text.language = storableText(text.language);
        text.markdown = withTexLetters(storableText(text.markdown), TexPlace::Prose);
    }
    return report;
}

QList<DayReport> storable(QList<DayReport> days)
{
    for (DayReport &day : days)
        for (PaperReport &paper : day.papers)
            paper = storable(std::move(paper));
    return days;
}

} // namespace broadsheet
