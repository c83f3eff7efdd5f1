#include "figures/FigureFinder.h"

#include "base/Limits.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace broadsheet {

namespace {

constexpr qreal fullScale = 4; // pixels for a point: 288 to an inch

PageView viewAt(const PaperFigure &figure, qreal scale)
{
    const QRectF &box = figure.figure.box;
    return {.page = figure.page,
            .scale = scale,
            .clip = QRectF(box.topLeft() * scale, box.size() * scale).toAlignedRect()};
}

} // namespace

FigureFinder::FigureFinder(QString program, QObject *parent)
    : QObject(parent), m_document(std::move(program))
{
    m_limit.setSingleShot(true);
    m_limit.setInterval(maxFigureTime);
    connect(&m_limit, &QTimer::timeout, this, &FigureFinder::endSearch);
    connect(&m_document, &PageDocument::opened, this, [this] {
        m_page = 0;
        m_document.readFigures(m_page);
    });
    connect(&m_document, &PageDocument::figuresRead, this, &FigureFinder::take);
    connect(&m_document, &PageDocument::rendered, this,
            [this](const PageView &view, const QImage &image) {
                m_wanted.removeAll(view);
                Q_EMIT painted(view, image);
                restWhenIdle();
            });
    connect(&m_document, &PageDocument::pageFailed, this,
            [this](int page, PageProblem /*problem*/, const Error &error) {
                m_wanted.removeIf([page](const PageView &view) { return view.page == page; });
                Q_EMIT notPainted(page, error);
                if (page == m_page)
                    next();
                restWhenIdle();
            });
    connect(&m_document, &PageDocument::failed, this,
            [this](PageProblem /*problem*/, const Error &error) {
                m_wanted.clear();
                Q_EMIT notPainted(-1, error);
                endSearch();
            });
}

void FigureFinder::open(const QString &path, const QString &name)
{
    close();
    m_limit.start();
    m_document.open(path, name);
}

void FigureFinder::close()
{
    m_limit.stop();
    m_page = -1;
    m_found = 0;
    m_wanted.clear();
    m_document.close();
}

void FigureFinder::want(const QList<PageView> &views)
{
    m_wanted = views;
    m_document.want(views);
}

void FigureFinder::take(int page, const QList<PageFigure> &figures)
{
    QList<PaperFigure> taken;
    for (const PageFigure &figure : figures)
        if (m_found + taken.size() < maxStripFigures)
            taken.append({.page = page, .figure = figure});
    m_found += int(taken.size());
    if (!taken.isEmpty())
        Q_EMIT found(taken);
    if (page == m_page)
        next();
}

void FigureFinder::next()
{
    ++m_page;
    const auto pages = std::min<qsizetype>(m_document.info().sizes.size(), maxFigurePages);
    if (m_page < pages && m_found < maxStripFigures)
        m_document.readFigures(m_page);
    else
        endSearch();
}

void FigureFinder::endSearch()
{
    m_limit.stop();
    m_page = -1;
    if (!m_document.isOpen())
        m_document.close(); // it may never open
    Q_EMIT searched();
    restWhenIdle();
}

void FigureFinder::restWhenIdle()
{
    if (m_page < 0 && m_wanted.isEmpty())
        m_document.rest();
}

PageView FigureFinder::viewOf(const PaperFigure &figure, QSize pixels)
{
    const QSizeF size = figure.figure.box.size();
    return viewAt(figure, std::min(pixels.width() / size.width(), pixels.height() / size.height()));
}

PageView FigureFinder::fullView(const PaperFigure &figure)
{
    const QSizeF size = figure.figure.box.size();
    const qreal most = std::sqrt(qreal(maxFigurePixels) / (size.width() * size.height()));
    return viewAt(figure, std::min(fullScale, most));
}

} // namespace broadsheet
