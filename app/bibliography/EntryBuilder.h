// What the fields of an entry say, whatever their format. Pure functions.
#pragma once

#include "bibliography/Bibliography.h"

#include <QStringList>

namespace broadsheet {

// Texts without TeX, HTML or line breaks, but for `notes`.
struct EntryFacts
{
    int line = 0;
    QString key;
    QString title;
    QString firstAuthor; // "Roe, Jane", "Jane Roe" or a family name alone
    QString eprint;
    QString eprintArchive; // empty: unknown
    QString doi;
    QStringList links; // addresses
    QStringList notes; // fields in which people write an arXiv id or a DOI: journal, note, number …

    // Whether it says anything by which a paper can be found.
    [[nodiscard]] bool isEmpty() const;
};

[[nodiscard]] BibliographyEntry entryFrom(const EntryFacts &facts);

// "Laurens van der Maaten" and "van der Maaten, Laurens" → "van der Maaten".
[[nodiscard]] QString familyIn(const QString &name);

} // namespace broadsheet
