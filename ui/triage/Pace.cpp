#include "triage/Pace.h"

#include "triage/Tr.h"

#include <algorithm>
#include <cmath>

using namespace std::chrono_literals;

namespace broadsheet {

namespace {

constexpr auto longest = 10min; // of one paper; after that the user was away
constexpr qsizetype maxKnown = 15;
constexpr int minHours = 100; // minutes from which on hours are said

} // namespace

void Pace::add(std::chrono::milliseconds paper)
{
    if (paper.count() < 0 || paper > longest)
        return;
    m_last.append(paper);
    if (m_last.size() > maxKnown)
        m_last.removeFirst();
}

std::chrono::milliseconds Pace::timeFor(int papers) const
{
    if (m_last.size() < minKnown)
        return papers * usual;
    QList<std::chrono::milliseconds> sorted = m_last;
    const auto middle = sorted.begin() + sorted.size() / 2;
    std::nth_element(sorted.begin(), middle, sorted.end());
    return papers * *middle;
}

QString timeLeftText(std::chrono::milliseconds left)
{
    const double minutes = std::chrono::duration<double, std::ratio<60>>(left).count();
    if (minutes < 1)
        return TriageTr::tr("less than a minute left at your pace");
    if (minutes >= minHours)
        return TriageTr::tr("about %Ln hour(s) left at your pace", nullptr,
                            int(std::lround(minutes / 60)));
    return TriageTr::tr("about %Ln minute(s) left at your pace", nullptr,
                        int(std::lround(minutes)));
}

} // namespace broadsheet
