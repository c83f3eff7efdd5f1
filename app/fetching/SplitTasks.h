// Tasks that were refused as a whole and are asked for each category by itself. Their answers
// become one again before they are stored: a day is whole when each category is. GUI thread.
#pragma once

#include "fetching/FetchPlanner.h"
#include "fetching/SourceQuery.h"

#include <map>
#include <optional>

namespace broadsheet {

class SplitTasks final
{
public:
    struct Answer
    {
        FetchTask task;
        QueryOutcome outcome;
    };

    // What follows from an answer.
    struct Next
    {
        std::vector<FetchTask> parts = {}; // what to ask instead, see partsOf()
        // To be checked and stored: the answer itself, or with that to the last part the answer to
        // the task that was split. Nothing: others have to be asked first.
        std::optional<Answer> answer = {};
    };
    [[nodiscard]] Next add(const FetchTask &task, const QueryOutcome &outcome);

private:
    [[nodiscard]] std::vector<FetchTask> split(const FetchTask &refused);

    struct Split
    {
        FetchTask task;
        std::size_t parts = 0;
        std::vector<QueryOutcome> outcomes = {};
    };

    int m_last = 0;
    std::map<int, Split> m_open; // by FetchTask::split
};

} // namespace broadsheet
