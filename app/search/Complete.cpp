#include "search/Complete.h"

#include "search/Operators.h"
#include "search/Pieces.h"

#include <algorithm>

namespace broadsheet {

namespace {

// Fewer letters of a name than this are in too many names.
constexpr qsizetype shortestName = 2;

const SearchPiece *pieceAt(const QList<SearchPiece> &pieces, qsizetype cursor)
{
    const auto found =
        std::find_if(pieces.begin(), pieces.end(), [cursor](const SearchPiece &piece) {
            return cursor > piece.at && cursor <= piece.at + piece.length;
        });
    return found == pieces.end() ? nullptr : &*found;
}

QList<Completion> operatorsLike(QStringView typed)
{
    QList<Completion> fitting;
    for (const SearchOperator &each : searchOperators())
        if (QString(each.name).startsWith(typed))
            fitting.append({Completion::Kind::Operator, each.name + u':', explanationOf(each)});
    return fitting;
}

QList<Completion> valuesLike(const SearchOperator &which, QStringView typed)
{
    QList<Completion> fitting;
    for (const FactWord &each : factWords(which.kind))
        if (QString(each.word).startsWith(typed))
            fitting.append(
                {Completion::Kind::Value, which.name + u':' + each.word, explanationOf(each)});
    return fitting;
}

// What stands between the beginning of the value and the cursor, without a quotation mark.
QString typedValue(QStringView text, const SearchPiece &piece, qsizetype cursor)
{
    const qsizetype begin = piece.valueAt + (piece.isQuoted ? 1 : 0);
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
    if (place.typed.size() >= shortestName)
        place.wants = CompletionPlace::Wants::Author;
}

} // namespace

CompletionPlace completionAt(QStringView text, qsizetype cursor)
{
    cursor = std::clamp<qsizetype>(cursor, 0, text.size());
    if (text.trimmed().isEmpty())
        return {.at = cursor, .known = operatorsLike({})};
    const QList<SearchPiece> pieces = searchPieces(text);
    const SearchPiece *piece = pieceAt(pieces, cursor);
    if (!piece)
        return {.at = cursor};
    const qsizetype begin = piece->at + (piece->without ? 1 : 0);
    const qsizetype end = piece->at + piece->length;
    CompletionPlace place{.at = begin, .length = end - begin};
    const bool inName = piece->isOperator && cursor < piece->valueAt;
    const bool isClosed = piece->isQuoted && !piece->isOpen && cursor == end;
    if (inName) {
        place.length = piece->valueAt - begin;
        place.typed = text.sliced(begin, cursor - begin).toString();
        place.known = operatorsLike(place.typed.toLower());
    } else if (piece->isOperator && !isClosed) {
        place.typed = typedValue(text, *piece, cursor);
        completeValue(place, *findOperator(piece->name));
    } else if (!piece->isOperator && !piece->isQuoted && cursor > begin) {
        place.typed = text.sliced(begin, cursor - begin).toString();
        completeWord(place);
    }
    const QStringView there = text.sliced(place.at, place.length);
    place.known.removeIf([there](const Completion &each) { return each.text == there; });
    return place;
}

} // namespace broadsheet
