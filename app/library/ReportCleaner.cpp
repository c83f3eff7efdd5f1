#include "library/ReportCleaner.h"

#include "tables/Merge.h"

#include <QtConcurrentRun>

namespace broadsheet {

ReportCleaner::ReportCleaner()
{
    m_thread.setMaxThreadCount(1);
}

QFuture<QList<DayReport>> ReportCleaner::clean(QList<DayReport> days)
{
    return QtConcurrent::run(
        &m_thread, [days = std::move(days)]() mutable { return storable(std::move(days)); });
}

} // namespace broadsheet
