#include "fulltext/StoredText.h"

#include "base/Limits.h"
#include "base/Unpacked.h"
#include "search/Fold.h"
#include "search/IndexWords.h"

#include <algorithm>

namespace broadsheet {

namespace {

constexpr qsizetype maxBytesPerCharacter = 3; // in UTF-8

// A phrase that goes over a mark is found as far as this.
constexpr qsizetype wordsAround = 2;

bool isMarked(QStringView text)
{
    return text.contains(hyphenMark) || text.contains(spaceMark);
}

QString firstReading(const QString &text)
{
    return QString(text).remove(hyphenMark).replace(spaceMark, u' ');
}

QString secondReading(const QString &text)
{
    return QString(text).remove(spaceMark).replace(hyphenMark, u'-');
}

QString aroundMarks(const QString &text)
{
    const QList<QStringView> words = QStringView(text).split(u' ');
    QString around;
    qsizetype next = 0; // the first word that is not taken
    for (qsizetype at = 0; at < words.size(); ++at) {
        if (!isMarked(words.at(at)))
            continue;
        const qsizetype end = std::min(at + wordsAround + 1, words.size());
        for (next = std::max(next, at - wordsAround); next < end; ++next)
            around += words.at(next) + u' ';
    }
    return around;
}

} // namespace

QByteArray storedText(const QString &text)
{
    return qCompress(text.toUtf8());
}

QString textFrom(const QByteArray &stored)
{
    return QString::fromUtf8(unpacked(stored, maxFullTextPage * maxBytesPerCharacter));
}

QStringList readingsOf(const QString &text)
{
    if (!isMarked(text))
        return {text};
    return {firstReading(text), secondReading(text)};
}

QString wordsOfPage(const QString &text)
{
    const QString words = indexWords(folded(firstReading(text)));
    if (!isMarked(text))
        return words;
    return words + u' ' + indexWords(folded(secondReading(aroundMarks(text))));
}

} // namespace broadsheet
