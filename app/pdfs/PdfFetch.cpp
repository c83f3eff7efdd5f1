#include "pdfs/PdfFetch.h"

#include "base/Limits.h"
#include "network/RetryRules.h"
#include "pdfs/PdfErrors.h"
#include "sources/ArxivEntry.h"

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace broadsheet {

namespace {

constexpr auto tellEvery = 100ms;
constexpr int rangeNotSatisfiable = 416;

} // namespace

PdfFetch::PdfFetch(HttpClient &http, const QUrl &url, const QString &part, QString whole,
                   Patience patience)
    : m_http(http), m_url(url), m_part(part, url), m_whole(std::move(whole)), m_patience(patience),
      m_received(m_part.received())
{
    m_tell.setInterval(tellEvery);
    connect(&m_tell, &QTimer::timeout, this, &PdfFetch::tell);
    connect(&m_http, &HttpClient::waits, this,
            [this](HttpClient::Ticket ticket, const HttpWait &wait) {
                if (ticket != m_ticket)
                    return;
                m_wait = wait;
                tell();
            });
    ask();
}

PdfFetch::~PdfFetch()
{
    if (m_ticket != 0)
        m_http.cancel(m_ticket);
}

void PdfFetch::ask()
{
    const HttpRequest request{.url = m_url,
                              // The file refuses sooner, and says why.
                              .maxBytes = maxFetchedPdfBytes + 1024 * 1024,
                              .idleTimeout = m_patience.pause,
                              .totalTimeout = m_patience.total,
                              .accept = "application/pdf",
                              .budget = arxivBudget(),
                              .takesAnything = true,
                              .httpsOnly = true,
                              .headers = m_part.requestHeaders(),
                              .sink = &m_part};
    m_ticket = m_http.get(request, [this](const Result<HttpReply> &answer) {
        m_ticket = 0;
        take(answer);
    });
    m_tell.start();
}

void PdfFetch::take(const Result<HttpReply> &answer)
{
    m_tell.stop();
    m_wait = {};
    if (const std::optional<Error> problem = m_part.problem()) {
        m_part.remove(); // it is nothing to go on with, or takes the room that the disk lacks
        return end(problem);
    }
    const bool isAnswered = answer && answer->status >= 200 && answer->status < 300;
    if (isAnswered && answer->problem.isEmpty()) {
        const std::optional<Error> error = m_part.finish(m_whole);
        if (error && m_part.problem())
            m_part.remove();
        if (!error || m_part.problem() || !mayTryAgain())
            return end(error);
        return ask();
    }
    m_part.close();
    if (answer && !isAnswered)
        return takeRefusal(*answer);
    const bool isOffline = !answer && answer.error().kind != ErrorKind::Network;
    if (!isOffline && mayTryAgain())
        return ask();
    end(answer ? pdfIncomplete(m_url) : answer.error());
}

void PdfFetch::takeRefusal(const HttpReply &reply)
{
    if (reply.status == rangeNotSatisfiable)
        m_part.remove();
    // The queue of the client waits for as long as the server asks.
    const bool isTransientStatus = isTransient(reply.status) || reply.status == rangeNotSatisfiable;
    const bool isLong = reply.retryAt.isValid() && !reply.problem.isEmpty();
    if (isTransientStatus && !isLong && mayTryAgain())
        return ask();
    end(pdfRefused(m_url, reply));
}

bool PdfFetch::mayTryAgain()
{
    const qint64 now = m_part.received();
    if (std::exchange(m_received, now) < now)
        m_attempts = 0;
    return ++m_attempts < maxPdfAttempts;
}

void PdfFetch::tell()
{
    if (m_part.received() != m_received)
        m_wait = {};
    Q_EMIT progress({.received = m_part.received(), .total = m_part.total(), .wait = m_wait});
}

void PdfFetch::end(const std::optional<Error> &error)
{
    Q_EMIT finished(error);
}

} // namespace broadsheet
