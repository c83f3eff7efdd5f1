// Where a paper's pages are, derived from its id, and which links are safe to open.
#pragma once

#include "papers/PaperId.h"

#include <QUrl>

namespace broadsheet {

[[nodiscard]] QUrl abstractPage(const PaperId &id);    // arXiv's, or the entry's own link
[[nodiscard]] QUrl pdfPage(const PaperId &id);         // empty for a paper outside arXiv
[[nodiscard]] QUrl huggingFacePage(const PaperId &id); // empty for a paper outside arXiv

// Media links as the digests have them: "/avatars/x.svg" is relative to the Hub's site. Empty when
// the result would be neither http nor https.
[[nodiscard]] QUrl mediaUrl(QStringView link);
[[nodiscard]] bool isVideo(const QUrl &media); // by its ending: mp4, webm, qt, mov, m4v, mkv, ogv

// Only http and https with a host: the one test before anything is opened or fetched.
[[nodiscard]] bool isSafeLink(const QUrl &url);

} // namespace broadsheet
