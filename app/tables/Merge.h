// One paper out of what several sources said of it on several days. Pure functions: the outcome
// depends on the listings alone, not on the order in which they came.
#pragma once

#include "papers/Paper.h"
#include "papers/Report.h"

#include <QDate>

#include <array>

namespace broadsheet {

// All of a PaperReport but its id.
inline constexpr size_t fieldCount = 16;
using FieldTimes = std::array<qint64, fieldCount>;

// Times are ms since 1970. Each field is worth what was said of it last, so each has a time.
struct Listing
{
    qint64 number = 0; // in the database, 0: not there yet
    QString source;
    QDate day;
    int position = 0; // with `origin`, of the report that was said last, at `seen`
    QString origin;
    qint64 seen = 0;
    PaperReport report;
    FieldTimes times = {}; // 0 for what is not known

    [[nodiscard]] qint64 votesAt() const;
    [[nodiscard]] qint64 textsAt() const;
    void sayAll(); // all that is known was said at `seen`
};

// How times are written beside a listing: empty when all that is known was said at `seen`.
[[nodiscard]] QString timesText(const Listing &listing);
void setTimes(Listing &listing, const QString &text);

// Of each field what was said later, never nothing; at the same moment what is larger or longer.
// Commutative, associative and idempotent. Both are of one source, day and paper.
void join(Listing &into, const Listing &from);

// Takes out of `said` what `known` holds as well. False when nothing is left.
bool dropKnown(Listing &said, const Listing &known);

// Listings in the order in which they are believed: first by source (arXiv knows a paper's title
// and authors best, a digest's are copies), then the newest day.
void sortByTrust(QList<Listing> &listings);

// The first known value by trust; votes, stars and comments as said last. Pictures, categories,
// keywords and texts are gathered from all, each once. Leaves votes over time, the reader's state
// and the author summaries to the caller.
[[nodiscard]] Paper merged(QList<Listing> listings);

// As it will come back from the database: valid Unicode, no empty texts or list entries.
[[nodiscard]] PaperReport storable(PaperReport report);

} // namespace broadsheet
