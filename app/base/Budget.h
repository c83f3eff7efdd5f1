// How often a service allows requests. HttpClient applies a budget to all requests that carry its
// name, in all processes and across restarts.
#pragma once

#include <QString>

#include <chrono>

namespace broadsheet {

struct Budget
{
    QString name;                        // "arxiv"; empty: no budget
    int requests = 0;                    // allowed within any `window`; 0: unlimited
    std::chrono::milliseconds window{0}; // 0: unlimited
    int connections = 4;                 // allowed at the same time
    // The service answers too many requests with 403, 406, 429, 503 or silence, and rarely says for
    // how long. Each such answer holds up all requests, for longer every time.
    bool holdsUp = false;

    bool operator==(const Budget &) const = default;
};

} // namespace broadsheet
