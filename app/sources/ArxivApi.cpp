// Details of papers that are known by their ids, from arXiv at /api/query.
#include "papers/Links.h"
#include "sources/ArxivEntry.h"
#include "sources/Registry.h"
#include "sources/Replies.h"
#include "sources/Tr.h"

#include <QLocale>
#include <QSet>
#include <QUrlQuery>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QSet<PaperId> idsOf(const QList<PaperReport> &papers)
{
    QSet<PaperId> ids;
    for (const PaperReport &paper : papers)
        ids.insert(paper.id);
    return ids;
}

QList<PaperId> unmentioned(const DayReport &report, const QList<PaperId> &asked)
{
    QSet<PaperId> known = idsOf(report.papers);
    QList<PaperId> missing;
    for (const PaperId &id : asked)
        if (!std::exchange(known, known + QSet{id}).contains(id))
            missing.append(id);
    return missing;
}

// New papers come to this service hours after they are listed elsewhere, and its index has lagged
// for days. The first four digits of an id are year and month: "2403.14624".
bool mayStillCome(const PaperId &id, QDate today)
{
    constexpr int daysOfLag = 14;
    const QDate month = QDate::fromString(u"20"_s + id.text.left(4) + u"01"_s, u"yyyyMMdd"_s);
    return month.isValid() && today < month.addMonths(1).addDays(daysOfLag);
}

// A report with nothing but the id prevents that the paper is asked about again.
void addUnknown(DayReport &report, const QList<PaperId> &papers)
{
    for (const PaperId &id : papers)
        report.papers.append({.id = id});
}

// A good response that leaves out a few papers means that the service does not know them. When
// many are missing the list may be cut; the service also sends empty lists now and then.
bool isCredible(qsizetype missing, qsizetype asked)
{
    return asked == 1 || missing == 0 ||
           (missing < asked && missing <= std::max<qsizetype>(1, asked / 10));
}

// The service refuses a whole request because of a single id that it does not accept. 404 is not
// such a refusal: it means that there is no service at this address.
bool refusesRequest(int status)
{
    return status == 400 || status == 413 || status == 414;
}

class ArxivApi final : public Source
{
public:
    explicit ArxivApi(QString id) : m_id(std::move(id)) {}

    [[nodiscard]] QString id() const override { return m_id; }
    [[nodiscard]] Asks asks() const override { return Asks::Details; }
    [[nodiscard]] QUrl defaultBaseUrl() const override
    {
        return QUrl(u"https://export.arxiv.org"_s);
    }
    [[nodiscard]] Budget budget(const QUrl &) const override { return arxivBudget(); }
    [[nodiscard]] Patience patience() const override { return arxivPatience(); }
    [[nodiscard]] int batchSize() const override { return 100; }
    [[nodiscard]] QByteArray accept() const override
    {
        return "application/atom+xml, application/xml;q=0.9";
    }

    [[nodiscard]] QUrl address(const SourceOptions &options,
                               const SourceRequest &request) const override
    {
        QStringList ids;
        for (const PaperId &id : request.papers)
            ids.append(id.text);
        QUrlQuery query;
        query.addQueryItem(u"id_list"_s, ids.join(u','));
        query.addQueryItem(u"max_results"_s, QString::number(ids.size()));
        QUrl url = addressBelow(options.baseUrl, u"/api/query"_s);
        url.setQuery(query);
        return url;
    }

private:
    [[nodiscard]] ParsedResponse read(const SourceRequest &request,
                                      const SourceResponse &response) const override
    {
        ParsedResponse parsed{.days = {startReport(m_id, {}, shownHost(response.url), response)}};
        if (const QString refusal = refusalOf(response); !refusal.isEmpty())
            return refusesRequest(response.status) ? refused(parsed, request, refusal)
                                                   : failedResponse(parsed.days.first(), refusal);
        const Feed feed = readFeed(response.body);
        QString problem = problemWithFeed(feed, response);
        remarkOnMending(parsed, feed);
        const QString error = readEntries(parsed, feed, request);
        DayReport &report = parsed.days.first();
        if (problem.isEmpty() && !error.isEmpty())
            return refused(
                parsed, request,
                SourcesTr::tr("%1 answered with an error: %2").arg(placeOf(response.url), error));
        QList<PaperId> missing = unmentioned(report, request.papers);
        missing.removeIf(
            [&report](const PaperId &id) { return mayStillCome(id, report.at.date()); });
        if (problem.isEmpty() && !isCredible(missing.size(), request.papers.size()))
            problem =
                SourcesTr::tr("%1 left out %2 of %Ln papers.", nullptr, int(request.papers.size()))
                    .arg(placeOf(response.url))
                    .arg(QLocale().toString(missing.size()));
        settle(parsed, problem);
        if (problem.isEmpty())
            addUnknown(report, missing);
        return parsed;
    }

    // A paper that is refused even when it is asked for alone will never get details.
    static ParsedResponse refused(ParsedResponse parsed, const SourceRequest &request,
                                  const QString &why)
    {
        if (request.papers.size() == 1 && parsed.days.first().papers.isEmpty()) {
            addUnknown(parsed.days.first(), request.papers);
            remark(parsed, why);
            return parsed;
        }
        settle(parsed, why);
        parsed.isRefused = true;
        return parsed;
    }

    // Returns the error that the service reports, or an empty string.
    static QString readEntries(ParsedResponse &parsed, const Feed &feed,
                               const SourceRequest &request)
    {
        const QSet<PaperId> asked(request.papers.cbegin(), request.papers.cend());
        DayReport &report = parsed.days.first();
        QSet<PaperId> seen;
        QString error;
        for (const FeedEntry &entry : feed.entries) {
            if (entry.isError()) {
                error = entry.summary.isEmpty() ? entry.title : entry.summary.simplified();
                continue;
            }
            PaperReport paper = paperOf(entry);
            paper.versionDay = entry.updated;
            if (!asked.contains(paper.id))
                remark(parsed, SourcesTr::tr("“%1” was not requested.").arg(entry.title));
            else if (!seen.contains(paper.id))
                report.papers.append(paper);
            seen.insert(paper.id);
        }
        return error;
    }

    QString m_id;
};

} // namespace

std::unique_ptr<Source> makeArxivApi(const QString &id)
{
    return std::make_unique<ArxivApi>(id);
}

} // namespace broadsheet
