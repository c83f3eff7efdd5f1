#include "export/Export.h"

#include "digest/Digest.h"
#include "papers/Links.h"

#include <algorithm>
#include <functional>
#include <map>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// A digest has one text for each paper; a digest's own comes first.
QList<SourceText> textOf(const Paper &paper)
{
    if (paper.texts.isEmpty())
        return {};
    const auto digests =
        std::find_if(paper.texts.begin(), paper.texts.end(),
                     [](const PaperText &text) { return text.source == "digest"_L1; });
    const PaperText &text = digests == paper.texts.end() ? paper.texts.constFirst() : *digests;
    return {{text.language, text.markdown}};
}

DigestEntry entryOf(const Paper &paper)
{
    return {.paper = {.id = paper.id,
                      .url = paper.url.isEmpty() ? abstractPage(paper.id).toString() : paper.url,
                      .title = paper.title,
                      .votes = paper.votes,
                      .authors = paper.authors,
                      .media = paper.media,
                      .texts = textOf(paper),
                      .categories = {},
                      .comment = {}},
            .remainder = {}};
}

} // namespace

QByteArray toMarkdown(const QList<Paper> &papers)
{
    // Newest first, but papers without a day stand before the first heading.
    std::map<QDate, QList<DigestEntry>, std::greater<>> days;
    Digest digest;
    for (const Paper &paper : papers)
        days[paper.days.isEmpty() ? QDate() : paper.days.constLast()].append(entryOf(paper));
    for (const auto &[day, entries] : days) {
        const QString heading =
            day.isValid() ? u"Daily Papers (%1)"_s.arg(day.toString(Qt::ISODate)) : QString();
        const DigestDay part{.day = day, .heading = heading, .preamble = {}, .entries = entries};
        digest.days.insert(day.isValid() ? digest.days.size() : 0, part);
    }
    return writeDigest(digest);
}

} // namespace broadsheet
