#include "window/FetchPresenter.h"

#include "controllers/DaysController.h"
#include "controllers/ListController.h"
#include "controllers/LocalDay.h"
#include "controllers/RefreshController.h"
#include "controls/NoticeBar.h"
#include "controls/StatusLine.h"
#include "dialogs/FetchRangeDialog.h"
#include "notices/NoticePresenter.h"
#include "papers/SourceTraits.h"
#include "window/MainWindow.h"

#include <QLocale>

#include <algorithm>
#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace broadsheet {

namespace {

// A refresh of more days shows its progress, with a button to stop it.
constexpr int maxQuietDays = 10;

QString timeLeft(std::chrono::seconds left)
{
    if (left < 60s)
        return FetchPresenter::tr("%Ln second(s) left", nullptr, int(left.count()));
    if (left > 2h)
        return FetchPresenter::tr("%Ln hour(s) left", nullptr,
                                  int(std::chrono::ceil<std::chrono::hours>(left).count()));
    return FetchPresenter::tr("%Ln minute(s) left", nullptr,
                              int(std::chrono::ceil<std::chrono::minutes>(left).count()));
}

// A line for each day that could not be fetched, the newest first.
QString detailsOf(QList<DayOutcome> problems)
{
    std::stable_sort(problems.begin(), problems.end(),
                     [](const DayOutcome &a, const DayOutcome &b) { return a.day > b.day; });
    QStringList lines;
    for (const DayOutcome &one : problems) {
        QString line = one.sourceName + u": "_s + one.problem;
        if (one.day.isValid())
            line.prepend(one.day.toString(Qt::ISODate) + u' ');
        lines << line;
        for (const QString &remark : one.remarks)
            lines << u"    "_s + remark;
    }
    return lines.join(u'\n');
}

// The newest day with new papers; invalid if there is none.
QDate newestDayOf(const FetchReport &report)
{
    QDate newest;
    for (const DayOutcome &one : report.outcomes)
        if (one.newPapers > 0 && one.day.isValid() && (!newest.isValid() || one.day > newest))
            newest = one.day;
    return newest;
}

QString summaryOf(const FetchReport &report)
{
    QStringList parts;
    if (report.isCancelled)
        parts << FetchPresenter::tr("Stopped. Papers fetched so far are kept.");
    if (report.newPapers > 0)
        parts << FetchPresenter::tr("%Ln new paper(s).", nullptr, report.newPapers);
    const QList<DayOutcome> problems = report.problems();
    if (problems.size() == 1)
        parts << problems.constFirst().sourceName + u": "_s + problems.constFirst().problem;
    else if (!problems.isEmpty())
        parts << FetchPresenter::tr("%Ln day(s) could not be refreshed.", nullptr,
                                    int(problems.size()));
    else if (report.newPapers == 0 && report.updatedPapers > 0)
        parts << FetchPresenter::tr("No new papers; %Ln paper(s) updated.", nullptr,
                                    report.updatedPapers);
    else if (report.newPapers == 0 && !report.isCancelled)
        parts << FetchPresenter::tr("Nothing new.");
    return parts.join(u' ');
}

// Has a button where trying again may help; the caller sets what it does.
Notice noticeOf(const FetchReport &report, bool wasAskedFor)
{
    const QList<DayOutcome> problems = report.problems();
    if (wasAskedFor && report.isCancelled)
        return {.text = summaryOf(report), .action = FetchPresenter::tr("Resume"), .stays = true};
    if (!wasAskedFor || (!report.isOffline && problems.isEmpty()))
        return {.text = summaryOf(report)};
    const QString offline = FetchPresenter::tr(
        "Offline: no source could be reached. Broadsheet will retry automatically.");
    return {.kind = Notice::Kind::Problem,
            .text = report.isOffline ? offline : summaryOf(report),
            .action = FetchPresenter::tr("Retry"),
            .details = detailsOf(problems)};
}

} // namespace

FetchPresenter::FetchPresenter(Parts parts, QObject *parent)
    : QObject(parent), m_parts(std::move(parts))
{
    const RefreshController &refresh = m_parts.refresh;
    connect(&refresh, &RefreshController::progress, this, &FetchPresenter::showProgress);
    connect(&refresh, &RefreshController::finished, this, &FetchPresenter::showReport);
    connect(&refresh, &RefreshController::offlineChanged, this, &FetchPresenter::onOfflineChanged);
    connect(&refresh, &RefreshController::failed, this,
            [this](const Error &error) { m_parts.notices.showProblem(error); });
}

void FetchPresenter::refresh()
{
    m_wasAskedFor = true;
    m_parts.refresh.refresh();
}

