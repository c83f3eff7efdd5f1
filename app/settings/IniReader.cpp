#include "settings/IniText.h"

#include "base/Limits.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr QByteArrayView lineEnds("\n\r");
constexpr QByteArrayView blanks(" \t");

bool isOneOf(QByteArrayView characters, char c)
{
    return characters.contains(c);
}

// The value of a digit, or -1.
int digit(char c, int base)
{
    const char *digits = "0123456789abcdef";
    const char lower = char(c | 0x20); // digits have this bit already
    for (int value = 0; value < base; ++value)
        if (digits[value] == c || (value > 9 && digits[value] == lower))
            return value;
    return -1;
}

// Cuts the text into lines "key = value" and "[section]". A quoted text may have line breaks.
class IniLines
{
public:
    struct Line
    {
        QByteArrayView text;
        qsizetype equals = -1; // position of the first '='; -1: none
    };

    explicit IniLines(QByteArrayView text) : m_text(text) {}

    [[nodiscard]] std::optional<Line> next()
    {
        skipEmptyLines();
        const qsizetype start = m_at;
        Line line;
        for (bool isQuoted = false; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (!isQuoted && (isOneOf(lineEnds, c) || c == ';'))
                break;
            if (c == '=' && line.equals < 0)
                line.equals = m_at - start;
            else if (c == '"')
                isQuoted = !isQuoted;
            else if (c == '\\')
                skipEscaped();
        }
        m_at = std::min(m_at, m_text.size());
        line.text = m_text.sliced(start, m_at - start);
        return line.text.isEmpty() ? std::nullopt : std::optional(line);
    }

private:
    // And comments, which begin with a semicolon anywhere outside quotes.
    void skipEmptyLines()
    {
        for (; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (c == ';')
                while (m_at + 1 < m_text.size() && !isOneOf(lineEnds, m_text[m_at + 1]))
                    ++m_at;
            else if (!isOneOf(lineEnds, c) && !isOneOf(blanks, c))
                return;
        }
    }

    // A backslash may stand before a line break of two characters.
    void skipEscaped()
    {
        ++m_at;
        if (m_at + 1 < m_text.size() && isOneOf(lineEnds, m_text[m_at]) &&
            isOneOf(lineEnds, m_text[m_at + 1]) && m_text[m_at] != m_text[m_at + 1])
            ++m_at;
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
};

// "archive%202\baseUrl" is "archive 2/baseUrl". %U begins four hexadecimal digits.
QString unescapedKey(QByteArrayView key)
{
    QString result;
    qsizetype plain = 0; // where the characters begin that stand for themselves
    const auto flush = [&](qsizetype end) {
        result += QString::fromUtf8(key.sliced(plain, end - plain));
    };
    for (qsizetype at = 0; at < key.size(); ++at) {
        if (key[at] == '\\') {
            flush(at);
            result += u'/';
            plain = at + 1;
        } else if (key[at] == '%') {
            const bool isWide = key.sliced(at + 1).startsWith('U');
            const QByteArrayView digits = key.sliced(at + (isWide ? 2 : 1));
            const qsizetype count = isWide ? 4 : 2;
            bool isNumber = false;
            const uint code = digits.first(std::min(count, digits.size())).toUInt(&isNumber, 16);
            if (!isNumber || digits.size() < count)
                continue;
            flush(at);
            result += QChar(char16_t(code));
            plain = key.size() - digits.size() + count;
            at = plain - 1;
        }
    }
    flush(key.size());
    return result;
}

// Reads the parts of one value: quotes, escapes, and commas between the parts of a list.
class IniValue
{
public:
    explicit IniValue(QByteArrayView text) : m_text(text) {}

    [[nodiscard]] QStringList parts()
    {
        skipBlanks();
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == '\\')
                readEscape();
            else if (c == '"')
                readQuote();
            else if (c == ',' && !m_isQuoted)
                readComma();
            else
                readPlain();
        }
        endPart();
        return m_parts;
    }

