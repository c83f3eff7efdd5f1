// bench_hostile [PARSER]: how time and memory grow with hostile input. Each shape is made from
// 64 KiB to 16 MiB, and each is parsed in a process of its own.
#include "Shapes.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace broadsheet;

namespace {

constexpr qsizetype smallest = 64 * 1024;
constexpr qsizetype largest = 16 * 1024 * 1024;
constexpr unsigned maxSeconds = 60; // of processor time; then the shape counts as endless

struct Cost
{
    double seconds = -1;  // of processor time; negative: killed or crashed
    double mebibytes = 0; // at the peak, with the input and with what the program has anyway
};

// `size` 0: nothing is made or parsed.
Cost measured(const Shape &shape, qsizetype size)
{
    std::fflush(stdout);
    const pid_t child = fork();
    if (child == 0) {
        const rlimit limit{.rlim_cur = maxSeconds, .rlim_max = maxSeconds};
        setrlimit(RLIMIT_CPU, &limit);
        const QByteArray input = size > 0 ? shape.make(size) : QByteArray();
        shape.parse(input);
        _exit(0);
    }
    int status = 0;
    rusage usage{};
    wait4(child, &status, 0, &usage);
    const double seconds = double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
                           double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
    return {.seconds = WIFEXITED(status) ? seconds : -1.0,
            .mebibytes = double(usage.ru_maxrss) / 1024};
}

void measure(const Shape &shape)
{
    const double base = measured(shape, 0).mebibytes;
    std::printf("%-10s %-30s", shape.parser, shape.name);
    Cost last;
    double peak = 0;
    double growth = 0; // the worst factor of time for twice the size, where time can be measured
    for (qsizetype size = smallest; size <= largest; size *= 2) {
        const Cost cost = measured(shape, size);
        if (last.seconds > 0.05)
            growth = std::max(growth, cost.seconds / last.seconds);
        last = cost;
        peak = std::max(peak, cost.mebibytes - base);
        if (cost.seconds < 0) {
            std::printf(" endless or crashed at %lld KiB\n", static_cast<long long>(size / 1024));
            return;
        }
    }
    std::printf(" %6.2f s  x%.1f  %5.0f MiB\n", last.seconds, growth, peak);
}

} // namespace

int main(int argc, char *argv[])
{
    const char *only = argc > 1 && argv[1][0] != '/' ? argv[1] : nullptr;
    std::printf(
        "16 MiB of each: processor time, its worst factor for twice the size; most memory\n");
    for (const Shape &shape : allShapes())
        if (!only || std::strcmp(shape.parser, only) == 0)
            measure(shape);
    return 0;
}
