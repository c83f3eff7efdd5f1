#include "bibliography/BibtexReader.h"

#include "base/Limits.h"
#include "bibliography/EntryBuilder.h"
#include "bibliography/TexValue.h"
#include "bibliography/Tr.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

using Fields = QHash<QString, QString>; // values in TeX, by names in lower case

bool isNameSign(QChar c)
{
    return !c.isSpace() && !u"{}(),=#\"%@"_s.contains(c);
}

// The first of several authors; "and" in braces is a part of a name.
QString firstOf(const QString &authors)
{
    int depth = 0;
    for (qsizetype at = 0; at < authors.size(); ++at) {
        depth += authors[at] == u'{' ? 1 : authors[at] == u'}' ? -1 : 0;
        const bool isBetween = authors[at].isSpace() && depth == 0;
        if (isBetween && QStringView(authors).sliced(at + 1).startsWith("and"_L1) &&
            at + 4 < authors.size() && authors[at + 4].isSpace())
            return authors.left(at);
    }
    return authors;
}

// The fields that say which paper it is.
constexpr std::array idFields{"eprint"_L1, "arxivid"_L1};
constexpr std::array archiveFields{"archiveprefix"_L1, "eprinttype"_L1};
constexpr std::array linkFields{"url"_L1, "ee"_L1, "link"_L1, "bdsk-url-1"_L1, "howpublished"_L1};
constexpr std::array noteFields{"journal"_L1, "journaltitle"_L1, "volume"_L1,   "number"_L1,
                                "note"_L1,    "howpublished"_L1, "eid"_L1,      "pages"_L1,
                                "annote"_L1,  "addendum"_L1,     "pubstate"_L1, "publisher"_L1,
                                "extra"_L1,   "booktitle"_L1};

bool isRead(const QString &field)
{
    const auto isOneOf = [&field](const auto &fields) {
        return std::ranges::find(fields, field) != fields.end();
    };
    return field == "title"_L1 || field == "author"_L1 || field == "doi"_L1 || isOneOf(idFields) ||
           isOneOf(archiveFields) || isOneOf(linkFields) || isOneOf(noteFields);
}

EntryFacts factsOf(const Fields &fields)
{
    const auto plain = [&fields](QLatin1StringView name) { return plainOfTex(fields.value(name)); };
    EntryFacts facts;
    facts.title = plain("title"_L1);
    const QString author = firstOf(fields.value(u"author"_s)).trimmed();
    facts.firstAuthor = plainOfTex(author);
    if (author.startsWith(u'{') && author.indexOf(u'}') == author.size() - 1)
        facts.firstAuthor.remove(u','); // a team's name is one
    for (const QLatin1StringView name : idFields)
        if (facts.eprint.isEmpty())
            facts.eprint = plain(name);
    for (const QLatin1StringView name : archiveFields)
        facts.eprintArchive += plain(name);
    facts.doi = plain("doi"_L1);
    for (const QLatin1StringView name : linkFields)
        if (const QString link = addressOfTex(fields.value(name)); link.contains("://"_L1))
            facts.links.append(link.sliced(std::max<qsizetype>(link.indexOf("http"_L1), 0)));
    for (const QLatin1StringView name : noteFields)
        if (const QString note = plain(name); !note.isEmpty())
            facts.notes.append(note);
    return facts;
}

class BibtexReader final
{
public:
    BibtexReader(const QString &text, Diagnostics &diagnostics)
        : m_text(text), m_diagnostics(diagnostics)
    {}

    QList<BibliographyEntry> read()
    {
        while (const std::optional<QString> kind = nextBlock()) {
            m_line = lineAt(m_begin);
            if (*kind == "comment"_L1 || *kind == "preamble"_L1)
                passBlock();
            else if (*kind == "string"_L1)
                readString();
            else if (m_entries.size() < maxBibliographyEntries)
                readEntry();
            else
                return withRestLeftOut();
        }
        return std::move(m_entries);
    }

private:
    QList<BibliographyEntry> withRestLeftOut()
    {
        m_diagnostics.fail(
            m_line,
            BibliographyTr::tr("Only the first %1 entries are read.").arg(maxBibliographyEntries));
        return std::move(m_entries);
    }

    // "article" of the next "@article{", behind which the reader then is. Nothing: the end.
    std::optional<QString> nextBlock()
    {
        for (m_at = m_text.indexOf(u'@', m_at); m_at >= 0; m_at = m_text.indexOf(u'@', m_at)) {
            m_begin = m_at++;
            if (const std::optional<QString> kind = blockKind())
                return kind;
        }
        m_at = m_text.size();
        return {};
    }

