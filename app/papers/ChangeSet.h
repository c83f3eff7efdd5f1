// What a write changed. Everything on screen is kept up to date by this one message.
#pragma once

#include "papers/PaperId.h"

#include <QDate>
#include <QMetaType>
#include <QSet>

namespace broadsheet {

struct ChangeSet
{
    QSet<PaperId> added; // papers that were not in the library before
    QSet<PaperId>
        content; // known papers whose title, votes, texts, days … changed, or were removed
    QSet<PaperId> state;     // whose marks (read, starred, tags, note), rise or change changed
    QSet<QDate> days;        // days whose counts or status changed
    bool authors = false;    // followed names, or the people behind a name, changed
    bool searches = false;   // saved searches changed
    bool muting = false;     // muted words or authors changed: any list can have other papers now
    bool fit = false;        // the reader asked for less of something, see fit/Fit.h
    bool everything = false; // so many papers changed that they are not named in `state`

    [[nodiscard]] bool isEmpty() const
    {
        return added.isEmpty() && content.isEmpty() && state.isEmpty() && days.isEmpty() &&
               !authors && !searches && !muting && !fit && !everything;
    }
    void unite(const ChangeSet &other)
    {
        added.unite(other.added);
        content.unite(other.content);
        state.unite(other.state);
        days.unite(other.days);
        authors = authors || other.authors;
        searches = searches || other.searches;
        muting = muting || other.muting;
        fit = fit || other.fit;
        everything = everything || other.everything;
    }

    bool operator==(const ChangeSet &) const = default;
};

} // namespace broadsheet

Q_DECLARE_METATYPE(broadsheet::ChangeSet)
