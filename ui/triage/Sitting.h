// What the user did with the papers of a list since it was opened: counted for the card at its end.
// Pure.
#pragma once

#include "papers/State.h"

#include <QMap>
#include <QSet>

namespace broadsheet {

class Sitting final
{
public:
    // `on`: what the papers have now; the opposite of the marking's when it was undone.
    void mark(const Marking &marking, bool on);
    void open(const PaperId &paper); // its page

    [[nodiscard]] int count(Mark mark) const; // papers
    [[nodiscard]] int opened() const { return int(m_opened.size()); }
    // "23 read · 3 starred · 2 set aside · 2 opened", without what is none; may be empty.
    [[nodiscard]] QString text() const;

private:
    QMap<Mark, QSet<QString>> m_marked;
    QMap<Mark, int> m_more; // that a marking did not name
    QSet<QString> m_opened;
};

} // namespace broadsheet
