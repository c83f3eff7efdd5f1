#include "syncing/SyncWords.h"

#include "syncing/Tr.h"
#include "text/Dates.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// The time of today, the day of another day.
QString shortTime(const QDateTime &moment, const QDateTime &now)
{
    const QDateTime local = moment.toLocalTime();
    return local.date() == now.date() ? local.toString(u"HH:mm"_s)
                                      : dayText(local.date(), QLocale());
}

QString shortText(const SyncState &state, const QDateTime &now)
{
    if (state.problem)
        return SyncingTr::tr("⚠ Not synced");
    if (state.exchanged.isValid())
        return SyncingTr::tr("Synced %1").arg(shortTime(state.exchanged, now));
    return state.isExchanging ? SyncingTr::tr("Syncing…") : QString();
}

} // namespace

SyncWords wordsOf(const SyncState &state, const QDateTime &now, bool hasMachines)
{
    QStringList lines;
    if (state.problem)
        lines += state.problem->message;
    if (state.exchanged.isValid())
        lines += (hasMachines ? SyncingTr::tr("Last exchange with your other machines: %1.")
                              : SyncingTr::tr("Last exchange: %1."))
                     .arg(momentText(state.exchanged, QLocale()));
    if (state.waiting > 0)
        lines += SyncingTr::tr("%Ln changes wait to be sent.", nullptr, int(state.waiting));
    const SyncReport &report = state.report;
    if (report.contentSent > 0 || report.contentReceived > 0)
        lines += SyncingTr::tr("Of papers: %1 sent, %2 received.")
                     .arg(QLocale().toString(report.contentSent),
                          QLocale().toString(report.contentReceived));
    if (!report.contentProblem.isEmpty())
        lines += report.contentProblem;
    if (report.refused > 0)
        lines += SyncingTr::tr("Left out: %1").arg(report.firstRefused);
    if (state.problem && state.nextTry.isValid())
        lines += SyncingTr::tr("Next try: %1.").arg(momentText(state.nextTry, QLocale()));
    lines += SyncingTr::tr("A click exchanges now.");
    return {.text = shortText(state, now), .details = lines.join(u'\n')};
}

} // namespace broadsheet
