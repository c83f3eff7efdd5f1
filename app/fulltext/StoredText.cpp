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

// Words that the index has of a text.
QString wordsOfText(const QString &text)
{
    const QString words = indexWords(folded(firstReading(text)));
    if (!isMarked(text))
        return words;
    return words + u' ' + indexWords(folded(secondReading(aroundMarks(text))));
}

QString part(const QString &page, qsizetype number)
{
    return page.section(pageMark, number, number);
}

// Whether it ends, or begins, with a letter of a script that breaks lines anywhere.
bool isPaired(QChar letter)
{
    return kindOf(letter.unicode()) == CharacterKind::Paired;
}

} // namespace

QString pageText(const QString &text, const QString &first, const QString &last)
{
    return text + pageMark + first + pageMark + last;
}

QString textOfPage(const QString &page)
{
    return part(page, 0);
}

QString firstOfPage(const QString &page)
{
    return part(page, 1);
}

QString textOver(const QString &page, const QString &next)
{
    const QString last = part(page, 2);
    const QString first = firstOfPage(next);
    if (last.isEmpty() || first.isEmpty())
        return {};
    if (last.back() == hyphenMark)
        return last + first;
    const bool isJoined = isPaired(last.back()) && isPaired(first.front());
    return last + (isJoined ? spaceMark : QChar(u' ')) + first;
}

QByteArray storedText(const QString &page)
{
    return qCompress(page.toUtf8());
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

QString wordsOfPage(const QString &page, const QString &before)
{
    const QString words = wordsOfText(textOfPage(page));
    const QString over = textOver(before, page);
    return over.isEmpty() ? words : words + u' ' + wordsOfText(over);
}

} // namespace broadsheet