private:
    void skipBlanks()
    {
        while (m_at < m_text.size() && isOneOf(blanks, m_text[m_at]))
            ++m_at;
    }

    void readPlain()
    {
        const qsizetype start = m_at;
        do
            ++m_at;
        while (m_at < m_text.size() && !isOneOf("\\\",", m_text[m_at]));
        m_part += QString::fromUtf8(m_text.sliced(start, m_at - start));
    }

    void readQuote()
    {
        ++m_at;
        m_wasQuoted = true;
        m_isQuoted = !m_isQuoted;
        if (!m_isQuoted)
            skipBlanks();
    }

    void readComma()
    {
        ++m_at;
        endPart();
        skipBlanks();
    }

    void endPart()
    {
        if (!m_wasQuoted)
            while (m_part.size() > m_kept && (m_part.back() == u' ' || m_part.back() == u'\t'))
                m_part.chop(1);
        m_parts += std::exchange(m_part, {});
        m_kept = 0;
        m_wasQuoted = false;
    }

    void readEscape()
    {
        constexpr QByteArrayView names("abfnrtv\"?'\\");
        constexpr QByteArrayView meanings("\a\b\f\n\r\t\v\"?'\\");
        if (++m_at == m_text.size())
            return;
        const char c = m_text[m_at++];
        if (const qsizetype place = names.indexOf(c); place >= 0)
            m_part += QLatin1Char(meanings[place]);
        else if (c == 'x')
            readNumber(m_at, 16);
        else if (digit(c, 8) >= 0)
            readNumber(m_at - 1, 8);
        else if (isOneOf(lineEnds, c) && m_at < m_text.size() && m_text[m_at] != c &&
                 isOneOf(lineEnds, m_text[m_at]))
            ++m_at;
        m_kept = m_part.size();
    }

    // Any number of digits; the last 16 bits count.
    void readNumber(qsizetype start, int base)
    {
        uint code = 0;
        for (m_at = start; m_at < m_text.size() && digit(m_text[m_at], base) >= 0; ++m_at)
            code = code * uint(base) + uint(digit(m_text[m_at], base));
        if (m_at > start)
            m_part += QChar(char16_t(code));
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
    QStringList m_parts;
    QString m_part;
    qsizetype m_kept =
        0; // characters of m_part that were escaped, so they are no blanks at its end
    bool m_isQuoted = false;  // between quotes now
    bool m_wasQuoted = false; // this part has quotes
};

// A text that begins with '@' is another kind of value: "@ByteArray(…)". "@@" stands for one '@'.
bool isSpecial(const QString &part)
{
    return part.startsWith(u'@') && part.endsWith(u')') && part.contains(u'(') &&
           !part.startsWith("@@"_L1);
}

QString withoutMark(const QString &part)
{
    return part.startsWith("@@"_L1) ? part.mid(1) : part;
}

QVariant valueOf(const QStringList &parts)
{
    if (parts.size() > 1 && std::ranges::any_of(parts, isSpecial))
        return QVariant::fromValue(UnreadValue{parts});
    if (parts.size() > 1) {
        QStringList texts;
        std::ranges::transform(parts, std::back_inserter(texts), withoutMark);
        return texts;
    }
    const QString &part = parts.first();
    const auto inside = [&part](QLatin1StringView begin) {
        return part.sliced(begin.size()).chopped(1);
    };
    if (!isSpecial(part))
        return withoutMark(part);
    if (part.startsWith("@ByteArray("_L1))
        return inside("@ByteArray("_L1).toLatin1();
    if (part.startsWith("@String("_L1))
        return inside("@String("_L1);
    if (part == "@Invalid()"_L1)
        return {};
    return QVariant::fromValue(UnreadValue{parts});
}

// What stands before the keys of a section, such as "window/". Empty for [General].
QString sectionPrefix(QByteArrayView line)
{
    const qsizetype end = line.indexOf(']');
    const QByteArrayView name = line.sliced(1, (end < 0 ? line.size() : end) - 1).trimmed();
    if (name.compare("general", Qt::CaseInsensitive) == 0)
        return {};
    if (name.compare("%general", Qt::CaseInsensitive) == 0)
        return QString::fromLatin1(name.sliced(1)) + u'/';
    return unescapedKey(name) + u'/';
}

bool hasEmptyPart(const QString &key)
{
    return key.isEmpty() || key.startsWith(u'/') || key.endsWith(u'/') || key.contains("//"_L1);
}

} // namespace

std::optional<QSettings::SettingsMap> readIni(QByteArrayView text)
{
    constexpr QByteArrayView byteOrderMark("\xef\xbb\xbf");
    if (text.startsWith(byteOrderMark))
        text = text.sliced(byteOrderMark.size());
    QSettings::SettingsMap values;
    QString prefix;
    IniLines lines(text);
    while (const std::optional<IniLines::Line> line = lines.next()) {
        if (line->text.front() == '[') {
            prefix = sectionPrefix(line->text);
        } else if (line->equals >= 0) {
            const QString key = prefix + unescapedKey(line->text.first(line->equals).trimmed());
            if (key.size() > maxSettingKeyLength)
                return std::nullopt;
            if (hasEmptyPart(key))
                continue; // no setting has such a name, and it could not be written again
            values[key] = valueOf(IniValue(line->text.sliced(line->equals + 1)).parts());
            if (values.size() > maxSettings)
                return std::nullopt;
        }
    }
    return values;
}

} // namespace broadsheet
