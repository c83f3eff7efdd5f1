#include "search/Highlight.h"

#include "search/Fold.h"

#include <algorithm>

namespace broadsheet {

namespace {

bool isIn(SearchField termField, SearchField field)
{
    if (termField == field || termField == SearchField::Anywhere || field == SearchField::Anywhere)
        return true;
    const auto isHead = [](SearchField each) {
        return each == SearchField::Title || each == SearchField::Author;
    };
    return (termField == SearchField::Head && isHead(field)) ||
           (field == SearchField::Head && isHead(termField));
}

void collectTerms(const Expression &expression, SearchField field, QStringList &terms)
{
    if (expression.kind == Expression::Kind::Not)
        return;
    if (expression.kind == Expression::Kind::Term && isIn(expression.field, field) &&
        !terms.contains(expression.text))
        terms.append(expression.text);
    for (const Expression &child : expression.children)
        collectTerms(child, field, terms);
}

void collectFullText(const Expression &expression, QStringList &terms)
{
    if (expression.kind == Expression::Kind::Not)
        return;
    if (expression.kind == Expression::Kind::FullText && !terms.contains(expression.text))
        terms.append(expression.text);
    for (const Expression &child : expression.children)
        collectFullText(child, terms);
}

// Several folded characters can come from one original character, which is then marked whole.
TextRange rangeOf(const FoldedText &folded, qsizetype at, qsizetype length)
{
    const qsizetype begin = folded.places[at];
    const qsizetype last = folded.places[at + length - 1];
    const auto end = std::find_if(folded.places.begin() + at + length, folded.places.end(),
                                  [last](qsizetype place) { return place > last; });
    return {begin, (end == folded.places.end() ? last + 1 : *end) - begin};
}

QList<TextRange> merged(QList<TextRange> ranges)
{
    std::sort(ranges.begin(), ranges.end(),
              [](const TextRange &a, const TextRange &b) { return a.at < b.at; });
    QList<TextRange> apart;
    for (const TextRange &range : ranges) {
        if (apart.isEmpty() || range.at > apart.constLast().at + apart.constLast().length) {
            apart.append(range);
            continue;
        }
        TextRange &last = apart.last();
        last.length = std::max(last.length, range.at + range.length - last.at);
    }
    return apart;
}

} // namespace

QStringList termsFor(const Expression &expression, SearchField field)
{
    QStringList terms;
    collectTerms(expression, field, terms);
    return terms;
}

QStringList fullTextTerms(const Expression &expression)
{
    QStringList terms;
    collectFullText(expression, terms);
    return terms;
}

QList<TextRange> matchesIn(QStringView text, const QStringList &terms)
{
    if (terms.isEmpty())
        return {};
    const FoldedText folded = foldedWithPlaces(text);
    QList<TextRange> ranges;
    for (const QString &term : terms)
        for (qsizetype at = indexOfTerm(folded.text, term); at >= 0;
             at = indexOfTerm(folded.text, term, at + 1))
            ranges.append(rangeOf(folded, at, term.size()));
    return merged(std::move(ranges));
}

} // namespace broadsheet
