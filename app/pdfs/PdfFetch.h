// Fetches one PDF: asks, goes on after breaks, waits where the server asks for it. GUI thread.
#pragma once

#include "network/HttpClient.h"
#include "papers/PaperId.h"
#include "pdfs/PartFile.h"

#include <QTimer>

namespace broadsheet {

struct PdfProgress
{
    qint64 received = 0;
    qint64 total = 0; // 0: not known
    HttpWait wait;    // until: invalid while nothing is waited for

    [[nodiscard]] bool isWaiting() const { return wait.until.isValid(); }
};

class PdfFetch final : public QObject
{
    Q_OBJECT

public:
    struct Patience
    {
        std::chrono::milliseconds pause; // the server sends nothing
        std::chrono::milliseconds total; // one attempt
    };

    // `part` and `whole`: paths. The client must outlive this.
    PdfFetch(HttpClient &http, const QUrl &url, const QString &part, QString whole,
             Patience patience);
    ~PdfFetch() override; // breaks off; what has arrived stays

Q_SIGNALS:
    void progress(const broadsheet::PdfProgress &progress);
    void finished(const std::optional<broadsheet::Error> &error); // once

private:
    void ask();
    void take(const Result<HttpReply> &answer);
    void takeRefusal(const HttpReply &reply);
    [[nodiscard]] bool mayTryAgain();
    void tell();
    void end(const std::optional<Error> &error);

    HttpClient &m_http;
    QUrl m_url;
    PartFile m_part;
    QString m_whole;
    Patience m_patience;
    HttpClient::Ticket m_ticket = 0; // 0: none
    HttpWait m_wait;
    int m_attempts = 0;    // that brought nothing new
    qint64 m_received = 0; // at the end of the last attempt
    QTimer m_tell;
};

} // namespace broadsheet
