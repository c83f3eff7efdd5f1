// Bibliographies: every text is read, and what is read keeps to its bounds.
#include "Fuzz.h"

#include "base/Limits.h"
#include "bibliography/Bibliography.h"

#include <algorithm>

using namespace broadsheet;
using namespace broadsheet::test;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using Format = BibliographyFormat;
    const QByteArrayView bytes = viewOf(data, size);
    const auto lines = std::count(bytes.begin(), bytes.end(), '\n') +
                       std::count(bytes.begin(), bytes.end(), '\r') + 1;
    (void)bibliographyFormat({}, bytes);
    for (const Format format : {Format::Bibtex, Format::Ris, Format::CslJson}) {
        const Bibliography all = readBibliography(bytes, format);
        int last = 0;
        for (const BibliographyEntry &entry : all.entries) {
            require(entry.line >= std::max(last, 1), "entries are in the order of the file");
            require(entry.title.size() <= maxTitleLength, "titles have a limit");
            require(entry.arxiv.isEmpty() || entry.arxiv.isArxiv(), "an arXiv id is one");
            require(entry.arxiv.isEmpty() || entry.doi.isEmpty(), "an arXiv id decides");
            (void)comparableTitle(entry.title);
            (void)comparableAuthor(entry.firstAuthor);
            last = entry.line;
        }
        require(last <= lines * 2, "lines are in the file"); // UTF-16 can have more
        require(all.entries.size() <= qsizetype(size) + 1, "no entry comes from nothing");
    }
    return 0;
}
