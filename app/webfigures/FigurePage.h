// The figures on a paper's page in HTML, as LaTeXML writes it: <figure class="ltx_figure"> with
// <img>, or <object> for drawings, and <figcaption>. Pure; linear in the size of the page.
//
// The page is hostile. Pictures are taken from the server of the page alone, whatever the page and
// its <base> say, so no address on it leads anywhere else.
#pragma once

#include <QByteArray>
#include <QList>
#include <QSize>
#include <QString>
#include <QUrl>

namespace broadsheet {

struct WebFigure
{
    QUrl picture;
    QString caption = {};
    QSize size = {}; // in pixels, as the page says; empty: it does not

    bool operator==(const WebFigure &) const = default;
};

// `url` is where the page came from. At most maxStripFigures, in their order. Tables are left out,
// pictures inside captions and text, and what is drawn in the page itself.
[[nodiscard]] QList<WebFigure> readFigurePage(const QByteArray &page, const QUrl &url);

} // namespace broadsheet
