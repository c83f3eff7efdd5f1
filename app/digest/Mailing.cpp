#include "digest/Mailing.h"

#include "base/Limits.h"
#include "digest/DailyPapers.h"
#include "digest/EntryBody.h"
#include "digest/Headings.h"
#include "digest/Tr.h"
#include "notation/AuthorNames.h"
#include "notation/Dates.h"
#include "notation/Language.h"
#include "notation/Lines.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

bool startsWith(QByteArrayView line, QByteArrayView start)
{
    return line.size() >= start.size() &&
           line.first(start.size()).compare(start, Qt::CaseInsensitive) == 0;
}

bool isFence(QByteArrayView line)
{
    return line.trimmed() == "\\\\";
}

bool isArxivLine(QByteArrayView line)
{
    return startsWith(line, "arXiv:");
}

// "-----…" and "%%--%%--…", which separate blocks.
bool isRule(QByteArrayView line)
{
    line = line.trimmed();
    return line.size() >= 8 &&
           std::all_of(line.begin(), line.end(), [](char c) { return c == '-' || c == '%'; });
}

// Whether the current line is the "\\" that starts a block. If so, moves `lines` to the block's
// "arXiv:" line.
bool entersBlock(LineReader &lines)
{
    if (!isFence(lines.line()))
        return false;
    LineReader ahead = lines;
    while (ahead.next()) {
        if (isBlank(ahead.line()))
            continue;
        if (!isArxivLine(ahead.line()))
            return false;
        lines = ahead;
        return true;
    }
    return false;
}

void appendLine(QString &text, const QString &line)
{
    if (!text.isEmpty())
        text += u'\n';
    text += line;
}

// Reads the head of a block: "arXiv:…", then fields with indented continuation lines.
class BlockReader final
{
public:
    explicit BlockReader(DigestEntry &entry) : m_entry(entry), m_paper(entry.paper) {}

    // "arXiv:2403.14624", sometimes followed by "(*cross-listing*)".
    void readArxivLine(QByteArrayView line)
    {
        const QString text = QString::fromUtf8(line.sliced(6)).trimmed();
        const qsizetype space = text.indexOf(u' ');
        const PaperId id = PaperId::fromLink(space < 0 ? text : text.first(space));
        m_paper.id = id.isArxiv() ? id : PaperId();
        if (space >= 0 || (m_paper.id.isEmpty() && !text.isEmpty()))
            m_entry.remainder = QString::fromUtf8(line.trimmed());
    }

    void readLine(QByteArrayView line)
    {
        const bool isIndented = line.front() == ' ' || line.front() == '\t';
        const QString text = QString::fromUtf8(line.trimmed());
        if (isIndented && m_current == &m_entry.remainder)
            appendLine(m_entry.remainder, QString::fromUtf8(line));
        else if (isIndented && m_current)
            *m_current += u' ' + text;
        else if (!startField(text))
            appendLine(m_entry.remainder, text);
    }

    // "\\ ( https://arxiv.org/abs/2403.14624 ,  12345kb)"
    void readLinkLine(const QString &line)
    {
        const qsizetype begin = line.indexOf("http"_L1);
        if (begin < 0)
            return;
        const auto end = std::find_if(line.begin() + begin, line.end(), [](QChar c) {
            return c.isSpace() || c == u',' || c == u')';
        });
        m_paper.url = line.sliced(begin, end - line.begin() - begin);
    }

