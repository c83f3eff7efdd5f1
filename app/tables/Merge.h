// Merges what several sources said of one paper on several days. Pure functions: the result depends
// on the listings alone, not on the order in which they were stored.
#pragma once

#include "papers/Paper.h"
#include "papers/Report.h"

#include <QDate>

#include <array>

namespace broadsheet {

// All fields of a PaperReport except its id.
inline constexpr size_t fieldCount = 16;
using FieldTimes = std::array<qint64, fieldCount>;

// What one source says of one paper on one day. Times are milliseconds since 1970. Each field keeps
// the value that was said last, so each has a time.
struct Listing
{
    qint64 number = 0; // in the database; 0: not stored yet
    QString source;
    QDate day;
    int position = 0; // like `origin`, from the newest report, which is of the time `seen`
    QString origin;
    qint64 seen = 0;
    PaperReport report;
    FieldTimes times = {}; // 0 for empty fields

    [[nodiscard]] qint64 votesAt() const;
    [[nodiscard]] qint64 textsAt() const;
    void setAllTimes(); // to `seen`, for every field that is not empty
};

// The times as they are stored with a listing: empty if all are `seen`.
[[nodiscard]] QString timesText(const Listing &listing);
void setTimes(Listing &listing, const QString &text);

// Keeps the later value of each field, but never an empty one; of two values from the same time,
// the larger or longer. Commutative, associative and idempotent. Both listings must have the same
// source, day and paper.
void join(Listing &into, const Listing &from);

// Clears the fields of `said` that are equal in `known`. False: nothing is left.
bool dropKnown(Listing &said, const Listing &known);

// Sorts by trust, the most trusted first: by source (arXiv knows a paper's title and authors best,
// those of a digest are copies), then the newest day.
void sortByTrust(QList<Listing> &listings);

// Takes each field from the most trusted listing that has it; votes, stars and comments from the
// newest. Collects pictures, categories, keywords and texts from all listings, without duplicates.
// Leaves votes over time, the user's state and the author summaries to the caller.
[[nodiscard]] Paper merged(QList<Listing> listings);

// The report as the database returns it: valid Unicode, no empty texts or list entries, names and
// letters in one spelling.
[[nodiscard]] PaperReport storable(PaperReport report);

} // namespace broadsheet
