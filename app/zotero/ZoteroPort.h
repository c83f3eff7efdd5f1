// Asks Zotero, one request at a time, and waits only so long. GUI thread.
#pragma once

#include "base/Result.h"
#include "network/HttpClient.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

namespace broadsheet {

class ZoteroPort final : public QObject
{
    Q_OBJECT

public:
    // `http` must outlive the port. `patience`: until an answer must be there; 0: maxZoteroTime.
    explicit ZoteroPort(HttpClient &http, std::chrono::milliseconds patience = {},
                        QObject *parent = nullptr);
    ~ZoteroPort() override;

    // Calls `done` once, with an answer of any status or with an Error in words for the user, kind
    // Unreachable where nothing answers. Ends the request before it. Not called after stop().
    void ask(const HttpRequest &request, HttpClient::Done done);
    void stop();

private:
    void finish(const Result<HttpReply> &reply);

    HttpClient &m_http;
    QTimer m_late;
    HttpClient::Ticket m_ticket = 0; // 0: none
    HttpClient::Done m_done;
};

} // namespace broadsheet
