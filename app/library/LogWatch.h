// Tells when the library or SQLite's log beside it (-wal) was written, by this process or another,
// and when they or their folder may have been deleted, moved or replaced. Costs nothing while
// nobody does so. Lives on a thread with an event loop.
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
    void written(); // or deleted, moved, replaced; a few times a second at most

private:
    void note();

    QString m_library;
    QString m_log;
    QFileSystemWatcher m_files;
    QTimer m_pause;
};

} // namespace broadsheet
