#include "digest/DailyPapers.h"

#include "base/Limits.h"
#include "digest/EntryBody.h"
#include "digest/Fences.h"
#include "digest/Headings.h"
#include "digest/PaperLinks.h"
#include "digest/Rewriting.h"
#include "digest/Tr.h"
#include "notation/Dates.h"
#include "notation/Lines.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QString textOf(QByteArrayView lines)
{
    return QString::fromUtf8(withoutBlankEnds(lines));
}

bool hasUsableLink(const TitleAndLink &title)
{
    return !title.link.isEmpty() && !PaperId::fromLink(title.link).isEmpty();
}

bool isArxivHeading(const HeadingLine &heading)
{
    return PaperId::fromLink(readTitle(heading.text).link).isArxiv();
}

bool isEntryOrDay(const HeadingLine &heading)
{
    return isDailyPapersDay(heading) || isArxivHeading(heading);
}

// The link of a heading that was kept as it is may be cut off, see startEntry().
bool hasKeptHeading(QByteArrayView body)
{
    return body.startsWith("Heading: ") || body.indexOf("\nHeading: ") >= 0;
}

// "3, 5, 7" with an ellipsis after the first ten.
QString listed(const QList<int> &lines)
{
    constexpr qsizetype maxLines = 10;
    QStringList numbers;
    for (const int line : lines.first(std::min(lines.size(), maxLines)))
        numbers.append(QString::number(line));
    if (lines.size() > maxLines)
        numbers.append(u"…"_s);
    return numbers.join(u", "_s);
}

class DailyPapersReader final
{
public:
    DailyPapersReader(QByteArrayView text, AssumedDay assumedDay, DigestRoom &room,
                      Diagnostics &diagnostics)
        : m_text(text), m_assumed(assumedDay), m_room(room), m_diagnostics(diagnostics)
    {}

    Digest read()
    {
        m_isPreambleFirst = hasUsualDay(m_text);
        LineReader lines(m_text);
        while (lines.next()) {
            if (lines.begin() < m_fenceEnd)
                continue;
            if (const qsizetype end = dayHasEntries() ? m_fences.endOfBlock(lines) : 0; end > 0)
                m_fenceEnd = end;
            else if (std::optional<HeadingLine> heading = readHeading(lines.line()))
                if (!startPart(*heading, lines))
                    return std::move(m_digest);
        }
        endPart(m_text.size());
        if (dayHasEntries() && m_partBegin == m_text.size() && !m_text.endsWith('\n'))
            m_diagnostics.endInEntry(m_partLine - 1);
        if (m_anyEntry && !m_diagnostics.endsInEntry() && endsMidSentence(m_text))
            m_diagnostics.endInEntry(1 + int(m_text.count('\n')));
        reportLooseLinks();
        if (!m_anyEntry)
            reportNoEntries();
        return std::move(m_digest);
    }

private:
    enum class HeadingRole { Text, Day, Section, Entry };

    bool isDay(const HeadingLine &heading) const
    {
        if (heading.level > 2 || !dayIn(heading.text).isValid())
            return false;
        if (!m_anyEntry || isDailyPapersHeading(heading.text))
            return true;
        // Summaries also have headings with dates, but worded differently from those of days.
        const QString wording = wordingOf(heading.text);
        return wording.isEmpty() || wording == wordingOf(m_digest.days.constFirst().heading);
    }

    // Whether the next line that is not blank is an entry's heading.
    bool isBeforeEntry(LineReader lines) const
    {
        while (lines.next()) {
            if (isBlank(lines.line()))
                continue;
            const auto heading = readHeading(lines.line());
            if (!heading || isDailyPapersDay(*heading))
                return false;
            return heading->level == 3 || isArxivHeading(*heading) ||
                   (heading->level == m_entryLevel && hasUsableLink(readTitle(heading->text)));
        }
        return false;
    }

    HeadingRole roleOf(const HeadingLine &heading, const TitleAndLink &title,
                       const LineReader &lines) const
    {
        if (heading.level == 3) {
            const bool isDay = title.link.isEmpty() && isDailyPapersHeading(heading.text) &&
                               dayIn(heading.text).isValid();
            if (isDay)
                return HeadingRole::Day;
            const bool isPreamble = m_digest.days.isEmpty() && m_isPreambleFirst &&
                                    !PaperId::fromLink(title.link).isArxiv();
            return isPreamble ? HeadingRole::Text : HeadingRole::Entry;
        }
        if (PaperId::fromLink(title.link).isArxiv())
            return HeadingRole::Entry;
        if (isDay(heading))
            return HeadingRole::Day;
        // The first heading with a link under a day's heading is an entry, and so are all further
        // ones of its level.
        const bool isFirst = heading.level > 1 && !m_digest.days.isEmpty() && !dayHasEntries();
        if (hasUsableLink(title) && (isFirst || heading.level == m_entryLevel))
            return HeadingRole::Entry;
        // "## …" without a day starts a section when an entry follows at once. Elsewhere it belongs
        // to the summary, or to the preamble when there is no entry yet.
        const bool isSection = heading.level <= 2 && dayHasEntries() &&
                               (isDailyPapersHeading(heading.text) || isBeforeEntry(lines));
        return isSection ? HeadingRole::Section : HeadingRole::Text;
    }

