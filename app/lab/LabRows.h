// What the server's answers say of spaces and of what is shared there. A server can lie and members
// can write anything, so texts are cut and cleaned and rows that make no sense are left out. Pure
// functions.
#pragma once

#include "lab/LabValues.h"
#include "syncpostgres/PostgresRows.h"

#include <QStringList>

namespace broadsheet {

// Columns: space, title, role, initials, name, whether it is this reader. By space.
[[nodiscard]] QList<LabSpace> labSpacesIn(const PostgresRows &rows);

// The newest marks of each member; the server counts, cuts and adds up.
[[nodiscard]] QString labMarksSql();
[[nodiscard]] QStringList labMarksValues(int space);
[[nodiscard]] QList<LabMark> labMarksIn(const PostgresRows &rows, int space); // the newest first

} // namespace broadsheet
