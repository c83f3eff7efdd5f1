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

// Whether it is the first byte of a Hangul syllable, or of one of a few other letters. No character
// that combines with the one before begins with such a byte.
bool beginsSyllable(char c)
{
    return static_cast<uchar>(c) >= 0xea && static_cast<uchar>(c) <= 0xed;
}

bool isSyllable(QChar c)
{
    return isHangulSyllable(c.unicode());
}

// Whether folding changes only the case: ASCII and Hangul syllables. Control characters are
// excluded because they separate the entries of stored lists.
bool isSimple(const QString &term)
{
    return std::all_of(term.cbegin(), term.cend(), [](QChar c) {
        return (c.unicode() >= 0x20 && c.unicode() < 0x80) || isSyllable(c);
    });
}

// Takes the bytes of one character. Whether folding keeps it and does not combine it with the
// syllables beside it. Returns false when in doubt (single jamo, combining marks, invisible and
// compatibility characters).
bool staysApart(uchar first, uchar second, uchar third)
{
    if (first >= 0xc3 && first <= 0xca)
        return true; // Latin letters
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

// Whether the folded text has exactly the syllables of the stored text.
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
            !staysApart(first, static_cast<uchar>(text[at + 1]),
                        length == 3 ? static_cast<uchar>(text[at + 2]) : 0))
            return false;
        at += length;
    }
    return true;
}

// True: the folded text has the term as well. False: unknown, since white space may differ and
// letters may have marks.
bool hasAsStored(QByteArrayView text, QByteArrayView term)
{
    const auto isSame = [](char a, char b) { return lower(a) == b; };
    const bool beginsWord = isLetterOrDigit(term.front());
    for (auto from = text.begin();; ++from) {
        from = std::search(from, text.end(), term.begin(), term.end(), isSame);
        if (from == text.end())
            return false;
        const auto end = from + term.size();
        const bool nextIsSeparate = end == text.end() || isAscii(*end) || beginsSyllable(*end);
        const bool begins = !beginsWord || from == text.begin() ||
                            (isAscii(from[-1]) && !isLetterOrDigit(lower(from[-1])));
        if (nextIsSeparate && begins)
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
        return hasTerm(expression, number);
    const auto &children = expression.children;
    if (expression.kind == Expression::Kind::All &&
        std::all_of(children.begin(), children.end(), isTerm))
        return std::all_of(children.begin(), children.end(),
                           [&](const Expression &term) { return hasTerm(term, number); });
    return holds(expression, m_documents.at(number));
}

bool TextVerifier::hasTerm(const Expression &term, qint64 number)
{
    if (!term.text.isEmpty() && isSimple(term.text)) {
        m_isAbsenceSure = std::all_of(term.text.cbegin(), term.text.cend(), isSyllable);
        const bool found = hasTermAsStored(term, term.text.toUtf8(), number);
        if (found || m_isAbsenceSure)
            return found;
    }
    return holds(term, documentOf(m_documents.textsAt(number)));
}

bool TextVerifier::has(QByteArrayView text, const QByteArray &term)
{
    if (!m_isAbsenceSure)
        return hasAsStored(text, term);
    if (text.indexOf(term) < 0) {
        m_isAbsenceSure = keepsSyllables(text);
        return false;
    }
    // The next character could combine with the last syllable.
    const bool found = hasAsStored(text, term) || keepsSyllables(text);
    m_isAbsenceSure = found;
    return found;
}

bool TextVerifier::hasTermAsStored(const Expression &term, const QByteArray &text, qint64 number)
{
    const bool everywhere = term.field == SearchField::Anywhere;
    const bool head = everywhere || term.field == SearchField::Head;
    if (head || term.field == SearchField::Title || term.field == SearchField::Author) {
        if (!m_head.with(number).step())
            return false;
        const QByteArrayView title = m_head.utf8(0);
        // A title with TeX is searched as displayed, too, which differs from what is stored.
        m_isAbsenceSure = m_isAbsenceSure && title.indexOf('\\') < 0 && title.indexOf('$') < 0;
        const bool found =
            ((head || term.field == SearchField::Title) && has(title, text)) ||
            ((head || term.field == SearchField::Author) && has(m_head.utf8(1), text)) ||
            (everywhere && has(m_head.utf8(2), text));
        m_head.reset();
        if (found)
            return true;
    }
    if (!everywhere && term.field != SearchField::Text) {
        m_isAbsenceSure =
            m_isAbsenceSure && term.field != SearchField::Note; // notes are not read here
        return false;
    }
    m_isAbsenceSure = m_isAbsenceSure && !(everywhere && isAnnotated(number));
    m_texts.with(number, everywhere ? number : 0);
    while (m_texts.step())
        if (has(m_texts.utf8(0), text)) {
            m_texts.reset();
            return true;
        }
    return false;
}

// Tags and notes are not compared as stored: few papers have any, and these are read whole.
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
