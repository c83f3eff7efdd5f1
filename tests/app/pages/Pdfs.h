// PDFs written by hand, so that each part of them is known.
#pragma once

#include <QByteArrayList>
#include <QString>

namespace broadsheet::test {

// The parts of a page: what it paints, and what else is in its dictionary.
struct PdfPage
{
    QByteArray content;
    QByteArray entries = {}; // "/Annots[…]"
    QByteArray box = "0 0 400 600";
};

// A whole PDF: the catalog is object 1, the tree of pages 2, the fonts 3 (/H, Helvetica, not
// embedded) and 4 (/K, Korean, not embedded); `more` are 5, 6 …; pages and contents follow.
[[nodiscard]] QByteArray pdf(const QList<PdfPage> &pages, const QByteArray &catalog = {},
                             const QByteArrayList &more = {});

// Which object the page is.
[[nodiscard]] int pageObject(int page, qsizetype more = 0);

// A PDF of any objects, from 1 on, with its table. `trailer` is inside the trailer's dictionary.
[[nodiscard]] QByteArray pdfOf(const QByteArrayList &objects, const QByteArray &trailer = {});
[[nodiscard]] QByteArray streamOf(const QByteArray &data, const QByteArray &entries = {});

// A line of text at a place from the lower left corner, in points.
[[nodiscard]] QByteArray line(double x, double y, const QByteArray &text, int size = 12);

// A PDF of these functions whose pages are one line each, with a password. Its texts are not
// encrypted, so they are not those that it had.
[[nodiscard]] QByteArray locked(const QByteArray &pdf, const QByteArray &password = "secret");

} // namespace broadsheet::test
