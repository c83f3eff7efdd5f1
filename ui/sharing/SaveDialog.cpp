#include "sharing/SaveDialog.h"

#include "settings/Settings.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace broadsheet {

void askForFile(const SaveQuestion &question, Settings &settings,
                const std::function<void(const QString &)> &use)
{
    QString folder = settings.exportFolder();
    if (folder.isEmpty() || !QFileInfo(folder).isDir())
        folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString suffix = QFileInfo(question.name).suffix();
    auto *dialog = new QFileDialog(&question.parent, question.title, folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setNameFilter(
        u"%1 (*.%2)"_s.arg(QString(question.fileType).remove(u'(').remove(u')'), suffix));
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(question.name);
    QObject::connect(dialog, &QFileDialog::fileSelected, dialog,
                     [use, &settings](const QString &path) {
                         settings.setExportFolder(QFileInfo(path).absolutePath());
                         use(path);
                     });
    dialog->open();
}

void showFolderOf(const QString &path)
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).absolutePath()));
}

} // namespace broadsheet
