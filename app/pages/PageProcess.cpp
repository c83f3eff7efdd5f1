#include "pages/PageProcess.h"

#include "base/Limits.h"
#include "confined/ChildProcess.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace broadsheet {

namespace {

// How the process died, in our words.
PageProblem problemOf(int status)
{
    const bool wasLong = WIFSIGNALED(status) && WTERMSIG(status) == SIGPROF;
    const bool hadNoMemory = WIFEXITED(status) && WEXITSTATUS(status) != 0;
    return wasLong || hadNoMemory ? PageProblem::TooCostly : PageProblem::Ended;
}

// The file goes with the first byte.
ssize_t sendBytes(int socket, QByteArray bytes, int file)
{
    iovec part{.iov_base = bytes.data(), .iov_len = size_t(bytes.size())};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    if (file >= 0) {
        message.msg_control = control.data();
        message.msg_controllen = control.size();
        cmsghdr *head = CMSG_FIRSTHDR(&message);
        head->cmsg_level = SOL_SOCKET;
        head->cmsg_type = SCM_RIGHTS;
        head->cmsg_len = CMSG_LEN(sizeof(int));
        std::memcpy(CMSG_DATA(head), &file, sizeof file);
    }
    return ::sendmsg(socket, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
}

} // namespace

PageProcess::PageProcess(QObject *parent) : QObject(parent), m_reader(maxPageReplyBytes)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(maxPageWait);
    connect(&m_timer, &QTimer::timeout, this, [this] { fail(PageProblem::TooCostly); });
}

PageProcess::~PageProcess()
{
    end();
}

void PageProcess::start(const QString &program)
{
    m_program = program;
    const auto failLater = [this](const QString &detail) {
        QTimer::singleShot(0, this, [this, detail] { fail(PageProblem::NoProgram, detail); });
    };
    std::array<int, 2> sockets{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets.data()) != 0)
        return failLater(systemError(errno));
    m_socket = sockets[0];
    const int other = movedUp(sockets[1]);
    const auto process = startConfined(program, {}, {other});
    ::close(other);
    if (!process)
        return failLater(process.error());
    m_process = *process;
    m_notifier = std::make_unique<QSocketNotifier>(m_socket, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &PageProcess::read);
    m_timer.start();
}

void PageProcess::ask(const PageFrame &request, int file)
{
    Q_ASSERT(m_running == 0);
    m_running = request.id;
    m_timer.start();
    send(request, file);
}

void PageProcess::breakOff()
{
    send({.kind = FrameKind::BreakOff, .id = m_running}, -1);
}

// Requests are short, so the socket takes them at once. When it does not, the process has closed
// it, and read() finds that out.
void PageProcess::send(const PageFrame &frame, int file)
{
    if (m_socket >= 0)
        (void)sendBytes(m_socket, frameBytes(frame), file);
}

void PageProcess::read()
{
    QByteArray bytes(64 * kibibyte, Qt::Uninitialized);
    const ssize_t count = ::recv(m_socket, bytes.data(), size_t(bytes.size()), MSG_DONTWAIT);
    if (count < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (count <= 0)
        return fail(m_isReady ? PageProblem::Ended : PageProblem::NoProgram, m_program);
    m_reader.feed(QByteArrayView(bytes).first(count));
    while (const std::optional<PageFrame> frame = m_reader.next()) {
        use(*frame);
        if (m_socket < 0)
            return;
    }
    if (m_reader.isBroken())
        fail(PageProblem::Misbehaved);
}

void PageProcess::use(const PageFrame &frame)
{
    const bool isAnswer = frame.kind == FrameKind::Done || frame.kind == FrameKind::Failed ||
                          frame.kind == FrameKind::BrokenOff;
    if (!m_isReady) {
        m_isReady = frame == PageFrame{};
        if (!m_isReady)
            return fail(PageProblem::Misbehaved);
        if (m_running == 0)
            m_timer.stop();
    } else if (isAnswer && m_running != 0 && frame.id == m_running) {
        m_running = 0;
        m_timer.stop();
        Q_EMIT answered(frame);
    } else {
        fail(PageProblem::Misbehaved);
    }
}

void PageProcess::stop()
{
    end();
}

void PageProcess::fail(PageProblem problem, const QString &detail)
{
    const int status = end();
    m_running = 0;
    Q_EMIT ended(problem == PageProblem::Ended ? problemOf(status) : problem, detail);
}

int PageProcess::end()
{
    m_timer.stop();
    if (m_notifier)
        m_notifier->setEnabled(false);
    if (m_socket >= 0)
        ::close(m_socket);
    m_socket = -1;
    int status = 0;
    if (m_process != 0) {
        ::kill(m_process, SIGKILL); // no effect on one that has ended
        while (::waitpid(m_process, &status, 0) < 0 && errno == EINTR) {
        }
    }
    m_process = 0;
    return status;
}

} // namespace broadsheet
