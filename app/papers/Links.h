// The addresses of a paper's pages, derived from its id, and which links are safe to open.
#pragma once

#include "papers/PaperId.h"

#include <QUrl>

namespace broadsheet {

[[nodiscard]] QUrl abstractPage(const PaperId &id);    // arXiv's, or the entry's own link
[[nodiscard]] QUrl pdfPage(const PaperId &id);         // empty for a paper outside arXiv
[[nodiscard]] QUrl huggingFacePage(const PaperId &id); // empty for a paper outside arXiv
// The DOI of a paper, "10.1038/…": a publisher's before the one that arXiv gives to every paper.
// `written`: what sources say, which can be several, or an address. Empty: there is none.
[[nodiscard]] QString doiOf(const PaperId &id, const QString &written);
// Where a paper with this DOI was published. Empty for the DOIs that arXiv gives to every paper.
[[nodiscard]] QUrl publicationPage(const QString &doi);

// The address of a media link as digests have it; "/avatars/x.svg" is relative to huggingface.co.
// Empty if the result is not a safe link.
[[nodiscard]] QUrl mediaUrl(QStringView link);
[[nodiscard]] bool isVideo(const QUrl &media); // by extension: mp4, webm, qt, mov, m4v, mkv, ogv

// http or https, with a host and without a user name, which could pass for the host. Everything
// that is opened or fetched passes this test first.
[[nodiscard]] bool isSafeLink(const QUrl &url);

// An address as it is shown and written into messages. Nothing in it can pass for something else:
// it is ASCII, so letters of other scripts are encoded ("xn--…", "%ED…"), and has no user name or
// password. At most 300 characters, then "…". What is opened and copied is the address itself.
[[nodiscard]] QString shownUrl(const QUrl &url, QUrl::FormattingOptions without = QUrl::None);
[[nodiscard]] QString shownHost(const QUrl &url);

// One plain e-mail address, such as ann@example.org, in ASCII.
[[nodiscard]] bool isContact(const QString &text);

} // namespace broadsheet
