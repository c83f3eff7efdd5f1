#include "search/Values.h"

#include "search/Tr.h"

#include <QStringList>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

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
    if (text == "today"_L1)
        return Span<QDate>{today, today};
    if (text == "yesterday"_L1)
        return Span<QDate>{today.addDays(-1), today.addDays(-1)};
    return daysOf(text.toString().replace(u'/', u'-').split(u'-'));
}

// The smallest and the largest number. An empty end is not a bound.
std::optional<Span<int>> votesOf(QStringView text)
{
    constexpr int noLimit = std::numeric_limits<int>::max();
    static constexpr QLatin1StringView signs[] = {">="_L1, "<="_L1, ">"_L1, "<"_L1, "="_L1};
    for (const QLatin1StringView sign : signs) {
        if (!text.startsWith(sign))
            continue;
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

} // namespace

std::variant<Expression, QString> daysFor(const QString &value, QDate today)
{
    const auto [from, to] = endsOf(value);
    const std::optional<Span<QDate>> first = daysOf(from, today);
    const std::optional<Span<QDate>> last = daysOf(to, today);
    const bool isWrong = (!from.isEmpty() && !first) || (!to.isEmpty() && !last);
    if (isWrong || (!first && !last))
        return SearchTr::tr("“%1” is not a date. Use 2024-03-22, 2024-03, 2024, today, yesterday "
                            "or 2024-03..2024-06.")
            .arg(value);
    Expression days{.kind = Expression::Kind::Days};
    if (first)
        days.from = first->first;
    if (last)
        days.to = last->last;
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
