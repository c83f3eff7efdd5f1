// Who is behind a name that several people may share: papers linked by the people they were written
// with. The reader's own word counts more. Pure functions.
#pragma once

#include "papers/Author.h"
#include "papers/Paper.h"

#include <QHash>

namespace broadsheet {

[[nodiscard]] QList<CoAuthor> coAuthorsOf(const QList<const PaperRow *> &papers,
                                          const QString &name);

// `persons`: which of the people the reader said these papers are of. Papers without such a word
// are of the person with whom they share the most co-authors, or else, with all they are linked to,
// of somebody guessed; one with no co-author says nothing. Without a word of the reader there are
// people only when two or more of them have two papers or more.
[[nodiscard]] QList<AuthorGroup> peopleBehind(const QList<PaperRow> &newestFirst,
                                              const QString &name,
                                              const QHash<PaperId, int> &persons);

} // namespace broadsheet
