// The formats that whole papers are exported in. To add one, see commands/README.md.
#pragma once

#include "export/Export.h"

namespace broadsheet {

struct Format
{
    QLatin1StringView name; // as --format takes it
    QByteArray (*write)(const QList<Paper> &papers, const ExportOptions &options);
    bool takesNotes = false; // ExportOptions::notes and weeks mean something to it
};

// In the order in which the user sees them.
[[nodiscard]] const QList<Format> &allFormats();

} // namespace broadsheet
