#include "sources/Feed.h"

#include "notation/HtmlText.h"
#include "papers/Links.h"
#include "sources/Replies.h"
#include "sources/Tr.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QString pageWithFeeds(const SourceResponse &response, const QStringList &feeds)
{
    QStringList addresses;
    for (const QString &feed : feeds)
        addresses.append(shownUrl(response.url.resolved(QUrl(feed))));
    return SourcesTr::tr("%1 is a web page. Its feed is at %2")
        .arg(placeOf(response.url), addresses.join(SourcesTr::tr(" or ")));
}

} // namespace

bool FeedEntry::isError() const
{
    return title == "Error"_L1 ||
           (!ids.isEmpty() && ids.first().contains("arxiv.org/api/errors"_L1));
}

void remarkOnMending(ParsedResponse &parsed, const Feed &feed)
{
    if (feed.isMended)
        remark(parsed, SourcesTr::tr("Characters that XML forbids were removed or replaced."));
}

QString problemWithFeed(const Feed &feed, const SourceResponse &response)
{
    const QString place = placeOf(response.url);
    if (!response.problem.isEmpty())
        return response.problem;
    if (response.body.trimmed().isEmpty())
        return SourcesTr::tr("%1 sent an empty response.").arg(place);
    if (!feed.isFeed)
        if (const QStringList feeds = feedsOfPage(response.body); !feeds.isEmpty())
            return pageWithFeeds(response, feeds);
    if (!feed.isFeed && isWebPage(response.body))
        return webPageProblem(response);
    QString problem;
    if (!feed.isFeed)
        problem = SourcesTr::tr("%1 did not send a list of papers.").arg(place);
    else if (feed.brokenLine > 0)
        problem = SourcesTr::tr("The list of %1 is not readable from line %2 on.")
                      .arg(place)
                      .arg(feed.brokenLine);
    return problem.isEmpty() || feed.fault.isEmpty() ? problem : problem + u' ' + feed.fault;
}

} // namespace broadsheet
