// Tells when SQLite's log beside the library (-wal) was written, by this process or another. Costs
// nothing while nobody writes. Lives on a thread with an event loop.
#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

namespace broadsheet {

class LogWatch final : public QObject
{
    Q_OBJECT

public:
    explicit LogWatch(const QString &library, QObject *parent = nullptr); // the library's path

Q_SIGNALS:
    void written(); // a few times a second at most

private:
    void note();

    QString m_log;
    QFileSystemWatcher m_files;
    QTimer m_pause;
};

} // namespace broadsheet
