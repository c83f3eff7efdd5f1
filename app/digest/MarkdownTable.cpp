#include "digest/MarkdownTable.h"

#include "digest/EntryFields.h"
#include "digest/Headings.h"
#include "digest/PaperLinks.h"
#include "notation/AuthorNames.h"
#include "notation/Counts.h"
#include "notation/Dates.h"
#include "notation/Language.h"
#include "notation/LinkLabels.h"
#include "notation/NameList.h"
#include "notation/PaperPlaces.h"
#include "notation/TitleText.h"
#include "spelling/PersonNames.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QStringList cellsOf(QByteArrayView row)
{
    static const QRegularExpression lineBreak(u"<br\\s*/?>"_s,
                                              QRegularExpression::CaseInsensitiveOption);
    QString line = QString::fromUtf8(row).trimmed();
    line.replace(lineBreak, u"\n"_s); // a space, or between names
    QStringList cells;
    QString cell;
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (line[i] == u'\\' && i + 1 < line.size() && line[i + 1] == u'|') {
            cell += u'|';
            ++i;
        } else if (line[i] == u'|') {
            cells.append(std::exchange(cell, QString()).trimmed());
        } else {
            cell += line[i];
        }
    }
    if (!cell.trimmed().isEmpty())
        cells.append(cell.trimmed());
    if (line.startsWith(u'|') && !cells.isEmpty())
        cells.removeFirst();
    return cells;
}

QString withoutMarks(QString text)
{
    static const QRegularExpression marks(u"[*_`]{1,3}(?=\\S)|(?<=\\S)[*_`]{1,3}"_s);
    return text.remove(marks).trimmed();
}

bool isNothing(const QString &cell)
{
    static const QStringList words{u""_s, u"null"_s, u"none"_s, u"-"_s, u"–"_s, u"—"_s, u"n/a"_s};
    return words.contains(withoutMarks(cell), Qt::CaseInsensitive);
}

bool isAddress(const QString &cell)
{
    return cell.contains("http://"_L1) || cell.contains("https://"_L1);
}

