#include "search/Values.h"

#include "search/Tr.h"

#include <QStringList>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr DayWord words[] = {
    {"today"_L1, 0, 0}, {"yesterday"_L1, 1, 1}, {"week"_L1, 6, 0}, {"month"_L1, 29, 0}};

// Before a date or a number. The longer ones first.
constexpr QLatin1StringView signs[] = {">="_L1, "<="_L1, ">"_L1, "<"_L1, "="_L1};

// The sign at the beginning; empty: there is none.
QLatin1StringView signOf(QStringView text)
{
    const auto sign = std::find_if(std::begin(signs), std::end(signs),
                                   [text](QLatin1StringView s) { return text.startsWith(s); });
    return sign == std::end(signs) ? QLatin1StringView() : *sign;
}

// Both ends of a range, included.
template<class Value>
struct Span
{
    Value first;
    Value last;
};

// "a..b": both ends, either may be empty. Without dots both ends are the whole value.
Span<QStringView> endsOf(QStringView value)
{
    const qsizetype dots = value.indexOf(".."_L1);
    if (dots < 0)
        return {value, value};
    return {value.first(dots), value.sliced(dots + 2)};
}

std::optional<int> numberOf(QStringView text)
{
    const bool isDigits = !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return c >= u'0' && c <= u'9';
    });
    if (!isDigits)
        return {};
    constexpr int maxNumber = std::numeric_limits<int>::max() - 1;
    bool fits = false;
    const qulonglong number = text.toULongLong(&fits);
    return fits && number < qulonglong(maxNumber) ? int(number) : maxNumber;
}

// The days of a year, a month or one day, from one to three parts.
std::optional<Span<QDate>> daysOf(const QStringList &parts)
{
    int numbers[] = {0, 1, 1};
    static constexpr qsizetype maxDigits[] = {4, 2, 2};
    if (parts.size() > 3 || parts.constFirst().size() != maxDigits[0])
        return {};
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const std::optional<int> number = numberOf(parts[i]);
        if (!number || parts[i].size() > maxDigits[i])
            return {};
        numbers[i] = *number;
    }
    const QDate first(numbers[0], numbers[1], numbers[2]);
    if (!first.isValid())
        return {};
    const QDate next = parts.size() == 1   ? first.addYears(1)
                       : parts.size() == 2 ? first.addMonths(1)
                                           : first.addDays(1);
    return Span<QDate>{first, next.addDays(-1)};
}

std::optional<Span<QDate>> daysOf(QStringView text, QDate today)
{
    for (const DayWord &each : words)
        if (text == each.word)
            return Span<QDate>{today.addDays(-each.firstDaysAgo), today.addDays(-each.lastDaysAgo)};
    return daysOf(text.toString().replace(u'/', u'-').split(u'-'));
}

// The smallest and the largest number. An empty end is not a bound.
std::optional<Span<int>> votesOf(QStringView text)
{
    constexpr int noLimit = std::numeric_limits<int>::max();
    if (const QLatin1StringView sign = signOf(text); !sign.isEmpty()) {
        const std::optional<int> number = numberOf(text.sliced(sign.size()).trimmed());
        if (!number)
            return {};
        const int less = sign == "<"_L1 ? 1 : 0;
        const int more = sign == ">"_L1 ? 1 : 0;
        if (sign.front() == u'<')
            return Span<int>{0, *number - less};
        return Span<int>{*number + more, sign == "="_L1 ? *number : noLimit};
    }
    const auto [from, to] = endsOf(text);
    const std::optional<int> first = from.isEmpty() ? 0 : numberOf(from);
    const std::optional<int> last = to.isEmpty() ? noLimit : numberOf(to);
    if (!first || !last || (from.isEmpty() && to.isEmpty()))
        return {};
    return Span<int>{*first, *last};
}

// An invalid day is no bound. Nothing: it is no date.
std::optional<Span<QDate>> boundsOf(QStringView text, QDate today)
{
    if (const QLatin1StringView sign = signOf(text); !sign.isEmpty()) {
        const std::optional<Span<QDate>> days = daysOf(text.sliced(sign.size()).trimmed(), today);
        if (!days || sign == "="_L1)
            return days;
        if (sign.front() == u'<')
            return Span<QDate>{{}, sign == "<"_L1 ? days->first.addDays(-1) : days->last};
        const QDate first = sign == ">"_L1 ? days->last.addDays(1) : days->first;
        constexpr int lastYear = 9999; // that the database can compare
        if (first.year() > lastYear)
            return {};
        return Span<QDate>{first, {}};
    }
    const auto [from, to] = endsOf(text);
    const std::optional<Span<QDate>> first = daysOf(from, today);
    const std::optional<Span<QDate>> last = daysOf(to, today);
    const bool isWrong = (!from.isEmpty() && !first) || (!to.isEmpty() && !last);
    if (isWrong || (!first && !last))
        return {};
    return Span<QDate>{first ? first->first : QDate(), last ? last->last : QDate()};
}

} // namespace

std::span<const DayWord> dayWords()
{
    return words;
}

QString explanationOf(const DayWord &word)
{
    const int days = word.firstDaysAgo - word.lastDaysAgo + 1;
    if (days > 1)
        return SearchTr::tr("the last %Ln day(s)", nullptr, days);
    return word.lastDaysAgo == 0 ? SearchTr::tr("on this day") : SearchTr::tr("on the day before");
}

std::variant<Expression, QString> daysFor(const QString &value, QDate today)
{
    const std::optional<Span<QDate>> bounds = boundsOf(value, today);
    if (!bounds)
        return SearchTr::tr("“%1” is not a date. Use 2024-03-22, 2024-03, 2024, today, yesterday, "
                            "week, month, >2024-03 or 2024-03..2024-06.")
            .arg(value);
    Expression days{.kind = Expression::Kind::Days, .from = bounds->first, .to = bounds->last};
    if (days.from.isValid() && days.to.isValid() && days.to < days.from)
        return SearchTr::tr("“%1” ends before it begins. Write the earlier date first.").arg(value);
    return days;
}

std::variant<Expression, QString> votesFor(const QString &value)
{
    const std::optional<Span<int>> votes = votesOf(value);
    if (!votes)
        return SearchTr::tr("“votes:” needs a number, such as 20, >20, <=20 or 10..50.");
    if (votes->last < votes->first)
        return SearchTr::tr("No number of votes is in “%1”. Write the smaller number first.")
            .arg(value);
    return Expression{
        .kind = Expression::Kind::Votes, .minVotes = votes->first, .maxVotes = votes->last};
}

} // namespace broadsheet
