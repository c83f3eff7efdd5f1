// The part of Session about fetching: how it goes, what came, being offline, and its settings.
#include "window/Session.h"

#include "controllers/AnnotationController.h"
#include "controllers/DaysController.h"
#include "controllers/DetailController.h"
#include "controllers/ImportController.h"
#include "controllers/ListController.h"
#include "controllers/MarkController.h"
#include "controllers/RefreshController.h"
#include "controls/NoticeBar.h"
#include "detail/SummaryView.h"
#include "dialogs/FetchRangeDialog.h"
#include "dialogs/SettingsDialog.h"
#include "models/PaperListModel.h"
#include "papers/SourceTraits.h"
#include "settings/Settings.h"
#include "thumbnails/Thumbnails.h"
#include "window/MainWindow.h"
#include "window/SettingsExchange.h"
#include "window/StatusLine.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// More, and the reader can follow it and stop it.
constexpr int daysOfACalmRefresh = 10;

PictureFetching fetchingOf(PictureLoading loading)
{
    switch (loading) {
    case PictureLoading::Always:
        return PictureFetching::Always;
    case PictureLoading::OnDemand:
        return PictureFetching::OnDemand;
    case PictureLoading::Never:
        return PictureFetching::Never;
    }
    Q_UNREACHABLE();
}

QString timeLeft(std::chrono::seconds left)
{
    using namespace std::chrono_literals;
    if (left < 60s)
        return Session::tr("%n second(s) left", nullptr, int(left.count()));
    return Session::tr("%n minute(s) left", nullptr,
                       int(std::chrono::ceil<std::chrono::minutes>(left).count()));
}

// A line for each day that did not come, newest first as they were asked.
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

// With new papers; invalid when none brought any.
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
        parts << Session::tr("Stopped; what was fetched stays.");
    if (report.newPapers > 0)
        parts << Session::tr("%Ln new paper(s).", nullptr, report.newPapers);
    const QList<DayOutcome> problems = report.problems();
    if (problems.size() == 1)
        parts << problems.constFirst().sourceName + u": "_s + problems.constFirst().problem;
    else if (!problems.isEmpty())
        parts << Session::tr("%n day(s) did not come in full.", nullptr, int(problems.size()));
    else if (report.newPapers == 0 && report.updatedPapers > 0)
        parts << Session::tr("No new papers; %Ln paper(s) updated.", nullptr, report.updatedPapers);
    else if (report.newPapers == 0 && !report.isCancelled)
        parts << Session::tr("Nothing new.");
    return parts.join(u' ');
}

// With a button that does it again where that may help; what it does is the caller's.
Notice noticeOf(const FetchReport &report, bool asked)
{
    const QList<DayOutcome> problems = report.problems();
    if (asked && report.isCancelled)
        return {.text = summaryOf(report), .action = Session::tr("Go on"), .stays = true};
    if (asked && report.isOffline)
        return {.kind = Notice::Kind::Problem,
                .text = Session::tr("Offline: no source could be reached. It is tried again by "
                                    "itself."),
                .action = Session::tr("Retry"),
                .details = detailsOf(problems)};
    if (asked && !problems.isEmpty())
        return {.kind = Notice::Kind::Problem,
                .text = summaryOf(report),
                .action = Session::tr("Retry"),
                .details = detailsOf(problems)};
    return {.text = summaryOf(report)};
}

} // namespace

void Session::connectFetching()
{
    connect(m_refresh, &RefreshController::progress, this, &Session::showFetching);
    connect(m_refresh, &RefreshController::finished, this, &Session::showFetched);
    connect(m_refresh, &RefreshController::offlineChanged, this, [this](bool offline) {
        showOffline(offline);
        if (offline && !m_toldFetched)
            notify({.text = tr("Offline: the daily lists could not be fetched. What is in the "
                               "library works, and fetching goes on by itself.")});
    });
    connect(m_refresh, &RefreshController::failed, this,
            [this](const Error &error) { showProblem(error); });
    const auto nameSources = [this] {
        m_days->setSourceNames(m_refresh->sourceNames());
        m_window.summary().setSourceNames(m_refresh->sourceNames());
    };
    connect(m_refresh, &RefreshController::sourcesChanged, this, nameSources);
    nameSources();
    applyPictureLoading();
}

void Session::show(const ViewSelection &selection)
{
    m_list->show(selection);
}

void Session::fetch(QDate from, QDate to)
{
    m_refresh->fetchDays(from, to);
}

