// A disk that does not answer, as the mount of a server that is gone: every file whose name ends
// with hungFile is waited for, for ever. For one file of a test program, because
// it has the function with which Qt opens files, which is found here first.
#pragma once

#include <QSemaphore>

#include <cstdarg>
#include <string_view>

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace broadsheet::test {

inline constexpr std::string_view hungFile = "hung.md";
inline QSemaphore hungCalls; // one for each file that is waited for
// Is waited for until the program ends, if a test does not release it.
inline QSemaphore &hungAnswers = *new QSemaphore;

} // namespace broadsheet::test

extern "C" __attribute__((visibility("default"))) int open64(const char *path, int flags, ...)
{
    using namespace broadsheet::test;
    mode_t mode = 0;
    if ((flags & O_CREAT) != 0) {
        va_list arguments;
        va_start(arguments, flags);
        mode = va_arg(arguments, mode_t);
        va_end(arguments);
    }
    if (std::string_view(path).ends_with(hungFile)) {
        hungCalls.release();
        hungAnswers.acquire();
    }
    return int(::syscall(SYS_openat, AT_FDCWD, path, flags, mode));
}
