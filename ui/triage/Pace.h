// How long a paper takes the user: the median of the last ones. Pure.
#pragma once

#include <QList>

#include <chrono>

namespace broadsheet {

class Pace final
{
public:
    // Ignored if it is so long that the user was away.
    void add(std::chrono::milliseconds paper);
    [[nodiscard]] std::chrono::milliseconds timeFor(int papers) const;

    static constexpr int minKnown = 3; // papers; before that every paper takes `usual`
    static constexpr std::chrono::milliseconds usual = std::chrono::seconds(30);

private:
    QList<std::chrono::milliseconds> m_last; // the oldest first
};

// "about 9 minutes left at your pace"
[[nodiscard]] QString timeLeftText(std::chrono::milliseconds left);

} // namespace broadsheet
