#include "export/Export.h"

#include "digest/DailyPapers.h"
#include "highlights/HighlightMarkdown.h"
#include "modeltext/ModelText.h"
#include "notation/NoteBlock.h"
#include "papers/Links.h"
#include "papers/SourceTraits.h"
#include "spelling/PersonNames.h"

#include <algorithm>
#include <map>
#include <utility>

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

// A feed can give another page than the one that a paper is known by. Reading the digest must find
// the same paper.
QString linkOf(const Paper &paper)
{
    const bool isSame = !paper.url.isEmpty() && PaperId::fromLink(paper.url) == paper.id;
    return isSame ? paper.url : abstractPage(paper.id).toString();
}

DigestEntry entryOf(const Paper &paper, const Texts &texts)
{
    return {.paper = {.id = paper.id,
                      .url = linkOf(paper),
                      .title = paper.title,
                      .votes = paper.votes,
                      .authors = authorsOf(paper),
                      .media = paper.media,
                      .texts = texts}};
}

// The days that it is written on, oldest first.
QList<QDate> daysOf(const Paper &paper, const ExportOptions &options)
{
    if (paper.days.isEmpty())
        return {QDate()};
    QList<QDate> days = paper.days;
    days.removeIf([&options](QDate day) {
        return day.isValid() && ((options.from.isValid() && day < options.from) ||
                                 (options.to.isValid() && day > options.to));
    });
    return days;
}

QList<DigestEntry> entriesOf(const Paper &paper, QDate day, bool withNote)
{
    QList<DigestEntry> entries;
    for (const Texts &texts : textsOf(paper, day))
        entries.append(entryOf(paper, texts));
    if (withNote && !(paper.note.isEmpty() && paper.tags.isEmpty()))
        entries.first().paper.texts.append(
            {QString(),
             writeNoteBlock({.paper = paper.id, .note = paper.note, .tags = paper.tags})});
    if (const QString marked = highlightsMarkdown(paper.highlights); withNote && !marked.isEmpty())
        entries.first().paper.texts.append({QString(), writeHighlightBlock(marked)});
    return entries;
}

// In words that are no date of a day.
QString headingOfWeek(QDate day)
{
    int year = 0;
    const int week = day.weekNumber(&year);
    return writeHeadingBlock(u"Week %1 of %2"_s.arg(week).arg(year));
}

} // namespace

QList<DatedText> toMarkdownEntries(const QList<Paper> &papers, const ExportOptions &options)
{
    QList<DatedText> entries;
    for (const Paper &paper : papers) {
        const QList<QDate> listed = daysOf(paper, options);
        for (const QDate day : listed) {
            const bool withNote = options.notes && day == listed.constLast();
            for (const DigestEntry &entry : entriesOf(paper, day, withNote))
                entries.append({.day = day, .text = writeEntry(entry)});
        }
    }
    return entries;
}

QByteArray digestHeading(QDate day, QDate before, const ExportOptions &options)
{
    if (!day.isValid())
        return {};
    QByteArray heading = "## " + dayHeading(day).toUtf8() + "\n\n";
    if (options.weeks && (!before.isValid() || headingOfWeek(day) != headingOfWeek(before)))
        heading.prepend(headingOfWeek(day).toUtf8() + "\n\n");
    return heading;
}

QByteArray toMarkdown(const QList<Paper> &papers, const ExportOptions &options)
{
    std::map<QDate, QByteArray, DigestOrder> days;
    for (const auto &[day, text] : toMarkdownEntries(papers, options))
        days[day] += text;
    QByteArray out;
    QDate before;
    for (const auto &[day, text] : days)
        out += digestHeading(day, std::exchange(before, day), options) + text;
    out.chop(1); // no blank line at the end
    return out;
}

} // namespace broadsheet
