// Which papers a list has, and in which order.
#pragma once

#include <QDate>
#include <QString>

namespace broadsheet {

// Relevance: papers that match in the title or an author first, then the others, the newest first
// in both groups. Without a search it is Date. Always descending.
// Fit: by the numbers of Query::profile as they are in the library; see fit/Fit.h.
enum class SortKey { Votes, Title, Date, Authors, Read, Starred, Rise, Fit, Relevance };

// All conditions that are set must hold. An empty query has every paper.
struct Query
{
    QDate from; // invalid: no limit. A paper on several days matches if one of them does.
    QDate to;
    bool unread = false;
    bool starred = false;
    bool starredByOthers = false; // in a space of the lab; see app/lab
    bool later = false;           // set aside
    bool rising = false;
    bool changed = false;  // see PaperChange
    bool followed = false; // by a followed author
    QString author;        // exact name
    QString search;        // see search/ParseSearch.h
    bool withMuted = true; // include muted papers
    bool withLater = true; // include papers that are set aside
    SortKey sort = SortKey::Votes;
    QString profile; // by Fit: FitProfile::name(); empty: everything
    // By Fit, percent of the first ten, at the end of them: papers that many voted for and of which
    // it is unsure whether they fit. At most half.
    int exploration = 0;
    bool ascending = false; // papers without a value for the key come last either way
    int limit = -1;         // -1: all

    bool operator==(const Query &) const = default;
};

// The papers that are neither read nor set aside, and that were listed last on `day` or before.
[[nodiscard]] inline Query waitingUpTo(QDate day)
{
    return {.to = day,
            .unread = true,
            .search = QStringLiteral("-date:%1..").arg(day.addDays(1).toString(Qt::ISODate)),
            .withMuted = false,
            .withLater = false};
}

} // namespace broadsheet
