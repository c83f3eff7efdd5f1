// The process that reads one PDF, and the socket to it. It believes nothing that the process says;
// a frame that may not come ends it. GUI thread; nothing here waits.
#pragma once

#include "pages/PageFrames.h"
#include "pages/PageTypes.h"

#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <memory>

#include <sys/types.h>

namespace broadsheet {

class PageProcess final : public QObject
{
    Q_OBJECT

public:
    explicit PageProcess(QObject *parent = nullptr);
    ~PageProcess() override; // ends the process

    // `program` is the path of broadsheet-pages. ended() follows when it cannot be started.
    void start(const QString &program);
    [[nodiscard]] pid_t processId() const { return m_process; } // 0: it does not run

    // One request after the answer to the one before. `file` is passed to the process.
    void ask(const PageFrame &request, int file = -1);
    void stop();     // ends it; no signal follows
    void breakOff(); // the request that runs; an answer still comes

Q_SIGNALS:
    void answered(const broadsheet::PageFrame &answer);                 // Done, Failed or BrokenOff
    void ended(broadsheet::PageProblem problem, const QString &detail); // by itself; once

private:
    void read();
    void use(const PageFrame &frame);
    void send(const PageFrame &frame, int file);
    void fail(PageProblem problem, const QString &detail = {});
    int end(); // its status as waitpid(2) has it

    QString m_program;
    pid_t m_process = 0;
    int m_socket = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
    PageFrameReader m_reader;
    QTimer m_timer;        // of the request that runs
    quint32 m_running = 0; // its id
    bool m_isReady = false;
};

} // namespace broadsheet
