// Reads and writes lists of authors. Pure functions.
#pragma once

#include <QStringList>

namespace broadsheet {

struct AuthorNames
{
    QStringList names;      // in order, repetitions included
    bool isComplete = true; // false: `names` is what came before a cut, or maxAuthors of them
};

// The value of an "Authors:" line: "A, B" or a Python list literal, ['A', 'B', "O'C"].
[[nodiscard]] AuthorNames readAuthors(QStringView value);

// "A, B"; a list literal when readAuthors() would not read that back as the same names, because
// one has a comma or quotes.
[[nodiscard]] QString writeAuthors(const QStringList &names);

// The names in a list as arXiv's mails have it: "A (1), B and C (2) ((1) Univ X, (2) Univ Y)".
// At most maxAuthors and one more.
[[nodiscard]] QStringList readMailedAuthors(QStringView value);

// The names in a feed's creators. arXiv has one creator with all names, journals one with "Roe,
// Jane" for each of them.
[[nodiscard]] QStringList readCreators(const QStringList &creators);

} // namespace broadsheet
