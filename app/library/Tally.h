// The numbers of papers per day, kept in the table `tally`. Throws Failed.
#pragma once

#include "library/Database.h"

#include <QSet>

namespace broadsheet {

void recount(Database &database, const QSet<QDate> &days);
void recountAll(Database &database);

} // namespace broadsheet
