#include "search/IndexWords.h"

#include "search/CommonPhrases.h"
#include "search/CommonStrings.h"
#include "search/Runs.h"

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// Nobody types longer words to their end.
constexpr qsizetype maxWordLength = 64;
// The rarest words decide. Looking up more costs more than verifying the few papers left.
constexpr qsizetype maxQueryWords = 16;

// Which words an index has.
enum class Words { Pairs, WithPhrases, All };

// Stands before the beginning of a word of title or authors, as far as a text has it too.
constexpr QChar bothMark = u'¶';

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

// The size of the longest string at `at` that is one word of allWords(): a pair or more. `at` is
// not the last character.
qsizetype longestAt(QStringView run, qsizetype at)
{
    const qsizetype second = at + lengthOf(characterAt(run, at));
    qsizetype size = second + lengthOf(characterAt(run, second)) - at;
    // Common strings have no surrogates.
    while (size <= longestCommon && at + size < run.size() && isCommon(run.sliced(at, size)) &&
           isCommon(run.sliced(at + 1, size)))
        ++size;
    return size;
}

// Calls visit(QStringView) for each string of three syllables or more that is one word.
template<class Visit>
void forEachCommon(QStringView run, Visit visit)
{
    constexpr qsizetype shortest = 3;
    for (qsizetype at = 0; at + shortest <= run.size(); ++at)
        if (!run[at].isSurrogate() && !run[at + 1].isSurrogate())
            for (qsizetype size = longestAt(run, at); size >= shortest; --size)
                visit(run.sliced(at, size));
}

// Whether a word ends where a run of pairs begins.
bool areJoined(const Run &before, const Run &run)
{
    return before.kind == CharacterKind::Word && run.kind == CharacterKind::Paired &&
           before.end == run.begin && before.end - before.begin <= maxWordLength;
}

// Three units and the word.
QString joined(QStringView text, const Run &before, const Run &run)
{
    const qsizetype first = lengthOf(characterAt(text, run.begin));
    return text.sliced(run.begin, first) + joint +
           text.sliced(before.begin, before.end - before.begin);
}

// Around the space between two runs.
struct Crossing
{
    QStringView before; // two characters
    QStringView behind; // likewise

    [[nodiscard]] QString word() const { return before + joint + behind; }
};

std::optional<Crossing> crossing(QStringView text, const Run &before, const Run &run)
{
    constexpr qsizetype pair = 2;
    if (before.kind != CharacterKind::Paired || run.kind != CharacterKind::Paired ||
        before.end - before.begin < pair || run.end - run.begin < pair ||
        run.begin != before.end + 1 || text[before.end] != u' ')
        return std::nullopt;
    const Crossing found{text.sliced(before.end - pair, pair), text.sliced(run.begin, pair)};
    return isCommon(found.before) && isCommon(found.behind) ? std::optional(found) : std::nullopt;
}

class WordWriter final
{
public:
    // The texts have to be added before the head: title and authors.
    enum class Part { Text, Head, Other };

    explicit WordWriter(Words which) : m_which(which) {}

    void add(QStringView folded, Part part = Part::Other)
    {
        const qsizetype size = m_words.size();
        m_words.resize(size + (m_which == Words::All ? maxUnits : maxUnitsOfPairs) * folded.size());
        m_out = m_words.data() + size;
        Run before;
        CommonPhrases phrases(folded);
        const bool isAll = m_which == Words::All;
        forEachRun(folded, [&](const Run &run) {
            const QStringView text = folded.sliced(run.begin, run.end - run.begin);
            const auto write = [this](QStringView word) { append(word); };
            if (run.kind == CharacterKind::Word)
                append(wordOf(text));
            else
                forEachPair(text, true, write);
            if (isAll && run.kind == CharacterKind::Paired) {
                forEachCommon(text, write);
                if (areJoined(before, run))
                    append(joined(folded, before, run));
                else if (const std::optional<Crossing> found = crossing(folded, before, run))
                    append(found->word());
            }
            if (m_which != Words::Pairs)
                phrases.add(run, m_more);
            if (run.kind == CharacterKind::Word && part != Part::Other)
                note(text, part);
            before = run;
        });
        m_words.truncate(m_out - m_words.constData());
    }

    [[nodiscard]] QString words() &&
    {
        m_words += m_more;
        m_words.chop(m_words.isEmpty() ? 0 : 1);
        return std::move(m_words);
    }

private:
    // For each character at most: a pair and a space; the strings of three, four and five
    // syllables; a word and a joint.
    static constexpr qsizetype maxUnitsOfPairs = 3;
    static constexpr qsizetype maxUnits = maxUnitsOfPairs + 4 + 5 + 6 + 4;

    void append(QStringView word)
    {
        m_out = std::copy(word.begin(), word.end(), m_out);
        *m_out++ = u' ';
    }

    void note(QStringView word, Part part)
    {
        if (part == Part::Text)
            m_inTexts.add(word);
        else if (part == Part::Head)
            if (const QStringView shared = m_inTexts.sharedWith(word); !shared.isEmpty())
                m_more += bothMark + shared + u' ';
    }

    Words m_which;
    QString m_words;
    QString m_more; // few, in no order
    CommonBeginnings m_inTexts;
    QChar *m_out = nullptr;
};

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

// Without those that are part of another.
QStringList longestWords(QStringView run)
{
    QStringList words;
    qsizetype end = 0;
    for (qsizetype at = 0; end < run.size(); at += lengthOf(characterAt(run, at))) {
        const qsizetype size = longestAt(run, at);
        if (at + size > end)
            words.append(run.sliced(at, size).toString());
        end = std::max(end, at + size);
    }
    return words;
}

