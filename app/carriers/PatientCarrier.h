// A carrier on a disk that can hang: the folder of a network whose server is gone answers nothing,
// and no program can end such a call. So the calls run on a thread of this object's own, and who
// asks waits no longer than a limit. While a call hangs, all others fail with
// ErrorKind::Unreachable; the next one is made when it has returned. end() lets every call fail
// within a second, and a thread that hangs even then is left behind with the carrier, which knows
// nothing of the library.
#pragma once

#include "sync/Carrier.h"

#include <memory>
#include <type_traits>

namespace broadsheet {

class PatientCarrier final : public Carrier
{
public:
    // `silence`: what the user is told. `longest`: for an answer.
    PatientCarrier(std::unique_ptr<Carrier> carrier, QString silence,
                   std::chrono::milliseconds longest);
    ~PatientCarrier() override;

    [[nodiscard]] Result<Opened> open(const QByteArray &receipt) override;
    [[nodiscard]] Result<QByteArray> append(const QList<JournalEvent> &events) override;
    [[nodiscard]] Result<Received> receive(const QByteArray &cursor, int most) override;
    [[nodiscard]] Result<Opened> openContent(const QByteArray &receipt) override;
    [[nodiscard]] Result<QByteArray> appendContent(const QList<ContentRow> &rows) override;
    [[nodiscard]] Result<ReceivedContent> receiveContent(const QByteArray &cursor) override;
    [[nodiscard]] Result<bool> wait(std::chrono::milliseconds longest) override;
    void stop() override;
    void end() override;
    [[nodiscard]] Result<QList<DeviceReport>> devices() override;
    [[nodiscard]] Result<QHash<QString, QString>> names() override;
    [[nodiscard]] Result<void> forget(const QString &device) override;

private:
    struct Task;
    template<class Ask>
    struct TaskOf;
    struct Desk;

    template<class Ask>
    auto call(Ask ask, std::chrono::milliseconds more = {})
        -> std::invoke_result_t<Ask &, Carrier &>;

    std::unique_ptr<Desk> m_desk;
    QString m_silence;
    std::chrono::milliseconds m_longest;
};

} // namespace broadsheet
