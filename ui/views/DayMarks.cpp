#include "views/DayMarks.h"

#include "views/Dates.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::views)
};

QString statusText(DayStatus status)
{
    switch (status) {
    case DayStatus::NotFetched:
        return Tr::tr("Not fetched");
    case DayStatus::Complete:
        return Tr::tr("Complete");
    case DayStatus::CutShort:
        return Tr::tr("Cut short: there were more papers");
    case DayStatus::Empty:
        return Tr::tr("No papers that day");
    case DayStatus::NotOpenYet:
        return Tr::tr("Not open yet");
    case DayStatus::Failed:
        return Tr::tr("Could not be fetched");
    }
    return {};
}

QString counts(const DaySummary &day)
{
    QStringList parts{Tr::tr("%n paper(s)", nullptr, day.papers)};
    if (day.unread > 0)
        parts.append(Tr::tr("%n unread", nullptr, day.unread));
    if (day.starred > 0)
        parts.append(Tr::tr("%n starred", nullptr, day.starred));
    return parts.join(u", "_s);
}

} // namespace

DayStatus overallStatus(const DaySummary &day)
{
    for (const DayStatus status : {DayStatus::Failed, DayStatus::CutShort, DayStatus::Complete,
                                   DayStatus::NotOpenYet, DayStatus::Empty}) {
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
        const auto suffix = status == DayStatus::CutShort ? u"+"_s
                            : status == DayStatus::Failed ? u"!"_s
                                                          : QString();
        return QString::number(day.papers) % suffix;
    }
    switch (status) {
    case DayStatus::Failed:
        return u"!"_s;
    case DayStatus::NotOpenYet:
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

QString dayDescription(const DaySummary &day, const QLocale &locale)
{
    QStringList sentences{fullDayText(day.day, locale)};
    if (day.papers > 0)
        sentences.append(counts(day));
    if (day.sources.isEmpty() && day.papers == 0)
        sentences.append(statusText(DayStatus::NotFetched));
    for (const DaySource &source : day.sources)
        sentences.append(day.sources.size() > 1
                             ? source.source % u": "_s % statusText(source.status)
                             : statusText(source.status));
    return sentences.join(u". "_s) % u'.';
}

} // namespace broadsheet
