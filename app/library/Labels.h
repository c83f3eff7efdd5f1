// What the reader wrote: tags and notes on papers, and searches that are kept. Throws Failed.
#pragma once

#include "library/Journal.h"

#include <QHash>

namespace broadsheet {

[[nodiscard]] QStringList tagsInUse(Database &database);
[[nodiscard]] QStringList tagsOf(Database &database, const PaperId &paper);
[[nodiscard]] QString noteOf(Database &database, const PaperId &paper);
[[nodiscard]] QList<SavedSearch> keptSearches(Database &database);

// For rows of a list, of which few have any.
struct Labels
{
    QStringList tags;
    bool noted = false;
};
[[nodiscard]] QHash<PaperId, Labels> labelsOf(Database &database, const QStringList &papers);

// In order of their letters.
void sortNames(QStringList &names);

// Takes papers out of the search index whose tags or note these events will change: what is indexed
// has to be known to be taken out.
void unindexAnnotated(Database &database, const EventRange &events);

} // namespace broadsheet
