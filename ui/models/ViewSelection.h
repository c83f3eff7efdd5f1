// Which papers the list shows: one of the fixed views, a day, the papers under a name or those of a
// saved search; what is typed as a search goes over the whole library whatever is selected.
#pragma once

#include "papers/Paper.h"
#include "papers/Query.h"

#include <QDate>
#include <QString>

namespace broadsheet {

struct ViewSelection
{
    enum class Kind { Today, Unread, Starred, Rising, All, Day, Author, Search };
    Kind kind = Kind::Today;
    QDate day;           // Kind::Day
    QString author;      // Kind::Author
    QString search = {}; // Kind::Search: what is searched for

    // "today", "unread", "day:2024-03-22", "author:Name", "search:tag:later": how settings remember
    // a view. Anything else reads as Today.
    [[nodiscard]] QString key() const;
    [[nodiscard]] static ViewSelection fromKey(const QString &key);

    [[nodiscard]] Query query(QDate today) const;
    // Whether a paper belongs to a view over many days; those of one day and of a search ask the
    // library.
    [[nodiscard]] bool holds(const PaperRow &row) const;
    [[nodiscard]] QDate shownDay(QDate today) const; // invalid for views over many days

    // A row stays in these views after it stopped belonging there, so that the list does not move
    // under the reader's hand; it is gone at the next visit.
    [[nodiscard]] bool keepsLeavers() const
    {
        return kind == Kind::Unread || kind == Kind::Starred || kind == Kind::Rising;
    }

    bool operator==(const ViewSelection &) const = default;
};

} // namespace broadsheet