QString bareId(const QString &cell)
{
    static const QRegularExpression id(
        u"^[\\s`*]*(?:arxiv:)?(\\d{4}\\.\\d{4,5})(?:v\\d+)?[\\s`*]*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return id.match(cell).captured(1);
}

QString paperLinkOf(const QString &cell)
{
    const QString link = firstPaperLink(cell.toUtf8());
    const QString id = link.isEmpty() ? bareId(cell) : QString();
    return id.isEmpty() ? link : u"https://arxiv.org/abs/"_s + id;
}

// The words of a cell that may be one link.
QString wordsOf(const QString &cell)
{
    const QString plain = withPlainLinks(cell);
    const std::optional<LinkInText> link = findLink(plain);
    return plainTitle(withoutMarks(link ? link->inside.toString() : plain));
}

QString addressOf(const QString &cell)
{
    static const QRegularExpression address(u"https?://[^\\s()<>\"\\]]+"_s);
    return address.match(cell).captured();
}

bool isLabelOrMarks(QStringView before)
{
    return !hasWords(before) || isLinkLabel(before);
}

// Whether the cell is the paper's link, and not a text that cites one.
bool isLinkCell(const QString &cell)
{
    const QString plain = withPlainLinks(cell);
    if (const std::optional<LinkInText> link = findLink(plain))
        return isLabelOrMarks(link->before) && isLinkWord(link->inside) &&
               !paperLinkOf(cell).isEmpty();
    if (!bareId(cell).isEmpty())
        return true;
    const QString address = firstPaperLink(cell.toUtf8());
    return !address.isEmpty() && isLabelOrMarks(QString(cell).remove(address));
}

// The link of a title: the title itself, or a label behind it.
QString titleLinkOf(const QString &cell)
{
    const QString plain = withPlainLinks(cell);
    const std::optional<LinkInText> link = findLink(plain);
    if (!link)
        return paperLinkOf(cell);
    const bool isPaper = PaperId::fromLink(link->link.address).isArxiv();
    return isPaper ? link->link.address : ownLinkBehind(link->after);
}

// Whether a cell with a link to a paper has that paper's title: "(ICLR) [Title](link)".
bool isTitleCell(const QString &cell)
{
    const QString plain = withPlainLinks(cell);
    const std::optional<LinkInText> link = findLink(plain);
    if (!link || titleLinkOf(cell).isEmpty())
        return false;
    const QStringView before = link->before.trimmed();
    return !hasWords(before) || !before.back().isLetterOrNumber();
}

ColumnKind kindOfCell(const QString &cell)
{
    static const QRegularExpression number(u"^\\d{1,6}\\.?$"_s);
    constexpr qsizetype maxDateSize = 30;
    if (isNothing(cell) || number.match(withoutMarks(cell)).hasMatch())
        return ColumnKind::Number;
    if (cell.size() <= maxDateSize && !isAddress(cell) && dayIn(cell).isValid())
        return ColumnKind::Date;
    if (isLinkCell(cell))
        return ColumnKind::Link;
    if (!paperLinkOf(cell).isEmpty())
        return isTitleCell(cell) ? ColumnKind::Title : ColumnKind::Unknown;
    if (isAddress(cell))
        return ColumnKind::Code;
    const bool isList =
        cell.contains(u',') || cell.contains("et al"_L1) || cell.contains("et.al"_L1);
    return isList && looksLikeNames(withoutMarks(cell)) ? ColumnKind::Authors : ColumnKind::Unknown;
}

// A link that is no paper of arXiv.
QString otherLinkOf(const QString &cell)
{
    const QString plain = withPlainLinks(cell);
    const std::optional<LinkInText> link = findLink(plain);
    QString address = link ? link->link.address : addressOf(cell);
    const bool isPaper = isPaperPlace(QUrl(address)) ||
                         (link && isPaperWord(link->inside) && isLabelOrMarks(link->before));
    return isPaper && !PaperId::fromLink(address).isEmpty() ? address : QString();
}

// Texts cite other papers, so a paper's address is where its title or its links are.
QString linkIn(const QString &cell, ColumnKind kind, bool isAmongPapers)
{
    if (isAmongPapers)
        return kind == ColumnKind::Title || kind == ColumnKind::Link ? otherLinkOf(cell)
                                                                     : QString();
    if (kind == ColumnKind::Title)
        return titleLinkOf(cell);
    return kind == ColumnKind::Link || isLinkCell(cell) ? paperLinkOf(cell) : QString();
}

// "45 (+3)" and "45 upvotes, 3 comments": the first number is the votes. It is not below zero, and
// no more than a word is before it.
std::optional<int> votesOf(const QString &cell)
{
    static const QRegularExpression first(
        u"^[^\\p{L}\\p{N}.,?/-]*(?:\\p{L}+[^\\p{L}\\p{N}.,?/(-]*)?"
        "(\\d[\\d,]*(?:\\.\\d+)?(?:\\s?k\\b)?)"_s,
        QRegularExpression::CaseInsensitiveOption);
    bool isClear = false;
    const QString words = withoutMarks(cell);
    const std::optional<int> votes = readVotes(words, isClear);
    return isClear ? votes : readCount(first.match(words).captured(1));
}

} // namespace

bool isTableLine(QByteArrayView line)
{
    line = line.trimmed();
    return line.startsWith('|') && line.size() > 2;
}

bool isTableRule(QByteArrayView line)
{
    line = line.trimmed();
    return line.contains('-') && line.contains('|') &&
           std::all_of(line.begin(), line.end(),
                       [](char c) { return QByteArrayView("|-: \t").contains(c); });
}

MarkdownTable::MarkdownTable(QByteArrayView names)
{
    for (const QString &cell : cellsOf(names)) {
        const QString name = withoutMarks(cell);
        m_columns.append({columnNamed(name), name});
    }
    const auto is = [](ColumnKind kind) {
        return [kind](const Column &column) { return column.kind == kind; };
    };
    const auto title = std::find_if(m_columns.begin(), m_columns.end(), is(ColumnKind::Title));
    const auto name = std::find_if(m_columns.begin(), m_columns.end(), is(ColumnKind::Name));
    if (title == m_columns.end() && name == m_columns.end()) // in a language that is not known
        m_columns.clear();
    else if (title == m_columns.end())
        name->kind = ColumnKind::Title;
}

// What the columns of a row are that has no names above it.
QList<MarkdownTable::Column> MarkdownTable::columnsOf(const QStringList &cells)
{
    QList<Column> columns;
    for (const QString &cell : cells)
        columns.append({kindOfCell(cell), {}});
    const auto isTitle = [](const Column &column) { return column.kind == ColumnKind::Title; };
    if (std::any_of(columns.begin(), columns.end(), isTitle))
        return columns;
    // The longest text without a meaning of its own is the title; a short one then has names.
    qsizetype longest = -1;
    for (qsizetype i = 0; i < columns.size(); ++i)
        if (columns[i].kind == ColumnKind::Unknown && paperLinkOf(cells[i]).isEmpty() &&
            (longest < 0 || cells[i].size() > cells[longest].size()))
            longest = i;
    for (qsizetype i = 0; i < columns.size(); ++i)
        if (columns[i].kind == ColumnKind::Unknown && i != longest && looksLikeNames(cells[i]))
            columns[i].kind = ColumnKind::Authors;
    if (longest >= 0)
        columns[longest].kind = ColumnKind::Title;
    return columns;
}

