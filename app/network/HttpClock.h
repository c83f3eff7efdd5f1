// Time as HttpClient uses it, so that tests need not wait for real time to pass. A class of its own
// because base's Clock only tells the time, and retries and budgets also need timers.
#pragma once

#include <QDateTime>

#include <chrono>
#include <functional>

class QObject;

namespace broadsheet {

// The default is the computer's clock (base/Clock.h) and Qt's timers.
class HttpClock
{
public:
    virtual ~HttpClock() = default;
    [[nodiscard]] virtual QDateTime now() const; // UTC
    // Calls `act` once from the event loop, after `wait` or later, and never after `context` was
    // destroyed.
    virtual void after(std::chrono::milliseconds wait, QObject *context,
                       std::function<void()> act) const;
};

} // namespace broadsheet
