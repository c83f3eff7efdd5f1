#include "base/EndSignals.h"

#include <QSocketNotifier>

#include <array>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <unistd.h>

namespace broadsheet {

namespace {

constexpr std::array endSignals{SIGTERM, SIGINT, SIGHUP};

// A signal handler reaches nothing but what is global.
volatile std::sig_atomic_t writeEnd = -1;

void endAtOnceFromNowOn()
{
    for (const int number : endSignals)
        if (struct sigaction now = {};
            ::sigaction(number, nullptr, &now) == 0 && now.sa_handler != SIG_IGN)
            std::signal(number, SIG_DFL);
}

// Calls only what signal-safety(7) lists.
void note(int number)
{
    const int before = errno;
    endAtOnceFromNowOn();
    const auto byte = static_cast<unsigned char>(number);
    (void)!::write(writeEnd, &byte, 1);
    errno = before;
}

void catchSignals()
{
    for (const int number : endSignals) {
        struct sigaction action = {};
        ::sigaction(number, nullptr, &action);
        if (action.sa_handler == SIG_IGN)
            continue;
        action = {};
        action.sa_handler = note; // without SA_RESTART: reading standard input ends
        ::sigaction(number, &action, nullptr);
    }
}

} // namespace

EndSignals::EndSignals(QObject *parent) : QObject(parent)
{
    Q_ASSERT(writeEnd == -1);
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return; // too many files are open
    m_readEnd = ends[0];
    writeEnd = ends[1];
    auto *notifier = new QSocketNotifier(m_readEnd, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, &EndSignals::look);
    catchSignals();
}

EndSignals::~EndSignals()
{
    if (m_readEnd < 0)
        return;
    endAtOnceFromNowOn();
    ::close(writeEnd);
    ::close(m_readEnd);
    writeEnd = -1;
}

void EndSignals::look()
{
    for (unsigned char number = 0; ::read(m_readEnd, &number, 1) == 1;)
        Q_EMIT received(number);
}

} // namespace broadsheet
