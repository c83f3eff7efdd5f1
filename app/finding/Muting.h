// What the reader does not want to see: kept as `paper.muted`. Throws Failed.
#pragma once

#include "papers/State.h"
#include "search/Document.h"
#include "search/Expression.h"
#include "sqlite/Database.h"

namespace broadsheet {

[[nodiscard]] Muting mutingOf(Database &database);

// Tells of one paper after the other whether it is muted: a word stands in its title, authors,
// texts or keywords, or one of its authors has just that name.
class Muter final
{
public:
    explicit Muter(Database &database);

    [[nodiscard]] bool hidesNothing() const
    {
        return m_words.children.empty() && m_names.isEmpty();
    }
    [[nodiscard]] bool hides(qint64 paper, const Document &document) const;

private:
    Database &m_database;
    Expression m_words;
    QString m_names; // as JSON; empty: none
};

// Sets paper.muted for papers whose words or authors changed. The days of those that are muted now,
// or no longer.
[[nodiscard]] QSet<QDate> muteThese(Database &database, const QList<qint64> &papers);

// Sets paper.muted for every paper that is indexed, after what is muted changed, and counts the
// days anew. The days of which the numbers changed.
[[nodiscard]] QSet<QDate> muteAnew(Database &database);

} // namespace broadsheet
