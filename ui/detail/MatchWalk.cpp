#include "detail/MatchWalk.h"

#include "controls/ColumnView.h"
#include "text/MatchMarks.h"
#include "text/TextView.h"

#include <QTextCursor>

#include <algorithm>
#include <utility>

namespace broadsheet {

MatchWalk::MatchWalk(ColumnView &column, QList<TextView *> texts)
    : m_column(column), m_texts(std::move(texts))
{}

void MatchWalk::start()
{
    m_current = -1;
    for (const TextView *text : std::as_const(m_texts)) {
        const QList<QRect> places = markedPlaces(*text);
        if (std::any_of(places.cbegin(), places.cend(), [this, text](const QRect &place) {
                return m_column.isInSight(*text, place);
            }))
            return;
    }
    for (auto text = m_texts.crbegin(); text != m_texts.crend(); ++text)
        if (const QList<QRect> places = markedPlaces(**text); !places.isEmpty())
            return m_column.scrollTo(**text, places.first());
}

bool MatchWalk::step(int by)
{
    qsizetype index = m_current + by;
    if (index < 0)
        return false;
    for (TextView *text : std::as_const(m_texts)) {
        const QList<QTextEdit::ExtraSelection> marks = text->extraSelections();
        if (index >= marks.size()) {
            index -= marks.size();
            continue;
        }
        m_current += by;
        text->setTextCursor(marks[index].cursor);
        m_column.scrollTo(*text, markedPlaces(*text)[index]);
        return true;
    }
    return false;
}

} // namespace broadsheet