bool isOneCharacter(QStringView run)
{
    return run.size() == lengthOf(characterAt(run, 0));
}

// `isLast`: the term ends with the run, so in the text the run may be longer.
Lookup lookupFor(QStringView run, CharacterKind kind, bool isLast, Words which)
{
    if (kind == CharacterKind::Word)
        return {{wordOf(run).toString()}, isLast};
    if (isOneCharacter(run))
        return {{run.toString()}, isLast};
    Lookup lookup;
    if (which == Words::All)
        lookup.words = longestWords(run);
    else
        forEachPair(run, false,
                    [&lookup](QStringView word) { lookup.words.append(word.toString()); });
    if (!isLast)
        lookup.words.append(run.last(lengthOf(characterBefore(run, run.size()))).toString());
    return lookup;
}

// Whether a single index word covers the whole term: the beginning of a word, one character or one
// pair, or a string of allWords().
bool isWhole(const Run &run, QStringView term, qsizetype words)
{
    const bool fits = run.kind == CharacterKind::Paired || term.size() <= maxWordLength;
    return words == 1 && run.begin == 0 && run.end == term.size() && fits;
}

// Replaces the words that follow from it.
void addCrossing(QStringList &words, const Crossing &crossing)
{
    for (const QStringView implied : {crossing.before, crossing.before.last(1), crossing.behind})
        words.removeAll(quoted(implied, false));
    words.append(quoted(crossing.word(), false));
}

IndexQuery queryFor(QStringView term, Words which)
{
    QStringList words;
    IndexQuery query;
    Run before;
    CommonPhrases phrases(term);
    QString phraseWords;
    forEachRun(term, [&](const Run &run) {
        const QStringView text = term.sliced(run.begin, run.end - run.begin);
        const bool isLast = run.end == term.size();
        const bool isJoined = which == Words::All && areJoined(before, run);
        if (isJoined)
            words.back() = quoted(joined(term, before, run), false);
        query.exact = isJoined && isLast && isOneCharacter(text) && before.begin == 0;
        if (!(isJoined && isLast && isOneCharacter(text))) {
            const Lookup lookup = lookupFor(text, run.kind, isLast, which);
            for (const QString &word : lookup.words)
                words += quoted(word, lookup.endsInPrefix);
            query.exact = isWhole(run, term, words.size());
        }
        if (const std::optional<Crossing> found = crossing(term, before, run);
            found && which == Words::All) {
            addCrossing(words, *found);
            query.exact = words.size() == 1 && term.size() == found->word().size();
        }
        if (which != Words::Pairs)
            phrases.add(run, phraseWords);
        before = run;
    });
    const QStringList common = phraseWords.split(u' ', Qt::SkipEmptyParts);
    for (const QString &phrase : common) {
        if (phrase.size() == term.size())
            return {quoted(phrase, canBeLonger(phrase)), true};
        const bool isPart = std::ranges::any_of(common, [&phrase](const QString &other) {
            return other.size() > phrase.size() && other.contains(phrase);
        });
        if (!query.exact && !isPart && !words.contains(quoted(phrase, false)))
            words.prepend(quoted(phrase, canBeLonger(phrase)));
    }
    words.removeDuplicates();
    query.match = words.first(std::min(words.size(), maxQueryWords)).join(u" AND "_s);
    return query;
}

} // namespace

QString indexWords(QStringView folded)
{
    WordWriter writer(Words::Pairs);
    writer.add(folded);
    return std::move(writer).words();
}

QString headWords(QStringView folded)
{
    WordWriter writer(Words::WithPhrases);
    writer.add(folded);
    return std::move(writer).words();
}

QString allWords(const Document &document)
{
    using Part = WordWriter::Part;
    WordWriter writer(Words::All);
    const QString id = folded(document.id);
    writer.add(id);
    const auto addAll = [&writer](const QStringList &texts, Part part) {
        for (const QString &text : texts)
            writer.add(text, part);
    };
    addAll(document.texts, Part::Text);
    addAll(document.titles, Part::Head);
    addAll(document.authors, Part::Head);
    for (const QStringList *others : {&document.keywords, &document.tags, &document.pageNotes})
        addAll(*others, Part::Other);
    writer.add(document.note);
    const bool isNumber = std::ranges::none_of(id, [](QChar c) { return c.isLetter(); });
    const bool isElsewhere = !isNumber || !document.keywords.isEmpty() ||
                             !document.tags.isEmpty() || !document.note.isEmpty() ||
                             !document.pageNotes.isEmpty();
    QString words = std::move(writer).words();
    if (isElsewhere)
        words += u' ' + elsewhereWord;
    return words;
}

IndexQuery indexQuery(QStringView foldedTerm)
{
    return queryFor(foldedTerm, Words::Pairs);
}

IndexQuery headQuery(QStringView foldedTerm)
{
    return queryFor(foldedTerm, Words::WithPhrases);
}

IndexQuery allWordsQuery(QStringView foldedTerm)
{
    return queryFor(foldedTerm, Words::All);
}

QString textAndHeadQuery(QStringView foldedTerm)
{
    const bool isCommon = commonBeginning(foldedTerm).size() == foldedTerm.size();
    return isCommon && !foldedTerm.isEmpty() ? quoted(QString(bothMark + foldedTerm), true)
                                             : QString();
}

IndexQuery indexPhrase(QStringView foldedTerm)
{
    Lookup phrase;
    IndexQuery query;
    forEachRun(foldedTerm, [&](const Run &run) {
        const QStringView text = foldedTerm.sliced(run.begin, run.end - run.begin);
        const Lookup lookup = lookupFor(text, run.kind, run.end == foldedTerm.size(), Words::Pairs);
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
