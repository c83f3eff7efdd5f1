// What a write changed: the one message by which everything on screen is kept true.
#pragma once

#include "papers/PaperId.h"

#include <QDate>
#include <QMetaType>
#include <QSet>

namespace broadsheet {

struct ChangeSet
{
    QSet<PaperId> added;   // papers that were not in the library before
    QSet<PaperId> content; // known papers whose title, votes, texts, days … changed, or that went
    QSet<PaperId> state;   // papers whose read or starred mark changed
    QSet<QDate> days;      // days whose counts or status changed
    bool authors = false;  // follow marks, or who is told apart, changed
    bool searches = false; // saved searches changed
    bool muting = false;   // muted words or authors changed: any list may hold other papers
    // Many papers at once, that are not named in `state`.
    bool everything = false;

    [[nodiscard]] bool isEmpty() const
    {
        return added.isEmpty() && content.isEmpty() && state.isEmpty() && days.isEmpty() &&
               !authors && !searches && !muting && !everything;
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
        everything = everything || other.everything;
    }

    bool operator==(const ChangeSet &) const = default;
};

} // namespace broadsheet

Q_DECLARE_METATYPE(broadsheet::ChangeSet)
