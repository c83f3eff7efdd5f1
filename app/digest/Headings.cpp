#include "digest/Headings.h"

#include "base/Limits.h"
#include "digest/Digest.h"
#include "digest/HtmlBlocks.h"
#include "digest/PaperLinks.h"
#include "notation/Dates.h"
#include "notation/LinkLabels.h"
#include "notation/TitleText.h"
#include "papers/Links.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// Only emphasis and a number, like the text around the link in "**3. [Title](link)**".
bool isOrnament(QStringView text)
{
    static const QRegularExpression pattern(u"^[*_\\s]*(?:\\d{1,4}[.)])?[*_\\s]*$"_s);
    return text.isEmpty() || pattern.match(text.toString()).hasMatch();
}

// The index of a last "](" without an opening bracket of its own, when an arXiv link follows that
// ends the heading; else -1.
qsizetype lastArxivEnd(QStringView text, qsizetype open)
{
    const qsizetype last = text.lastIndexOf("]("_L1);
    if (last < open ||
        text.sliced(open, last - open).count(u'[') > text.sliced(open, last - open).count(u']'))
        return -1;
    const LinkText link = readLink(text.sliced(last + 1));
    const bool isArxiv = link.isClosed && PaperId::fromLink(link.address).isArxiv();
    return isArxiv && isOrnament(text.sliced(last + 1 + link.size)) ? last : -1;
}

// The index of the "](" that ends the title. It is the first one that closes the bracket at `open`
// and starts a web address, so that a second link does not become part of the title; else the last
// one, because titles such as "GPT-[n](x)" have unbalanced ones inside.
qsizetype titleEnd(QStringView text, qsizetype open)
{
    int depth = 0;
    qsizetype last = -1;
    for (qsizetype i = open; i < text.size(); ++i) {
        if (text[i] == u'[')
            ++depth;
        if (text[i] != u']')
            continue;
        --depth;
        if (i + 1 < text.size() && text[i + 1] == u'(') {
            last = i;
            if (depth <= 0 && startsWithWebAddress(text.sliced(i + 2))) {
                if (PaperId::fromLink(readLink(text.sliced(i + 1)).address).isArxiv())
                    return i;
                return std::max(i, lastArxivEnd(text, open));
            }
        }
    }
    return last;
}

// "Paper 1:", "논문 2." and "(Oral)" in front of a link are no title.
bool isPrefix(QStringView before)
{
    static const QRegularExpression prefix(
        u"^[*_\\s]*(?:(?:paper|no|top|논문|论文|論文)[. ]{0,2}#?\\d{1,4}[:：.)]?"
        "|(?:title|paper|제목|논문|标题|论文)[:：]|\\([^()]{1,30}\\)|\\[[^\\[\\]]{1,30}\\])[*_\\s]*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    constexpr qsizetype maxSize = 50;
    return before.size() <= maxSize && prefix.match(before.toString()).hasMatch();
}

// The index of the bracket that opens the first link, behind tags: "[cs.CL] [Title](link)" and
// "[2026/06] Title [paper](link)".
qsizetype linkStart(QStringView text)
{
    static const QRegularExpression tags(u"^[*_\\s]*(?:\\[[^\\[\\]]{1,30}\\](?!\\()\\s*)+"_s);
    const qsizetype first = text.indexOf(u'[');
    if (first < 0)
        return first;
    const qsizetype behind = tags.match(text.toString()).capturedLength();
    const qsizetype next = behind > 0 ? text.indexOf(u'[', behind) : -1;
    const qsizetype address = next < 0 ? -1 : text.indexOf("]("_L1, next);
    const bool areTags = address >= 0 && startsWithWebAddress(text.sliced(address + 2));
    return areTags ? next : first;
}

bool hasLetters(QStringView text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isLetter(); });
}

// What is left in front of a link: "One (" and "One - ".
QStringView withoutMark(QStringView before)
{
    static const QRegularExpression mark(
        u"(?:(?<!\\s)[:：]|\\s[–—|-]|(?<![(<\\[|–—-])[(<\\[（【])$"_s);
    before = before.trimmed();
    return before.first(before.size() - mark.match(before.toString()).capturedLength()).trimmed();
}

