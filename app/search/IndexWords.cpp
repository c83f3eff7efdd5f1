#include "search/IndexWords.h"

#include "search/Characters.h"
#include "search/Fold.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// What is longer is no word that anybody types to its end.
constexpr qsizetype longestWord = 64;
// The rarest pair decides; reading many lists costs more than looking at the few papers left.
constexpr qsizetype mostWordsAsked = 16;

// Neighbouring characters of one kind.
struct Run
{
    CharacterKind kind;
    qsizetype begin;
    qsizetype end;
};

template<class Visit>
void forEachRun(QStringView text, Visit visit)
{
    Run run{CharacterKind::Gap, 0, 0};
    for (qsizetype at = 0; at < text.size();) {
        const char32_t c = characterAt(text, at);
        const CharacterKind kind = kindOf(c);
        if (kind != run.kind) {
            if (run.kind != CharacterKind::Gap)
                visit(run);
            run = {kind, at, at};
        }
        at += lengthOf(c);
        run.end = at;
    }
    if (run.kind != CharacterKind::Gap)
        visit(run);
}

// Calls visit(QStringView) for each pair, and for the last character alone when the run is `closed`
// at its end.
template<class Visit>
void forEachPair(QStringView run, bool closed, Visit visit)
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
    if (closed)
        visit(run.sliced(at));
}

QStringView wordOf(QStringView run)
{
    if (run.size() <= longestWord)
        return run;
    const bool splitsPair = run[longestWord - 1].isHighSurrogate();
    return run.first(splitsPair ? longestWord - 1 : longestWord);
}

// Every character makes at most a pair and a space of it.
constexpr qsizetype mostWritten = 3;

void appendWords(QString &words, QStringView folded)
{
    const qsizetype size = words.size();
    words.resize(size + mostWritten * folded.size() + 1);
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

QString asked(QStringView word, bool isBeginning)
{
    return u'"' + word + (isBeginning ? u"\"*"_s : u"\""_s);
}

// What is asked of one run of a term; `isLast`: the term ends with it, so the text may go on.
QStringList askedFor(QStringView run, CharacterKind kind, bool isLast)
{
    if (kind == CharacterKind::Word)
        return {asked(wordOf(run), isLast)};
    if (isLast && run.size() == lengthOf(characterAt(run, 0)))
        return {asked(run, true)};
    QStringList words;
    forEachPair(run, !isLast, [&words](QStringView word) { words.append(asked(word, false)); });
    return words;
}

// One question is the whole of the term: one word from its beginning, one character or one pair.
bool isWhole(const Run &run, QStringView term, qsizetype questions)
{
    const bool fits = run.kind == CharacterKind::Paired || term.size() <= longestWord;
    return questions == 1 && run.begin == 0 && run.end == term.size() && fits;
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

IndexQuestion indexQuestion(QStringView foldedTerm)
{
    QStringList words;
    IndexQuestion question;
    forEachRun(foldedTerm, [&](const Run &run) {
        const QStringView text = foldedTerm.sliced(run.begin, run.end - run.begin);
        words += askedFor(text, run.kind, run.end == foldedTerm.size());
        question.exact = isWhole(run, foldedTerm, words.size());
    });
    words.removeDuplicates();
    question.match = words.first(std::min(words.size(), mostWordsAsked)).join(u" AND "_s);
    return question;
}

} // namespace broadsheet
