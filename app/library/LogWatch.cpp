#include "library/LogWatch.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace broadsheet {

LogWatch::LogWatch(const QString &library, QObject *parent) : QObject(parent)
{
    const QFileInfo file(QFileInfo(library).canonicalFilePath());
    m_library = file.filePath();
    m_log = m_library + u"-wal"_s;
    m_pause.setSingleShot(true);
    m_pause.setInterval(300ms);
    connect(&m_pause, &QTimer::timeout, this, &LogWatch::written);
    connect(&m_files, &QFileSystemWatcher::fileChanged, this, &LogWatch::note);
    connect(&m_files, &QFileSystemWatcher::directoryChanged, this, &LogWatch::note);
    m_files.addPath(file.path());                   // where the log can be made again
    m_files.addPath(QFileInfo(file.path()).path()); // where the folder can get another name
    note();
}

void LogWatch::note()
{
    for (const QString &path : {m_library, m_log})
        if (!m_files.files().contains(path) && QFileInfo::exists(path))
            m_files.addPath(path);
    if (!m_pause.isActive())
        m_pause.start();
}

} // namespace broadsheet
