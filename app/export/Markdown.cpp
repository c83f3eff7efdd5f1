#include "export/Export.h"

#include "digest/Digest.h"
#include "modeltext/ModelText.h"
#include "papers/Links.h"
#include "papers/SourceTraits.h"
#include "spelling/PersonNames.h"

#include <algorithm>
#include <functional>
#include <map>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

using Texts = QList<SourceText>;

Texts textsOf(const PaperText &text)
{
    return {{text.language, text.markdown, text.kind}};
}

// What the user's model wrote in a language in which nobody else wrote a summary.
QList<Texts> ownModelsTexts(const Paper &paper)
{
    QList<Texts> found;
    for (const PaperText &text : paper.texts) {
        const auto isOther = [&text](const PaperText &other) {
            return other.kind == TextKind::Summary && other.language == text.language;
        };
        if (signatureOf(text.markdown) && std::ranges::none_of(paper.texts, isOther))
            found.append(textsOf(text));
    }
    return found;
}

// The texts for each of the paper's entries on `day`, as a digest's entry has only one: those of
// the day, or else one of another day, preferably a digest's. What the user's model wrote comes
// instead of texts that nobody wrote as a summary. Never empty: a paper without texts has one entry
// without text.
QList<Texts> textsOf(const Paper &paper, QDate day)
{
    if (paper.texts.isEmpty())
        return QList<Texts>(1);
    const QList<Texts> models = ownModelsTexts(paper);
    QList<Texts> ofDay;
    for (const PaperText &text : paper.texts)
        if (day.isValid() && text.day == day &&
            (models.isEmpty() || text.kind == TextKind::Summary))
            ofDay.append(textsOf(text));
    if (const QList<Texts> all = ofDay + models; !all.isEmpty())
        return all;
    const auto digests =
        std::find_if(paper.texts.begin(), paper.texts.end(),
                     [](const PaperText &text) { return sourceTraits(text.source).isOwnWriting; });
    return {textsOf(digests == paper.texts.end() ? paper.texts.constFirst() : *digests)};
}

QStringList authorsOf(const Paper &paper)
{
    return paper.hasMoreAuthors ? paper.authors + QStringList{QString(othersMark)} : paper.authors;
}

DigestEntry entryOf(const Paper &paper, const Texts &texts)
{
    return {.paper = {.id = paper.id,
                      .url = paper.url.isEmpty() ? abstractPage(paper.id).toString() : paper.url,
                      .title = paper.title,
                      .votes = paper.votes,
                      .authors = authorsOf(paper),
                      .media = paper.media,
                      .texts = texts}};
}

} // namespace

QByteArray toMarkdown(const QList<Paper> &papers, QDate from, QDate to)
{
    // Newest first, but papers without a day go before the first heading.
    std::map<QDate, QList<DigestEntry>, std::greater<>> days;
    Digest digest;
    const auto isOutside = [from, to](QDate day) {
        return (from.isValid() && day < from) || (to.isValid() && day > to);
    };
    for (const Paper &paper : papers) {
        const QList<QDate> listed = paper.days.isEmpty() ? QList<QDate>{QDate()} : paper.days;
        for (const QDate day : listed) {
            if (day.isValid() && isOutside(day))
                continue;
            for (const Texts &texts : textsOf(paper, day))
                days[day].append(entryOf(paper, texts));
        }
    }
    for (const auto &[day, entries] : days) {
        const QString heading =
            day.isValid() ? u"Daily Papers (%1)"_s.arg(day.toString(Qt::ISODate)) : QString();
        const DigestDay part{.day = day, .heading = heading, .entries = entries};
        digest.days.insert(day.isValid() ? digest.days.size() : 0, part);
    }
    return writeDigest(digest);
}

} // namespace broadsheet
