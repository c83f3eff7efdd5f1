#include "digest/EntryBody.h"

#include "base/Limits.h"
#include "digest/AuthorNames.h"
#include "digest/Language.h"
#include "digest/Lines.h"
#include "digest/LinkText.h"
#include "digest/MediaLine.h"
#include "digest/Tr.h"
#include "papers/Links.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// "Label: value". The label can be bold and the colon full-width.
struct LabelledLine
{
    QByteArray label; // lower case
    QString value;
};

struct Colon
{
    qsizetype at = -1;
    qsizetype size = 0;
};

Colon findColon(QByteArrayView line)
{
    constexpr qsizetype maxLabelSize = 64;
    const QByteArrayView beginning = line.first(std::min(line.size(), maxLabelSize));
    const qsizetype ascii = beginning.indexOf(':');
    const qsizetype wide = beginning.indexOf("\xEF\xBC\x9A"); // U+FF1A
    if (wide >= 0 && (ascii < 0 || wide < ascii))
        return {wide, 3};
    return {ascii, 1};
}

QByteArrayView withoutEmphasis(QByteArrayView text)
{
    while (!text.isEmpty() && (text.front() == '*' || text.front() == '_' || text.front() == ' '))
        text = text.sliced(1);
    while (!text.isEmpty() && (text.back() == '*' || text.back() == '_' || text.back() == ' '))
        text.chop(1);
    return text;
}

std::optional<LabelledLine> readLabel(QByteArrayView line)
{
    line = line.trimmed();
    const bool isBullet = line.size() > 1 && (line[0] == '*' || line[0] == '_') && line[1] == ' ';
    const Colon colon = isBullet ? Colon{} : findColon(line);
    if (colon.at < 1)
        return std::nullopt;
    const QByteArrayView label = withoutEmphasis(line.first(colon.at));
    const auto isLetter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<signed char>(c) < 0;
    };
    if (label.isEmpty() || !isLetter(label.front()))
        return std::nullopt;
    QByteArrayView value = line.sliced(colon.at + colon.size);
    value = value.first(std::min(value.size(), maxFieldBytes));
    if (line.front() == '*' || line.front() == '_') // **Vote:** 3
        while (!value.isEmpty() && (value.front() == '*' || value.front() == '_'))
            value = value.sliced(1);
    return LabelledLine{label.toByteArray().toLower(), QString::fromUtf8(value).trimmed()};
}

enum class FieldKind { Votes, Authors, Media, Unknown };

struct Field
{
    FieldKind kind;
    QByteArrayView lines;
    int number = 0;
    QString value;    // Votes, Authors
    MediaBlock media; // Media
};

FieldKind kindOf(const QByteArray &label)
{
    if (label == "vote" || label == "votes" || label == "upvote" || label == "upvotes")
        return FieldKind::Votes;
    if (label == "author" || label == "authors")
        return FieldKind::Authors;
    return FieldKind::Unknown;
}

bool isBullet(QByteArrayView line)
{
    line = line.trimmed();
    const auto digits =
        std::find_if(line.begin(), line.end(), [](char c) { return c < '0' || c > '9'; });
    const QByteArrayView mark = line.sliced(std::distance(line.begin(), digits));
    if (mark.size() < line.size())
        return mark.startsWith(". ") || mark.startsWith(") ");
    return line.startsWith("- ") || line.startsWith("* ") || line.startsWith("+ ");
}

// A known field written as a bullet: "- Vote: 5", "* Authors: …".
std::optional<LabelledLine> readBulletLabel(QByteArrayView line)
{
    line = line.trimmed();
    if (!line.startsWith("- ") && !line.startsWith("* "))
        return std::nullopt;
    std::optional<LabelledLine> labelled = readLabel(line.sliced(2));
    return labelled && kindOf(labelled->label) != FieldKind::Unknown ? labelled : std::nullopt;
}

// Nothing when the line starts the summary. `isBefore`: votes and authors may still follow, so a
// line that is no bullet can be an unknown field.
std::optional<Field> readField(QByteArrayView rest, QByteArrayView line, int number, bool isBefore)
{
    if (MediaBlock media = readMedia(rest); media.size > 0)
        return Field{FieldKind::Media, rest.first(media.size), number, {}, std::move(media)};
    if (std::optional<LabelledLine> labelled = readLabel(line))
        return Field{kindOf(labelled->label), line, number, std::move(labelled->value), {}};
    if (std::optional<LabelledLine> labelled = readBulletLabel(line))
        return Field{kindOf(labelled->label), line, number, std::move(labelled->value), {}};
    const QByteArrayView trimmed = line.trimmed();
    if (trimmed.startsWith('[') || trimmed.startsWith('<') || (isBefore && !isBullet(line)))
        return Field{FieldKind::Unknown, line, number, {}, {}};
    return std::nullopt;
}

