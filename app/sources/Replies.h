// What reading an answer has in common, whichever service gave it.
#pragma once

#include "sources/Source.h"

namespace broadsheet {

// Host, path and query for a sentence, shortened; a local file's path.
[[nodiscard]] QString placeOf(const QUrl &url);

// "https://host/base" and "/more" → "https://host/base/more". `path` is as it is to be sent.
[[nodiscard]] QUrl addressBelow(const QUrl &base, const QString &path);

// For a service without a limit that we know of: few connections to its host.
[[nodiscard]] Budget modestBudget(const QUrl &baseUrl);

// Why an answer is no list, by its status alone; empty for 2xx.
[[nodiscard]] QString refusalOf(const SourceResponse &response);

// What a small {"error": "…"} says, shortened; empty when the body is none.
[[nodiscard]] QString errorText(const QByteArray &body);

[[nodiscard]] bool isWebPage(QByteArrayView body);
[[nodiscard]] QString webPageProblem(const SourceResponse &response);

// What a file or a database cannot hold, NUL and halves of surrogate pairs, becomes U+FFFD.
[[nodiscard]] QString storableText(QString text);

// One day of an answer, in which nothing went wrong yet.
[[nodiscard]] DayReport startReport(const QString &source, QDate day, const QString &origin,
                                    const SourceResponse &response);

[[nodiscard]] ParsedResponse failedResponse(DayReport report, const QString &problem);

// Gives the first report its status: complete without a problem; with one, cut short where papers
// came and failed where none did.
void settle(ParsedResponse &parsed, const QString &problem);

// Adds a remark while there is room.
void remark(ParsedResponse &parsed, const QString &sentence);

} // namespace broadsheet