    // False when the digest has no room for the part.
    bool startPart(const HeadingLine &heading, const LineReader &lines)
    {
        const TitleAndLink title = readTitle(heading.text);
        const HeadingRole role = roleOf(heading, title, lines);
        if (role == HeadingRole::Text)
            return true;
        endPart(lines.begin());
        if (!m_room.takeEntry(lines.number()))
            return false;
        m_partBegin = lines.nextBegin();
        m_partLine = lines.number() + 1;
        if (role == HeadingRole::Entry)
            startEntry(heading, title, lines);
        else
            startDay(heading, role, lines.number());
        return true;
    }

    void startDay(const HeadingLine &heading, HeadingRole role, int line)
    {
        QDate day = dayIn(heading.text);
        if (role == HeadingRole::Section) {
            const bool hasNoDay = isDailyPapersHeading(heading.text);
            if (hasNoDay)
                m_diagnostics.warn(
                    line,
                    DigestTr::tr(
                        "This heading has no date; the papers below it were kept without a day: %1")
                        .arg(quoted(heading.text)));
            day = hasNoDay ? QDate() : m_digest.days.constLast().day;
        } else {
            m_entryLevel = heading.level + 1;
        }
        m_digest.days.append({.day = day, .heading = heading.text});
    }

    void startEntry(const HeadingLine &heading, const TitleAndLink &title, const LineReader &lines)
    {
        m_entryLevel = heading.level;
        m_anyEntry = true;
        if (m_digest.days.isEmpty())
            startUnnamedDay(lines.number());

        // A link that is cut off by the end of the file may name another paper.
        const bool isCutLink = !title.isClosed && lines.isCut();
        DigestEntry entry;
        entry.paper.title = title.title;
        entry.paper.url = isCutLink ? QString() : title.link;
        entry.paper.id = PaperId::fromLink(entry.paper.url);
        if (title.hasMore || isCutLink)
            entry.remainder = u"Heading: "_s + heading.text;
        m_heading = {.line = lines.number(), .text = heading.text, .title = title};
        m_digest.days.last().entries.append(std::move(entry));
    }

    // Identifies the entry, now that the text below its heading is known.
    void identify(DigestEntry &entry, QByteArrayView body)
    {
        if (entry.paper.id.isEmpty() && !hasKeptHeading(body))
            if (const QString link = ownLinkBelow(body, entry.paper.title); !link.isEmpty()) {
                entry.paper.url = link;
                entry.paper.id = PaperId::fromLink(link);
            }
        makeWritable(entry, m_heading.text);
        const bool isKnownByLink = !entry.paper.id.isEmpty();
        if (!isKnownByLink)
            entry.paper.id = idFromTitle(entry.paper.title);
        if (const QString problem = problemOf(m_heading.title, isKnownByLink); !problem.isEmpty())
            m_diagnostics.warn(m_heading.line, problem.arg(quoted(m_heading.text)));
        warnOfRepetition(entry.paper.id, m_heading.line);
    }

    static QString problemOf(const TitleAndLink &title, bool isKnownByLink)
    {
        if (!isKnownByLink) {
            if (title.title.isEmpty())
                return DigestTr::tr("Entry without title and link, skipped: %1");
            return DigestTr::tr("No usable link in this heading; the paper is identified by its "
                                "title: %1");
        }
        if (!title.isClosed)
            return DigestTr::tr("The link has no closing parenthesis: %1");
        if (title.hasMore)
            return DigestTr::tr("More than a title and a link in this heading; the rest was "
                                "ignored: %1");
        return {};
    }

    // Within one day's part a repeated paper is a mistake. A day that occurs twice in a file is
    // expected to repeat its papers.
    void warnOfRepetition(const PaperId &id, int line)
    {
        if (m_digest.days.constLast().entries.size() == 1)
            m_lineOfPaper.clear();
        const auto first = m_lineOfPaper.constFind(id);
        if (first != m_lineOfPaper.constEnd())
            m_diagnostics.warn(
                line,
                DigestTr::tr("The paper of line %1 is repeated here; the two entries were merged.")
                    .arg(m_diagnostics.fileLine(*first)));
        else
            m_lineOfPaper.insert(id, line);
    }

