#include "pictures/PictureShow.h"

#include "papers/Links.h"
#include "pictures/PictureDialog.h"
#include "thumbnails/Thumbnails.h"

#include <algorithm>

namespace broadsheet {

PictureShow::PictureShow(const Thumbnails &thumbnails, QWidget &window, QObject *parent)
    : QObject(parent), m_thumbnails(thumbnails), m_window(window)
{}

PictureShow::~PictureShow() = default;

void PictureShow::show(const QString &title, const QStringList &media)
{
    QList<QUrl> urls;
    for (const QString &link : media)
        if (const QUrl url = mediaUrl(link); !url.isEmpty())
            urls.append(url);
    if (urls.isEmpty()) {
        Q_EMIT nothingToShow();
        return;
    }
    const auto first = std::find_if_not(urls.cbegin(), urls.cend(), isVideo);
    showFrom(first == urls.cend() ? 0 : int(first - urls.cbegin()), title, urls, {});
}

void PictureShow::showFrom(int index, const QString &title, const QList<QUrl> &pictures,
                           const QStringList &captions)
{
    m_fullSize = m_thumbnails.inFullSize();
    m_dialog = new PictureDialog(title, pictures, &m_window);
    m_dialog->setCaptions(captions);
    connect(m_fullSize.get(), &Thumbnails::changed, this, [this](const QUrl &url) {
        if (m_dialog && url == m_dialog->current())
            ask(url);
    });
    connect(m_dialog, &PictureDialog::wanted, this, [this](const QUrl &url) {
        m_dialog->setPreview(url, m_thumbnails.cached(url, Thumbnails::fullSize));
        ask(url);
    });
    connect(m_dialog, &PictureDialog::loadRequested, this,
            [this](const QUrl &url) { m_fullSize->demand(url); });
    connect(m_dialog, &PictureDialog::openRequested, this, &PictureShow::openRequested);
    connect(m_dialog, &QDialog::finished, this, [this] {
        m_fullSize.reset();
        Q_EMIT closed();
    });
    m_dialog->start(index);
}

void PictureShow::ask(const QUrl &picture)
{
    m_fullSize->keepOnly({picture});
    const Thumbnail shown = m_fullSize->request(picture, Thumbnails::fullSize);
    if (shown.state == ThumbnailState::Ready)
        m_dialog->setPicture(picture, shown.image);
    else if (shown.state == ThumbnailState::Failed)
        m_dialog->setFailed(picture, shown.error);
    else if (shown.state == ThumbnailState::NotLoaded)
        m_dialog->setOnDemand(picture);
}

} // namespace broadsheet
