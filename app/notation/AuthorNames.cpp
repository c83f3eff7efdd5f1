#include "notation/AuthorNames.h"

#include "base/Limits.h"
#include "papers/StorableText.h"
#include "spelling/PersonNames.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

void appendName(QStringList &names, QStringView name)
{
    if (const QStringView trimmed = name.trimmed(); !trimmed.isEmpty())
        names.append(trimmed.toString());
}

AuthorNames splitAtCommas(QStringView value)
{
    AuthorNames result{.names = listedNames(value.toString())};
    result.isComplete = withoutOthers(result.names).size() <= maxAuthors;
    if (!result.isComplete)
        result.names = result.names.first(maxAuthors);
    return result;
}

// One escaped character: \n, \xNN, \uNNNN, \UNNNNNNNN or any other character for itself. Control
// characters become spaces, since no name has them.
class Escape final
{
public:
    // `text` starts after the backslash.
    explicit Escape(QStringView text)
    {
        const char16_t kind = text.isEmpty() ? u'\\' : text.front().unicode();
        m_size = text.isEmpty() ? 0 : 1;
        const qsizetype digits = kind == u'x' ? 2 : kind == u'u' ? 4 : kind == u'U' ? 8 : 0;
        bool isNumber = false;
        if (digits > 0 && text.size() > digits) {
            const uint code = text.sliced(1, digits).toUInt(&isNumber, 16);
            if (isNumber) {
                m_size = 1 + digits;
                append(code);
            }
        }
        if (!isNumber)
            append(kind == u'n' || kind == u't' || kind == u'r' ? u' ' : kind);
    }

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] qsizetype size() const { return m_size; }

private:
    void append(uint code)
    {
        const bool isCharacter = code <= 0x10FFFF && !QChar::isSurrogate(code);
        const bool isSpace = code == U'\n' || code == U'\t' || code == 0xFEFF ||
                             (code <= 0xFFFF && isControl(char16_t(code)));
        const char32_t shown = isSpace ? U' ' : isCharacter ? char32_t(code) : U'\uFFFD';
        m_text = QString::fromUcs4(&shown, 1);
    }

    QString m_text;
    qsizetype m_size = 0;
};

// Whether the quote before `rest` closes a string, unlike the second one of 'O'Connor'.
bool endsQuoted(QStringView rest)
{
    for (const QChar c : rest)
        if (!c.isSpace())
            return c == u',' || c == u']' || c == u')' || c == u'}';
    return true;
}

// None, null or a dash in place of a name.
bool isMissingName(QStringView name)
{
    name = name.trimmed();
    return name == "None"_L1 || name == "null"_L1 || name == "-"_L1 || name == u"–";
}

bool isQuote(QChar c)
{
    return c == u'\'' || c == u'"';
}

// "[Jane Roe](https://…), [Min Park](https://…)": links and no list literal.
bool startsWithLink(QStringView value)
{
    const qsizetype end = value.indexOf(u']');
    return end > 0 && value.sliced(end + 1).startsWith(u'(');
}

// The closing bracket of a list, tuple or set of quoted names; 0 for any other value.
char16_t closingBracket(QStringView value)
{
    if (value.startsWith(u'['))
        return startsWithLink(value) ? u'\0' : u']';
    const QStringView inside = value.size() > 1 ? value.sliced(1).trimmed() : QStringView();
    if (inside.isEmpty() || !isQuote(inside.front()))
        return 0;
    if (value.front() == u'(')
        return u')';
    return value.front() == u'{' ? u'}' : u'\0';
}

// 'A', 'B': a list literal without brackets.
bool isBareList(QStringView value)
{
    while (value.endsWith(u',') || (!value.isEmpty() && value.back().isSpace()))
        value.chop(1);
    return value.size() > 2 && isQuote(value.front()) && value.back() == value.front();
}

// Reads a string whose opening quote is at `at`, and moves `at` behind the closing quote. False
// when there is no closing quote.
bool readQuoted(QStringView text, qsizetype &at, QString &name)
{
    const QChar quote = text[at++];
    while (at < text.size()) {
        const QChar c = text[at++];
        if (c == quote && endsQuoted(text.sliced(at)))
            return true;
        if (c == u'\\') {
            const Escape escape(text.sliced(at));
            name += escape.text();
            at += escape.size();
        } else {
            name += c;
        }
    }
    return false;
}

AuthorNames readListLiteral(QStringView inside)
{
    AuthorNames result;
    qsizetype at = 0;
    while (at < inside.size()) {
        if (result.names.size() == maxAuthors) {
            result.isComplete = false;
            break;
        }
        const QChar c = inside[at];
        if (c == u'\'' || c == u'"') {
            QString name;
            result.isComplete = readQuoted(inside, at, name);
            const QStringView last = QStringView(name).trimmed();
            appendName(result.names, last.startsWith("and "_L1) ? last.sliced(4) : last);
        } else if (c.isSpace() || c == u',') {
            ++at;
        } else { // a word without quotes, which Python would not allow
            qsizetype end = inside.indexOf(u',', at);
            end = end < 0 ? inside.size() : end;
            if (const QStringView word = inside.sliced(at, end - at); !isMissingName(word))
                appendName(result.names, word);
            at = end;
        }
    }
    return result;
}

QString asLiteral(const QString &name)
{
    QString escaped = name;
    escaped.replace(u"\\"_s, u"\\\\"_s).replace(u"'"_s, u"\\'"_s);
    return u'\'' + escaped + u'\'';
}

} // namespace

AuthorNames readAuthors(QStringView value)
{
    value = value.trimmed();
    if (isMissingName(value))
        return {};
    if (isBareList(value))
        return readListLiteral(value);
    const char16_t bracket = closingBracket(value);
    if (bracket == 0)
        return splitAtCommas(value);
    const bool isClosed = value.endsWith(bracket) && value.size() > 1;
    AuthorNames result = readListLiteral(isClosed ? value.sliced(1).chopped(1) : value.sliced(1));
    result.isComplete = result.isComplete && isClosed;
    return result;
}

QString writeAuthors(const QStringList &names)
{
    const QString plain = names.join(u", "_s);
    // A line can have several fields, so marks of these are within quotation marks.
    const bool hasMarks =
        std::any_of(plain.begin(), plain.end(), [](QChar c) { return u":：|｜"_s.contains(c); });
    if (const AuthorNames read = readAuthors(plain);
        !hasMarks && read.isComplete && read.names == names)
        return plain;
    QStringList literals;
    for (const QString &name : names)
        literals.append(asLiteral(name));
    return u'[' + literals.join(u", "_s) + u']';
}

QStringList readMailedAuthors(QStringView value)
{
    QStringList names = listedNames(value.toString());
    return names.size() > maxAuthors ? names.first(maxAuthors + 1) : names;
}

QStringList readCreators(const QStringList &creators)
{
    const bool areTurned =
        creators.size() > 1 && std::ranges::all_of(creators, [](const QString &creator) {
            return creator.count(u',') == 1;
        });
    QStringList names;
    for (const QString &creator : creators)
        names += areTurned ? personNames(creator) : readMailedAuthors(creator);
    return names;
}

} // namespace broadsheet
