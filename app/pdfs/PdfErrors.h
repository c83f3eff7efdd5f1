// The sentences about PDFs that could not be fetched. Pure functions.
#pragma once

#include "base/Result.h"
#include "network/HttpMessages.h"

#include <QUrl>

namespace broadsheet {

[[nodiscard]] Error notOnArxiv();
[[nodiscard]] Error notAPdf(const QUrl &url, bool isPage); // isPage: a web page came instead
[[nodiscard]] Error pdfIncomplete(const QUrl &url);
[[nodiscard]] Error otherPart(const QUrl &url); // the server sent bytes that were not asked for
[[nodiscard]] Error pdfTooLarge(const QUrl &url);
// `file`: what could not be written. `reason`: the system's words.
[[nodiscard]] Error pdfNotWritten(const QString &file, const QString &reason);
[[nodiscard]] Error noSpaceForPdf(const QString &folder, qint64 wanted, qint64 available);
// A reply with another status than 2xx.
[[nodiscard]] Error pdfRefused(const QUrl &url, const HttpReply &reply);

} // namespace broadsheet
