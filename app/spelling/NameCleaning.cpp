#include "spelling/NameCleaning.h"

#include "spelling/HtmlEntities.h"
#include "spelling/Invisible.h"
#include "spelling/TexLetters.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

using Pattern = QRegularExpression;

// Without everything in parentheses, nested ones too.
QString withoutParentheses(const QString &text)
{
    if (!text.contains(u'(') && !text.contains(u'（'))
        return text;
    QString result;
    int depth = 0;
    for (const QChar c : text) {
        const bool closes = c == u')' || c == u'）';
        if (c == u'(' || c == u'（')
            ++depth;
        else if (closes && depth > 0)
            --depth;
        else if (depth == 0)
            result += c;
    }
    return result;
}

// [Jane Roe](https://…), <jane@x.org>, jane@x.org, https://…, <sup>1</sup>, <b>
QString withoutMarkup(QString text)
{
    static const Pattern link(u"\\[([^\\[\\]]{1,200})\\]\\([^()\\s]{0,500}\\)"_s);
    static const Pattern footnote(u"<sup>[^<]{0,40}</sup>"_s, Pattern::CaseInsensitiveOption);
    static const Pattern lineBreak(u"<br ?/?>"_s, Pattern::CaseInsensitiveOption);
    static const Pattern tag(u"</?[A-Za-z][^<>]{0,200}>"_s);
    static const Pattern address(u"\\b(?:mailto:)?[^\\s,;<>@()]{1,100}@[^\\s,;<>@()]{1,100}"_s);
    static const Pattern url(u"\\bhttps?://[^\\s,;<>]{1,500}"_s);
    // First, because what was between them can be a link or an address without them.
    if (text.contains(u'<') || text.contains(u'>'))
        text.remove(footnote)
            .replace(lineBreak, u", "_s)
            .remove(tag)
            .replace(u'<', u' ')
            .replace(u'>', u' ');
    if (text.contains(u'['))
        text.replace(link, u"\\1"_s);
    if (text.contains(u'@'))
        text.remove(address);
    if (text.contains("://"_L1))
        text.remove(url);
    return text;
}

bool isFootnoteMark(char16_t c)
{
    switch (c) {
    case u'*':
    case u'∗':
    case u'†':
    case u'‡':
    case u'§':
    case u'¶':
    case u'#':
    case u'¹':
    case u'²':
    case u'³':
    case u'★':
    case u'☆':
    case u'✉':
    case u'‖':
    case u'⋆':
        return true;
    default:
        return (c >= 0x2070 && c <= 0x2079) || (c >= 0x2080 && c <= 0x2089) ||
               (c >= 0x1D43 && c <= 0x1D6A && c != 0x1D62); // raised letters
    }
}

// Roe^{1,2}, $^{1}$, Roe$^1$, [1], raised and plain digits after a word
QString withoutFootnotes(QString text)
{
    static const Pattern formula(u"\\$[^$]{0,40}\\$"_s);
    static const Pattern raised(
        u"(?:\\\\textsuperscript|\\^)(?:\\{[^{}]{0,40}\\}|[0-9a-z](?:,[0-9])*)"_s);
    static const Pattern bracketed(u"\\[[0-9a-z*†‡, ]{1,8}\\]"_s);
    static const Pattern digits(
        u"(?<=[\\p{Ll}\\p{Lo}.])[0-9]{1,2}(?:,[0-9]{1,2})*(?![\\p{L}0-9])"_s);
    if (text.contains(u'$'))
        text.remove(formula);
    if (text.contains(u'^') || text.contains("\\text"_L1))
        text.remove(raised);
    if (text.contains(u'['))
        text.remove(bracketed);
    text.removeIf([](QChar c) { return isFootnoteMark(c.unicode()); });
    return isGroupName(text) ? text : text.remove(digits);
}

