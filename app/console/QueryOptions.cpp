#include "console/QueryOptions.h"

#include "console/Console.h"
#include "console/FullTextOption.h"
#include "console/Tr.h"
#include "fit/Fit.h"
#include "library/Library.h"
#include "search/ParseSearch.h"
#include "settings/Settings.h"

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace broadsheet {

PaperId paperIdOf(const QString &argument)
{
    PaperId id = PaperId::fromLink(argument);
    return id.isEmpty() ? PaperId{argument} : id;
}

QString unknownPaper(const QString &argument)
{
    return ConsoleTr::tr("%1: the library has no such paper").arg(argument);
}

QList<OptionSpec> queryOptions()
{
    QList<OptionSpec> options{{"unread"_L1, false},    {"starred"_L1, false}, {"later"_L1, false},
                              {"author"_L1, true},     {"search"_L1, true},   {"sort"_L1, true},
                              {"ascending"_L1, false}, {"limit"_L1, true},    {"profile"_L1, true}};
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
                                                   {"authors"_L1, SortKey::Authors},
                                                   {"fit"_L1, SortKey::Fit}});
    query.profile = values.text("profile"_L1);
    query.ascending = values.has("ascending"_L1);
    query.limit = values.count("limit"_L1, query.limit);
    return query;
}

bool isClearSearch(const CommandContext &context, const QString &search)
{
    const QList<SearchProblem> problems = parseSearch(search).problems;
    for (const SearchProblem &problem : problems)
        context.console.problem(problem.message);
    return problems.isEmpty();
}

void prepareSearch(const CommandContext &context, const QString &search)
{
    if (search.isEmpty())
        return;
    for (const SearchProblem &problem : parseSearch(search).problems)
        context.console.problem(problem.message);
    if (const auto indexed = context.library.indexed().result(); !indexed)
        context.console.problem(indexed.error());
    preparePages(context, search);
}

QString tooLittle(const FitState &state)
{
    return ConsoleTr::tr("There is too little to learn from. Papers that you kept: %1; needed: %2.")
        .arg(state.positives)
        .arg(leastPositives);
}

bool prepareFit(const CommandContext &context, Query &query, bool isShown)
{
    const bool isSorted = query.sort == SortKey::Fit;
    if (!isSorted && !isShown && query.profile.isEmpty())
        return true;
    const auto state = refreshFit(context.library, query.profile).result();
    if (!state && !isSorted && query.profile.isEmpty())
        return true; // the result has what there is
    if (!state) {
        context.console.problem(state.error());
        return false;
    }
    query.profile = state->profile.name();
    if (!isSorted)
        return true;
    query.exploration = Settings(context.settingsFile).number(SettingsTable::fitExploration);
    if (!state->isEnough())
        context.console.note(tooLittle(*state));
    return true;
}

} // namespace broadsheet
