#include "markdown/AbstractPieces.h"

#include "markdown/TextCharacters.h"
#include "papers/TexSymbols.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr qsizetype maxFormula = 500;

QChar charAt(QStringView text, qsizetype place)
{
    return place >= 0 && place < text.size() ? text[place] : QChar(u' ');
}

QStringView formulaFrom(QStringView text, qsizetype from)
{
    const QStringView rest = text.sliced(std::min(from, text.size()));
    return rest.first(std::min(rest.size(), maxFormula));
}

TexPiece formula(QStringView inside, qsizetype marks)
{
    return {.text = literalMarkdown(displayFormula(inside)), .size = inside.size() + marks};
}

// "$n = 5$" is a formula, "$5 million and $" is not.
bool isFormula(QStringView text, QChar following)
{
    if (text.isEmpty() || text.front().isSpace() || text.back().isSpace() || following.isDigit())
        return false;
    qsizetype prose = 0;
    for (const QStringView word : text.split(u' '))
        prose += word.size() > 2 && std::all_of(word.begin(), word.end(), isAsciiLetter) ? 1 : 0;
    return prose < 2 || text.contains(u'\\');
}

} // namespace

TexPiece dollarsAt(QStringView text, qsizetype at)
{
    const qsizetype marks = charAt(text, at + 1) == u'$' ? 2 : 1;
    const QStringView inside = formulaFrom(text, at + marks);
    const qsizetype end = inside.indexOf(QString(marks, u'$'));
    if (end > 0 && (marks == 2 || formulaSize(text.sliced(at)) == end + 2 ||
                    isFormula(inside.first(end), charAt(text, at + end + 2))))
        return formula(inside.first(end), 2 * marks);
    return {.text = literalMarkdown(text.sliced(at, marks)), .size = marks};
}

TexPiece bracketsAt(QStringView text, qsizetype at)
{
    const qsizetype slashes = charAt(text, at + 1) == u'\\' ? 2 : 1;
    const QChar kind = charAt(text, at + slashes);
    if (kind != u'(' && kind != u'[')
        return {};
    const QString close = QString(slashes, u'\\') + (kind == u'(' ? QChar(u')') : QChar(u']'));
    const QStringView inside = formulaFrom(text, at + slashes + 1);
    const qsizetype end = inside.indexOf(close);
    if (end < 0)
        return {.text = literalMarkdown(kind), .size = slashes + 1};
    return formula(inside.first(end), 2 * slashes + 2);
}

TexPiece scriptAt(QStringView text, qsizetype at)
{
    const bool isRaised = text[at] == u'^';
    const QChar sign = charAt(text, at + 1);
    if (isRaised && u"*†‡§¶"_s.contains(sign))
        return {.text = literalMarkdown(sign), .size = 2};
    qsizetype size = sign.isDigit() || isAsciiLetter(sign) ? 1 : 0;
    while (sign.isDigit() && charAt(text, at + 1 + size).isDigit())
        ++size;
    const QChar before = charAt(text, at - 1);
    const QChar further = charAt(text, at - 2);
    const QChar after = charAt(text, at + 1 + size);
    const bool ends = !isAsciiWord(after) && after != u'_';
    const bool isName = isRaised && sign.isDigit() && after.isUpper();
    const bool isLone = before.isLetter() && !further.isLetterOrNumber() && further != u'_';
    const bool hasBase = before.isLetterOrNumber() && (isRaised || isLone);
    if (size == 0 || !hasBase || !(ends || isName))
        return {};
    const QStringView inside = text.sliced(at + 1, size);
    const QString shown = isRaised ? superscript(inside) : subscript(inside);
    return {.text = shown, .size = shown.isEmpty() ? 0 : size + 1};
}

TexPiece dashAt(QStringView text, qsizetype at)
{
    qsizetype size = 1;
    while (charAt(text, at + size) == u'-')
        ++size;
    const bool isBetween =
        charAt(text, at - 1).isSpace() == charAt(text, at + size).isSpace() && at > 0;
    if (size > 3 || size == 1 || !isBetween)
        return {.text = text.sliced(at, size).toString(), .size = size};
    return {.text = size == 2 ? u"–"_s : u"—"_s, .size = size};
}

TexPiece tieAt(QStringView text, qsizetype at)
{
    const QChar before = charAt(text, at - 1);
    const QChar after = charAt(text, at + 1);
    const bool isTie =
        (isAsciiLetter(before) || before == u'.') && !after.isSpace() && after != u'~';
    return {.text = u" "_s, .size = isTie ? 1 : 0};
}

} // namespace broadsheet
