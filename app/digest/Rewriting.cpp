#include "digest/Rewriting.h"

#include "digest/DailyPapers.h"
#include "digest/EntryFields.h"
#include "digest/Fences.h"
#include "digest/Headings.h"
#include "digest/ListItem.h"
#include "digest/MarkdownTable.h"
#include "digest/PaperLinks.h"
#include "notation/AuthorNames.h"
#include "notation/Dates.h"
#include "notation/Lines.h"
#include "notation/NumberedText.h"
#include "notation/TitleText.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

class Rewriter final
{
public:
    Rewriter(const QByteArray &text, qsizetype headSize)
        : m_text(text), m_headSize(headSize), m_isPreamble(hasUsualDay(text))
    {}

    NumberedLines run()
    {
        LineReader lines(m_text);
        while (lines.next()) {
            if (!m_tableStart.isEmpty() && !isTableLine(lines.line()))
                keepTableStart();
            if (lines.begin() < m_headSize)
                keepLine(lines);
            else if (lines.begin() < m_fenceEnd)
                keepText(lines);
            else if (const qsizetype end = m_fences.endOfBlock(lines); end > 0) {
                m_fenceEnd = end;
                keepText(lines);
            } else if (const auto heading = readHeading(lines.line()))
                readPart(*heading, lines);
            else
                readLine(lines);
        }
        endItem();
        dropSection(lines.number());
        if (!m_isChanged)
            return {m_text, {}};
        if (!m_loose.isEmpty())
            m_loose.addLine("\n", 0);
        m_head.append(m_loose);
        m_head.append(m_out);
        return m_head.take();
    }

private:
    // Between entries, below an entry's heading, or below an item of a list.
    enum class Place { Outside, Entry, Item };

    // Up to the first change nothing is copied, because most digests have none.
    void keepLine(const LineReader &lines)
    {
        if (m_isChanged)
            m_out.addLine(lines.lineWithEnd(), lines.number());
        else
            m_keptEnd = lines.nextBegin();
    }

    void change()
    {
        if (std::exchange(m_isChanged, true))
            return;
        LineReader kept(QByteArrayView(m_text).first(m_keptEnd));
        while (kept.next())
            (kept.begin() < m_headSize ? m_head : m_out).addLine(kept.lineWithEnd(), kept.number());
    }

    void addHeading(int level, const QString &text, int line)
    {
        change();
        m_out.addLines(QByteArray(level, '#') + ' ' + text.toUtf8() + "\n\n", line);
    }

    void addLoose(const QByteArray &line, int number)
    {
        change();
        m_loose.addLine(QByteArray(line + '\n'), number);
    }

    void keepLoose(const LineReader &lines)
    {
        const QByteArrayView line = lines.line().trimmed();
        const bool isRule = !line.isEmpty() && line.count(line.front()) == line.size();
        if (isBlank(line) || isRule)
            return;
        // At the beginning of the file, a heading in a block of code would be one.
        const QByteArray indent(readHeading(lines.line()) ? 4 : 0, ' ');
        addLoose(indent + line.toByteArray(), lines.number());
    }

    // Text that is neither heading, list nor table.
    void keepText(const LineReader &lines)
    {
        if (m_place == Place::Item)
            return addToItem(lines);
        if (m_place == Place::Entry || !m_hasEntries)
            return keepLine(lines);
        keepLoose(lines);
    }

    void readLine(const LineReader &lines)
    {
        if (m_place == Place::Entry)
            return keepLine(lines);
        const std::optional<ListMark> mark = readListMark(lines.line());
        const bool isNested = m_place == Place::Item && mark && mark->indent > m_itemMark.indent;
        if (mark && !isNested) {
            const bool isAmong = isAmongPapers(*mark, lines);
            std::optional<DigestEntry> entry = readListItem(lines.line(), isAmong);
            if (!entry)
                entry = readTitleItem(lines);
            if (entry || (isAmong && m_place == Place::Item && citesOther(lines.line())))
                return startItem(entry, *mark, lines);
        } else if (const auto entry = m_isPreamble ? std::nullopt : readBoldParagraph(lines)) {
            return startItem(entry, {.indent = -1}, lines); // all lists below it are its text
        } else if (isTableLine(lines.line()) && readTableLine(lines)) {
            return;
        }
        keepText(lines);
    }

