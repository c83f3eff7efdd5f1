// Goes through the matches of a search in the texts of one paper. GUI thread only.
#pragma once

#include <QList>

namespace broadsheet {

class ColumnView;
class TextView;

class MatchWalk final
{
public:
    // `texts`: in `column`, from top to bottom; they have been marked with markMatches().
    MatchWalk(ColumnView &column, QList<TextView *> texts);

    // Another paper or search. Scrolls to the first match unless one is in sight.
    void start();
    // `by`: 1 or -1. Selects the match and scrolls to it. False: there is no such match.
    bool step(int by);

private:
    ColumnView &m_column;
    QList<TextView *> m_texts;
    qsizetype m_current = -1;
};

} // namespace broadsheet
