#include "detail/PaperPicture.h"

#include "controls/ColumnView.h"
#include "controls/PictureView.h"
#include "papers/Links.h"

#include <algorithm>

namespace broadsheet {

namespace {

constexpr int partOfHeight = 4; // the text matters more
constexpr int smallestHeight = 96;

QUrl firstMedia(const QStringList &media, bool video)
{
    for (const QString &link : media)
        if (const QUrl url = mediaUrl(link); !url.isEmpty() && isVideo(url) == video)
            return url;
    return {};
}

} // namespace

PaperPicture::PaperPicture(ColumnView &column, QObject *parent)
    : QObject(parent), m_column(column), m_view(new PictureView)
{
    column.addBeside(m_view);
    connect(m_view, &PictureView::activated, this, &PaperPicture::showAll);
    connect(m_view, &PictureView::videoActivated, this, [this](const QUrl &video) {
        if (isSafeLink(video))
            Q_EMIT requested(OpenLink{video});
    });
    connect(m_view, &PictureView::loadRequested, this,
            [this] { Q_EMIT requested(LoadPicture{m_url}); });
    connect(&column, &ColumnView::columnWidthChanged, this, &PaperPicture::request);
}

void PaperPicture::setPaper(const Paper &paper)
{
    m_title = paper.title;
    m_media = paper.media;
    m_url = firstMedia(m_media, false);
    m_size = {};
    const QUrl video = firstMedia(m_media, true);
    const int shown = video.isEmpty() ? 1 : 2;
    m_view->setContents({.title = m_title,
                         .video = video,
                         .hasPicture = !m_url.isEmpty(),
                         .others = std::max(0, int(m_media.size()) - shown)});
    request();
}

void PaperPicture::clear()
{
    m_title.clear();
    m_media.clear();
    m_url.clear();
}

void PaperPicture::showAll()
{
    Q_EMIT requested(ShowPictures{.title = m_title, .media = m_media});
}

PictureView *PaperPicture::viewFor(const QUrl &url) const
{
    return url == m_url ? m_view : nullptr;
}

void PaperPicture::fit()
{
    m_view->setMaximumBoxHeight(std::max(smallestHeight, m_column.height() / partOfHeight));
    request();
}

void PaperPicture::request()
{
    const QSize box = m_view->boxFor(m_column.columnWidth());
    const QSize size = QSizeF(QSizeF(box) * m_view->devicePixelRatioF()).toSize();
    if (!m_column.isVisible() || m_url.isEmpty() || size.width() <= m_size.width())
        return;
    m_size = size;
    Q_EMIT pictureRequested(m_url, size);
}

} // namespace broadsheet
