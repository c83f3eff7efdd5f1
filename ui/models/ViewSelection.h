// Which papers the list shows: a fixed view, the papers by followed authors, a day, the papers
// under a name, or a saved search. A search that is typed looks in the whole library, whatever is
// selected.
#pragma once

#include "papers/Paper.h"
#include "papers/Query.h"

#include <QDate>
#include <QString>

namespace broadsheet {

struct ViewSelection
{
    enum class Kind {
        Today,
        Unread,
        Starred,
        StarredByOthers, // in a space that the reader shares with them
        Later,
        Rising,
        Changed,
        All,
        ForYou, // unread papers of the last days, see recentDays, by how well they fit
        Followed,
        Day,
        Missed, // unread papers of a day and of all later ones, like ForYou
        Author,
        Search
    };
    Kind kind = Kind::Today;
    QDate day;      // Kind::Day, Kind::Missed
    QString author; // Kind::Author
    QString search; // Kind::Search: its text

    // "today", "unread", "day:2024-03-22", "author:Name", "search:tag:later", for the settings.
    // Any other text is read as Today.
    [[nodiscard]] QString key() const;
    [[nodiscard]] static ViewSelection fromKey(const QString &key);

    [[nodiscard]] Query query(QDate today) const;
    [[nodiscard]] QDate shownDay(QDate today) const; // invalid for views of many days

    static constexpr int recentDays = 14; // of Kind::ForYou, with today

    // Whether a row stays in the list after it stopped belonging there, until the next visit. So
    // the list does not move while the user marks papers.
    [[nodiscard]] bool keepsLeavers() const;
    [[nodiscard]] bool isByFit() const; // sorted by how well papers fit, at first

    bool operator==(const ViewSelection &) const = default;
};

} // namespace broadsheet