    void startUnnamedDay(int line)
    {
        const QDate above = m_assumed.day.isValid() ? QDate() : dayAbove(m_digest.preamble);
        const QDate day = above.isValid() ? above : m_assumed.day;
        if (!day.isValid())
            m_diagnostics.warn(
                line, DigestTr::tr("No heading has a date; the papers were kept without a day."));
        else if (!above.isValid() && !m_assumed.isWritten)
            m_diagnostics.warn(
                line, DigestTr::tr("No heading has a date; %1 was taken from the file's name.")
                          .arg(day.toString(Qt::ISODate)));
        m_digest.days.append({.day = day, .heading = day.isValid() ? dayHeading(day) : QString()});
    }

    void endPart(qsizetype end)
    {
        const QByteArrayView part = m_text.sliced(m_partBegin, end - m_partBegin);
        if (dayHasEntries()) {
            DigestEntry &entry = m_digest.days.last().entries.last();
            identify(entry, part);
            readEntryBody(part, m_partLine, entry, m_diagnostics);
            return m_room.takeNames(entry.paper.authors, m_partLine);
        }
        m_looseLinks.add(part, m_partLine);
        QString &preamble =
            m_digest.days.isEmpty() ? m_digest.preamble : m_digest.days.last().preamble;
        preamble = textOf(part);
    }

    bool dayHasEntries() const
    {
        return !m_digest.days.isEmpty() && !m_digest.days.constLast().entries.isEmpty();
    }

    void reportLooseLinks()
    {
        const QList<int> lines = m_looseLinks.linesOfMissing(m_digest);
        if (lines.isEmpty())
            return;
        QList<int> fileLines;
        for (const int line : lines)
            fileLines.append(m_diagnostics.fileLine(line));
        const QString message =
            DigestTr::tr("%Ln link(s) to papers were not understood and kept as text (line %1).",
                         nullptr, int(lines.size()))
                .arg(listed(fileLines));
        if (m_anyEntry)
            m_diagnostics.warn(lines.constFirst(), message);
        else
            m_diagnostics.fail(lines.constFirst(), message);
    }

    void reportNoEntries()
    {
        if (m_diagnostics.hasError())
            return;
        if (m_digest.days.isEmpty())
            m_diagnostics.fail(
                0, m_text.isEmpty() ? DigestTr::tr("The file is empty.")
                                    : DigestTr::tr("No papers were found; this is not a digest."));
        else
            m_diagnostics.warn(0, DigestTr::tr("The file has a day but no papers."));
    }

    QByteArrayView m_text;
    AssumedDay m_assumed;
    DigestRoom &m_room;
    Diagnostics &m_diagnostics;
    Digest m_digest;
    // A part is the text below a heading: a preamble, or the body of an entry.
    qsizetype m_partBegin = 0;
    int m_partLine = 1;
    struct
    {
        int line = 0;
        QString text;
        TitleAndLink title;
    } m_heading;                       // of the current entry
    QHash<PaperId, int> m_lineOfPaper; // in the current day
    LooseLinks m_looseLinks;
    int m_entryLevel = 3; // headings of this level with any link are entries
    bool m_anyEntry = false;
    bool m_isPreambleFirst = false; // a day follows, and "### …" before it may be of a README
    FenceFinder m_fences{isEntryOrDay};
    qsizetype m_fenceEnd = 0; // of the current block of code
};

} // namespace

Digest readDailyPapers(QByteArrayView text, AssumedDay assumedDay, DigestRoom &room,
                       Diagnostics &diagnostics)
{
    return DailyPapersReader(text, assumedDay, room, diagnostics).read();
}

bool isDailyPapersDay(const HeadingLine &heading)
{
    return heading.level <= 3 && isDailyPapersHeading(heading.text) &&
           dayIn(heading.text).isValid() && readTitle(heading.text).link.isEmpty();
}

bool isDailyPapersHeading(const QString &text)
{
    return text.startsWith("Daily Papers"_L1, Qt::CaseInsensitive);
}

QString dayHeading(QDate day)
{
    return u"Daily Papers (%1)"_s.arg(day.toString(Qt::ISODate));
}

PaperId idFromTitle(const QString &title)
{
    const QString normalised =
        title.normalized(QString::NormalizationForm_KC).toCaseFolded().simplified();
    return normalised.isEmpty() ? PaperId()
                                : PaperId{u"title:"_s + normalised.left(maxTitleLength)};
}

} // namespace broadsheet