// Nothing when the value is not a count. `isClear` is then true for "-" and other ways to write
// that the count is unknown, and false for anything else.
std::optional<int> readVotes(QString value, bool &isClear)
{
    isClear = true;
    for (const auto unknown : {""_L1, "-"_L1, "?"_L1, "n/a"_L1, "none"_L1, "null"_L1})
        if (value.compare(unknown, Qt::CaseInsensitive) == 0)
            return std::nullopt;
    if (value == u"–" || value == u"—")
        return std::nullopt;
    value.remove(u',');
    if (value.startsWith(u'+'))
        value = value.sliced(1);
    if (value.endsWith(".0"_L1)) // some programs write counts as floating-point numbers
        value.chop(2);
    const int votes = value.toInt(&isClear);
    isClear = isClear && votes >= 0 && value.front().isDigit();
    return isClear ? std::optional(votes) : std::nullopt;
}

class BodyReader final
{
public:
    BodyReader(DigestEntry &entry, Diagnostics &diagnostics)
        : m_entry(entry), m_paper(entry.paper), m_diagnostics(diagnostics)
    {}

    void read(QByteArrayView body, int firstLine)
    {
        const qsizetype summaryBegin = collectFields(body, firstLine);
        for (qsizetype i = 0; i < m_fields.size(); ++i)
            use(m_fields[i], i);
        keepRemainder();
        readSummary(withoutBlankEnds(body.sliced(summaryBegin)));
        warnIfCut(body, firstLine);
    }

private:
    // Collects the fields up to the last known one. Returns where the summary starts.
    qsizetype collectFields(QByteArrayView body, int firstLine)
    {
        qsizetype end = 0;
        qsizetype known = 0;
        bool isBefore = true;
        LineReader lines(body, firstLine);
        while (m_fields.size() < maxEntryFields && lines.next()) {
            if (isBlank(lines.line()))
                continue;
            std::optional<Field> field =
                readField(lines.rest(), lines.line(), lines.number(), isBefore);
            if (!field)
                break;
            const qsizetype fieldEnd = field->lines.data() - body.data() + field->lines.size();
            while (lines.nextBegin() < fieldEnd && lines.next()) {
            }
            m_fields.append(*std::move(field));
            continueAuthors(lines, body);
            const FieldKind kind = m_fields.constLast().kind;
            const bool isNamed = kind == FieldKind::Votes || kind == FieldKind::Authors;
            isBefore = isBefore && !isNamed;
            // A picture after an unknown line can also be part of the summary.
            if (isNamed || (kind == FieldKind::Media && known == m_fields.size() - 1)) {
                known = m_fields.size();
                end = lines.nextBegin();
            }
        }
        m_fields.resize(known);
        m_isCut = !body.endsWith('\n');
        m_endsInFields = end == body.size();
        return end;
    }

    // "Authors: A B," continues on the next line.
    void continueAuthors(LineReader &lines, QByteArrayView body)
    {
        Field &field = m_fields.last();
        while (field.kind == FieldKind::Authors && field.value.endsWith(u',')) {
            LineReader next = lines;
            if (!next.next() || isBlank(next.line()) || isBullet(next.line()) ||
                readField(next.rest(), next.line(), next.number(), false))
                return;
            lines = next;
            field.value += u' ' + QString::fromUtf8(next.line()).trimmed();
            const qsizetype begin = field.lines.data() - body.data();
            field.lines = body.sliced(begin, lines.nextBegin() - begin);
        }
    }

    void use(const Field &field, qsizetype index)
    {
        switch (field.kind) {
        case FieldKind::Votes:
            return useVotes(field, index);
        case FieldKind::Authors:
            return useAuthors(field, index);
        case FieldKind::Media:
            return useMedia(field, index);
        case FieldKind::Unknown:
            keep(index, DigestTr::tr("Unknown field, not part of the summary: %1"));
        }
    }

    void useVotes(const Field &field, qsizetype index)
    {
        bool isClear = false;
        const std::optional<int> votes = readVotes(field.value, isClear);
        if (!isClear)
            return keep(index, DigestTr::tr("Not a number of votes: %1"));
        if (!votes)
            return;
        // The last of several counts is used, because digests are updated by appending.
        if (m_paper.votes && m_paper.votes != votes)
            keep(m_votesFrom, DigestTr::tr("A later number of votes replaces this one: %1"));
        m_paper.votes = votes;
        m_votesFrom = index;
    }

