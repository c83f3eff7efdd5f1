#include "finding/TextVerifier.h"

#include "finding/Conditions.h"
#include "search/Hangul.h"

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

bool isSyllable(QChar c)
{
    return isHangulSyllable(c.unicode());
}

// Folding changes nothing in it but the case: ASCII and Hangul syllables. Lists are stored with
// control characters between their parts.
bool isSimple(const QString &term)
{
    return std::all_of(term.cbegin(), term.cend(), [](QChar c) {
        return (c.unicode() >= 0x20 && c.unicode() < 0x80) || isSyllable(c);
    });
}

// The bytes of a character that folding leaves between the syllables beside it, and of which it
// makes no syllable: not so are letters of Hangul by themselves, marks, what is invisible, and
// forms for compatibility. Whatever is not surely harmless counts as harmful.
bool isHarmless(uchar first, uchar second, uchar third)
{
    if (first >= 0xc3 && first <= 0xca)
        return true; // letters of Latin
    switch (first) {
    case 0xc2:
        return second != 0xad;
    case 0xce: // Greek, Cyrillic
    case 0xcf:
    case 0xd0:
    case 0xd1:
        return true;
    case 0xe2:
        return (second == 0x80 && third >= 0x90 && third <= 0xa7) || second == 0x86 ||
               second == 0x88 || second == 0x89 || second == 0x94 || second == 0x96;
    case 0xe3:
        return second == 0x80 && third <= 0xa9;
    case 0xea:
        return second >= 0xb0; // syllables up to 0xed
    case 0xeb:
    case 0xec:
        return true;
    case 0xed:
        return second <= 0x9d;
    default:
        return first >= 0xe4 && first <= 0xe9; // Han
    }
}

// Folded, it has the syllables that it has as it is stored and no others.
bool keepsSyllables(QByteArrayView text)
{
    for (qsizetype at = 0; at < text.size();) {
        const auto first = static_cast<uchar>(text[at]);
        if (first < 0x80) {
            ++at;
            continue;
        }
        const qsizetype length = first < 0xe0 ? 2 : 3;
        if (at + length > text.size() ||
            !isHarmless(first, static_cast<uchar>(text[at + 1]),
                        length == 3 ? static_cast<uchar>(text[at + 2]) : 0))
            return false;
        at += length;
    }
    return true;
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

TextVerifier::TextVerifier(Database &database)
    : m_database(database), m_documents(database),
      m_head(database, "SELECT title, authors, id FROM paper WHERE number = ?"),
      m_texts(database, "SELECT t.markdown FROM listing AS l CROSS JOIN text AS t"
                        " ON t.listing = l.number WHERE l.paper = ?"
                        " UNION ALL SELECT keywords FROM listing WHERE paper = ? AND keywords > ''")
{}

bool TextVerifier::holdsFor(const Expression &expression, qint64 number)
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

bool TextVerifier::stands(const Expression &term, qint64 number)
{
    if (!term.text.isEmpty() && isSimple(term.text)) {
        m_isSure = std::all_of(term.text.cbegin(), term.text.cend(), isSyllable);
        const bool found = standsAsStored(term, term.text.toUtf8(), number);
        if (found || m_isSure)
            return found;
    }
    return holds(term, documentOf(m_documents.textsAt(number)));
}

bool TextVerifier::has(QByteArrayView text, const QByteArray &term)
{
    if (!m_isSure)
        return hasAsStored(text, term);
    if (text.indexOf(term) < 0) {
        m_isSure = keepsSyllables(text);
        return false;
    }
    // What follows could belong to the last syllable.
    m_isSure = hasAsStored(text, term) || keepsSyllables(text);
    return m_isSure;
}

bool TextVerifier::standsAsStored(const Expression &term, const QByteArray &text, qint64 number)
{
    const bool everywhere = term.field == SearchField::Anywhere;
    const bool head = everywhere || term.field == SearchField::Head;
    if (head || term.field == SearchField::Title || term.field == SearchField::Author) {
        if (!m_head.with(number).step())
            return false;
        const QByteArrayView title = m_head.utf8(0);
        // As it is displayed, a title with TeX in it reads differently.
        m_isSure = m_isSure && title.indexOf('\\') < 0 && title.indexOf('$') < 0;
        const bool found =
            ((head || term.field == SearchField::Title) && has(title, text)) ||
            ((head || term.field == SearchField::Author) && has(m_head.utf8(1), text)) ||
            (everywhere && has(m_head.utf8(2), text));
        m_head.reset();
        if (found)
            return true;
    }
    if (!everywhere && term.field != SearchField::Text) {
        m_isSure = m_isSure && term.field != SearchField::Note; // notes are not looked at here
        return false;
    }
    m_isSure = m_isSure && !(everywhere && isAnnotated(number));
    m_texts.with(number, everywhere ? number : 0);
    while (m_texts.step())
        if (has(m_texts.utf8(0), text)) {
            m_texts.reset();
            return true;
        }
    return false;
}

// Tags and notes are few, and looked at with everything else of their papers.
bool TextVerifier::isAnnotated(qint64 number)
{
    if (!m_annotated) {
        m_annotated =
            papersWith(m_database, {.kind = Expression::Kind::Fact, .fact = SearchFact::Tag});
        *m_annotated |=
            papersWith(m_database, {.kind = Expression::Kind::Fact, .fact = SearchFact::Note});
    }
    return m_annotated->contains(number);
}

} // namespace broadsheet
