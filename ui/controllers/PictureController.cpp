#include "controllers/PictureController.h"

#include "delegates/PaperDelegate.h"
#include "list/PaperListView.h"
#include "models/PaperListModel.h"
#include "papers/Links.h"
#include "thumbnails/Thumbnails.h"

namespace broadsheet {

PictureController::PictureController(Thumbnails &thumbnails, PaperListModel &model,
                                     PaperListView &view, QObject *parent)
    : QObject(parent), m_thumbnails(thumbnails), m_model(model), m_view(view)
{
    // While the list scrolls only pictures in memory are drawn; fetching starts when it stops.
    view.paperDelegate().setPictures(
        [this](const QUrl &media, QSize size) { return m_thumbnails.cached(media, size); });
    connect(&view, &PaperListView::cameToRest, this, &PictureController::fetchAtHand);
    connect(&thumbnails, &Thumbnails::changed, this, &PictureController::repaint);
}

void PictureController::keepToo(const QList<QUrl> &pictures)
{
    m_keptToo = pictures;
    fetchAtHand();
}

void PictureController::fetchAtHand()
{
    QList<QUrl> wanted;
    if (!m_view.isCompact())
        for (const int row : m_view.rowsAtHand())
            if (const QUrl url = pictureOf(row); !url.isEmpty())
                wanted.append(url);
    // The pane beside the list shows the picture of the current row, even if it is out of sight.
    QList<QUrl> kept = wanted + m_keptToo;
    if (const QModelIndex current = m_view.currentIndex(); current.isValid())
        kept.append(pictureOf(current.row()));
    m_thumbnails.keepOnly(kept);
    for (const QUrl &url : wanted)
        (void)m_thumbnails.request(url, pictureSize());
    m_view.viewport()->update();
}

QUrl PictureController::pictureOf(int row) const
{
    const PaperRow *paper = m_model.row(row);
    const QUrl url = paper ? mediaUrl(paper->media) : QUrl();
    return isVideo(url) ? QUrl() : url;
}

void PictureController::repaint(const QUrl &url)
{
    for (const int row : m_view.rowsAtHand()) {
        if (pictureOf(row) != url)
            continue;
        if (!m_view.isCompact()) // one that failed before may be fetched again
            (void)m_thumbnails.request(url, pictureSize());
        m_view.viewport()->update(
            m_view.visualRect(m_model.index(row, PaperListModel::TitleColumn)));
    }
}

QSize PictureController::pictureSize() const
{
    return PaperDelegate::pictureSize() * m_view.devicePixelRatioF();
}

} // namespace broadsheet
