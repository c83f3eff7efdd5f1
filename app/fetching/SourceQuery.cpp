#include "fetching/SourceQuery.h"

#include "base/Deliver.h"
#include "base/Limits.h"
#include "base/WorkPool.h"
#include "fetching/DueDays.h"
#include "fetching/SourceSetup.h"
#include "fetching/Tr.h"
#include "fetching/Validators.h"
#include "papers/Links.h"

#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr int maxRounds = 3; // through a list that changes while it is read

QList<PaperId> idsOf(const ParsedResponse &parsed)
{
    QList<PaperId> ids;
    for (const DayReport &day : parsed.days)
        for (const PaperReport &paper : day.papers)
            ids.append(paper.id);
    return ids;
}

// A page with some unreadable entries counts as readable: the next page may be good.
bool isReadable(DayStatus status)
{
    return isWhole(status) || status == DayStatus::CutShort;
}

} // namespace

SourceQuery::SourceQuery(HttpClient &http, const SourceSetup &setup, SourceRequest request,
                         DaySource known, Clock clock, QObject *parent)
    : QObject(parent), m_http(http), m_setup(setup), m_request(std::move(request)),
      m_known(std::move(known)), m_clock(std::move(clock))
{
    connect(&m_http, &HttpClient::waits, this,
            [this](HttpClient::Ticket ticket, const HttpWait &wait) {
                if (ticket == m_ticket)
                    Q_EMIT waits(wait);
            });
    ask(0);
}

SourceQuery::~SourceQuery()
{
    m_http.cancel(m_ticket);
}

void SourceQuery::ask(int page)
{
    m_request.page = page;
    const QUrl address = m_setup.source->address(m_setup.options, m_request);
    if (address.isLocalFile())
        askFile(address.toLocalFile());
    else
        askWeb(address);
}

void SourceQuery::askWeb(const QUrl &address)
{
    m_asked = address;
    HttpRequest request = m_setup.request(address);
    if (m_outcome.days.isEmpty()) // the first page
        request.validator = validatorFor(address, m_known.validator);
    m_ticket = m_http.get(request, [this](const Result<HttpReply> &reply) { onReply(reply); });
}

void SourceQuery::askFile(const QString &path)
{
    deliver(QtConcurrent::run(readingPool(), readArchiveFile, path, m_clock()), this,
            [this](const SourceResponse &response) { parse(response); });
}

void SourceQuery::onReply(const Result<HttpReply> &reply)
{
    m_ticket = 0;
    if (!reply)
        return endFailed(reply.error());
    m_outcome.isReached |= reply->wasSent;
    if (reply->status == 304)
        return endUnchanged(*reply);
    m_validator = reply->problem.isEmpty() ? withRequest(reply->validator, m_asked) : QByteArray();
    m_retryAt = reply->retryAt;
    parse({.status = reply->status,
           .url = reply->url,
           .contentType = reply->contentType,
           .body = reply->body,
           .at = reply->at,
           .problem = reply->problem,
           .hadToken = reply->hadToken});
}

void SourceQuery::parse(SourceResponse response)
{
    // The job makes its own source, so that it can outlive this query.
    const auto job = [id = m_setup.id(), request = m_request, response = std::move(response)] {
        return makeSource(id)->parse(request, response);
    };
    deliver(QtConcurrent::run(workPool(), job), this,
            [this](const ParsedResponse &parsed) { receive(parsed); });
}

void SourceQuery::receive(ParsedResponse parsed)
{
    m_outcome.remarks += parsed.remarks;
    m_outcome.undated += parsed.undated;
    if (parsed.list)
        receiveList(std::move(parsed));
    else if (m_isChecking)
        receiveAgain(parsed);
    else if (m_request.page == 0 && m_outcome.days.isEmpty())
        receiveFirst(std::move(parsed));
    else
        receiveFurther(parsed);
}

void SourceQuery::receiveFirst(ParsedResponse parsed)
{
    const bool hasMore = parsed.hasMore;
    start(std::move(parsed));
    if (hasMore && isReadable(m_outcome.days.constFirst().status))
        ask(1);
    else
        end();
}

void SourceQuery::start(ParsedResponse parsed)
{
    m_firstPage = idsOf(parsed);
    m_seen = QSet<PaperId>(m_firstPage.cbegin(), m_firstPage.cend());
    m_outcome.isRefused = parsed.isRefused;
    m_outcome.days = std::move(parsed.days);
    DayReport &day = m_outcome.days.first();
    day.nextTry = m_retryAt;
    const bool isAll = !parsed.hasMore && (!parsed.list || parsed.list->isOfLastList);
    if (isWhole(day.status) && isAll)
        day.validator = m_validator; // of the first page alone it would not cover the others
}

