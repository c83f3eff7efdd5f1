#include "pdf/PdfFile.h"

#include "base/Limits.h"
#include "pages/PageOrder.h"
#include "pdf/PdfPlaces.h"

#include <poppler-qt6.h>

#include <cmath>

namespace broadsheet {

namespace {

constexpr qreal pointsPerInch = 72;
constexpr QSizeF unreadablePage(612, 792); // US Letter, which poppler takes as well

// "%PDF-" is within the first kilobyte (ISO 32000-1, 7.5.2, and what readers accept).
bool looksLikePdf(QFile &file)
{
    return file.seek(0) && file.read(1024).contains("%PDF-") && file.seek(0);
}

QSizeF plainSize(QSizeF size)
{
    const auto plain = [](qreal length) {
        return std::isfinite(length) ? std::clamp(length, 1.0, 1e5) : 1.0;
    };
    return {plain(size.width()), plain(size.height())};
}

// Distances of letters from the left of their word, when they run from left to right.
QList<qreal> edgesOf(const Poppler::TextBox &box, const QString &text)
{
    QList<qreal> edges;
    const QRectF whole = box.boundingBox();
    int letter = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QRectF part = box.charBoundingBox(letter);
        if (!std::isfinite(part.right()) || !std::isfinite(part.height()))
            return {};
        const qreal edge = std::clamp(part.right() - whole.left(), 0.0, whole.width());
        if (part.height() < whole.height() / 2 || (!edges.isEmpty() && edge < edges.back()))
            return {};
        edges.append(edge);
        if (!text.at(i).isHighSurrogate())
            ++letter;
    }
    return edges;
}

PageWord wordOf(const Poppler::TextBox &box)
{
    PageWord word{.text = box.text().left(maxPageTextLength), .box = plainBox(box.boundingBox())};
    word.isLineEnd = box.nextWord() == nullptr;
    word.hasSpaceAfter = box.hasSpaceAfter() || word.isLineEnd;
    if (!word.box.isEmpty())
        word.edges = edgesOf(box, word.text);
    return word;
}

} // namespace

PdfFile::PdfFile() = default;
PdfFile::~PdfFile() = default;

PdfResult<PagesInfo> PdfFile::open(int file, const QString &password)
{
    if (!m_file.open(file, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle))
        return tl::unexpected(PageProblem::NoFile);
    if (!looksLikePdf(m_file))
        return tl::unexpected(PageProblem::NotPdf);
    m_document = Poppler::Document::load(&m_file, password.toLatin1(), password.toLatin1());
    // Newer encryption takes passwords in UTF-8 (ISO 32000-2, 7.6.4.3), older one in Latin-1.
    if (m_document && m_document->isLocked())
        m_document->unlock(password.toUtf8(), password.toUtf8());
    if (!m_document || (!m_document->isLocked() && m_document->numPages() < 1))
        return tl::unexpected(PageProblem::Damaged);
    if (m_document->isLocked())
        return tl::unexpected(PageProblem::Locked);
    for (const auto hint : {Poppler::Document::Antialiasing, Poppler::Document::TextAntialiasing,
                            Poppler::Document::TextHinting, Poppler::Document::TextSlightHinting})
        m_document->setRenderHint(hint);
    PagesInfo info{.title = m_document->title().left(maxPageTextLength),
                   .isCut = m_document->numPages() > maxPdfPages};
    const int pages = std::min(m_document->numPages(), int(maxPdfPages));
    for (int number = 0; number < pages; ++number)
        info.sizes.append(pageSize(number));
    return info;
}

std::unique_ptr<Poppler::Page> PdfFile::page(int number) const
{
    return m_document && number < m_document->numPages() ? m_document->page(number) : nullptr;
}

QSizeF PdfFile::pageSize(int number) const
{
    const auto one = page(number);
    return plainSize(one ? one->pageSizeF() : unreadablePage);
}

PdfResult<QImage> PdfFile::render(const RenderRequest &request,
                                  const IsBrokenOff &isBrokenOff) const
{
    const auto painted = page(request.page);
    if (!painted)
        return tl::unexpected(PageProblem::NoPage);
    const qreal resolution = pointsPerInch * request.scale;
    const auto ask = [](const QVariant &closure) {
        return (*static_cast<const IsBrokenOff *>(closure.value<void *>()))();
    };
    const QVariant closure =
        QVariant::fromValue(static_cast<void *>(const_cast<IsBrokenOff *>(&isBrokenOff)));
    QImage image = painted->renderToImage(
        resolution, resolution, request.clip.x(), request.clip.y(), request.clip.width(),
        request.clip.height(), Poppler::Page::Rotate0, nullptr, nullptr, ask, closure);
    if (image.size() != request.clip.size())
        return tl::unexpected(PageProblem::NoPage);
    image.convertTo(QImage::Format_RGB32);
    return image;
}

PdfResult<QList<PageWord>> PdfFile::words(int number) const
{
    const auto read = page(number);
    if (!read)
        return tl::unexpected(PageProblem::NoPage);
    QList<PageWord> words;
    for (const auto &box : read->textList()) {
        if (words.size() == maxPageWords)
            break;
        words.append(wordOf(*box));
    }
    return inReadingOrder(words);
}

PdfResult<QList<PageLink>> PdfFile::links(int number) const
{
    const auto read = page(number);
    if (!read)
        return tl::unexpected(PageProblem::NoPage);
    return linksOf(*read, *m_document);
}

PdfResult<QList<OutlineEntry>> PdfFile::outline() const
{
    if (!m_document)
        return tl::unexpected(PageProblem::NotOpen);
    return outlineOf(*m_document);
}

} // namespace broadsheet
