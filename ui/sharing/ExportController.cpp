#include "sharing/ExportController.h"

#include "base/Deliver.h"
#include "controllers/ListController.h"
#include "controllers/ListSelection.h"
#include "export/Formats.h"
#include "export/SaveExport.h"
#include "papers/SafeText.h"
#include "settings/Settings.h"
#include "sharing/SaveDialog.h"

#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QtConcurrentRun>

#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

ExportController::ExportController(const Parts &parts, QObject *parent)
    : QObject(parent), m_parts(parts), m_collector(parts.library)
{
    connect(&m_collector, &PaperCollector::collected, this, [this](const QList<Paper> &papers) {
        m_papers += papers;
        Q_EMIT progress(tr("Reading papers"), m_collector.done(), m_collector.total());
        m_collector.goOn();
    });
    connect(&m_collector, &PaperCollector::finished, this, &ExportController::write);
    connect(&m_collector, &PaperCollector::failed, this, &ExportController::fail);
}

void ExportController::ask()
{
    if (m_collector.isRunning())
        Q_EMIT said({.text = tr("Papers are still being exported.")});
    else
        m_parts.list.whenWhole([this] { open(); });
}

void ExportController::cancel()
{
    if (!m_collector.isRunning())
        return;
    m_collector.stop();
    m_papers.clear();
    Q_EMIT ended();
}

void ExportController::open()
{
    const ListSelection &papers = m_parts.list.papers();
    const auto all = int(papers.allNumbers().size());
    if (all == 0) {
        Q_EMIT said({.text = tr("This list has no papers.")});
        return;
    }
    auto *dialog = new ExportDialog(int(papers.selectedNumbers().size()), all,
                                    m_parts.settings.exportFormat(), &m_parts.window);
    connect(dialog, &ExportDialog::saveRequested, this, [this, dialog] { askForFile(*dialog); });
    connect(dialog, &ExportDialog::copyRequested, this, [this, dialog] {
        start(dialog->choice(), {});
        dialog->accept();
    });
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
    const ListSelection &papers = m_parts.list.papers();
    m_parts.settings.setExportFormat(choice.format->name);
    m_job = {.choice = choice, .path = path, .day = m_parts.list.shownDay()};
    m_papers.clear();
    m_collector.start(choice.isWholeList ? papers.allNumbers() : papers.selectedNumbers());
}

// Nothing refers to this object there: the window may be closed meanwhile.
void ExportController::write()
{
    const QList<Paper> papers = std::exchange(m_papers, {});
    const auto text = [job = m_job, papers]() -> Result<QByteArray> {
        QByteArray content = job.choice.format->write(
            papers,
            {.from = job.day, .to = job.day, .notes = job.choice.notes, .weeks = job.choice.weeks});
        if (job.choice.byteOrderMark)
            content.prepend("\xEF\xBB\xBF");
        if (job.path.isEmpty())
            return content;
        if (const Result<void> saved = saveExport(job.path, content); !saved)
            return failure(saved.error().kind, saved.error().message, saved.error().detail);
        return QByteArray();
    };
    deliver(QtConcurrent::run(text), this,
            [this, count = int(papers.size())](const Result<QByteArray> &written) {
                finish(written, count);
            });
}

void ExportController::finish(const Result<QByteArray> &written, int papers)
{
    if (!written)
        return fail(written.error());
    Q_EMIT ended();
    if (m_job.path.isEmpty()) {
        QGuiApplication::clipboard()->setText(QString::fromUtf8(*written));
        Q_EMIT said({.text = tr("%Ln paper(s) copied as %1", nullptr, papers)
                                 .arg(faceOf(*m_job.choice.format).name)});
        return;
    }
    Q_EMIT said({.text = tr("%Ln paper(s) written to %1", nullptr, papers)
                             .arg(safeText(QFileInfo(m_job.path).fileName())),
                 .action = tr("Show in folder"),
                 .act = [path = m_job.path] { showFolderOf(path); }});
}

void ExportController::fail(const Error &error)
{
    m_papers.clear();
    Q_EMIT ended();
    Q_EMIT said({.kind = Notice::Kind::Problem,
                 .text = error.message,
                 .action = tr("Export again…"),
                 .details = error.detail,
                 .act = [this] { ask(); }});
}

} // namespace broadsheet
