#include "decoding/Decode.h"
#include "decoding/Format.h"
#include "support/Runner.h"

#include "Pictures.h"

#include <QGuiApplication>
#include <QImageReader>
#include <QTest>
#include <QtEndian>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

const QString pictureName = u"https://x.org/a.png"_s;
constexpr QSize rowBox(320, 180);

// What the user would read; empty when the picture was decoded.
QString messageOf(const DecodedImage &image)
{
    return image ? QString() : errorOf(image.error(), pictureName).message;
}

// Peak resident memory of this process so far, in mebibytes.
qint64 peakMegabytes()
{
    QFile status(u"/proc/self/status"_s);
    if (status.open(QIODevice::ReadOnly))
        for (const QByteArray &line : status.readAll().split('\n'))
            if (line.startsWith("VmHWM:"))
                return line.mid(6).trimmed().split(' ').first().toLongLong() / 1024;
    return 0;
}

QByteArray animatedGif()
{
    // 2 × 2 pixels, two frames: all red, then all blue (GIF89a; LZW codes 4 = clear, 5 = end).
    const QByteArray frame(
        "\x21\xf9\x04\x00\x0a\x00\x00\x00\x2c\x00\x00\x00\x00\x02\x00\x02\x00\x00"
        "\x02\x03",
        20);
    return QByteArray("GIF89a\x02\x00\x02\x00\x80\x00\x00\xff\x00\x00\x00\x00\xff", 19) + frame +
           QByteArray("\x04\x80\x02\x00", 4) + frame + QByteArray("\x4c\x92\x02\x00", 4) + ";";
}

} // namespace

class TestDecode final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { limitDecodedSize(); }
    void everyFormat_data();
    void everyFormat();
    void aspectAndSize_data();
    void aspectAndSize();
    void neverEnlarged();
    void turnedByItsCamera();
    void opaqueDespiteItsAlphaChannel();
    void transparentStaysTransparent();
    void firstFrameOnly();
    void refused_data();
    void refused();
    void hugeClaims_data();
    void hugeClaims();
    void textsAreNotUnpacked();
    void scansAreCounted();
    void truncatedAnywhere_data();
    void truncatedAnywhere();
};

void TestDecode::everyFormat_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<PictureFormat>("format");
    QTest::newRow("png") << encoded(card(), "png") << PictureFormat::Png;
    QTest::newRow("jpeg") << encoded(card(), "jpeg", 90) << PictureFormat::Jpeg;
    QTest::newRow("bmp") << encoded(card(), "bmp") << PictureFormat::Bmp;
    QTest::newRow("webp") << encoded(card(), "webp") << PictureFormat::WebP;
}

void TestDecode::everyFormat()
{
    QFETCH(const QByteArray, body);
    QFETCH(const PictureFormat, format);
    if (body.isEmpty())
        QSKIP("Qt's plugin for this format is not installed (qt6-image-formats-plugins)");
    QCOMPARE(pictureFormat(body), format);
    const auto image = decodePicture(body, rowBox);
    QVERIFY2(image, qPrintable(messageOf(image)));
    QCOMPARE(image->size(), QSize(320, 173));
    QCOMPARE(image->format(), QImage::Format_RGB32);
    const QColor figure = image->pixelColor(184, 19); // the figure's corner
    QVERIFY2(figure.blue() > figure.red() + 50, qPrintable(figure.name()));
}

void TestDecode::aspectAndSize_data()
{
    QTest::addColumn<QSize>("source");
    QTest::addColumn<QSize>("expected");
    QTest::newRow("wide") << QSize(4000, 100) << QSize(320, 8);
    QTest::newRow("high") << QSize(100, 4000) << QSize(5, 180);
    QTest::newRow("thread") << QSize(5000, 1) << QSize(320, 1);
    QTest::newRow("fits exactly") << rowBox << rowBox;
    QTest::newRow("square") << QSize(1000, 1000) << QSize(180, 180);
}

