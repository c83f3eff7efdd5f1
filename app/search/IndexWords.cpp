#include "search/IndexWords.h"

#include "search/Characters.h"
#include "search/Fold.h"

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

void appendWords(QString &words, QStringView folded)
{
    forEachRun(folded, [&](const Run &run) {
        const QStringView text = folded.sliced(run.begin, run.end - run.begin);
        const auto append = [&words](QStringView word) {
            if (!words.isEmpty())
                words.append(u' ');
            words.append(word);
        };
        if (run.kind == CharacterKind::Paired)
            forEachPair(text, true, append);
        else
            append(wordOf(text));
    });
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
    words.reserve(folded.size() * 3);
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
