#include "backups/Rotation.h"

#include <QSet>

#include <utility>

namespace broadsheet {

namespace {

using Period = std::pair<int, int>; // a year and a number in it

struct Rule
{
    qsizetype periods;
    Period (*periodOf)(QDate day);
};

constexpr qsizetype alwaysKept = 3;

constexpr Rule rules[] = {
    {7, [](QDate day) { return Period(day.year(), day.dayOfYear()); }},
    {4,
     [](QDate day) {
         int year = 0;
         const int week = day.weekNumber(&year);
         return Period(year, week);
     }},
    {12, [](QDate day) { return Period(day.year(), day.month()); }},
};

} // namespace

QList<qsizetype> outdatedBackups(const QList<QDateTime> &newestFirst)
{
    QSet<qsizetype> kept;
    for (qsizetype place = 0; place < std::min(alwaysKept, newestFirst.size()); ++place)
        kept.insert(place);
    for (const Rule &rule : rules) {
        QSet<Period> periods;
        for (qsizetype place = 0; place < newestFirst.size(); ++place) {
            const Period period = rule.periodOf(newestFirst[place].date());
            if (periods.size() == rule.periods || periods.contains(period))
                continue;
            periods.insert(period);
            kept.insert(place);
        }
    }
    QList<qsizetype> outdated;
    for (qsizetype place = 0; place < newestFirst.size(); ++place)
        if (!kept.contains(place))
            outdated.append(place);
    return outdated;
}

} // namespace broadsheet
