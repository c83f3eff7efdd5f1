// Finds the figures of a PDF and paints them, both in the confined process of a PageDocument, which
// ends as soon as nothing is left to do. It looks through the pages one by one, so what is to be
// painted goes in between, and it stops at maxFigurePages, maxStripFigures and maxFigureTime. A PDF
// that cannot be read has the figures that were found before. GUI thread only.
#pragma once

#include "pages/PageDocument.h"

#include <QTimer>

namespace broadsheet {

struct PaperFigure
{
    int page = 0;
    PageFigure figure = {};
};

class FigureFinder final : public QObject
{
    Q_OBJECT

public:
    explicit FigureFinder(QString program, QObject *parent = nullptr);

    void open(const QString &path, const QString &name); // instead of the one before
    void close();

    // Replaces the list before. painted() or notPainted() follows for each.
    void want(const QList<PageView> &views);

    // A figure as large as fits this many pixels, and in full size.
    [[nodiscard]] static PageView viewOf(const PaperFigure &figure, QSize pixels);
    [[nodiscard]] static PageView fullView(const PaperFigure &figure);

Q_SIGNALS:
    void found(const QList<broadsheet::PaperFigure> &figures); // of one page
    void searched();                                           // no more are found
    void painted(const broadsheet::PageView &view, const QImage &image);
    void notPainted(int page, const broadsheet::Error &error); // none of the page's views; -1: all

private:
    void next();
    void take(int page, const QList<PageFigure> &figures);
    void endSearch();
    void restWhenIdle();

    PageDocument m_document;
    QList<PageView> m_wanted;
    int m_page = -1; // that is looked through; -1: none
    int m_found = 0;
    QTimer m_limit;
};

} // namespace broadsheet
