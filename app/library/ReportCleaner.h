// Makes reports storable on a thread of its own while the library has other jobs.
#pragma once

#include "papers/Report.h"

#include <QFuture>
#include <QThreadPool>

namespace broadsheet {

class ReportCleaner final
{
public:
    ReportCleaner();

    // See storable(). In the order of the calls.
    [[nodiscard]] QFuture<QList<DayReport>> clean(QList<DayReport> days);

private:
    QThreadPool m_thread;
};

} // namespace broadsheet
