#include "sharing/ExportController.h"

#include "base/WorkPool.h"
#include "controllers/ListController.h"
#include "controllers/ListSelection.h"
#include "export/Formats.h"
#include "export/PaperWriter.h"
#include "export/SaveExport.h"
#include "papers/SafeText.h"
#include "settings/Settings.h"
#include "sharing/SaveDialog.h"

#include <QClipboard>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QGuiApplication>
#include <QtConcurrentRun>

#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr const SwitchSetting &byteOrderMark = SettingsTable::exportsByteOrderMark;

} // namespace

// One thread at a time uses it.
class ExportController::Job final
{
public:
    // `day`: what formats with days are limited to; invalid: all.
    Job(const ExportChoice &choice, const QString &path, QDate day)
        : m_choice(choice), m_path(path), m_file(path),
          m_writer(*choice.format, [this](const QByteArray &text) { return put(text); },
                   {.from = day, .to = day, .notes = choice.notes, .weeks = choice.weeks})
    {}

    Result<void> add(const QList<Paper> &papers)
    {
        if (m_count == 0 && m_choice.byteOrderMark)
            if (const Result<void> begun = put("\xEF\xBB\xBF"); !begun)
                return begun;
        m_count += int(papers.size());
        return m_writer.add(papers);
    }

    Result<void> finish()
    {
        return m_writer.finish().and_then(
            [this] { return m_path.isEmpty() ? Result<void>() : m_file.commit(); });
    }

    [[nodiscard]] const Format &format() const { return *m_choice.format; }
    [[nodiscard]] const QString &path() const { return m_path; }    // empty: to the clipboard
    [[nodiscard]] const QByteArray &text() const { return m_text; } // for the clipboard
    [[nodiscard]] int count() const { return m_count; }             // of papers so far

private:
    Result<void> put(const QByteArray &text)
    {
        if (!m_path.isEmpty())
            return m_file.write(text);
        m_text += text;
        return {};
    }

    ExportChoice m_choice;
    QString m_path;
    ExportFile m_file;
    QByteArray m_text;
    int m_count = 0;
    PaperWriter m_writer;
};

ExportController::ExportController(const Parts &parts, QObject *parent)
    : QObject(parent), m_parts(parts), m_collector(parts.library)
{
    connect(&m_collector, &PaperCollector::collected, this, &ExportController::write);
    connect(&m_collector, &PaperCollector::finished, this, &ExportController::finish);
    connect(&m_collector, &PaperCollector::failed, this, &ExportController::fail);
}

ExportController::~ExportController() = default;

void ExportController::ask()
{
    if (m_isRunning)
        Q_EMIT said({.text = tr("Papers are still being exported.")});
    else
        m_parts.list.whenWhole([this] { open(); });
}

void ExportController::cancel()
{
    if (!m_collector.isRunning())
        return;
    end();
    Q_EMIT ended();
}

void ExportController::open()
{
    if (m_dialog)
        return; // the key was pressed twice before the list was whole
    const ListSelection &papers = m_parts.list.papers();
    const auto all = int(papers.allNumbers().size());
    if (all == 0) {
        Q_EMIT said({.text = tr("This list has no papers.")});
        return;
    }
    auto *dialog = new ExportDialog(int(papers.selectedNumbers().size()), all,
                                    {.format = m_parts.settings.exportFormat(),
                                     .byteOrderMark = m_parts.settings.isOn(byteOrderMark)},
                                    &m_parts.window);
    connect(dialog, &ExportDialog::saveRequested, this, [this, dialog] { askForFile(*dialog); });
    connect(dialog, &ExportDialog::copyRequested, this, [this, dialog] {
        start(dialog->choice(), {});
        dialog->accept();
    });
    m_dialog = dialog;
    dialog->open();
}

void ExportController::askForFile(ExportDialog &dialog)
{
    const ExportChoice choice = dialog.choice();
    const FormatFace face = faceOf(*choice.format);
    const ListController &list = m_parts.list;
    const ExportedPapers papers{
        .view = list.selection(),
        .search = list.searchText(),
        .day = list.shownDay(),
        .selected = choice.isWholeList ? 0 : int(list.papers().selectedNumbers().size())};
    broadsheet::askForFile({.parent = dialog,
                            .title = tr("Save papers"),
                            .name = suggestedFileName(papers, face.suffix),
                            .fileType = face.name},
                           m_parts.settings, [this, choice, &dialog](const QString &path) {
                               start(choice, path);
                               dialog.accept();
                           });
}

void ExportController::start(const ExportChoice &choice, const QString &path)
{
    Settings &settings = m_parts.settings;
    settings.setExportFormat(choice.format->name);
    if (choice.format->name == "csv"_L1)
        settings.setOn(byteOrderMark, choice.byteOrderMark);
    const Result<KeyPattern> pattern =
        KeyPattern::from(settings.text(SettingsTable::citationKeyPattern));
    if (!pattern)
        return fail(pattern.error());
    m_isRunning = true;
    m_job = std::make_unique<Job>(choice, path, m_parts.list.shownDay());
    const ListSelection &papers = m_parts.list.papers();
    m_collector.start(choice.isWholeList ? papers.allNumbers() : papers.selectedNumbers(),
                      choice.format->hasKeys ? std::optional(*pattern) : std::nullopt);
}

void ExportController::write(const QList<Paper> &papers)
{
    run([papers](Job &job) { return job.add(papers); },
        [this] {
            Q_EMIT progress(tr("Writing papers"), m_collector.done(), m_collector.total());
            m_collector.goOn();
        });
}

void ExportController::finish()
{
    run([](Job &job) { return job.finish(); },
        [this] {
            const OwnedJob job = std::move(m_job);
            end();
            Q_EMIT ended();
            tell(*job);
        });
}

struct ExportController::Step
{
    OwnedJob job;
    Result<void> outcome;
};

// Nothing refers to this object there: the window may be closed meanwhile.
void ExportController::run(const std::function<Result<void>(Job &)> &work,
                           const std::function<void()> &then)
{
    auto *watcher = new QFutureWatcher<Step>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, then, run = m_run] {
        Step done = watcher->future().takeResult();
        watcher->deleteLater();
        if (run != m_run)
            return;
        m_job = std::move(done.job);
        if (done.outcome)
            then();
        else
            fail(done.outcome.error());
    });
    watcher->setFuture(QtConcurrent::run(workPool(), [work, job = std::move(m_job)]() mutable {
        Result<void> outcome = work(*job);
        return Step{.job = std::move(job), .outcome = std::move(outcome)};
    }));
}

void ExportController::tell(const Job &job)
{
    if (job.path().isEmpty()) {
        QGuiApplication::clipboard()->setText(QString::fromUtf8(job.text()));
        Q_EMIT said({.text = tr("%Ln paper(s) copied as %1", nullptr, job.count())
                                 .arg(faceOf(job.format()).name)});
        return;
    }
    Q_EMIT said({.text = tr("%Ln paper(s) written to %1", nullptr, job.count())
                             .arg(safeText(QFileInfo(job.path()).fileName())),
                 .action = tr("Show in folder"),
                 .act = [path = job.path()] { showFolderOf(path); }});
}

void ExportController::fail(const Error &error)
{
    end();
    Q_EMIT ended();
    Q_EMIT said({.kind = Notice::Kind::Problem,
                 .text = error.message,
                 .action = tr("Export again…"),
                 .details = error.detail,
                 .act = [this] { ask(); }});
}

void ExportController::end()
{
    ++m_run;
    m_isRunning = false;
    m_collector.stop();
    m_job.reset();
}

} // namespace broadsheet
