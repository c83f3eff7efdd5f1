// How many papers the next step of large work takes, so that each step lasts about as long and
// nothing waits for long, whatever the library and the computer are like. Measured anew at each
// step.
#pragma once

#include <QElapsedTimer>

#include <algorithm>

namespace broadsheet {

class StepSize final
{
public:
    static constexpr qsizetype firstOfMarks = 200; // papers

    explicit StepSize(qsizetype first) : m_papers(first), m_least(first / 5) {}

    [[nodiscard]] qsizetype papers() const { return m_papers; }

    void begin() { m_timer.start(); }
    // The step that began then did so many papers. At most twice or half as many are next, because
    // a single step can be slow by chance.
    void end(qsizetype papers)
    {
        constexpr qint64 wanted = 10'000'000; // ns
        if (papers < m_papers)
            return; // too few to tell
        const qint64 took = std::max<qint64>(m_timer.nsecsElapsed(), 1);
        const qint64 fitting = papers * wanted / took;
        m_papers =
            std::clamp<qint64>(std::clamp<qint64>(fitting, papers / 2, papers * 2), m_least, most);
    }

private:
    static constexpr qsizetype most = 5000;

    qsizetype m_papers;
    qsizetype m_least;
    QElapsedTimer m_timer;
};

} // namespace broadsheet
