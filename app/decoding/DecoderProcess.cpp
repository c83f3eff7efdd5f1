#include "decoding/DecoderProcess.h"

#include "decoding/Channel.h"

#include <QFile>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace broadsheet {

namespace {

// The program needs nothing else of the environment. Its plugins and fonts are found with these.
constexpr std::array keptVariables{"HOME",
                                   "LD_LIBRARY_PATH",
                                   "QT_PLUGIN_PATH",
                                   "FONTCONFIG_FILE",
                                   "FONTCONFIG_PATH",
                                   "XDG_CONFIG_HOME",
                                   "XDG_DATA_HOME",
                                   "XDG_RUNTIME_DIR",
                                   "XDG_CACHE_HOME",
                                   "ASAN_OPTIONS",
                                   "UBSAN_OPTIONS"};

std::vector<QByteArray> environment()
{
    std::vector<QByteArray> variables{"LC_ALL=C.UTF-8", "QT_QPA_PLATFORM=offscreen",
                                      "QT_NO_GLIB=1"};
    for (const char *name : keptVariables)
        if (qEnvironmentVariableIsSet(name))
            variables.push_back(QByteArray(name) + '=' + qgetenv(name));
    return variables;
}

// Moves a file descriptor out of the way of those that the child gets.
int movedUp(int file)
{
    constexpr int beyond = 10;
    const int moved = ::fcntl(file, F_DUPFD_CLOEXEC, beyond);
    ::close(file);
    return moved;
}

QString systemError(int error)
{
    return QString::fromLocal8Bit(std::strerror(error));
}

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
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&files, socket, channel::socketFile);
    posix_spawn_file_actions_adddup2(&files, m_memoryFile, channel::memoryFile);

    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t signals;
    sigemptyset(&signals);
    posix_spawnattr_setsigmask(&attributes, &signals);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);

    QByteArray program = QFile::encodeName(m_program);
    QByteArray option = channel::drawingsOption;
    const std::array<char *, 3> arguments{
        program.data(), m_kind == DecoderKind::Drawings ? option.data() : nullptr, nullptr};
    std::vector<QByteArray> variables = environment();
    std::vector<char *> pointers;
    for (QByteArray &variable : variables)
        pointers.push_back(variable.data());
    pointers.push_back(nullptr);

    pid_t process = 0;
    const int error = ::posix_spawn(&process, program.constData(), &files, &attributes,
                                    arguments.data(), pointers.data());
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attributes);
    if (error != 0) {
        m_detail = m_program + QStringLiteral(": ") + systemError(error);
        return false;
    }
    m_process = process;
    return true;
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