    void useAuthors(const Field &field, qsizetype index)
    {
        AuthorNames authors = readAuthors(field.value);
        if (!authors.isComplete)
            m_diagnostics.warn(field.number, cutAuthorsMessage(authors.names.size()));
        if (authors.names.isEmpty())
            return;
        if (!m_paper.authors.isEmpty() && m_paper.authors != authors.names)
            keep(m_authorsFrom, DigestTr::tr("A later list of authors replaces this one: %1"));
        m_paper.authors = std::move(authors.names);
        m_authorsFrom = index;
    }

    void useMedia(const Field &field, qsizetype index)
    {
        QStringList links = field.media.links;
        if (field.media.isCut && index == m_fields.size() - 1 && m_endsInFields && m_isCut)
            links.removeLast(); // an incomplete address
        if (!takeMedia(links))
            keep(index, DigestTr::tr("Not a web address of a picture or video: %1"));
        else if (field.media.hasMore)
            keep(index,
                 DigestTr::tr("More than a picture here; the rest is not part of the summary: %1"));
    }

    // Only at the end of the file does a body lack the last "\n".
    void warnIfCut(QByteArrayView body, int firstLine)
    {
        const QByteArrayView last = body.sliced(body.lastIndexOf('\n') + 1).trimmed();
        if (last.isEmpty())
            return;
        const QString text = QString::fromUtf8(last.last(std::min(last.size(), maxHeadingBytes)));
        const qsizetype link = text.lastIndexOf("]("_L1);
        const std::optional<LabelledLine> labelled = readLabel(last);
        const bool isField = labelled && kindOf(labelled->label) != FieldKind::Unknown;
        if (isField || QByteArrayView("Vote").startsWith(last) ||
            QByteArrayView("Authors").startsWith(last) ||
            (link >= 0 && !readLink(QStringView(text).sliced(link + 1)).isClosed))
            m_diagnostics.warn(firstLine + int(body.count('\n')), cutMessage());
    }

    // False when one of the links is not a web address.
    bool takeMedia(const QStringList &links)
    {
        bool areSafe = true;
        for (const QString &link : links) {
            const bool isUsable =
                link.size() <= maxLinkLength && (link.startsWith(u'/') || !QUrl(link).isRelative());
            const QString url = isUsable ? mediaUrl(link).toString(QUrl::FullyEncoded) : QString();
            areSafe = areSafe && !url.isEmpty();
            if (!url.isEmpty() && m_paper.media.size() < maxPaperItems &&
                !m_paper.media.contains(url))
                m_paper.media.append(url);
        }
        return areSafe;
    }

    void keep(qsizetype index, const QString &message)
    {
        const Field &field = m_fields[index];
        m_isKept.resize(m_fields.size());
        m_isKept[index] = true;
        m_diagnostics.warn(field.number, message.arg(quoted(QString::fromUtf8(field.lines.first(
                                             std::min<qsizetype>(field.lines.size(), 200))))));
    }

    void keepRemainder()
    {
        QStringList parts;
        if (!m_entry.remainder.isEmpty())
            parts.append(m_entry.remainder);
        for (qsizetype i = 0; i < m_isKept.size(); ++i)
            if (m_isKept[i])
                parts.append(QString::fromUtf8(m_fields[i].lines.trimmed()));
        // Blank lines keep two parts from being read back as one.
        m_entry.remainder = parts.join("\n\n"_L1);
    }

    void readSummary(QByteArrayView summary)
    {
        if (summary.isEmpty())
            return;
        // A picture with words after it on the same line is a picture and part of the summary.
        takeMedia(readMedia(summary).links);
        QString text = QString::fromUtf8(summary);
        m_paper.texts.append({languageOf(text), std::move(text)});
    }

    DigestEntry &m_entry;
    PaperReport &m_paper;
    Diagnostics &m_diagnostics;
    QList<Field> m_fields;
    QList<bool> m_isKept;
    qsizetype m_votesFrom = -1;
    qsizetype m_authorsFrom = -1;
    bool m_isCut = false; // the end of the file cuts the body off
    bool m_endsInFields = false;
};

} // namespace

QString cutAuthorsMessage(qsizetype kept)
{
    return DigestTr::tr("The list of authors is cut off; %n name(s) were kept.", nullptr,
                        int(kept));
}

QString cutMessage()
{
    return DigestTr::tr("The file ends inside this entry; the part before that was kept.");
}

void readEntryBody(QByteArrayView body, int firstLine, DigestEntry &entry, Diagnostics &diagnostics)
{
    BodyReader(entry, diagnostics).read(body, firstLine);
}

} // namespace broadsheet
