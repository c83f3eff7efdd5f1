#include "papers/MarkKinds.h"

#include <algorithm>
#include <string_view>

namespace broadsheet {

namespace {

constexpr bool areInOrder()
{
    for (std::size_t place = 0; place < markKinds.size(); ++place)
        if (static_cast<std::size_t>(markKinds[place].mark) != place)
            return false;
    return true;
}

// GCC and clang print a value that is no enumerator as a cast: "mark = (broadsheet::Mark)10".
template<Mark mark>
consteval bool isEnumerator()
{
    return std::string_view(__PRETTY_FUNCTION__).find("mark = (") == std::string_view::npos;
}

static_assert(areInOrder());
static_assert(isEnumerator<markKinds.back().mark>());
static_assert(!isEnumerator<static_cast<Mark>(markKinds.size())>(), "a kind of mark has no row");

} // namespace

std::optional<Mark> markNamed(const QString &name)
{
    const auto found = std::ranges::find_if(
        markKinds, [&name](const MarkKind &kind) { return kind.name == name; });
    return found == markKinds.end() ? std::nullopt : std::optional(found->mark);
}

} // namespace broadsheet
