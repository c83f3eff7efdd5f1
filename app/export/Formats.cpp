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
    constexpr QByteArrayView comma = ",\n";
    static const QList<Format> formats{
        {.name = "json"_L1,
         .write = allDays<toJson>,
         .head = "[\n",
         .between = comma,
         .tail = "\n]\n"},
        {.name = "csv"_L1, .write = allDays<toCsv>, .head = csvHeader},
        {.name = "markdown"_L1, .write = toMarkdown, .groupsByDay = true},
        {.name = "bibtex"_L1, .write = allDays<toBibtex>, .between = "\n", .hasKeys = true},
        {.name = "biblatex"_L1, .write = allDays<toBiblatex>, .between = "\n", .hasKeys = true},
        {.name = "ris"_L1, .write = allDays<toRis>, .between = "\n", .hasKeys = true},
        {.name = "csl-json"_L1,
         .write = allDays<toCslJson>,
         .head = "[\n",
         .between = comma,
         .tail = "\n]\n",
         .hasKeys = true},
    };
    return formats;
}

} // namespace broadsheet
