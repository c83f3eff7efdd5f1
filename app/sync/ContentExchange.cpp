#include "sync/ContentExchange.h"

#include "sync/Tr.h"

namespace broadsheet {

namespace {

constexpr qsizetype itemsAtOnce = 25; // are taken in some milliseconds

QList<ContentItem> itemsIn(const ReceivedContent &page, bool ofGroup, SyncReport &report)
{
    QList<ContentItem> items;
    const auto refuse = [&report](const QString &words) {
        if (report.firstRefused.isEmpty())
            report.firstRefused = words;
    };
    report.refused += page.refused;
    if (page.refused > 0)
        refuse(page.firstRefused);
    for (const ReceivedContent::Row &row : page.rows) {
        std::optional<ContentItem> item = contentIn(row.line);
        if (item && (!ofGroup || isForGroup(item->source))) {
            items.append(std::move(*item));
            continue;
        }
        ++report.refused;
        refuse((item
                    ? SyncTr::tr("%1: groups do not share this. It was left out.")
                    : SyncTr::tr("%1: this is not what a source says of a paper. It was left out."))
                   .arg(row.place));
    }
    return items;
}

Failure wasEnded()
{
    return failure(ErrorKind::Cancelled, SyncTr::tr("The exchange was ended."));
}

} // namespace

Result<void> ContentExchange::run(Carrier &carrier, bool lacksSent, SyncReport &report,
                                  const Tell &tell)
{
    const Result<ContentPlace> place =
        m_access.run([this](Database &database) { return contentPlace(database, m_address); })
            .result();
    if (!place)
        return Failure(place.error());
    const Result<Opened> opened = carrier.openContent(place->receipt);
    if (!opened)
        return Failure(opened.error());
    if (opened->lacksSent || lacksSent)
        if (const Result<void> again = m_access.run(sendAllContent).result(); !again)
            return again;
    if (const Result<void> received = receive(carrier, place->cursor, report, tell); !received)
        return received;
    return send(carrier, report, tell);
}

Result<void> ContentExchange::receive(Carrier &carrier, QByteArray cursor, SyncReport &report,
                                      const Tell &tell)
{
    for (bool hasMore = true; hasMore;) {
        if (m_isEnding)
            return wasEnded();
        const Result<ReceivedContent> page = carrier.receiveContent(cursor);
        if (!page)
            return Failure(page.error());
        hasMore = page->hasMore && page->cursor != cursor;
        if (page->cursor != cursor)
            if (const Result<void> taken = take(*page, report, tell); !taken)
                return taken;
        cursor = page->cursor;
    }
    return {};
}

Result<void> ContentExchange::take(const ReceivedContent &page, SyncReport &report,
                                   const Tell &tell)
{
    const QList<ContentItem> items = itemsIn(page, m_ofGroup, report);
    const Result<ContentMark> before = m_access.run(contentMark).result();
    if (!before)
        return Failure(before.error());
    QList<DayReport> reports;
    for (const ContentItem &item : items)
        reports += item.reports;
    if (!reports.isEmpty()) // in steps of its own
        if (const Result<ChangeSet> stored = m_library.store(reports).result(); !stored)
            return Failure(stored.error());
    for (qsizetype at = 0; at == 0 || at < items.size(); at += itemsAtOnce) {
        if (m_isEnding)
            return wasEnded();
        const QList<ContentItem> part = items.mid(at, itemsAtOnce);
        const QByteArray cursor = at + itemsAtOnce >= items.size() ? page.cursor : QByteArray();
        const Result<ChangeSet> taken =
            m_access
                .write([&](Database &database) {
                    return takeContent(database, m_address, part, *before, cursor);
                })
                .result();
        if (!taken)
            return Failure(taken.error());
        report.contentReceived += part.size();
        if (const Result<void> told = tell(); !told)
            return told;
    }
    return {};
}

Result<void> ContentExchange::send(Carrier &carrier, SyncReport &report, const Tell &tell)
{
    while (true) {
        if (m_isEnding)
            return wasEnded();
        const Result<OutgoingContent> next =
            m_access.ask([this](Database &database) { return nextContent(database, m_ofGroup); })
                .result();
        if (!next)
            return Failure(next.error());
        if (next->isEnd)
            return {};
        const Result<QByteArray> receipt = carrier.appendContent(next->rows);
        if (!receipt)
            return Failure(receipt.error());
        const Result<void> noted = m_access
                                       .run([&](Database &database) {
                                           noteContentSent(database, m_address, *next, *receipt);
                                       })
                                       .result();
        if (!noted)
            return noted;
        report.contentSent += next->rows.size();
        if (const Result<void> told = tell(); !told)
            return told;
    }
}

} // namespace broadsheet
