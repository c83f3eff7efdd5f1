// PDFs that are as they should be, through the public face of the folder and the real process.
#include "support/Runner.h"

#include "OpenPdf.h"
#include "Pdfs.h"

#include <QGuiApplication>
#include <QPainter>
#include <QPdfWriter>
#include <QTest>

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

QString joined(const QSignalSpy &textRead)
{
    QStringList words;
    for (const PageWord &word : textRead.back().at(1).value<QList<PageWord>>())
        words += word.text;
    return words.join(u' ');
}

int darkPixels(const QImage &image)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += qGray(image.pixel(x, y)) < 128 ? 1 : 0;
    return count;
}

bool hasLandlock()
{
    return ::syscall(SYS_landlock_create_ruleset, nullptr, 0, 1) > 0; // which version
}

QByteArray twoPages()
{
    return pdf({{.content = line(50, 500, "First page")}, {.content = line(50, 500, "Second")}});
}

// Many thousand thin lines take a while, so the first view is still being painted.
QByteArray crowdedPage(int lines)
{
    QByteArray content = "0.1 w\n";
    for (int i = 0; i < lines; ++i)
        content += QByteArray::number(i * 37 % 400) + " 0 m " + QByteArray::number(i * 91 % 400) +
                   " 600 l S\n";
    return pdf({{.content = content}, {.content = line(50, 500, "Second")}});
}

} // namespace

class TestPageDocument final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensWhatQtWrites();
    void opensAnOpenFile();
    void startsBeforeTheFileIsThere();
    void paintsViews();
    void paintsAClip();
    void theNewestViewWins();
    void refusesTooManyPixels();
    void readsTextInOrder();
    void wordsHaveBoxes();
    void paintsFontsThatAreNotInTheFile();
    void readsKorean();
    void turnedPagesAreShownAsRead();
    void linksLeadInsideAndOutside();
    void readsTheOutline();
    void readsWhatIsInViewFirst();
    void cutsManyPages();
    void findsFigures();
    void aFigureIsBelowTheTitle();
    void aFigureIsBelowTheAuthors();
    void searches();
    void searchesFromAPage();
    void aNewSearchReplacesTheOld();
    void stopsASearch();
    void searchesFiveHundredPages();
    void showsForms();
    void closesAndOpensAnother();
    void asksBeforeItIsOpen();
    void restsUntilItIsAsked();
};

void TestPageDocument::opensWhatQtWrites()
{
    OpenPdf pdf;
    const QString path = pdf.folder.filePath(u"written.pdf"_s);
    {
        QPdfWriter writer(path);
        writer.setTitle(u"On pages"_s);
        writer.setPageSize(QPageSize(QPageSize::A4));
        QPainter painter(&writer);
        painter.drawText(1000, 1000, u"Hello pages 한글"_s);
        writer.newPage();
    }
    pdf.document.open(path, u"A paper"_s);
    QTRY_VERIFY(pdf.isSettled());
    QVERIFY2(pdf.document.isOpen(), qPrintable(pdf.words()));
    QCOMPARE(pdf.document.info().title, u"On pages"_s);
    QCOMPARE(pdf.document.info().sizes.size(), 2);
    QCOMPARE(pdf.document.info().sizes.first().toSize(), QSize(595, 842));
    pdf.document.readText(0);
    QTRY_COMPARE(pdf.textRead.size(), 1);
    QCOMPARE(joined(pdf.textRead), u"Hello pages 한글"_s);
}

void TestPageDocument::opensAnOpenFile()
{
    OpenPdf pdf;
    const QByteArray path = QFile::encodeName(pdf.write(twoPages()));
    const int file = ::open(path.constData(), O_RDWR);
    QVERIFY(file >= 0);
    QCOMPARE(::unlink(path.constData()), 0);
    pdf.document.open(file, u"A paper"_s);
    ::close(file);
    QTRY_VERIFY(pdf.isSettled());
    QCOMPARE(pdf.document.info().sizes.size(), 2);
}

void TestPageDocument::startsBeforeTheFileIsThere()
{
    OpenPdf pdf;
    pdf.document.prepare();
    const qint64 process = pdf.document.processId();
    QVERIFY(process > 0);
    pdf.open(twoPages());
    QTRY_VERIFY(pdf.document.isOpen());
    QCOMPARE(pdf.document.processId(), process);
    pdf.open(twoPages()); // it has read a file, and is not used for another
    QTRY_COMPARE(pdf.opened.size(), 2);
    QVERIFY(pdf.document.processId() != process);
}

