// Writes the tables `paper` and `authorship`: what lists show of a paper, computed from its
// listings. Throws Failed.
#pragma once

#include "sqlite/Statement.h"
#include "tables/Merge.h"

#include <QHash>

#include <optional>

namespace broadsheet {

// A row of `paper`, without what comes from the reader. Texts are UTF-8.
struct PaperColumns
{
    QByteArray id;
    QByteArray title;
    QByteArray authors; // see listSeparator
    std::optional<int> votes;
    QDate day;
    QByteArray media;
    bool hasVideo = false;
    int facts = 0;
    QByteArray gists;
    QByteArray titleKey;
    QByteArray authorsKey;
};

// A pure function, which takes most of the time that a new paper needs.
[[nodiscard]] PaperColumns columnsOf(const Paper &paper);

class PaperTable final
{
public:
    explicit PaperTable(Database &database) : m_database(database) {}

    // Inserts a new paper, without a rise, and returns its number.
    [[nodiscard]] qint64 add(const PaperColumns &paper);
    void update(qint64 number, const Paper &paper);
    void setRise(qint64 number, int rise);

    // Writes the authors of all papers that were added or updated since the last call. Call it in
    // the same transaction.
    void writeAuthors();

private:
    Database &m_database;
    std::optional<Statement> m_add; // when they are needed: older libraries lack some columns
    std::optional<Statement> m_update;
    std::optional<Statement> m_mark;
    QHash<qint64, QByteArray> m_newAuthors; // by the numbers of papers
};

// What lists show of the reader's marks, of all papers, as the state says it. Takes some look-ups
// for each paper.
void renewMarks(Database &database);

} // namespace broadsheet
