// The journal over one carrier and content over another: what a reader does stays among their own
// machines, while a group that fetches the same papers shares a folder for them.
#pragma once

#include "sync/Carrier.h"

#include <memory>

namespace broadsheet {

class SplitCarrier final : public Carrier
{
public:
    SplitCarrier(std::unique_ptr<Carrier> journal, std::unique_ptr<Carrier> content)
        : m_journal(std::move(journal)), m_content(std::move(content))
    {}

    [[nodiscard]] Result<Opened> open(const QByteArray &receipt) override
    {
        return m_journal->open(receipt);
    }
    [[nodiscard]] Result<QByteArray> append(const QList<JournalEvent> &events) override
    {
        return m_journal->append(events);
    }
    [[nodiscard]] Result<Received> receive(const QByteArray &cursor, int most) override
    {
        return m_journal->receive(cursor, most);
    }
    [[nodiscard]] Result<Opened> openContent(const QByteArray &receipt) override
    {
        return m_content->open({}).and_then(
            [this, &receipt](const Opened &) { return m_content->openContent(receipt); });
    }
    [[nodiscard]] Result<QByteArray> appendContent(const QList<ContentRow> &rows) override
    {
        return m_content->appendContent(rows);
    }
    [[nodiscard]] Result<ReceivedContent> receiveContent(const QByteArray &cursor) override
    {
        return m_content->receiveContent(cursor);
    }
    [[nodiscard]] Result<bool> wait(std::chrono::milliseconds longest) override
    {
        return m_journal->wait(longest);
    }
    void stop() override { m_journal->stop(); }
    void end() override
    {
        m_journal->end();
        m_content->end();
    }
    [[nodiscard]] Result<QList<DeviceReport>> devices() override { return m_journal->devices(); }
    [[nodiscard]] Result<QHash<QString, QString>> names() override { return m_journal->names(); }
    [[nodiscard]] Result<void> forget(const QString &device) override
    {
        return m_journal->forget(device);
    }

private:
    std::unique_ptr<Carrier> m_journal;
    std::unique_ptr<Carrier> m_content;
};

} // namespace broadsheet
