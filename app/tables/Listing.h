// What one source says of one paper on one day, with the time of each field. Pure functions.
#pragma once

#include "papers/Report.h"

#include <array>

namespace broadsheet {

// All fields of a PaperReport except its id.
inline constexpr size_t fieldCount = 17;
// The places of some of them.
enum ListingField : size_t {
    VotesField = 2,
    TextsField = 5,
    CommentField = 7,
    CommentsField = 13,
    StarsField = 14
};

// When a field was said: of which version of the paper (0: not known, or it does not matter), then
// at what time. What is said of a newer version is later.
struct FieldTime
{
    int version = 0;
    qint64 at = 0;

    auto operator<=>(const FieldTime &) const = default;
};
using FieldTimes = std::array<FieldTime, fieldCount>;

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

    [[nodiscard]] int version() const; // 0: unknown
    [[nodiscard]] qint64 votesAt() const;
    [[nodiscard]] qint64 textsAt() const;
    void setAllTimes(); // to its version and `seen`, for every field that is not empty
};

// The times as they are stored with a listing: empty if all are `seen`. A field that was said of
// another version than the listing's is written as "time:version".
[[nodiscard]] QString timesText(const Listing &listing);
void setTimes(Listing &listing, const QString &text);

// Keeps the later value of each field, but never an empty one; of two values from the same time,
// the larger or longer. Commutative, associative and idempotent. Both listings must have the same
// source, day and paper.
void join(Listing &into, const Listing &from);

// Clears the fields of `said` that are equal in `known`. False: nothing is left.
bool dropKnown(Listing &said, const Listing &known);

} // namespace broadsheet
