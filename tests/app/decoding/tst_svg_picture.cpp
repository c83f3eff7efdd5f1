#include "decoding/SvgPicture.h"
#include "support/Runner.h"

#include <QGuiApplication>
#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

constexpr QSize someBox(320, 180);

QByteArray svg(const QByteArray &inside, const QByteArray &attributes = "viewBox='0 0 100 100'")
{
    return "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' "
           "xmlns:xlink='http://www.w3.org/1999/xlink' " +
           attributes + ">" + inside + "</svg>";
}

} // namespace

class TestSvgPicture final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void drawn();
    void sizes_data();
    void sizes();
    void refused_data();
    void refused();
};

void TestSvgPicture::drawn()
{
    const auto image =
        renderSvg(svg("<defs><linearGradient id='g'><stop offset='0' stop-color='red'/>"
                      "</linearGradient></defs><rect fill='url(#g)' width='100' "
                      "height='100'/><text x='1' y='9'>한 A</text>"),
                  someBox, u"x"_s);
    QVERIFY2(image, qPrintable(image ? QString() : image.error().message));
    QCOMPARE(image->size(), QSize(180, 180));
    QCOMPARE(image->pixelColor(150, 150), QColor(Qt::red));
}

void TestSvgPicture::sizes_data()
{
    QTest::addColumn<QByteArray>("attributes");
    QTest::addColumn<QSize>("expected"); // empty: refused
    QTest::newRow("view box") << QByteArray("viewBox='0 0 32 18'") << someBox;
    QTest::newRow("width and height") << QByteArray("width='18' height='9'") << QSize(320, 160);
    QTest::newRow("huge") << QByteArray("width='1e9' height='1e9'") << QSize(180, 180);
    QTest::newRow("thread") << QByteArray("viewBox='0 0 1e9 1'") << QSize(320, 1);
    QTest::newRow("nothing") << QByteArray("viewBox='0 0 0 0' width='0' height='0'")
                             << QSize(180, 180); // the size follows from the shapes
}

void TestSvgPicture::sizes()
{
    QFETCH(const QByteArray, attributes);
    QFETCH(const QSize, expected);
    const auto image = renderSvg(svg("<rect width='1' height='1'/>", attributes), someBox, u"x"_s);
    QCOMPARE(image.has_value(), expected.isValid());
    if (image)
        QCOMPARE(image->size(), expected);
}

void TestSvgPicture::refused_data()
{
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, const QByteArray &inside) {
        QTest::newRow(name) << svg(inside);
    };
    row("script", "<script>alert(1)</script>");
    row("foreign object", "<foreignObject><div/></foreignObject>");
    row("image over http", "<image xlink:href='http://127.0.0.1/a.png'/>");
    row("image from a file", "<image href='file:///etc/passwd'/>");
    row("image inside", "<image href='data:image/png;base64,AAAA'/>");
    row("prefixed image", "<s:image xmlns:s='http://www.w3.org/2000/svg' href='/etc/passwd'/>");
    row("use", "<g id='a'/><use xlink:href='#a'/>");
    row("style sheet", "<style>@import 'http://x.org/a.css';</style>");
    row("reference in an attribute", "<rect fill='url(http://x.org/a.svg#b)'/>");
    row("reference in a style", "<rect style='fill: URL( \"file:///a\" )'/>");
    row("second reference", "<rect style='fill:url(#a);mask:url(b.svg)'/>");
    row("escaped reference", "<rect style='fill: \\75rl(file:///a)'/>");
    row("gradient elsewhere", "<linearGradient xlink:href='other.svg#a'/>");
    row("animation", "<rect><animate attributeName='x'/></rect>");
    row("too deep", QByteArray("<g>").repeated(5000) + QByteArray("</g>").repeated(5000));
    row("too many", QByteArray("<g/>").repeated(50'000));
    row("too large", "<desc>" + QByteArray(2'000'000, 'x') + "</desc>");
    row("not closed", "<g>");
    QTest::newRow("entities") << QByteArray("<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b "
                                            "'&a;&a;&a;'>]>") +
                                     svg("<text>&b;</text>");
    QTest::newRow("external entity")
        << QByteArray("<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>") +
               svg("<text>&a;</text>");
    QTest::newRow("style sheet of XML")
        << QByteArray("<?xml-stylesheet href='http://x.org/a.css'?>") + svg({}).mid(21);
    QTest::newRow("cut") << svg("<rect width='1' height='1'/>").chopped(8);
    QTest::newRow("empty") << QByteArray();
}

void TestSvgPicture::refused()
{
    QFETCH(const QByteArray, body);
    const auto image = renderSvg(body, someBox, u"https://x.org/a.svg"_s);
    QVERIFY(!image);
    QVERIFY(image.error().message.contains("https://x.org/a.svg"_L1));
}

BROADSHEET_TEST(TestSvgPicture, QGuiApplication)
#include "tst_svg_picture.moc"
