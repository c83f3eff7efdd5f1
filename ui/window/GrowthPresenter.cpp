#include "window/GrowthPresenter.h"

#include "controllers/DaysController.h"
#include "controllers/ListController.h"
#include "controls/NoticeBar.h"
#include "notices/NoticePresenter.h"
#include "settings/Settings.h"
#include "text/Dates.h"

#include <QLocale>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr qsizetype maxDays = 30; // remembered; a list that never closes is not told about for ever

bool has(const DaySummary &day, DayStatus status)
{
    return std::any_of(day.sources.cbegin(), day.sources.cend(),
                       [status](const DaySource &source) { return source.status == status; });
}

QMap<QDate, int> readDays(const QString &text)
{
    QMap<QDate, int> days;
    for (const QString &one : text.split(u' ', Qt::SkipEmptyParts))
        if (const QDate day = QDate::fromString(one.section(u'=', 0, 0), Qt::ISODate);
            day.isValid())
            days.insert(day, one.section(u'=', 1).toInt());
    return days;
}

QString written(const QMap<QDate, int> &days)
{
    QStringList parts;
    for (auto day = days.cbegin(); day != days.cend(); ++day)
        parts << day.key().toString(Qt::ISODate) + u'=' + QString::number(day.value());
    return parts.join(u' ');
}

} // namespace

GrowthPresenter::GrowthPresenter(Parts parts, QObject *parent)
    : QObject(parent), m_parts(parts), m_seen(readDays(parts.settings.growingDays()))
{
    connect(&m_parts.days, &DaysController::changed, this, &GrowthPresenter::update);
    connect(&m_parts.list, &ListController::selectionChanged, this, &GrowthPresenter::noteShown);
}

void GrowthPresenter::update()
{
    const QMap<QDate, int> before = m_seen;
    for (auto seen = before.cbegin(); seen != before.cend(); ++seen) {
        const DaySummary day = m_parts.days.summaryOf(seen.key());
        if (has(day, DayStatus::SoFar) || !has(day, DayStatus::Complete))
            continue;
        m_seen.remove(seen.key());
        if (day.papers > seen.value() && seen.key() != m_parts.list.shownDay())
            tell(seen.key(), day.papers - seen.value());
    }
    if (m_seen != before)
        save();
    noteShown();
}

void GrowthPresenter::noteShown()
{
    const QDate shown = m_parts.list.shownDay();
    const DaySummary day = m_parts.days.summaryOf(shown);
    if (!shown.isValid() || !has(day, DayStatus::SoFar) || m_seen.value(shown, -1) == day.papers)
        return;
    m_seen[shown] = day.papers;
    while (m_seen.size() > maxDays)
        m_seen.erase(m_seen.begin());
    save();
}

void GrowthPresenter::tell(QDate day, int papersSince)
{
    m_parts.notices.show({.text = tr("%1 is complete: %Ln more paper(s) since you looked at it.",
                                     nullptr, papersSince)
                                      .arg(dayText(day, QLocale())),
                          .action = tr("Show"),
                          .act = [this, day] {
                              m_parts.list.show({.kind = ViewSelection::Kind::Day, .day = day});
                          }});
}

void GrowthPresenter::save()
{
    m_parts.settings.setGrowingDays(written(m_seen));
}

} // namespace broadsheet