    // Whether other items of the list are papers of arXiv: the one above, or one below.
    bool isAmongPapers(const ListMark &mark, const LineReader &lines)
    {
        if (m_place == Place::Item)
            return mark.isLike(m_itemMark) && !m_isListLeft;
        if (lines.begin() >= m_listEnd)
            lookAlongList(mark, lines);
        return m_hasListPapers;
    }

    // Whether the line has a link to another paper than the item above is.
    [[nodiscard]] bool citesOther(QByteArrayView line) const
    {
        const QString link = firstPaperLink(line);
        return !link.isEmpty() && PaperId::fromLink(link) != m_item;
    }

    // Goes to the first item with a paper, else to the end of the list.
    void lookAlongList(const ListMark &mark, LineReader lines)
    {
        m_hasListPapers = false;
        bool isAfterBlank = false;
        do {
            const std::optional<ListMark> next = readListMark(lines.line());
            m_hasListPapers = next && next->isLike(mark) && readListItem(lines.line()).has_value();
            if (m_hasListPapers || (!next && isOutsideList(lines.line(), isAfterBlank)))
                break;
            isAfterBlank = isBlank(lines.line());
        } while (lines.next());
        m_listEnd = lines.nextBegin();
    }

    bool readTableLine(const LineReader &lines)
    {
        const bool isFirst = m_tableEnd != lines.begin();
        m_tableEnd = lines.nextBegin();
        if (isFirst) {
            LineReader next = lines;
            const bool hasNames = next.next() && isTableRule(next.line());
            m_table = hasNames ? MarkdownTable(lines.line()) : MarkdownTable();
            m_hasTablePapers = hasNames && (m_table.isOfPapers() || hasPaperRow(next));
            m_tableStart.clear();
            if (hasNames) {
                m_tableStart.append(lines);
                return true;
            }
        }
        if (!m_tableStart.isEmpty() && isTableRule(lines.line())) {
            m_tableStart.append(lines);
            return true;
        }
        if (const std::optional<DigestEntry> entry =
                m_table.readRow(lines.line(), m_hasTablePapers)) {
            m_tableStart.clear();
            endItem();
            m_place = Place::Outside;
            addEntry(writeEntry(*entry), lines.number());
            return true;
        }
        keepTableStart();
        return false;
    }

    [[nodiscard]] bool hasPaperRow(LineReader lines) const
    {
        while (lines.next() && isTableLine(lines.line()))
            if (m_table.readRow(lines.line()))
                return true;
        return false;
    }

    // The names of a table without papers are text.
    void keepTableStart()
    {
        for (const LineReader &start : std::exchange(m_tableStart, {}))
            keepText(start);
    }

    // An item with a paper that is not understood has no entry. It is no text of the one above.
    void startItem(const std::optional<DigestEntry> &entry, const ListMark &mark,
                   const LineReader &lines)
    {
        endItem();
        m_place = Place::Item;
        m_item = entry ? entry->paper.id : PaperId();
        m_itemMark = mark;
        m_isListLeft = m_isAfterBlank = false;
        if (entry)
            addEntry(writeEntry(*entry), lines.number());
        else
            keepLoose(lines);
    }

    // The lines below an item, without its indentation.
    void addToItem(const LineReader &lines)
    {
        m_isListLeft = m_isListLeft ||
                       (!readListMark(lines.line()) && isOutsideList(lines.line(), m_isAfterBlank));
        m_isAfterBlank = isBlank(lines.line());
        if (m_item.isEmpty())
            return keepLoose(lines);
        QByteArrayView line = lines.lineWithEnd();
        for (qsizetype i = 0; i < m_itemMark.size; ++i)
            if (line.startsWith(' ') || line.startsWith('\t'))
                line = line.sliced(1);
        m_out.addLine(line, lines.number());
    }

    void endItem()
    {
        keepTableStart();
        if (m_place == Place::Item)
            m_out.addLine("\n", 0);
    }

    void addEntry(const QByteArray &entry, int line)
    {
        change();
        openSection(line);
        m_out.addLines(entry, line);
        m_hasEntries = m_hasItems = true;
    }

    void openSection(int line)
    {
        if (!m_section.isEmpty() && m_isChanged)
            addHeading(2, m_section, line);
        m_section.clear();
    }

    // A section without papers is words.
    void dropSection(int line)
    {
        if (!m_section.isEmpty() && m_isChanged)
            addLoose(m_section.toUtf8(), line);
        m_section.clear();
    }

