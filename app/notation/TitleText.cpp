#include "notation/TitleText.h"

#include "notation/NameList.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

struct Entity
{
    QLatin1StringView name;
    char16_t character;
};

// The named ones that programs write into titles.
constexpr std::array entities{
    Entity{"amp"_L1, u'&'},         Entity{"lt"_L1, u'<'},         Entity{"gt"_L1, u'>'},
    Entity{"quot"_L1, u'"'},        Entity{"apos"_L1, u'\''},      Entity{"nbsp"_L1, u'\u00A0'},
    Entity{"ndash"_L1, u'\u2013'},  Entity{"mdash"_L1, u'\u2014'}, Entity{"hellip"_L1, u'\u2026'},
    Entity{"lsquo"_L1, u'\u2018'},  Entity{"rsquo"_L1, u'\u2019'}, Entity{"ldquo"_L1, u'\u201C'},
    Entity{"rdquo"_L1, u'\u201D'},  Entity{"times"_L1, u'\u00D7'}, Entity{"eacute"_L1, u'\u00E9'},
    Entity{"egrave"_L1, u'\u00E8'}, Entity{"auml"_L1, u'\u00E4'},  Entity{"ouml"_L1, u'\u00F6'},
    Entity{"uuml"_L1, u'\u00FC'},   Entity{"szlig"_L1, u'\u00DF'}, Entity{"middot"_L1, u'\u00B7'},
};

QString characterOf(uint code)
{
    const bool isControl = code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0xFEFF;
    const bool isCharacter = code <= 0x10FFFF && !QChar::isSurrogate(code);
    const char32_t shown = isControl ? U' ' : isCharacter ? char32_t(code) : U'\uFFFD';
    return QString::fromUcs4(&shown, 1);
}

// What "&name;", "&#39;" or "&#x27;" at the start of `text` means, and its size. Empty: no entity.
QString readEntity(QStringView text, qsizetype &size)
{
    constexpr qsizetype maxSize = 12;
    const qsizetype end = text.first(std::min(text.size(), maxSize)).indexOf(u';');
    if (end < 2)
        return {};
    size = end + 1;
    const QStringView name = text.sliced(1, end - 1);
    if (name.startsWith(u'#')) {
        const bool isHex = name.size() > 2 && name[1].toLower() == u'x';
        bool isNumber = false;
        const uint code = name.sliced(isHex ? 2 : 1).toUInt(&isNumber, isHex ? 16 : 10);
        return isNumber ? characterOf(code) : QString();
    }
    const auto entity = std::find_if(entities.begin(), entities.end(),
                                     [name](const Entity &one) { return name == one.name; });
    return entity == entities.end() ? QString() : QString(QChar(entity->character));
}

// Characters that Markdown needs to escape and TeX does not use for accents.
bool isEscapable(QChar c)
{
    return QStringView(u"*_[]#|<>&+-!").contains(c);
}

// The size of "$…$" at the start of `text`; 0 when it is not TeX.
qsizetype mathSize(QStringView text)
{
    const qsizetype end = text.startsWith(u'$') ? text.indexOf(u'$', 1) : -1;
    return end + 1;
}

// "[Title]", "[Title] (in another language)", and "[[note|Title]]" of a wiki.
QString withoutBrackets(const QString &text)
{
    if (!text.startsWith(u'['))
        return text;
    static const QRegularExpression wiki(u"^\\[\\[(?:[^\\[\\]|]*\\|)?([^\\[\\]|]+)\\]\\]$"_s);
    if (const auto match = wiki.match(text); match.hasMatch())
        return match.captured(1).trimmed();
    const qsizetype end = text.indexOf(u']');
    const bool isWhole = end == text.size() - 1;
    const bool isTranslated = text.endsWith(u')') && text.sliced(end + 1).startsWith(" ("_L1);
    const QStringView inside = QStringView(text).sliced(1, std::max<qsizetype>(end - 1, 0));
    if (!(isWhole || isTranslated) || inside.isEmpty() || inside.contains(u'['))
        return text;
    return QString(text.sliced(1, end - 1) + text.sliced(end + 1)).trimmed();
}

// "**Word**: a title", and marks around the whole. Not "a**2 + b**2".
QString withoutMarks(QString text)
{
    static const QRegularExpression bold(
        u"(?<![\\p{L}\\p{N}*\\\\])\\*\\*(?=[^\\s*])([^*\\\\]+)(?<=[^\\s*])\\*\\*(?![\\p{L}\\p{N}*])"_s);
    static const QRegularExpression whole(u"^([*_`])(?=\\S)([^*_`\\\\]+)(?<=\\S)\\1$"_s);
    if (!text.contains(u'*') && !text.contains(u'_') && !text.contains(u'`'))
        return text;
    return text.replace(bold, u"\\1"_s).replace(whole, u"\\2"_s);
}

QString withoutEmphasis(const QString &text)
{
    for (const auto mark : {"**"_L1, "__"_L1}) {
        const bool isInside = text.size() > 2 * mark.size() && text.startsWith(mark) &&
                              text.endsWith(mark) && text.indexOf(mark, 2) == text.size() - 2;
        if (isInside)
            return text.sliced(2).chopped(2).trimmed();
    }
    return text;
}

} // namespace

bool hasWords(QStringView text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isLetterOrNumber(); });
}