void TestPageDocument::paintsViews()
{
    OpenPdf pdf;
    pdf.open(twoPages());
    QTRY_VERIFY(pdf.document.isOpen());
    const PageView first{.page = 0, .scale = 2};
    const PageView second{.page = 1, .scale = 0.5};
    pdf.document.want({second, first});
    QTRY_COMPARE(pdf.rendered.size(), 2);
    QCOMPARE(pdf.rendered.at(0).at(0).value<PageView>(), second);
    QCOMPARE(pdf.rendered.at(1).at(0).value<PageView>(), first);
    QCOMPARE(pdf.image(0).size(), QSize(200, 300));
    QCOMPARE(pdf.image(1).size(), QSize(800, 1200));
    QCOMPARE(pdf.image(1).format(), QImage::Format_RGB32);
    QCOMPARE(pdf.image(1).pixel(5, 5), qRgb(255, 255, 255));
    if (hasLandlock()) // Helvetica is not in the file
        QVERIFY(darkPixels(pdf.image(1)) > 100);
}

void TestPageDocument::paintsAClip()
{
    OpenPdf pdf;
    pdf.open(test::pdf({{.content = "1 0 0 rg 100 0 300 400 re f\n"}}));
    QTRY_VERIFY(pdf.document.isOpen());
    pdf.document.want({{.page = 0, .scale = 2, .clip = QRect(180, 380, 40, 40)},
                       {.page = 0, .scale = 2, .clip = QRect(790, 0, 100, 10)}});
    QTRY_COMPARE(pdf.rendered.size(), 2);
    QCOMPARE(pdf.image(0).size(), QSize(40, 40));
    QCOMPARE(pdf.image(0).pixel(10, 10), qRgb(255, 255, 255));
    QCOMPARE(pdf.image(0).pixel(30, 30), qRgb(255, 0, 0));
    QCOMPARE(pdf.image(1).size(), QSize(10, 10)); // what lies on the page
}

void TestPageDocument::theNewestViewWins()
{
    OpenPdf pdf;
    pdf.open(crowdedPage(3000));
    QTRY_VERIFY(pdf.document.isOpen());
    const PageView crowded{.page = 0, .scale = 2};
    const PageView plain{.page = 1, .scale = 1};
    pdf.document.want({crowded, {.page = 0, .scale = 3}});
    pdf.document.want({plain});
    QTRY_COMPARE(pdf.rendered.size(), 1);
    QCOMPARE(pdf.rendered.at(0).at(0).value<PageView>(), plain);
    // What is wanted again after it was broken off is painted in the end.
    pdf.document.want({crowded});
    pdf.document.want({plain});
    pdf.document.want({plain, crowded});
    QTRY_COMPARE(pdf.rendered.size(), 3);
    QCOMPARE(pdf.rendered.at(1).at(0).value<PageView>(), plain);
    QCOMPARE(pdf.rendered.at(2).at(0).value<PageView>(), crowded);
    QCOMPARE(pdf.pageFailed.size(), 0);
}

