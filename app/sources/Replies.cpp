#include "sources/Replies.h"

#include "papers/StorableText.h"
#include "sources/Tr.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr qsizetype maxPlaceLength = 100;
constexpr qsizetype maxQuotationLength = 200;
constexpr qsizetype maxErrorBytes = 64 * 1024;

QString shortened(const QString &text, qsizetype length)
{
    return text.size() <= length ? text : QString(text.first(length - 1) + u'…');
}

QString statusText(int status)
{
    static constexpr std::array<std::pair<int, QLatin1StringView>, 18> reasons{{
        {300, "Multiple Choices"_L1},
        {301, "Moved Permanently"_L1},
        {302, "Found"_L1},
        {400, "Bad Request"_L1},
        {401, "Unauthorized"_L1},
        {403, "Forbidden"_L1},
        {404, "Not Found"_L1},
        {405, "Method Not Allowed"_L1},
        {406, "Not Acceptable"_L1},
        {408, "Request Timeout"_L1},
        {410, "Gone"_L1},
        {414, "URI Too Long"_L1},
        {429, "Too Many Requests"_L1},
        {500, "Internal Server Error"_L1},
        {501, "Not Implemented"_L1},
        {502, "Bad Gateway"_L1},
        {503, "Service Unavailable"_L1},
        {504, "Gateway Timeout"_L1},
    }};
    const auto found = std::find_if(reasons.begin(), reasons.end(),
                                    [status](const auto &known) { return known.first == status; });
    const QString number = QString::number(status);
    return found == reasons.end() ? number : QString(number + u' ' + found->second);
}

} // namespace

QString placeOf(const QUrl &url)
{
    if (url.isLocalFile())
        return url.toLocalFile();
    const QString query = url.query(QUrl::PrettyDecoded);
    return shortened(url.host() + url.path(QUrl::PrettyDecoded) +
                         (query.isEmpty() ? QString() : QString(u'?' + query)),
                     maxPlaceLength);
}

QUrl addressBelow(const QUrl &base, const QString &path)
{
    QUrl url(base);
    url.setPath(base.path(QUrl::FullyEncoded) + path, QUrl::TolerantMode);
    return url;
}

Budget modestBudget(const QUrl &baseUrl)
{
    return {.name = baseUrl.host()};
}

QString refusalOf(const SourceResponse &response)
{
    if (response.status >= 200 && response.status < 300)
        return {};
    if (!response.problem.isEmpty())
        return response.problem; // such as a redirect to nowhere
    const QString place = placeOf(response.url);
    const QString status = statusText(response.status);
    const QString why = errorText(response.body);
    return why.isEmpty() ? SourcesTr::tr("%1 answered “%2”.").arg(place, status)
                         : SourcesTr::tr("%1 answered “%2”: %3").arg(place, status, why);
}

QString errorText(const QByteArray &body)
{
    if (body.size() > maxErrorBytes)
        return {};
    const QString text = QJsonDocument::fromJson(body).object().value("error"_L1).toString();
    return shortened(storableText(text).simplified(), maxQuotationLength);
}

bool isWebPage(QByteArrayView body)
{
    if (body.startsWith("\xEF\xBB\xBF"))
        body = body.sliced(3);
    const QByteArray start = body.trimmed()
                                 .first(std::min<qsizetype>(body.trimmed().size(), 15))
                                 .toByteArray()
                                 .toLower();
    return start.startsWith("<!doctype html") || start.startsWith("<html") ||
           start.startsWith("<head") || start.startsWith("<body");
}

QString webPageProblem(const SourceResponse &response)
{
    return SourcesTr::tr("%1 sent a web page instead of a list.").arg(placeOf(response.url));
}

DayReport startReport(const QString &source, QDate day, const QString &origin,
                      const SourceResponse &response)
{
    return {.source = source, .day = day, .origin = origin, .at = response.at};
}

ParsedResponse failedResponse(DayReport report, const QString &problem)
{
    report.status = DayStatus::Failed;
    report.problem = problem;
    return {.days = {std::move(report)}};
}

void settle(ParsedResponse &parsed, const QString &problem)
{
    const bool hasPapers = std::any_of(parsed.days.cbegin(), parsed.days.cend(),
                                       [](const DayReport &day) { return !day.papers.isEmpty(); });
    DayReport &asked = parsed.days.first();
    asked.problem = problem;
    asked.status = problem.isEmpty() ? DayStatus::Complete
                   : hasPapers       ? DayStatus::CutShort
                                     : DayStatus::Failed;
}

void remark(ParsedResponse &parsed, const QString &sentence)
{
    if (parsed.remarks.size() < maxRemarks)
        parsed.remarks.append(sentence);
}

} // namespace broadsheet
