// Reports beside what the library has of their papers, read some papers at a time: there can be
// thousands in one report, and stars do not wait. Throws Failed.
#pragma once

#include "library/DayEntries.h"
#include "library/StoreClock.h"
#include "papers/Report.h"
#include "tables/Milestones.h"

namespace broadsheet {

// How many reports of a day and source had no time of their own.
using UntimedReports = QHash<std::pair<QString, QDate>, int>;

class TakenReports final
{
public:
    // `now`: ms since 1970. The reports have to stay while this exists.
    TakenReports(Database &database, StoreClock &clock, qint64 now, UntimedReports &untimed,
                 QList<const DayReport *> reports)
        : m_database(database), m_clock(clock), m_now(now), m_untimed(untimed),
          m_reports(std::move(reports))
    {}

    // Does so much as reading so many papers takes. Returns how many it was; fewer: all are read.
    // Nobody else may store anything before the last call.
    qsizetype read(qsizetype most);
    [[nodiscard]] const QList<DayEntries> &days() const { return m_days; }
    // The milestones of a paper, which has none afterwards.
    [[nodiscard]] QList<Milestone> takeMilestones(const QString &id)
    {
        return m_milestones.take(id);
    }
    // The ids of so many papers that have milestones.
    [[nodiscard]] QStringList firstWithMilestones(qsizetype most) const;

private:
    // The report that is being read.
    struct Current
    {
        ReportListings listings;
        qint64 said = 0; // when; ms since 1970
        bool hasOwnTime = false;
        qsizetype place = 0; // of its day in m_days
        qsizetype added = 0; // of its listings
    };

    void begin();
    [[nodiscard]] qsizetype placeOf(const DayReport &report);
    qsizetype add(qsizetype most);
    [[nodiscard]] bool isKnown(const QString &id);

    Database &m_database;
    StoreClock &m_clock;
    qint64 m_now;
    UntimedReports &m_untimed;
    QList<const DayReport *> m_reports;
    qsizetype m_next = 0; // of the reports
    std::optional<Current> m_current;
    QHash<std::pair<QString, QDate>, qsizetype> m_places; // in m_days
    QList<DayEntries> m_days;
    QHash<QString, QList<Milestone>> m_milestones;
};

} // namespace broadsheet
