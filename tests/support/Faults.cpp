#include "support/Faults.h"

#include <atomic>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

using broadsheet::test::Faults;

std::atomic<bool> isActive = false;
std::atomic<int> counted = 0;
Faults::Then then = Faults::Then::Nothing;
int place = 0;
int error = EIO;

bool isPlainFile(int file)
{
    struct stat info = {};
    return ::fstat(file, &info) == 0 && S_ISREG(info.st_mode);
}

enum class Fate { Works, Fails, IsTheEnd };

Fate next()
{
    const int number = ++counted;
    switch (then) {
    case Faults::Then::Nothing:
        break;
    case Faults::Then::FailOnce:
        return number == place ? Fate::Fails : Fate::Works;
    case Faults::Then::FailFromNow:
        return number >= place ? Fate::Fails : Fate::Works;
    case Faults::Then::Die:
        return number >= place ? Fate::IsTheEnd : Fate::Works;
    }
    return Fate::Works;
}

[[noreturn]] void die()
{
    ::kill(::getpid(), SIGKILL);
    std::abort();
}

// Whether the call must not be made; errno says why.
bool isRefused(bool isCounted)
{
    if (!isActive || !isCounted)
        return false;
    switch (next()) {
    case Fate::Works:
        return false;
    case Fate::Fails:
        errno = error;
        return true;
    case Fate::IsTheEnd:
        break;
    }
    die();
}

template<class Function>
Function *original(const char *name)
{
    return reinterpret_cast<Function *>(::dlsym(RTLD_NEXT, name));
}

// Writes with `call(bytes)`.
template<class Call>
ssize_t writeOrNot(int file, std::size_t bytes, Call call)
{
    if (!isActive || !isPlainFile(file))
        return call(bytes);
    switch (next()) {
    case Fate::Works:
        return call(bytes);
    case Fate::Fails:
        errno = error;
        return -1;
    case Fate::IsTheEnd:
        break;
    }
    (void)call(bytes / 2);
    die();
}

int openOrNot(const char *name, const char *path, int flags, mode_t mode)
{
    static auto *const real = original<int(const char *, int, ...)>("open");
    static auto *const real64 = original<int(const char *, int, ...)>("open64");
    if (isRefused((flags & O_CREAT) != 0))
        return -1;
    return (name[4] == '\0' ? real : real64)(path, flags, mode);
}

} // namespace

namespace broadsheet::test {

Faults::Faults(Then what, int n, int number)
{
    then = what;
    place = n;
    error = number;
    counted = 0;
    isActive = true;
}

Faults::~Faults()
{
    isActive = false;
}

int Faults::calls()
{
    return counted;
}

} // namespace broadsheet::test

extern "C" {

ssize_t write(int file, const void *bytes, std::size_t size)
{
    static auto *const real = original<ssize_t(int, const void *, std::size_t)>("write");
    return writeOrNot(file, size, [&](std::size_t some) { return real(file, bytes, some); });
}

ssize_t pwrite(int file, const void *bytes, std::size_t size, off_t at)
{
    static auto *const real = original<ssize_t(int, const void *, std::size_t, off_t)>("pwrite");
    return writeOrNot(file, size, [&](std::size_t some) { return real(file, bytes, some, at); });
}

ssize_t pwrite64(int file, const void *bytes, std::size_t size, off64_t at)
{
    static auto *const real =
        original<ssize_t(int, const void *, std::size_t, off64_t)>("pwrite64");
    return writeOrNot(file, size, [&](std::size_t some) { return real(file, bytes, some, at); });
}

int fsync(int file)
{
    static auto *const real = original<int(int)>("fsync");
    return isRefused(true) ? -1 : real(file);
}

int fdatasync(int file)
{
    static auto *const real = original<int(int)>("fdatasync");
    return isRefused(true) ? -1 : real(file);
}

int ftruncate(int file, off_t size) noexcept
{
    static auto *const real = original<int(int, off_t)>("ftruncate");
    return isRefused(isPlainFile(file)) ? -1 : real(file, size);
}

int ftruncate64(int file, off64_t size) noexcept
{
    static auto *const real = original<int(int, off64_t)>("ftruncate64");
    return isRefused(isPlainFile(file)) ? -1 : real(file, size);
}

int rename(const char *from, const char *to) noexcept
{
    static auto *const real = original<int(const char *, const char *)>("rename");
    return isRefused(true) ? -1 : real(from, to);
}

int open(const char *path, int flags, ...)
{
    std::va_list more;
    va_start(more, flags);
    const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(more, mode_t) : 0;
    va_end(more);
    return openOrNot("open", path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
    std::va_list more;
    va_start(more, flags);
    const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(more, mode_t) : 0;
    va_end(more);
    return openOrNot("open64", path, flags, mode);
}

} // extern "C"