    // Behind an "@".
    std::optional<QString> blockKind()
    {
        passSpace();
        const qsizetype begin = m_at;
        while (m_at < m_text.size() && m_text[m_at].isLetter())
            ++m_at;
        const QString kind = m_text.sliced(begin, m_at - begin).toLower();
        passSpace();
        if (kind.isEmpty() || m_at == m_text.size() || !u"{("_s.contains(m_text[m_at]))
            return {};
        m_close = m_text[m_at] == u'{' ? u'}' : u')';
        ++m_at;
        return kind;
    }

    // An entry that begins here at the start of a line, so what is before it was not closed.
    [[nodiscard]] bool isAtBlock() const
    {
        qsizetype at = m_at;
        if (at >= m_text.size() || m_text[at] != u'@' || !startsLine(at))
            return false;
        while (++at < m_text.size() && m_text[at].isLetter()) {
        }
        return at < m_text.size() && u"{("_s.contains(m_text[at]) && at > m_at + 1;
    }

    [[nodiscard]] bool startsLine(qsizetype at) const
    {
        while (at > 0 && (m_text[at - 1] == u' ' || m_text[at - 1] == u'\t'))
            --at;
        return at == 0 || m_text[at - 1] == u'\n';
    }

    // A comment or a preamble.
    void passBlock()
    {
        const qsizetype begin = m_at;
        const qsizetype lineEnd = m_text.indexOf(u'\n', begin);
        for (int depth = 1; m_at < m_text.size() && !isAtBlock(); ++m_at) {
            depth += m_text[m_at] == u'{' ? 1 : 0;
            if (m_text[m_at] != u'}' && m_text[m_at] != m_close)
                continue;
            if (--depth == 0) {
                ++m_at;
                return;
            }
        }
        // Not closed. BibTeX says that a comment ends with its line. Only once, or looking for the
        // end could take the square of the size.
        if (m_at == m_text.size() && lineEnd >= 0 && !std::exchange(m_hasOpenComment, true))
            m_at = lineEnd;
    }

    void readString()
    {
        passSpace();
        const QString name = readName();
        passSpace();
        if (name.isEmpty() || m_at == m_text.size() || m_text[m_at] != u'=')
            return;
        ++m_at;
        const std::optional<QString> value = readValue();
        if (!value)
            return reportOpen(name);
        if (m_strings.size() < maxBibliographyStrings)
            m_strings.insert(name, value->left(maxBibliographyString));
    }

    void readEntry()
    {
        const int line = m_line;
        const QString key = readKey();
        Fields fields;
        const bool isWhole = readFields(key, fields);
        EntryFacts facts = factsOf(fields);
        facts.line = line;
        facts.key = key;
        if (isWhole && facts.isEmpty())
            m_diagnostics.warn(line, BibliographyTr::tr("The entry “%1” names no paper: it has "
                                                        "neither title nor id.")
                                         .arg(key));
        if (!facts.isEmpty())
            m_entries.append(entryFrom(facts));
    }

    // Empty where the entry begins with a field.
    QString readKey()
    {
        passSpace();
        const qsizetype begin = m_at;
        while (m_at < m_text.size() && m_text[m_at] != u',' && m_text[m_at] != u'\n' &&
               m_text[m_at] != m_close) {
            if (m_text[m_at] == u'=') {
                m_at = begin;
                return {};
            }
            ++m_at;
        }
        constexpr qsizetype longest = 200;
        return m_text.sliced(begin, m_at - begin).trimmed().left(longest);
    }

    // False: the entry is broken, which was reported. The fields before that are there.
    bool readFields(const QString &key, Fields &fields)
    {
        for (;;) {
            passBetweenFields();
            if (m_at == m_text.size() || isAtBlock()) {
                reportOpen(key);
                return false;
            }
            if (m_text[m_at] == m_close) {
                ++m_at;
                return true;
            }
            const QString name = readName();
            passSpace();
            if (name.isEmpty() || m_at == m_text.size() || m_text[m_at] != u'=') {
                passBroken(key, name);
                continue;
            }
            ++m_at;
            const std::optional<QString> value = readValue();
            if (!value) {
                reportOpen(key);
                return false;
            }
            const bool isWanted = isRead(name) && !fields.contains(name); // BibTeX takes the first
            if (isWanted && !value->isEmpty())
                fields.insert(name, *value);
        }
    }

