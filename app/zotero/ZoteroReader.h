// Reads through Zotero's local API which papers the user's own library there has: all of it once,
// then what has changed. Bounded: maxZoteroItems. GUI thread.
#pragma once

#include "zotero/ZoteroHoldings.h"
#include "zotero/ZoteroMessages.h"
#include "zotero/ZoteroPort.h"

#include <QObject>

namespace broadsheet {

class ZoteroReader final : public QObject
{
    Q_OBJECT

public:
    enum class Access { Unknown, Open, Off, Failed }; // of the last time
    Q_ENUM(Access)

    explicit ZoteroReader(HttpClient &http, std::chrono::milliseconds patience = {},
                          QObject *parent = nullptr);

    // refreshed() follows, also when it failed. One that is under way is not begun again.
    void refresh(const QUrl &at);
    void putSent(const PaperNames &names); // the program has sent it

    [[nodiscard]] const ZoteroHoldings &holdings() const { return m_holdings; }
    [[nodiscard]] Access access() const { return m_access; }

Q_SIGNALS:
    void refreshed();

private:
    // What is asked in turn. Changes are asked for twice: `since` does not find items that were not
    // synchronised yet.
    enum class Step { All, Changes, Newest };

    void begin(Step step);
    void ask();
    void take(const ZoteroPart &page);
    void takeAll(const ZoteroPart &page, bool isLast);
    void takeNewest(const ZoteroPart &page);
    void finish(Access access);

    ZoteroPort m_port;
    QUrl m_at;
    Access m_access = Access::Unknown;
    ZoteroHoldings m_holdings;
    ZoteroHoldings m_next; // while all is read
    qint64 m_version = -1; // of the holdings; -1: they were never read
    bool m_isCut = false;  // Zotero has more than is read
    bool m_isRunning = false;
    bool m_readsAll = false; // this time
    Step m_step = Step::All;
    qint64 m_seen = 0; // the version at the beginning
    qsizetype m_start = 0;
};

} // namespace broadsheet
