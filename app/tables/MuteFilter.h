// What the user mutes, and which papers that hides. Throws Failed.
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
    // The words and names that hide it.
    [[nodiscard]] QStringList reasons(const Paper &paper) const;

private:
    Database &m_database;
    Muting m_muting;
    Expression m_words;
    QString m_names; // a JSON list; empty: none
};

} // namespace broadsheet
