#include "figures/WebFigures.h"

#include "detail/PaperPane.h"
#include "figures/FigureDelegate.h"
#include "figures/FigureModel.h"
#include "figures/FigureOffer.h"
#include "figures/FigureStrip.h"
#include "papers/Links.h"
#include "pictures/PictureShow.h"
#include "settings/Settings.h"
#include "settings/StandardPaths.h"
#include "thumbnails/Thumbnails.h"

#include <utility>

namespace broadsheet {

namespace {

constexpr int maxKnown = 200;     // papers
constexpr QSizeF usualSize(4, 3); // of a figure whose page does not say it

} // namespace

WebFigures::WebFigures(const Parts &parts, QObject *parent)
    : QObject(parent), m_parts(parts), m_shelf(pdfFolder()), m_model(new FigureModel(this)),
      m_strip(new FigureStrip(*m_model)), m_offer(new FigureOffer),
      m_fetch(parts.http, QUrl(parts.settings.text(SettingsTable::figuresBase))),
      m_show(new PictureShow(parts.thumbnails, *parts.pane.window(), this)), m_known(maxKnown)
{
    parts.pane.addSection(m_offer);
    parts.pane.addSection(m_strip, FigureStrip::padding);
    connect(&parts.pane, &PaperPane::paperShown, this, &WebFigures::show);
    connect(m_offer, &FigureOffer::pressed, this, &WebFigures::press);
    connect(&m_fetch, &FigureFetch::found, this, &WebFigures::takeFound);
    connect(&m_fetch, &FigureFetch::failed, this, &WebFigures::takeFailed);
    connect(m_strip, &FigureStrip::missing, this, &WebFigures::want);
    connect(m_strip, &FigureStrip::chosen, this, &WebFigures::enlarge);
    connect(&parts.thumbnails, &Thumbnails::changed, this, &WebFigures::takeAll);
    connect(m_show, &PictureShow::openRequested, this, &WebFigures::openRequested);
    connect(m_show, &PictureShow::closed, this, [this] {
        m_isLarge = false;
        want(m_rows);
    });
}

void WebFigures::show(const Paper &paper)
{
    m_title = paper.title;
    if (std::exchange(m_paper, paper.id) == paper.id)
        return;
    forget();
    renew();
}

void WebFigures::renew()
{
    const bool mayAsk = m_paper.isArxiv() && !m_shelf.has(m_paper) &&
                        m_parts.settings.pictureLoading() != PictureLoading::Never;
    if (mayAsk && (m_fetch.isFetching() || !m_figures.isEmpty()))
        return;
    forget();
    const Known *known = mayAsk ? m_known.object(m_paper) : nullptr;
    if (known)
        return showKnown(*known);
    m_strip->hide();
    if (mayAsk)
        m_offer->offer(host());
    m_offer->setVisible(mayAsk);
}

void WebFigures::forget()
{
    m_fetch.cancel();
    m_rows.clear();
    setWanted({});
    m_figures.clear();
    if (m_model->rowCount() > 0)
        m_model->clear();
}

void WebFigures::press()
{
    switch (m_offer->state()) {
    case FigureOffer::State::Offered:
    case FigureOffer::State::Failed:
        return fetch();
    case FigureOffer::State::Asking:
        m_fetch.cancel();
        return m_offer->offer(host());
    case FigureOffer::State::Without:
        Q_EMIT readRequested();
        return;
    }
}

void WebFigures::fetch()
{
    m_offer->showAsking(host());
    m_fetch.fetch(m_paper);
}

QString WebFigures::host() const
{
    return shownHost(m_fetch.address(m_paper));
}

void WebFigures::takeFound(const PaperId &paper, const FoundFigures &found)
{
    const bool isKeyboard = m_offer->hasButtonFocus();
    m_known.insert(paper, new Known{.found = found});
    showKnown({.found = found});
    if (isKeyboard)
        m_strip->focusFigures();
}

void WebFigures::takeFailed(const PaperId &paper, const Error &error)
{
    if (error.kind != ErrorKind::NotFound)
        return m_offer->showFailed(error.message);
    m_known.insert(paper, new Known{.without = error.message});
    m_offer->showWithout(error.message);
}

void WebFigures::showKnown(const Known &known)
{
    const bool hasFigures = known.without.isEmpty();
    if (hasFigures) {
        m_figures = known.found.figures;
        QList<FigureItem> items;
        for (const WebFigure &figure : m_figures)
            items.append({.size = figure.size.isEmpty() ? usualSize : QSizeF(figure.size),
                          .caption = figure.caption});
        m_model->append(items);
        m_strip->setRemark(known.found.isWhole ? QString() : tr("the page did not arrive whole"));
    } else {
        m_offer->showWithout(known.without);
    }
    m_strip->setVisible(hasFigures);
    m_offer->setVisible(!hasFigures);
}

void WebFigures::want(const QList<int> &rows)
{
    m_rows = rows;
    if (m_isLarge)
        return;
    QList<QUrl> wanted;
    for (const int row : rows)
        if (!take(row))
            wanted.append(m_figures.at(row).picture);
    setWanted(wanted);
}

bool WebFigures::take(int row)
{
    const QUrl picture = m_figures.at(row).picture;
    const QSize room = FigureDelegate::pictureFor(m_model->size(row), m_strip->fontMetrics());
    m_parts.thumbnails.demand(picture); // by the button
    const Thumbnail shown =
        m_parts.thumbnails.request(picture, room * m_strip->devicePixelRatioF());
    // One that cannot be shown stays blank paper; large, it says why.
    if (shown.state == ThumbnailState::Ready || shown.state == ThumbnailState::Failed)
        m_model->setImage(row, shown.image);
    return shown.state != ThumbnailState::Loading;
}

void WebFigures::takeAll(const QUrl &picture)
{
    for (int row = 0; row < m_figures.size(); ++row) {
        const bool isShown = m_figures.at(row).picture == picture &&
                             (m_model->hasImage(row) || m_wanted.contains(picture));
        // One that failed may be fetched again.
        if (isShown && !take(row) && !m_wanted.contains(picture))
            setWanted(m_wanted + QList{picture});
    }
}

void WebFigures::enlarge(int row)
{
    if (std::exchange(m_isLarge, true))
        return;
    setWanted({}); // the server is asked for one picture after the other
    QList<QUrl> pictures;
    for (const WebFigure &figure : std::as_const(m_figures))
        pictures.append(figure.picture);
    m_show->showFrom(row, m_title, pictures, m_model->captions());
}

void WebFigures::setWanted(const QList<QUrl> &pictures)
{
    if (std::exchange(m_wanted, pictures) != pictures)
        Q_EMIT picturesWanted(pictures);
}

} // namespace broadsheet
