// The formats that whole papers are exported in. To add one, see commands/README.md.
#pragma once

#include "papers/Paper.h"

#include <QByteArray>

namespace broadsheet {

struct Format
{
    QLatin1StringView name; // as --format takes it
    // `from` and `to` limit the days written by formats that group papers by day; an invalid date
    // is no limit.
    QByteArray (*write)(const QList<Paper> &papers, QDate from, QDate to);
};

// In the order in which the user sees them.
[[nodiscard]] const QList<Format> &allFormats();

} // namespace broadsheet
