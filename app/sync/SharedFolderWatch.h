// Waits until something in a folder or in the folders in it may have changed. The kernel tells of
// what is done on this machine (inotify(7)); what a network file system brings is not told, so the
// caller looks now and then as well.
#pragma once

#include <QStringList>

#include <chrono>

namespace broadsheet {

class SharedFolderWatch final
{
public:
    SharedFolderWatch();
    ~SharedFolderWatch();
    Q_DISABLE_COPY_MOVE(SharedFolderWatch)

    void watch(const QStringList &folders); // also those from before
    void wait(std::chrono::milliseconds longest);
    void stop(); // ends wait(), now or the next time. Any thread

private:
    void drain(int handle);

    int m_changes; // -1: there are too many watches on this machine
    int m_stop;
};

} // namespace broadsheet
