// Papers as a search sees them, read from the tables. Throws Failed.
#pragma once

#include "library/Statement.h"
#include "papers/Paper.h"
#include "search/Document.h"

namespace broadsheet {

// Reads many papers one after the other.
class Documents final
{
public:
    explicit Documents(const Database &database);

    [[nodiscard]] Document at(qint64 number);

    // What a Document is made of, and no more.
    [[nodiscard]] Paper paperAt(qint64 number);

private:
    Statement m_paper;
    Statement m_listings;
    Statement m_texts;
    Statement m_tags;
    Statement m_note;
};

[[nodiscard]] Document documentAt(Database &database, qint64 number);

} // namespace broadsheet
