#include "writing/SummaryController.h"

#include "base/Deliver.h"
#include "base/Limits.h"
#include "controllers/ListController.h"
#include "controllers/ListSelection.h"
#include "controllers/LocalDay.h"
#include "detail/SummaryView.h"
#include "library/Library.h"
#include "modeltext/ModelText.h"
#include "secrets/Secrets.h"
#include "settings/Settings.h"
#include "settings/StandardPaths.h"
#include "writing/SentDialog.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace broadsheet {

namespace {

using Table = SettingsTable;

constexpr auto betweenDrawings = 100ms;
constexpr int oldestNewDay = 3; // days ago; over a weekend there is none

Notice problem(const Error &error)
{
    return {.kind = Notice::Kind::Problem, .text = error.message, .details = error.detail};
}

QList<PaperId> idsOf(const QList<PaperRow> &rows)
{
    QList<PaperId> ids;
    for (const PaperRow &row : rows)
        ids.append(row.id);
    return ids;
}

} // namespace

SummaryController::SummaryController(const Parts &parts, QObject *parent)
    : QObject(parent), m_parts(parts),
      m_writer(parts.library, parts.secrets.modelKey, parts.settings,
               {.proxy = parts.settings.proxy(), .secrets = &parts.secrets.store}, parts.clock)
{
    m_growth.setSingleShot(true);
    m_growth.setInterval(betweenDrawings);
    connect(&m_growth, &QTimer::timeout, this, &SummaryController::showGrowth);
    connectWriter();
}

void SummaryController::connectWriter()
{
    connect(&m_writer, &SummaryWriter::began, this, [this] {
        m_begun = m_parts.clock();
        showProgress();
        showGrowth();
    });
    connect(&m_writer, &SummaryWriter::grew, this, [this] {
        if (!m_growth.isActive())
            m_growth.start();
    });
    connect(&m_writer, &SummaryWriter::asked, this, &SummaryController::showProgress);
    connect(&m_writer, &SummaryWriter::kept, this, [this] {
        ++m_done;
        ++m_kept;
    });
    connect(&m_writer, &SummaryWriter::skipped, this, [this](const PaperId &paper) {
        ++m_done;
        ++m_skipped;
        m_parts.view.setGrowing(paper, std::nullopt);
        if (m_all == 1)
            offerAgain(paper);
    });
    connect(&m_writer, &SummaryWriter::failed, this, [this](const PaperId &paper, const Error &e) {
        ++m_done;
        m_parts.view.setGrowing(paper, std::nullopt);
        Q_EMIT said(problem(e));
    });
    connect(&m_writer, &SummaryWriter::waits, this, [this](const PaperId &, const QDateTime &at) {
        Q_EMIT progress(tr("The model's server asks to wait until %1…")
                            .arg(QLocale().toString(at.toLocalTime().time(), QLocale::ShortFormat)),
                        m_done, m_all);
    });
    connect(&m_writer, &SummaryWriter::finished, this, &SummaryController::sayEnd);
}

void SummaryController::askSelected()
{
    m_parts.list.papers().whenSelected(
        [this] { askNumbers(m_parts.list.papers().selectedNumbers()); });
}

void SummaryController::askList()
{
    m_parts.list.whenWhole([this] { askNumbers(m_parts.list.papers().allNumbers()); });
}

void SummaryController::askNumbers(const QList<qint32> &numbers)
{
    if (numbers.isEmpty())
        return;
    if (numbers.size() > maxModelPapers) {
        Q_EMIT said({.kind = Notice::Kind::Problem,
                     .text = tr("At most %Ln papers can be summarised at once. Choose fewer.",
                                nullptr, int(maxModelPapers))});
        return;
    }
    deliver(m_parts.library.rowsAt(numbers), this, [this](const Result<QList<PaperRow>> &rows) {
        if (rows)
            ask(idsOf(*rows));
        else
            Q_EMIT said(problem(rows.error()));
    });
}

void SummaryController::ask(const Papers &papers, bool replaces)
{
    const Result<ModelServer> server = modelServer(m_parts.settings);
    if (!server) {
        Notice notice = problem(server.error());
        if (!isModelSet(m_parts.settings)) // without the words for the command line
            notice = {.text = tr("No model that writes summaries is set up yet.")};
        notice.action = tr("Settings…");
        notice.act = [this] { Q_EMIT settingsRequested(); };
        Q_EMIT said(notice);
        return;
    }
    const Result<Prompt> prompt = readPrompt(promptFile());
    if (!prompt) {
        Q_EMIT said(problem(prompt.error()));
        return;
    }
    QList<SummaryOrder> orders;
    for (const PaperId &paper : papers)
        orders.append({.paper = paper, .replaces = replaces});
    if (orders.isEmpty())
        return;
    if (m_parts.settings.text(Table::summariesShown) == server->base.toString())
        begin(*server, *prompt, orders);
    else
        show(*server, *prompt, orders);
}

