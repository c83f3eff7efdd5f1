#include "tables/Merge.h"

#include "base/Clock.h"
#include "papers/SourceTraits.h"
#include "papers/StorableText.h"
#include "spelling/PersonNames.h"
#include "spelling/TexLetters.h"
#include "tables/Votes.h"

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// In the order in which the times of a listing are stored. New fields go to the end.
constexpr std::tuple fields{
    &PaperReport::url,   &PaperReport::title,    &PaperReport::votes,        &PaperReport::authors,
    &PaperReport::media, &PaperReport::texts,    &PaperReport::categories,   &PaperReport::comment,
    &PaperReport::code,  &PaperReport::project,  &PaperReport::organization, &PaperReport::keywords,
    &PaperReport::doi,   &PaperReport::comments, &PaperReport::stars,        &PaperReport::version};
static_assert(std::tuple_size_v<decltype(fields)> == fieldCount);
constexpr size_t votesField = 2;
constexpr size_t textsField = 5;
constexpr size_t commentsField = 13;
constexpr size_t starsField = 14;

// Calls use(index, member) for each field.
template<class Use>
void forEachField(Use use)
{
    std::apply(
        [&use](auto... member) {
            size_t index = 0;
            (use(index++, member), ...);
        },
        fields);
}

bool isKnown(std::optional<int> number)
{
    return number.has_value();
}

template<class Container>
bool isKnown(const Container &container)
{
    return !container.isEmpty();
}

// Decides between two values from the same time. Any rule works that does not depend on the order
// in which they were stored.
bool isGreater(std::optional<int> a, std::optional<int> b)
{
    return a > b;
}

bool isGreater(const QString &a, const QString &b)
{
    return a.size() != b.size() ? a.size() > b.size() : a > b;
}

bool isGreater(const QStringList &a, const QStringList &b)
{
    return a.size() != b.size() ? a.size() > b.size() : b < a;
}

bool isGreater(const QList<SourceText> &a, const QList<SourceText> &b)
{
    if (a.size() != b.size())
        return a.size() > b.size();
    const auto before = [](const SourceText &x, const SourceText &y) {
        return std::tie(x.markdown, x.language, x.kind) < std::tie(y.markdown, y.language, y.kind);
    };
    return std::lexicographical_compare(b.begin(), b.end(), a.begin(), a.end(), before);
}

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

void addMissing(QStringList &list, const QStringList &more)
{
    for (const QString &entry : more)
        if (!list.contains(entry))
            list.append(entry);
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
        if (!isKnown(known))
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
    take(paper.version, report.version);
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
            last = std::max(last, std::optional(std::pair(listing.times[field], *said)));
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

qint64 Listing::votesAt() const
{
    return times[votesField];
}

qint64 Listing::textsAt() const
{
    return times[textsField];
}

void Listing::setAllTimes()
{
    forEachField(
        [this](size_t index, auto member) { times[index] = isKnown(report.*member) ? seen : 0; });
}

QString timesText(const Listing &listing)
{
    bool atOnce = true;
    forEachField([&](size_t index, auto member) {
        atOnce &= listing.times[index] == (isKnown(listing.report.*member) ? listing.seen : 0);
    });
    if (atOnce)
        return {};
    QStringList numbers;
    for (const qint64 time : listing.times)
        numbers.append(QString::number(time));
    return numbers.join(u' ');
}

void setTimes(Listing &listing, const QString &text)
{
    if (text.isEmpty()) {
        listing.setAllTimes();
        return;
    }
    const QStringList numbers = text.split(u' ');
    for (size_t index = 0; index < fieldCount; ++index)
        listing.times[index] = numbers.value(static_cast<qsizetype>(index)).toLongLong();
}

void join(Listing &into, const Listing &from)
{
    forEachField([&into, &from](size_t index, auto member) {
        const auto &said = from.report.*member;
        auto &known = into.report.*member;
        if (!isKnown(said))
            return;
        const qint64 before = into.times[index];
        const qint64 after = from.times[index];
        if (!isKnown(known) || after > before || (after == before && isGreater(said, known))) {
            known = said;
            into.times[index] = after;
        }
    });
    if (from.seen > into.seen) {
        into.seen = from.seen;
        into.position = from.position;
        into.origin = from.origin;
    } else if (from.seen == into.seen) {
        into.position = std::min(into.position, from.position);
        into.origin = std::max(into.origin, from.origin);
    }
}

bool dropKnown(Listing &said, const Listing &known)
{
    bool left = false;
    forEachField([&](size_t index, auto member) {
        auto &field = said.report.*member;
        if (field == known.report.*member) {
            field = std::decay_t<decltype(field)>();
            said.times[index] = 0;
        }
        left |= isKnown(field);
    });
    return left;
}

void sortByTrust(QList<Listing> &listings)
{
    std::sort(listings.begin(), listings.end(), [](const Listing &a, const Listing &b) {
        const auto order = [](const Listing &l) {
            return std::tuple(sourceTraits(l.source).trustRank, l.source, age(l.day));
        };
        return order(a) < order(b);
    });
}

Paper merged(QList<Listing> listings)
{
    sortByTrust(listings);
    Paper paper;
    for (const Listing &listing : std::as_const(listings)) {
        const PaperReport &report = listing.report;
        takeFirstKnown(paper, report);
        if (listing.day.isValid() && !paper.days.contains(listing.day))
            paper.days.append(listing.day);
        addMissing(paper.media, report.media);
        addMissing(paper.categories, report.categories);
        addMissing(paper.keywords, report.keywords);
        addMissing(paper.texts, listing);
    }
    takeAuthors(paper, listings);
    std::sort(paper.days.begin(), paper.days.end());
    paper.votes = newestVotes(listings);
    paper.comments = newestValue(listings, &PaperReport::comments, commentsField);
    paper.stars = newestValue(listings, &PaperReport::stars, starsField);
    return paper;
}

PaperReport storable(PaperReport report)
{
    report.id.text = storableText(report.id.text);
    for (QString PaperReport::*text :
         {&PaperReport::url, &PaperReport::title, &PaperReport::comment, &PaperReport::code,
          &PaperReport::project, &PaperReport::organization, &PaperReport::doi})
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

} // namespace broadsheet
