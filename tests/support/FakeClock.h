// A clock for HttpSettings::clock that never waits for real time: a timer fires as soon as the
// event loop runs, and the clock jumps to its time. It records all waits.
#pragma once

#include "network/HttpClient.h"

#include <QList>
#include <QObject>
#include <QPointer>
#include <QTimeZone>
#include <QTimer>

namespace broadsheet::test {

class FakeClock final : public HttpClock
{
public:
    explicit FakeClock(const QDateTime &start = QDateTime({2026, 4, 8}, {6, 0}, QTimeZone::utc()));

    [[nodiscard]] QDateTime now() const override { return m_now; }
    void after(std::chrono::milliseconds wait, QObject *context,
               std::function<void()> act) const override;

    // Moves the clock by hand. Timers that have become due fire from the event loop, in their
    // order.
    void advance(std::chrono::milliseconds time);
    // Sets the time of day, also backwards. No timer becomes due by it.
    void set(const QDateTime &now) { m_now = now; }

    // On by default: the clock jumps to the next timer whenever the event loop runs and `allowed`
    // returns true. Off: only advance() moves it.
    void setJumping(bool jumps);
    void jumpOnlyWhen(std::function<bool()> allowed) { m_allowed = std::move(allowed); }

    [[nodiscard]] int waiting() const; // timers that have not fired
    [[nodiscard]] const QList<std::chrono::milliseconds> &waits() const
    {
        return m_waits;
    } // all so far

private:
    struct Wait
    {
        std::chrono::milliseconds due;
        QPointer<QObject> context;
        std::function<void()> act;
    };

    void dropDead() const;
    void passTime(std::chrono::milliseconds time);
    void actOnNext();

    QDateTime m_now;
    std::chrono::milliseconds m_passed{0}; // by advance() and jumps
    bool m_jumps = true;
    std::function<bool()> m_allowed;
    mutable QList<Wait> m_pending; // by due time, then by age
    mutable QList<std::chrono::milliseconds> m_waits;
    mutable QTimer m_pump;
};

} // namespace broadsheet::test
