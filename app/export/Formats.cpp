#include "export/Formats.h"

#include "citation/Citations.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

template<QByteArray (*write)(const QList<Paper> &)>
QByteArray allDays(const QList<Paper> &papers, const ExportOptions &)
{
    return write(papers);
}

} // namespace

const QList<Format> &allFormats()
{
    static const QList<Format> formats{
        {"json"_L1, allDays<toJson>},         {"csv"_L1, allDays<toCsv>},
        {"markdown"_L1, toMarkdown, true},    {"bibtex"_L1, allDays<toBibtex>},
        {"biblatex"_L1, allDays<toBiblatex>}, {"ris"_L1, allDays<toRis>},
        {"csl-json"_L1, allDays<toCslJson>},
    };
    return formats;
}

} // namespace broadsheet