// Spellings of one character that differ between sources.
QChar unified(QChar c)
{
    switch (c.unicode()) {
    case u'’':
    case u'‘':
    case u'ʼ':
    case u'′':
        return u'\'';
    case u'‐':
    case u'‑':
        return u'-';
    case u'，':
        return u',';
    case u'；':
        return u';';
    case u'＆':
        return u'&';
    default:
        return c.unicode() < u' ' || (c.unicode() >= 0x7F && c.unicode() < 0xA0) ? QChar(u' ') : c;
    }
}

} // namespace

QString cleanedNames(const QString &written)
{
    // RSS names an author so: "jane@example.org (Jane Roe)".
    static const Pattern mailed(
        u"^\\s*[^\\s()@]{1,100}@[^\\s()@]{1,100}\\s*\\(([^()]{1,500})\\)\\s*$"_s);
    QString text = withoutHtmlEntities(withoutInvisible(written));
    if (const auto match = mailed.match(text); text.contains(u'@') && match.hasMatch())
        text = match.captured(1);
    text = withoutMarkup(std::move(text));
    text = withTexLetters(withoutParentheses(text), TexPlace::Name);
    text = withoutFootnotes(std::move(text));
    static const Pattern escape(u"\\\\+(?=[&'])"_s);
    if (text.contains(u'\\'))
        text.remove(escape);
    text.replace(u"~"_s, u" "_s)
        .remove(u'{')
        .remove(u'}')
        .remove(u'<') // a command of TeX can have stood for it
        .remove(u'>');
    std::transform(text.begin(), text.end(), text.begin(), unified);
    return text.normalized(QString::NormalizationForm_C).simplified();
}

bool takeOthers(QString &name)
{
    static const Pattern end(
        u"(?:^|[\\s,;&]{1,4}|(?=[+…])|(?=\\.\\.\\.))"
        "(?:(?:and|&)\\s+)?"
        "(?:et\\.?\\s*al(?:\\.|ii|ia|\\b)?\\.?|others\\b\\.?|u\\.\\s?a\\.|"
        "[0-9]+\\s+(?:more|others|other authors|more authors|authors more|additional authors)\\.?|"
        "(?:many |several )?more(?: authors)?|"
        "\\+\\s*[0-9]*(?:\\s*(?:more|others|authors|more authors|other authors))?|"
        "(?:외|他)\\s*[0-9]*\\s*(?:명|인|人)?|등(?:\\s*[0-9]+\\s*(?:명|인))?|"
        "等(?:\\s*[0-9]+\\s*人|人)?|…|\\.\\.\\.)$"_s,
        Pattern::CaseInsensitiveOption);
    static const Pattern attached(u"(?<=[\\p{Han}])等(?:[0-9]*人)?$"_s);
    constexpr qsizetype maxWords = 60; // characters of what stands for others
    bool found = false;
    for (const Pattern *pattern : {&end, &attached}) {
        const qsizetype rest = std::max<qsizetype>(name.size() - maxWords, 0);
        if (const auto match = pattern->match(name.sliced(rest)); match.hasMatch()) {
            const bool isAll = match.capturedStart() == 0 && rest > 0;
            name = isAll ? name : name.first(rest + match.capturedStart()).trimmed();
            found |= !isAll;
        }
    }
    while (found && (name.endsWith(u',') || name.endsWith(u';')))
        name = name.chopped(1).trimmed();
    return found;
}

bool isGroupName(const QString &name)
{
    static const Pattern group(u"\\b(?:team|collaborations?|consortium|groups?|initiative|project|"
                               "committee|institute|university|labs?|laboratory)\\b"_s,
                               Pattern::CaseInsensitiveOption);
    return group.match(name).hasMatch();
}

bool isNameSuffix(const QString &word)
{
    static const Pattern suffix(u"^(?:Jr|Sr|JR|SR|jr|sr)\\.?$|^(?:II|III|IV|2nd|3rd)\\.?$"_s);
    return suffix.match(word).hasMatch();
}

bool isDegree(const QString &word)
{
    static const Pattern degree(u"^(?:Ph\\.?\\s?D|M\\.?D|D\\.?Phil|M\\.?Sc|B\\.?Sc|Dr)\\.?$"_s,
                                Pattern::CaseInsensitiveOption);
    return degree.match(word).hasMatch();
}

} // namespace broadsheet
