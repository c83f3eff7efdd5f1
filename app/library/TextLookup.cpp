#include "library/TextLookup.h"

#include <algorithm>

namespace broadsheet {

namespace {

bool isLetterOrDigit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

bool isAscii(char c)
{
    return static_cast<uchar>(c) < 0x80;
}

// The first byte of a Hangul syllable or of one of a few other letters; no mark that could join the
// character before begins so.
bool beginsSyllable(char c)
{
    return static_cast<uchar>(c) >= 0xea && static_cast<uchar>(c) <= 0xed;
}

// Folding changes nothing in it but the case: ASCII and Hangul syllables.
bool isSimple(const QString &term)
{
    return std::all_of(term.cbegin(), term.cend(), [](QChar c) {
        return c.unicode() < 0x80 || (c.unicode() >= 0xac00 && c.unicode() <= 0xd7a3);
    });
}

// True: folded, the text has the term, too. False says nothing: white space may differ, letters may
// have marks.
bool hasAsStored(QByteArrayView text, QByteArrayView term)
{
    const auto same = [](char a, char b) { return lower(a) == b; };
    const bool beginsWord = isLetterOrDigit(term.front());
    for (auto from = text.begin();; ++from) {
        from = std::search(from, text.end(), term.begin(), term.end(), same);
        if (from == text.end())
            return false;
        const auto end = from + term.size();
        const bool goesOn = end == text.end() || isAscii(*end) || beginsSyllable(*end);
        const bool begins = !beginsWord || from == text.begin() ||
                            (isAscii(from[-1]) && !isLetterOrDigit(lower(from[-1])));
        if (goesOn && begins)
            return true;
    }
}

} // namespace

TextLookup::TextLookup(const Database &database)
    : m_documents(database), m_head(database, "SELECT title, authors FROM paper WHERE number = ?"),
      m_texts(database, "SELECT t.markdown FROM listing AS l CROSS JOIN text AS t"
                        " ON t.listing = l.number WHERE l.paper = ?")
{}

bool TextLookup::holdsFor(const Expression &expression, qint64 number)
{
    const auto isTerm = [](const Expression &one) { return one.kind == Expression::Kind::Term; };
    if (isTerm(expression))
        return stands(expression, number);
    const auto &children = expression.children;
    if (expression.kind == Expression::Kind::All &&
        std::all_of(children.begin(), children.end(), isTerm))
        return std::all_of(children.begin(), children.end(),
                           [&](const Expression &term) { return stands(term, number); });
    return holds(expression, m_documents.at(number));
}

bool TextLookup::stands(const Expression &term, qint64 number)
{
    if (!term.text.isEmpty() && isSimple(term.text) &&
        standsAsStored(term, term.text.toUtf8(), number))
        return true;
    return holds(term, documentOf(m_documents.textsAt(number)));
}

bool TextLookup::standsAsStored(const Expression &term, const QByteArray &text, qint64 number)
{
    const bool everywhere = term.field == SearchField::Anywhere;
    const bool head = everywhere || term.field == SearchField::Head;
    if (head || term.field == SearchField::Title || term.field == SearchField::Author) {
        if (!m_head.with(number).step())
            return false;
        const bool found =
            ((head || term.field == SearchField::Title) && hasAsStored(m_head.utf8(0), text)) ||
            ((head || term.field == SearchField::Author) && hasAsStored(m_head.utf8(1), text));
        m_head.reset();
        if (found)
            return true;
    }
    if (!everywhere && term.field != SearchField::Text)
        return false;
    m_texts.with(number);
    while (m_texts.step())
        if (hasAsStored(m_texts.utf8(0), text)) {
            m_texts.reset();
            return true;
        }
    return false;
}

} // namespace broadsheet
