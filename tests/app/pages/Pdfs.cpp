#include "Pdfs.h"

namespace broadsheet::test {

namespace {

constexpr int firstMore = 5;

} // namespace

int pageObject(int page, qsizetype more)
{
    return firstMore + int(more) + 2 * page;
}

QByteArray pdf(const QList<PdfPage> &pages, const QByteArray &catalog, const QByteArrayList &more)
{
    const auto number = [](int value) { return QByteArray::number(value); };
    QByteArray kids;
    for (int i = 0; i < pages.size(); ++i)
        kids += number(pageObject(i, more.size())) + " 0 R ";
    QByteArrayList objects{
        "<</Type/Catalog/Pages 2 0 R" + catalog + ">>",
        "<</Type/Pages/Kids[" + kids + "]/Count " + number(int(pages.size())) + ">>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        "<</Type/Font/Subtype/Type0/BaseFont/HYSMyeongJo-Medium/Encoding/KSCms-UHC-H"
        "/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/HYSMyeongJo-Medium"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Korea1)/Supplement 1>>/DW 1000"
        "/FontDescriptor<</Type/FontDescriptor/FontName/HYSMyeongJo-Medium/Flags 6"
        "/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 858/Descent -142/CapHeight 700/StemV 80"
        ">>>>]>>"};
    objects += more;
    for (int i = 0; i < pages.size(); ++i) {
        const PdfPage &page = pages.at(i);
        objects += "<</Type/Page/Parent 2 0 R/MediaBox[" + page.box + "]/Contents " +
                   number(pageObject(i, more.size()) + 1) +
                   " 0 R/Resources<</Font<</H 3 0 R/K 4 0 R>>>>" + page.entries + ">>";
        objects += streamOf(page.content);
    }
    return pdfOf(objects, "/Root 1 0 R");
}

QByteArray pdfOf(const QByteArrayList &objects, const QByteArray &trailer)
{
    QByteArray bytes("%PDF-1.7\n");
    QByteArray table;
    for (int i = 0; i < objects.size(); ++i) {
        table += QByteArray::number(bytes.size()).rightJustified(10, '0') + " 00000 n \n";
        bytes += QByteArray::number(i + 1) + " 0 obj\n" + objects.at(i) + "\nendobj\n";
    }
    const QByteArray size = QByteArray::number(objects.size() + 1);
    const QByteArray start = QByteArray::number(bytes.size());
    return bytes + "xref\n0 " + size + "\n0000000000 65535 f \n" + table + "trailer\n<</Size " +
           size + (trailer.isEmpty() ? QByteArray("/Root 1 0 R") : trailer) + ">>\nstartxref\n" +
           start + "\n%%EOF\n";
}

QByteArray streamOf(const QByteArray &data, const QByteArray &entries)
{
    return "<</Length " + QByteArray::number(data.size()) + entries + ">>stream\n" + data +
           "\nendstream";
}

QByteArray line(double x, double y, const QByteArray &text, int size)
{
    return "BT /H " + QByteArray::number(size) + " Tf " + QByteArray::number(x) + ' ' +
           QByteArray::number(y) + " Td (" + text + ") Tj ET\n";
}

} // namespace broadsheet::test
