// What the window offers when the library cannot be opened: the newest of its backups, and another
// library. GUI thread only.
#pragma once

#include "backups/Backups.h"
#include "base/Result.h"

#include <QObject>

#include <optional>

namespace broadsheet {

class MainWindow;

class LibraryProblem final : public QObject
{
    Q_OBJECT

public:
    LibraryProblem(QString library, Error error, MainWindow &window);

Q_SIGNALS:
    void restoreRequested(const QString &backup);
    void openRequested(const QString &library); // which the user chose

private:
    void show();
    void take(const QList<Backup> &backups);
    void askForLibrary();

    QString m_library;
    Error m_error;
    MainWindow &m_window;
    std::optional<Backup> m_backup; // to be offered
};

} // namespace broadsheet
