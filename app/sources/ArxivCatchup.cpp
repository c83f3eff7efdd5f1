// Days of arXiv that were missed, from its catch-up pages:
// /catchup/cs.CL/2026-08-12?abs=True&page=1. They reach 90 days back. A page is of one category,
// has up to 2,000 entries and says how many the category has on all of its pages, so a day is
// complete only when as many were read. https://github.com/arXiv/arxiv-browse,
// browse/controllers/catchup_page.py
#include "papers/Links.h"
#include "sources/ArxivEntry.h"
#include "sources/ArxivListing.h"
#include "sources/Registry.h"
#include "sources/Replies.h"
#include "sources/Tr.h"

#include <QTimeZone>
#include <QUrlQuery>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace broadsheet {

namespace {

constexpr int pageSize = 2000;

// The day is not over where arXiv is.
bool mayBeAnnounced(QDate day, const QDateTime &now)
{
    static const QTimeZone eastern("America/New_York");
    return day >= (eastern.isValid() ? now.toTimeZone(eastern) : now.toUTC()).date();
}

class ArxivCatchup final : public Source
{
public:
    explicit ArxivCatchup(QString id) : m_id(std::move(id)) {}

    [[nodiscard]] QString id() const override { return m_id; }
    [[nodiscard]] Asks asks() const override { return Asks::Days; }
    [[nodiscard]] QUrl defaultBaseUrl() const override { return QUrl(u"https://arxiv.org"_s); }
    [[nodiscard]] Budget budget(const QUrl &) const override
    {
        Budget budget = arxivBudget();
        budget.window = 15s; // pages are more work than lists
        return budget;
    }
    [[nodiscard]] Patience patience() const override { return arxivPatience(); }
    [[nodiscard]] QByteArray accept() const override { return "text/html"; }

    [[nodiscard]] QStringList parts(const SourceOptions &options) const override
    {
        return categoriesToAsk(options.categories);
    }

    [[nodiscard]] QUrl address(const SourceOptions &options,
                               const SourceRequest &request) const override
    {
        const QStringList categories =
            request.categories.isEmpty() ? parts(options) : request.categories;
        QUrl url = addressBelow(options.baseUrl,
                                u"/catchup/%1/%2"_s.arg(categories.value(request.list),
                                                        request.day.toString(Qt::ISODate)));
        QUrlQuery query;
        query.addQueryItem(u"abs"_s, u"True"_s);
        query.addQueryItem(u"page"_s, QString::number(request.page + 1));
        url.setQuery(query);
        return url;
    }

private:
    [[nodiscard]] ParsedResponse read(const SourceRequest &request,
                                      const SourceResponse &response) const override
    {
        DayReport report = startReport(m_id, request.day, shownHost(response.url), response);
        ParsedResponse parsed = readList(std::move(report), request.page, response);
        parsed.list->isOfLastList = request.list + 1 >= request.categories.size() ||
                                    parsed.days.first().status == DayStatus::NotOpenYet;
        return parsed;
    }

    static ParsedResponse readList(DayReport report, int page, const SourceResponse &response)
    {
        if (const QString refusal = refusalOf(response); !refusal.isEmpty()) {
            const bool isAhead = response.status == 400 && mayBeAnnounced(report.day, response.at);
            ParsedResponse refused = failedResponse(report, refusal);
            refused.list = ListPage{};
            if (isAhead) {
                report.status = DayStatus::NotOpenYet;
                refused.days = {report};
            }
            return refused;
        }
        const ArxivListing listing = readArxivListing(response.body);
        report.papers = listing.papers;
        DayReport updates = updatesBeside(report);
        for (PaperReport paper : listing.updates) {
            paper.versionDay = report.day;
            updates.papers.append(std::move(paper));
        }
        ParsedResponse parsed{.days = {report}};
        addUpdates(parsed, updates);
        parsed.list = ListPage{.entries = listing.entries, .total = listing.total};
        const qsizetype before = qsizetype{page} * pageSize;
        parsed.hasMore =
            listing.entries.size() == pageSize && before + pageSize < listing.total.value_or(0);
        if (listing.entries.isEmpty() && listing.hasNoUpdates &&
            mayBeAnnounced(report.day, response.at)) {
            parsed.days.first().status = DayStatus::NotOpenYet;
            return parsed;
        }
        settle(parsed, problemWith(listing, before, response));
        return parsed;
    }

    // `before`: the entries on the pages before this one.
    static QString problemWith(const ArxivListing &listing, qsizetype before,
                               const SourceResponse &response)
    {
        const QString place = placeOf(response.url);
        if (!response.problem.isEmpty())
            return response.problem;
        if (!listing.total)
            return listing.hasNoUpdates && listing.entries.isEmpty()
                       ? QString()
                       : SourcesTr::tr("%1 does not say how many papers it has.").arg(place);
        const auto wanted = std::clamp<qsizetype>(*listing.total - before, 0, pageSize);
        return listing.entries.size() == wanted
                   ? QString()
                   : SourcesTr::tr("%1 of %Ln entries of %2 were read.", nullptr, *listing.total)
                         .arg(before + listing.entries.size())
                         .arg(place);
    }

    QString m_id;
};

} // namespace

std::unique_ptr<Source> makeArxivCatchup(const QString &id)
{
    return std::make_unique<ArxivCatchup>(id);
}

} // namespace broadsheet