    void finish(const QString &abstract)
    {
        m_paper.title = m_paper.title.simplified();
        m_paper.comment = m_paper.comment.simplified();
        m_paper.journalReference = m_paper.journalReference.simplified();
        m_paper.doi = m_paper.doi.simplified();
        m_paper.authors = readMailedAuthors(m_authors);
        m_paper.categories = m_categories.simplified().split(u' ', Qt::SkipEmptyParts);
        if (!abstract.isEmpty())
            m_paper.texts = {{u"en"_s, abstract, TextKind::Abstract}};
        if (m_paper.id.isEmpty())
            m_paper.id = PaperId::fromLink(m_paper.url);
        if (m_paper.id.isEmpty())
            m_paper.id = idFromTitle(m_paper.title);
        if (m_paper.url.isEmpty() && m_paper.id.isArxiv())
            m_paper.url = u"https://arxiv.org/abs/"_s + m_paper.id.text;
    }

private:
    // False for an unknown field, or the second one of its kind.
    bool startField(const QString &text)
    {
        struct
        {
            QLatin1StringView label;
            QString *value;
        } const fields[] = {
            {"Title:"_L1, &m_paper.title},      {"Authors:"_L1, &m_authors},
            {"Author:"_L1, &m_authors},         {"Categories:"_L1, &m_categories},
            {"Comments:"_L1, &m_paper.comment}, {"Journal-ref:"_L1, &m_paper.journalReference},
            {"DOI:"_L1, &m_paper.doi}};
        for (const auto &field : fields) {
            if (!text.startsWith(field.label, Qt::CaseInsensitive) || isTaken(*field.value))
                continue;
            m_current = field.value;
            *m_current = text.sliced(field.label.size()).trimmed();
            return true;
        }
        m_current = &m_entry.remainder;
        return false;
    }

    // Authors can be words in parentheses alone, which are no names. Longer ones are not looked at,
    // because this is asked for every line.
    [[nodiscard]] bool isTaken(const QString &value) const
    {
        constexpr qsizetype maxWords = 1000;
        return !value.isEmpty() && (&value != &m_authors || value.size() > maxWords ||
                                    !readMailedAuthors(value).isEmpty());
    }

    DigestEntry &m_entry;
    PaperReport &m_paper;
    QString m_authors;
    QString m_categories;
    QString *m_current = nullptr;
};

class MailingReader final
{
public:
    MailingReader(QByteArrayView text, DigestRoom &room, Diagnostics &diagnostics)
        : m_text(text), m_room(room), m_diagnostics(diagnostics)
    {}

    Digest read(QDate assumedDay)
    {
        m_digest.kind = DigestKind::ArxivMailing;
        LineReader lines(m_text);
        while (lines.next()) {
            const qsizetype begin = lines.begin();
            if (entersBlock(lines)) {
                endText(begin);
                if (!m_room.takeEntry(lines.number()))
                    return dated(assumedDay);
                readBlock(lines);
                m_textBegin = lines.nextBegin();
            }
        }
        endText(m_text.size());
        return dated(assumedDay);
    }

private:
    Digest dated(QDate assumedDay)
    {
        setDay(assumedDay);
        return std::move(m_digest);
    }

    void readBlock(LineReader &lines)
    {
        const int number = lines.number();
        DigestEntry entry;
        BlockReader block(entry);
        block.readArxivLine(lines.line());
        qsizetype abstractBegin = -1;
        qsizetype end = -1;
        while (end < 0 && lines.next()) {
            const QByteArrayView line = lines.line();
            const bool isMarked = line.trimmed().startsWith("\\\\");
            if (isRule(line) && abstractBegin < 0) {
                end = lines.begin();
            } else if (isRule(line) || (isMarked && (abstractBegin >= 0 || !isFence(line)))) {
                end = lines.begin();
                block.readLinkLine(isMarked ? QString::fromUtf8(line) : QString());
            } else if (isMarked) {
                abstractBegin = lines.nextBegin();
            } else if (abstractBegin < 0 && !isBlank(line)) {
                block.readLine(line);
            }
        }
        if (end < 0) {
            end = m_text.size();
            m_diagnostics.endInEntry(number);
        }
        const QByteArrayView abstract = abstractBegin < 0
                                            ? QByteArrayView()
                                            : m_text.sliced(abstractBegin, end - abstractBegin);
        block.finish(QString::fromUtf8(withoutBlankEnds(abstract)));
        if (QStringList &authors = entry.paper.authors; authors.size() > maxAuthors) {
            authors.resize(maxAuthors);
            m_diagnostics.warn(number, cutAuthorsMessage(authors.size()));
        }
        m_room.takeNames(entry.paper.authors, number);
        if (entry.paper.id.isEmpty())
            m_diagnostics.warn(
                number, DigestTr::tr("This paper has no id, link or title; its text was kept."));
        if (m_digest.days.isEmpty())
            m_digest.days.append(DigestDay());
        m_digest.days.last().entries.append(std::move(entry));
    }

