// Reads and writes the tables `listing` and `text`. Throws Failed.
#pragma once

#include "sqlite/Statement.h"
#include "tables/Merge.h"

#include <QHash>

namespace broadsheet {

struct StoredListing
{
    qint64 paper = 0; // paper.number
    Listing listing;
};

// What one source says of these papers on one day; invalid: without a day. Keys are paper ids.
[[nodiscard]] QHash<QString, StoredListing> listingsOn(Database &database, const QString &source,
                                                       QDate day, const QStringList &papers);

// With texts, in any order.
[[nodiscard]] QList<Listing> listingsOfPaper(Database &database, qint64 paper);

// Writes many listings, one after the other.
class ListingWriter final
{
public:
    explicit ListingWriter(Database &database);

    // Inserts the listing with its texts if its number is 0, and otherwise updates its row.
    // `withTexts` can be false if the texts did not change.
    void write(qint64 paper, const Listing &listing, bool withTexts);

private:
    [[nodiscard]] qint64 insert(qint64 paper, const Listing &listing);
    void insertTexts(qint64 listing, const QList<SourceText> &texts);

    Database &m_database;
    Statement m_insert;
    Statement m_insertText;
};

} // namespace broadsheet