void SourceQuery::receiveFurther(const ParsedResponse &parsed)
{
    const DayReport &page = parsed.days.first();
    const int added = addNew(parsed.days);
    if (!isReadable(page.status) || (!isWhole(page.status) && !parsed.hasMore))
        return endCutShort(page.problem);
    noteProblem(page.problem);
    const bool isEmpty = idsOf(parsed).isEmpty();
    if (parsed.hasMore && added == 0 && m_rounds == 0)
        return endCutShort(FetchingTr::tr("Page %1 has the same papers as the pages before it.")
                               .arg(m_request.page + 1));
    if (parsed.hasMore && m_request.page + 1 >= maxReplyPages) {
        // The next fetch would not get further, so the newer days stay whole.
        noteProblem(FetchingTr::tr("The list has more than %1 pages.").arg(maxReplyPages));
        return end();
    }
    if (parsed.hasMore)
        return ask(m_request.page + 1);
    if (isEmpty && m_request.page == 1 && m_rounds == 0)
        return end(); // the first page was the whole list
    // A paper that was added or removed meanwhile moves others to another page, where they are
    // missed.
    m_isChecking = true;
    ask(0);
}

void SourceQuery::receiveList(ParsedResponse parsed)
{
    m_lists.take(parsed);
    if (m_outcome.days.isEmpty()) {
        start(std::move(parsed));
    } else {
        (void)addNew(parsed.days);
        noteProblem(parsed.days.constFirst().problem);
        DayReport &day = m_outcome.days.first();
        if (day.status == DayStatus::Failed && isReadable(parsed.days.constFirst().status))
            day.status = DayStatus::CutShort; // the first list is missing
    }
    noteProblem(m_lists.problem());
    if (m_lists.isAtEnd())
        return end();
    m_request.list = m_lists.list();
    ask(m_lists.page());
}

void SourceQuery::receiveAgain(const ParsedResponse &parsed)
{
    m_isChecking = false;
    const DayReport &page = parsed.days.first();
    (void)addNew(parsed.days);
    if (!isReadable(page.status))
        return endCutShort(page.problem);
    noteProblem(page.problem);
    const QList<PaperId> now = idsOf(parsed);
    if (now == m_firstPage)
        return end();
    if (++m_rounds >= maxRounds)
        return endCutShort(FetchingTr::tr("The list changed each time it was read."));
    m_firstPage = now;
    ask(1);
}

int SourceQuery::addNew(const QList<DayReport> &days)
{
    int added = 0;
    for (const DayReport &report : days) {
        DayReport &known = reportOf(report);
        // What is newer was read before. The page's oldest day may go on on the next one.
        if (known.status == DayStatus::NotFetched && &report != &days.constLast()) {
            known.status = report.status;
            noteGrowth(known);
        }
        for (const PaperReport &paper : report.papers) {
            if (m_seen.contains(paper.id))
                continue;
            m_seen.insert(paper.id);
            known.papers.append(paper);
            ++added;
        }
    }
    return added;
}

// The same day in the outcome, which is added if it is not there.
DayReport &SourceQuery::reportOf(const DayReport &further)
{
    for (DayReport &known : m_outcome.days)
        if (known.day == further.day && known.isUpdate == further.isUpdate)
            return known;
    DayReport &added = m_outcome.days.emplace_back(further);
    added.papers.clear();
    added.status = DayStatus::NotFetched;
    return added;
}

// The day is cut short when one of its pages is.
void SourceQuery::noteProblem(const QString &problem)
{
    DayReport &day = m_outcome.days.first();
    if (problem.isEmpty() || !day.problem.isEmpty())
        return;
    day.status = DayStatus::CutShort;
    day.problem = problem;
}

void SourceQuery::endUnchanged(const HttpReply &reply)
{
    m_outcome.isUnchanged = true;
    m_outcome.days = {{.source = m_known.source,
                       .day = m_request.known.isValid() ? m_request.known : m_request.day,
                       .origin = m_known.origin,
                       .at = reply.at,
                       .status = m_known.status,
                       .validator = m_known.validator}};
    end();
}

void SourceQuery::endFailed(const Error &error)
{
    m_outcome.isReached |= error.kind == ErrorKind::Network;
    if (!m_outcome.days.isEmpty())
        return endCutShort(error.message);
    m_outcome.isUnreachable = error.kind == ErrorKind::Unreachable;
    m_outcome.days = {{.source = m_setup.id(),
                       .day = m_request.day,
                       .origin = shownHost(m_setup.options.baseUrl),
                       .at = m_clock(),
                       .status = DayStatus::Failed,
                       .problem = error.message}};
    end();
}

// No day counts as whole while older ones may be missing, because the next fetch reads back to the
// newest day that is.
void SourceQuery::endCutShort(const QString &problem)
{
    for (DayReport &further : m_outcome.days)
        further.status = DayStatus::NotFetched;
    DayReport &day = m_outcome.days.first();
    day.status = DayStatus::CutShort;
    day.problem = problem;
    day.validator.clear();
    day.nextTry = m_retryAt;
    end();
}

void SourceQuery::end()
{
    if (m_setup.isLocal()) // its answer is as old as the file
        m_outcome.days.first().tried = m_clock();
    noteGrowth(m_outcome.days.first());
    Q_EMIT finished();
}

} // namespace broadsheet
