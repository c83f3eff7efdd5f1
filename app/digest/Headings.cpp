#include "digest/Headings.h"

#include "base/Limits.h"
#include "digest/LinkText.h"
#include "papers/PaperId.h"

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

bool hasLetters(QStringView text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isLetter(); });
}

QDate dayOf(const QRegularExpressionMatch &match)
{
    static const QString months = u"janfebmaraprmayjunjulaugsepoctnovdec"_s;
    const QString name = match.captured(u"name"_s).left(3).toLower();
    const int month =
        name.isEmpty() ? match.captured(u"month"_s).toInt() : int(months.indexOf(name)) / 3 + 1;
    const int year = match.captured(u"year"_s).toInt();
    return QDate(year < 100 ? year + 2000 : year, month, match.captured(u"day"_s).toInt());
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

TitleAndLink readTitle(const QString &heading)
{
    const qsizetype open = heading.indexOf(u'[');
    const bool isLink = open >= 0 && !QStringView(heading).first(open).contains("]("_L1);
    const qsizetype end = isLink ? titleEnd(heading, open) : -1;
    if (end < 0)
        return {.title = heading.trimmed()};

    const LinkText link = readLink(QStringView(heading).sliced(end + 1));
    const QStringView before = QStringView(heading).first(open);
    const QStringView after = QStringView(heading).sliced(end + 1 + link.size);
    const QStringView inside = QStringView(heading).sliced(open + 1, end - open - 1);
    // In "### Some title [arXiv](link)", the title is in front of the link.
    const bool titleIsOutside = hasLetters(before);
    return {.title = (titleIsOutside ? before : inside).trimmed().toString(),
            .link = link.address,
            .isClosed = link.isClosed,
            .hasMore = !isOrnament(before) || !isOrnament(after)};
}

QString writeTitle(const QString &title, const QString &link)
{
    const TitleAndLink wanted{.title = title, .link = link};
    const QString forms[] = {u'[' + title + u"]("_s + link + u')',
                             u'[' + title + u"](<"_s + link + u">)"_s, title};
    for (const QString &form : forms)
        if (readTitle(form) == wanted)
            return form;
    return forms[0];
}

QDate dayIn(QStringView text)
{
    static const QString month =
        u"(?<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"_s;
    static const QString day = u"(?<day>\\d{1,2})(?:st|nd|rd|th)?"_s;
    static const QRegularExpression spellings[] = {
        // 2024-03-22, 2024/3/22, 2024. 3. 22
        QRegularExpression(u"(?<!\\d)(?<year>\\d{4})\\s?[-/._]\\s?(?<month>\\d{1,2})"
                           "\\s?[-/._]\\s?(?<day>\\d{1,2})(?!\\d)"_s),
        // 2024년 3월 22일, 2024年3月22日
        QRegularExpression(u"(?<!\\d)(?<year>\\d{4})\\s?[년年]\\s?(?<month>\\d{1,2})"
                           "\\s?[월月]\\s?(?<day>\\d{1,2})\\s?[일日号]"_s),
        // 22 March 2024, 22nd Mar. 2024; 22 Mar 24 18:00:00
        QRegularExpression(u"(?<!\\d)"_s + day + u"[ .-]{1,2}"_s + month +
                               u"[.,]?[ -](?<year>\\d{4}|\\d{2}(?= \\d\\d:))(?!\\d)"_s,
                           QRegularExpression::CaseInsensitiveOption),
        // March 22, 2024
        QRegularExpression(u"\\b"_s + month + u"\\.? "_s + day + u",? (?<year>\\d{4})(?!\\d)"_s,
                           QRegularExpression::CaseInsensitiveOption),
        // 20240322
        QRegularExpression(u"(?<!\\d)(?<year>20\\d\\d)(?<month>\\d\\d)(?<day>\\d\\d)(?!\\d)"_s),
    };
    // A date is only expected near the beginning of a line.
    constexpr qsizetype maxSize = 300;
    const QString beginning = text.first(std::min(text.size(), maxSize)).toString();
    for (const QRegularExpression &spelling : spellings)
        if (const QDate found = dayOf(spelling.match(beginning)); found.isValid())
            return found;
    return {};
}

} // namespace broadsheet
