// arXiv's announcements of the day, at /atom/cs.CL+cs.CV.
#include "papers/Links.h"
#include "sources/ArxivEntry.h"
#include "sources/Registry.h"
#include "sources/Replies.h"
#include "sources/Tr.h"

#include <QSet>

#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// arXiv sends no more entries than this, new papers last, and does not say so.
constexpr qsizetype maxFeedEntries = 2000;

bool isUnknownCategory(const SourceResponse &response)
{
    return response.problem.isEmpty() && (response.status == 404 || response.status == 400);
}

QString refusal(const SourceRequest &request, const SourceResponse &response)
{
    if (!isUnknownCategory(response))
        return refusalOf(response);
    return request.categories.size() == 1
               ? SourcesTr::tr("%1 does not know the category %2 (%3).")
                     .arg(placeOf(response.url), request.categories.first(),
                          QString::number(response.status))
               : SourcesTr::tr("%1 does not know these categories (%2).")
                     .arg(placeOf(response.url), QString::number(response.status));
}

// Returns the number of entries that do not name a paper. `updates`: of papers that got a new
// version.
[[nodiscard]] int readEntries(ParsedResponse &parsed, DayReport &report, DayReport &updates,
                              const Feed &feed)
{
    remarkOnMending(parsed, feed);
    QSet<PaperId> seen;
    int unreadable = 0;
    for (const FeedEntry &entry : feed.entries) {
        PaperReport paper = paperOf(entry);
        if (paper.id.isEmpty()) {
            ++unreadable;
            remark(parsed, SourcesTr::tr("“%1” does not name a paper of arXiv.")
                               .arg(entry.title.first(qMin(entry.title.size(), 60))));
            continue;
        }
        if (entry.isReplacement())
            paper.versionDay = report.day;
        if (!seen.contains(paper.id))
            (entry.isReplacement() ? updates : report).papers.append(paper);
        seen.insert(paper.id);
    }
    return unreadable;
}

// arXiv began on that day; a date in the future is a mistake.
bool isCredible(QDate day, const QDateTime &now)
{
    return day >= QDate(1991, 8, 14) && (!now.isValid() || day <= now.toUTC().date().addDays(1));
}

class ArxivFeed final : public Source
{
public:
    explicit ArxivFeed(QString id) : m_id(std::move(id)) {}

    [[nodiscard]] QString id() const override { return m_id; }
    [[nodiscard]] Asks asks() const override { return Asks::Newest; }
    [[nodiscard]] QUrl defaultBaseUrl() const override { return QUrl(u"https://rss.arxiv.org"_s); }
    [[nodiscard]] Budget budget(const QUrl &) const override { return arxivBudget(); }
    [[nodiscard]] Patience patience() const override { return arxivPatience(); }
    [[nodiscard]] QByteArray accept() const override
    {
        return "application/atom+xml, application/rss+xml;q=0.9, application/xml;q=0.8";
    }

    [[nodiscard]] QStringList parts(const SourceOptions &options) const override
    {
        return categoriesToAsk(options.categories);
    }

    [[nodiscard]] QUrl address(const SourceOptions &options,
                               const SourceRequest &request) const override
    {
        const QStringList categories =
            request.categories.isEmpty() ? parts(options) : request.categories;
        return addressBelow(options.baseUrl, u"/atom/"_s + categories.join(u'+'));
    }

private:
    [[nodiscard]] ParsedResponse read(const SourceRequest &request,
                                      const SourceResponse &response) const override
    {
        DayReport report = startReport(m_id, request.day, shownHost(response.url), response);
        if (const QString why = refusal(request, response); !why.isEmpty()) {
            ParsedResponse failed = failedResponse(report, why);
            failed.isRefused = isUnknownCategory(response);
            return failed;
        }
        const Feed feed = readFeed(response.body);
        const QString problem = problemWithFeed(feed, response);
        if (!feed.isFeed)
            return failedResponse(report, problem);
        return isCredible(feed.day, response.at) ? readDated(report, feed, problem, response)
                                                 : readUndated(report, feed, response);
    }

    static ParsedResponse readDated(DayReport report, const Feed &feed, QString problem,
                                    const SourceResponse &response)
    {
        ParsedResponse parsed;
        report.day = feed.day;
        DayReport updates = updatesBeside(report);
        if (const int unreadable = readEntries(parsed, report, updates, feed);
            unreadable > 0 && problem.isEmpty())
            problem = SourcesTr::tr("%1 of %Ln entries of %2 could not be read.", nullptr,
                                    int(feed.entries.size()))
                          .arg(unreadable)
                          .arg(placeOf(response.url));
        parsed.isRefused = feed.entries.size() >= maxFeedEntries;
        if (parsed.isRefused && problem.isEmpty())
            problem = SourcesTr::tr("%1 sends no more than %Ln papers at once. There may be more.",
                                    nullptr, int(maxFeedEntries))
                          .arg(placeOf(response.url));
        parsed.days = {report};
        addUpdates(parsed, updates);
        settle(parsed, problem);
        return parsed;
    }

    // The papers are kept without a day.
    static ParsedResponse readUndated(const DayReport &report, const Feed &feed,
                                      const SourceResponse &response)
    {
        ParsedResponse parsed =
            failedResponse(report, SourcesTr::tr("The list of %1 does not say which day it is for.")
                                       .arg(placeOf(response.url)));
        DayReport undated = report;
        undated.day = {};
        undated.status = DayStatus::NotFetched;
        DayReport updates = updatesBeside(report);
        (void)readEntries(parsed, undated, updates, feed);
        if (!undated.papers.isEmpty())
            parsed.days.append(undated);
        addUpdates(parsed, updates);
        return parsed;
    }

    QString m_id;
};

} // namespace

std::unique_ptr<Source> makeArxivFeed(const QString &id)
{
    return std::make_unique<ArxivFeed>(id);
}

} // namespace broadsheet
