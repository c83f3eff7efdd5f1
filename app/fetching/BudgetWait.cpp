#include "fetching/BudgetWait.h"

#include "papers/Links.h"

#include <chrono>
#include <map>

namespace broadsheet {

namespace {

constexpr std::chrono::hours oneHour(1);

} // namespace

void noteBudgets(FetchProgress &progress, const std::deque<FetchTask> &waiting)
{
    std::map<const SourceSetup *, int> counts;
    for (const FetchTask &task : waiting)
        if (!task.setup->isLocal())
            ++counts[task.setup];
    for (const auto &[setup, count] : counts) {
        const QUrl &base = setup->options.baseUrl;
        const Budget budget = setup->source->budget(base);
        if (budget.window < oneHour || count <= budget.requests)
            continue;
        const auto left = std::chrono::duration_cast<std::chrono::seconds>(budget.window) * count /
                          budget.requests;
        if (left < progress.left)
            continue;
        progress.left = left;
        progress.slowServer = shownHost(base);
        progress.requestsAnHour = int(budget.requests * (oneHour / budget.window));
    }
}

} // namespace broadsheet
