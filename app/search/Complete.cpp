#include "search/Complete.h"

#include "search/KnownValues.h"
#include "search/Tokens.h"

#include <algorithm>

namespace broadsheet {

namespace {

// Fewer letters occur in too many names.
constexpr qsizetype minNameLength = 2;

const SearchToken *tokenAt(const QList<SearchToken> &tokens, qsizetype cursor)
{
    const auto found =
        std::find_if(tokens.begin(), tokens.end(), [cursor](const SearchToken &token) {
            return cursor > token.at && cursor <= token.at + token.length;
        });
    return found == tokens.end() ? nullptr : &*found;
}

QList<Completion> operatorsLike(QStringView typed)
{
    QList<Completion> fitting;
    for (const SearchOperator &each : searchOperators())
        if (QString(each.name).startsWith(typed))
            fitting.append({Completion::Kind::Operator, each.name + u':', explanationOf(each)});
    return fitting;
}

QList<Completion> valuesLike(const SearchOperator &which, const QString &typed)
{
    QList<Completion> fitting;
    for (const KnownValue &each : knownValues(which, typed))
        fitting.append({Completion::Kind::Value, which.name + u':' + each.value, each.explanation});
    return fitting;
}

// The part of the value before the cursor, without an opening quotation mark.
QString typedValue(QStringView text, const SearchToken &token, qsizetype cursor)
{
    const qsizetype begin = token.valueAt + (token.isQuoted ? 1 : 0);
    return text.sliced(begin, std::max<qsizetype>(cursor - begin, 0)).toString();
}

void completeValue(CompletionPlace &place, const SearchOperator &which)
{
    if (which.field == SearchField::Author)
        place.wants = CompletionPlace::Wants::Author;
    else if (which.kind == SearchOperator::Kind::Tag)
        place.wants = CompletionPlace::Wants::Tag;
    place.known = valuesLike(which, place.typed.toLower());
}

void completeWord(CompletionPlace &place)
{
    place.known = operatorsLike(place.typed.toLower());
    if (place.typed.size() >= minNameLength)
        place.wants = CompletionPlace::Wants::Author;
}

} // namespace

CompletionPlace completionAt(QStringView text, qsizetype cursor)
{
    cursor = std::clamp<qsizetype>(cursor, 0, text.size());
    if (text.trimmed().isEmpty())
        return {.at = cursor, .known = operatorsLike({})};
    const QList<SearchToken> tokens = searchTokens(text);
    const SearchToken *token = tokenAt(tokens, cursor);
    if (!token)
        return {.at = cursor};
    const qsizetype begin = token->at + (token->isNegated ? 1 : 0);
    const qsizetype end = token->at + token->length;
    CompletionPlace place{.at = begin, .length = end - begin};
    const bool inName = token->isOperator && cursor < token->valueAt;
    const bool isClosed = token->isQuoted && !token->isUnclosed && cursor == end;
    if (inName) {
        place.length = token->valueAt - begin;
        place.typed = text.sliced(begin, cursor - begin).toString();
        place.known = operatorsLike(place.typed.toLower());
    } else if (token->isOperator && !isClosed) {
        place.typed = typedValue(text, *token, cursor);
        completeValue(place, *findOperator(token->name));
    } else if (!token->isOperator && !token->isQuoted && cursor > begin) {
        place.typed = text.sliced(begin, cursor - begin).toString();
        completeWord(place);
    }
    const QStringView there = text.sliced(place.at, place.length);
    place.known.removeIf([there](const Completion &each) { return each.text == there; });
    return place;
}

} // namespace broadsheet
