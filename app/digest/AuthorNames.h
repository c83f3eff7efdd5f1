// The value of an "Authors:" line.
#pragma once

#include <QStringList>

namespace broadsheet {

struct AuthorNames
{
    QStringList names;      // in order, repetitions included
    bool isComplete = true; // false: a list literal that breaks off; `names` is what stood before
};

// "A, B" or a Python list literal: ['A', 'B', "O'C"].
[[nodiscard]] AuthorNames readAuthors(QStringView value);

// The plain form, or the list literal when a name has a comma or quotes that the plain form would
// not bring back.
[[nodiscard]] QString writeAuthors(const QStringList &names);

// "A (1), B and C (2) ((1) Univ X, (2) Univ Y)", as arXiv's mails have it: the names alone.
[[nodiscard]] QStringList readMailedAuthors(QStringView value);

} // namespace broadsheet
