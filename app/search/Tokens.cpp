#include "search/Tokens.h"

#include "search/Operators.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

bool isHyphen(QChar c)
{
    return c == u'-' || c == u'－';
}

bool isColon(QChar c)
{
    return c == u':' || c == u'：';
}

bool isAsciiLetter(QChar c)
{
    return c.unicode() < 0x80 && c.isLetter();
}

class TokenReader final
{
public:
    explicit TokenReader(QStringView text) : m_text(text) {}

    QList<SearchToken> read()
    {
        QList<SearchToken> tokens;
        for (skipSpace(); m_at < m_text.size(); skipSpace())
            tokens.append(readToken());
        return tokens;
    }

private:
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] QStringView since(qsizetype begin) const
    {
        return m_text.sliced(begin, m_at - begin);
    }

    void skipSpace()
    {
        while (!atEnd() && m_text[m_at].isSpace())
            ++m_at;
    }

    SearchToken readToken()
    {
        SearchToken token{.at = m_at};
        token.isNegated = isHyphen(m_text[m_at]);
        if (token.isNegated)
            ++m_at;
        const qsizetype begin = m_at;
        readName(token);
        token.valueAt = m_at;
        if (!atEnd() && isQuotationMark(m_text[m_at]))
            readPhrase(token);
        else
            readWord(token, token.isOperator ? m_at : begin);
        token.length = m_at - token.at;
        token.literal = since(begin).toString();
        return token;
    }

    // Moves on to the value if the name is an operator; otherwise the token is a word.
    void readName(SearchToken &token)
    {
        qsizetype end = m_at;
        while (end < m_text.size() && isAsciiLetter(m_text[end]))
            ++end;
        if (end == m_at || end == m_text.size() || !isColon(m_text[end]))
            return;
        token.name = m_text.sliced(m_at, end - m_at).toString().toLower();
        token.isOperator = findOperator(token.name) != nullptr;
        if (token.isOperator)
            m_at = end + 1;
    }

    void readWord(SearchToken &token, qsizetype begin)
    {
        while (!atEnd() && !m_text[m_at].isSpace() && !isQuotationMark(m_text[m_at]))
            ++m_at;
        token.value = since(begin).toString();
    }

    // Up to the next quotation mark of any shape. "" is a quotation mark inside the phrase.
    void readPhrase(SearchToken &token)
    {
        token.isQuoted = true;
        token.isUnclosed = true;
        ++m_at;
        for (; !atEnd() && token.isUnclosed; ++m_at) {
            if (!isQuotationMark(m_text[m_at])) {
                token.value += m_text[m_at];
            } else if (m_text.sliced(m_at).startsWith("\"\""_L1)) {
                token.value += u'"';
                ++m_at;
            } else {
                token.isUnclosed = false;
            }
        }
    }

    QStringView m_text;
    qsizetype m_at = 0;
};

} // namespace

bool SearchToken::isOr() const
{
    return !isNegated && !isQuoted && literal == "OR"_L1;
}

QList<SearchToken> searchTokens(QStringView typed)
{
    return TokenReader(typed).read();
}

bool isQuotationMark(QChar c)
{
    return c == u'"' || (c >= u'“' && c <= u'‟') || c == u'＂';
}

} // namespace broadsheet
