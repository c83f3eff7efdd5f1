#include "library/Merge.h"

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

int distrust(const QString &source)
{
    if (source == "arxiv"_L1)
        return 0;
    return source == "digest"_L1 ? 2 : 1;
}

qint64 age(QDate day) // smaller is newer; no day is the oldest
{
    return day.isValid() ? -day.toJulianDay() : std::numeric_limits<qint64>::max();
}

// Without control characters, which no name has and JSON does not allow.
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

void addMissing(QList<PaperText> &texts, const Listing &listing)
{
    for (const SourceText &text : listing.report.texts) {
        const auto isSame = [&text](const PaperText &known) {
            return known.language == text.language && known.markdown == text.markdown;
        };
        if (std::none_of(texts.cbegin(), texts.cend(), isSame))
            texts.append({.source = listing.source,
                          .language = text.language,
                          .markdown = text.markdown,
                          .day = listing.day});
    }
}

std::optional<int> newestVotes(const QList<Listing> &byTrust)
{
    const Listing *newest = nullptr;
    const auto order = [](const Listing &l) { return std::tuple(age(l.day), -l.seen); };
    for (const Listing &listing : byTrust)
        if (listing.report.votes && (!newest || order(listing) < order(*newest)))
            newest = &listing;
    return newest ? newest->report.votes : std::nullopt;
}

QString storable(QString text)
{
    return text.isValidUtf16() ? text : QString::fromUtf8(text.toUtf8());
}

QStringList storable(const QStringList &list)
{
    QStringList clean;
    for (const QString &entry : list)
        if (!entry.isEmpty())
            clean.append(storable(QString(entry)).replace(u'\x1f', u' ')); // separates lists
    return clean;
}

} // namespace

void sortByTrust(QList<Listing> &listings)
{
    std::sort(listings.begin(), listings.end(), [](const Listing &a, const Listing &b) {
        const auto order = [](const Listing &l) {
            return std::tuple(distrust(l.source), l.source, age(l.day));
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
        if (paper.id.isEmpty())
            paper.id = report.id;
        if (paper.title.isEmpty())
            paper.title = report.title;
        if (paper.url.isEmpty())
            paper.url = report.url;
        if (paper.authors.isEmpty())
            paper.authors = trimmedNames(report.authors);
        if (paper.comment.isEmpty())
            paper.comment = report.comment;
        if (listing.day.isValid() && !paper.days.contains(listing.day))
            paper.days.append(listing.day);
        addMissing(paper.media, report.media);
        addMissing(paper.categories, report.categories);
        addMissing(paper.texts, listing);
    }
    std::sort(paper.days.begin(), paper.days.end());
    paper.votes = newestVotes(listings);
    return paper;
}

PaperReport overlaid(const PaperReport &older, const PaperReport &newer)
{
    const auto text = [](const QString &before, const QString &after) {
        return after.isEmpty() ? before : after;
    };
    const auto list = [](const QStringList &before, const QStringList &after) {
        return after.isEmpty() ? before : after;
    };
    return {.id = older.id,
            .url = text(older.url, newer.url),
            .title = text(older.title, newer.title),
            .votes = newer.votes ? newer.votes : older.votes,
            .authors = list(older.authors, newer.authors),
            .media = list(older.media, newer.media),
            .texts = newer.texts.isEmpty() ? older.texts : newer.texts,
            .categories = list(older.categories, newer.categories),
            .comment = text(older.comment, newer.comment)};
}

PaperReport storable(PaperReport report)
{
    report.id.text = storable(report.id.text);
    report.url = storable(report.url);
    report.title = storable(report.title);
    report.authors = storable(report.authors);
    report.media = storable(report.media);
    report.categories = storable(report.categories);
    report.comment = storable(report.comment);
    report.texts.removeIf([](const SourceText &text) { return text.markdown.isEmpty(); });
    for (SourceText &text : report.texts)
        text = {.language = storable(text.language), .markdown = storable(text.markdown)};
    return report;
}

} // namespace broadsheet
