#include "search/IndexWords.h"

#include "search/Characters.h"
#include "search/Fold.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// Nobody types longer words to their end.
constexpr qsizetype maxWordLength = 64;
// The rarest words decide. Looking up more costs more than verifying the few papers left.
constexpr qsizetype maxQueryWords = 16;

// Adjacent characters of one kind.
struct Run
{
    CharacterKind kind;
    qsizetype begin;
    qsizetype end;
};

template<class Visit>
void forEachRun(QStringView text, Visit visit)
{
    Run run{CharacterKind::Separator, 0, 0};
    for (qsizetype at = 0; at < text.size();) {
        const char32_t c = characterAt(text, at);
        const CharacterKind kind = kindOf(c);
        if (kind != run.kind) {
            if (run.kind != CharacterKind::Separator)
                visit(run);
            run = {kind, at, at};
        }
        at += lengthOf(c);
        run.end = at;
    }
    if (run.kind != CharacterKind::Separator)
        visit(run);
}

// Calls visit(QStringView) for each pair of characters and, if `withLast`, for the last character
// alone.
template<class Visit>
void forEachPair(QStringView run, bool withLast, Visit visit)
{
    qsizetype at = 0;
    for (;;) {
        const qsizetype second = at + lengthOf(characterAt(run, at));
        if (second == run.size())
            break;
        const qsizetype end = second + lengthOf(characterAt(run, second));
        visit(run.sliced(at, end - at));
        at = second;
    }
    if (withLast)
        visit(run.sliced(at));
}

QStringView wordOf(QStringView run)
{
    if (run.size() <= maxWordLength)
        return run;
    const bool splitsPair = run[maxWordLength - 1].isHighSurrogate();
    return run.first(splitsPair ? maxWordLength - 1 : maxWordLength);
}

// Every character adds at most a pair and a space.
constexpr qsizetype maxUnitsPerCharacter = 3;

void appendWords(QString &words, QStringView folded)
{
    const qsizetype size = words.size();
    words.resize(size + maxUnitsPerCharacter * folded.size() + 1);
    QChar *const begin = words.data() + size;
    QChar *out = begin;
    const auto append = [&out](QStringView word) {
        out = std::copy(word.begin(), word.end(), out);
        *out++ = u' ';
    };
    if (size > 0)
        *out++ = u' ';
    forEachRun(folded, [&](const Run &run) {
        const QStringView text = folded.sliced(run.begin, run.end - run.begin);
        if (run.kind == CharacterKind::Paired)
            forEachPair(text, true, append);
        else
            append(wordOf(text));
    });
    words.truncate(size + std::max<qsizetype>(out - begin - 1, 0));
}

QString quoted(QStringView word, bool isPrefix)
{
    return u'"' + word + (isPrefix ? u"\"*"_s : u"\""_s);
}

// The words to look up for a term or a run of it.
struct Lookup
{
    QStringList words;
    bool endsInPrefix = false; // the last word may be longer in the text
};

// `isLast`: the term ends with the run, so in the text the run may be longer.
Lookup lookupFor(QStringView run, CharacterKind kind, bool isLast)
{
    if (kind == CharacterKind::Word)
        return {{wordOf(run).toString()}, isLast};
    if (isLast && run.size() == lengthOf(characterAt(run, 0)))
        return {{run.toString()}, true};
    Lookup lookup;
    forEachPair(run, !isLast,
                [&lookup](QStringView word) { lookup.words.append(word.toString()); });
    return lookup;
}

// Whether a single index word covers the whole term: the beginning of a word, one character or one
// pair.
bool isWhole(const Run &run, QStringView term, qsizetype words)
{
    const bool fits = run.kind == CharacterKind::Paired || term.size() <= maxWordLength;
    return words == 1 && run.begin == 0 && run.end == term.size() && fits;
}

} // namespace

QString indexWords(QStringView folded)
{
    QString words;
    appendWords(words, folded);
    return words;
}

QString allWords(const Document &document)
{
    QString words;
    const auto append = [&words](const QStringList &texts) {
        for (const QString &text : texts)
            appendWords(words, text);
    };
    append({folded(document.id)});
    append(document.titles);
    append(document.authors);
    append(document.texts);
    append(document.keywords);
    append(document.tags);
    append({document.note});
    return words;
}

IndexQuery indexQuery(QStringView foldedTerm)
{
    QStringList words;
    IndexQuery query;
    forEachRun(foldedTerm, [&](const Run &run) {
        const QStringView text = foldedTerm.sliced(run.begin, run.end - run.begin);
        const Lookup lookup = lookupFor(text, run.kind, run.end == foldedTerm.size());
        for (const QString &word : lookup.words)
            words += quoted(word, lookup.endsInPrefix);
        query.exact = isWhole(run, foldedTerm, words.size());
    });
    words.removeDuplicates();
    query.match = words.first(std::min(words.size(), maxQueryWords)).join(u" AND "_s);
    return query;
}

IndexQuery indexPhrase(QStringView foldedTerm)
{
    Lookup phrase;
    IndexQuery query;
    forEachRun(foldedTerm, [&](const Run &run) {
        const QStringView text = foldedTerm.sliced(run.begin, run.end - run.begin);
        const Lookup lookup = lookupFor(text, run.kind, run.end == foldedTerm.size());
        phrase.words += lookup.words;
        phrase.endsInPrefix = lookup.endsInPrefix;
        query.exact = isWhole(run, foldedTerm, phrase.words.size());
    });
    if (phrase.words.size() > maxQueryWords)
        phrase = {phrase.words.first(maxQueryWords), false};
    if (!phrase.words.isEmpty())
        query.match = quoted(phrase.words.join(u' '), phrase.endsInPrefix);
    return query;
}

} // namespace broadsheet
