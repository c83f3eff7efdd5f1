#include "text/Dates.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

QString dayText(QDate day, const QLocale &locale)
{
    switch (locale.language()) {
    case QLocale::Korean:
        return locale.toString(day, u"yyyy. M. d."_s);
    case QLocale::Chinese:
    case QLocale::Japanese:
        return locale.toString(day, u"yyyy/M/d"_s);
    default:
        return locale.toString(day, u"d MMM yyyy"_s);
    }
}

QString fullDayText(QDate day, const QLocale &locale)
{
    switch (locale.language()) {
    case QLocale::Korean:
        return locale.toString(day, u"yyyy년 M월 d일 dddd"_s);
    case QLocale::Chinese:
    case QLocale::Japanese:
        return locale.toString(day, u"yyyy年M月d日 dddd"_s);
    default:
        return locale.toString(day, u"dddd, d MMMM yyyy"_s);
    }
}

QString monthText(QDate day, const QLocale &locale)
{
    switch (locale.language()) {
    case QLocale::Korean:
        return locale.toString(day, u"yyyy년 M월"_s);
    case QLocale::Chinese:
    case QLocale::Japanese:
        return locale.toString(day, u"yyyy年M月"_s);
    default:
        return locale.standaloneMonthName(day.month()) % u' ' % QString::number(day.year());
    }
}

QString momentText(const QDateTime &moment, const QLocale &locale)
{
    if (!moment.isValid())
        return {};
    const QDateTime local = moment.toLocalTime();
    return dayText(local.date(), locale) % u' ' %
           locale.toString(local.time(), QLocale::ShortFormat);
}

} // namespace broadsheet
