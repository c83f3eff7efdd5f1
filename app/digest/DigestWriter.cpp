#include "digest/Digest.h"

#include "digest/DailyPapers.h"
#include "digest/Headings.h"
#include "digest/Mailing.h"
#include "notation/AuthorNames.h"
#include "notation/MediaLine.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

void appendBlock(QByteArray &out, const QString &text)
{
    if (!text.isEmpty())
        out.append(text.toUtf8()).append("\n\n");
}

QString oneLine(const QString &text)
{
    return text.contains(u'\n') ? text.simplified() : text;
}

constexpr QByteArrayView
    rule("------------------------------------------------------------------------------\n");

void appendField(QByteArray &out, QByteArrayView label, const QString &value)
{
    if (!value.isEmpty())
        out.append(label).append(' ').append(value.toUtf8()).append('\n');
}

void appendEntry(QByteArray &out, const DigestEntry &entry)
{
    const PaperReport &paper = entry.paper;
    out.append("\\\\\narXiv:");
    if (paper.id.isArxiv())
        out.append(paper.id.text.toUtf8());
    out.append('\n');
    appendField(out, "Title:", paper.title);
    appendField(out, "Authors:", paper.authors.join(QLatin1StringView(", ")));
    appendField(out, "Categories:", paper.categories.join(u' '));
    appendField(out, "Comments:", paper.comment);
    appendField(out, "Journal-ref:", paper.journalReference);
    appendField(out, "DOI:", paper.doi);
    // After the fields, because it can have second ones of their kinds.
    if (!entry.remainder.isEmpty())
        out.append(entry.remainder.toUtf8()).append('\n');
    if (!paper.texts.isEmpty())
        out.append("\\\\\n").append(paper.texts.constFirst().markdown.toUtf8()).append('\n');
    out.append("\\\\ ( ").append(paper.url.toUtf8()).append(" )\n").append(rule);
}

QByteArray writeDailyPapers(const Digest &digest)
{
    QByteArray out;
    appendBlock(out, digest.preamble);
    for (const DigestDay &day : digest.days) {
        if (!day.heading.isEmpty())
            appendBlock(out, u"## "_s + day.heading);
        appendBlock(out, day.preamble);
        for (const DigestEntry &entry : day.entries)
            out.append(writeEntry(entry));
    }
    if (out.endsWith("\n\n"))
        out.chop(1);
    return out;
}

} // namespace

QByteArray writeEntry(const DigestEntry &entry)
{
    QByteArray out;
    const PaperReport &paper = entry.paper;
    const QString title = oneLine(paper.title);
    const QString link = oneLine(paper.url);
    const QString fallback = u'[' + title + u"]("_s + link + u')';
    appendBlock(out, u"### "_s + writeTitle(title, link).value_or(fallback));
    // The order matters for reading it back. The remainder can have media, so the paper's come
    // first; and votes and authors that later ones replaced, so the valid ones come last. A known
    // field has to follow the remainder, or it would be read as summary, and has to precede the
    // summary, or the summary's first lines could be read as fields.
    for (const QString &url : paper.media)
        appendBlock(out, writeMedia(url));
    if (!paper.code.isEmpty())
        appendBlock(out, u"Code: "_s + paper.code);
    appendBlock(out, entry.remainder);
    if (paper.votes)
        appendBlock(out, u"Vote: "_s + QString::number(*paper.votes));
    else if (paper.authors.isEmpty() &&
             !(entry.remainder.isEmpty() && paper.code.isEmpty() && paper.texts.isEmpty()))
        appendBlock(out, u"Vote: -"_s);
    if (!paper.authors.isEmpty())
        appendBlock(out, u"Authors: "_s + oneLine(writeAuthors(paper.authors)));
    for (const SourceText &text : paper.texts)
        appendBlock(out, text.markdown);
    return out;
}

QByteArray writeMailing(const Digest &digest)
{
    QByteArray out;
    if (!digest.days.isEmpty() && !digest.days.constFirst().heading.isEmpty())
        out.append(digest.days.constFirst().heading.toUtf8()).append('\n');
    if (!digest.preamble.isEmpty())
        out.append(digest.preamble.toUtf8()).append('\n');
    out.append(rule);
    for (const DigestDay &day : digest.days) {
        if (!day.preamble.isEmpty())
            out.append(day.preamble.toUtf8()).append('\n').append(rule);
        for (const DigestEntry &entry : day.entries)
            appendEntry(out, entry);
    }
    return out;
}

QByteArray writeDigest(const Digest &digest)
{
    return digest.kind == DigestKind::ArxivMailing ? writeMailing(digest)
                                                   : writeDailyPapers(digest);
}

} // namespace broadsheet
