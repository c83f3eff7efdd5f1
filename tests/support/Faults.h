// Makes the system calls that write files fail, or ends the process in the middle of one. A program
// that links this has its own write(), fsync(), rename() and so on, which SQLite and Qt call as
// well.
#pragma once

#include <cerrno>

namespace broadsheet::test {

// While one lives, the calls that write, force, cut, rename and create plain files are counted. One
// at a time.
class Faults final
{
public:
    enum class Then {
        Nothing,     // they are only counted
        FailOnce,    // the n-th fails
        FailFromNow, // so do all after it
        Die,         // the n-th ends the process as SIGKILL does; half of what it writes is written
    };

    Faults(Then then, int n, int error = EIO);
    ~Faults();
    Faults(const Faults &) = delete;
    Faults &operator=(const Faults &) = delete;

    [[nodiscard]] static int calls(); // so far
};

} // namespace broadsheet::test
