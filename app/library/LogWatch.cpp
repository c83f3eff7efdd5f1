#include "library/LogWatch.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace broadsheet {

LogWatch::LogWatch(const QString &library, QObject *parent) : QObject(parent)
{
    const QFileInfo file(QFileInfo(library).canonicalFilePath());
    m_log = file.filePath() + u"-wal"_s;
    m_pause.setSingleShot(true);
    m_pause.setInterval(300ms);
    connect(&m_pause, &QTimer::timeout, this, &LogWatch::written);
    connect(&m_files, &QFileSystemWatcher::fileChanged, this, &LogWatch::note);
    connect(&m_files, &QFileSystemWatcher::directoryChanged, this, &LogWatch::note);
    m_files.addPath(file.path()); // where the log can be made again
    note();
}

void LogWatch::note()
{
    if (!m_files.files().contains(m_log) && QFileInfo::exists(m_log))
        m_files.addPath(m_log);
    if (!m_pause.isActive())
        m_pause.start();
}

} // namespace broadsheet
