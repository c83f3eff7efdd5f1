#include "sync/SharedFolderWatch.h"

#include <QFile>

#include <array>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

namespace broadsheet {

SharedFolderWatch::SharedFolderWatch()
    : m_changes(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)),
      m_stop(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
{}

SharedFolderWatch::~SharedFolderWatch()
{
    for (const int handle : {m_changes, m_stop})
        if (handle >= 0)
            ::close(handle);
}

// The kernel knows a folder that is watched already.
void SharedFolderWatch::watch(const QStringList &folders)
{
    for (const QString &folder : folders)
        (void)::inotify_add_watch(m_changes, QFile::encodeName(folder).constData(),
                                  IN_CREATE | IN_MODIFY | IN_MOVED_TO | IN_ONLYDIR);
}

void SharedFolderWatch::wait(std::chrono::milliseconds longest)
{
    std::array<pollfd, 2> handles{pollfd{.fd = m_changes, .events = POLLIN, .revents = 0},
                                  pollfd{.fd = m_stop, .events = POLLIN, .revents = 0}};
    (void)::poll(handles.data(), handles.size(), static_cast<int>(longest.count()));
    drain(m_changes);
    drain(m_stop);
}

void SharedFolderWatch::stop()
{
    constexpr quint64 once = 1;
    (void)!::write(m_stop, &once, sizeof once);
}

void SharedFolderWatch::drain(int handle)
{
    std::array<char, 4096> ignored{};
    while (handle >= 0 && ::read(handle, ignored.data(), ignored.size()) > 0) {
    }
}

} // namespace broadsheet
