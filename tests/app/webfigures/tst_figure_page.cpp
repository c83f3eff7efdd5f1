// The figures of pages as LaTeXML writes them, and of such as somebody else could.
#include "base/Limits.h"
#include "support/Files.h"
#include "support/Places.h"
#include "support/Runner.h"
#include "webfigures/FigureCaption.h"
#include "webfigures/FigurePage.h"

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray sample(const QString &name)
{
    return bytesOf(testData(u"webfigures/"_s + name));
}

QList<WebFigure> figuresOf(const QByteArray &page)
{
    return readFigurePage(page, QUrl(u"https://arxiv.org/html/2403.00002"_s));
}

// "x1.png: Figure 1", one for each figure, for pages without a <base>.
QStringList shown(const QByteArray &page)
{
    QStringList lines;
    for (const WebFigure &figure : figuresOf(page))
        lines.append(figure.picture.toString().remove(u"https://arxiv.org/html/"_s) + u": "_s +
                     figure.caption);
    return lines;
}

QByteArray figure(const QByteArray &inside)
{
    return "<figure class=\"ltx_figure\">" + inside + "</figure>";
}

QByteArray caption(const QByteArray &text)
{
    return "<figcaption>" + text + "</figcaption>";
}

} // namespace

class TestFigurePage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    static void withABase();
    static void withoutABase();
    static void captionsAndPictures_data();
    static void captionsAndPictures();
    static void onlyTheServerOfThePage_data();
    static void onlyTheServerOfThePage();
    static void aBaseElsewhereIsNotBelieved();
    static void formulas_data();
    static void formulas();
    static void captionsAreShort();
    static void sizes_data();
    static void sizes();
    static void aPageCutAnywhere();
    static void manyFigures();
    static void figuresInFigures();
    static void manyTagsTakeLittleTime();
};

void TestFigurePage::withABase()
{
    const QList<WebFigure> figures = figuresOf(sample(u"base.html"_s));
    const auto at = [](const QString &name) {
        return QUrl(u"https://arxiv.org/html/2403.00002v2/"_s + name);
    };
    QCOMPARE(figures.size(), 5);
    QCOMPARE(figures[0].picture, at(u"x1.png"_s));
    QCOMPARE(figures[0].size, QSize(830, 312));
    QCOMPARE(figures[0].caption,
             u"Figure 1: What the boxes show for α>10⁻³, as in Roe & Park 2024."_s);
    QCOMPARE(figures[1].picture, at(u"extracted/5678/figs/left.png"_s));
    QCOMPARE(figures[1].caption, u"Figure 2 (a) Before. – The same box twice."_s);
    QCOMPARE(figures[2].picture, at(u"extracted/5678/figs/right.png"_s));
    QCOMPARE(figures[2].caption, u"Figure 2 (b) After. – The same box twice."_s);
    QCOMPARE(figures[3].picture, at(u"x2.png"_s));
    QCOMPARE(figures[3].caption, u"Figure 4: A caption above."_s);
    QCOMPARE(figures[4].picture, at(u"x3.png"_s));
    QCOMPARE(figures[4].caption, u"Figure 4: A caption above."_s);
}

void TestFigurePage::withoutABase()
{
    QCOMPARE(shown(sample(u"plain.html"_s)),
             QStringList({u"2608.00001v3/x1.png: Figure 1: Left, with a number of its own."_s,
                          u"2608.00001v3/phase.svg: 그림 2: 오른쪽 그림, x₁."_s,
                          u"2608.00001v3/x4.png: "_s}));
}

void TestFigurePage::captionsAndPictures_data()
{
    QTest::addColumn<QByteArray>("page");
    QTest::addColumn<QStringList>("figures");
    const auto add = [](const char *what, const QByteArray &page, const QStringList &figures) {
        QTest::newRow(what) << page << figures;
    };
    const QByteArray a = "<img src=\"a\">";
    const QByteArray b = "<img src=\"b\">";
    add("nothing", "", {});
    add("no figure", a + "<figure>" + a + "</figure>", {});
    add("no picture", figure(caption("Figure 1: x")), {});
    add("one caption for two", figure(a + b + caption("Figure 1: x")),
        {u"a: Figure 1: x"_s, u"b: Figure 1: x"_s});
    add("two captions for two", figure(a + caption("Figure 1: x") + b + caption("Figure 2: y")),
        {u"a: Figure 1: x"_s, u"b: Figure 2: y"_s});
    add("panels without captions", figure(figure(a) + figure(b) + caption("Figure 1: x")),
        {u"a: Figure 1: x"_s, u"b: Figure 1: x"_s});
    add("panel of a figure without a number", figure(figure(a + caption("(a)")) + caption("All.")),
        {u"a: (a) – All."_s});
    add("table in a figure",
        figure("<figure class=\"ltx_table\">" + a + caption("Table 1: x") + "</figure>" + b +
               caption("Figure 1: y")),
        {u"b: Figure 1: y"_s});
    add("figure in a table",
        "<figure class=\"ltx_table\">" + figure(a + caption("Figure 1: x")) + "</figure>", {});
    add("picture in a caption", figure(a + caption("Figure 1: " + b + "x")), {u"a: Figure 1: x"_s});
    add("drawing that is never closed", figure("<svg>" + a) + figure(b), {u"b: "_s});
    add("object that is no picture", figure("<object type=\"text/html\" data=\"a\"></object>"), {});
    add("srcset", figure("<img srcset=\"b 2x\" data-src=\"c\">" + a), {u"a: "_s});
    add("more ends than starts", "</figure></figcaption></svg>" + figure(a), {u"a: "_s});
    add("caption outside", caption("x") + figure(a), {u"a: "_s});
    add("caption in a caption", figure(a + caption("x " + caption("y"))), {u"a: x y"_s});
    add("unclosed caption", figure(a + "<figcaption>Figure 1: x") + figure(b + caption("y")),
        {u"a: "_s, u"b: y"_s});
}