QStringView withoutNumber(QStringView text)
{
    static const QRegularExpression number(
        u"^\\s*(?:(?:\\[\\d{1,4}\\]|\\(\\d{1,3}\\)|\\d{1,4}[.)]|#\\d{1,4}[.:)]?"
        "|\\d{1,2}\\x{FE0F}?\\x{20E3}|[\\x{2460}-\\x{2473}])\\s+|\\d{1,4}[、．]\\s*)(?=\\S)"_s);
    // Quick, because nearly all titles begin with a letter, or a bracket and a letter.
    const auto mayStartNumber = [](QStringView start) {
        const QStringView rest = start.trimmed();
        return rest.size() > 1 && !rest[0].isLetter() && !rest[1].isLetter();
    };
    constexpr qsizetype maxSize = 24;
    while (mayStartNumber(text.first(std::min(text.size(), maxSize)))) {
        const QString start = text.first(std::min(text.size(), maxSize)).toString();
        const qsizetype size = number.match(start).capturedLength();
        if (size <= 0)
            break;
        text = text.sliced(size);
    }
    return text;
}

QString withoutEscapes(const QString &text)
{
    if (!text.contains(u'\\') && !text.contains(u'&'))
        return text;
    QString result;
    qsizetype mathEnd = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QStringView rest = QStringView(text).sliced(i);
        qsizetype size = 0;
        if (i >= mathEnd)
            mathEnd = i + mathSize(rest);
        const bool isEscape =
            rest.size() > 1 && rest[0] == u'\\' && i >= mathEnd &&
            (isEscapable(rest[1]) || (rest[1] == u'.' && i > 0 && text[i - 1].isDigit()));
        if (const QString character = rest[0] == u'&' ? readEntity(rest, size) : QString();
            !character.isEmpty()) {
            result += character;
            i += size - 1;
        } else if (isEscape) {
            result += rest[1];
            ++i;
        } else {
            result += rest[0];
        }
    }
    return result;
}

QString withEscapes(const QString &text)
{
    static const QRegularExpression special(u"[&\\\\<\\[\\]*_`]"_s);
    QString result;
    qsizetype at = 0;
    auto found = special.globalMatch(text);
    while (found.hasNext()) {
        const QRegularExpressionMatch one = found.next();
        result += text.sliced(at, one.capturedStart() - at);
        result += u"&#%1;"_s.arg(one.capturedView().front().unicode());
        at = one.capturedEnd();
    }
    return result + text.sliced(at);
}

QString plainTitle(QStringView text)
{
    static const QRegularExpression time(
        u"\\s*\\(\\d{1,3} min(?:ute)?s? read\\)$"_s); // of newsletters
    QString title = withoutEscapes(withoutMarks(text.trimmed().toString())).trimmed();
    if (title.endsWith("read)"_L1))
        title.remove(time);
    for (QString before; before != title;) {
        before = title;
        title = withoutNumber(title).trimmed().toString();
        title = withoutBrackets(withoutEmphasis(title));
    }
    return title;
}

std::optional<LeadingTitle> readLeadingTitle(QStringView text)
{
    static const QRegularExpression lead(
        u"^\\s*(?:\\*\\*(?<bold>(?:[^*]|\\*(?!\\*))+)\\*\\*|__(?<strong>[^_]+)__|\"(?<quoted>[^\"]+"
        u")\"|“(?<curly>[^”]+)”"
        "|\\*(?<slanted>[^*\\s][^*]*)\\*)(?:(?<=[.,]\\*\\*)\\s+|(?:[.,;]|\\s+[–—|·-])\\s+|\\s+(?=[(（]))(?=.*[\\p{L}\\p{N}])"_s);
    const QStringView words = withoutNumber(text);
    const QRegularExpressionMatch match = lead.match(words.toString());
    if (!match.hasMatch())
        return std::nullopt;
    QString title;
    for (const QString &name : lead.namedCaptureGroups())
        if (!name.isEmpty())
            title += match.captured(name);
    static const QRegularExpression end(u"[.,;]$"_s);
    title = plainTitle(title).remove(end);
    if (title.isEmpty())
        return std::nullopt;
    return LeadingTitle{title, words.sliced(match.capturedEnd()).toString()};
}

std::optional<LeadingTitle> readReferenceTitle(QStringView text)
{
    static const QRegularExpression quoted(
        u"^\\s*(?<names>[^\"“”*_\\[\\]]{3,400}?)\\s*(?:\"(?<quoted>[^\"]{3,300})\"|“(?<curly>[^”]{"
        u"3,300})”"
        "|\\*\\*(?<bold>[^*]{3,300})\\*\\*|[*_](?<slanted>[^*_\\s][^*_]{2,300})[*_])(?=$|[\\s,.;:(])"_s);
    static const QRegularExpression dated(
        u"^\\s*(?<names>[^()\\[\\]\"“]{3,400}?\\(\\d{4}[a-z]?\\))[.,:]?\\s+"
        "(?<title>(?:[^.?!]|\\.(?=\\S)){8,300}[.?!])(?=\\s|$)"_s);
    const QString words = withoutNumber(text).toString();
    for (const QRegularExpression *form : {&quoted, &dated}) {
        const QRegularExpressionMatch match = form->match(words);
        const QString names = namesInFront(match.capturedView(u"names"_s));
        if (names.isEmpty())
            continue;
        QString title;
        for (const QString &name : form->namedCaptureGroups())
            if (!name.isEmpty() && name != "names"_L1)
                title += match.captured(name);
        static const QRegularExpression end(u"[.,;]$"_s);
        title = plainTitle(title).remove(end);
        if (!title.isEmpty())
            return LeadingTitle{title,
                                u"by "_s + names + u"; "_s + words.sliced(match.capturedEnd())};
    }
    return std::nullopt;
}

} // namespace broadsheet
