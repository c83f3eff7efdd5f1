// One request on the wire: reads the body within its limits and ends with a reply or an Error.
#pragma once

#include "network/HttpClient.h"

#include <QTimer>

class QNetworkAccessManager;
class QNetworkReply;

namespace broadsheet {

class Transfer final : public QObject
{
    Q_OBJECT

public:
    Transfer(QNetworkAccessManager &manager, HttpRequest request);
    ~Transfer() override;

    [[nodiscard]] Result<HttpReply> takeResult() { return std::move(m_result); }

Q_SIGNALS:
    void finished(); // once; possibly from within the network's own code, so connect it queued

private:
    void readHeaders();
    void readBody();
    void readEnd();
    void fail(Error error);
    void stop();
    [[nodiscard]] HttpReply success();

    HttpRequest m_request;
    QByteArray m_body;
    QNetworkReply *m_reply; // the manager's
    QTimer m_idle;
    QTimer m_total;
    Result<HttpReply> m_result;
};

// What is wrong with an address before anything is sent, if anything.
[[nodiscard]] std::optional<Error> refusal(const QUrl &url);

} // namespace broadsheet
