#include "tables/StoredWords.h"

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr std::array dayStatuses{std::pair(DayStatus::NotFetched, "not fetched"_L1),
                                 std::pair(DayStatus::Complete, "complete"_L1),
                                 std::pair(DayStatus::SoFar, "so far"_L1),
                                 std::pair(DayStatus::CutShort, "cut short"_L1),
                                 std::pair(DayStatus::Empty, "empty"_L1),
                                 std::pair(DayStatus::NotOpenYet, "not open yet"_L1),
                                 std::pair(DayStatus::Failed, "failed"_L1)};
constexpr std::array textKinds{std::pair(TextKind::Summary, "summary"_L1),
                               std::pair(TextKind::Abstract, "abstract"_L1),
                               std::pair(TextKind::AiSummary, "aiSummary"_L1)};

QString wordIn(const auto &table, auto value)
{
    const auto row = std::ranges::find(table, value, [](const auto &one) { return one.first; });
    Q_ASSERT(row != table.end());
    return row->second;
}

template<typename Value>
std::optional<Value> valueIn(const auto &table, const QString &word)
{
    const auto row = std::ranges::find(table, word, [](const auto &one) { return one.second; });
    return row == table.end() ? std::nullopt : std::optional<Value>(row->first);
}

} // namespace

QString storedWord(DayStatus status)
{
    return wordIn(dayStatuses, status);
}

QString storedWord(TextKind kind)
{
    return wordIn(textKinds, kind);
}

std::optional<DayStatus> dayStatusOf(const QString &word)
{
    return valueIn<DayStatus>(dayStatuses, word);
}

std::optional<TextKind> textKindOf(const QString &word)
{
    return valueIn<TextKind>(textKinds, word);
}

} // namespace broadsheet