// In full, before anything is sent to this address for the first time: of the papers from `first`
// on, the first one with something to send.
void SummaryController::show(const ModelServer &server, const Prompt &prompt,
                             const QList<SummaryOrder> &orders, qsizetype first)
{
    deliver(
        m_parts.library.paper(orders.at(first).paper), this, [=, this](const Result<Paper> &paper) {
            if (!paper) {
                Q_EMIT said(problem(paper.error()));
                return;
            }
            const QString data = dataOf(*paper);
            if (data.isEmpty() && first + 1 < orders.size())
                return show(server, prompt, orders, first + 1);
            if (data.isEmpty()) {
                Q_EMIT said(problem(nothingToSummarise()));
                return;
            }
            auto *dialog = new SentDialog(server.base.host(), shownRequest(server, prompt, data),
                                          int(orders.size()), &m_parts.window);
            connect(dialog, &QDialog::accepted, this, [=, this] {
                m_parts.settings.setText(Table::summariesShown, server.base.toString());
                begin(server, prompt, orders);
            });
            dialog->open();
        });
}

void SummaryController::begin(const ModelServer &server, const Prompt &prompt,
                              const QList<SummaryOrder> &orders)
{
    if (!m_writer.isBusy())
        m_done = m_kept = m_skipped = 0;
    m_server = server;
    m_prompt = prompt;
    m_writer.ask(server, prompt, orders);
    showProgress();
}

void SummaryController::offerAgain(const PaperId &paper)
{
    Q_EMIT said({.text = tr("A model has already written a summary of this paper."),
                 .action = tr("Write again"),
                 .act = [this, paper] { ask({paper}, true); }});
}

void SummaryController::stop()
{
    m_parts.view.setGrowing(m_writer.paper(), std::nullopt);
    m_writer.stop();
}

// As a text of the paper that says who writes it.
void SummaryController::showGrowth()
{
    if (!m_writer.isBusy())
        return;
    const QString text = m_writer.soFar();
    const QString waiting = u"*"_s + tr("The model is writing…") + u"*"_s;
    const Signature signature{.model = m_server.model,
                              .language = m_server.language,
                              .at = m_begun,
                              .prompt = m_prompt.version};
    m_parts.view.setGrowing(m_writer.paper(),
                            PaperText{.source = modelSourcePrefix + m_server.language,
                                      .language = m_server.language,
                                      .markdown = signedText(text + u"\n\n"_s + waiting, signature),
                                      .kind = TextKind::AiSummary},
                            m_all == 1); // of several, nobody waits for this one
}

void SummaryController::showProgress()
{
    if (!m_writer.isBusy())
        return;
    m_all = m_done + int(m_writer.left()); // without what was asked for twice
    Q_EMIT progress(m_all == 1 ? tr("%1 writes a summary…").arg(m_server.model)
                               : tr("%1 writes %Ln summaries…", nullptr, m_all).arg(m_server.model),
                    m_done, m_all == 1 ? 0 : m_all);
}

void SummaryController::sayEnd(qsizetype left)
{
    Q_EMIT ended();
    if (m_all > 1 && left > 0)
        Q_EMIT said({.text = tr("%Ln papers were not asked about.", nullptr, int(left))});
    else if (m_kept > 0 && (m_all > 1 || !m_parts.view.isVisible()))
        Q_EMIT said({.text = tr("%Ln summaries were written.", nullptr, m_kept)});
    else if (m_all > 1 && m_skipped == m_all)
        Q_EMIT said({.text = tr("A model has already written summaries of these papers.")});
}

void SummaryController::askNewDay()
{
    const Settings &settings = m_parts.settings;
    const int wanted = std::min(settings.number(Table::summariesEachDay), leftToday());
    const Result<ModelServer> server = modelServer(settings);
    const bool isShown = server && settings.text(Table::summariesShown) == server->base.toString();
    if (wanted <= 0 || !isShown || m_writer.isBusy())
        return;
    deliver(m_parts.library.days(), this, [this, wanted](const Result<QList<DaySummary>> &days) {
        QDate newest;
        for (const DaySummary &day : days.value_or(QList<DaySummary>()))
            if (day.papers > 0 && (!newest.isValid() || day.day > newest))
                newest = day.day;
        if (newest.isValid() && newest.daysTo(localDay(m_parts.clock)) <= oldestNewDay)
            askFirstOf(newest, wanted);
    });
}

void SummaryController::askFirstOf(QDate day, int wanted)
{
    const FitSource &fit = m_parts.list.sorting().fit();
    const Query query{.from = day,
                      .to = day,
                      .withMuted = false,
                      .sort = fit.isReady ? SortKey::Fit : SortKey::Votes,
                      .profile = fit.profile,
                      .limit = wanted};
    deliver(m_parts.library.papers(query), this, [this](const Result<QList<Paper>> &papers) {
        const Result<ModelServer> now = modelServer(m_parts.settings);
        if (!papers || !now)
            return;
        Papers missing;
        for (const Paper &paper : *papers)
            if (!hasModelText(paper, now->language) && !dataOf(paper).isEmpty())
                missing.append(paper.id);
        countToday(int(missing.size()));
        ask(missing);
    });
}

// "2026-11-26=5"
int SummaryController::leftToday() const
{
    const QString sent = m_parts.settings.plainText(Table::summariesSent);
    const bool isToday = sent.section(u'=', 0, 0) == localDay(m_parts.clock).toString(Qt::ISODate);
    return m_parts.settings.number(Table::summariesLimit) -
           (isToday ? sent.section(u'=', 1).toInt() : 0);
}

void SummaryController::countToday(int papers)
{
    const int sent = m_parts.settings.number(Table::summariesLimit) - leftToday() + papers;
    m_parts.settings.setPlain(
        Table::summariesSent,
        QString(localDay(m_parts.clock).toString(Qt::ISODate) + u'=' + QString::number(sent)));
}

} // namespace broadsheet
