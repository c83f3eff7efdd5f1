// A range of days, both ends included.
#pragma once

#include <QDate>

namespace broadsheet {

struct DayRange
{
    QDate from; // invalid: no bound
    QDate to;

    [[nodiscard]] bool isBounded() const { return from.isValid() || to.isValid(); }

    // The ends as days to compare with those of the database, of which '' is none.
    [[nodiscard]] QDate first() const { return from.isValid() ? from : QDate(1, 1, 1); }
    [[nodiscard]] QDate last() const { return to.isValid() ? to : QDate(9999, 12, 31); }
};

} // namespace broadsheet
