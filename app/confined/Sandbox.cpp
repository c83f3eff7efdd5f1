#include "confined/Sandbox.h"

#include "confined/Landlock.h"

#include <QFile>

#include <array>
#include <cerrno>
#include <csignal>
#include <memory>

#include <fcntl.h>
#include <linux/prctl.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

// Sanitizers reserve terabytes of address space.
#if defined(BROADSHEET_SANITIZED)
#define BROADSHEET_LIMITS_MEMORY 0
#else
#define BROADSHEET_LIMITS_MEMORY 1
#endif

namespace broadsheet {

namespace {

// Those that are open, and an eventfd(2) for each thread with which Qt scales large pictures.
constexpr rlim_t maxFiles = 128;

// What all do: reading requests, memory, threads of Qt's pool, time, and ending.
constexpr std::array allowedCalls{SCMP_SYS(recvfrom),      SCMP_SYS(sendto),
                                  SCMP_SYS(read),          SCMP_SYS(write),
                                  SCMP_SYS(close),         SCMP_SYS(munmap),
                                  SCMP_SYS(mremap),        SCMP_SYS(madvise),
                                  SCMP_SYS(brk),           SCMP_SYS(futex),
                                  SCMP_SYS(exit),          SCMP_SYS(exit_group),
                                  SCMP_SYS(rt_sigreturn),  SCMP_SYS(rt_sigprocmask),
                                  SCMP_SYS(rt_sigaction),  SCMP_SYS(sigaltstack),
                                  SCMP_SYS(clock_gettime), SCMP_SYS(clock_getres),
                                  SCMP_SYS(gettimeofday),  SCMP_SYS(getrandom),
                                  SCMP_SYS(sched_yield),   SCMP_SYS(gettid),
                                  SCMP_SYS(getpid),        SCMP_SYS(sched_getaffinity),
                                  SCMP_SYS(setitimer),     SCMP_SYS(set_robust_list),
                                  SCMP_SYS(rseq),          SCMP_SYS(restart_syscall),
                                  SCMP_SYS(eventfd2),      SCMP_SYS(pipe),
                                  SCMP_SYS(pipe2)};

// What a process does beside that with a file that it reads in pieces.
constexpr std::array fileCalls{SCMP_SYS(recvmsg), SCMP_SYS(lseek),      SCMP_SYS(pread64),
                               SCMP_SYS(fstat),   SCMP_SYS(newfstatat), SCMP_SYS(statx)};

// What asks for more than reading in the flags of open(2).
constexpr scmp_datum_t changing = O_ACCMODE | O_CREAT | O_TRUNC | (O_TMPFILE & ~O_DIRECTORY);

void limit(__rlimit_resource what, rlim_t value)
{
    const rlimit limits{.rlim_cur = value, .rlim_max = value};
    ::setrlimit(what, &limits);
}

rlim_t usedAddressSpace() // bytes
{
    QFile file(QStringLiteral("/proc/self/statm")); // its first number is in pages (proc(5))
    constexpr rlim_t pageSize = 4096;
    return file.open(QIODevice::ReadOnly)
               ? file.readAll().split(' ').first().toULongLong() * pageSize
               : 0;
}

// What an argument of a call has to be; of SCMP_CMP_MASKED_EQ the mask comes first, then the value.
// libseccomp has macros for it, but in C.
constexpr scmp_arg_cmp argument(unsigned number, scmp_compare comparison, scmp_datum_t first,
                                scmp_datum_t second = 0)
{
    return {.arg = number, .op = comparison, .datum_a = first, .datum_b = second};
}

struct FreeFilter
{
    void operator()(void *filter) const { seccomp_release(filter); }
};

bool filterCalls(bool readsFile, bool opensFiles)
{
    const std::unique_ptr<void, FreeFilter> filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)));
    if (!filter)
        return false;
    bool isComplete = true;
    const auto add = [&](uint32_t action, int call, auto... conditions) {
        isComplete &=
            seccomp_rule_add(filter.get(), action, call, sizeof...(conditions), conditions...) == 0;
    };
    for (const int call : allowedCalls)
        add(SCMP_ACT_ALLOW, call);
    if (readsFile)
        for (const int call : fileCalls)
            add(SCMP_ACT_ALLOW, call);
    if (opensFiles)
        add(SCMP_ACT_ALLOW, SCMP_SYS(openat), argument(2, SCMP_CMP_MASKED_EQ, changing, O_RDONLY));
    // Signals to itself, for abort(). Others are none of its business, also not by F_SETOWN.
    add(SCMP_ACT_ALLOW, SCMP_SYS(tgkill), argument(0, SCMP_CMP_EQ, scmp_datum_t(::getpid())));
    add(SCMP_ACT_ALLOW, SCMP_SYS(fcntl), argument(1, SCMP_CMP_LE, F_SETFL));
    add(SCMP_ACT_ALLOW, SCMP_SYS(fcntl), argument(1, SCMP_CMP_EQ, F_DUPFD_CLOEXEC));
    // Memory for data, not for code.
    add(SCMP_ACT_ALLOW, SCMP_SYS(mmap), argument(2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
    add(SCMP_ACT_ALLOW, SCMP_SYS(mprotect), argument(2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
    // Threads, but no processes. clone3() hides its flags in memory; glibc uses clone() without it.
    add(SCMP_ACT_ALLOW, SCMP_SYS(clone),
        argument(0, SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD));
    add(SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3));
    add(SCMP_ACT_ALLOW, SCMP_SYS(prctl), argument(0, SCMP_CMP_EQ, PR_SET_NAME)); // names a thread
    seccomp_attr_set(filter.get(), SCMP_FLTATR_CTL_TSYNC, 1);                    // all threads
    return isComplete && seccomp_load(filter.get()) == 0;
}

} // namespace

bool enterSandbox(const SandboxNeeds &needs)
{
    if (BROADSHEET_LIMITS_MEMORY)
        limit(RLIMIT_AS, usedAddressSpace() + rlim_t(needs.memory));
    limit(RLIMIT_CORE, 0);
    // A warning that a library writes to a log fails then, and does not end the process.
    std::signal(SIGXFSZ, SIG_IGN);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_NOFILE, maxFiles);
    const bool opensFiles = !needs.folders.isEmpty() && keepToFolders(needs.folders);
    return filterCalls(needs.readsFile, opensFiles);
}

void limitProcessorTime(std::chrono::seconds time)
{
    const itimerval timer{.it_interval = {}, .it_value = {.tv_sec = time.count(), .tv_usec = 0}};
    ::setitimer(ITIMER_PROF, &timer, nullptr);
}

} // namespace broadsheet
