// Muted words and authors, and the column `paper.muted` that follows from them. Throws Failed.
#pragma once

#include "papers/State.h"
#include "search/Document.h"
#include "search/Expression.h"
#include "sqlite/Database.h"

namespace broadsheet {

[[nodiscard]] Muting mutingOf(Database &database);

// Whether a paper is muted: a muted word occurs in its title, authors, texts or keywords, or one of
// its authors has exactly a muted name.
class MuteFilter final
{
public:
    explicit MuteFilter(Database &database);

    [[nodiscard]] bool hidesNothing() const
    {
        return m_words.children.empty() && m_names.isEmpty();
    }
    [[nodiscard]] bool hides(qint64 paper, const Document &document) const;

private:
    Database &m_database;
    Expression m_words;
    QString m_names; // a JSON list; empty: none
};

// Updates `paper.muted` of papers whose words or authors changed. Returns the days whose muted
// papers changed.
[[nodiscard]] QSet<QDate> updateMuted(Database &database, const QList<qint64> &papers);

// Updates `paper.muted` of all indexed papers and all day counts, after the muted words or authors
// changed. Returns the days whose counts changed.
[[nodiscard]] QSet<QDate> updateAllMuted(Database &database);

} // namespace broadsheet
