#include "bibliography/EntryBuilder.h"

#include "base/Limits.h"
#include "citation/PersonName.h"
#include "papers/DisplayText.h"
#include "search/Fold.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

PaperId arxivId(const QString &written)
{
    QString text = written.trimmed();
    if (text.startsWith("arxiv:"_L1, Qt::CaseInsensitive))
        text = text.sliced(6).trimmed();
    static const QRegularExpression subject(u"\\s*\\[[^\\]]*\\]$"_s); // "2403.14624 [cs.CV]"
    text.remove(subject);
    const PaperId id = PaperId::fromLink(QString(u"arXiv:"_s + text));
    return id.isArxiv() ? id : PaperId();
}

// The lines of a note that begin with an id, as programs write it there: "arXiv:2403.14624 [cs]",
// "arXiv preprint arXiv:2403.14624", "abs/2403.14624". In "extends arXiv:2403.14624" it is another
// paper's.
PaperId arxivIdInNote(const QString &note)
{
    static const QRegularExpression beginning(
        u"^\\W*(?:(?:arxiv|corr|e-?prints?|preprints?|available at|url|publisher)\\b[\\s,:]*)*"
        "(?:arxiv\\s*[:.]\\s*|arxiv\\s+|abs/|https?://(?:www\\.|export\\.)?arxiv\\.org/[a-z]+/)"
        "((?:\\d{4}\\.\\d{4,5}|[a-z-]+(?:\\.[A-Z]{2})?/\\d{7})(?:v\\d+)?)(?!\\d)"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::MultilineOption);
    const QRegularExpressionMatch match = beginning.match(note);
    return match.hasMatch() ? arxivId(match.captured(1)) : PaperId();
}

// "https://doi.org/10.1000/X", "doi:10.1000/X" and "10.1000/X" → "10.1000/x".
QString plainDoi(const QString &written)
{
    static const QRegularExpression prefix(u"^(?:https?://(?:dx\\.)?doi\\.org/|doi\\s*[:=]?\\s*)"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    QString doi = written.trimmed();
    doi.remove(prefix);
    static const QRegularExpression form(u"^10\\.\\d{4,9}/\\S+$"_s);
    return form.match(doi).hasMatch() ? doi.toLower() : QString();
}

PaperId arxivIdIn(const EntryFacts &facts)
{
    const QString archive = facts.eprintArchive.trimmed();
    if (archive.isEmpty() || archive.contains("arXiv"_L1, Qt::CaseInsensitive))
        if (const PaperId id = arxivId(facts.eprint); !id.isEmpty())
            return id;
    for (const QString &link : facts.links + QStringList{facts.doi})
        if (const PaperId id = PaperId::fromLink(link); id.isArxiv())
            return id;
    if (const QString doi = plainDoi(facts.doi); !doi.isEmpty())
        if (const PaperId id = PaperId::fromLink(QString(u"https://doi.org/"_s + doi));
            id.isArxiv())
            return id;
    for (const QString &note : facts.notes)
        if (const PaperId id = arxivIdInNote(note); !id.isEmpty())
            return id;
    return {};
}

QString doiIn(const EntryFacts &facts)
{
    for (const QString &text : QStringList{facts.doi} + facts.links + facts.notes)
        if (const QString doi = plainDoi(text); !doi.isEmpty())
            return doi;
    return {};
}

} // namespace

bool EntryFacts::isEmpty() const
{
    return title.isEmpty() && eprint.isEmpty() && doi.isEmpty() && links.isEmpty() &&
           notes.isEmpty();
}

QString familyIn(const QString &name)
{
    const QString plain = name.simplified();
    if (plain.contains(u','))
        return plain.section(u',', 0, 0).trimmed();
    const PersonName parsed = parsePersonName(plain);
    return parsed.particle.isEmpty() ? parsed.family : parsed.particle + u' ' + parsed.family;
}

BibliographyEntry entryFrom(const EntryFacts &facts)
{
    BibliographyEntry entry{.line = facts.line,
                            .key = facts.key,
                            .title = facts.title.left(maxTitleLength),
                            .firstAuthor = familyIn(facts.firstAuthor.left(maxNameLength)),
                            .arxiv = arxivIdIn(facts),
                            .doi = {},
                            .address = {}};
    if (!entry.arxiv.isEmpty())
        return entry; // what else it names is the same paper
    entry.doi = doiIn(facts);
    for (const QString &link : facts.links)
        if (entry.address.isEmpty() && link.size() <= maxLinkLength)
            entry.address = PaperId::fromLink(link);
    return entry;
}

QString comparableTitle(const QString &title)
{
    QString letters;
    for (const QChar c : folded(displayTitle(title)))
        if (c.isLetterOrNumber() || c.isMark() || c.isSurrogate())
            letters += c;
    return letters;
}

QString comparableAuthor(const QString &name)
{
    const QStringList words = folded(familyIn(name)).split(u' ', Qt::SkipEmptyParts);
    QString letters;
    for (const QChar c : words.value(words.size() - 1))
        if (c.isLetterOrNumber() || c.isMark())
            letters += c;
    return letters;
}

} // namespace broadsheet
