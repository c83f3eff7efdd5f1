// How much a term weighs in a paper: the rarer it is in the library, the more.
#pragma once

#include "sqlite/Database.h"
#include "terms/PaperTerms.h"

#include <vector>

namespace broadsheet {

// Which one that the library holds will do.
enum class StoredRarity {
    Current,
    Recent // also one from before at most a tenth of the papers came or went
};

class TermRarity final
{
public:
    // As the library holds it, or counted anew, which takes about 50 ms for 110,000 papers and two
    // seconds for a million. Throws Failed.
    explicit TermRarity(Database &database, StoredRarity enough = StoredRarity::Current);

    // Whether the library holds the current one.
    [[nodiscard]] static bool isStored(Database &database);

    [[nodiscard]] double weight(quint32 number, quint32 count) const
    {
        return m_steps[number] / stepsPerUnit * frequencies()[count];
    }

    // In which share of all papers it occurs: from 0 to 1.
    [[nodiscard]] double shareOf(quint32 number) const;

    // What weight() multiplies, by how often a term occurs.
    [[nodiscard]] static const double *frequencies();

    // Keeps it in the library, where it is not. Throws Failed.
    void write(Database &database) const;

private:
    static constexpr double stepsPerUnit = 2048;

    [[nodiscard]] bool readStored(Database &database, StoredRarity enough);

    QString m_basis;
    // In whole steps, so that they are the same on every machine.
    std::vector<quint16> m_steps;
};

// Changes with the terms of papers.
[[nodiscard]] QString termsBasis(Database &database);

} // namespace broadsheet