void TestDecode::aspectAndSize()
{
    QFETCH(const QSize, source);
    QFETCH(const QSize, expected);
    QImage image(source, QImage::Format_RGB32);
    image.fill(Qt::red);
    for (const char *format : {"png", "jpeg"}) {
        const auto decoded = decodePicture(encoded(image, format), rowBox);
        QVERIFY(decoded);
        QCOMPARE(decoded->size(), expected);
    }
}

void TestDecode::neverEnlarged()
{
    QImage small(16, 9, QImage::Format_RGB32);
    small.fill(Qt::red);
    for (const char *format : {"png", "jpeg", "bmp"})
        QCOMPARE(decodePicture(encoded(small, format), rowBox)->size(), QSize(16, 9));
}

void TestDecode::turnedByItsCamera()
{
    QImage image(400, 200, QImage::Format_RGB32);
    image.fill(Qt::red);
    QByteArray jpeg = encoded(image, "jpeg");
    // EXIF orientation 6: turn by 90 degrees (EXIF 2.3, section 4.6.4).
    const QByteArray exif("\xff\xe1\x00\x22"
                          "Exif\0\0"
                          "II*\0\x08\0\0\0"
                          "\x01\0"
                          "\x12\x01\x03\0\x01\0\0\0\x06\0\0\0"
                          "\0\0\0\0",
                          36);
    jpeg.insert(2, exif);
    const auto decoded = decodePicture(jpeg, rowBox);
    QVERIFY(decoded);
    QCOMPARE(decoded->size(), QSize(90, 180));
}

void TestDecode::opaqueDespiteItsAlphaChannel()
{
    const QImage opaque = card().convertToFormat(QImage::Format_ARGB32);
    QVERIFY(!decodePicture(encoded(opaque, "png"), rowBox)->hasAlphaChannel());
}

void TestDecode::transparentStaysTransparent()
{
    QImage image(800, 800, QImage::Format_ARGB32);
    image.fill(QColor(255, 0, 0, 100));
    const auto decoded = decodePicture(encoded(image, "png"), rowBox);
    QVERIFY(decoded->hasAlphaChannel());
    QCOMPARE(decoded->pixelColor(90, 90).alpha(), 100);
}

void TestDecode::firstFrameOnly()
{
    const auto image = decodePicture(animatedGif(), rowBox);
    QVERIFY2(image, qPrintable(messageOf(image)));
    QCOMPARE(image->size(), QSize(2, 2));
    QCOMPARE(image->pixelColor(0, 0), QColor(Qt::red));
}

void TestDecode::refused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("says");
    QTest::newRow("empty") << QByteArray() << u"empty"_s;
    QTest::newRow("a web page") << QByteArray("\n<!DOCTYPE html><html><body>404") << u"web page"_s;
    QTest::newRow("text") << QByteArray("not found") << u"not a picture of a known kind"_s;
    QTest::newRow("zeros") << QByteArray(1000, '\0') << u"not a picture of a known kind"_s;
    QTest::newRow("a format that is not on the list")
        << encoded(card(), "ppm") << u"not a picture of a known kind"_s;
    QTest::newRow("an icon") << encoded(card().scaled(16, 16), "ico") << u"not a picture"_s;
    QTest::newRow("only a signature") << QByteArray("\x89PNG\r\n\x1a\n") << u"damaged"_s;
    QTest::newRow("a gif in name") << QByteArray("GIF89a") << u"damaged"_s;
    QTest::newRow("bm") << QByteArray("BM") << u"damaged"_s;
    QTest::newRow("riff") << QByteArray("RIFF\xff\xff\xff\xffWEBP") << u"damaged"_s;
    QTest::newRow("no pixels") << pngClaiming(0, 0) << u"damaged"_s;
}

void TestDecode::refused()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, says);
    const auto image = decodePicture(body, rowBox);
    QVERIFY(!image);
    QVERIFY2(messageOf(image).contains(says), qPrintable(messageOf(image)));
    QVERIFY(messageOf(image).contains(pictureName));
}

