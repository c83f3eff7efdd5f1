#include "window/ImportPresenter.h"

#include "controllers/ImportController.h"
#include "controllers/ListController.h"
#include "controls/NoticeBar.h"
#include "notices/NoticePresenter.h"
#include "window/MainWindow.h"

#include <QFileDialog>

#include <utility>

namespace broadsheet {

ImportPresenter::ImportPresenter(const Parts &parts, QObject *parent)
    : QObject(parent), m_parts(parts)
{
    const ImportController &import = m_parts.import;
    connect(&import, &ImportController::progress, this, [this](int done, int total) {
        m_parts.notices.showProgress(m_parts.import, tr("Reading digests"), done, total);
    });
    connect(&import, &ImportController::finished, this, &ImportPresenter::showReport);
    connect(&import, &ImportController::notesKept, this, [this](const NotesKept &kept) {
        m_parts.notices.show({.kind = kept.differing.isEmpty() && kept.refused.isEmpty()
                                          ? Notice::Kind::Information
                                          : Notice::Kind::Problem,
                              .text = summaryOf(kept)});
    });
    connect(&import, &ImportController::failed, this, &ImportPresenter::showFailure);
    connect(&m_parts.list, &ListController::selectionChanged, this,
            [this] { m_showsNewestDay = false; });
}

void ImportPresenter::open(const QStringList &paths)
{
    if (paths.isEmpty())
        return;
    m_lastOpened = paths;
    m_showsNewestDay = true;
    m_parts.import.import(paths);
}

bool ImportPresenter::openAgain()
{
    m_parts.import.import(m_lastOpened);
    return !m_lastOpened.isEmpty();
}

void ImportPresenter::askForFiles()
{
    auto *dialog = new QFileDialog(&m_parts.window, tr("Open digest files"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters(
        {tr("Digests (*.md *.markdown *.txt *.json *.jsonl)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, &ImportPresenter::open);
    dialog->open();
}

void ImportPresenter::askForFolder()
{
    auto *dialog = new QFileDialog(&m_parts.window, tr("Open a folder of digests"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::filesSelected, this, &ImportPresenter::open);
    dialog->open();
}

void ImportPresenter::showReport(const ImportReport &report, const QStringList &paths)
{
    m_parts.notices.clearProgress(m_parts.import);
    Notice notice{.text = summaryOf(report), .details = detailsOf(report)};
    if (report.hasErrors()) {
        notice.kind = Notice::Kind::Problem;
        notice.action = tr("Retry");
        notice.act = [this, paths] { m_parts.import.import(paths); };
    }
    if (!report.notes.isEmpty()) {
        notice.stays = true;
        const QString offer = tr("Take the notes as mine");
        const auto keep = [this, notes = report.notes] { m_parts.import.keepNotes(notes); };
        (notice.action.isEmpty() ? notice.action : notice.secondAction) = offer;
        (notice.act ? notice.secondAct : notice.act) = keep;
    }
    m_parts.notices.show(notice);
    if (std::exchange(m_showsNewestDay, false) && report.newestDay.isValid())
        m_parts.list.show({.kind = ViewSelection::Kind::Day, .day = report.newestDay});
    else
        m_parts.list.reload();
}

void ImportPresenter::showFailure(const Error &error, const QStringList &paths)
{
    m_parts.notices.clearProgress(m_parts.import);
    if (paths.isEmpty())
        m_parts.notices.showProblem(error);
    else
        m_parts.notices.showProblem(error, tr("Retry"),
                                    [this, paths] { m_parts.import.import(paths); });
}

} // namespace broadsheet
