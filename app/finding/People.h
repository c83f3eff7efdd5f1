// Tells apart people who share a name, by the co-authors that their papers have in common. The
// user's own assignments win. Pure functions.
#pragma once

#include "papers/Author.h"
#include "papers/Paper.h"

#include <QHash>

namespace broadsheet {

// Those with the most common papers first, at most 12.
[[nodiscard]] QList<CoAuthor> coAuthorsOf(const QList<const PaperRow *> &papers,
                                          const QString &name);

// Groups the papers of one name by person. `persons`: the person that the user assigned to a paper.
// Papers without an assignment go to the person with the most co-authors in common, or else form a
// guessed group with all papers they are linked to. Papers without co-authors are left out, and so
// are guessed groups of a single paper. Empty if there are fewer than two groups.
[[nodiscard]] QList<AuthorGroup> peopleBehind(const QList<PaperRow> &newestFirst,
                                              const QString &name,
                                              const QHash<PaperId, int> &persons);

} // namespace broadsheet