// Where the names do not fit a row, its cells say what it has: a row that would be a paper without
// the names is one with them.
std::optional<DigestEntry> MarkdownTable::readRow(QByteArrayView row, bool isAmongPapers) const
{
    constexpr qsizetype maxSize = 64 * 1024;
    if (row.size() > maxSize)
        return std::nullopt;
    const QStringList cells = cellsOf(row);
    std::optional<DigestEntry> entry = entryIn(cells, m_columns, false);
    if (!entry)
        entry = entryIn(cells, columnsOf(cells), false);
    return !entry && isAmongPapers ? entryIn(cells, m_columns, true) : entry;
}

bool MarkdownTable::isOfPapers() const
{
    return std::any_of(m_columns.begin(), m_columns.end(), [](const Column &column) {
        return column.kind == ColumnKind::Authors || column.kind == ColumnKind::Votes ||
               column.kind == ColumnKind::Summary;
    });
}

// A paper that a cell leads to ("Kim et al., https://…"), else the only one of a named table's row.
// A summary cites papers, and a title with a link of its own is another one.
QString MarkdownTable::linkBesideTitle(const QStringList &cells, const QList<Column> &columns)
{
    QStringList others;
    bool hasOwnLink = false;
    for (qsizetype i = 0; i < std::min(cells.size(), columns.size()); ++i) {
        if (columns[i].kind == ColumnKind::Title)
            hasOwnLink = hasOwnLink || isAddress(cells[i]);
        else if (const QString link = ownLinkBelow(cells[i].toUtf8());
                 PaperId::fromLink(link).isArxiv())
            return link;
        else if (columns[i].kind != ColumnKind::Summary && !columns[i].name.isEmpty())
            others.append(cells[i]);
    }
    return hasOwnLink ? QString() : onlyPaperLink(others.join(u' '));
}

std::optional<DigestEntry> MarkdownTable::entryIn(const QStringList &cells,
                                                  const QList<Column> &columns, bool isAmongPapers)
{
    DigestEntry entry;
    PaperReport &paper = entry.paper;
    QStringList texts;
    for (qsizetype i = 0; i < std::min(cells.size(), columns.size()); ++i) {
        const bool areNames = columns[i].kind == ColumnKind::Authors;
        const QString cell = QString(cells[i]).replace(u"\n"_s, areNames ? u", "_s : u" "_s);
        if (isNothing(cell))
            continue;
        if (const QString link = linkIn(cell, columns[i].kind, isAmongPapers);
            !link.isEmpty() && (paper.url.isEmpty() || columns[i].kind == ColumnKind::Link))
            paper.url = link;
        switch (columns[i].kind) {
        case ColumnKind::Title:
            if (!paper.title.isEmpty())
                break;
            if (const auto lead = readLeadingTitle(cell); lead && !isAddress(lead->title)) {
                paper.title = lead->title;
                texts.append(lead->rest);
            } else if (const QString words = wordsOf(cell); !isLinkWord(words)) {
                paper.title = words;
            }
            break;
        case ColumnKind::Authors:
            paper.authors = personNames(readAuthors(withoutMarks(cell)).names);
            break;
        case ColumnKind::Votes:
            paper.votes = votesOf(cell);
            break;
        case ColumnKind::Code:
            paper.code = addressOf(cell);
            break;
        case ColumnKind::Summary:
            texts.append(cell);
            break;
        case ColumnKind::Name:
        case ColumnKind::Unknown:
            texts.append(columns[i].name.isEmpty() ? cell
                                                   : u"**"_s + columns[i].name + u"**: "_s + cell);
            break;
        case ColumnKind::Date: // of the paper, not of the list
        case ColumnKind::Link:
        case ColumnKind::Number:
            break;
        }
    }
    if (paper.url.isEmpty() && !isAmongPapers)
        paper.url = linkBesideTitle(cells, columns);
    if (paper.url.isEmpty() || paper.title.isEmpty())
        return std::nullopt;
    paper.id = PaperId::fromLink(paper.url);
    if (const QString text = texts.join("\n\n"_L1).trimmed(); !text.isEmpty())
        paper.texts.append({languageOf(text), text});
    return entry;
}

} // namespace broadsheet
