// A clock for HttpSettings::clock that waits for nobody: whoever asks it to wait finds that the
// time has come as soon as the event loop runs. It remembers what it was asked for.
#pragma once

#include "network/HttpClient.h"

#include <QList>
#include <QObject>
#include <QPointer>
#include <QTimer>

namespace broadsheet::test {

class FakeClock final : public HttpClock
{
public:
    explicit FakeClock(const QDateTime &start = QDateTime({2026, 4, 8}, {6, 0}, Qt::UTC));

    [[nodiscard]] QDateTime now() const override { return m_now; }
    void after(std::chrono::milliseconds wait, QObject *context,
               std::function<void()> act) const override;

    // Time passes by hand, at once; what has become due happens from the event loop, in its order.
    void advance(std::chrono::milliseconds time);
    // The machine's clock is set, also backwards. Nothing becomes due by it.
    void set(const QDateTime &now) { m_now = now; }

    // On at first: jumps to what is due next whenever the event loop runs and `allowed` says yes.
    // Off: only advance() moves it.
    void setJumping(bool jumps);
    void jumpOnlyWhen(std::function<bool()> allowed) { m_allowed = std::move(allowed); }

    [[nodiscard]] int waiting() const; // who is waiting now
    [[nodiscard]] const QList<std::chrono::milliseconds> &waits() const { return m_waits; } // ever

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
    mutable QList<Wait> m_pending; // by due time, then as they came
    mutable QList<std::chrono::milliseconds> m_waits;
    mutable QTimer m_pump;
};

} // namespace broadsheet::test
