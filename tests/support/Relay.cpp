#include "support/Relay.h"

#include <QByteArray>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <deque>
#include <list>
#include <mutex>
#include <thread>
#include <vector>

namespace broadsheet::test {

namespace {

using Steady = std::chrono::steady_clock;

constexpr int mostHeld = 1 << 16; // bytes of one way, here and in the system; then none are read

struct Piece
{
    Steady::time_point due;
    QByteArray bytes;
};

// From one end of a connection to the other.
struct Way
{
    int from = -1;
    int to = -1;
    std::deque<Piece> pieces = {};
    qint64 held = 0;
    Steady::time_point next = {}; // when the next byte may pass, on a slow line
    bool isEnded = false;         // nothing more comes

    [[nodiscard]] bool isDone() const { return isEnded && pieces.empty(); }
    [[nodiscard]] Steady::time_point due() const
    {
        return pieces.empty() ? Steady::time_point::max() : std::max(pieces.front().due, next);
    }
};

struct Connection
{
    std::array<Way, 2> ways;
    bool isSilent = false;
    bool isGone = false;

    void close(bool isReset) const
    {
        for (const Way &way : ways) {
            const linger hard{.l_onoff = 1, .l_linger = 0};
            if (isReset)
                ::setsockopt(way.from, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
            ::close(way.from);
        }
    }
};

sockaddr_in addressOf(in_addr_t host, quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(host);
    address.sin_port = htons(port);
    return address;
}

int listener()
{
    const int file = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = addressOf(INADDR_ANY, 0);
    ::setsockopt(file, SOL_SOCKET, SO_RCVBUF, &mostHeld, sizeof mostHeld);
    if (file < 0 || ::bind(file, reinterpret_cast<const sockaddr *>(&address), sizeof address) ||
        ::listen(file, SOMAXCONN))
        qFatal("The relay cannot listen.");
    return file;
}

int connected(quint16 server)
{
    const int file = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = addressOf(INADDR_LOOPBACK, server);
    ::setsockopt(file, SOL_SOCKET, SO_RCVBUF, &mostHeld, sizeof mostHeld);
    if (::connect(file, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
        return file;
    ::close(file);
    return -1;
}

} // namespace

class Relay::Thread final
{
public:
    explicit Thread(quint16 server)
        : m_server(server), m_listener(listener()), m_wake(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
          m_thread([this] { run(); })
    {}
    ~Thread()
    {
        change([this] { m_isEnding = true; });
        m_thread.join();
        for (const Connection &connection : m_connections)
            connection.close(true);
        ::close(m_listener);
        ::close(m_wake);
    }
    Q_DISABLE_COPY_MOVE(Thread)

    [[nodiscard]] quint16 port() const
    {
        sockaddr_in address{};
        socklen_t size = sizeof address;
        ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size);
        return ntohs(address.sin_port);
    }
    [[nodiscard]] qint64 passed()
    {
        const std::scoped_lock lock(m_mutex);
        return m_passed;
    }
    template<class Change>
    void change(Change change)
    {
        const std::scoped_lock lock(m_mutex);
        change();
        eventfd_write(m_wake, 1);
    }

    Line m_line; // these only in change()
    qint64 m_left = -1;
    Break m_break = Break::Reset;

private:
    void run();
    void wait(std::unique_lock<std::mutex> &lock);
    void take();
    void read(Way &way) const;
    bool pass(Way &way); // false: the connection is gone
    void breakAll();

    const quint16 m_server;
    const int m_listener;
    const int m_wake;
    std::mutex m_mutex;
    std::list<Connection> m_connections;
    qint64 m_passed = 0;
    bool m_isEnding = false;
    std::thread m_thread; // the last one: it uses all of these
};

void Relay::Thread::run()
{
    std::unique_lock lock(m_mutex);
    while (!m_isEnding) {
        wait(lock);
        for (Connection &connection : m_connections) {
            if (connection.isSilent || m_line.isHeld)
                continue;
            for (Way &way : connection.ways) {
                read(way);
                connection.isGone = connection.isGone || !pass(way);
            }
        }
        m_connections.remove_if([](const Connection &connection) {
            const bool isDone =
                connection.isGone || std::ranges::all_of(connection.ways, &Way::isDone);
            if (isDone)
                connection.close(connection.isGone);
            return isDone;
        });
    }
}

// Until something can be read or passed on.
void Relay::Thread::wait(std::unique_lock<std::mutex> &lock)
{
    std::vector<pollfd> files{{m_wake, POLLIN, 0}, {m_listener, POLLIN, 0}};
    Steady::time_point until = Steady::time_point::max();
    for (const Connection &connection : m_connections) {
        if (connection.isSilent || m_line.isHeld)
            continue;
        for (const Way &way : connection.ways) {
            if (!way.isEnded && way.held < mostHeld)
                files.push_back({way.from, POLLIN, 0});
            if (way.due() <= Steady::now())
                files.push_back({way.to, POLLOUT, 0});
            else
                until = std::min(until, way.due());
        }
    }
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Steady::now());
    lock.unlock();
    ::poll(files.data(), files.size(),
           until == Steady::time_point::max() ? -1 : int(std::max<qint64>(left.count(), 0)));
    lock.lock();
    eventfd_t changes = 0;
    eventfd_read(m_wake, &changes);
    if (files[1].revents)
        take();
}

void Relay::Thread::take()
{
    const int client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
    const int server = connected(m_server);
    if (client >= 0 && server >= 0)
        m_connections.push_back(
            {.ways = {Way{.from = client, .to = server}, Way{.from = server, .to = client}}});
    else
        for (const int file : {client, server})
            if (file >= 0)
                ::close(file);
}

void Relay::Thread::read(Way &way) const
{
    std::array<char, 16'384> bytes;
    while (!way.isEnded && way.held < mostHeld) {
        const ssize_t size = ::recv(way.from, bytes.data(), bytes.size(), MSG_DONTWAIT);
        if (size < 0 && (errno == EAGAIN || errno == EINTR))
            return;
        way.isEnded = size <= 0;
        if (way.isEnded && way.pieces.empty())
            ::shutdown(way.to, SHUT_WR);
        if (way.isEnded)
            return;
        way.pieces.push_back({Steady::now() + m_line.delay, QByteArray(bytes.data(), size)});
        way.held += size;
    }
}

bool Relay::Thread::pass(Way &way)
{
    while (way.due() <= Steady::now()) {
        QByteArray &bytes = way.pieces.front().bytes;
        qint64 most = bytes.size();
        if (m_line.bytesPerSecond > 0)
            most = std::min(most, std::max<qint64>(m_line.bytesPerSecond / 100, 1));
        if (m_left >= 0)
            most = std::min(most, m_left);
        const ssize_t size =
            most == 0 ? 0 : ::send(way.to, bytes.constData(), most, MSG_DONTWAIT | MSG_NOSIGNAL);
        if (size < 0)
            return errno == EAGAIN || errno == EINTR;
        m_passed += size;
        way.held -= size;
        if (m_line.bytesPerSecond > 0)
            way.next = Steady::now() +
                       std::chrono::nanoseconds(size * 1'000'000'000 / m_line.bytesPerSecond);
        bytes.remove(0, size);
        if (bytes.isEmpty())
            way.pieces.pop_front();
        if (m_left >= 0 && (m_left -= size) == 0) {
            breakAll();
            return m_break == Break::Silence;
        }
    }
    if (way.isDone())
        ::shutdown(way.to, SHUT_WR);
    return true;
}

void Relay::Thread::breakAll()
{
    m_left = -1;
    for (Connection &connection : m_connections) {
        connection.isSilent = m_break == Break::Silence;
        connection.isGone = m_break == Break::Reset;
    }
}

Relay::Relay(quint16 server) : m_thread(std::make_unique<Thread>(server)) {}

Relay::~Relay() = default;

quint16 Relay::port() const
{
    return m_thread->port();
}

qint64 Relay::passed() const
{
    return m_thread->passed();
}

void Relay::set(const Line &line)
{
    m_thread->change([&] { m_thread->m_line = line; });
}

void Relay::breakAfter(qint64 bytes, Break how)
{
    m_thread->change([&] {
        m_thread->m_left = bytes;
        m_thread->m_break = how;
    });
}

} // namespace broadsheet::test
