// A bad line between programs and a server: it delays, is slow, falls silent, and breaks in the
// middle of a message. What it passes on is complete and in its order, because it passes on what
// TCP carries: a program sees packets that were lost as silence and as connections that are reset.
// It has a thread of its own, in the network namespace of who makes it. Any thread.
#pragma once

#include <QtGlobal>

#include <chrono>
#include <memory>

namespace broadsheet::test {

class Relay final
{
public:
    struct Line
    {
        std::chrono::milliseconds delay{0}; // each way
        qint64 bytesPerSecond = 0;          // each way of a connection; 0: as fast as it goes
        bool isHeld = false;                // nothing passes until it is not any more
    };
    enum class Break {
        Reset,   // all connections are gone
        Silence, // they stay, and nothing passes any more; those that come later are fine
    };

    // Takes connections on all addresses of this machine for the server on 127.0.0.1.
    explicit Relay(quint16 server);
    ~Relay();
    Q_DISABLE_COPY_MOVE(Relay)

    [[nodiscard]] quint16 port() const;
    [[nodiscard]] qint64 passed() const; // bytes so far, both ways
    void set(const Line &line);
    // When so many more bytes have passed, to the byte; once. Negative: not any more.
    void breakAfter(qint64 bytes, Break how);

private:
    class Thread;

    std::unique_ptr<Thread> m_thread;
};

} // namespace broadsheet::test
