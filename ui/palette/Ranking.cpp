#include "palette/Ranking.h"

#include "search/Fold.h"

#include <algorithm>
#include <utility>

namespace broadsheet {

namespace {

constexpr int lettersInOrder = 6;          // the worst way to fit
constexpr qsizetype minLettersInOrder = 3; // fewer would fit nearly everything

bool beginsWord(QStringView text, qsizetype at)
{
    return at == 0 || !text.at(at - 1).isLetterOrNumber();
}

qsizetype wordBegunBy(QStringView text, QStringView typed)
{
    qsizetype at = text.indexOf(typed);
    while (at >= 0 && !beginsWord(text, at))
        at = text.indexOf(typed, at + 1);
    return at;
}

using Ranges = QList<TextRange>;

std::optional<Ranges> words(QStringView text, QStringView typed,
                            qsizetype (*find)(QStringView, QStringView))
{
    Ranges found;
    for (const QStringView word : typed.split(u' ', Qt::SkipEmptyParts)) {
        const qsizetype at = find(text, word);
        if (at < 0)
            return std::nullopt;
        found.append({.at = at, .length = word.size()});
    }
    return found;
}

// Every letter in the order of typing; `onlyWordStarts`: each begins a word or follows one that
// does.
std::optional<Ranges> letters(QStringView text, QStringView typed, bool onlyWordStarts)
{
    Ranges found;
    qsizetype from = 0;
    for (const QChar letter : typed) {
        if (letter == u' ')
            continue;
        qsizetype at = text.indexOf(letter, from);
        while (onlyWordStarts && at >= 0 && !beginsWord(text, at))
            at = text.indexOf(letter, at + 1);
        if (at < 0)
            return std::nullopt;
        found.append({.at = at, .length = 1});
        from = at + 1;
    }
    return found;
}

qsizetype anywhere(QStringView text, QStringView word)
{
    return text.indexOf(word);
}

Ranges inOriginal(Ranges ranges, const FoldedText &text)
{
    std::sort(ranges.begin(), ranges.end(),
              [](const TextRange &a, const TextRange &b) { return a.at < b.at; });
    Ranges result;
    for (const TextRange &range : std::as_const(ranges)) {
        const qsizetype begin = text.places.at(range.at);
        const qsizetype end = text.places.at(range.at + range.length);
        if (!result.isEmpty() && result.constLast().at + result.constLast().length >= begin)
            result.last().length = std::max(result.constLast().length, end - result.constLast().at);
        else
            result.append({.at = begin, .length = end - begin});
    }
    return result;
}

} // namespace

std::optional<Fit> fitOf(const QString &typed, const QString &text)
{
    const QString wanted = folded(typed);
    const FoldedText name = foldedWithPlaces(text);
    const QStringView in = name.text;
    const auto fit = [&name](int way, const Ranges &ranges) {
        return Fit{.way = way, .marked = inOriginal(ranges, name)};
    };
    if (wanted.isEmpty())
        return Fit{.way = 1, .marked = {}};
    if (const qsizetype at = wordBegunBy(in, wanted); at >= 0)
        return fit(at == 0 ? 1 : 2, {{.at = at, .length = wanted.size()}});
    if (const auto found = words(in, wanted, wordBegunBy))
        return fit(3, *found);
    if (const auto found = words(in, wanted, anywhere))
        return fit(4, *found);
    if (const auto found = letters(in, wanted, true))
        return fit(5, *found);
    if (wanted.size() < minLettersInOrder)
        return std::nullopt;
    const auto found = letters(in, wanted, false);
    return found ? std::optional(fit(lettersInOrder, *found)) : std::nullopt;
}

QList<RankedEntry> ranked(const QList<PaletteEntry> &entries, const QString &typed,
                          const QStringList &recent)
{
    struct Place
    {
        int way;
        qsizetype recency;
        qsizetype index;
        Ranges marked;
    };
    QList<Place> places;
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const qsizetype used = recent.indexOf(entries.at(i).id);
        if (const std::optional<Fit> fit = fitOf(typed, entries.at(i).text))
            places.append({fit->way, used < 0 ? recent.size() : used, i, fit->marked});
    }
    std::stable_sort(places.begin(), places.end(), [](const Place &a, const Place &b) {
        return std::pair(a.way, a.recency) < std::pair(b.way, b.recency);
    });
    const bool isFound = !places.isEmpty() && places.constFirst().way < lettersInOrder;
    places.removeIf([isFound](const Place &one) { return isFound && one.way == lettersInOrder; });
    QList<RankedEntry> result;
    for (const Place &place : std::as_const(places))
        result.append({.entry = entries.at(place.index), .marked = place.marked});
    return result;
}

} // namespace broadsheet