void TestFigurePage::captionsAndPictures()
{
    QFETCH(const QByteArray, page);
    QFETCH(const QStringList, figures);
    QCOMPARE(shown(page), figures);
}

void TestFigurePage::onlyTheServerOfThePage_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<bool>("isTaken");
    const auto add = [](const char *source, bool isTaken) {
        QTest::newRow(source) << QString::fromUtf8(source) << isTaken;
    };
    add("x1.png", true);
    add("./x1.png", true);
    add("../x1.png", true);
    add("/html/x1.png", true);
    add("https://arxiv.org/x1.png", true);
    add("https://ARXIV.org:443/x1.png", true);
    add("그림 1.png", true);
    add("http://arxiv.org/x1.png", false);
    add("https://arxiv.org:8443/x1.png", false);
    add("https://export.arxiv.org/x1.png", false);
    add("https://arxiv.org.example.org/x1.png", false);
    add("https://arxiv.org@example.org/x1.png", false);
    add("https://user@arxiv.org/x1.png", false);
    add("//example.org/x1.png", false);
    add("\\\\example.org\\x1.png", true); // no address of a server, only an odd name
    add("https:\\\\example.org/x1.png", false);
    add("http://127.0.0.1/x1.png", false);
    add("file:///etc/passwd", false);
    add("data:image/png;base64,iVBORw0KGgo=", false);
    add("javascript:alert(1)", false);
    add("about:blank", false);
    add("ftp://arxiv.org/x1.png", false);
    add("", false);
    add("   ", false);
    add("http://[::1", false);
}

void TestFigurePage::onlyTheServerOfThePage()
{
    QFETCH(const QString, source);
    QFETCH(const bool, isTaken);
    const QList<WebFigure> figures =
        figuresOf(figure("<img src=\"" + source.toUtf8() + "\"><img src=\"after.png\">"));
    QCOMPARE(figures.size(), isTaken ? 2 : 1);
    for (const WebFigure &each : figures) {
        QCOMPARE(each.picture.scheme(), u"https"_s);
        QCOMPARE(each.picture.host(), u"arxiv.org"_s);
        QCOMPARE(each.picture.port(443), 443);
    }
}

void TestFigurePage::aBaseElsewhereIsNotBelieved()
{
    const QByteArray picture = figure("<img src=\"x1.png\">");
    QCOMPARE(shown("<base href=\"https://example.org/\">" + picture), {u"x1.png: "_s});
    QCOMPARE(shown("<base href=\"data:,\">" + picture), {u"x1.png: "_s});
    QCOMPARE(shown("<base href=\"/html/v1/\"><base href=\"/other/\">" + picture),
             {u"v1/x1.png: "_s});
}

void TestFigurePage::formulas_data()
{
    QTest::addColumn<QByteArray>("html");
    QTest::addColumn<QString>("text");
    const auto add = [](const char *what, const QByteArray &html, const QString &text) {
        QTest::newRow(what) << html << text;
    };
    add("alttext", "a <math alttext=\"x^{2}\"><mi>MATHML</mi></math> b", u"a x² b"_s);
    add("annotation", "<math><mi>M</mi><annotation>\\beta</annotation></math>", u"β"_s);
    add("the first annotation", "<math><annotation>a</annotation><annotation>b</annotation></math>",
        u"a"_s);
    add("neither", "a<math><mi>M</mi></math>b", u"ab"_s);
    add("never closed", "a <math alttext=\"x\"><mi>M</mi> b", u"a"_s);
    add("in itself", "<math alttext=\"x\"><math alttext=\"y\"></math>M</math> b", u"x b"_s);
    add("two", "<math alttext=\"x\"></math> <math><annotation>y</annotation></math>", u"x y"_s);
    add("raised", "10<sup>5</sup>", u"10^5"_s);
    add("references", "a &lt;b&gt; &amp;amp; &eacute;", u"a <b> &amp; é"_s);
    add("script", "a<script>b</script>c", u"ac"_s);
    add("button", "a<button>Report</button>b", u"ab"_s);
    add("lines", "a<br>b<div>c</div>d", u"a b c d"_s);
}

