#include "zotero/ZoteroReader.h"

#include "base/Limits.h"
#include "base/Logging.h"

#include <utility>

namespace broadsheet {

ZoteroReader::ZoteroReader(HttpClient &http, std::chrono::milliseconds patience, QObject *parent)
    : QObject(parent), m_port(http, patience)
{}

void ZoteroReader::refresh(const QUrl &at)
{
    if (at != m_at) {
        m_port.stop();
        m_isRunning = false;
        m_at = at;
        m_version = -1;
        m_holdings = {};
    }
    if (std::exchange(m_isRunning, true))
        return;
    m_readsAll = false;
    begin(m_version < 0 ? Step::All : m_version > 0 ? Step::Changes : Step::Newest);
}

void ZoteroReader::putSent(const PaperNames &names)
{
    m_holdings.putSent(names);
}

void ZoteroReader::begin(Step step)
{
    m_step = step;
    m_start = 0;
    m_seen = -1;
    m_next = {};
    m_readsAll = m_readsAll || step == Step::All;
    ask();
}

void ZoteroReader::ask()
{
    const ZoteroQuery query{.since = m_step == Step::Changes ? m_version : 0,
                            .newest = m_step == Step::Newest,
                            .start = m_start};
    m_port.ask(zoteroItems(m_at, query), [this](const Result<HttpReply> &reply) {
        const Result<ZoteroPart> page = reply ? readZoteroItems(*reply) : Failure(reply.error());
        if (page)
            return take(*page);
        qCInfo(logNetwork) << page.error().message << page.error().detail;
        finish(page.error().kind == ErrorKind::NotFound ? Access::Off : Access::Failed);
    });
}

void ZoteroReader::take(const ZoteroPart &page)
{
    if (m_seen < 0)
        m_seen = page.version;
    m_start += page.entries.size();
    const bool isLast =
        page.entries.size() < zoteroPageSize || (page.total >= 0 && m_start >= page.total);
    switch (m_step) {
    case Step::All:
        return takeAll(page, isLast);
    case Step::Changes:
        for (const ZoteroEntry &entry : page.entries)
            m_holdings.put(entry);
        return isLast || m_start >= maxZoteroItems ? begin(Step::Newest) : ask();
    case Step::Newest:
        return takeNewest(page);
    }
}

void ZoteroReader::takeAll(const ZoteroPart &page, bool isLast)
{
    for (const ZoteroEntry &entry : page.entries)
        m_next.put(entry);
    m_isCut = !isLast && m_start >= maxZoteroItems;
    if (!isLast && !m_isCut)
        return ask();
    m_holdings.replaceItems(std::exchange(m_next, {}));
    m_version = std::max<qint64>(m_seen, 0);
    finish(Access::Open);
}

// Something was removed, or came with an old date, where the numbers differ.
void ZoteroReader::takeNewest(const ZoteroPart &page)
{
    for (const ZoteroEntry &entry : page.entries)
        m_holdings.put(entry);
    const bool differs = page.total >= 0 && page.total != m_holdings.size();
    if (differs && !m_isCut && !m_readsAll)
        return begin(Step::All);
    m_version = std::max(m_version, m_seen);
    finish(Access::Open);
}

void ZoteroReader::finish(Access access)
{
    m_access = access;
    m_isRunning = false;
    m_holdings.forgetSeen();
    Q_EMIT refreshed();
}

} // namespace broadsheet
