#include "digest/EntryBody.h"

#include "base/Limits.h"
#include "digest/EntryFields.h"
#include "digest/Tr.h"
#include "notation/AuthorNames.h"
#include "notation/Language.h"
#include "notation/Lines.h"
#include "notation/LinkText.h"
#include "notation/NameList.h"
#include "papers/Links.h"
#include "spelling/NameCleaning.h"
#include "spelling/PersonNames.h"

#include <QRegularExpression>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// Without the "---" lines at the end, which separate entries.
QByteArrayView withoutRules(QByteArrayView text)
{
    const auto isRule = [](QByteArrayView line) {
        line = line.trimmed();
        return line.size() >= 3 && line.count(line.front()) == line.size() &&
               (line.front() == '-' || line.front() == '*' || line.front() == '_');
    };
    for (;;) {
        const qsizetype begin = text.lastIndexOf('\n') + 1;
        if (!isRule(text.sliced(begin)))
            return text;
        text = withoutBlankEnds(text.first(begin));
    }
}

bool isSentence(const Field &field)
{
    static const QRegularExpression end(u"[.!?…。！？][)\\]\"'”’*_`\\s]*$"_s);
    static const QRegularExpression abbreviation(
        u"(?<!\\p{L})(?:al|inc|ltd|co|corp|univ|dept|inst)\\.[*_\\s]*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QString line = QString::fromUtf8(field.lines.trimmed());
    return end.match(line).hasMatch() && !abbreviation.match(line).hasMatch();
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
        takeProse();
        for (qsizetype i = 0; i < m_fields.size(); ++i)
            use(m_fields[i], i);
        keepRemainder();
        readSummary(withoutRules(withoutBlankEnds(body.sliced(summaryBegin))));
        warnIfCut(body, firstLine);
    }

private:
    // Collects the fields up to the last known one. Returns where the summary starts.
    qsizetype collectFields(QByteArrayView body, int firstLine)
    {
        qsizetype end = 0;
        qsizetype known = 0;
        bool isBefore = true;
        bool isAfterBlank = false;
        LineReader lines(body, firstLine);
        while (m_fields.size() < maxEntryFields && lines.next()) {
            if (isBlank(lines.line())) {
                isAfterBlank = true;
                continue;
            }
            const bool isApart = std::exchange(isAfterBlank, false) && !isBefore;
            std::optional<Field> field =
                readField(lines.rest(), lines.line(), lines.number(), isBefore, isApart);
            if (!field)
                break;
            const qsizetype fieldEnd = field->lines.data() - body.data() + field->lines.size();
            while (lines.nextBegin() < fieldEnd && lines.next()) {
            }
            if (m_fields.isEmpty() && field->kind == FieldKind::Unknown)
                readNames(*field);
            const FieldKind kind = addFields(*std::move(field), lines);
            continueAuthors(lines, body);
            isBefore = isBefore && !isNamed(kind);
            // A picture after an unknown line can also be part of the summary.
            if (isNamed(kind) || (kind == FieldKind::Media && known == m_fields.size() - 1)) {
                known = m_fields.size();
                end = lines.nextBegin();
            }
        }
        m_isFull = m_fields.size() >= maxEntryFields;
        m_fields.resize(known);
        m_isCut = !body.endsWith('\n');
        m_endsInFields = end == body.size();
        return end;
    }

    // "Jane Roe, Min Park" right below the title, without a label.
    static void readNames(Field &field)
    {
        const QString line = QString::fromUtf8(field.lines).trimmed();
        if (!areSurelyNames(line) || isGroupName(line)) // a line of universities
            return;
        field.kind = FieldKind::Authors;
        field.value = line;
    }

    // Adds the field of a line, or the several that it has. Returns its kind; of several that of a
    // named one.
    FieldKind addFields(Field field, const LineReader &lines)
    {
        const QList<QByteArrayView> parts =
            field.kind == FieldKind::Media ? QList<QByteArrayView>() : fieldParts(field.lines);
        if (parts.size() < 2) {
            m_fields.append(std::move(field));
            return m_fields.constLast().kind;
        }
        FieldKind kind = FieldKind::Unknown;
        for (const QByteArrayView part : parts) {
            std::optional<Field> one = readField(part, part, lines.number(), true, false);
            kind = isNamed(one->kind) ? one->kind : kind;
            m_fields.append(*std::move(one));
        }
        return kind;
    }

    // "Authors: A B," continues on the next line, and "Authors:" as a list.
    void continueAuthors(LineReader &lines, QByteArrayView body)
    {
        Field &field = m_fields.last();
        if (field.kind != FieldKind::Authors)
            return;
        if (field.value.isEmpty())
            field.value = listedBelow(lines, lines.line());
        while (field.value.endsWith(u',')) {
            LineReader next = lines;
            if (!next.next() || isBlank(next.line()) || isBullet(next.line()) ||
                readField(next.rest(), next.line(), next.number(), false, false))
                break;
            lines = next;
            field.value += u' ' + QString::fromUtf8(next.line()).trimmed();
        }
        if (lines.number() == field.number)
            return;
        const qsizetype begin = field.lines.data() - body.data();
        field.lines = body.sliced(begin, lines.nextBegin() - begin);
    }

    // A summary in front of the authors or votes. In a text of too many lines it stays where it is:
    // without it, more of them would be fields.
    void takeProse()
    {
        if (m_isFull)
            return;
        QList<Field> others;
        for (qsizetype begin = 0, end = 0; begin < m_fields.size(); begin = end) {
            const qsizetype bytes = paragraphAt(begin, end);
            if (bytes <= minProseBytes) {
                others += m_fields.sliced(begin, end - begin);
                continue;
            }
            if (!m_prose.isEmpty())
                m_prose += u"\n\n"_s;
            for (qsizetype i = begin; i < end; ++i)
                m_prose += (i > begin ? u"\n"_s : QString()) +
                           QString::fromUtf8(m_fields[i].lines.trimmed());
        }
        m_fields = std::move(others);
    }

    // The size of the prose in the lines below one another from `begin` on. Affiliations and names
    // do not end as a sentence does.
    [[nodiscard]] qsizetype paragraphAt(qsizetype begin, qsizetype &end) const
    {
        qsizetype bytes = 0;
        for (end = begin; end < m_fields.size(); ++end) {
            const qsizetype size = proseBytes(m_fields[end]);
            const bool isNext =
                end == begin || m_fields[end].number == m_fields[end - 1].number + 1;
            if (size == 0 || !isNext)
                break;
            bytes += size;
        }
        end = std::max(end, begin + 1);
        const bool hasLabel =
            std::any_of(m_fields.begin() + begin, m_fields.begin() + end, isLabelledSummary);
        return hasLabel || isSentence(m_fields[end - 1]) ? bytes : 0;
    }

    void use(const Field &field, qsizetype index)
    {
        switch (field.kind) {
        case FieldKind::Votes:
            return useVotes(field, index);
        case FieldKind::Authors:
            return useAuthors(field, index);
        case FieldKind::Code:
            return useCode(field, index);
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
        AuthorNames authors = isUnknown(field.value) ? AuthorNames() : readAuthors(field.value);
        if (!authors.isComplete)
            m_diagnostics.warn(field.number, cutAuthorsMessage(authors.names.size()));
        authors.names = personNames(authors.names);
        if (authors.names.isEmpty())
            return;
        if (!m_paper.authors.isEmpty() && m_paper.authors != authors.names)
            keep(m_authorsFrom, DigestTr::tr("A later list of authors replaces this one: %1"));
        m_paper.authors = std::move(authors.names);
        m_authorsFrom = index;
    }

    void useCode(const Field &field, qsizetype index)
    {
        const QString address = codeAddress(field.value);
        if (!m_paper.code.isEmpty() || address.isEmpty())
            return keep(index, DigestTr::tr("Not the address of a repository: %1"));
        m_paper.code = address;
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
        if (isNamedField(last) || QByteArrayView("Vote").startsWith(last) ||
            QByteArrayView("Authors").startsWith(last) ||
            (link >= 0 && !readLink(QStringView(text).sliced(link + 1)).isClosed))
            m_diagnostics.endInEntry(firstLine + int(body.count('\n')));
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
        // Behind votes or authors, a line that is none of them would begin the summary.
        for (const bool areNamed : {false, true})
            for (qsizetype i = 0; i < m_isKept.size(); ++i)
                if (m_isKept[i] && isNamed(m_fields[i].kind) == areNamed)
                    parts.append(QString::fromUtf8(m_fields[i].lines.trimmed()));
        // Blank lines keep two parts from being read back as one.
        m_entry.remainder = parts.join("\n\n"_L1);
    }

    void readSummary(QByteArrayView summary)
    {
        if (summary.isEmpty() && m_prose.isEmpty())
            return;
        // A picture with words after it on the same line is a picture and part of the summary.
        if (!summary.isEmpty() && m_prose.isEmpty())
            takeMedia(readMedia(summary).links);
        QString text = m_prose;
        if (!text.isEmpty() && !summary.isEmpty())
            text += u"\n\n"_s;
        text += QString::fromUtf8(summary);
        if (m_paper.code.isEmpty())
            m_paper.code = codeIn(text.toUtf8());
        m_paper.texts.append({languageOf(text), std::move(text)});
    }

    DigestEntry &m_entry;
    PaperReport &m_paper;
    Diagnostics &m_diagnostics;
    QList<Field> m_fields;
    QList<bool> m_isKept;
    qsizetype m_votesFrom = -1;
    qsizetype m_authorsFrom = -1;
    QString m_prose;       // of the summary, in front of the last field
    bool m_isFull = false; // there may be more fields
    bool m_isCut = false;  // the end of the file cuts the body off
    bool m_endsInFields = false;
};

bool isItem(QByteArrayView line)
{
    return line.startsWith("- ") || line.startsWith("* ");
}

// Also behind brackets, quotation marks and emphasis.
bool endsSentence(QByteArrayView line)
{
    const QString text = QString::fromUtf8(line.last(std::min<qsizetype>(line.size(), 16)));
    return u".!?:;…。！？)]\"'”’*`|>"_s.contains(text.back());
}

} // namespace

bool endsMidSentence(QByteArrayView text)
{
    if (text.endsWith('\n'))
        return false;
    int items = 0;
    int ended = 0;
    LineReader lines(text);
    QByteArrayView last;
    while (lines.next()) {
        if (isItem(last)) {
            ++items;
            ended += endsSentence(last) ? 1 : 0;
        }
        last = lines.line().trimmed();
    }
    return items >= 3 && ended * 10 >= items * 9 && isItem(last) && !endsSentence(last);
}

QString cutAuthorsMessage(qsizetype kept)
{
    return DigestTr::tr("The list of authors is cut off; %Ln name(s) were kept.", nullptr,
                        int(kept));
}

void readEntryBody(QByteArrayView body, int firstLine, DigestEntry &entry, Diagnostics &diagnostics)
{
    BodyReader(entry, diagnostics).read(body, firstLine);
}

} // namespace broadsheet
