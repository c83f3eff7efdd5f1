#include "Pdfs.h"

#include <QCryptographicHash>

#include <array>
#include <utility>

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

// The standard encryption of PDF 1.3, (ISO 32000-1, 7.6.3).
QByteArray locked(const QByteArray &bytes, const QByteArray &password)
{
    const QByteArray padding =
        QByteArray::fromHex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A");
    const auto rc4 = [](const QByteArray &key, QByteArray data) {
        std::array<quint8, 256> box;
        for (int i = 0; i < 256; ++i)
            box[size_t(i)] = quint8(i);
        quint8 j = 0;
        for (size_t i = 0; i < 256; ++i) {
            j = quint8(j + box[i] + quint8(key.at(qsizetype(i) % key.size())));
            std::swap(box[i], box[j]);
        }
        quint8 a = 0;
        j = 0;
        for (char &byte : data) {
            a = quint8(a + 1);
            j = quint8(j + box[a]);
            std::swap(box[a], box[j]);
            byte = char(quint8(byte) ^ box[quint8(box[a] + box[j])]);
        }
        return data;
    };
    const auto md5 = [](const QByteArray &data) {
        return QCryptographicHash::hash(data, QCryptographicHash::Md5).first(5);
    };
    const QByteArray padded = QByteArray(password + padding).first(32);
    const QByteArray owner = rc4(md5(padded), padded);
    const QByteArray key =
        md5(padded + owner + QByteArray::fromHex("fcffffff") + "0123456789abcdef");
    const QByteArray user = rc4(key, padding);
    const QByteArray trailer = "trailer\n<</ID[<" + QByteArray("0123456789abcdef").toHex() +
                               "><00>]/Encrypt<<" + "/Filter/Standard/V 1/R 2/P -4/O<" +
                               owner.toHex() + ">/U<" + user.toHex() + ">>>";
    return QByteArray(bytes).replace("trailer\n<<", trailer);
}

} // namespace broadsheet::test
