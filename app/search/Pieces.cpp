#include "search/Pieces.h"

#include "search/Operators.h"

#include <algorithm>

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

class PieceReader final
{
public:
    explicit PieceReader(QStringView text) : m_text(text) {}

    QList<SearchPiece> read()
    {
        QList<SearchPiece> pieces;
        for (skipSpace(); m_at < m_text.size(); skipSpace())
            pieces.append(readPiece());
        return pieces;
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

    SearchPiece readPiece()
    {
        SearchPiece piece{.at = m_at};
        piece.without = isHyphen(m_text[m_at]);
        if (piece.without)
            ++m_at;
        const qsizetype begin = m_at;
        readName(piece);
        piece.valueAt = m_at;
        if (!atEnd() && isQuotationMark(m_text[m_at]))
            readPhrase(piece);
        else
            readWord(piece, piece.isOperator ? m_at : begin);
        piece.length = m_at - piece.at;
        piece.literal = since(begin).toString();
        return piece;
    }

    // Goes on to the value of an operator; what only looks like one is a word.
    void readName(SearchPiece &piece)
    {
        qsizetype end = m_at;
        while (end < m_text.size() && isAsciiLetter(m_text[end]))
            ++end;
        if (end == m_at || end == m_text.size() || !isColon(m_text[end]))
            return;
        piece.name = m_text.sliced(m_at, end - m_at).toString().toLower();
        piece.isOperator = findOperator(piece.name) != nullptr;
        if (piece.isOperator)
            m_at = end + 1;
    }

    void readWord(SearchPiece &piece, qsizetype begin)
    {
        while (!atEnd() && !m_text[m_at].isSpace() && !isQuotationMark(m_text[m_at]))
            ++m_at;
        piece.value = since(begin).toString();
    }

    // To the next quotation mark of any shape; "" stands for one within the phrase.
    void readPhrase(SearchPiece &piece)
    {
        piece.isQuoted = true;
        piece.isOpen = true;
        ++m_at;
        for (; !atEnd() && piece.isOpen; ++m_at) {
            if (!isQuotationMark(m_text[m_at])) {
                piece.value += m_text[m_at];
            } else if (m_text.sliced(m_at).startsWith("\"\""_L1)) {
                piece.value += u'"';
                ++m_at;
            } else {
                piece.isOpen = false;
            }
        }
    }

    QStringView m_text;
    qsizetype m_at = 0;
};

} // namespace

bool SearchPiece::isOr() const
{
    return !without && !isQuoted && literal == "OR"_L1;
}

QList<SearchPiece> searchPieces(QStringView typed)
{
    return PieceReader(typed).read();
}

bool isQuotationMark(QChar c)
{
    return c == u'"' || (c >= u'“' && c <= u'‟') || c == u'＂';
}

} // namespace broadsheet
