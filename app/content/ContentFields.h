// The fields of a report in the JSON of a line of content. Pure functions.
#pragma once

#include "papers/Report.h"
#include "tables/Listing.h"

#include <QJsonObject>

namespace broadsheet {

// Adds the fields of the report that were said at this time.
void addFields(QJsonObject &object, const PaperReport &report, const FieldTimes &times,
               const FieldTime &time);

// False: a field has another type than it must have, or makes no sense.
[[nodiscard]] bool readFields(const QJsonObject &object, PaperReport &report);

} // namespace broadsheet
