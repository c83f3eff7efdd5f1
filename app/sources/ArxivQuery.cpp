// A search of arXiv, newest submissions first, at /api/query:
// https://info.arxiv.org/help/api/user-manual.html. A paper is of the day of its submission. The
// pages are read back to the day SourceRequest::since.
#include "papers/Links.h"
#include "sources/ArxivEntry.h"
#include "sources/FeedReports.h"
#include "sources/Registry.h"
#include "sources/Replies.h"
#include "sources/Tr.h"

#include <QLocale>
#include <QUrlQuery>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr int pageSize = 100;

// arXiv's manual writes queries as they stand in an address: "au:del_maestro+AND+ti:%22spin%22".
QString readableQuery(const QString &written)
{
    const QString spaced = QString(written).replace(u'+', u' ');
    return QUrl::fromPercentEncoding(spaced.toUtf8()).simplified();
}

// arXiv answers a query that it does not understand with an entry named "Error".
QString errorOf(const Feed &feed)
{
    for (const FeedEntry &entry : feed.entries)
        if (entry.isError())
            return entry.summary.isEmpty() ? entry.title : entry.summary.simplified();
    return {};
}

// An empty page is sent now and then although there are papers.
QString shortfall(const Feed &feed, int page, const SourceResponse &response)
{
    const qsizetype expected = std::clamp(feed.total - page * pageSize, 0, pageSize);
    return feed.entries.size() >= expected
               ? QString()
               : SourcesTr::tr("%1 sent %2 of %Ln papers.", nullptr, int(expected))
                     .arg(placeOf(response.url))
                     .arg(QLocale().toString(feed.entries.size()));
}

class ArxivQuery final : public Source
{
public:
    explicit ArxivQuery(QString id) : m_id(std::move(id)) {}

    [[nodiscard]] QString id() const override { return m_id; }
    [[nodiscard]] Asks asks() const override { return Asks::Newest; }
    [[nodiscard]] QUrl defaultBaseUrl() const override
    {
        return QUrl(u"https://export.arxiv.org"_s);
    }
    [[nodiscard]] Budget budget(const QUrl &) const override { return arxivBudget(); }
    [[nodiscard]] Patience patience() const override { return arxivPatience(); }
    [[nodiscard]] QByteArray accept() const override
    {
        return "application/atom+xml, application/xml;q=0.9";
    }

    [[nodiscard]] QUrl address(const SourceOptions &options,
                               const SourceRequest &request) const override
    {
        QUrlQuery query;
        query.addQueryItem(u"search_query"_s, QString::fromLatin1(QUrl::toPercentEncoding(
                                                  readableQuery(options.query))));
        query.addQueryItem(u"sortBy"_s, u"submittedDate"_s);
        query.addQueryItem(u"sortOrder"_s, u"descending"_s);
        query.addQueryItem(u"start"_s, QString::number(request.page * pageSize));
        query.addQueryItem(u"max_results"_s, QString::number(pageSize));
        QUrl url = addressBelow(options.baseUrl, u"/api/query"_s);
        url.setQuery(query);
        return url;
    }

private:
    [[nodiscard]] ParsedResponse read(const SourceRequest &request,
                                      const SourceResponse &response) const override
    {
        const DayReport start = startReport(m_id, request.day, shownHost(response.url), response);
        const QString refusal = refusalOf(response);
        const Feed feed = readFeed(response.body, response.url);
        if (const QString error = errorOf(feed); !error.isEmpty())
            return failedResponse(
                start,
                SourcesTr::tr("%1 answered with an error: %2").arg(placeOf(response.url), error));
        if (!refusal.isEmpty())
            return failedResponse(start, refusal);
        QString problem = problemWithFeed(feed, response);
        if (!feed.isFeed)
            return failedResponse(start, problem);
        if (problem.isEmpty())
            problem = shortfall(feed, request.page, response);
        PapersByDay papers;
        QStringList others;
        for (const FeedEntry &entry : feed.entries)
            if (const PaperReport paper = paperOf(entry); paper.id.isEmpty())
                others.append(entry.title);
            else
                papers[entry.day.isValid() ? entry.day : request.day].append(paper);
        ParsedResponse parsed = reportsOf(start, papers, problem);
        parsed.hasMore = problem.isEmpty() && request.since.isValid() && !papers.isEmpty() &&
                         papers.firstKey() >= request.since &&
                         feed.total > (request.page + 1) * pageSize;
        remarkOnMending(parsed, feed);
        for (const QString &title : std::as_const(others))
            remark(parsed,
                   SourcesTr::tr("“%1” does not name a paper of arXiv.").arg(title.left(60)));
        return parsed;
    }

    QString m_id;
};

} // namespace

std::unique_ptr<Source> makeArxivQuery(const QString &id)
{
    return std::make_unique<ArxivQuery>(id);
}

} // namespace broadsheet