    void readPart(const HeadingLine &heading, const LineReader &lines)
    {
        endItem();
        if (m_place == Place::Item)
            m_place = Place::Outside;
        const bool hasLink = heading.text.contains("]("_L1);
        if (hasLink && (heading.level == 3 || hasPaperLink(heading)))
            return startEntry(heading, lines);
        if (m_place == Place::Entry && heading.level > m_level)
            return keepBelowEntry(heading, lines);
        Below below = lookBelow(heading.level, lines);
        const bool isPreamble = below.isBeforeDay && !m_hasDay && !m_hasEntries;
        below.hasLinkLine = below.hasLinkLine && !isPreamble;
        if (dayIn(heading.text).isValid() &&
            (heading.level <= 2 || below.hasList || isDailyPapersDay(heading) ||
             isLowDay(heading, below)))
            return readDay(heading, below, lines);
        if (heading.level <= 2 && below.isAboveDays && m_hasEntries)
            return startSection(heading, lines);
        if (m_place == Place::Entry && heading.level != 3 && !below.isDirect &&
            !(heading.level == m_level && below.hasLinkLine))
            return keepLine(lines); // of the summary
        const bool isPaper =
            heading.level == 3 ? !m_hasItems || below.hasLinkLine
                               : below.hasLinkLine && (heading.level > 1 || !hasPapersBelow(lines));
        if (!below.hasList && isPaper)
            return startEntry(heading, lines);
        startSection(heading, lines);
    }

    // Entries have level 3, so that a digest's own headings inside of them are text.
    void startEntry(const HeadingLine &heading, const LineReader &lines)
    {
        openSection(lines.number());
        m_place = Place::Entry;
        m_hasEntries = true;
        m_level = heading.level;
        if (heading.level >= 3 && (heading.level == 3 || hasPaperLink(heading)))
            return keepLine(lines);
        addHeading(3, heading.text, lines.number());
    }

    void keepBelowEntry(const HeadingLine &heading, const LineReader &lines)
    {
        if (m_level >= 3)
            return keepLine(lines);
        addHeading(std::clamp(heading.level + 3 - m_level, 4, 6), heading.text, lines.number());
    }

    void readDay(const HeadingLine &heading, const Below &below, const LineReader &lines)
    {
        const bool isUsual = isDailyPapersHeading(heading.text);
        const bool isSurely = isUsual || below.isDirect || isLowDay(heading, below);
        if (m_place == Place::Entry && !isSurely)
            return keepLine(lines);
        m_place = Place::Outside;
        m_section.clear();
        if (heading.level <= 2 && (isUsual || !m_hasDay)) {
            keepLine(lines);
        } else {
            const QString text =
                isUsual ? heading.text : dayHeading(dayIn(heading.text)) + u", "_s + heading.text;
            addHeading(2, text, lines.number());
        }
        m_hasDay = true;
        m_isPreamble = false;
        m_hasEntries = m_hasItems = false;
    }

    void startSection(const HeadingLine &heading, const LineReader &lines)
    {
        dropSection(lines.number());
        m_place = Place::Outside;
        if (m_hasEntries) {
            m_section = heading.text;
        } else if (heading.level == 3) {
            addHeading(2, heading.text, lines.number());
        } else {
            keepLine(lines);
        }
    }

    const QByteArray &m_text;
    qsizetype m_headSize;
    NumberedText m_head;
    NumberedText m_loose; // words that belong to no entry
    NumberedText m_out;
    bool m_isPreamble; // a usual day follows, and bold words before it may be of a README
    bool m_isChanged = false;
    qsizetype m_keptEnd = 0; // up to here, nothing is changed

    Place m_place = Place::Outside;
    bool m_hasDay = false;
    bool m_hasEntries = false; // of the current day
    bool m_hasItems = false;   // of lists and tables among them
    int m_level = 0;           // of the heading of the current entry
    QString m_section;         // a heading that waits for its first entry
    PaperId m_item;            // of the current item; empty when it is not understood
    ListMark m_itemMark;
    bool m_isListLeft = false; // words that are no item came after the item
    bool m_isAfterBlank = false;
    qsizetype m_listEnd = 0; // up to here, it is known whether a list has papers
    bool m_hasListPapers = false;
    MarkdownTable m_table;
    bool m_hasTablePapers = false;
    QList<LineReader> m_tableStart; // its names, until a row is a paper
    qsizetype m_tableEnd = -1;
    FenceFinder m_fences{hasPaperLink};
    qsizetype m_fenceEnd = 0;
};

} // namespace

NumberedLines withEntries(const QByteArray &text, qsizetype headSize)
{
    return Rewriter(text, headSize).run();
}

} // namespace broadsheet