void TestDecode::hugeClaims_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("png") << pngClaiming(50'000, 50'000);
    QTest::newRow("png, as far as it goes") << pngClaiming(0x7fffffff, 0x7fffffff);
    QByteArray jpeg = encoded(card(), "jpeg");
    const qsizetype frame = jpeg.indexOf("\xff\xc0");
    qToBigEndian<quint16>(50'000, jpeg.data() + frame + 5);
    qToBigEndian<quint16>(50'000, jpeg.data() + frame + 7);
    QTest::newRow("jpeg") << jpeg;
    QByteArray gif = animatedGif();
    qToLittleEndian<quint16>(50'000, gif.data() + 6);
    qToLittleEndian<quint16>(50'000, gif.data() + 8);
    QTest::newRow("gif") << gif;
    QByteArray bmp = encoded(card(), "bmp");
    qToLittleEndian<quint32>(50'000, bmp.data() + 18);
    qToLittleEndian<quint32>(50'000, bmp.data() + 22);
    QTest::newRow("bmp") << bmp;
}

void TestDecode::hugeClaims()
{
    QFETCH(const QByteArray, body);
    const qint64 before = peakMegabytes();
    const auto image = decodePicture(body, rowBox);
    QVERIFY(!image);
    QVERIFY2(messageOf(image).contains(pictureName), qPrintable(messageOf(image)));
    QVERIFY2(peakMegabytes() - before < 60, qPrintable(messageOf(image)));
}

// 200 texts that unpack to 8 MB each.
void TestDecode::textsAreNotUnpacked()
{
    const QByteArray text =
        "Comment" + QByteArray(2, '\0') + qCompress(QByteArray(7'900'000, ' '), 9).sliced(4);
    QByteArray bomb = encoded(card(), "png");
    bomb.insert(8 + 25, pngChunk("zTXt", text).repeated(200)); // after the header
    QVERIFY(bomb.size() < 16 * 1024 * 1024);
    const qint64 before = peakMegabytes();
    const auto image = decodePicture(bomb, rowBox);
    QVERIFY(image);
    QCOMPARE(image->size(), QSize(320, 173));
    QVERIFY2(peakMegabytes() - before < 100, qPrintable(QString::number(peakMegabytes() - before)));
}

// A progressive JPEG may have any number of scans, and each costs a pass over all pixels.
void TestDecode::scansAreCounted()
{
    const QByteArray jpeg = encoded(card(), "jpeg", 90);
    QCOMPARE(jpegScans(jpeg).count, 1);
    const qsizetype scan = jpeg.indexOf("\xff\xda");
    const QByteArray comment("\xff\xfe\x00\x05\xff\xda\x00", 7); // not a scan: in a segment
    const QByteArray head = jpeg.first(scan) + comment;
    const QByteArray once = jpeg.sliced(scan).chopped(2);
    const QByteArray refined("\xff\xda\x00\x08\x01\x01\x00\x01\x3f\x10\x80", 11);
    QCOMPARE(jpegScans(head + once + refined.repeated(9) + "\xff\xd9").count, 10);
    const QByteArray hostile = head + once + refined.repeated(100) + "\xff\xff\xff\xd9";
    QVERIFY(jpegScans(hostile).isWhole);
    QCOMPARE(decodePicture(hostile, rowBox).error().problem, PictureProblem::TooManyScans);
}

void TestDecode::truncatedAnywhere_data()
{
    everyFormat_data();
    QTest::newRow("gif") << animatedGif() << PictureFormat::Gif;
}

// No truncation may crash or hang. A PNG or JPEG that lacks its end is refused, not shown in part.
void TestDecode::truncatedAnywhere()
{
    QFETCH(const QByteArray, body);
    QFETCH(const PictureFormat, format);
    const qsizetype step = std::max<qsizetype>(1, body.size() / 40);
    for (qsizetype size = 0; size < body.size() - 12; size += step) {
        const auto image = decodePicture(body.left(size), rowBox);
        if (format == PictureFormat::Png || format == PictureFormat::Jpeg)
            QVERIFY2(!image, qPrintable(QString::number(size)));
    }
}

BROADSHEET_TEST(TestDecode, QGuiApplication)
#include "tst_decode.moc"
