#include "care/LibraryCare.h"

#include "base/Deliver.h"
#include "controls/NoticeBar.h"
#include "dialogs/BackupsDialog.h"
#include "list/PaperListView.h"
#include "rescue/Rescue.h"
#include "rescue/Restore.h"
#include "window/MainWindow.h"

#include <QtConcurrentRun>

namespace broadsheet {

namespace {

using namespace std::chrono_literals;

struct Held
{
    std::optional<Backup> library;
    QList<Backup> backups;
};

} // namespace

LibraryCare::LibraryCare(QString library, MainWindow &window, Clock clock)
    : m_library(std::move(library)), m_window(window), m_clock(std::move(clock))
{
    m_thread.setMaxThreadCount(1);
    m_hourly.setInterval(1h);
    connect(&m_hourly, &QTimer::timeout, this, &LibraryCare::backUpWhenDue);
    connect(&window.list(), &PaperListView::painted, this, &LibraryCare::examine,
            Qt::SingleShotConnection);
    connect(window.actions()[Command::Backups], &QAction::triggered, this,
            &LibraryCare::showBackups);
}

LibraryCare::~LibraryCare()
{
    m_isClosing = true;
}

BackUpOptions LibraryCare::options() const
{
    return {.clock = m_clock, .isCancelled = [this] { return m_isClosing.load(); }};
}

void LibraryCare::examine()
{
    deliver(QtConcurrent::run(&m_thread,
                              [library = m_library, stop = options().isCancelled] {
                                  return examineInUse(library, stop);
                              }),
            this, [this](const Result<void> &whole) {
                if (!whole)
                    say(whole.error());
                Q_EMIT examined(whole.has_value());
                backUpWhenDue();
            });
    m_hourly.start();
}

void LibraryCare::backUpWhenDue()
{
    deliver(QtConcurrent::run(&m_thread, addBackupWhenDue, m_library, options()), this,
            [this](const Result<std::optional<Backup>> &backup) {
                if (!backup && backup.error().kind != ErrorKind::Malformed) // that was said
                    say(backup.error());
                Q_EMIT backedUp();
            });
}

// A damaged library is rescued when it is opened again.
void LibraryCare::say(const Error &error)
{
    if (error.kind == ErrorKind::Cancelled)
        return;
    Notice notice{.kind = Notice::Kind::Problem, .text = error.message, .details = error.detail};
    if (error.kind == ErrorKind::Malformed) {
        notice.action = tr("Start again");
        notice.act = [this] { Q_EMIT reopeningRequested({}); };
    }
    m_window.notice().showNotice(notice);
}

void LibraryCare::sayLost(const QString &message)
{
    m_window.notice().showNotice({.kind = Notice::Kind::Problem,
                                  .text = message,
                                  .action = tr("Start again"),
                                  .stays = true,
                                  .act = [this] { Q_EMIT reopeningRequested({}); }});
}

void LibraryCare::showBackups()
{
    if (m_dialog)
        return m_dialog->raise();
    m_dialog = new BackupsDialog(&m_window);
    connect(m_dialog, &BackupsDialog::backUpRequested, this, &LibraryCare::backUpNow);
    connect(m_dialog, &BackupsDialog::restoreRequested, this, &LibraryCare::reopeningRequested);
    m_dialog->open();
    fill();
}

Notice LibraryCare::noticeOf(const Result<Restored> &restored)
{
    if (!restored)
        return {.kind = Notice::Kind::Problem,
                .text = restored.error().message,
                .details = restored.error().detail};
    const QString kept = restored->kept ? restored->kept->path : restored->keptAs;
    return {.text = tr("The backup was restored. The library as it was is kept as %1.").arg(kept),
            .stays = true};
}

// `problem`: why the backup that was asked for is not among them.
void LibraryCare::fill(const QString &problem)
{
    deliver(QtConcurrent::run(&m_thread,
                              [library = m_library] {
                                  return Held{contentsInUse(library), backupsOf(library)};
                              }),
            this, [this, problem](const Held &held) {
                if (!m_dialog)
                    return;
                m_dialog->show(held.library, held.backups);
                if (!problem.isEmpty())
                    m_dialog->showProblem(problem);
            });
}

void LibraryCare::backUpNow()
{
    deliver(QtConcurrent::run(&m_thread, addBackup, m_library, options()), this,
            [this](const Result<Backup> &backup) {
                fill(backup ? QString() : backup.error().message);
            });
}

} // namespace broadsheet
