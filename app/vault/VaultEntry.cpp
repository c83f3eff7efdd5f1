#include "vault/VaultEntry.h"

#include "highlights/HighlightMarkdown.h"
#include "papers/Links.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

FrontKey one(const QString &name, const QString &value)
{
    return {.name = name, .values = {value}};
}

FrontKey many(const QString &name, const QStringList &values)
{
    return {.name = name, .values = values, .isList = true};
}

QString linkOf(const Paper &paper)
{
    return paper.url.isEmpty() ? abstractPage(paper.id).toString() : paper.url;
}

QString literalMarkdown(const QString &text)
{
    QString result;
    for (const QChar c : text) {
        if (u"\\`*_[]<>"_s.contains(c))
            result += u'\\';
        result += c;
    }
    return result;
}

// All different texts, summaries first.
QStringList textsOf(const Paper &paper)
{
    QStringList parts;
    QStringList seen;
    for (const bool isAbstract : {false, true})
        for (const PaperText &text : paper.texts) {
            if ((text.kind == TextKind::Abstract) != isAbstract || seen.contains(text.markdown))
                continue;
            seen.append(text.markdown);
            parts << (isAbstract ? u"## Abstract"_s : u"## Summary"_s) << text.markdown;
        }
    return parts;
}

QString authorsOf(const Paper &paper)
{
    return paper.authors.join(", "_L1) + (paper.hasMoreAuthors ? QString(andOthers) : QString());
}

} // namespace

QString vaultHash(const QString &text)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex().left(16));
}

QString VaultEntry::fingerprint() const
{
    QString all = body + u'\0' + note;
    for (const FrontKey &key : keys)
        all += u'\0' + key.name + u'\1' + key.values.join(u'\1');
    return vaultHash(all);
}

VaultEntry vaultEntryOf(const Paper &paper)
{
    QStringList days;
    for (const QDate day : paper.days)
        days.append(day.toString(Qt::ISODate));
    QStringList parts{u"# "_s + literalMarkdown(paper.title.simplified())};
    if (!paper.authors.isEmpty())
        parts << literalMarkdown(authorsOf(paper));
    parts << u'<' + linkOf(paper) + u'>';
    parts << textsOf(paper);
    if (const QString marked = highlightsMarkdown(paper.highlights); !marked.isEmpty())
        parts << u"## My highlights"_s << marked;
    parts << u"## My note"_s;
    return {.id = paper.id,
            .keys = {one(u"title"_s, paper.title.simplified()), many(u"authors"_s, paper.authors),
                     one(u"link"_s, linkOf(paper)), many(u"days"_s, days),
                     one(u"starred"_s, paper.state.starred ? u"true"_s : u"false"_s),
                     many(u"broadsheet-tags"_s, paper.tags)},
            .body = parts.join("\n\n"_L1),
            .note = paper.note};
}

} // namespace broadsheet
