// Where the user was: the last places in order, and which of them is shown. A place is a view or a
// search with what was current in it; going on in the same list changes the place and adds none.
// A plain value.
#pragma once

#include "controllers/ListPlace.h"
#include "models/ViewSelection.h"
#include "papers/PaperId.h"

#include <QList>

namespace broadsheet {

struct Place
{
    ViewSelection view; // also the one that a search was begun from
    QString search;
    QString author; // whose page is in front of the paper; empty: none
    PaperId paper;
    ListPlace list; // selection and scrolling
    int jump = 0;   // how often a paper was gone to from another one in the same list

    [[nodiscard]] bool isSameList(const Place &other) const
    {
        return search == other.search && (!search.isEmpty() || view == other.view);
    }
    [[nodiscard]] bool isSame(const Place &other) const
    {
        return isSameList(other) && author == other.author && jump == other.jump;
    }
};

class PlaceHistory final
{
public:
    static constexpr qsizetype maxPlaces = 100; // the oldest one goes

    // The place that is shown; null before the first one.
    [[nodiscard]] Place *current() { return m_at < 0 ? nullptr : &m_places[m_at]; }
    void add(const Place &place); // after the current one, and in place of all that followed
    // The next place in a direction, 1 or -1, that differs from the current one; null: none.
    [[nodiscard]] const Place *beside(int direction) const;
    void go(int direction); // to that place, if there is one

private:
    [[nodiscard]] qsizetype indexBeside(int direction) const; // -1: none

    QList<Place> m_places;
    qsizetype m_at = -1;
};

} // namespace broadsheet
