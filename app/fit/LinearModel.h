// A linear support vector machine over the terms of papers: what is wanted is on one side. Trained
// with liblinear, by its solver without random numbers. Pure functions.
// R.-E. Fan et al.: LIBLINEAR: A library for large linear classification, JMLR 9 (2008).
#pragma once

#include "fit/TermRarity.h"

#include <QByteArray>
#include <QList>

#include <optional>
#include <vector>

namespace broadsheet {

struct TrainingRow
{
    QByteArray terms; // packed, at least one
    bool isWanted = false;
    int copies = 1; // how many times it counts
};

class LinearModel final
{
public:
    // The order of the rows does not matter but for rounding: give them in one that is the same
    // everywhere. `freshCopies`: of a row that counts in full. There must be wanted rows and
    // others.
    LinearModel(const std::vector<TrainingRow> &rows, const TermRarity &rarity, int freshCopies);

    // As bytes, and from them; nothing if they are none. A model is used with the rarity that it
    // was learned with, which must outlive it.
    [[nodiscard]] QByteArray saved() const;
    [[nodiscard]] static std::optional<LinearModel> from(const QByteArray &saved,
                                                         const TermRarity &rarity);

    // These terms count against a paper from now on, as much as any counts at all.
    void countAgainst(const QList<quint32> &numbers);

    // About -1 for what is not wanted, 1 for what is.
    [[nodiscard]] double decision(QByteArrayView terms) const;
    // The same from 0 to 1.
    [[nodiscard]] static double share(double decision);

    // What each term of a paper adds to the decision: calls visit(number, points).
    template<class Visit>
    void forEachPart(QByteArrayView terms, Visit visit) const
    {
        const double length = lengthOf(terms);
        forEachPacked(terms, [&](quint32 number, quint32 count) {
            const double weight = m_rarity->weight(number, count);
            visit(number, length > 0 ? weight * weightOf(number) / length : 0.0);
        });
    }

private:
    LinearModel(const TermRarity &rarity, std::vector<qint16> weights);

    [[nodiscard]] double lengthOf(QByteArrayView terms) const;
    [[nodiscard]] double weightOf(quint32 number) const;

    const TermRarity *m_rarity;
    // What decision() needs of a term, side by side because millions are read in no order.
    struct Entry
    {
        float square; // of its rarity
        float part;   // its rarity times its weight
    };
    void fillTable();

    std::vector<Entry> m_table; // by the number of the term
    // By the number of the term, behind them the bias. In whole steps: the last bits of what is
    // learned depend on the machine.
    std::vector<qint16> m_weights;
};

} // namespace broadsheet
