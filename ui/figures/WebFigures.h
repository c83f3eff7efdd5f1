// Shows the figures of the paper in the pane from its web page at arXiv, when its PDF is not on
// this machine. Nothing is asked for before the reader presses the button for this paper; then the
// page is fetched, and each picture when it is in sight. What was found is kept while the window is
// open. GUI thread only.
#pragma once

#include "base/Result.h"
#include "papers/Paper.h"
#include "pdfs/PdfShelf.h"
#include "webfigures/FigureFetch.h"

#include <QCache>

namespace broadsheet {

class FigureModel;
class FigureOffer;
class FigureStrip;
class PaperPane;
class PictureShow;
class Settings;
class Thumbnails;

class WebFigures final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        PaperPane &pane;
        HttpClient &http;
        Thumbnails &thumbnails;
        const Settings &settings;
    };

    // Adds sections to the pane. The parts must outlive this object.
    explicit WebFigures(const Parts &parts, QObject *parent = nullptr);

    void renew(); // the PDF of the paper may be there now, or the settings are others

Q_SIGNALS:
    void openRequested(const QUrl &picture); // in the browser
    void readRequested();                    // the PDF
    // Those in sight that are being fetched, each time they are others.
    void picturesWanted(const QList<QUrl> &pictures);

private:
    struct Known
    {
        FoundFigures found = {};
        QString without = {}; // why there are none; empty: there are
    };

    void show(const Paper &paper);
    void forget();
    void press();
    void fetch();
    [[nodiscard]] QString host() const; // that is asked
    void takeFound(const PaperId &paper, const FoundFigures &found);
    void takeFailed(const PaperId &paper, const Error &error);
    void showKnown(const Known &known);
    void want(const QList<int> &rows);
    [[nodiscard]] bool take(int row); // false: its picture is being fetched
    void takeAll(const QUrl &picture);
    void enlarge(int row);
    void setWanted(const QList<QUrl> &pictures);

    Parts m_parts;
    PdfShelf m_shelf;
    FigureModel *m_model;
    FigureStrip *m_strip;
    FigureOffer *m_offer;
    FigureFetch m_fetch;
    PictureShow *m_show;
    PaperId m_paper;
    QString m_title;
    QList<WebFigure> m_figures; // as in the model
    QList<int> m_rows;          // in sight without a picture
    QList<QUrl> m_wanted;
    bool m_isLarge = false; // one is shown large, which goes first
    QCache<PaperId, Known> m_known;
};

} // namespace broadsheet
