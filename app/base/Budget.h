// How often a service may be asked: what it tells its users, kept by the HttpClient over all
// requests that carry the same name, and across restarts.
#pragma once

#include <QString>

#include <chrono>

namespace broadsheet {

struct Budget
{
    QString name;                        // "arxiv"; empty: no budget
    int requests = 0;                    // at most so many …
    std::chrono::milliseconds window{0}; // … in any stretch of time this long
    int connections = 4;                 // at once

    bool operator==(const Budget &) const = default;
};

} // namespace broadsheet