bool Session::isFetching() const
{
    return m_refresh->isRunning();
}

void Session::refresh()
{
    if (!m_lastOpened.isEmpty())
        m_import->import(m_lastOpened);
    if (!m_refresh->hasSources()) {
        if (m_lastOpened.isEmpty())
            notify({.text = tr("No source of daily lists is switched on."),
                    .action = tr("Settings…"),
                    .act = [this] { editSettings(); }});
        return;
    }
    m_toldFetched = true;
    m_refresh->refresh();
}

void Session::showFetching(const FetchProgress &progress, bool isRange)
{
    if (m_papers->rowCount() == 0)
        showListOrMessage();                                      // that it is being fetched
    m_window.notice().withdraw(std::exchange(m_fetchNotice, {})); // it speaks of an older fetch
    if (progress.daysTotal > (isRange ? 1 : daysOfACalmRefresh)) {
        QString text = tr("Fetching days, %Ln new paper(s)", nullptr, progress.newPapers);
        if (progress.left.count() > 0)
            text += u" · "_s + timeLeft(progress.left);
        m_window.notice().showProgress(text, progress.daysDone, progress.daysTotal);
    } else if (progress.total > 0) {
        m_window.status().setActivity(
            tr("Fetching %1 of %2…")
                .arg(QLocale().toString(std::min(progress.done + 1, progress.total)),
                     QLocale().toString(progress.total)));
    }
}

// Who asked is told how it went, others only what came.
void Session::showFetched(const FetchReport &report, const FetchRequest &order)
{
    m_window.notice().clearProgress();
    m_window.notice().withdraw(std::exchange(m_fetchNotice, {}));
    showOffline(m_refresh->isOffline());
    showListOrMessage();
    const bool asked = std::exchange(m_toldFetched, false) || !order.isRefresh();
    if (!asked && (report.isOffline || report.newPapers == 0))
        return;
    Notice told = noticeOf(report, asked);
    const QDate day = newestDayOf(report);
    if (!told.action.isEmpty()) {
        told.act = [this, order] {
            if (order.isRefresh())
                refresh();
            else
                m_refresh->fetchDays(order.from, order.to, order.sources);
        };
        m_fetchNotice = told.text;
    } else if (day.isValid() && day != m_list->shownDay()) {
        told.action = tr("Show");
        told.act = [this, day] {
            show({.kind = ViewSelection::Kind::Day, .day = day, .author = {}});
        };
    }
    notify(told);
}

void Session::showOffline(bool offline)
{
    m_window.status().setActivity(
        offline ? tr("Offline") : QString(),
        offline ? tr("No source could be reached. Everything in the library works; "
                     "fetching goes on by itself.")
                : QString());
}

void Session::askForDays()
{
    QList<FetchRangeDialog::SourceChoice> choices;
    for (const SourceSetup &setup : m_refresh->sources())
        if (setup.source->asks() == Source::Asks::Days && setup.isUsable())
            choices.append(
                {.id = setup.id(), .name = sourceName(setup.id()), .isOn = setup.enabled});
    auto *dialog = new FetchRangeDialog(choices, m_list->shownDay(), &m_window);
    connect(dialog, &FetchRangeDialog::chosen, m_refresh, &RefreshController::fetchDays);
    dialog->open();
}

void Session::applyPictureLoading()
{
    m_thumbnails.setFetching(fetchingOf(m_settings.pictureLoading()));
}

void Session::editSettings()
{
    const Muting muting = m_annotations->muting();
    SettingsValues values = settingsValues(m_settings);
    values.mutedWords = muting.words;
    values.mutedAuthors = muting.authors;
    auto *dialog = new SettingsDialog(values, problemWithBase, &m_window);
    connect(dialog, &SettingsDialog::applied, this, [this, muting](const SettingsValues &now) {
        applySettings(now);
        m_annotations->setMuting(muting, {.words = now.mutedWords, .authors = now.mutedAuthors});
    });
    dialog->open();
}

void Session::applySettings(const SettingsValues &values)
{
    const bool otherSources = values.sources != settingsValues(m_settings).sources ||
                              values.categories != m_settings.arxivCategories();
    store(values, m_settings);
    m_refresh->readSettings();
    if (otherSources)
        refresh();
    m_marks->setMarkReadAfter(std::chrono::seconds(m_settings.markReadAfterSeconds()));
    applyPictureLoading();
}

} // namespace broadsheet
