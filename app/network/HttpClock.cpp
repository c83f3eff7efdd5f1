#include "network/HttpClock.h"

#include "base/Clock.h"

#include <QTimer>

#include <algorithm>

using namespace std::chrono_literals;

namespace broadsheet {

namespace {

constexpr std::chrono::milliseconds maxWait = 24h * 20; // QTimer counts milliseconds in an int

} // namespace

QDateTime HttpClock::now() const
{
    return systemTime();
}

void HttpClock::after(std::chrono::milliseconds wait, QObject *context,
                      std::function<void()> act) const
{
    // A coarse timer may fire up to 5 % too early.
    QTimer::singleShot(std::clamp(wait, 0ms, maxWait), Qt::PreciseTimer, context, std::move(act));
}

} // namespace broadsheet
