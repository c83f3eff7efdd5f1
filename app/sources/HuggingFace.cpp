// Hugging Face's list of each day, at /api/daily_papers.
#include "base/Limits.h"
#include "papers/Links.h"
#include "sources/HuggingFaceEntry.h"
#include "sources/JsonList.h"
#include "sources/Registry.h"
#include "sources/Replies.h"
#include "sources/Tr.h"

#include <QHash>
#include <QUrlQuery>

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace broadsheet {

namespace {

constexpr int pageSize = 100;
constexpr int defaultPageSize = 50; // of a server that ignores "limit"

const QDate firstList(2023, 5, 1);

bool isHub(const QString &host)
{
    return host == "huggingface.co"_L1 || host.endsWith(".huggingface.co"_L1) || host == "hf.co"_L1;
}

// Puts the entries of one page into the reports of their days.
class PageReader final
{
public:
    PageReader(DayReport asked, QDateTime at) : m_at(std::move(at))
    {
        m_parsed.days.append(std::move(asked));
    }

    void add(const QJsonValue &entry)
    {
        ++m_entries;
        PaperReport paper = readHuggingFaceEntry(entry);
        if (paper.id.isEmpty()) {
            ++m_unreadable;
            return remark(m_parsed,
                          SourcesTr::tr("Entry %1 does not name a paper.").arg(m_entries));
        }
        m_names += paper.authors.size();
        if (m_names > maxListNames) {
            paper.authors.clear();
            remark(m_parsed, SourcesTr::tr("Entry %1 was kept without its authors, because the "
                                           "list has too many.")
                                 .arg(m_entries));
        }
        DayReport &day = m_parsed.days[placeOfDay(dayOf(entry))];
        const auto key = std::pair(day.day, paper.id);
        if (const auto known = m_places.constFind(key); known != m_places.constEnd()) {
            if (paper.votes)
                day.papers[*known].votes = paper.votes;
            return;
        }
        m_places.insert(key, day.papers.size());
        day.papers.append(std::move(paper));
    }

    [[nodiscard]] int entries() const { return m_entries; }
    [[nodiscard]] int unreadable() const { return m_unreadable; }
    [[nodiscard]] ParsedResponse take() { return std::move(m_parsed); }

private:
    QDate dayOf(const QJsonValue &entry) const
    {
        const QDate day = listedDay(entry);
        const bool isPossible =
            day >= firstList && (!m_at.isValid() || day <= m_at.date().addDays(1));
        return isPossible ? day : m_parsed.days.first().day;
    }

    qsizetype placeOfDay(QDate day)
    {
        for (qsizetype i = 0; i < m_parsed.days.size(); ++i)
            if (m_parsed.days[i].day == day)
                return i;
        DayReport further = m_parsed.days.first();
        further.day = day;
        further.papers.clear();
        further.status = DayStatus::NotFetched;
        m_parsed.days.append(further);
        return m_parsed.days.size() - 1;
    }

    ParsedResponse m_parsed;
    QDateTime m_at;
    QHash<std::pair<QDate, PaperId>, qsizetype> m_places;
    qsizetype m_names = 0; // of authors
    int m_entries = 0;
    int m_unreadable = 0;
};

class HuggingFace final : public Source
{
public:
    explicit HuggingFace(QString id) : m_id(std::move(id)) {}

    [[nodiscard]] QString id() const override { return m_id; }
    [[nodiscard]] Asks asks() const override { return Asks::Days; }
    [[nodiscard]] QUrl defaultBaseUrl() const override { return QUrl(u"https://huggingface.co"_s); }
    [[nodiscard]] QByteArray accept() const override { return "application/json"; }

    // What the service allows an address without an account.
    [[nodiscard]] Budget budget(const QUrl &baseUrl) const override
    {
        if (!isHub(baseUrl.host()))
            return modestBudget(baseUrl);
        return {.name = u"huggingFace"_s, .requests = 500, .window = 5min};
    }

    // The token is for the service itself, not for mirrors or for servers of others below its name.
    [[nodiscard]] int requestsWithToken(const QUrl &baseUrl) const override
    {
        const bool isService = baseUrl.scheme() == "https"_L1 &&
                               baseUrl.host() == defaultBaseUrl().host() &&
                               baseUrl.port(443) == 443;
        return isService ? 1000 : 0;
    }

    [[nodiscard]] QUrl address(const SourceOptions &options,
                               const SourceRequest &request) const override
    {
        QUrlQuery query;
        query.addQueryItem(u"date"_s, request.day.toString(Qt::ISODate));
        query.addQueryItem(u"limit"_s, QString::number(pageSize));
        query.addQueryItem(u"p"_s, QString::number(request.page));
        QUrl url = addressBelow(options.baseUrl, u"/api/daily_papers"_s);
        url.setQuery(query);
        return url;
    }

private:
    [[nodiscard]] ParsedResponse read(const SourceRequest &request,
                                      const SourceResponse &response) const override
    {
        DayReport asked = startReport(m_id, request.day, shownHost(response.url), response);
        if (isNotOpenYet(request, response)) {
            asked.status = DayStatus::NotOpenYet;
            return {.days = {asked}};
        }
        if (const QString refusal = refusalOf(response); !refusal.isEmpty())
            return failedResponse(asked, refusal);
        PageReader page(asked, response.at);
        const JsonListKind kind = readJsonList(
            response.body, maxListEntries, [&page](const QJsonValue &entry) { page.add(entry); });
        if (kind == JsonListKind::Other)
            return failedResponse(asked, problemWithoutList(response));
        return finish(asked, response, page, kind);
    }

    // The service answers 400 for days that have not begun in UTC. East of Greenwich, the user's
    // today can be such a day.
    static bool isNotOpenYet(const SourceRequest &request, const SourceResponse &response)
    {
        return response.status == 400 && request.day >= response.at.toUTC().date();
    }

    static ParsedResponse finish(const DayReport &asked, const SourceResponse &response,
                                 PageReader &page, JsonListKind kind)
    {
        // An empty list of a day to come does not mean that the day has no papers.
        const bool isToCome = asked.day > response.at.toUTC().date();
        const bool isWhole = kind == JsonListKind::Whole;
        if (isToCome && isWhole && page.entries() == 0) {
            DayReport later = asked;
            later.status = DayStatus::NotOpenYet;
            return {.days = {later}};
        }
        const bool isFull = page.entries() == pageSize || page.entries() == defaultPageSize;
        const QString problem = problemWith(page, response, kind);
        ParsedResponse parsed = page.take();
        parsed.hasMore = isFull && isWhole && response.problem.isEmpty();
        settle(parsed, problem);
        return parsed;
    }

    static QString problemWith(const PageReader &page, const SourceResponse &response,
                               JsonListKind kind)
    {
        const QString place = placeOf(response.url);
        if (!response.problem.isEmpty())
            return response.problem;
        if (kind == JsonListKind::TooLong)
            return SourcesTr::tr("The list of %1 has more than %Ln entries.", nullptr,
                                 page.entries())
                .arg(place);
        if (kind == JsonListKind::Invalid)
            return SourcesTr::tr("The list of %1 is not valid JSON; %Ln entries could be read.",
                                 nullptr, page.entries() - page.unreadable())
                .arg(place);
        if (kind == JsonListKind::Broken)
            return SourcesTr::tr("The list of %1 breaks off after %Ln entries.", nullptr,
                                 page.entries())
                .arg(place);
        if (page.unreadable() > 0)
            return SourcesTr::tr("%1 of %Ln entries of %2 could not be read.", nullptr,
                                 page.entries())
                .arg(page.unreadable())
                .arg(place);
        return {};
    }

    static QString problemWithoutList(const SourceResponse &response)
    {
        const QString place = placeOf(response.url);
        if (!response.problem.isEmpty())
            return response.problem;
        if (response.body.trimmed().isEmpty())
            return SourcesTr::tr("%1 sent an empty response.").arg(place);
        if (isWebPage(response.body))
            return webPageProblem(response);
        if (const QString error = errorText(response.body); !error.isEmpty())
            return SourcesTr::tr("%1 sent an error instead of a list: %2").arg(place, error);
        return SourcesTr::tr("%1 did not send a list of papers.").arg(place);
    }

    QString m_id;
};

} // namespace

std::unique_ptr<Source> makeHuggingFace(const QString &id)
{
    return std::make_unique<HuggingFace>(id);
}

} // namespace broadsheet