    // What is no field, up to where the next one may begin. Said once for an entry.
    void passBroken(const QString &key, const QString &name)
    {
        if (m_brokenLine != m_line)
            m_diagnostics.warn(lineAt(std::min(m_at, m_text.size() - 1)),
                               BibliographyTr::tr("In the entry “%1”, “%2” is not a field.")
                                   .arg(key, quotedPart(name)));
        m_brokenLine = m_line;
        if (!name.isEmpty() && m_at < m_text.size() && isNameSign(m_text[m_at]))
            return; // the next field may begin here
        while (m_at < m_text.size() && m_text[m_at] != u',' && m_text[m_at] != m_close &&
               m_text[m_at] != u'\n')
            ++m_at;
    }

    [[nodiscard]] QString quotedPart(const QString &name) const
    {
        constexpr qsizetype shown = 40;
        const QString rest = m_text.mid(m_at, shown).section(u'\n', 0, 0);
        return QString(name + rest).simplified().left(shown);
    }

    void reportOpen(const QString &key)
    {
        m_diagnostics.fail(m_line, BibliographyTr::tr("The entry “%1” has no end. What is before "
                                                      "the fault was read.")
                                       .arg(key));
    }

    void passSpace()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
    }

    // People comment fields out, although BibTeX has no such comments.
    void passBetweenFields()
    {
        for (; m_at < m_text.size(); ++m_at) {
            if (m_text[m_at] == u'%') {
                if (m_lineEnd >= 0) // it is looked for once in the last line: many signs may follow
                    m_lineEnd = m_text.indexOf(u'\n', m_at);
                m_at = std::max(m_lineEnd, m_at);
            } else if (!m_text[m_at].isSpace() && m_text[m_at] != u',')
                return;
        }
    }

    QString readName()
    {
        const qsizetype begin = m_at;
        while (m_at < m_text.size() && isNameSign(m_text[m_at]))
            ++m_at;
        return m_text.sliced(begin, m_at - begin).toLower();
    }

    // Parts with "#" between them. Nothing: a part has no end.
    std::optional<QString> readValue()
    {
        QString value;
        for (;;) {
            passSpace();
            const std::optional<QString> part = readPart();
            if (!part)
                return {};
            value += part->left(maxBibliographyValue - value.size());
            passSpace();
            if (m_at == m_text.size() || m_text[m_at] != u'#')
                return value;
            ++m_at;
        }
    }

    std::optional<QString> readPart()
    {
        if (m_at == m_text.size())
            return {};
        if (m_text[m_at] == u'{')
            return readUpTo(u'}');
        if (m_text[m_at] == u'"')
            return readUpTo(u'"');
        const QString name = readName(); // of a string, or a number
        const QString value = m_strings.value(name, name);
        m_expanded += value.size();
        return m_expanded <= maxBibliographyExpansion ? value : name; // nobody repeats one so often
    }

    // Behind an opening sign, up to the closing one that is in no braces.
    std::optional<QString> readUpTo(QChar end)
    {
        const qsizetype begin = ++m_at;
        for (int depth = 0; m_at < m_text.size(); ++m_at) {
            const QChar c = m_text[m_at];
            if (depth == 0 && c == end)
                return m_text.sliced(begin, m_at++ - begin);
            const QChar next = m_at + 1 < m_text.size() ? m_text[m_at + 1] : QChar();
            if (c == u'\\' && (next == u'\\' || next == u'"')) // of G\"odel, which BibTeX refuses
                ++m_at;
            depth += c == u'{' ? 1 : c == u'}' ? -1 : 0;
            if (depth < 0 || isAtBlock())
                return {};
        }
        return {};
    }

    // Asked for in the order of the text.
    int lineAt(qsizetype place)
    {
        for (; m_counted < place; ++m_counted)
            m_lines += m_text[m_counted] == u'\n' ? 1 : 0;
        return m_lines;
    }

    const QString &m_text;
    Diagnostics &m_diagnostics;
    qsizetype m_at = 0;
    qsizetype m_begin = 0; // of the block
    QChar m_close;         // of the block
    int m_line = 1;        // of the block
    int m_brokenLine = 0;  // of the block for which that was said
    bool m_hasOpenComment = false;
    qsizetype m_lineEnd = 0;  // of a comment between fields; -1: there is no other one
    qsizetype m_expanded = 0; // characters of strings in values
    qsizetype m_counted = 0;
    int m_lines = 1;
    QHash<QString, QString> m_strings;
    QList<BibliographyEntry> m_entries;
};

} // namespace

QList<BibliographyEntry> readBibtex(const QString &text, Diagnostics &diagnostics)
{
    return BibtexReader(text, diagnostics).read();
}

} // namespace broadsheet
