#include "sources/Replies.h"

#include "base/HttpStatus.h"
#include "papers/Links.h"
#include "papers/SafeText.h"
#include "papers/SourceTraits.h"
#include "papers/StorableText.h"
#include "sources/Tr.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace broadsheet {

namespace {

constexpr qsizetype maxPlaceLength = 100;
constexpr qsizetype maxQuotationLength = 200;
constexpr qsizetype maxErrorBytes = 64 * 1024;

QString shortened(const QString &text, qsizetype length)
{
    return text.size() <= length ? text : QString(text.first(length - 1) + u'…');
}

} // namespace

QString placeOf(const QUrl &url)
{
    if (url.isLocalFile())
        return safeText(url.toLocalFile());
    const QString place =
        shownUrl(url, QUrl::RemoveScheme | QUrl::RemovePort | QUrl::RemoveFragment);
    return shortened(place.sliced(std::min<qsizetype>(2, place.size())), maxPlaceLength); // "//"
}

QUrl addressBelow(const QUrl &base, const QString &path)
{
    QUrl url(base);
    url.setPath(base.path(QUrl::FullyEncoded) + path, QUrl::TolerantMode);
    return url;
}

Budget modestBudget(const QUrl &baseUrl)
{
    const QString host = baseUrl.host();
    if (host == "raw.githubusercontent.com"_L1) // it allows 60, and others ask it as well
        return {.name = host, .requests = 50, .window = 1h};
    return {.name = host};
}

QString refusalOf(const SourceResponse &response)
{
    if (response.status >= 200 && response.status < 300)
        return {};
    if (!response.problem.isEmpty())
        return response.problem; // such as a redirect to nowhere
    const QString place = placeOf(response.url);
    const QString status = statusText(response.status);
    if (response.hadToken && (response.status == 401 || response.status == 403))
        return SourcesTr::tr("%1 did not accept your token (“%2”). Change or remove it in the "
                             "settings, or in the variable %3.")
            .arg(place, status, QString::fromLatin1(sourceWithAccount().tokenVariable));
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
