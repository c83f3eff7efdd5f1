// Reads papers as a search sees them. Throws Failed.
#pragma once

#include "highlights/Highlights.h"
#include "papers/Paper.h"
#include "search/Document.h"
#include "sqlite/Statement.h"

namespace broadsheet {

// A paper whose texts are as the library has them, UTF-8. To make strings of them takes a third of
// the time of reading them, and another thread can do it.
struct PaperInBytes
{
    Paper paper;
    QList<QByteArray> markdown; // of each of its texts
};
[[nodiscard]] Paper decoded(PaperInBytes read);

// For many papers, one after the other: keeps its statements prepared.
class DocumentReader final
{
public:
    explicit DocumentReader(const Database &database);

    [[nodiscard]] Document at(qint64 number);

    // Only the fields that a Document is made of.
    [[nodiscard]] PaperInBytes bytesAt(qint64 number) { return read(number, true); }
    [[nodiscard]] Paper paperAt(qint64 number) { return decoded(read(number, true)); }
    // Only the searched texts: no days, media and links.
    [[nodiscard]] Paper textsAt(qint64 number) { return decoded(read(number, false)); }

private:
    [[nodiscard]] PaperInBytes read(qint64 number, bool withFacts);
    void readFacts(Paper &paper);

    Statement m_paper;
    Statement m_listings;
    Statement m_texts;
    Statement m_tags;
    Statement m_note;
    HighlightReader m_highlights;
    Statement m_followed;
};

// SQL for a paper's tags (bind the id twice) and note (bind it once).
inline constexpr auto tagsSql =
    "SELECT substr(subject, instr(subject, char(31)) + 1) FROM state WHERE kind = 'tag'"
    " AND value = 1 AND subject > ? || char(31) AND subject < ? || char(32)";
inline constexpr auto noteSql =
    "SELECT text FROM state WHERE kind = 'note' AND subject = ? AND value = 1";
[[nodiscard]] QStringList tagsFrom(Statement &tags); // in alphabetical order

} // namespace broadsheet
