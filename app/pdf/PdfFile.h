// One PDF, read with poppler in the confined process. Page numbers count from 0 and are checked.
#pragma once

#include "pages/PageCodec.h"

#include <QFile>
#include <tl/expected.hpp>

#include <functional>
#include <memory>

namespace Poppler {
class Document;
class Page;
} // namespace Poppler

namespace broadsheet {

template<class T>
using PdfResult = tl::expected<T, PageProblem>;

class PdfFile final
{
public:
    PdfFile();
    ~PdfFile();
    Q_DISABLE_COPY_MOVE(PdfFile)

    // `file` is open for reading and closed by the object.
    [[nodiscard]] PdfResult<PagesInfo> open(int file, const QString &password);

    // Asked often while a page is painted; the rest is left when it returns true.
    using IsBrokenOff = std::function<bool()>;
    [[nodiscard]] PdfResult<QImage> render(const RenderRequest &request,
                                           const IsBrokenOff &isBrokenOff) const; // RGB32

    [[nodiscard]] QSizeF pageSize(int page) const;
    [[nodiscard]] PdfResult<QList<PageWord>> words(int page) const;
    [[nodiscard]] PdfResult<QList<PageLink>> links(int page) const;
    [[nodiscard]] PdfResult<QList<OutlineEntry>> outline() const;

private:
    [[nodiscard]] std::unique_ptr<Poppler::Page> page(int number) const;

    QFile m_file; // read by the document
    std::unique_ptr<Poppler::Document> m_document;
};

} // namespace broadsheet
