#include "digest/Mailing.h"

namespace broadsheet {

namespace {

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
    // After the fields, because it can have second ones of their kinds.
    if (!entry.remainder.isEmpty())
        out.append(entry.remainder.toUtf8()).append('\n');
    if (!paper.texts.isEmpty())
        out.append("\\\\\n").append(paper.texts.constFirst().markdown.toUtf8()).append('\n');
    out.append("\\\\ ( ").append(paper.url.toUtf8()).append(" )\n").append(rule);
}

} // namespace

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

} // namespace broadsheet
