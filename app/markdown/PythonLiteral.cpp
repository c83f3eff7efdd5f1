#include "markdown/PythonLiteral.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr int maxDepth = 6;

class Parser
{
public:
    explicit Parser(QStringView text) : m_text(text) {}

    std::optional<PythonValue> parse()
    {
        auto value = container(1);
        skipSpace();
        return m_at == m_text.size() ? value : std::nullopt;
    }

private:
    QChar peek() const { return m_at < m_text.size() ? m_text[m_at] : QChar(); }

    bool accept(QChar c)
    {
        skipSpace();
        if (peek() != c)
            return false;
        ++m_at;
        return true;
    }

    void skipSpace()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
    }

    std::optional<PythonValue> value(int depth)
    {
        skipSpace();
        const QChar c = peek();
        if (c == u'{' || c == u'[' || c == u'(')
            return container(depth + 1);
        auto scalar = c == u'\'' || c == u'"' ? string() : name();
        if (!scalar)
            return {};
        return PythonValue{.scalar = *scalar};
    }

    std::optional<PythonValue> container(int depth)
    {
        const QChar open = peek();
        if (depth > maxDepth || (open != u'{' && open != u'[' && open != u'('))
            return {};
        ++m_at;
        const QChar close = open == u'{' ? u'}' : open == u'[' ? u']' : u')';
        PythonValue result{.isContainer = true};
        while (!accept(close)) {
            if (!result.entries.isEmpty() && !accept(u','))
                return {};
            if (!result.entries.isEmpty() && accept(close)) // after a trailing comma
                break;
            auto next = entry(open == u'{', depth);
            if (!next)
                return {};
            result.entries.append(*std::move(next));
        }
        return result;
    }

    std::optional<PythonValue> entry(bool isKeyed, int depth)
    {
        QString key;
        if (isKeyed) {
            const auto before = value(maxDepth); // no container
            if (!before || !accept(u':'))
                return {};
            key = before->scalar;
        }
        auto entry = value(depth);
        if (entry)
            entry->key = key;
        return entry;
    }

    // A number, True, False or None, unchanged.
    std::optional<QString> name()
    {
        const qsizetype from = m_at;
        while (m_at < m_text.size() &&
               (m_text[m_at].isLetterOrNumber() || u"_.+-%"_s.contains(m_text[m_at])))
            ++m_at;
        const QString word = m_text.sliced(from, m_at - from).toString();
        bool number = false;
        (void)word.toDouble(&number);
        if (number || word == u"True"_s || word == u"False"_s || word == u"None"_s)
            return word;
        return {};
    }

    std::optional<QString> string()
    {
        const QChar quote = m_text[m_at++];
        QString text;
        while (m_at < m_text.size()) {
            const QChar c = m_text[m_at++];
            if (c == quote)
                return text;
            if (c == u'\\' && m_at < m_text.size())
                text += escaped(m_text[m_at++]);
            else
                text += c;
        }
        return {};
    }

    QString escaped(QChar c)
    {
        switch (c.unicode()) {
        case u'n':
        case u't':
            return u" "_s;
        case u'u':
            return hexadecimal(4);
        case u'x':
            return hexadecimal(2);
        case u'\'':
        case u'"':
        case u'\\':
            return c;
        default:
            return u"\\"_s % c; // as Python does
        }
    }

    QString hexadecimal(qsizetype digits)
    {
        bool ok = false;
        const auto rest = m_text.sliced(m_at, std::min(digits, m_text.size() - m_at));
        const ushort code = rest.toUShort(&ok, 16);
        if (!ok || rest.size() < digits)
            return digits == 4 ? u"\\u"_s : u"\\x"_s;
        m_at += digits;
        return QChar(code);
    }

    QStringView m_text;
    qsizetype m_at = 0;
};

} // namespace

std::optional<PythonValue> parsePythonContainer(QStringView text)
{
    return Parser(text.trimmed()).parse();
}

} // namespace broadsheet
