// What is told of papers that came while the user was elsewhere: which papers, and in which words.
// Knows neither the library nor the desktop.
#pragma once

#include "papers/PaperId.h"

#include <QDate>
#include <QList>
#include <QSet>
#include <QString>

#include <utility>

namespace broadsheet {

struct News
{
    int papers = 0;                          // without muted ones
    QList<std::pair<QString, int>> searches; // names of saved searches, and how many they find
    int followed = 0;                        // by people whom the user follows
    QDate day;                               // the newest of the papers

    bool operator==(const News &) const = default;
};

// "26 new papers"
[[nodiscard]] QString headlineOf(const News &news);
// "3 match “robot” · 1 by someone you follow". Plain text, which may be empty.
[[nodiscard]] QString detailsOf(const News &news);

// Collects the papers of a refresh. A paper is told once, whatever becomes of it.
class NewsDesk final
{
public:
    void add(const QSet<PaperId> &papers);
    void drop() { m_waiting.clear(); } // they are no news: the user asked for them
    // What is to be told now. They count as told from here on, also if nobody is told because the
    // user looks at the window.
    [[nodiscard]] QSet<PaperId> take();

private:
    QSet<PaperId> m_waiting;
    QSet<PaperId> m_told;
};

} // namespace broadsheet
