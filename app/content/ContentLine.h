// The lines in which content travels: what one source says of one paper on one day, or how a day
// stands with a source. README.md has the format. Pure functions.
#pragma once

#include "content/ContentRow.h"
#include "papers/Report.h"
#include "tables/DayLedger.h"
#include "tables/Listing.h"
#include "tables/Milestones.h"
#include "tables/Votes.h"

#include <optional>

namespace broadsheet {

// `older`: votes that were seen before those of the listing. `milestones`: of its paper and source.
// Without its texts it has another key, so that it replaces no row that has them.
[[nodiscard]] ContentRow rowOf(Listing listing, const QList<Observation> &older,
                               const QList<Milestone> &milestones, bool withTexts);

// Nothing for a day of which only this machine knows something: that it failed, for example.
[[nodiscard]] std::optional<ContentRow> rowOf(const QString &source, QDate day,
                                              const LedgerRow &row);

struct ContentItem
{
    QString paper; // empty: it is about the day as a whole
    QString source;
    QDate day;
    QList<DayReport> reports; // what is to be stored, each with the time at which it was said
    QList<Milestone> milestones;
};

// Nothing for what is no such line. It is hostile input: what is not as rowOf() writes it, is too
// large, or names no paper is refused as a whole; addresses that are no web addresses are left out.
[[nodiscard]] std::optional<ContentItem> contentIn(QByteArrayView line);

} // namespace broadsheet
