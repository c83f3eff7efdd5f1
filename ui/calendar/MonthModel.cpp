#include "calendar/MonthModel.h"

#include "calendar/DayMarks.h"
#include "papers/SafeText.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

void MonthModel::setDays(const QList<DaySummary> &days)
{
    m_days.clear();
    m_newest = {};
    for (const DaySummary &day : days) {
        m_days.insert(day.day, day);
        if (!m_newest.isValid() || day.day > m_newest)
            m_newest = day.day;
    }
    refresh();
}

void MonthModel::setMonth(QDate firstDay)
{
    m_month = firstDay;
    refresh();
}

void MonthModel::setSelected(QDate day)
{
    m_selected = day;
    refresh();
}

void MonthModel::setToday(QDate today)
{
    m_today = today;
    if (!m_month.isValid())
        m_month = QDate(today.year(), today.month(), 1);
    refresh();
}

void MonthModel::setLocale(const QLocale &locale)
{
    m_locale = locale;
    refresh();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, daysInWeek - 1);
}

void MonthModel::setSourceNames(const QMap<QString, QString> &names)
{
    m_sourceNames = names;
    refresh();
}

void MonthModel::refresh()
{
    Q_EMIT dataChanged(index(0, 0), index(weeks - 1, daysInWeek - 1));
}

QDate MonthModel::firstShown() const
{
    const int offset = (m_month.dayOfWeek() - m_locale.firstDayOfWeek() + daysInWeek) % daysInWeek;
    return m_month.addDays(-offset);
}

QDate MonthModel::dayAt(const QModelIndex &index) const
{
    return index.isValid() ? firstShown().addDays(index.row() * daysInWeek + index.column())
                           : QDate();
}

QModelIndex MonthModel::indexOf(QDate day) const
{
    const qint64 offset = firstShown().daysTo(day);
    if (!day.isValid() || offset < 0 || offset >= weeks * daysInWeek)
        return {};
    return index(int(offset) / daysInWeek, int(offset) % daysInWeek);
}

DaySummary MonthModel::summaryAt(const QModelIndex &index) const
{
    const QDate day = dayAt(index);
    return m_days.value(day, DaySummary{.day = day});
}

int MonthModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : weeks;
}

int MonthModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : daysInWeek;
}

QVariant MonthModel::data(const QModelIndex &index, int role) const
{
    if (!dayAt(index).isValid())
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return QString::number(dayAt(index).day());
    case Qt::ToolTipRole:
        return literalToolTip(description(index));
    case Qt::AccessibleTextRole:
        return shownLines(description(index));
    default:
        return {};
    }
}

QString MonthModel::description(const QModelIndex &index) const
{
    const DaySummary day = summaryAt(index);
    QStringList lines{dayDescription(day, m_locale, m_today, m_sourceNames)};
    // Nothing could be fetched yet for a future day.
    if (day.sources.isEmpty() && day.papers == 0 && day.day <= m_today)
        lines.first() += u' ' % tr("Not fetched.");
    if (day.day == m_today)
        lines.append(tr("Today."));
    if (day.day == m_selected)
        lines.append(tr("Shown in the list."));
    return lines.join(u'\n');
}

QVariant MonthModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const int day = (m_locale.firstDayOfWeek() - 1 + section) % daysInWeek + 1;
    switch (role) {
    case Qt::DisplayRole: {
        const QString name = m_locale.standaloneDayName(day, QLocale::ShortFormat);
        return name.first(std::min<qsizetype>(name.size(), 2));
    }
    case Qt::AccessibleTextRole:
        return m_locale.standaloneDayName(day, QLocale::LongFormat);
    case Qt::TextAlignmentRole:
        return int(Qt::AlignCenter);
    default:
        return {};
    }
}

} // namespace broadsheet
