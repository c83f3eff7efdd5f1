// Finds the papers for which an expression holds: conditions are sets from indexes, and what an
// index cannot tell for sure is looked up in the texts of the papers that are left. Throws Failed.
#pragma once

#include "finding/Conditions.h"
#include "finding/TextVerifier.h"
#include "papers/PaperSet.h"
#include "search/Expression.h"

#include <optional>

namespace broadsheet {

class Finder final
{
public:
    explicit Finder(Database &database) : m_database(database), m_texts(database) {}

    // Of `within`, or of all papers.
    [[nodiscard]] NumberSet find(const Expression &expression, const NumberSet *within = nullptr);

    // Every paper in the range for which it holds and perhaps others; nothing: any paper may be
    // one.
    [[nodiscard]] std::optional<NumberSet> candidates(const Expression &expression,
                                                      NumberRange range = {});

    // Whether the candidates are the answer.
    [[nodiscard]] static bool isSettled(const Expression &expression);

    [[nodiscard]] const NumberSet &allPapers();

    [[nodiscard]] bool holdsFor(const Expression &expression, qint64 number)
    {
        return m_texts.holdsFor(expression, number);
    }

private:
    [[nodiscard]] NumberSet findAll(const Expression &all, const NumberSet *within);
    [[nodiscard]] NumberSet findAny(const Expression &any, const NumberSet *within);
    [[nodiscard]] NumberSet verified(const Expression &expression, NumberSet candidates);

    Database &m_database;
    TextLookup m_texts;
    std::optional<NumberSet> m_all;
};

} // namespace broadsheet
