#include "digest/ListItem.h"

#include "digest/Headings.h"
#include "digest/MarkdownTable.h"
#include "digest/PaperLinks.h"
#include "notation/Dates.h"
#include "notation/ItemWords.h"
#include "notation/Language.h"
#include "notation/LinkLabels.h"
#include "notation/NameList.h"
#include "notation/PaperPlaces.h"
#include "notation/TitleText.h"
#include "papers/Links.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

struct TitleAndRest
{
    QString title;
    QString link;
    QString rest;
};

// "Title — the rest" where no link ends the title.
TitleAndRest splitTitle(QStringView words, const QString &link)
{
    static const QRegularExpression mark(u"\\s+[–—|·-]\\s+"_s);
    static const QRegularExpression ends(
        u"^[\\s:：|,;)\\]>–—-]+|(?:\\s*[(（\\[]\\s*(?:paper|pdf|arxiv|link|논문|링크|论文|链接))?"
        "[\\s:：|,;(\\[<–—-]+$"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QString text = words.toString().remove(ends);
    std::optional<LeadingTitle> lead = readLeadingTitle(text);
    if (!lead)
        lead = readReferenceTitle(text);
    if (lead)
        return {.title = lead->title, .link = link, .rest = lead->rest};
    const QRegularExpressionMatch match = mark.match(text);
    if (!match.hasMatch())
        return {.title = plainTitle(text), .link = link, .rest = {}};
    return {.title = plainTitle(text.first(match.capturedStart())),
            .link = link,
            .rest = text.sliced(match.capturedEnd())};
}

// Whether the words in front of a link are surely a title: in bold or quotes, or with a mark
// behind.
bool isTitleBefore(QStringView before)
{
    const QStringView text = before.trimmed();
    return hasWords(text) && !isLinkLabel(text) && !isOtherLabel(text) &&
           (text.startsWith("**"_L1) || text.startsWith("__"_L1) || text.startsWith(u'"') ||
            text.startsWith(u'“') || QStringView(u":：.,|–—-([<").contains(text.back()));
}

// Whether the words in front of a link that ends an item can be the title of a paper. Sentences
// that cite one begin with other words.
bool isTitleAlone(QStringView before, QStringView after)
{
    static const QRegularExpression sentence(
        u"^[^\\p{L}\\p{N}]*(?:\\p{Ll}+(?![\\p{L}\\p{N}])|(?i:see|cf|via|from|also|it|this|we|they|"
        u"these"
        "|compare|compared|related|based|builds?)\\b|참고|관련|참조|另见|参见)"_s);
    static const QRegularExpression links(u"\\[[^\\[\\]]*\\]\\([^()\\s]*\\)|https?://\\S+"_s);
    constexpr qsizetype maxSize = 300;
    return before.size() <= maxSize && hasWords(before) && !isLinkLabel(before) &&
           !sentence.match(before.toString()).hasMatch() &&
           !hasWords(after.toString().remove(links));
}

// Nothing but marks, or the paper's id or day.
bool isBeforeTitle(QStringView before)
{
    static const QRegularExpression marks(u"[\\s:|–—-]+$"_s);
    constexpr qsizetype maxSize = 30;
    if (!hasWords(before))
        return true;
    static const QRegularExpression id(
        u"^[\\s*_`\\[]*(?:arxiv:)?\\d{4}\\.\\d{4,5}(?:v\\d+)?[\\s*_`\\]]*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression tag(u"^\\s*\\[[^\\[\\]]{1,30}\\]\\s*$"_s);
    const QString words = before.toString().remove(marks);
    return words.size() <= maxSize &&
           (tag.match(words).hasMatch() || id.match(words).hasMatch() || dayIn(words).isValid());
}

// A paper that is not on arXiv: a title with a link to a place of papers, or one with a label
// behind.
bool isOtherPaper(const LinkInText &found, bool isLead)
{
    const bool isTitle = isLead && hasWords(found.inside) && !isLinkWord(found.inside);
    const QUrl address(found.link.address);
    return found.link.isClosed && ((isTitle && isPaperPlace(address)) ||
                                   (!isLead && isPaperWord(found.inside) && isSafeLink(address)));
}

std::optional<TitleAndRest> readLinkedTitle(const LinkInText &found, bool isAmongPapers)
{
    const bool isPaper = PaperId::fromLink(found.link.address).isArxiv();
    const bool isLead = isBeforeTitle(withoutNumber(found.before));
    const bool isWord = isLinkWord(found.inside);
    QString address = isPaper ? found.link.address : ownLinkBehind(found.after);
    if (address.isEmpty() && isAmongPapers && isOtherPaper(found, isLead))
        address = found.link.address;
    if (address.isEmpty())
        return std::nullopt;
    if (isLead && !isWord)
        return TitleAndRest{plainTitle(found.inside), address, found.after.toString()};
    static const QRegularExpression hashtag(u"^\\s*#\\p{L}"_s);
    const bool hasTags = hashtag.match(found.after.toString()).hasMatch();
    if (isLead && isPaper && hasWords(found.after) && !hasTags)
        return splitTitle(found.after, address);
    const QString names = isLead || isWord ? QString() : namesInFront(withoutNumber(found.before));
    if (isPaper && !names.isEmpty())
        return TitleAndRest{plainTitle(found.inside), address,
                            u"by "_s + names + u"; "_s + found.after};
    if (!isLead && isWord &&
        (isTitleBefore(found.before) ||
         (isAmongPapers && isTitleAlone(found.before, found.after)))) {
        TitleAndRest result = splitTitle(found.before, address);
        result.rest += u' ' + found.after;
        return result;
    }
    return std::nullopt;
}

// The address that a place of papers other than arXiv has.
QString otherAddress(const QString &words)
{
    static const QRegularExpression address(u"https?://[^\\s()<>\"\\]]+"_s);
    const QString found = address.match(words).captured();
    return isPaperPlace(QUrl(found)) ? found : QString();
}

// "arXiv:2403.00001" at the end of an item, as an address.
QString withAddress(QString words)
{
    static const QRegularExpression id(
        u"(?<![\\p{L}\\p{N}])arxiv: ?(\\d{4}\\.\\d{4,5}(?:v\\d+)?)([)\\].*_]*)$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return words.contains("http"_L1) ? words : words.replace(id, u"https://arxiv.org/abs/\\1\\2"_s);
}

// "Title: https://arxiv.org/abs/ID"
std::optional<TitleAndRest> readBareAddress(const QString &words, bool isAmongPapers)
{
    QString address = firstPaperLink(words.toUtf8());
    if (address.isEmpty() && isAmongPapers)
        address = otherAddress(words);
    if (address.isEmpty())
        return std::nullopt;
    const qsizetype at = words.indexOf(address);
    const QStringView before = QStringView(words).first(at);
    const QStringView after = QStringView(words).sliced(at + address.size());
    if (isTitleBefore(before) || (isAmongPapers && isTitleAlone(before, after))) {
        TitleAndRest result = splitTitle(before, address);
        if (hasWords(after))
            result.rest += after;
        return result;
    }
    if (hasWords(before))
        return std::nullopt;
    if (hasWords(after))
        return splitTitle(after, address);
    return TitleAndRest{u"arXiv:"_s + PaperId::fromLink(address).text, address, {}};
}

// "[ ]" and "[x]" of a list of tasks.
const QRegularExpression &taskBox()
{
    static const QRegularExpression box(u"^\\[[ xX]\\]\\s+"_s);
    return box;
}

// The paper in the words of an item.
std::optional<DigestEntry> readWords(QByteArrayView item, bool isAmongPapers)
{
    constexpr qsizetype maxSize = 8 * 1024;
    if (item.size() > maxSize)
        return std::nullopt;
    QString words = QString::fromUtf8(item).trimmed();
    static const QRegularExpression date(u"^\\[\\d{4}(?:[-/.]\\d{1,2}){0,2}\\]\\s+"_s);
    static const QRegularExpression bracketed(u"\\[(\\[[^\\[\\]]*\\]\\([^()\\s]*\\))\\]"_s);
    static const QRegularExpression chatLink(u"<(https?://[^|<>\\s]+)\\|([^<>]+)>"_s); // of Slack
    static const QRegularExpression number(u"^(\\*\\*|__)\\s*\\d{1,3}[.)]\\s+"_s); // "**1. Title**"
    words.replace(number, u"\\1"_s);
    if (isAmongPapers)
        words = withAddress(words);
    if (!words.contains("http"_L1))
        return std::nullopt;
    words = withPlainLinks(words.remove(taskBox())
                               .remove(date)
                               .replace(bracketed, u"\\1"_s)
                               .replace(chatLink, u"[\\2](\\1)"_s));
    const QStringView text = withoutNumber(words);
    const std::optional<LinkInText> found = findLink(text);
    const std::optional<TitleAndRest> read = found
                                                 ? readLinkedTitle(*found, isAmongPapers)
                                                 : readBareAddress(text.toString(), isAmongPapers);
    if (!read || read->title.isEmpty())
        return std::nullopt;
    ItemWords more = readItemWords(read->rest);
    DigestEntry entry;
    entry.paper.id = PaperId::fromLink(read->link);
    if (entry.paper.id.isEmpty())
        return std::nullopt;
    entry.paper.url = read->link;
    entry.paper.title = read->title;
    entry.paper.votes = more.votes;
    entry.paper.authors = std::move(more.authors);
    if (!more.text.isEmpty())
        entry.paper.texts.append({languageOf(more.text), std::move(more.text)});
    return entry;
}

// The lines behind that of an item which are indented below it, and below a number those of its
// paragraph, as far as they are looked at.
QByteArrayView linesOfItem(LineReader lines, const ListMark &mark)
{
    constexpr int maxLines = 40;
    const qsizetype begin = lines.nextBegin();
    const QByteArrayView all = lines.rest();
    const qsizetype before = lines.begin();
    qsizetype end = begin;
    bool isParagraph = mark.isNumber;
    for (int i = 0; i < maxLines && lines.next(); ++i) {
        const QByteArrayView line = lines.line();
        const auto *first =
            std::find_if(line.begin(), line.end(), [](char c) { return c != ' ' && c != '\t'; });
        isParagraph = isParagraph && !isBlank(line) && !readListMark(line) && !readHeading(line) &&
                      !isTableLine(line) && !readBoldParagraph(lines);
        if (!isBlank(line) && first - line.begin() <= mark.indent && !isParagraph)
            break;
        end = lines.nextBegin();
    }
    return all.sliced(begin - before, end - begin);
}

// A bold line alone with a line of links in its paragraph.
std::optional<DigestEntry> readBoldTitle(LineReader lines)
{
    static const QRegularExpression title(
        u"^(?:\\*\\*|__)(?!(?:abstract|summary|tl;?dr|overview|요약|초록|개요|摘要|简介|总结)\\b)"
        "[^*]*[\\p{L}\\p{N}][^*:：]*(?:\\*\\*|__)\\s*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    constexpr qsizetype maxTitle = 500;
    if (lines.line().size() > maxTitle)
        return std::nullopt;
    const QString words = QString::fromUtf8(lines.line()).trimmed();
    if (!title.match(words).hasMatch() || isLinkLabel(words) || isOtherLabel(QString(words + u':')))
        return std::nullopt;
    constexpr int maxLines = 10;
    for (int i = 0; i < maxLines && lines.next() && !isBlank(lines.line()); ++i) {
        if (readListMark(lines.line()) || !isLinkLine(lines.line()))
            continue;
        DigestEntry entry;
        entry.paper.url = firstPaperLink(lines.line());
        entry.paper.id = PaperId::fromLink(entry.paper.url);
        entry.paper.title = plainTitle(words);
        return entry;
    }
    return std::nullopt;
}

bool listsPapers(QByteArrayView text)
{
    LineReader lines(text);
    while (lines.next())
        if (readListItem(lines.line()))
            return true;
    return false;
}

} // namespace

std::optional<ListMark> readListMark(QByteArrayView line)
{
    qsizetype at = 0;
    while (at < line.size() && (line[at] == ' ' || line[at] == '\t'))
        ++at;
    const qsizetype indent = at;
    while (at < line.size() && at - indent < 4 && line[at] >= '0' && line[at] <= '9')
        ++at;
    const QByteArrayView rest = line.sliced(at);
    const bool hasSpace = rest.size() > 1 && (rest[1] == ' ' || rest[1] == '\t');
    if (hasSpace && QByteArrayView(at > indent ? ".)" : "-*+").contains(rest[0]))
        return ListMark{indent, at + 2, at > indent};
    if (at > indent && rest.startsWith("、"))
        return ListMark{indent, at + 3, true};
    static constexpr QByteArrayView open("【");
    if (at == indent && rest.startsWith(open)) { // 【1】
        const qsizetype end = rest.indexOf("】");
        const QByteArrayView number = rest.first(std::max<qsizetype>(end, 3)).sliced(open.size());
        if (end > open.size() && number.size() < 4 &&
            std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; }))
            return ListMark{indent, at + end + open.size(), true};
    }
    if (at == indent && rest.startsWith("• "))
        return ListMark{indent, at + 4};
    return std::nullopt;
}

std::optional<DigestEntry> readListItem(QByteArrayView line, bool isAmongPapers)
{
    const std::optional<ListMark> mark = readListMark(line);
    return mark ? readWords(line.sliced(mark->size), isAmongPapers) : std::nullopt;
}

std::optional<DigestEntry> readTitleItem(LineReader lines)
{
    const std::optional<ListMark> mark = readListMark(lines.line());
    constexpr qsizetype maxTitle = 500;
    if (!mark || lines.line().size() > maxTitle || lines.line().contains("http"))
        return std::nullopt;
    const QString words =
        QString::fromUtf8(lines.line().sliced(mark->size)).remove(taskBox()).trimmed();
    if (!hasWords(words) || u":：,;"_s.contains(words.back()) || isLinkLabel(words) ||
        isOtherLabel(QString(words + u':')))
        return std::nullopt;
    const QByteArrayView below = linesOfItem(lines, *mark);
    const PaperId id = PaperId::fromLink(ownLinkBelow(below));
    static const QRegularExpression bold(u"^(?:\\*\\*|__)[^*]+(?:\\*\\*|__)$"_s);
    const bool isSure = bold.match(words).hasMatch() ||
                        PaperId::fromLink(onlyPaperLink(QString::fromUtf8(below))) == id;
    if (!id.isArxiv() || !isSure || listsPapers(below))
        return std::nullopt;
    DigestEntry entry;
    entry.paper.id = id;
    entry.paper.url = ownLinkBelow(below);
    entry.paper.title = plainTitle(words);
    return entry;
}

std::optional<DigestEntry> readBoldParagraph(const LineReader &lines)
{
    const QByteArrayView line = lines.line();
    if (!line.startsWith("**") && !line.startsWith("__"))
        return std::nullopt;
    if (!line.contains("http"))
        return readBoldTitle(lines);
    static const QRegularExpression start(
        u"^(?:\\*\\*|__)(?:\\d{1,3}[.)]\\s*)?(?:\\[[^\\[\\]]+\\]\\(\\S+\\)\\s*(?:\\*\\*|__)"
        "|[^*]+\\*\\*[\\s:：–—|-]*[(（]?\\s*(?:\\[|<?https?://))"_s);
    constexpr qsizetype maxStart = 1'000;
    const QString words = QString::fromUtf8(line.first(std::min(line.size(), maxStart)));
    return start.match(words).hasMatch() ? readWords(line, false) : std::nullopt;
}

} // namespace broadsheet
