// What benchmarks measure with: times of one operation over several runs with their median, 95th
// percentile and maximum, and processor time.
#pragma once

#include <QElapsedTimer>
#include <QList>
#include <QString>

#include <algorithm>
#include <cstdio>

#include <sys/resource.h>

namespace broadsheet::bench {

// Of all threads of this process, in seconds.
inline double processorTime()
{
    rusage usage = {};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &time) {
        return double(time.tv_sec) + double(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

class Samples final
{
public:
    void add(double value) { m_values.append(value); }
    template<class Work>
    void time(Work work)
    {
        QElapsedTimer timer;
        timer.start();
        work();
        add(double(timer.nsecsElapsed()) / 1e6);
    }
    [[nodiscard]] qsizetype count() const { return m_values.size(); }
    [[nodiscard]] double median() { return at(0.5); }
    [[nodiscard]] double last() const { return m_values.constLast(); }

    void print(const QString &name)
    {
        if (m_values.isEmpty())
            return;
        std::printf("%-46s median %9.2f   95%% %9.2f   worst %9.2f ms (%lld)\n", qPrintable(name),
                    at(0.5), at(0.95), at(1), qlonglong(m_values.size()));
        std::fflush(stdout);
    }

private:
    [[nodiscard]] double at(double part)
    {
        std::sort(m_values.begin(), m_values.end());
        return m_values.value(qsizetype(part * double(m_values.size() - 1) + 0.5));
    }

    QList<double> m_values;
};

inline void printFigure(const char *name, double value, const char *unit)
{
    std::printf("%-46s %9.2f %s\n", name, value, unit);
    std::fflush(stdout);
}

} // namespace broadsheet::bench
