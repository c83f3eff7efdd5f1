#include "pages/PageText.h"

#include "search/Fold.h"

#include <algorithm>

namespace broadsheet {

namespace {

// The letters of all words in a row, and which letter of which word each of them is.
struct Letters
{
    QString text;
    QList<qsizetype> words;   // -1: the space after a word
    QList<qsizetype> letters; // in the word
};

bool isHyphen(QChar letter)
{
    return letter == u'-' || letter == QChar(0x2010) || letter == QChar::SoftHyphen;
}

bool isPaired(QChar letter)
{
    return kindOf(letter.unicode()) == CharacterKind::Paired;
}

// `joinsLines`: Korean and Chinese lines end in the middle of a word.
Letters lettersOf(const QList<PageWord> &words, bool joinsLines)
{
    Letters all;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const PageWord &word = words.at(i);
        for (qsizetype letter = 0; letter < word.text.size(); ++letter) {
            all.text += word.text.at(letter);
            all.words += i;
            all.letters += letter;
        }
        const bool isJoined =
            joinsLines && word.isLineEnd && !word.text.isEmpty() && isPaired(word.text.back());
        if (word.hasSpaceAfter && !breaksWord(word) && !isJoined) {
            all.text += u' ';
            all.words += -1;
            all.letters += 0;
        }
    }
    return all;
}

FoldedText withoutHyphens(const QString &text)
{
    const FoldedText whole = foldedWithPlaces(text);
    FoldedText result;
    for (qsizetype i = 0; i < whole.text.size(); ++i) {
        if (whole.text.at(i) == u'-')
            continue;
        result.text += whole.text.at(i);
        result.places += whole.places.at(i);
    }
    result.places += whole.places.back();
    return result;
}

// The part of a word's box from one letter to another, both included.
QRectF boxOf(const PageWord &word, qsizetype first, qsizetype last)
{
    if (word.edges.size() != word.text.size())
        return word.box;
    const qreal left = first == 0 ? 0 : word.edges.at(first - 1);
    const qreal right = last == word.text.size() - 1 ? word.box.width() : word.edges.at(last);
    return {word.box.x() + left, word.box.y(), std::max(right - left, 0.0), word.box.height()};
}

// The boxes of the letters in [from, to), one for each line.
QList<QRectF> boxesOf(const QList<PageWord> &words, const Letters &letters, qsizetype from,
                      qsizetype to)
{
    QList<QRectF> boxes;
    bool isNewLine = true;
    for (qsizetype at = from; at < to;) {
        const qsizetype word = letters.words.at(at);
        const qsizetype first = at;
        while (at < to && letters.words.at(at) == word)
            ++at;
        if (word < 0)
            continue;
        const QRectF box =
            boxOf(words.at(word), letters.letters.at(first), letters.letters.at(at - 1));
        if (isNewLine)
            boxes.append(box);
        else
            boxes.back() |= box;
        isNewLine = words.at(word).isLineEnd;
    }
    return boxes;
}

QList<PageHit> placesOf(const QString &term, int page, const QList<PageWord> &words,
                        bool joinsLines)
{
    const Letters letters = lettersOf(words, joinsLines);
    const FoldedText folded = withoutHyphens(letters.text);
    QList<PageHit> hits;
    qsizetype at = term.isEmpty() ? -1 : folded.text.indexOf(term);
    while (at >= 0) {
        const qsizetype end = at + term.size();
        const QList<QRectF> boxes =
            boxesOf(words, letters, folded.places.at(at), folded.places.at(end));
        if (!boxes.isEmpty())
            hits.append({.page = page, .boxes = boxes});
        at = folded.text.indexOf(term, end);
    }
    return hits;
}

} // namespace

bool breaksWord(const PageWord &word)
{
    return word.isLineEnd && word.text.size() > 1 && isHyphen(word.text.back());
}

bool isFindable(const QString &text)
{
    return !withoutHyphens(text).text.isEmpty();
}

QList<PageHit> findOnPage(int page, const QList<PageWord> &words, const QString &text)
{
    const QString term = withoutHyphens(text).text;
    const QList<PageHit> hits = placesOf(term, page, words, false);
    const bool mayBeJoined = hits.isEmpty() && std::any_of(term.begin(), term.end(), isPaired);
    return mayBeJoined ? placesOf(term, page, words, true) : hits;
}

QString textOf(const QList<PageWord> &words)
{
    QString text;
    for (const PageWord &word : words) {
        text += word.text;
        if (breaksWord(word))
            text.chop(1);
        else if (word.hasSpaceAfter)
            text += u' ';
    }
    return text.trimmed();
}

} // namespace broadsheet
