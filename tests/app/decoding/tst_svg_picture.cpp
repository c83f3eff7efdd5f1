#include "decoding/SvgPicture.h"
#include "support/Runner.h"

#include "Drawings.h"

#include <QGuiApplication>
#include <QTest>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

constexpr QSize someBox(320, 180);

QByteArray attributes(int count, const QByteArray &prefix = {})
{
    QByteArray written;
    for (int i = 0; i < count; ++i)
        written += prefix + 'a' + QByteArray::number(i) + "='1' ";
    return written;
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
        renderSvg(drawing("<defs><linearGradient id='g'><stop offset='0' stop-color='red'/>"
                          "</linearGradient></defs><rect fill='url(#g)' width='100' "
                          "height='100'/><text x='1' y='9'>한 A</text>"),
                  someBox);
    QVERIFY2(image, qPrintable(image ? QString() : errorOf(image.error(), u"x"_s).message));
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
    const auto image = renderSvg(drawing("<rect width='1' height='1'/>", attributes), someBox);
    QCOMPARE(image.has_value(), expected.isValid());
    if (image)
        QCOMPARE(image->size(), expected);
}

void TestSvgPicture::refused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<PictureProblem>("problem");
    const auto row = [](const char *name, const QByteArray &inside,
                        PictureProblem problem = PictureProblem::DrawingNotPlain) {
        QTest::newRow(name) << drawing(inside) << problem;
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
    row("too many elements", QByteArray("<g/>").repeated(50'000),
        PictureProblem::DrawingTooDetailed);
    row("too many texts", QByteArray("<text font-size='1000'>x</text>").repeated(501),
        PictureProblem::DrawingTooDetailed);
    row("too long a path", "<path d='" + QByteArray(" L1 1").repeated(60'000) + "'/>",
        PictureProblem::DrawingTooDetailed);
    row("paths that are too long together",
        QByteArray("<polyline points='" + QByteArray(" 1,1").repeated(10'000) + "'/>").repeated(8),
        PictureProblem::DrawingTooDetailed);
    row("too many attributes", "<rect " + attributes(65) + "/>",
        PictureProblem::DrawingTooDetailed);
    row("far too many attributes", "<rect " + attributes(60'000) + "/>",
        PictureProblem::DrawingTooDetailed);
    row("far too many namespaces", "<rect " + attributes(40'000, "xmlns:") + "/>",
        PictureProblem::DrawingTooDetailed);
    row("too large", "<desc>" + QByteArray(2'000'000, 'x') + "</desc>",
        PictureProblem::DrawingTooLarge);
    row("not closed", "<g>", PictureProblem::Damaged);
    QTest::newRow("entities") << QByteArray("<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b "
                                            "'&a;&a;&a;'>]>") +
                                     drawing("<text>&b;</text>")
                              << PictureProblem::DrawingNotPlain;
    QTest::newRow("external entity")
        << QByteArray("<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>") +
               drawing("<text>&a;</text>")
        << PictureProblem::DrawingNotPlain;
    QTest::newRow("style sheet of XML")
        << QByteArray("<?xml-stylesheet href='http://x.org/a.css'?>") + drawing({}).mid(21)
        << PictureProblem::DrawingNotPlain;
    QTest::newRow("cut") << drawing("<rect width='1' height='1'/>").chopped(8)
                         << PictureProblem::Damaged;
    QTest::newRow("empty") << QByteArray() << PictureProblem::Damaged;
}

void TestSvgPicture::refused()
{
    QFETCH(const QByteArray, body);
    QFETCH(const PictureProblem, problem);
    const auto image = renderSvg(body, someBox);
    QVERIFY(!image);
    QCOMPARE(image.error().problem, problem);
}

BROADSHEET_TEST(TestSvgPicture, QGuiApplication)
#include "tst_svg_picture.moc"
