#include "zotero/ZoteroPort.h"

#include "base/Limits.h"
#include "zotero/ZoteroMessages.h"

#include <utility>

namespace broadsheet {

namespace {

Result<HttpReply> inWords(const Result<HttpReply> &reply, const QUrl &at)
{
    if (!reply && reply.error().kind == ErrorKind::Unreachable)
        return Failure(zoteroAbsent(at));
    constexpr int created = 201; // whatever follows
    if (reply && reply->status == created)
        return *reply;
    const QString problem = reply ? reply->problem : reply.error().message;
    if (problem.isEmpty())
        return *reply;
    Error error = zoteroCutOff();
    error.detail = problem;
    return Failure(error);
}

} // namespace

ZoteroPort::ZoteroPort(HttpClient &http, std::chrono::milliseconds patience, QObject *parent)
    : QObject(parent), m_http(http)
{
    m_late.setSingleShot(true);
    m_late.setInterval(patience.count() > 0 ? patience : maxZoteroTime);
    connect(&m_late, &QTimer::timeout, this, [this] {
        m_http.cancel(m_ticket);
        finish(Failure(zoteroLate(m_late.intervalAsDuration())));
    });
}

ZoteroPort::~ZoteroPort()
{
    stop();
}

void ZoteroPort::ask(const HttpRequest &request, HttpClient::Done done)
{
    stop();
    m_done = std::move(done);
    m_late.start();
    m_ticket = m_http.get(request, [this, at = request.url](const Result<HttpReply> &reply) {
        finish(inWords(reply, at));
    });
}

void ZoteroPort::stop()
{
    m_late.stop();
    m_done = {};
    if (const HttpClient::Ticket ticket = std::exchange(m_ticket, 0); ticket != 0)
        m_http.cancel(ticket);
}

void ZoteroPort::finish(const Result<HttpReply> &reply)
{
    m_late.stop();
    m_ticket = 0;
    if (const HttpClient::Done done = std::exchange(m_done, {}))
        done(reply);
}

} // namespace broadsheet
