// For a reader without machines that share a journal, who is in a group: nothing travels but
// papers. Also for papers that the settings lead nowhere, which open() says. See sync/Carrier.h.
#pragma once

#include "sync/Carrier.h"

#include <QSemaphore>

#include <optional>
#include <utility>

namespace broadsheet {

class NoJournal final : public Carrier
{
public:
    explicit NoJournal(std::optional<Error> problem = {}) : m_problem(std::move(problem)) {}

    [[nodiscard]] Result<Opened> open(const QByteArray &) override
    {
        return m_problem ? Result<Opened>(Failure(*m_problem)) : Opened{};
    }
    [[nodiscard]] Result<QByteArray> append(const QList<JournalEvent> &) override
    {
        return QByteArray();
    }
    [[nodiscard]] Result<Received> receive(const QByteArray &cursor, int) override
    {
        return Received{.cursor = cursor};
    }
    [[nodiscard]] Result<bool> wait(std::chrono::milliseconds longest) override
    {
        m_stops.tryAcquire(1, int(longest.count()));
        return false;
    }
    void stop() override { m_stops.release(); }
    [[nodiscard]] Result<QList<DeviceReport>> devices() override { return QList<DeviceReport>(); }
    [[nodiscard]] Result<void> forget(const QString &) override { return {}; }

private:
    std::optional<Error> m_problem;
    QSemaphore m_stops;
};

} // namespace broadsheet
