#include "pdfs/Pdfs.h"

#include "base/Limits.h"
#include "papers/Links.h"
#include "pdfs/PdfErrors.h"

#include <algorithm>

namespace broadsheet {

Pdfs::Pdfs(HttpClient &http, Options options, QObject *parent)
    : QObject(parent), m_http(http), m_options(std::move(options)), m_shelf(m_options.folder)
{}

Pdfs::~Pdfs() = default;

PdfFetch::Patience Pdfs::usualPatience()
{
    return {.pause = maxPdfPause, .total = maxPdfTime};
}

QUrl Pdfs::address(const PaperId &paper) const
{
    if (m_options.base.isEmpty() || !paper.isArxiv())
        return pdfPage(paper);
    QUrl url = m_options.base;
    url.setPath(url.path() + u'/' + paper.text);
    return url;
}

void Pdfs::request(const PaperId &paper, Urgency urgency)
{
    if (m_shelf.has(paper)) {
        QMetaObject::invokeMethod(
            this, [this, paper] { tellReady(paper); }, Qt::QueuedConnection);
        return;
    }
    const auto known = std::ranges::find(m_waiting, paper, &Job::paper);
    if (known != m_waiting.end() && urgency == Urgency::Background)
        return;
    if (known != m_waiting.end() && known == m_waiting.begin()) {
        known->urgency = urgency;
        return;
    }
    if (known != m_waiting.end())
        m_waiting.erase(known);
    if (urgency == Urgency::Background) {
        m_waiting.push_back({paper, urgency});
    } else {
        // One in the background gives way, and goes on later with what has arrived.
        if (m_fetch && m_waiting.front().urgency == Urgency::Background)
            m_fetch.reset();
        const auto place = std::ranges::find(m_waiting, Urgency::Background, &Job::urgency);
        m_waiting.insert(place, {paper, urgency});
    }
    QMetaObject::invokeMethod(this, &Pdfs::goOn, Qt::QueuedConnection);
}

void Pdfs::cancel(const PaperId &paper)
{
    drop(paper);
    QMetaObject::invokeMethod(this, &Pdfs::goOn, Qt::QueuedConnection);
}

void Pdfs::drop(const PaperId &paper)
{
    if (!m_waiting.empty() && m_waiting.front().paper == paper)
        m_fetch.reset();
    std::erase_if(m_waiting, [&paper](const Job &job) { return job.paper == paper; });
}

void Pdfs::goOn()
{
    if (m_fetch || m_waiting.empty())
        return;
    const PaperId paper = m_waiting.front().paper;
    if (!paper.isArxiv())
        return end(notOnArxiv());
    start(paper);
}

void Pdfs::start(const PaperId &paper)
{
    m_fetch = std::make_unique<PdfFetch>(m_http, address(paper), m_shelf.partPath(paper),
                                         m_shelf.path(paper), m_options.patience);
    connect(m_fetch.get(), &PdfFetch::progress, this,
            [this, paper](const PdfProgress &now) { Q_EMIT progress(paper, now); });
    connect(m_fetch.get(), &PdfFetch::finished, this, &Pdfs::end);
}

void Pdfs::end(const std::optional<Error> &error)
{
    if (m_fetch)
        m_fetch.release()->deleteLater(); // this is in one of its signals
    const PaperId paper = m_waiting.front().paper;
    m_waiting.pop_front();
    QMetaObject::invokeMethod(this, &Pdfs::goOn, Qt::QueuedConnection);
    if (error)
        Q_EMIT failed(paper, *error);
    else
        tellReady(paper);
}

void Pdfs::tellReady(const PaperId &paper)
{
    m_shelf.touch(paper);
    Q_EMIT ready(paper, m_shelf.path(paper));
}

} // namespace broadsheet
