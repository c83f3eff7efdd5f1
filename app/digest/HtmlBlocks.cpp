#include "digest/HtmlBlocks.h"

#include "digest/Headings.h"
#include "digest/Tr.h"
#include "notation/LinkLabels.h"
#include "notation/TitleText.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// What is taken out must not join its neighbours, or they could form a new tag.
void appendGap(QString &result, QStringView removed)
{
    const auto newlines = removed.count(u'\n');
    if (newlines > 0)
        result += QString(newlines, u'\n');
    else if (!result.isEmpty() && !result.back().isSpace())
        result += u' ';
}

QString withoutComments(const QString &text, Diagnostics &diagnostics)
{
    constexpr auto open = "<!--"_L1;
    constexpr auto close = "-->"_L1;
    QString result;
    qsizetype at = 0;
    for (qsizetype begin = text.indexOf(open); begin >= 0; begin = text.indexOf(open, at)) {
        const qsizetype end = text.indexOf(close, begin + open.size());
        if (end < 0) {
            const auto line = 1 + QStringView(text).first(begin).count(u'\n');
            diagnostics.warn(int(line),
                             DigestTr::tr("This comment has no end; its text was kept."));
            break;
        }
        result += QStringView(text).sliced(at, begin - at);
        at = end + close.size();
        appendGap(result, QStringView(text).sliced(begin, at - begin));
    }
    return result + text.sliced(at).replace(open, "<! --"_L1);
}

// The words of <summary>, in a line of their own. A link is a list's entry.
QString sectionTitle(const QString &inside)
{
    static const QRegularExpression tag(u"</?[A-Za-z][^<>]*>"_s);
    static const QRegularExpression link(
        u"<a\\s[^<>]*href=[\"']([^\"'<>\\s]+)[\"'][^<>]*>([^<>]*)</a>"_s,
        QRegularExpression::CaseInsensitiveOption);
    QString words = inside;
    words.replace(link, u"[\\2](\\1)"_s);
    words = words.replace(tag, u" "_s).simplified();
    if (words.isEmpty())
        return {};
    const auto found = findLink(words);
    if (found && hasWords(found->before) && isLinkWord(found->inside)) // "Title [arXiv](…)"
        words =
            u'[' + found->before.trimmed() + u"]("_s + found->link.address + u')' + found->after;
    if (words.contains("]("_L1))
        return u"- "_s + words + u"  "_s;
    return u"**"_s + words + u"**  "_s; // with a line break behind it
}

const QRegularExpression &foldingTags()
{
    static const QRegularExpression pattern(u"<summary(?:\\s[^<>]*)?>(?<title>[^<]*+(?:<(?!/"
                                            u"?(?:summary|details)\\b)[^<]*+)*+)</summary\\s*>"
                                            "|</?(?:details|summary)(?:\\s[^<>]*)?>"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    return pattern;
}

QString withoutFoldingTags(const QString &text)
{
    QString result;
    result.reserve(text.size());
    qsizetype at = 0;
    auto tags = foldingTags().globalMatch(text);
    while (tags.hasNext()) {
        const QRegularExpressionMatch tag = tags.next();
        result += QStringView(text).sliced(at, tag.capturedStart() - at);
        result += sectionTitle(tag.captured(u"title"_s));
        appendGap(result, tag.capturedView());
        at = tag.capturedEnd();
    }
    result += QStringView(text).sliced(at);
    // What was around a tag can look like one now, and a broken tag is words.
    static const QRegularExpression broken(u"<(?=/?(?:details|summary)\\b)"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    return result.replace(broken, u"< "_s);
}

// Lines such as "<div id='cs.CV'></div>", to which tables of contents link.
QString withoutAnchors(QString text)
{
    static const QRegularExpression anchor(
        u"^[ \\t]*<(?<tag>div|a)\\s(?:id|name)\\s*=[^<>\\n]*>\\s?</\\k<tag>\\s?>[ \\t]*$"_s,
        QRegularExpression::MultilineOption);
    return text.replace(anchor, QString());
}

bool startsTag(QByteArrayView text)
{
    for (const QByteArrayView tag : {"<details", "<summary", "</details", "</summary",
                                     "<div id=", "<a id=", "<a name=", "<!--"})
        if (text.size() >= tag.size() &&
            text.first(tag.size()).compare(tag, Qt::CaseInsensitive) == 0)
            return true;
    return false;
}

} // namespace

bool hasHtmlBlocks(QByteArrayView text)
{
    for (qsizetype at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1))
        if (startsTag(text.sliced(at)))
            return true;
    return false;
}

QByteArray withoutHtmlBlocks(const QByteArray &text, Diagnostics &diagnostics)
{
    if (!hasHtmlBlocks(text))
        return text;
    const QString shown = withoutComments(QString::fromUtf8(text), diagnostics);
    return withoutAnchors(withoutFoldingTags(shown)).toUtf8();
}

} // namespace broadsheet
