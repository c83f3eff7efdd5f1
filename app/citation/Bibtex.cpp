// BibTeX and BibLaTeX: one way of writing, two vocabularies.
#include "citation/Citations.h"
#include "citation/Reference.h"
#include "citation/Romanise.h"
#include "citation/TexText.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// The names that the two have for one thing.
struct Dialect
{
    TexAlphabet alphabet;
    QLatin1StringView type;
    QLatin1StringView archive; // of the eprint
    QLatin1StringView archiveClass;
    QLatin1StringView journal;
    QLatin1StringView userNote;
};

constexpr Dialect bibtex{TexAlphabet::Ascii, "misc"_L1, "archivePrefix"_L1,
                         "primaryClass"_L1,  "note"_L1, "annote"_L1};
constexpr Dialect biblatex{TexAlphabet::Unicode, "online"_L1,   "eprinttype"_L1,
                           "eprintclass"_L1,     "addendum"_L1, "annotation"_L1};

class Writer final
{
public:
    explicit Writer(const Dialect &dialect) : m_dialect(dialect) {}

    QByteArray entry(const Reference &reference)
    {
        m_out = u'@' + QString(m_dialect.type) + u'{' + reference.key;
        // The inner braces keep styles from changing the title to lower case.
        if (!reference.title.isEmpty())
            field("title"_L1, u'{' + texTitle(reference.title, m_dialect.alphabet) + u'}');
        field("author"_L1, authors(reference));
        date(reference);
        if (reference.id.isArxiv()) {
            field("eprint"_L1, reference.id.text);
            field(m_dialect.archive, u"arXiv"_s);
            field(m_dialect.archiveClass, text(reference.category));
        }
        field("version"_L1, reference.version ? QString::number(*reference.version) : QString());
        field("doi"_L1, doi(reference.doi));
        field(m_dialect.journal, text(reference.journal));
        field("url"_L1, escapedUrl(reference.url));
        field("abstract"_L1, texTitle(reference.abstract, m_dialect.alphabet));
        field("keywords"_L1, list(reference.tags));
        field("sourcekeywords"_L1, list(reference.keywords)); // no style reads it
        field(m_dialect.userNote, text(reference.note));
        m_out += "\n}\n"_L1;
        return m_out.toUtf8();
    }

private:
    [[nodiscard]] QString text(const QString &plain) const
    {
        return texText(plain, m_dialect.alphabet);
    }

    // A comma inside one would make two of it.
    [[nodiscard]] QString list(const QStringList &words) const
    {
        QStringList texts;
        for (const QString &word : words)
            texts.append(word.contains(u',') ? u'{' + text(word) + u'}' : text(word));
        return texts.join(", "_L1);
    }

    // BibTeX gives a DOI to LaTeX as text; biber reads it as it is, as long as its braces match.
    [[nodiscard]] QString doi(const QString &plain) const
    {
        const bool isRaw =
            m_dialect.alphabet == TexAlphabet::Unicode && std::ranges::none_of(plain, [](QChar c) {
                return c.unicode() >= 0x7F || u"{}\\%#^"_s.contains(c);
            });
        // Styles make links of it, in which these two are themselves.
        return isRaw ? plain
                     : text(plain)
                           .replace(u"\\textless{}"_s, u"<"_s)
                           .replace(u"\\textgreater{}"_s, u">"_s);
    }

    // An address is ASCII already. These would end a field or a line in LaTeX.
    [[nodiscard]] static QString escapedUrl(QString url)
    {
        return url.replace(u"{"_s, u"%7B"_s)
            .replace(u"}"_s, u"%7D"_s)
            .replace(u"\\"_s, u"%5C"_s)
            .replace(u"^"_s, u"%5E"_s);
    }

    void date(const Reference &reference)
    {
        if (!reference.year)
            return;
        const QString month = u"%1"_s.arg(reference.month, 2, 10, QChar(u'0'));
        if (m_dialect.alphabet == TexAlphabet::Ascii)
            field("year"_L1, QString::number(*reference.year));
        else
            field("date"_L1, QString::number(*reference.year) +
                                 (reference.month > 0 ? u'-' + month : QString()));
    }

    [[nodiscard]] QString authors(const Reference &reference) const
    {
        QStringList names;
        for (const PersonName &name : reference.authors)
            names.append(author(name));
        if (reference.hasMoreAuthors)
            names.append(u"others"_s); // which styles print as "et al."
        return names.join(" and "_L1);
    }

    [[nodiscard]] QString author(const PersonName &asWritten) const
    {
        const bool isAscii = m_dialect.alphabet == TexAlphabet::Ascii;
        const PersonName name = isAscii ? romanised(asWritten) : asWritten;
        // Braces keep a name from being split at a space, at a comma or at "and".
        if (name.isWhole())
            return needsBraces(name.family) ? u'{' + text(name.family) + u'}' : text(name.family);
        if (isPlain(name) && isLatinOrder(asWritten, isAscii))
            return text(name.given) + u' ' + text(name.family);
        const QString last =
            hasInnerParticle(name.family) ? u'{' + text(name.family) + u'}' : text(name.family);
        const QString family = name.particle.isEmpty() ? last : text(name.particle) + u' ' + last;
        const QString suffix = name.suffix.isEmpty() ? QString() : u", "_s + text(name.suffix);
        return family + suffix + u", "_s + text(name.given);
    }

    static bool needsBraces(const QString &name)
    {
        return name.contains(u' ') || name.contains(u',') || name == "others"_L1;
    }

    // BibTeX parts names at spaces and hyphens.
    static QStringList parts(const QString &name)
    {
        static const QRegularExpression separators(u"[ -]"_s);
        return name.split(separators);
    }

    static bool beginsInLowerCase(const QString &part)
    {
        return !part.isEmpty() && part.front().isLower();
    }

    // "al-Khwarizmi": BibTeX would take the first part for a particle and drop the hyphen.
    static bool hasInnerParticle(const QString &family)
    {
        QStringList before = parts(family);
        before.removeLast();
        return std::ranges::any_of(before, beginsInLowerCase);
    }

    // "Jane Roe" and "Jane Q. Roe" are read right without a comma.
    static bool isPlain(const PersonName &name)
    {
        return name.particle.isEmpty() && name.suffix.isEmpty() && !name.family.contains(u' ') &&
               !hasInnerParticle(name.family) && !name.given.split(u' ').contains(QString()) &&
               std::ranges::none_of(parts(name.given), beginsInLowerCase);
    }

    static bool isLatinOrder(const PersonName &asWritten, bool isAscii)
    {
        return isAscii || asWritten == romanised(asWritten);
    }

    void field(QLatin1StringView name, const QString &value)
    {
        if (!value.isEmpty())
            m_out += ",\n  "_L1 + name + " = {"_L1 + value + u'}';
    }

    Dialect m_dialect;
    QString m_out;
};

QByteArray written(const QList<Paper> &papers, const Dialect &dialect)
{
    QByteArray out;
    for (const Paper &paper : papers) {
        if (!out.isEmpty())
            out += '\n';
        out += Writer(dialect).entry(referenceTo(paper));
    }
    return out;
}

} // namespace

QByteArray toBibtex(const QList<Paper> &papers)
{
    return written(papers, bibtex);
}

QByteArray toBiblatex(const QList<Paper> &papers)
{
    return written(papers, biblatex);
}

} // namespace broadsheet
