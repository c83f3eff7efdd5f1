// Pages of papers in HTML.
#include "Fuzz.h"

#include "base/Limits.h"
#include "webfigures/FigureCaption.h"
#include "webfigures/FigurePage.h"

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const QUrl url(u"https://arxiv.org/html/2403.00002"_s);
    const QByteArray page = viewOf(data, size).toByteArray();
    const QList<WebFigure> figures = readFigurePage(page, url);
    require(figures.size() <= maxStripFigures, "figures are few");
    for (const WebFigure &figure : figures) {
        require(figure.picture.scheme() == url.scheme() && figure.picture.host() == url.host() &&
                    figure.picture.port() < 0 && figure.picture.userInfo().isEmpty(),
                "pictures are on the server of the page");
        require(figure.caption.size() <= maxCaptionLength, "captions are short");
    }
    require(readFigurePage(page, url) == figures, "a page means the same each time");
    require(captionOf(page).size() <= maxCaptionLength, "a caption is short");
    return 0;
}
