// What all sources need for building addresses and for parsing responses.
#pragma once

#include "sources/Source.h"

namespace broadsheet {

// The address as it appears in a message: host, path and query, shortened. For a local file its
// path.
[[nodiscard]] QString placeOf(const QUrl &url);

// "https://host/base" and "/more" → "https://host/base/more". `path` is already encoded.
[[nodiscard]] QUrl addressBelow(const QUrl &base, const QString &path);

// For a service whose limits are not known: few connections to its host. GitHub's raw files have a
// known limit.
[[nodiscard]] Budget modestBudget(const QUrl &baseUrl);

// Why the response is not a list, by its HTTP status alone. Empty for 2xx.
[[nodiscard]] QString refusalOf(const SourceResponse &response);

// The text of a small {"error": "…"}, shortened. Empty when the body is something else.
[[nodiscard]] QString errorText(const QByteArray &body);

[[nodiscard]] bool isWebPage(QByteArrayView body);
[[nodiscard]] QString webPageProblem(const SourceResponse &response);

// An empty report of this day, complete so far.
[[nodiscard]] DayReport startReport(const QString &source, QDate day, const QString &origin,
                                    const SourceResponse &response);

[[nodiscard]] ParsedResponse failedResponse(DayReport report, const QString &problem);

// Sets the status of the first report: Complete without a problem; with one CutShort if there are
// papers, else Failed.
void settle(ParsedResponse &parsed, const QString &problem);

// Adds a remark unless there are maxRemarks already.
void remark(ParsedResponse &parsed, const QString &sentence);

} // namespace broadsheet
