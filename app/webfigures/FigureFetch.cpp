#include "webfigures/FigureFetch.h"

#include "base/Deliver.h"
#include "base/Limits.h"
#include "base/WorkPool.h"
#include "sources/ArxivEntry.h"
#include "webfigures/FigureErrors.h"

#include <QtConcurrentRun>

#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QUrl usualBase()
{
    return QUrl(u"https://arxiv.org/html"_s);
}

} // namespace

FigureFetch::FigureFetch(HttpClient &http, const QUrl &base, QObject *parent)
    : QObject(parent), m_http(http),
      m_base(base.isEmpty() ? usualBase() : base), m_patience{.pause = maxFigurePagePause,
                                                              .total = maxFigurePageTime}
{}

FigureFetch::~FigureFetch()
{
    cancel();
}

QUrl FigureFetch::address(const PaperId &paper) const
{
    QUrl url = m_base;
    url.setPath(url.path() + u'/' + paper.text);
    return url;
}

void FigureFetch::fetch(const PaperId &paper)
{
    cancel();
    m_paper = paper;
    const QUrl url = address(paper);
    const HttpRequest request{.url = url,
                              .maxBytes = maxFigurePageBytes,
                              .idleTimeout = m_patience.pause,
                              .totalTimeout = m_patience.total,
                              .accept = "text/html",
                              .budget = arxivPageBudget(url),
                              .takesAnything = true,
                              .httpsOnly = true,
                              .headers = {{"Accept-Encoding", "identity"}}};
    m_ticket = m_http.get(request, [this](const Result<HttpReply> &answer) {
        m_ticket = 0;
        take(answer);
    });
}

void FigureFetch::cancel()
{
    ++m_round;
    m_paper = {};
    if (m_ticket != 0)
        m_http.cancel(std::exchange(m_ticket, 0));
}

void FigureFetch::take(const Result<HttpReply> &answer)
{
    if (answer && answer->status >= 200 && answer->status < 300)
        return read(*answer);
    const PaperId paper = std::exchange(m_paper, {});
    Q_EMIT failed(paper, answer ? pageRefused(address(paper), *answer) : answer.error());
}

void FigureFetch::read(const HttpReply &reply)
{
    deliver(QtConcurrent::run(workPool(), readFigurePage, reply.body, reply.url), this,
            [this, round = m_round,
             isWhole = reply.problem.isEmpty()](const QList<WebFigure> &figures) {
                if (round != m_round)
                    return;
                const PaperId paper = std::exchange(m_paper, {});
                if (!figures.isEmpty())
                    Q_EMIT found(paper, {.figures = figures, .isWhole = isWhole});
                else
                    Q_EMIT failed(paper, isWhole ? pageWithoutFigures(address(paper))
                                                 : pageBrokeOff(address(paper)));
            });
}

} // namespace broadsheet
