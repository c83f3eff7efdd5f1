// The formats that whole papers are exported in. To add one, see commands/README.md.
#pragma once

#include "export/Export.h"

namespace broadsheet {

struct Format
{
    QLatin1StringView name; // as --format takes it
    QByteArray (*write)(const QList<Paper> &papers, const ExportOptions &options);

    // What it writes before the first of some papers, between them and after the last one, so that
    // PaperWriter can write them in parts.
    QByteArrayView head;
    QByteArrayView between;
    QByteArrayView tail;
    // Papers by their days, as ExportOptions says. Then it has none of the three.
    bool groupsByDay = false;
    bool hasKeys = false; // by which papers are cited: see citing/CitedPapers.h
};

// In the order in which the user sees them.
[[nodiscard]] const QList<Format> &allFormats();

} // namespace broadsheet
