// Finds the papers for which an expression holds: combines sets from indexes, and then reads the
// texts of the papers that are left where an index cannot decide. Throws Failed.
#pragma once

#include "finding/Conditions.h"
#include "finding/TextVerifier.h"
#include "papers/PaperSet.h"
#include "search/Expression.h"

#include <QHash>

#include <optional>

namespace broadsheet {

class ExpressionFinder final
{
public:
    // `range`: find() reads the indexes only there; `within` has to be in it.
    explicit ExpressionFinder(Database &database, NumberRange range = {})
        : m_database(database), m_range(range), m_texts(database)
    {}

    // Among the papers of `within`, or among all papers.
    [[nodiscard]] PaperSet find(const Expression &expression, const PaperSet *within = nullptr);

    // A superset of the papers in the range for which the expression holds. No value: every paper
    // may be one.
    [[nodiscard]] std::optional<PaperSet> candidates(const Expression &expression,
                                                     NumberRange range = {});

    // Whether candidates() returns exactly the papers for which the expression holds.
    [[nodiscard]] static bool candidatesAreExact(const Expression &expression);

    [[nodiscard]] const PaperSet &allPapers();

    [[nodiscard]] bool holdsFor(const Expression &expression, qint64 number);

private:
    [[nodiscard]] PaperSet findAll(const Expression &all, const PaperSet *within);
    [[nodiscard]] PaperSet findAny(const Expression &any, const PaperSet *within);
    [[nodiscard]] PaperSet findInTexts(const Expression &term, const PaperSet &candidates);
    // Those that can have the term in anything but their texts. No value: the index cannot tell.
    [[nodiscard]] std::optional<PaperSet> papersElsewhere(const QString &term);
    void expectElsewhere(const Expression &expression);
    [[nodiscard]] std::optional<PaperSet> candidatesOfAll(const std::vector<Expression> &children,
                                                          NumberRange range);
    // Each is read from its index once.
    [[nodiscard]] PaperSet papersOf(const Expression &condition, NumberRange range);
    [[nodiscard]] PaperSet matching(const TermQuery &query, NumberRange range);
    [[nodiscard]] Expression withoutFullText(const Expression &expression, qint64 number);
    [[nodiscard]] PaperSet verified(const Expression &expression, const PaperSet &candidates);

    Database &m_database;
    NumberRange m_range;
    TextVerifier m_texts;
    std::optional<PaperSet> m_all;
    struct Known
    {
        Expression condition;
        NumberRange range;
        PaperSet papers;
    };
    std::vector<Known> m_known;
    QHash<QString, PaperSet> m_matching; // by the query and its range
};

} // namespace broadsheet
