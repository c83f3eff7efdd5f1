#include "zotero/ZoteroSender.h"

#include "base/Logging.h"
#include "citation/Reference.h"
#include "zotero/Tr.h"
#include "zotero/ZoteroItem.h"

#include <QUuid>

namespace broadsheet {

namespace {

// The paper had left when the answer did not come.
Error maybeSaved(Error error)
{
    error.message = ZoteroTr::tr("%1 The paper may be there all the same: look before you send it "
                                 "again.")
                        .arg(error.message);
    return error;
}

} // namespace

ZoteroSender::ZoteroSender(HttpClient &http, std::chrono::milliseconds patience, QObject *parent)
    : QObject(parent), m_port(http, patience)
{}

void ZoteroSender::open(const QUrl &at)
{
    stop();
    m_at = at;
    m_place = {};
    m_port.ask(zoteroPing(at), [this](const Result<HttpReply> &reply) {
        if (!reply)
            return fail(reply.error());
        const Result<ZoteroGreeting> zotero = readZoteroPing(*reply);
        if (!zotero)
            return fail(zotero.error());
        m_zotero = *zotero;
        askForPlace();
    });
}

// Papers can be sent without knowing it.
void ZoteroSender::askForPlace()
{
    m_port.ask(zoteroSelection(m_at), [this](const Result<HttpReply> &reply) {
        const Result<ZoteroPlace> place =
            reply ? readZoteroSelection(*reply) : Failure(reply.error());
        if (!place)
            qCInfo(logNetwork) << "Zotero's selection:" << place.error().message;
        else if (place->isEditable)
            m_place = *place;
        Q_EMIT opened();
    });
}

void ZoteroSender::send(const QList<Paper> &papers)
{
    m_papers += papers;
    next();
}

void ZoteroSender::next()
{
    if (m_papers.isEmpty()) {
        Q_EMIT idle();
        return;
    }
    const Paper paper = m_papers.takeFirst();
    m_session = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QJsonObject item = zoteroItem(referenceTo(paper), m_session);
    m_port.ask(zoteroSave(m_at, m_session, item), [this, paper](const Result<HttpReply> &reply) {
        if (!reply && reply.error().kind == ErrorKind::Unreachable)
            return fail(reply.error());
        if (!reply)
            return fail(maybeSaved(reply.error()));
        if (const Result<void> saved = readZoteroSaved(*reply); !saved)
            return fail(saved.error());
        tag(paper);
    });
}

// Where this fails, the tags are there as automatic ones: see ZoteroItem.h.
void ZoteroSender::tag(const Paper &paper)
{
    const auto go = [this, paper] {
        Q_EMIT sent(paper);
        next();
    };
    if (paper.tags.isEmpty() || m_place.target.isEmpty())
        return go();
    m_port.ask(zoteroTag(m_at, m_session, m_place, paper.tags, m_zotero),
               [go](const Result<HttpReply> &reply) {
                   if (!reply || reply->status != 200)
                       qCInfo(logNetwork) << "Zotero did not take the tags";
                   go();
               });
}

void ZoteroSender::stop()
{
    m_port.stop();
    m_papers.clear();
}

void ZoteroSender::fail(const Error &error)
{
    stop();
    Q_EMIT failed(error);
}

} // namespace broadsheet
