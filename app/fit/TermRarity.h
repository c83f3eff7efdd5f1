// How much a term weighs in a paper: the rarer it is in the library, the more.
#pragma once

#include "sqlite/Database.h"
#include "terms/PaperTerms.h"

#include <vector>

namespace broadsheet {

class TermRarity final
{
public:
    // As the library has it, or counted anew, which takes about 50 ms for 110,000 papers. Throws
    // Failed.
    explicit TermRarity(Database &database);

    [[nodiscard]] double weight(quint32 number, quint32 count) const
    {
        return m_steps[number] * frequencies()[count];
    }

    // Keeps it in the library, where it is not. Throws Failed.
    void write(Database &database) const;

private:
    [[nodiscard]] static const double *frequencies(); // by how often a term occurs

    QString m_basis;
    // In whole steps, so that they are the same on every machine.
    std::vector<quint16> m_steps;
};

// Changes with the terms of papers.
[[nodiscard]] QString termsBasis(Database &database);

} // namespace broadsheet