// "Title <https://arxiv.org/abs/ID>", "Title: https://arxiv.org/abs/ID" and "Title (arXiv:ID)".
TitleAndLink readBareLink(QStringView text)
{
    static const QRegularExpression id(u"[(\\[]?arxiv: ?(\\d{4}\\.\\d{4,5}(?:v\\d+)?)[)\\]]?$"_s,
                                       QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression anchor(
        u"^<a\\s+href=[\"']?(https?://[^\"'\\s<>]+)[\"']?[^<>]*>([^<>]+)</a>$"_s,
        QRegularExpression::CaseInsensitiveOption);
    // "arXiv:2403.00001 - Title", "[2403.00001] Title", "2403.00001: Title"
    static const QRegularExpression idFirst(
        u"^(?:[\\[(]|(?=arxiv)|(?=\\d{4}\\.\\d{4,5}(?:v\\d+)?\\s?[:：|–—-]))(?:arxiv: ?)?"
        "(\\d{4}\\.\\d{4,5}(?:v\\d+)?)[\\])]?\\s?[:：|–—-]?\\s+(?=.*\\p{L})"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QString whole = text.trimmed().toString();
    if (const auto match = idFirst.match(whole); match.hasMatch())
        return {.title = plainTitle(QStringView(whole).sliced(match.capturedEnd())),
                .link = u"https://arxiv.org/abs/"_s + match.captured(1)};
    static const QRegularExpression numbered(
        u"^(?:paper|논문|论文|論文) ?#?\\d{1,4} ?[:：.)] *(?=.*\\p{L})"_s,
        QRegularExpression::CaseInsensitiveOption);
    const qsizetype number = numbered.match(whole).capturedLength();
    TitleAndLink result{.title = plainTitle(QStringView(whole).sliced(number))};
    if (const auto match = anchor.match(whole); match.hasMatch()) {
        if (PaperId::fromLink(match.captured(1)).isArxiv())
            result = {.title = plainTitle(match.captured(2)), .link = match.captured(1)};
        return result;
    }
    QString link = firstPaperLink(whole.toUtf8());
    qsizetype at = whole.indexOf(link);
    qsizetype end = at + link.size();
    if (const auto match = id.match(whole); link.isEmpty() && match.hasMatch()) {
        link = u"https://arxiv.org/abs/"_s + match.captured(1);
        at = match.capturedStart();
        end = whole.size();
    }
    const QStringView before = withoutMark(QStringView(whole).first(at));
    const bool isLast = !hasLetters(QStringView(whole).sliced(end));
    if (!link.isEmpty() && isLast && hasLetters(before) && !isLinkLabel(before))
        result = {.title = plainTitle(before), .link = link};
    return result;
}

} // namespace

std::optional<HeadingLine> readHeading(QByteArrayView line)
{
    if (line.size() > maxHeadingBytes)
        return std::nullopt;
    qsizetype at = 0;
    while (at < line.size() && at < 3 && line[at] == ' ')
        ++at;
    const qsizetype first = at;
    while (at < line.size() && line[at] == '#')
        ++at;
    const qsizetype level = at - first;
    if (level < 1 || level > 6 || at == line.size())
        return std::nullopt;
    if (line[at] != ' ' && line[at] != '\t' && line[at] != '[')
        return std::nullopt;
    QString text = QString::fromUtf8(line.sliced(at)).trimmed();
    if (text.isEmpty())
        return std::nullopt;
    return HeadingLine{.level = int(level), .text = std::move(text)};
}

QString wordingOf(const QString &heading)
{
    static const QRegularExpression dates(
        u"\\d+(?:st|nd|rd|th)?|[년월일年月日号]"
        "|\\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
        "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b"
        "|\\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    QString words = heading;
    words.remove(dates).removeIf([](QChar c) { return !c.isLetter(); });
    return words.toCaseFolded();
}

QDate dayAbove(QStringView lines)
{
    // Without the letters that wordingOf() takes for those of a date: "일자", "日期", "日付". Not
    // "Updated", which is rather said of a list that grows.
    static const QStringList labels{u""_s,   u"date"_s, u"published"_s, u"publishedon"_s, u"날짜"_s,
                                    u"자"_s, u"期"_s,   u"付"_s,        u"dailypapers"_s};
    constexpr qsizetype maxSize = 80;
    for (const QStringView line : lines.tokenize(u'\n')) {
        if (line.size() > maxSize || line.contains("http"_L1))
            continue;
        if (const QDate day = dayIn(line.trimmed());
            day.isValid() && labels.contains(wordingOf(line.toString())))
            return day;
    }
    return {};
}

bool isBareDay(const HeadingLine &heading)
{
    return heading.level >= 3 && wordingOf(heading.text).isEmpty() &&
           dayIn(heading.text).isValid() && readTitle(heading.text).link.isEmpty();
}

QString withPlainLinks(QString text)
{
    static const QRegularExpression emphasised(u"\\](?:\\*{1,3}|_{1,3})\\((?=<?https?://)"_s);
    return text.contains("]*"_L1) || text.contains("]_"_L1) ? text.replace(emphasised, u"]("_s)
                                                            : text;
}

std::optional<LinkInText> findLink(QStringView text)
{
    const qsizetype open = linkStart(text);
    const bool isLink = open >= 0 && !text.first(open).contains("]("_L1);
    const qsizetype end = isLink ? titleEnd(text, open) : -1;
    if (end < 0)
        return std::nullopt;
    LinkText link = readLink(text.sliced(end + 1));
    const qsizetype after = end + 1 + link.size;
    return LinkInText{.before = text.first(open),
                      .inside = text.sliced(open + 1, end - open - 1),
                      .link = std::move(link),
                      .after = text.sliced(after)};
}

TitleAndLink readTitle(const QString &heading)
{
    const QString whole = withPlainLinks(heading);
    const QStringView text = withoutNumber(whole);
    const std::optional<LinkInText> found = findLink(text);
    if (!found)
        return readBareLink(text);
    // In "### Some title [arXiv](link)", the title is in front of the link.
    const bool titleIsOutside =
        hasLetters(found->before) && (isLinkWord(found->inside) || !isPrefix(found->before));
    const bool titleIsBehind = !titleIsOutside && !hasLetters(found->inside) &&
                               isLinkWord(found->inside) && hasLetters(found->after) &&
                               !found->after.contains("]("_L1);
    const QStringView title = titleIsOutside  ? withoutMark(found->before)
                              : titleIsBehind ? found->after
                                              : found->inside;
    return {.title = plainTitle(title),
            .link = found->link.address,
            .isClosed = found->link.isClosed,
            .hasMore = !isOrnament(found->before) || !isOrnament(found->after)};
}

std::optional<QString> writeTitle(const QString &title, const QString &link)
{
    const TitleAndLink wanted{.title = title, .link = link};
    const QString escaped = withEscapes(title);
    const QString forms[] = {u'[' + title + u"]("_s + link + u')',
                             u'[' + title + u"](<"_s + link + u">)"_s,
                             title,
                             u'[' + escaped + u"]("_s + link + u')',
                             u'[' + escaped + u"](<"_s + link + u">)"_s,
                             escaped};
    for (const QString &form : forms)
        if (readTitle(form) == wanted && !hasHtmlBlocks(form.toUtf8()))
            return form;
    return std::nullopt;
}

void makeWritable(DigestEntry &entry, const QString &heading)
{
    PaperReport &paper = entry.paper;
    const bool isUsual = heading == u'[' + paper.title + u"]("_s + paper.url + u')';
    if (isUsual && !heading.contains(u'<'))
        return;
    const QStringList links{paper.url, abstractPage(paper.id).toString(), QString()};
    for (const QString &title : {paper.title, QString()})
        for (const QString &link : links) {
            if (!writeTitle(title, link))
                continue;
            const bool isKept = title == paper.title && link == paper.url;
            if (!isKept && entry.remainder.isEmpty())
                entry.remainder = u"Heading: "_s + heading;
            paper.title = title;
            paper.url = link;
            paper.id = PaperId::fromLink(link);
            return;
        }
}

} // namespace broadsheet
