// A paper's page and its pictures, as the tests of figures from pages serve them.
#pragma once

#include "support/HttpServer.h"

#include <QBuffer>
#include <QImage>

namespace broadsheet::test {

inline constexpr QSize webPictureSize(1200, 800);

[[nodiscard]] inline QByteArray webPage(int figures)
{
    QByteArray html = "<html><head><base href=\"/html/2403.00002v1/\"></head><body>";
    for (int i = 1; i <= figures; ++i) {
        const QByteArray number = QByteArray::number(i);
        html += "<figure class=\"ltx_figure\"><img src=\"x" + number +
                ".png\" width=\"600\" height=\"400\"><figcaption><span>Figure " + number +
                ": </span>A box, <math alttext=\"\\alpha\"></math>.</figcaption></figure>\n";
    }
    return html;
}

[[nodiscard]] inline Response webPicture()
{
    QImage image(webPictureSize, QImage::Format_RGB32);
    image.fill(Qt::blue);
    QBuffer buffer;
    image.save(&buffer, "png");
    return {.headers = {{"Content-Type", "image/png"}}, .body = buffer.data()};
}

// The page of 2403.00002 has two figures; other papers have none.
inline void serveWebPage(HttpServer &server)
{
    server.respond("/html/2403.00002", Response{.body = webPage(2)});
    server.respondToAll([](const ServedRequest &asked) {
        return asked.target.endsWith(".png") ? webPicture() : Response{.status = 404};
    });
}

} // namespace broadsheet::test
