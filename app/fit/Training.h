// What a profile is learned from: the papers that it wants and those that the reader had before
// them and did not keep, as the journal says. The same in every library with the same journal and
// papers. Throws Failed.
#pragma once

#include "fit/Fit.h"
#include "fit/LinearModel.h"
#include "fit/TermRarity.h"
#include "sqlite/Database.h"

#include <QDate>

namespace broadsheet {

struct Example
{
    qint64 paper = 0; // its number
    QString id;
    QString day; // the newest that lists it, as stored
    bool isWanted = false;
    bool isKept = false;  // starred, noted or tagged
    bool isGuess = false; // no mark says that it is not wanted
    qint64 age = 0;       // of the mark, in days before the newest mark
};

struct TrainingSet
{
    QList<Example> examples; // in the order of their ids
    QStringList followed;    // names
    QStringList lessWords;   // that the reader wants less of
    QStringList lessAuthors;

    [[nodiscard]] int wanted() const;
    [[nodiscard]] int unwanted() const;
    // A digest of all of it and of the state of the papers.
    [[nodiscard]] QString basis(Database &database) const;
};

[[nodiscard]] TrainingSet trainingSet(Database &database, const FitProfile &profile);

// Nothing if there are too few examples. `until`: of papers that are listed before this day alone,
// empty: all.
[[nodiscard]] std::optional<LinearModel> learned(Database &database, const TrainingSet &training,
                                                 const TermRarity &rarity,
                                                 const QString &until = {});

} // namespace broadsheet
