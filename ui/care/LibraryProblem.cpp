#include "care/LibraryProblem.h"

#include "base/Deliver.h"
#include "base/WorkPool.h"
#include "controls/MessagePanel.h"
#include "text/Dates.h"
#include "window/MainWindow.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QtConcurrentRun>

#include <algorithm>

namespace broadsheet {

LibraryProblem::LibraryProblem(QString library, Error error, MainWindow &window)
    : m_library(std::move(library)), m_error(std::move(error)), m_window(window)
{
    connect(&window.message(), &MessagePanel::primaryTriggered, this,
            [this] { Q_EMIT restoreRequested(m_backup->path); });
    connect(&window.message(), &MessagePanel::secondaryTriggered, this,
            &LibraryProblem::askForLibrary);
    show();
    // A backup helps where the file is wrong, not where it cannot be reached.
    if (m_error.kind == ErrorKind::Malformed || m_error.kind == ErrorKind::Newer)
        deliver(QtConcurrent::run(readingPool(), backupsOf, m_library), this,
                [this](const QList<Backup> &backups) { take(backups); });
}

void LibraryProblem::take(const QList<Backup> &backups)
{
    const auto newest = std::find_if(backups.cbegin(), backups.cend(),
                                     [](const Backup &one) { return !one.problem; });
    if (newest == backups.cend())
        return;
    m_backup = *newest;
    show();
}

void LibraryProblem::show()
{
    QString restore;
    Error error = m_error;
    if (m_backup) {
        restore = tr("Restore the copy of %1").arg(momentText(m_backup->at, QLocale()));
        error.message +=
            u"\n\n" + tr("The newest copy has: %1. The file as it is now is kept under "
                         "another name.")
                          .arg(contentsText(m_backup->contents, QLocale(), momentText));
    }
    m_window.showLibraryProblem(error, restore, tr("Open another…"));
}

void LibraryProblem::askForLibrary()
{
    auto *dialog =
        new QFileDialog(&m_window, tr("Open another library"), QFileInfo(m_library).absolutePath(),
                        tr("Libraries (*.sqlite);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &LibraryProblem::openRequested);
    dialog->open();
}

} // namespace broadsheet