    // Keeps the text between blocks, without rules.
    void endText(qsizetype end)
    {
        QByteArray kept;
        LineReader lines(m_text.sliced(m_textBegin, end - m_textBegin));
        while (lines.next())
            if (!isRule(lines.line()) && !isFence(lines.line()))
                kept.append(lines.line()).append('\n');
        const QString text = QString::fromUtf8(withoutBlankEnds(kept));
        if (m_digest.days.isEmpty())
            m_digest.preamble = text;
        else if (!text.isEmpty())
            m_digest.days.append({.preamble = text});
    }

    void setDay(QDate assumedDay)
    {
        QDate day = takeDateLine();
        if (!day.isValid() && assumedDay.isValid()) {
            day = assumedDay;
            m_digest.days.first().heading = u"Date: "_s + assumedDay.toString(Qt::ISODate);
        }
        if (!day.isValid())
            day = dayOfHead(m_digest.preamble, false);
        if (!day.isValid())
            m_diagnostics.warn(0,
                               DigestTr::tr("No date found; the papers were kept without a day."));
        for (qsizetype i = 0; i < m_digest.days.size(); ++i) {
            DigestDay &part = m_digest.days[i];
            // A file can have several mails, one behind the other.
            if (const QDate next = i > 0 ? dayOfHead(part.preamble, true) : QDate(); next.isValid())
                day = next;
            part.day = day;
        }
    }

    // A first line "Date: …" is the heading of a mailing.
    QDate takeDateLine()
    {
        const qsizetype newline = m_digest.preamble.indexOf(u'\n');
        const QString first =
            m_digest.preamble.first(newline < 0 ? m_digest.preamble.size() : newline);
        const QDate day = first.startsWith("Date:"_L1) ? dayIn(first) : QDate();
        if (day.isValid()) {
            m_digest.days.first().heading = first;
            const QByteArray rest = m_digest.preamble.sliced(first.size()).toUtf8();
            m_digest.preamble = QString::fromUtf8(withoutBlankEnds(rest));
        }
        return day;
    }

    // The date of the mail, else the end of "received from … to …". `takesLast`: there may be more
    // mails, without papers, before the one in question.
    static QDate dayOfHead(QStringView head, bool takesLast)
    {
        QDate sent;
        QDate received;
        for (const QStringView line : head.split(u'\n')) {
            if (line.startsWith("Date:"_L1) && (takesLast || !sent.isValid()))
                if (const QDate day = dayIn(line); day.isValid())
                    sent = day;
            const qsizetype to = line.indexOf(" to "_L1);
            if (line.contains("received from"_L1) && to > 0)
                if (const QDate day = dayIn(line.sliced(to)); day.isValid() || !takesLast)
                    received = day;
        }
        return sent.isValid() ? sent : received;
    }

    QByteArrayView m_text;
    DigestRoom &m_room;
    Diagnostics &m_diagnostics;
    Digest m_digest;
    qsizetype m_textBegin = 0; // of the text after the last block
};

} // namespace

bool isMailing(QByteArrayView text)
{
    LineReader lines(text);
    while (lines.next()) {
        if (readHeading(lines.line()))
            return false;
        if (entersBlock(lines))
            return true;
    }
    return false;
}

Digest readMailing(QByteArrayView text, QDate assumedDay, DigestRoom &room,
                   Diagnostics &diagnostics)
{
    return MailingReader(text, room, diagnostics).read(assumedDay);
}

} // namespace broadsheet
