// SIGTERM, SIGINT and SIGHUP as a signal of Qt, so that the program can end in order. When one has
// arrived, the next one ends the process at once. A signal that the process was started to ignore
// (nohup) stays ignored. One object at a time, on a thread with an event loop.
#pragma once

#include <QObject>

namespace broadsheet {

class EndSignals final : public QObject
{
    Q_OBJECT

public:
    explicit EndSignals(QObject *parent = nullptr);
    ~EndSignals() override; // the signals end the process again

    // Emits received() for what has arrived, where no event loop runs.
    void look();

Q_SIGNALS:
    void received(int number); // SIGTERM, …

private:
    int m_readEnd = -1;
};

} // namespace broadsheet
