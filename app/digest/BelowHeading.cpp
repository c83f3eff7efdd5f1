#include "digest/DailyPapers.h"
#include "digest/EntryFields.h"
#include "digest/Fences.h"
#include "digest/Headings.h"
#include "digest/ListItem.h"
#include "digest/MarkdownTable.h"
#include "digest/PaperLinks.h"
#include "digest/Rewriting.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

bool isPaperRow(QByteArrayView line)
{
    return isTableLine(line) && MarkdownTable().readRow(line);
}

// Whether the line lists a paper by its title.
bool listsPaper(const LineReader &lines, bool hasLinkLine)
{
    return isPaperRow(lines.line()) || readListItem(lines.line()) ||
           (!hasLinkLine && (readBoldParagraph(lines) || readTitleItem(lines)));
}

// "Vote: 3" or "- **Authors**: …"
bool isFieldOfPaper(QByteArrayView line)
{
    const std::optional<Field> field = readField(line, line, 0, false, true);
    return field && isNamed(field->kind);
}

} // namespace

bool hasPaperLink(const HeadingLine &heading)
{
    return heading.text.contains("]("_L1) &&
           PaperId::fromLink(readTitle(heading.text).link).isArxiv();
}

bool isOutsideList(QByteArrayView line, bool isAfterBlank)
{
    if (isBlank(line))
        return false;
    const bool isIndented = line.front() == ' ' || line.front() == '\t';
    return !isIndented && (isAfterBlank || readHeading(line) || isTableLine(line));
}

bool hasUsualDay(QByteArrayView text)
{
    LineReader lines(text);
    while (lines.next())
        if (const auto heading = readHeading(lines.line()); heading && isDailyPapersDay(*heading))
            return true;
    return false;
}

bool hasPapersBelow(LineReader lines)
{
    bool isBelowHeading = false;
    while (lines.next()) {
        if (const auto heading = readHeading(lines.line())) {
            if (heading->level == 1)
                return false;
            if (hasPaperLink(*heading))
                return true;
            isBelowHeading = true;
        } else if (isBelowHeading && !isBlank(lines.line())) {
            if (isLinkLine(lines.line()) || readListItem(lines.line()))
                return true;
            isBelowHeading = false;
        }
    }
    return false;
}

Below lookBelow(int level, LineReader lines)
{
    Below below;
    bool isFirst = true;
    bool isRowWithoutPaper = false;
    bool hasField = false;
    while (lines.next() && !fenceOf(lines.line())) {
        if (const auto next = readHeading(lines.line())) {
            const bool isPaper = next->level > level && next->text.contains("]("_L1);
            below.hasLinkLine = below.hasLinkLine && !isPaper;
            below.isAboveDays = next->level > level && isBareDay(*next);
            below.isAbovePapers = isFirst && next->level > level && hasPaperLink(*next);
            below.isBeforeDay =
                next->level <= 2 ? isDailyPapersHeading(next->text) : isDailyPapersDay(*next);
            break;
        }
        if (isBlank(lines.line()))
            continue;
        const bool isTable = isTableLine(lines.line());
        isRowWithoutPaper = isTable && !isPaperRow(lines.line());
        hasField = hasField || isFieldOfPaper(lines.line());
        below.hasList = below.hasList || (!hasField && listsPaper(lines, below.hasLinkLine));
        below.hasLinkLine = below.hasLinkLine || (!isTable && isLinkLine(lines.line()));
        if (isFirst && !isRowWithoutPaper) {
            below.isDirect = below.hasList;
            isFirst = false;
        }
    }
    return below;
}

bool isLowDay(const HeadingLine &heading, const Below &below)
{
    const bool hasLink = heading.text.contains("]("_L1);
    return isBareDay(heading) || (heading.level >= 3 && !hasLink && below.isAbovePapers);
}

} // namespace broadsheet
