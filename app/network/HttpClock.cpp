#include "network/HttpClient.h"

#include <QTimer>

#include <algorithm>

using namespace std::chrono_literals;

namespace broadsheet {

namespace {

constexpr std::chrono::milliseconds kLongestWait = 24h * 20; // a QTimer counts in an int

} // namespace

QDateTime HttpClock::now() const
{
    return QDateTime::currentDateTimeUtc();
}

void HttpClock::after(std::chrono::milliseconds wait, QObject *context,
                      std::function<void()> act) const
{
    // Precise: a coarse timer may be early by a twentieth.
    QTimer::singleShot(std::clamp(wait, 0ms, kLongestWait), Qt::PreciseTimer, context,
                       std::move(act));
}

} // namespace broadsheet
