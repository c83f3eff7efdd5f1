#include "sources/FeedDates.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr qsizetype maxDateLength = 100;

// "2024-03-22T00:00:00-04:00", "Fri, 22 Mar 2024 00:00:00 -0400", or with a name for UTC.
QDateTime writtenTime(const QString &text)
{
    static const QRegularExpression utc(u"\\s(?:GMT|UTC?|Z)$"_s);
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    return time.isValid()
               ? time
               : QDateTime::fromString(QString(text).replace(utc, u" +0000"_s), Qt::RFC2822Date);
}

// 0: not the name of a month in English.
int monthOf(const QString &name)
{
    const qsizetype at = u"janfebmaraprmayjunjulaugsepoctnovdec"_s.indexOf(name.left(3).toLower());
    return at % 3 == 0 ? int(at / 3) + 1 : 0;
}

// RFC 822 has years of two digits.
int yearOf(const QString &digits)
{
    const int year = digits.toInt();
    return digits.size() == 4 ? year : year + (year < 70 ? 2000 : 1900);
}

QDate dayBehindMonth(const QString &text)
{
    static const QRegularExpression dayFirst(
        u"(?<!\\d)(?<day>\\d{1,2})(?:st|nd|rd|th)?[ -]+(?<month>[A-Za-z]{3})[A-Za-z]*\\.?,?[ -]+"
        "(?<year>\\d{4}|\\d{2})(?!\\d)"_s);
    static const QRegularExpression monthFirst(
        u"(?<month>[A-Za-z]{3})[A-Za-z]*\\.? +(?<day>\\d{1,2})(?:st|nd|rd|th)?,? +"
        "(?:\\d{1,2}:\\d{2}(?::\\d{2})? +(?:[A-Z]{1,5} +)?)?(?<year>\\d{4})(?!\\d)"_s);
    for (const QRegularExpression &pattern : {dayFirst, monthFirst})
        for (auto match = pattern.globalMatch(text); match.hasNext();) {
            const QRegularExpressionMatch found = match.next();
            const QDate day(yearOf(found.captured(u"year"_s)), monthOf(found.captured(u"month"_s)),
                            found.captured(u"day"_s).toInt());
            if (day.isValid())
                return day;
        }
    return {};
}

} // namespace

QDate writtenDay(const QString &text)
{
    static const QRegularExpression numbers(
        u"^\\s*(\\d{4})([-/.]?)(\\d{1,2})\\2(\\d{1,2})(?!\\d)"_s);
    const QString date = text.left(maxDateLength);
    const QRegularExpressionMatch match = numbers.match(date);
    const QDate day(match.captured(1).toInt(), match.captured(3).toInt(),
                    match.captured(4).toInt());
    return day.isValid() ? day : dayBehindMonth(date);
}

QDate announcementDay(const QString &text)
{
    static const QTimeZone eastern("America/New_York");
    const QDateTime time = writtenTime(text.left(maxDateLength));
    if (!time.isValid())
        return writtenDay(text);
    const bool isLabel = time.time() == QTime(0, 0) || time.timeSpec() == Qt::LocalTime;
    return isLabel || !eastern.isValid() ? time.date() : time.toTimeZone(eastern).date();
}

} // namespace broadsheet
