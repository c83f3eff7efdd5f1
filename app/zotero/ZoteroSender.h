// Sends papers to the running Zotero, one after the other: each is saved in a session of its own,
// and then gets the user's tags. GUI thread.
#pragma once

#include "papers/Paper.h"
#include "zotero/ZoteroMessages.h"
#include "zotero/ZoteroPort.h"

#include <QObject>

namespace broadsheet {

class ZoteroSender final : public QObject
{
    Q_OBJECT

public:
    explicit ZoteroSender(HttpClient &http, std::chrono::milliseconds patience = {},
                          QObject *parent = nullptr);

    // Asks who is there and where papers will go; opened() or failed() follows.
    void open(const QUrl &at);
    // After opened(): sent() for each paper, then idle(); or failed(), and the rest is dropped.
    void send(const QList<Paper> &papers);
    void stop(); // nothing arrives any more; what was sent stays in Zotero

    [[nodiscard]] const ZoteroPlace &place() const { return m_place; }

Q_SIGNALS:
    void opened();
    void sent(const broadsheet::Paper &paper);
    void idle();
    void failed(const broadsheet::Error &error);

private:
    void askForPlace();
    void next();
    void tag(const Paper &paper);
    void fail(const Error &error);

    ZoteroPort m_port;
    QUrl m_at;
    ZoteroGreeting m_zotero;
    ZoteroPlace m_place;
    QString m_session;
    QList<Paper> m_papers;
};

} // namespace broadsheet
