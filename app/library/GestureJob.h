// A gesture of the user on its way to the GestureQueue: a job of the writing thread that goes
// before what stores papers, unless that may bring the papers that it is about.
#pragma once

#include "journal/GestureQueue.h"

namespace broadsheet {

template<class Steps, class T>
struct GestureJob
{
    void operator()(Database &database)
    {
        gestures.add(database, std::move(steps), std::move(promise));
    }

    [[nodiscard]] bool mayOvertake(Database &database) const
    {
        if constexpr (requires { steps.knowsPapers(database); })
            return steps.knowsPapers(database);
        return true;
    }

    GestureQueue &gestures;
    Steps steps;
    QPromise<Result<T>> promise;
};

} // namespace broadsheet
