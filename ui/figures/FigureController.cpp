#include "figures/FigureController.h"

#include "detail/PaperPane.h"
#include "figures/FigureDelegate.h"
#include "figures/FigureModel.h"
#include "figures/FigureStrip.h"
#include "papers/Links.h"
#include "pictures/PictureDialog.h"
#include "settings/StandardPaths.h"

#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

using namespace std::chrono_literals;

constexpr auto moment = 300ms; // longer than between two papers that are only leafed through

} // namespace

FigureController::FigureController(PaperPane &pane, QObject *parent)
    : QObject(parent), m_pane(pane), m_shelf(pdfFolder()), m_model(new FigureModel(this)),
      m_strip(new FigureStrip(*m_model))
{
    pane.addSection(m_strip, FigureStrip::padding);
    m_rest.setSingleShot(true);
    m_rest.setInterval(moment);
    connect(&m_rest, &QTimer::timeout, this, &FigureController::load);
    connect(&pane, &PaperPane::paperShown, this, &FigureController::show);
    connect(m_strip, &FigureStrip::seen, this, [this] {
        if (!m_isLoaded && !m_rest.isActive())
            m_rest.start();
    });
    connect(m_strip, &FigureStrip::missing, this, &FigureController::want);
    connect(m_strip, &FigureStrip::chosen, this, &FigureController::enlarge);
}

void FigureController::show(const Paper &paper)
{
    m_title = paper.title;
    if (std::exchange(m_paper, paper.id) == paper.id)
        return;
    forget();
    m_strip->setVisible(!m_without.contains(m_paper) && m_shelf.has(m_paper));
}

void FigureController::renew()
{
    m_without.remove(m_paper);
    if (m_model->rowCount() > 0)
        return;
    forget();
    m_strip->setVisible(m_shelf.has(m_paper));
}

void FigureController::forget()
{
    m_rest.stop();
    m_isLoaded = false;
    m_large = -1; // the dialog stays, its figure does not
    m_wanted.clear();
    if (m_finder)
        m_finder->close();
    m_figures.clear();
    if (m_model->rowCount() > 0)
        m_model->clear();
}

void FigureController::load()
{
    if (!m_strip->isVisible())
        return;
    m_isLoaded = true;
    if (!m_finder)
        makeFinder();
    m_finder->open(m_shelf.path(m_paper), m_title);
}

void FigureController::makeFinder()
{
    m_finder = new FigureFinder(pagesProgram(), this);
    connect(m_finder, &FigureFinder::found, this, &FigureController::add);
    connect(m_finder, &FigureFinder::searched, this, &FigureController::keepSearch);
    connect(m_finder, &FigureFinder::painted, this, &FigureController::use);
    connect(m_finder, &FigureFinder::notPainted, this, &FigureController::say);
}

void FigureController::add(const QList<PaperFigure> &figures)
{
    QList<FigureItem> items;
    for (const PaperFigure &each : figures)
        items.append({.size = each.figure.box.size(), .caption = each.figure.caption});
    m_figures += figures;
    m_model->append(items);
}

void FigureController::keepSearch()
{
    if (m_model->rowCount() > 0)
        return;
    m_without.insert(m_paper);
    m_strip->hide();
}

void FigureController::want(const QList<int> &rows)
{
    QHash<int, PageView> wanted;
    const qreal ratio = m_strip->devicePixelRatioF();
    for (const int row : rows) {
        const PaperFigure &figure = m_figures.at(row);
        const QSize room =
            FigureDelegate::pictureFor(figure.figure.box.size(), m_strip->fontMetrics());
        wanted.insert(row, FigureFinder::viewOf(figure, room * ratio));
    }
    if (wanted == m_wanted)
        return;
    m_wanted = wanted;
    QList<PageView> views;
    if (m_large >= 0)
        views.append(FigureFinder::fullView(m_figures.at(m_large)));
    for (const int row : rows)
        views.append(m_wanted.value(row));
    m_finder->want(views);
}

void FigureController::use(const PageView &view, const QImage &image)
{
    const int row = m_wanted.key(view, -1);
    if (row >= 0) {
        m_wanted.remove(row);
        m_model->setImage(row, image);
    }
    if (m_dialog && m_large >= 0 && view == FigureFinder::fullView(m_figures.at(m_large)))
        m_dialog->setPicture(address(m_large), image);
}

// A figure that cannot be painted stays blank paper, and is not asked for again.
void FigureController::say(int page, const Error &error)
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (page >= 0 && m_figures.at(row).page != page)
            continue;
        m_wanted.remove(row);
        if (!m_model->hasImage(row))
            m_model->setImage(row, {});
        if (m_dialog && row == m_large)
            m_dialog->setFailed(address(row), error.message);
    }
}

void FigureController::enlarge(int row)
{
    if (m_dialog)
        return;
    QList<QUrl> addresses;
    for (int each = 0; each < m_model->rowCount(); ++each)
        addresses.append(address(each));
    m_dialog = new PictureDialog(m_title, addresses, m_pane.window());
    m_dialog->setCaptions(m_model->captions());
    connect(m_dialog, &PictureDialog::wanted, this, &FigureController::showLarge);
    connect(m_dialog, &PictureDialog::openRequested, this, &FigureController::openRequested);
    connect(m_dialog, &QDialog::finished, this, [this] { m_large = -1; });
    m_dialog->start(row);
}

void FigureController::showLarge(const QUrl &wanted)
{
    for (m_large = m_model->rowCount() - 1; m_large >= 0; --m_large)
        if (address(m_large) == wanted)
            break;
    if (m_large < 0)
        return m_dialog->setFailed(wanted, tr("The PDF is not there any more."));
    m_dialog->setPreview(wanted, m_model->image(m_large));
    m_finder->want(QList<PageView>{FigureFinder::fullView(m_figures.at(m_large))} +
                   m_wanted.values());
}

// Viewers in browsers go to the page; the rest makes the address one of its own.
QUrl FigureController::address(int row) const
{
    QUrl address = pdfPage(m_paper);
    address.setFragment(u"page=%1&figure=%2"_s.arg(m_figures.at(row).page + 1).arg(row + 1));
    return address;
}

} // namespace broadsheet
