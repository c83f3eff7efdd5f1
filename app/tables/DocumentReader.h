// Papers as a search sees them, read from the tables. Throws Failed.
#pragma once

#include "papers/Paper.h"
#include "search/Document.h"
#include "sqlite/Statement.h"

namespace broadsheet {

// Reads many papers one after the other.
class DocumentReader final
{
public:
    explicit DocumentReader(const Database &database);

    [[nodiscard]] Document at(qint64 number);

    // What a Document is made of, and no more.
    [[nodiscard]] Paper paperAt(qint64 number) { return read(number, true); }
    [[nodiscard]] Paper textsAt(qint64 number) { return read(number, false); } // without facts

private:
    [[nodiscard]] Paper read(qint64 number, bool withFacts);
    void readFacts(Paper &paper);

    Statement m_paper;
    Statement m_listings;
    Statement m_texts;
    Statement m_tags;
    Statement m_note;
};

// What the reader wrote on a paper: for the id twice, for the id.
inline constexpr auto tagsQuestion =
    "SELECT substr(subject, instr(subject, char(31)) + 1) FROM state WHERE kind = 'tag'"
    " AND value = 1 AND subject > ? || char(31) AND subject < ? || char(32)";
inline constexpr auto noteQuestion =
    "SELECT text FROM state WHERE kind = 'note' AND subject = ? AND value = 1";
[[nodiscard]] QStringList tagsFrom(Statement &tags); // in order of their letters

[[nodiscard]] Document documentAt(Database &database, qint64 number);

} // namespace broadsheet
