// Finds the papers for which an expression holds: conditions are sets from indexes, and what an
// index cannot tell for sure is looked up in the texts of the papers that are left. Throws Failed.
#pragma once

#include "finding/Conditions.h"
#include "finding/TextVerifier.h"
#include "papers/PaperSet.h"
#include "search/Expression.h"

#include <optional>

namespace broadsheet {

class ExpressionFinder final
{
public:
    explicit ExpressionFinder(Database &database) : m_database(database), m_texts(database) {}

    // Of `within`, or of all papers.
    [[nodiscard]] PaperSet find(const Expression &expression, const PaperSet *within = nullptr);

    // Every paper in the range for which it holds and perhaps others; nothing: any paper may be
    // one.
    [[nodiscard]] std::optional<PaperSet> candidates(const Expression &expression,
                                                     NumberRange range = {});

    // Whether the candidates are the answer.
    [[nodiscard]] static bool candidatesAreExact(const Expression &expression);

    [[nodiscard]] const PaperSet &allPapers();

    [[nodiscard]] bool holdsFor(const Expression &expression, qint64 number)
    {
        return m_texts.holdsFor(expression, number);
    }

private:
    [[nodiscard]] PaperSet findAll(const Expression &all, const PaperSet *within);
    [[nodiscard]] PaperSet findAny(const Expression &any, const PaperSet *within);
    [[nodiscard]] PaperSet verified(const Expression &expression, PaperSet candidates);

    Database &m_database;
    TextVerifier m_texts;
    std::optional<PaperSet> m_all;
};

} // namespace broadsheet
