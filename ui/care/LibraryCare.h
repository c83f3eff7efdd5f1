// Looks after the library while the window is open: reads it once as a whole, backs it up each day,
// and shows its backups. All of that reads the file beside the library's own connection, on a
// thread of its own, so nothing waits for it. GUI thread only.
#pragma once

#include "backups/Backups.h"

#include <QObject>
#include <QPointer>
#include <QThreadPool>
#include <QTimer>

#include <atomic>

namespace broadsheet {

class BackupsDialog;
class MainWindow;
struct Notice;
struct Restored;

class LibraryCare final : public QObject
{
    Q_OBJECT

public:
    // Begins when the window has painted its list. `library`: the file that is open.
    LibraryCare(QString library, MainWindow &window, Clock clock = systemTime);
    ~LibraryCare() override; // ends what is running and waits for that

    void showBackups();

    // For Library::fileLost(): says so, with the way out.
    void sayLost(const QString &message);

    // What to say after the library was opened again.
    [[nodiscard]] static Notice noticeOf(const Result<Restored> &restored);

Q_SIGNALS:
    void examined(bool isWhole);
    void backedUp(); // also when none was due
    // The library is to be opened again; before that, this backup is to be put in its place. Empty:
    // none, opening it rescues it.
    void reopeningRequested(const QString &backup);

private:
    void examine();
    void backUpWhenDue();
    void backUpNow();
    void fill(const QString &problem = {});
    void say(const Error &error);
    [[nodiscard]] BackUpOptions options() const;

    QString m_library;
    MainWindow &m_window;
    Clock m_clock;
    QPointer<BackupsDialog> m_dialog;
    QTimer m_hourly;
    std::atomic<bool> m_isClosing = false;
    QThreadPool m_thread; // the last member: its destructor waits
};

} // namespace broadsheet