void FetchPresenter::showNoSources()
{
    QAction *settings = m_parts.window.actions()[Command::Settings];
    m_parts.notices.show({.text = tr("All sources of daily lists are turned off."),
                          .action = tr("Settings…"),
                          .act = [settings] { settings->trigger(); }});
}

void FetchPresenter::showProgress(const FetchProgress &progress, bool isRange)
{
    Q_EMIT stateChanged();
    if (m_wasAskedFor || isRange)
        withdrawReport();
    const bool isWaiting = !progress.wait.source.isEmpty();
    if (progress.daysTotal > (isRange ? 1 : maxQuietDays)) {
        QString text = tr("Fetching days, %Ln new paper(s)", nullptr, progress.newPapers);
        if (progress.left.count() > 0)
            text += u" · "_s + timeLeft(progress.left);
        if (!progress.slowServer.isEmpty())
            text += u" · "_s +
                    tr("%1 allows %2 requests an hour")
                        .arg(progress.slowServer, QLocale().toString(progress.requestsAnHour));
        if (isWaiting)
            text += u" · "_s + sentenceOf(progress.wait);
        m_parts.notices.showProgress(m_parts.refresh, text, progress.daysDone, progress.daysTotal);
    } else if (isWaiting) {
        m_showsProgress = true; // to the end, so that it does not come and go
        m_parts.notices.showProgress(m_parts.refresh, sentenceOf(progress.wait), 0, 0);
    } else if (m_showsProgress) {
        m_parts.notices.showProgress(m_parts.refresh, tr("Fetching"), progress.done,
                                     progress.total);
    } else if (progress.total > 0) {
        const QLocale locale;
        m_parts.window.status().setActivity(
            tr("Fetching %1 of %2…")
                .arg(locale.toString(std::min(progress.done + 1, progress.total)),
                     locale.toString(progress.total)));
    }
}

// A user who asked for the fetch is told how it went; otherwise only new papers are reported.
void FetchPresenter::showReport(const FetchReport &report, const FetchRequest &request)
{
    m_parts.notices.clearProgress(m_parts.refresh);
    m_showsProgress = false;
    const bool wasAskedFor = std::exchange(m_wasAskedFor, false) || !request.isRefresh();
    // What a user was told is true until a fetch goes well.
    if (wasAskedFor || (report.problems().isEmpty() && !m_parts.refresh.isOffline()))
        withdrawReport();
    showOffline(m_parts.refresh.isOffline());
    Q_EMIT stateChanged();
    if (!wasAskedFor && (report.isOffline || report.newPapers == 0))
        return;
    Notice notice = noticeOf(report, wasAskedFor);
    const QDate day = newestDayOf(report);
    if (!notice.action.isEmpty()) {
        notice.act = [this, request] {
            if (request.isRefresh())
                m_parts.window.actions()[Command::Refresh]->trigger();
            else
                m_parts.refresh.fetchDays(request.from, request.to, request.sources);
        };
        m_report = notice.text;
    } else if (day.isValid() && day != m_parts.list.shownDay()) {
        notice.action = tr("Show");
        notice.act = [this, day] {
            m_parts.list.show({.kind = ViewSelection::Kind::Day, .day = day});
        };
    }
    m_parts.notices.show(notice);
}

void FetchPresenter::withdrawReport()
{
    m_parts.notices.withdraw(std::exchange(m_report, {}));
}

void FetchPresenter::onOfflineChanged(bool offline)
{
    showOffline(offline);
    if (offline && !m_wasAskedFor)
        m_parts.notices.show(
            {.text = tr("Offline: the daily lists could not be fetched. Your library still works; "
                        "fetching will resume automatically.")});
}

void FetchPresenter::showOffline(bool offline)
{
    StatusLine &status = m_parts.window.status();
    if (offline)
        status.setActivity(tr("Offline"),
                           tr("No source could be reached. Your library still works; fetching will "
                              "resume automatically."));
    else
        status.setActivity({});
}

void FetchPresenter::askForDays()
{
    QList<FetchRangeDialog::SourceChoice> choices;
    for (const SourceSetup &setup : m_parts.refresh.sources())
        if (setup.source->asks() == Source::Asks::Days && setup.isUsable())
            choices.append(
                {.id = setup.id(), .name = sourceName(setup.id()), .isOn = setup.enabled});
    auto *dialog = new FetchRangeDialog(choices, m_parts.list.shownDay(), localDay(m_parts.clock),
                                        &m_parts.window);
    dialog->setLastFetched(m_parts.days.lastFetched());
    connect(dialog, &FetchRangeDialog::chosen, &m_parts.refresh, &RefreshController::fetchDays);
    dialog->open();
}

} // namespace broadsheet
