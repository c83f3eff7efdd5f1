#include "decoding/DecoderProcess.h"

#include "confined/ChildProcess.h"
#include "decoding/Channel.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace broadsheet {

namespace {

bool send(int socket, const channel::Request &request)
{
    return ::send(socket, &request, sizeof request, MSG_NOSIGNAL) == ssize_t(sizeof request);
}

bool receive(int socket, channel::Reply &reply)
{
    using Milliseconds = std::chrono::duration<int, std::milli>;
    pollfd waiting{.fd = socket, .events = POLLIN, .revents = 0};
    int ready = 0;
    do
        ready = ::poll(&waiting, 1, Milliseconds(maxDecodingWait).count());
    while (ready < 0 && errno == EINTR);
    return ready == 1 && ::recv(socket, &reply, sizeof reply, 0) == ssize_t(sizeof reply);
}

} // namespace

DecoderProcess::DecoderProcess(QString program, DecoderKind kind)
    : m_program(std::move(program)), m_kind(kind)
{}

DecoderProcess::~DecoderProcess()
{
    stop();
    end();
    if (m_memory)
        ::munmap(m_memory, channel::memorySize);
    if (m_memoryFile >= 0)
        ::close(m_memoryFile);
}

bool DecoderProcess::makeMemory()
{
    if (m_memory)
        return true;
    m_memoryFile = movedUp(::memfd_create("broadsheet-picture", MFD_CLOEXEC | MFD_ALLOW_SEALING));
    // Sealed, because reading behind a shortened file would end this process.
    if (m_memoryFile < 0 || ::ftruncate(m_memoryFile, channel::memorySize) != 0 ||
        ::fcntl(m_memoryFile, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0)
        return false;
    void *memory =
        ::mmap(nullptr, channel::memorySize, PROT_READ | PROT_WRITE, MAP_SHARED, m_memoryFile, 0);
    if (memory == MAP_FAILED)
        return false;
    m_memory = static_cast<uchar *>(memory);
    return true;
}

bool DecoderProcess::spawn(int socket)
{
    QByteArrayList arguments;
    if (m_kind == DecoderKind::Drawings)
        arguments.append(channel::drawingsOption);
    const auto process = startConfined(m_program, arguments, {socket, m_memoryFile});
    if (process)
        m_process = *process;
    else
        m_detail = process.error();
    return process.has_value();
}

bool DecoderProcess::start()
{
    const std::lock_guard lock(m_mutex);
    if (m_process != 0)
        return true;
    if (m_isStopped)
        return false;
    std::array<int, 2> sockets{};
    if (!makeMemory() ||
        ::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, sockets.data()) != 0) {
        m_detail = systemError(errno);
        return false;
    }
    m_socket = movedUp(sockets[0]);
    const int other = movedUp(sockets[1]);
    const bool isStarted = spawn(other);
    ::close(other);
    if (!isStarted) {
        ::close(m_socket);
        m_socket = -1;
    }
    return isStarted;
}

DecodedImage DecoderProcess::decode(const QByteArray &body, QSize box)
{
    Q_ASSERT(box == box.boundedTo(channel::maxBox));
    if (body.size() > channel::bodyCapacity)
        return fault(PictureProblem::TooCostly);
    const channel::Request request{.bodySize = body.size(), .box = box};
    if (!start())
        return fail(PictureProblem::NoDecoder);
    std::memcpy(m_memory, body.constData(), size_t(body.size()));
    if (!send(m_socket, request)) { // it ended while it was idle
        end();
        if (!start() || !send(m_socket, request))
            return fail(PictureProblem::NoDecoder);
    }
    channel::Reply reply;
    if (!receive(m_socket, reply))
        return fail(end() ? PictureProblem::NoDecoder : PictureProblem::TooCostly);
    if (!reply.isDecoded)
        return fault(reply.problem, reply.size);
    if (reply.size.isEmpty() || reply.size != reply.size.boundedTo(box))
        return fail(PictureProblem::Damaged);
    const QImage shared(m_memory + channel::bodyCapacity, reply.size.width(), reply.size.height(),
                        qsizetype(4) * reply.size.width(), channel::pixelFormat(reply.hasAlpha));
    return shared.copy();
}

DecodedImage DecoderProcess::fail(PictureProblem problem)
{
    end();
    return tl::unexpected(
        PictureFault{.problem = problem, .detail = m_detail.isEmpty() ? m_program : m_detail});
}

bool DecoderProcess::end()
{
    const std::lock_guard lock(m_mutex);
    if (m_process == 0)
        return false;
    ::kill(m_process, SIGKILL); // no effect on one that has ended
    int status = 0;
    while (::waitpid(m_process, &status, 0) < 0 && errno == EINTR) {
    }
    m_process = 0;
    ::close(m_socket);
    m_socket = -1;
    return WIFEXITED(status);
}

void DecoderProcess::stop()
{
    const std::lock_guard lock(m_mutex); // the process is not reaped meanwhile
    m_isStopped = true;
    if (m_process != 0)
        ::kill(m_process, SIGKILL);
}

} // namespace broadsheet
