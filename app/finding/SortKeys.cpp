#include "finding/SortKeys.h"

#include <array>

namespace broadsheet {

namespace {

using Value = SortKeyTraits::Value;
using IndexOrder = SortKeyTraits::IndexOrder;

constexpr SortKeyTraits byDay(SortKey key)
{
    return {.key = key,
            .column = "day",
            .value = Value::Day,
            .indexOrder = IndexOrder::Descending,
            .hasValue = "day > ''",
            .hasNoValue = "day = ''"};
}

constexpr SortKeyTraits byFlag(SortKey key, PaperFlag flag, const char *leadingColumn = nullptr)
{
    SortKeyTraits traits = byDay(key);
    traits.leading = flag;
    traits.leadingColumn = leadingColumn;
    return traits;
}

constexpr SortKeyTraits byRelevance()
{
    SortKeyTraits traits = byDay(SortKey::Relevance);
    traits.isAlwaysDescending = true;
    return traits;
}

// In the order of SortKey.
constexpr std::array sortKeys{
    SortKeyTraits{.key = SortKey::Votes,
                  .column = "votes",
                  .value = Value::Number,
                  .indexOrder = IndexOrder::Descending,
                  .hasValue = "votes IS NOT NULL",
                  .hasNoValue = "votes IS NULL"},
    SortKeyTraits{.key = SortKey::Title,
                  .column = "title_key",
                  .value = Value::Text,
                  .indexOrder = IndexOrder::Ascending,
                  .hasValue = "title_key > ''",
                  .hasNoValue = "title_key = ''"},
    byDay(SortKey::Date),
    SortKeyTraits{.key = SortKey::Authors,
                  .column = "authors_key",
                  .value = Value::Text,
                  .indexOrder = IndexOrder::Ascending,
                  .hasValue = "authors_key > ''",
                  .hasNoValue = "authors_key = ''"},
    byFlag(SortKey::Read, PaperFlag::Read),
    byFlag(SortKey::Starred, PaperFlag::Starred),
    byFlag(SortKey::Rise, PaperFlag::Rising, "rise"),
    byDay(SortKey::Fit), // of papers without a number; see FitOrder.h
    byRelevance(),
};

constexpr bool isInOrder()
{
    for (size_t i = 0; i < sortKeys.size(); ++i)
        if (static_cast<size_t>(sortKeys[i].key) != i)
            return false;
    return true;
}
static_assert(isInOrder() && sortKeys.back().key == SortKey::Relevance);

} // namespace

const SortKeyTraits &traitsOf(SortKey key)
{
    return sortKeys[static_cast<size_t>(key)];
}

QByteArray selectInOrder(const SortKeyTraits &traits, bool ascending)
{
    QByteArray sql = QByteArray("SELECT number FROM paper WHERE ") + traits.hasValue + " ORDER BY ";
    if (!traits.isByDay())
        sql += QByteArray(traits.column) + (ascending ? ", " : " DESC, ");
    return sql + (traits.readsBackwards(ascending) ? "day, id DESC" : "day DESC, id");
}

QByteArray selectWithoutValue(const SortKeyTraits &traits)
{
    return QByteArray("SELECT number FROM paper WHERE ") + traits.hasNoValue +
           " ORDER BY day DESC, id";
}

} // namespace broadsheet
