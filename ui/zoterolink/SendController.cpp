#include "zoterolink/SendController.h"

#include "base/Limits.h"
#include "controllers/ListController.h"
#include "controllers/ListSelection.h"
#include "papers/SafeText.h"
#include "settings/Settings.h"
#include "zotero/ZoteroAddress.h"
#include "zotero/ZoteroReader.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

SendController::SendController(const Parts &parts, QObject *parent)
    : QObject(parent), m_parts(parts), m_collector(parts.library), m_sender(parts.http)
{
    connect(&m_sender, &ZoteroSender::opened, this, &SendController::look);
    connect(&m_parts.reader, &ZoteroReader::refreshed, this, &SendController::collect);
    connect(&m_collector, &PaperCollector::collected, this, &SendController::take);
    connect(&m_collector, &PaperCollector::finished, this, &SendController::finish);
    connect(&m_collector, &PaperCollector::failed, this, &SendController::fail);
    connect(&m_sender, &ZoteroSender::sent, this, [this](const Paper &paper) {
        ++m_job.sent;
        m_parts.reader.putSent(namesOf(paper.id, paper.doi));
        tellProgress();
        Q_EMIT sent();
    });
    connect(&m_sender, &ZoteroSender::idle, &m_collector, &PaperCollector::goOn);
    connect(&m_sender, &ZoteroSender::failed, this, &SendController::fail);
}

void SendController::send()
{
    if (m_isRunning)
        Q_EMIT said({.text = tr("Papers are still being sent to Zotero.")});
    else
        m_parts.list.papers().whenSelected(
            [this] { begin(m_parts.list.papers().selectedNumbers(), false); });
}

void SendController::begin(const QList<qint32> &numbers, bool again)
{
    if (m_isRunning || numbers.isEmpty())
        return;
    m_job = {.numbers = numbers, .again = again};
    const Result<QUrl> address = zoteroAddress(m_parts.settings.text(SettingsTable::zoteroAddress));
    if (!address)
        return fail(address.error());
    if (numbers.size() > maxZoteroPapers)
        return fail({ErrorKind::TooLarge, tr("At most %Ln papers can be sent to Zotero at once.",
                                             nullptr, int(maxZoteroPapers))});
    m_isRunning = true;
    m_address = *address;
    tellProgress();
    m_sender.open(m_address);
}

// What is there already may have changed since the last time.
void SendController::look()
{
    m_job.isLooking = true;
    m_parts.reader.refresh(m_address);
}

void SendController::collect()
{
    if (m_isRunning && std::exchange(m_job.isLooking, false))
        m_collector.start(m_job.numbers);
}

void SendController::take(const QList<Paper> &papers)
{
    QList<Paper> wanted;
    for (const Paper &paper : papers)
        if (m_job.again || !m_parts.reader.holdings().has(namesOf(paper.id, paper.doi)))
            wanted.append(paper);
    m_job.known += int(papers.size() - wanted.size());
    m_sender.send(wanted);
}

void SendController::tellProgress()
{
    Q_EMIT progress(tr("Sending to Zotero"), m_job.sent + m_job.known, int(m_job.numbers.size()));
}

void SendController::cancel()
{
    if (!m_isRunning)
        return;
    end();
    Q_EMIT said(
        {.text = tr("Stopped. %Ln paper(s) had been sent to Zotero.", nullptr, m_job.sent)});
}

void SendController::end()
{
    m_isRunning = false;
    m_collector.stop();
    m_sender.stop();
    Q_EMIT ended();
}

void SendController::finish()
{
    end();
    Notice notice{.text = outcome()};
    if (m_job.sent == 0 && m_job.known > 0) {
        notice.action = tr("Send again");
        notice.act = [this, numbers = m_job.numbers] { begin(numbers, true); };
    }
    Q_EMIT said(notice);
}

QString SendController::outcome() const
{
    if (m_job.sent == 0)
        return m_job.known == 1
                   ? tr("This paper is in Zotero already.")
                   : tr("These %Ln papers are in Zotero already.", nullptr, m_job.known);
    const QString place = shownLine(m_sender.place().name);
    QString text = place.isEmpty()
                       ? tr("%Ln paper(s) sent to Zotero", nullptr, m_job.sent)
                       : tr("%Ln paper(s) sent to Zotero (%1)", nullptr, m_job.sent).arg(place);
    if (m_job.known > 0)
        text = tr("%1, %Ln was there already", nullptr, m_job.known).arg(text);
    const QString unchecked = doubt();
    return unchecked.isEmpty() ? text : QString(text + u". "_s + unchecked);
}

QString SendController::doubt() const
{
    switch (m_parts.reader.access()) {
    case ZoteroReader::Access::Open:
        return {};
    case ZoteroReader::Access::Off:
        return tr("It may have been there already: Zotero's local API is off.");
    case ZoteroReader::Access::Unknown:
    case ZoteroReader::Access::Failed:
        break;
    }
    return tr("It may have been there already: Zotero's local API did not answer.");
}

void SendController::fail(const Error &error)
{
    if (m_isRunning)
        end();
    const QString before =
        m_job.sent > 0 ? u' ' + tr("%Ln paper(s) had been sent before.", nullptr, m_job.sent)
                       : QString();
    Q_EMIT said({.kind = Notice::Kind::Problem,
                 .text = error.message + before,
                 .action = error.kind == ErrorKind::TooLarge ? QString() : tr("Send again"),
                 .details = error.detail,
                 .act = [this, numbers = m_job.numbers] { begin(numbers, false); }});
}

} // namespace broadsheet
