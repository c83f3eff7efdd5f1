#include "calendar/DayMarks.h"

#include "calendar/Tr.h"
#include "papers/DayStatusText.h"
#include "papers/SourceTraits.h"
#include "text/Dates.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// Without the date on the day itself.
QString timeText(const QDateTime &time, QDate day, const QLocale &locale)
{
    const QDateTime local = time.toLocalTime();
    const QString clock = local.toString(u"HH:mm"_s);
    return local.date() == day ? clock : dayText(local.date(), locale) % u' ' % clock;
}

// After a failed later attempt: the earlier state, and then the attempt.
QString sourceText(const DaySource &source, QDate day, const QLocale &locale, QDate today)
{
    const bool triedAgain = source.tried.isValid() && source.tried > source.at &&
                            !source.problem.isEmpty() && source.status != DayStatus::Failed;
    QString text = dayStatusText(source);
    const QDateTime at =
        source.status == DayStatus::Failed && source.tried.isValid() ? source.tried : source.at;
    if (at.isValid() && source.status != DayStatus::NotFetched)
        text += u", "_s % timeText(at, day, locale);
    const QDateTime closing = closingTime(source.source, day);
    if (source.status == DayStatus::SoFar && closing.toLocalTime().date() >= today)
        text += u". "_s % CalendarTr::tr("May grow until %1").arg(timeText(closing, day, locale));
    if (triedAgain)
        text +=
            u". "_s %
            CalendarTr::tr("The last attempt failed, %1").arg(timeText(source.tried, day, locale));
    if (!source.problem.isEmpty())
        text += u": "_s % source.problem;
    if (source.nextTry.isValid()) {
        if (!text.endsWith(u'.'))
            text += u'.';
        text += u' ' % CalendarTr::tr("Next try %1").arg(timeText(source.nextTry, day, locale));
    }
    return text;
}

QString counts(const DaySummary &day)
{
    QStringList parts{CalendarTr::tr("%Ln paper(s)", nullptr, day.papers)};
    if (day.unread > 0)
        parts.append(CalendarTr::tr("%Ln unread", nullptr, day.unread));
    if (day.starred > 0)
        parts.append(CalendarTr::tr("%Ln starred", nullptr, day.starred));
    return parts.join(u", "_s);
}

} // namespace

DayStatus overallStatus(const DaySummary &day)
{
    for (const DayStatus status : {DayStatus::Failed, DayStatus::CutShort, DayStatus::SoFar,
                                   DayStatus::Complete, DayStatus::NotOpenYet, DayStatus::Empty}) {
        const auto has = [status](const DaySource &source) { return source.status == status; };
        if (std::any_of(day.sources.begin(), day.sources.end(), has))
            return status;
    }
    return DayStatus::NotFetched;
}

QString dayMark(const DaySummary &day)
{
    const DayStatus status = overallStatus(day);
    if (day.papers > 0) {
        static const QMap<DayStatus, QString> suffixes{
            {DayStatus::CutShort, u"+"_s}, {DayStatus::SoFar, u"…"_s}, {DayStatus::Failed, u"!"_s}};
        return QString::number(day.papers) % suffixes.value(status);
    }
    switch (status) {
    case DayStatus::Failed:
        return u"!"_s;
    case DayStatus::NotOpenYet:
    case DayStatus::SoFar:
        return u"…"_s;
    case DayStatus::NotFetched:
        return {};
    case DayStatus::Complete:
    case DayStatus::CutShort:
    case DayStatus::Empty:
        return u"–"_s;
    }
    return {};
}

QString dayDescription(const DaySummary &day, const QLocale &locale, QDate today,
                       const QMap<QString, QString> &sourceNames)
{
    QStringList sentences{fullDayText(day.day, locale)};
    if (day.papers > 0)
        sentences.append(counts(day));
    QStringList lines{QString(sentences.join(u". "_s) % u'.')};
    for (const DaySource &source : day.sources)
        lines.append(sourceNames.value(source.source, source.source) % u": "_s %
                     sourceText(source, day.day, locale, today));
    return lines.join(u'\n');
}

} // namespace broadsheet
