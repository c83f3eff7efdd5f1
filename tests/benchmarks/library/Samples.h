// Times of one operation over several runs, and their median, 95th percentile and maximum.
#pragma once

#include <QElapsedTimer>
#include <QList>
#include <QString>

#include <algorithm>
#include <cstdio>

namespace broadsheet::bench {

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
