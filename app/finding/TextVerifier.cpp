#include "finding/TextVerifier.h"

#include "finding/Conditions.h"
#include "papers/DisplayText.h"

#include <algorithm>

namespace broadsheet {

namespace {

// `list`: see listSeparator.
bool isInList(StoredTerm &term, QByteArrayView list)
{
    constexpr char separator = '\x1f';
    while (!list.isEmpty()) {
        const qsizetype size = list.indexOf(separator);
        if (term.isIn(size < 0 ? list : list.first(size)))
            return true;
        list = size < 0 ? QByteArrayView() : list.sliced(size + 1);
    }
    return false;
}

// As received or as displayed.
bool isInTitle(StoredTerm &term, QByteArrayView title)
{
    if (term.isIn(title))
        return true;
    const bool canHaveTex = std::ranges::any_of(
        title, [](char c) { return c == '\\' || c == '$' || c == '^' || c == '_'; });
    return canHaveTex && term.isIn(displayTitle(QString::fromUtf8(title)).toUtf8());
}

} // namespace

TextVerifier::TextVerifier(Database &database)
    : m_database(database), m_documents(database),
      m_head(database, "SELECT title, authors, id FROM paper WHERE number = ?"),
      m_texts(database, "SELECT t.markdown FROM listing AS l CROSS JOIN text AS t"
                        " ON t.listing = l.number WHERE l.paper = ?"),
      m_keywords(database, "SELECT keywords FROM listing WHERE paper = ? AND keywords > ''")
{}

bool TextVerifier::holdsFor(const Expression &expression, qint64 number)
{
    const auto holdsHere = [&](const Expression &child) { return holdsFor(child, number); };
    switch (expression.kind) {
    case Expression::Kind::All:
        return std::ranges::all_of(expression.children, holdsHere);
    case Expression::Kind::Any:
        return std::ranges::any_of(expression.children, holdsHere);
    case Expression::Kind::Not:
        return std::ranges::none_of(expression.children, holdsHere);
    case Expression::Kind::Term:
        return hasTerm(expression, number);
    default:
        return holds(expression, documentOf(number));
    }
}

void TextVerifier::expectElsewhere(const QString &term, PaperSet papers)
{
    m_elsewhere.insert(term, std::move(papers));
}

bool TextVerifier::hasTerm(const Expression &term, qint64 number)
{
    StoredTerm &wanted = stored(term.text);
    switch (term.field) {
    case SearchField::Text:
        return isInTexts(wanted, number);
    case SearchField::Head:
    case SearchField::Title:
    case SearchField::Author:
        return isInHead(wanted, number, term.field);
    case SearchField::Anywhere:
        return isAnywhere(term, number);
    case SearchField::Note:
        break;
    }
    return isAnnotated(number) && holds(term, documentOf(number));
}

// Where the term is found most often comes first.
bool TextVerifier::isAnywhere(const Expression &term, qint64 number)
{
    StoredTerm &wanted = stored(term.text);
    const auto elsewhere = m_elsewhere.constFind(term.text);
    const bool isExpected = elsewhere != m_elsewhere.cend();
    if (isExpected && !elsewhere->contains(number))
        return isInTexts(wanted, number);
    return (isExpected && isInHead(wanted, number, term.field)) || isInTexts(wanted, number) ||
           (!isExpected && isInHead(wanted, number, term.field)) || isInKeywords(wanted, number) ||
           (isAnnotated(number) && holds(term, documentOf(number)));
}

bool TextVerifier::isInTexts(StoredTerm &term, qint64 number)
{
    m_texts.with(number);
    while (m_texts.step())
        if (term.isIn(m_texts.utf8(0))) {
            m_texts.reset();
            return true;
        }
    return false;
}

bool TextVerifier::isInHead(StoredTerm &term, qint64 number, SearchField field)
{
    if (!m_head.with(number).step())
        return false;
    const bool found = (field != SearchField::Author && isInTitle(term, m_head.utf8(0))) ||
                       (field != SearchField::Title && isInList(term, m_head.utf8(1))) ||
                       (field == SearchField::Anywhere && term.isIn(m_head.utf8(2)));
    m_head.reset();
    return found;
}

bool TextVerifier::isInKeywords(StoredTerm &term, qint64 number)
{
    m_keywords.with(number);
    while (m_keywords.step())
        if (isInList(term, m_keywords.utf8(0))) {
            m_keywords.reset();
            return true;
        }
    return false;
}

StoredTerm &TextVerifier::stored(const QString &term)
{
    return m_terms.try_emplace(term, term).first->second;
}

// Few papers have tags or notes, and these are read whole.
bool TextVerifier::isAnnotated(qint64 number)
{
    if (!m_annotated) {
        m_annotated =
            papersWith(m_database, {.kind = Expression::Kind::Fact, .fact = SearchFact::Tag});
        *m_annotated |= papersWithNotes(m_database);
    }
    return m_annotated->contains(number);
}

const Document &TextVerifier::documentOf(qint64 number)
{
    if (m_number != number)
        m_document = m_documents.at(number);
    m_number = number;
    return m_document;
}

} // namespace broadsheet