void TestFigurePage::formulas()
{
    QFETCH(const QByteArray, html);
    QFETCH(const QString, text);
    QCOMPARE(captionOf(html), text);
}

void TestFigurePage::captionsAreShort()
{
    const QByteArray many = QByteArray("<b>word</b> ").repeated(100'000);
    QCOMPARE(captionOf(many).size(), maxCaptionLength);
    const QString text(maxCaptionLength, u'x');
    QCOMPARE(joinedCaption(u"Figure 1: "_s + text, text).size(), maxCaptionLength);
    const QByteArray formula = "<math alttext=\"" + QByteArray(100'000, 'x') + "\">";
    QVERIFY(captionOf(formula).isEmpty());
}

void TestFigurePage::sizes_data()
{
    QTest::addColumn<QByteArray>("attributes");
    QTest::addColumn<int>("count");
    QTest::addColumn<QSize>("size");
    QTest::newRow("none") << QByteArray() << 1 << QSize();
    QTest::newRow("both") << QByteArray("width=\"830\" height=\"312\"") << 1 << QSize(830, 312);
    QTest::newRow("one") << QByteArray("width=\"830\"") << 1 << QSize();
    QTest::newRow("unit") << QByteArray("width=\"50%\" height=\"3em\"") << 1 << QSize();
    QTest::newRow("negative") << QByteArray("width=\"-5\" height=\"5\"") << 1 << QSize();
    QTest::newRow("large") << QByteArray("width=\"2000000000\" height=\"2\"") << 1 << QSize();
    QTest::newRow("flat") << QByteArray("width=\"600\" height=\"10\"") << 1 << QSize(600, 10);
    QTest::newRow("a symbol") << QByteArray("width=\"14\" height=\"14\"") << 0 << QSize();
}

void TestFigurePage::sizes()
{
    QFETCH(const QByteArray, attributes);
    QFETCH(const int, count);
    QFETCH(const QSize, size);
    const QList<WebFigure> figures = figuresOf(figure("<img src=\"a\" " + attributes + ">"));
    QCOMPARE(figures.size(), count);
    if (count > 0)
        QCOMPARE(figures.first().size.isEmpty() ? QSize() : figures.first().size, size);
}

// The figures that came are those of the whole page, but the last one may have no caption yet.
void TestFigurePage::aPageCutAnywhere()
{
    const QByteArray page = sample(u"base.html"_s);
    const QList<WebFigure> whole = figuresOf(page);
    qsizetype most = 0;
    for (qsizetype size = 0; size < page.size(); ++size) {
        const QList<WebFigure> part = figuresOf(page.first(size));
        QVERIFY(part.size() >= most);
        most = part.size();
        for (qsizetype i = 0; i < part.size(); ++i)
            QCOMPARE(part[i].picture, whole[i].picture);
    }
    QCOMPARE(most, whole.size());
}

void TestFigurePage::manyFigures()
{
    QByteArray page;
    for (int i = 0; i < 5000; ++i)
        page += figure("<img src=\"" + QByteArray::number(i) + "\">" + caption("Figure 1: x"));
    QCOMPARE(figuresOf(page).size(), maxStripFigures);
    QCOMPARE(figuresOf(page).last().picture.fileName(), QString::number(maxStripFigures - 1));
    // In one figure: its caption comes after all of them.
    const QByteArray one =
        figure(QByteArray("<img src=\"a\">").repeated(5000) + caption("Figure 1: x"));
    QCOMPARE(figuresOf(one).size(), maxStripFigures);
    QCOMPARE(figuresOf(one).last().caption, u"Figure 1: x"_s);
}

void TestFigurePage::figuresInFigures()
{
    constexpr int depth = 10'000;
    const QByteArray page =
        QByteArray("<figure class=\"ltx_figure\"><img src=\"a\">").repeated(depth) +
        QByteArray(caption("x") + "</figure>").repeated(depth) +
        figure("<img src=\"after\">" + caption("Figure 1: y"));
    const QList<WebFigure> figures = figuresOf(page);
    QVERIFY(!figures.isEmpty());
    QVERIFY(figures.size() < maxStripFigures);
    QCOMPARE(figures.last().caption, u"Figure 1: y"_s);
    for (const WebFigure &each : figures)
        QVERIFY(each.caption.size() <= maxCaptionLength);
}

// Each of these would take hours if reading it were not linear. No time is measured: a test that
// hangs is ended.
void TestFigurePage::manyTagsTakeLittleTime()
{
    constexpr int many = 300'000;
    for (const QByteArray &piece :
         {QByteArray("<"), QByteArray("<a "), QByteArray("<!--"), QByteArray("<script>"),
          QByteArray("</"), QByteArray("<img src=\""), QByteArray("<figure class=ltx_figure>"),
          QByteArray("<figcaption>"), QByteArray("<math>"), QByteArray("<base href=/>"),
          QByteArray("a=\"b\" ")}) {
        (void)figuresOf(piece.repeated(many));
        (void)figuresOf(figure(caption(piece.repeated(many))));
    }
}

BROADSHEET_TEST(TestFigurePage, QCoreApplication)
#include "tst_figure_page.moc"
