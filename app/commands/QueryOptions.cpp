#include "commands/QueryOptions.h"

#include "commands/Console.h"
#include "library/Library.h"
#include "search/ParseSearch.h"

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace broadsheet {

QList<OptionSpec> queryOptions()
{
    QList<OptionSpec> options{{"unread"_L1, false},    {"starred"_L1, false}, {"later"_L1, false},
                              {"author"_L1, true},     {"search"_L1, true},   {"sort"_L1, true},
                              {"ascending"_L1, false}, {"limit"_L1, true}};
    std::ranges::copy(dayOptions, std::back_inserter(options));
    return options;
}

Query readQuery(OptionValues &values)
{
    const DayLimits days = values.days();
    Query query{.from = days.from, .to = days.to};
    query.unread = values.has("unread"_L1);
    query.starred = values.has("starred"_L1);
    query.later = values.has("later"_L1);
    query.author = values.text("author"_L1).trimmed();
    query.search = values.text("search"_L1);
    query.sort = values.oneOf<SortKey>("sort"_L1, {{"votes"_L1, SortKey::Votes},
                                                   {"title"_L1, SortKey::Title},
                                                   {"date"_L1, SortKey::Date},
                                                   {"authors"_L1, SortKey::Authors}});
    query.ascending = values.has("ascending"_L1);
    query.limit = values.count("limit"_L1, query.limit);
    return query;
}

void prepareSearch(const CommandContext &context, const QString &search)
{
    if (search.isEmpty())
        return;
    for (const SearchProblem &problem : parseSearch(search).problems)
        context.console.note(problem.message);
    if (const auto indexed = context.library.indexed().result(); !indexed)
        context.console.problem(indexed.error());
}

} // namespace broadsheet
