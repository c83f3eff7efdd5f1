// The keys by which papers are cited. A key that was given once stays its paper's, whatever happens
// to paper and pattern, and two papers never have the same. They are events of Mark::Cited, so the
// event file, rescue and merging know them. Writing requires an open transaction. Throws Failed.
#pragma once

#include "journal/Journal.h"
#include "papers/PaperId.h"

#include <QHash>
#include <QSet>

namespace broadsheet {

using CitedKeys = QHash<PaperId, QString>;

[[nodiscard]] QString givenKey(Database &database, const PaperId &paper); // empty: none

struct WantedKey
{
    PaperId paper;
    QString key; // of the pattern
};

// The key that each of these papers has, or else will have: the wanted one, or if another paper or
// `lent` has that, the same with letters. Keys that differ only in case count as the same, as for
// BibTeX. `lent` is in lower case.
[[nodiscard]] CitedKeys keysFor(Database &database, const QList<WantedKey> &wanted,
                                const QSet<QString> &lent = {});

// Stores the keys that papers did not have.
void giveKeys(Database &database, const Clock &clock, const CitedKeys &keys);

// After the events of another library came in: a paper keeps the first of several keys, and of
// several papers with one key the first keeps it. The outcome depends on the events alone.
void settleKeys(Database &database);

} // namespace broadsheet
