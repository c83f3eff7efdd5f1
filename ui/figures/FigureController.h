// Shows the figures of the paper in the pane when its PDF is on this machine. The PDF is opened
// when the strip is in sight and the reader has rested on the paper for a moment; each figure is
// painted when it is in sight. Until then, and for papers without a PDF, nothing is read. GUI
// thread only.
#pragma once

#include "base/Result.h"
#include "figures/FigureFinder.h"
#include "papers/Paper.h"
#include "pdfs/PdfShelf.h"

#include <QPointer>
#include <QSet>
#include <QTimer>
#include <QUrl>

namespace broadsheet {

class FigureModel;
class FigureStrip;
class PaperPane;
class PictureDialog;

class FigureController final : public QObject
{
    Q_OBJECT

public:
    // Adds a section to the pane, which must outlive this object.
    explicit FigureController(PaperPane &pane, QObject *parent = nullptr);

    void renew(); // the PDF of the paper may be there now

Q_SIGNALS:
    void openRequested(const QUrl &page); // in the browser

private:
    void show(const Paper &paper);
    void forget();
    void load();
    void makeFinder();
    void add(const QList<PaperFigure> &figures);
    void keepSearch(); // of a PDF without figures, that it has none
    void want(const QList<int> &rows);
    void use(const PageView &view, const QImage &image);
    void say(int page, const Error &error);
    void enlarge(int row);
    void showLarge(const QUrl &address);
    [[nodiscard]] QUrl address(int row) const;

    PaperPane &m_pane;
    PdfShelf m_shelf;
    FigureModel *m_model;
    FigureStrip *m_strip;
    FigureFinder *m_finder = nullptr; // from the first strip that is seen on
    QList<PaperFigure> m_figures;     // as in the model
    PaperId m_paper;
    QString m_title;
    bool m_isLoaded = false;
    QSet<PaperId> m_without; // figures, as was found before
    QTimer m_rest;
    QHash<int, PageView> m_wanted; // by row, the small ones
    QPointer<PictureDialog> m_dialog;
    int m_large = -1; // the row that the dialog shows
};

} // namespace broadsheet
