// The bibliography of another program: which papers it names. BibTeX, BibLaTeX, RIS and CSL-JSON as
// Zotero, JabRef, Mendeley, EndNote, Google Scholar, DBLP and arXiv write them. README.md says what
// is read. Pure functions, any thread.
#pragma once

#include "digest/Digest.h"
#include "papers/PaperId.h"

#include <QByteArrayView>
#include <QList>
#include <QString>

#include <optional>

namespace broadsheet {

enum class BibliographyFormat { Bibtex, Ris, CslJson };

struct BibliographyEntry
{
    int line = 0; // on which it begins, from 1
    QString key;  // as in the file; can be empty
    QString title;
    QString firstAuthor; // the family name, or all of a team's name
    PaperId arxiv;       // empty: it names none
    QString doi;         // the publisher's, in lower case; empty: it names none
    PaperId address;     // of its page outside arXiv; empty: it names none

    bool operator==(const BibliographyEntry &) const = default;
};

struct Bibliography
{
    QList<BibliographyEntry> entries; // in the order of the file
    QList<Diagnostic> problems;       // sorted by line
};

// By its contents; of a text that could be anything, by the ending of its name. Nothing: it is no
// bibliography.
[[nodiscard]] std::optional<BibliographyFormat> bibliographyFormat(const QString &fileName,
                                                                   QByteArrayView bytes);

// Never fails as a whole: what is broken is reported with its line, and all else is read. Takes
// time linear in the size of the text.
[[nodiscard]] Bibliography readBibliography(QByteArrayView bytes, BibliographyFormat format);

// How titles are compared: as search folds them, letters and digits alone, TeX as it is shown.
[[nodiscard]] QString comparableTitle(const QString &title);
// How first authors are compared: by the last word of the family name, folded. "Laurens van der
// Maaten" and the family name "van der Maaten" are the same.
[[nodiscard]] QString comparableAuthor(const QString &name);

} // namespace broadsheet