void TestPageDocument::refusesTooManyPixels()
{
    OpenPdf pdf;
    pdf.open(test::pdf({{.content = line(50, 500, "Huge"), .box = "0 0 14400 14400"}}));
    QTRY_VERIFY(pdf.document.isOpen());
    pdf.document.want({{.page = 0, .scale = 1},
                       {.page = 7, .scale = 1},
                       {.page = 0, .scale = 0},
                       {.page = 0, .scale = 50, .clip = QRect(2500, 694'000, 500, 500)}});
    QTRY_COMPARE(pdf.rendered.size(), 1); // the part
    QCOMPARE(pdf.image().size(), QSize(500, 500));
    QCOMPARE(pdf.pageFailed.size(), 3);
    QCOMPARE(pdf.pageFailed.at(0).at(1).value<PageProblem>(), PageProblem::TooCostly);
    QCOMPARE(pdf.pageFailed.at(0).at(2).value<Error>().message,
             u"Page 1 of A paper is too large to be shown like this."_s);
    QCOMPARE(pdf.pageFailed.at(1).at(2).value<Error>().message,
             u"Page 8 of A paper cannot be shown."_s);
    QVERIFY(pdf.document.isOpen());
}

// Two columns, written line by line across both.
void TestPageDocument::readsTextInOrder()
{
    QByteArray content;
    for (int i = 0; i < 20; ++i) {
        const QByteArray number = QByteArray::number(i);
        content += line(210, 560 - i * 11, "right column number " + number + " again", 9);
        content += line(40, 560 - i * 11, "left column number " + number + " again", 9);
    }
    OpenPdf pdf;
    pdf.open(test::pdf({{.content = content}}));
    QTRY_VERIFY(pdf.document.isOpen());
    pdf.document.readText(0);
    QTRY_COMPARE(pdf.textRead.size(), 1);
    const QString text = joined(pdf.textRead);
    QVERIFY2(text.startsWith(u"left column number 0 again left column number 1 "_s),
             qPrintable(text));
    QVERIFY2(text.endsWith(u"right column number 18 again right column number 19 again"_s),
             qPrintable(text));
}

void TestPageDocument::wordsHaveBoxes()
{
    OpenPdf pdf;
    pdf.open(test::pdf({{.content = line(100, 500, "Two words") + line(100, 480, "below")}}));
    QTRY_VERIFY(pdf.document.isOpen());
    pdf.document.readText(0);
    QTRY_COMPARE(pdf.textRead.size(), 1);
    const auto words = pdf.textRead.at(0).at(1).value<QList<PageWord>>();
    QCOMPARE(words.size(), 3);
    QCOMPARE(words.at(1).text, u"words"_s);
    QVERIFY(words.at(0).hasSpaceAfter && !words.at(0).isLineEnd);
    QVERIFY(words.at(1).hasSpaceAfter && words.at(1).isLineEnd);
    const QRectF box = words.at(0).box; // from the upper left corner
    QVERIFY2(QRectF(95, 85, 30, 25).contains(box), qPrintable(QDebug::toString(box)));
    const QList<qreal> edges = words.at(0).edges;
    QCOMPARE(edges.size(), 3);
    QVERIFY(edges.at(0) > 4 && edges.at(0) < edges.at(1) && edges.at(1) < edges.at(2));
    QVERIFY(std::abs(edges.at(2) - box.width()) < 0.5);
}

void TestPageDocument::paintsFontsThatAreNotInTheFile()
{
    if (!hasLandlock())
        QSKIP("without Landlock the process can read no font");
    OpenPdf pdf;
    const QByteArray korean = "BT /K 40 Tf 50 300 Td <C7D1B1DB> Tj ET\n"; // 한글 as KS X 1001
    pdf.open(test::pdf({{.content = line(50, 300, "Word", 40)}, {.content = korean}}));
    QTRY_VERIFY(pdf.document.isOpen());
    pdf.document.want({{.page = 0, .scale = 1}, {.page = 1, .scale = 1}});
    QTRY_COMPARE(pdf.rendered.size(), 2);
    QVERIFY(darkPixels(pdf.image(0)) > 200);
    QVERIFY(darkPixels(pdf.image(1)) > 200);
}

void TestPageDocument::readsKorean()
{
    if (!hasLandlock())
        QSKIP("without Landlock the process can read no table of Korean letters");
    OpenPdf pdf;
    const QByteArray korean = "BT /K 20 Tf 50 300 Td <C7D1B1DB20B3EDB9AE> Tj ET\n"; // 한글 논문
    pdf.open(test::pdf({{.content = korean}}));
    QTRY_VERIFY(pdf.document.isOpen());
    pdf.document.readText(0);
    pdf.document.search(u"논문"_s);
    QTRY_COMPARE(pdf.searchEnded.size(), 1);
    QCOMPARE(joined(pdf.textRead), u"한글 논문"_s);
    QCOMPARE(pdf.hits().size(), 1);
}

void TestPageDocument::turnedPagesAreShownAsRead()
{
    OpenPdf pdf;
    pdf.open(test::pdf({{.content = line(100, 500, "Turned"), .entries = "/Rotate 90"}}));
    QTRY_VERIFY(pdf.document.isOpen());
    QCOMPARE(pdf.document.info().sizes.first(), QSizeF(600, 400));
    pdf.document.readText(0);
    pdf.document.want({{.page = 0, .scale = 1}});
    QTRY_COMPARE(pdf.textRead.size(), 1);
    const auto words = pdf.textRead.at(0).at(1).value<QList<PageWord>>();
    QCOMPARE(words.size(), 1);
    const QRect box = words.first().box.toAlignedRect();
    QVERIFY(box.height() > box.width());
    QCOMPARE(darkPixels(pdf.image().copy(box.adjusted(-2, -2, 2, 2))), darkPixels(pdf.image()));
    if (hasLandlock()) // as above
        QVERIFY(darkPixels(pdf.image()) > 50);
}

// Anything but a page or an address to read is no link, whatever a program could do with it.
void TestPageDocument::linksLeadInsideAndOutside()
{
    const auto link = [](const QByteArray &left, const QByteArray &action) -> QByteArray {
        return "<</Type/Annot/Subtype/Link/Rect[" + left + " 500 " + left + "9 520]" + action +
               ">>";
    };
    const QByteArray links =
        "/Annots[" + link("1", "/A<</S/URI/URI(https://example.org/a)>>") +
        link("2", "/Dest[" + QByteArray::number(pageObject(1)) + " 0 R/XYZ 0 450 0]") +
        link("3", "/A<</S/Launch/F(/bin/true)>>") +
        link("4", "/A<</S/JavaScript/JS(app.alert\\(1\\))>>") +
        link("5", "/A<</S/URI/URI(file:///etc/passwd)>>") +
        link("6", "/A<</S/URI/URI(javascript:alert)>>") +
        link("7", "/A<</S/GoToR/F(other.pdf)/D[0/Fit]>>") +
        link("8", "/A<</S/SubmitForm/F(https://example.org/)>>") + link("9", "/Dest(there)") + "]";
    OpenPdf pdf;
    pdf.open(test::pdf({{.content = "", .entries = links}, {.content = ""}},
                       "/OpenAction<</S/JavaScript/JS(app.alert\\(2\\))>>/Names<</Dests<<"
                       "/Names[(there)[" +
                           QByteArray::number(pageObject(1)) + " 0 R/XYZ 0 600 0]]>>>>"));
    QTRY_VERIFY(pdf.document.isOpen());
    pdf.document.readLinks(0);
    QTRY_COMPARE(pdf.linksRead.size(), 1);
    const auto found = pdf.linksRead.at(0).at(1).value<QList<PageLink>>();
    QCOMPARE(found.size(), 3);
    QCOMPARE(found.at(0).address, u"https://example.org/a"_s);
    QCOMPARE(found.at(0).page, -1);
    QCOMPARE(found.at(0).box.toRect(), QRect(1, 80, 18, 20));
    QCOMPARE(found.at(1).page, 1);
    QCOMPARE(found.at(1).top, 150.0);
    QVERIFY(found.at(1).address.isEmpty());
    QCOMPARE(found.at(2).page, 1);
    QCOMPARE(found.at(2).top, 0.0);
}

void TestPageDocument::readsTheOutline()
{
    const QByteArray second = QByteArray::number(pageObject(1, 4)) + " 0 R";
    OpenPdf pdf;
    pdf.open(test::pdf({{.content = ""}, {.content = ""}}, "/Outlines 5 0 R",
                       {"<</Type/Outlines/First 6 0 R/Last 8 0 R/Count 2>>",
                        "<</Title(One)/Parent 5 0 R/Next 8 0 R/First 7 0 R/Last 7 0 R/Count 1>>",
                        "<</Title(Inner)/Parent 6 0 R/Dest[" + second + "/XYZ 0 300 0]>>",
                        "<</Title(\376\377\325\\\000\256\000)/Parent 5 0 R/Prev 6 0 R>>"}));
    QTRY_VERIFY(pdf.document.isOpen());
    pdf.document.readOutline();
    QTRY_COMPARE(pdf.outlineRead.size(), 1);
    const auto entries = pdf.outlineRead.at(0).at(0).value<QList<OutlineEntry>>();
    QCOMPARE(entries.size(), 3);
    QCOMPARE(entries.at(0), (OutlineEntry{.title = u"One"_s, .depth = 0, .page = -1, .top = 0}));
    QCOMPARE(entries.at(1), (OutlineEntry{.title = u"Inner"_s, .depth = 1, .page = 1, .top = 300}));
    QCOMPARE(entries.at(2).depth, 0);
}

void TestPageDocument::readsWhatIsInViewFirst()
{
    OpenPdf pdf;
    pdf.open(test::pdf(QList<PdfPage>(9, {.content = line(50, 500, "word")})));
    QTRY_VERIFY(pdf.document.isOpen());
    for (int page = 0; page < 9; ++page)
        pdf.document.readText(page);
    pdf.document.readText(3); // once
    pdf.document.want({{.page = 7, .scale = 1}, {.page = 6, .scale = 1}});
    QTRY_COMPARE(pdf.textRead.size(), 9);
    QList<int> pages;
    for (const QList<QVariant> &one : std::as_const(pdf.textRead))
        pages.append(one.at(0).toInt());
    QCOMPARE(pages, (QList{6, 7, 0, 1, 2, 3, 4, 5, 8}));
}

void TestPageDocument::cutsManyPages()
{
    OpenPdf pdf;
    QByteArrayList objects{"<</Type/Catalog/Pages 2 0 R>>", {}};
    QByteArray kids;
    for (int page = 0; page < 10'005; ++page) {
        kids += QByteArray::number(page + 3) + " 0 R ";
        objects += "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]>>";
    }
    objects[1] = "<</Type/Pages/Count 10005/Kids[" + kids + "]>>";
    pdf.open(pdfOf(objects));
    QTRY_VERIFY(pdf.document.isOpen());
    QCOMPARE(pdf.document.info().sizes.size(), 10'000);
    QVERIFY(pdf.document.info().isCut);
}

// A figure with labels over a caption in the right column, with text above and beside it.
void TestPageDocument::findsFigures()
{
    QByteArray content;
    for (int i = 0; i < 40; ++i)
        content += line(40, 560 - i * 11, "left column of many words here", 9);
    for (int i = 0; i < 10; ++i)
        content += line(210, 560 - i * 11, "right column of many words here", 9);
    content += "0 0 1 rg 220 300 100 120 re f 0 g\n" + line(250, 290, "axis", 7) +
               line(210, 270, "Figure 2: A blue box, see Figure 1.", 9) +
               line(210, 259, "Figure 1 is not a caption, as Fig. 3", 9);
    OpenPdf pdf;
    pdf.open(test::pdf({{.content = content}}));
    QTRY_VERIFY(pdf.document.isOpen());
    pdf.document.readFigures(0);
    QTRY_COMPARE(pdf.figuresRead.size(), 1);
    const auto figures = pdf.figuresRead.at(0).at(1).value<QList<PageFigure>>();
    QCOMPARE(figures.size(), 1);
    QVERIFY(figures.first().caption.startsWith(u"Figure 2: A blue box"_s));
    const QRectF box = figures.first().box;
    const QRectF drawing(220, 180, 100, 120);
    QVERIFY2(box.contains(drawing), qPrintable(QDebug::toString(box)));
    QVERIFY(box.left() > 150 && box.top() > 130 && box.bottom() < 335);
}

// At the top of the right column of a first page, as many papers have it.
void TestPageDocument::aFigureIsBelowTheTitle()
{
    QByteArray content = line(140, 560, "A Short Title", 14) + line(60, 540, "Ann Lee", 10) +
                         line(250, 540, "Bo Kim", 10) + line(160, 520, "May 27, 2026", 10);
    for (int i = 0; i < 30; ++i)
        content += line(40, 490 - i * 11, "left column of many words here", 9);
    content += "0 0 1 rg 220 400 100 95 re f 0 g\n" +
               line(210, 385, "Figure 1: A blue box of one column.", 9);
    OpenPdf pdf;
    pdf.open(test::pdf({{.content = content}}));
    QTRY_VERIFY(pdf.document.isOpen());
    pdf.document.readFigures(0);
    QTRY_COMPARE(pdf.figuresRead.size(), 1);
    const auto figures = pdf.figuresRead.at(0).at(1).value<QList<PageFigure>>();
    QCOMPARE(figures.size(), 1);
    const QRectF box = figures.first().box;
    QVERIFY2(box.contains(QRectF(220, 105, 100, 95)), qPrintable(QDebug::toString(box)));
    QVERIFY2(box.top() >= 80, qPrintable(QDebug::toString(box))); // under the date
}

// Their names stand in two columns as well, and nothing but the title is over both.
void TestPageDocument::aFigureIsBelowTheAuthors()
{
    QByteArray content = line(120, 560, "A Title Over Columns", 16);
    int down = 540;
    for (const QByteArray &words :
         {QByteArray("Ann Lee"), QByteArray("Nowhere College"), QByteArray("ann@example.org")}) {
        content += line(70, down, words, 9) + line(230, down, words, 9);
        down -= 11;
    }
    content += line(90, 491, "Abstract", 11);
    for (int i = 0; i < 30; ++i)
        content += line(40, 474 - i * 11, "left column of many words here", 9);
    content += "0 0 1 rg 220 400 100 95 re f 0 g\n" + line(240, 450, "A label of it", 9) +
               line(210, 385, "Figure 1: A blue box of one column.", 9);
    OpenPdf pdf;
    pdf.open(test::pdf({{.content = content}}));
    QTRY_VERIFY(pdf.document.isOpen());
    pdf.document.readFigures(0);
    QTRY_COMPARE(pdf.figuresRead.size(), 1);
    const auto figures = pdf.figuresRead.at(0).at(1).value<QList<PageFigure>>();
    QCOMPARE(figures.size(), 1);
    const QRectF box = figures.first().box;
    QVERIFY2(box.contains(QRectF(220, 105, 100, 95)), qPrintable(QDebug::toString(box)));
    QVERIFY2(box.top() >= 83, qPrintable(QDebug::toString(box))); // under their addresses
}

void TestPageDocument::searches()
{
    OpenPdf pdf;
    pdf.open(test::pdf({{.content = line(50, 500, "Attention is all you need, atten-") +
                                    line(50, 486, "tion, ATTENTION")},
                        {.content = line(50, 500, "Nothing")},
                        {.content = line(50, 500, "is") + line(50, 486, "all you need")}}));
    QTRY_VERIFY(pdf.document.isOpen());
    pdf.document.search(u"attention"_s);
    QTRY_COMPARE(pdf.searchEnded.size(), 1);
    QCOMPARE(pdf.searchEnded.back().at(0).toInt(), 3);
    QCOMPARE(pdf.hits().at(1).boxes.size(), 2); // over the end of a line
    pdf.found.clear();
    pdf.document.search(u"is  ALL you"_s);
    QTRY_COMPARE(pdf.searchEnded.size(), 2);
    QCOMPARE(pdf.hits().size(), 2);
    QCOMPARE(pdf.hits().at(0).boxes.size(), 1);
    QCOMPARE(pdf.hits().at(1).page, 2);
    QCOMPARE(pdf.hits().at(1).boxes.size(), 2);
    pdf.document.search(u"  "_s);
    QTRY_COMPARE(pdf.searchEnded.size(), 3);
    QCOMPARE(pdf.searchEnded.back().at(0).toInt(), 0);
}

void TestPageDocument::searchesFromAPage()
{
    OpenPdf pdf;
    pdf.open(test::pdf(QList<PdfPage>(5, {.content = line(50, 500, "word")})));
    QTRY_VERIFY(pdf.document.isOpen());
    pdf.document.search(u"word"_s, 3);
    QTRY_COMPARE(pdf.searchEnded.size(), 1);
    QList<int> pages;
    for (const PageHit &hit : pdf.hits())
        pages.append(hit.page);
    QCOMPARE(pages, (QList{3, 4, 0, 1, 2}));
}

void TestPageDocument::aNewSearchReplacesTheOld()
{
    OpenPdf pdf;
    pdf.open(test::pdf(QList<PdfPage>(20, {.content = line(50, 500, "old new")})));
    QTRY_VERIFY(pdf.document.isOpen());
    pdf.document.search(u"old"_s);
    QTRY_VERIFY(!pdf.found.isEmpty());
    pdf.found.clear();
    pdf.searchEnded.clear(); // it can have been quick
    pdf.document.search(u"new"_s);
    QTRY_COMPARE(pdf.searchEnded.size(), 1);
    QCOMPARE(pdf.searchEnded.back().at(0).toInt(), 20);
    QCOMPARE(pdf.hits().size(), 20);
}

void TestPageDocument::stopsASearch()
{
    OpenPdf pdf;
    pdf.open(test::pdf(QList<PdfPage>(50, {.content = line(50, 500, "word")})));
    QTRY_VERIFY(pdf.document.isOpen());
    QObject::connect(&pdf.document, &PageDocument::found, &pdf.document, &PageDocument::stopSearch,
                     Qt::SingleShotConnection); // at once: the search may end soon
    pdf.document.search(u"word"_s);
    QTRY_VERIFY(!pdf.found.isEmpty());
    const qsizetype seen = pdf.found.size();
    pdf.document.readText(0);
    QTRY_COMPARE(pdf.textRead.size(), 1);
    QCOMPARE(pdf.found.size(), seen);
    QCOMPARE(pdf.searchEnded.size(), 0);
}

void TestPageDocument::searchesFiveHundredPages()
{
    QList<PdfPage> pages;
    for (int i = 0; i < 500; ++i)
        pages.append({.content = line(50, 500, "page " + QByteArray::number(i) + " of many")});
    OpenPdf pdf;
    pdf.open(test::pdf(pages));
    QTRY_VERIFY(pdf.document.isOpen());
    QCOMPARE(pdf.document.info().sizes.size(), 500);
    pdf.document.search(u"page 499"_s);
    pdf.document.want({{.page = 250, .scale = 1}});
    QTRY_COMPARE(pdf.rendered.size(), 1);
    QCOMPARE(pdf.searchEnded.size(), 0); // what is seen comes first
    QTRY_COMPARE(pdf.searchEnded.size(), 1);
    QCOMPARE(pdf.hits().size(), 1);
    QCOMPARE(pdf.hits().first().page, 499);
}

void TestPageDocument::showsForms()
{
    const QByteArrayList form{
        "<</Fields[6 0 R]/DA(/H 12 Tf)/DR<</Font<</H 3 0 R>>>>>>",
        "<</Type/Annot/Subtype/Widget/FT/Tx/T(name)/V(Filled)/DA(/H 12 Tf)/Rect[50 500 200 520]"
        "/AP<</N 7 0 R>>>>",
        streamOf("0 0 1 rg 0 0 150 20 re f\n", "/Type/XObject/Subtype/Form/BBox[0 0 150 20]")};
    OpenPdf pdf;
    pdf.open(test::pdf({{.content = "", .entries = "/Annots[6 0 R]"}}, "/AcroForm 5 0 R", form));
    QTRY_VERIFY(pdf.document.isOpen());
    pdf.document.want({{.page = 0, .scale = 1}});
    QTRY_COMPARE(pdf.rendered.size(), 1);
    QVERIFY(darkPixels(pdf.image()) > 1000);
}

void TestPageDocument::closesAndOpensAnother()
{
    OpenPdf pdf;
    pdf.open(twoPages());
    QTRY_VERIFY(pdf.document.isOpen());
    pdf.document.want({{.page = 0, .scale = 1}});
    pdf.document.close();
    QVERIFY(!pdf.document.isOpen());
    QCOMPARE(pdf.document.processId(), 0);
    pdf.document.readText(0);
    QTRY_COMPARE(pdf.problem(), PageProblem::NotOpen);
    QCOMPARE(pdf.words(), u"A paper is not open."_s);
    QCOMPARE(pdf.rendered.size(), 0);
    pdf.open(test::pdf({{.content = ""}}));
    QTRY_COMPARE(pdf.opened.size(), 2);
    QCOMPARE(pdf.document.info().sizes.size(), 1);
    QCOMPARE(pdf.failed.size(), 1);
}

void TestPageDocument::asksBeforeItIsOpen()
{
    OpenPdf pdf;
    pdf.open(twoPages());
    pdf.document.want({{.page = 1, .scale = 1}});
    pdf.document.readText(1);
    QTRY_COMPARE(pdf.textRead.size(), 1);
    QCOMPARE(pdf.rendered.size(), 1);
    QCOMPARE(joined(pdf.textRead), u"Second"_s);
}

void TestPageDocument::restsUntilItIsAsked()
{
    OpenPdf pdf;
    pdf.open(twoPages());
    pdf.document.rest(); // it is being opened
    QTRY_VERIFY(pdf.document.isOpen());
    pdf.document.rest();
    QCOMPARE(pdf.document.processId(), 0);
    QVERIFY(pdf.document.isOpen());
    QVERIFY(QFile::remove(pdf.folder.filePath(u"paper.pdf"_s))); // the file is still open
    pdf.document.want({{.page = 1, .scale = 1}});
    pdf.document.search(u"page"_s);
    QTRY_COMPARE(pdf.searchEnded.size(), 1);
    QCOMPARE(pdf.rendered.size(), 1);
    QCOMPARE(pdf.hits().size(), 1);
    QVERIFY(pdf.document.processId() > 0);
    QCOMPARE(pdf.opened.size(), 1); // without a word
    QCOMPARE(pdf.failed.size(), 0);
}

BROADSHEET_TEST(TestPageDocument, QGuiApplication)
#include "tst_page_document.moc"
