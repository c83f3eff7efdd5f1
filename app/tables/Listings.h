// Reads and writes the tables `listing` and `text`.
#pragma once

#include "sqlite/Database.h"
#include "tables/Merge.h"

#include <QHash>

namespace broadsheet {

struct StoredListing
{
    qint64 paper = 0; // its number
    Listing listing;
};

// What is stored of one source and day, by the paper's id.
[[nodiscard]] QHash<QString, StoredListing> listingsOfDay(Database &database, const QString &source,
                                                          QDate day);

// What one source says without a day, of these papers only: there can be very many others.
[[nodiscard]] QHash<QString, StoredListing>
undatedListings(Database &database, const QString &source, const QStringList &ids);

// With texts, in no particular order.
[[nodiscard]] QList<Listing> listingsOfPaper(Database &database, qint64 paper);

// Writes a listing with its texts: a new row when its number is 0, else over the old one. Texts
// that did not change can be left out.
void writeListing(Database &database, qint64 paper, const Listing &listing, bool withTexts);

} // namespace broadsheet
