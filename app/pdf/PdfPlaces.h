// Where links and the outline of a PDF lead. What does anything else than lead to a page or to an
// address is left out: programs to start, scripts, forms to send, other files.
#pragma once

#include "pages/PageTypes.h"

namespace Poppler {
class Document;
class Page;
} // namespace Poppler

namespace broadsheet {

[[nodiscard]] QList<PageLink> linksOf(const Poppler::Page &page, const Poppler::Document &document);
[[nodiscard]] QList<OutlineEntry> outlineOf(const Poppler::Document &document);

// The box with sides that are not negative, and nothing when it is beyond all pages.
[[nodiscard]] QRectF plainBox(const QRectF &box);

} // namespace broadsheet
