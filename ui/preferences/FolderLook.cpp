#include "preferences/FolderLook.h"

#include "base/Deliver.h"
#include "base/WorkPool.h"

#include <QDir>
#include <QFileInfo>
#include <QtConcurrentRun>

#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

QString FolderLook::folderIn(const QString &typed)
{
    const QString text = typed.trimmed();
    const bool isBelowHome = text == u'~' || text.startsWith("~/"_L1);
    return isBelowHome ? QDir::homePath() + text.mid(1) : text;
}

void FolderLook::look(const QString &folder)
{
    m_folder = QDir::isAbsolutePath(folder) ? folder : QString();
    if (m_folder.isEmpty())
        settle(false);
    else if (!std::exchange(m_isLooking, true))
        ask();
}

void FolderLook::ask()
{
    const auto isThere = [folder = m_folder] { return QFileInfo(folder).isDir(); };
    deliver(QtConcurrent::run(readingPool(), isThere), this, [this, asked = m_folder](bool found) {
        if (asked != m_folder && !m_folder.isEmpty())
            return ask();
        m_isLooking = false;
        settle(!found && !m_folder.isEmpty());
    });
}

void FolderLook::settle(bool isMissing)
{
    if (std::exchange(m_isMissing, isMissing) != isMissing)
        Q_EMIT changed();
}

QString FolderLook::remark() const
{
    return m_isMissing ? tr("⚠  This folder is not there now.") : QString();
}

} // namespace broadsheet
