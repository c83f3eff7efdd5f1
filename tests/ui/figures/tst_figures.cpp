// The figures of a paper in its pane, from the PDF on the disk.
#include "Pdfs.h"
#include "controls/ColumnView.h"
#include "detail/PaperPane.h"
#include "detail/SummaryView.h"
#include "figures/FigureFinder.h"
#include "list/PaperListView.h"
#include "pictures/PictureCanvas.h"
#include "pictures/PictureDialog.h"
#include "support/DeskTest.h"

#include <QAccessible>
#include <QDir>
#include <QLabel>
#include <QListView>
#include <QProcess>
#include <QStandardPaths>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

// A blue figure and a caption of two lines on each page but the first, between paragraphs.
QByteArray paperWith(int figures)
{
    const auto paragraph = [](int from, int lines) {
        QByteArray text;
        for (int i = 0; i < lines; ++i)
            text +=
                line(40, from - i * 12, "A line of the text that goes over the whole width", 10);
        return text;
    };
    QList<PdfPage> pages{{.content = paragraph(560, 30)}};
    for (int figure = 1; figure <= figures; ++figure)
        pages.append({.content = paragraph(560, 5) + "0 0 1 rg 60 300 200 120 re f 0 g\n" +
                                 line(40, 280,
                                      "Figure " + QByteArray::number(figure) +
                                          ": What the boxes show of the repre-",
                                      10) +
                                 line(40, 268, "sentation in blue.", 10) + paragraph(220, 5)});
    return pdf(pages);
}

constexpr auto paper = R"(
\documentclass[twocolumn]{article}
\title{On Figures}\author{A. Reader}
\begin{document}\maketitle
\newcount\n \n=0
\def\fill{\n=0 \loop\advance\n by 1 The difficult reinterpretability of internationalization
number \the\n\ is explained here. \ifnum\n<40 \repeat}
\fill
\begin{figure}\rule{5cm}{3cm}\caption{A black box, drawn
with a rule, and a caption that is longer than a line of its column is wide.}\end{figure}
\fill
\begin{figure*}\centering\rule{12cm}{2cm}\caption{A box over both columns.}\end{figure*}
\fill
\end{document}
)";

} // namespace

class TestFigures final : public DeskTest
{
    Q_OBJECT

private:
    void keep(const QByteArray &bytes, const QString &paper = QStringLiteral("2403.00002"))
    {
        const QString folder = m_folder->filePath(u"cache/broadsheet/pdfs"_s);
        QVERIFY(QDir().mkpath(folder));
        QFile file(folder + u'/' + paper + u".pdf"_s);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    void start(const QByteArray &digest = Desk::friday())
    {
        reopen({write(u"friday.md"_s, digest)});
        QTRY_COMPARE(m_desk->rows(), 3);
        QTRY_COMPARE(m_desk->currentId().text, u"2403.00002"_s);
        m_desk->window.resize(1200, 900);
        m_desk->settle();
    }
    [[nodiscard]] QListView *strip() const { return named<QListView>(u"Figures"_s); }
    [[nodiscard]] int figures() const { return strip() ? strip()->model()->rowCount() : -1; }
    [[nodiscard]] QString caption(int row) const
    {
        return strip()->model()->index(row, 0).data().toString();
    }
    [[nodiscard]] bool isPainted(int row) const
    {
        return !strip()->model()->index(row, 0).data(Qt::DecorationRole).value<QImage>().isNull();
    }
    [[nodiscard]] QImage large() const
    {
        const auto *dialog = m_desk->window.findChild<PictureDialog *>();
        return dialog ? dialog->findChild<PictureCanvas *>()->image() : QImage();
    }
    [[nodiscard]] ColumnView *column() const
    {
        return m_desk->window.summary().pane().findChild<ColumnView *>();
    }

private Q_SLOTS:
    void init()
    {
        useNewFolder();
        qputenv("XDG_CACHE_HOME", QFile::encodeName(m_folder->filePath(u"cache"_s)));
    }
    void cleanup() { close(); }

    void areShown();
    void withoutAPdfNothingRuns();
    void onlyWhatIsSeenIsPainted();
    void areNotReadBeforeTheyAreSeen();
    void nothingMovesWhenTheyCome();
    void openLargeByKeys();
    void openLargeByClick();
    void thePaperChangesBehindTheLargeOne();
    void noStripForABrokenPdf();
    void noStripForAPdfWithoutFigures();
    void ofAPaperFromLatex();
};

void TestFigures::areShown()
{
    keep(paperWith(2));
    start();
    QTRY_COMPARE(figures(), 2);
    QCOMPARE(caption(0), u"Figure 1: What the boxes show of the representation in blue."_s);
    QTRY_VERIFY(isPainted(0));
    const auto image = strip()->model()->index(0, 0).data(Qt::DecorationRole).value<QImage>();
    bool isBlue = false;
    for (int x = 0; x < image.width(); ++x)
        isBlue = isBlue || image.pixelColor(x, image.height() / 2) == QColor(Qt::blue);
    QVERIFY(isBlue);
    QAccessibleInterface *read = QAccessible::queryAccessibleInterface(strip());
    QVERIFY(read && read->childCount() == 2);
    QCOMPARE(read->child(1)->text(QAccessible::Name), caption(1));
}

void TestFigures::withoutAPdfNothingRuns()
{
    start();
    m_desk->press(Qt::Key_J);
    m_desk->settle();
    QVERIFY(!strip());
    QVERIFY(!m_desk->session.findChild<FigureFinder *>());
}

void TestFigures::onlyWhatIsSeenIsPainted()
{
    keep(paperWith(30));
    start();
    QTRY_COMPARE(figures(), 30);
    QTRY_VERIFY(isPainted(0));
    QVERIFY(!isPainted(29));
    // the view lays out what was just found before it scrolls; its scroll bar may not know it yet
    strip()->scrollTo(strip()->model()->index(29, 0));
    QTRY_VERIFY(isPainted(29));
    QVERIFY(!isPainted(15));
}

void TestFigures::areNotReadBeforeTheyAreSeen()
{
    keep(paperWith(2));
    QByteArray digest = Desk::friday();
    const QByteArray text("- 두 번째");
    QVERIFY(digest.contains(text));
    const QByteArray lines = QByteArray("- A line of a long summary.\n").repeated(150);
    digest.replace(text, QByteArray(lines + text));
    start(digest);
    QTRY_VERIFY(strip()); // its room is kept
    m_desk->settle();
    QVERIFY(column()->isBelow(*strip()->parentWidget()));
    QVERIFY(!m_desk->session.findChild<FigureFinder *>());
    QCOMPARE(figures(), 0);
    column()->scrollToTopOf(*strip()->parentWidget());
    QTRY_COMPARE(figures(), 2);
}

void TestFigures::nothingMovesWhenTheyCome()
{
    // Another paper than the first, so that the moment before the search begins with the key.
    keep(paperWith(3), u"2403.00001"_s);
    start();
    m_desk->press(Qt::Key_J);
    QTRY_VERIFY(strip());
    const QRect before(strip()->mapTo(column(), QPoint()), strip()->size());
    QCOMPARE(figures(), 0);
    QTRY_COMPARE(figures(), 3);
    QTRY_VERIFY(isPainted(2));
    QCOMPARE(QRect(strip()->mapTo(column(), QPoint()), strip()->size()), before);
}

void TestFigures::openLargeByKeys()
{
    keep(paperWith(3));
    start();
    QTRY_COMPARE(figures(), 3);
    strip()->setFocus(Qt::TabFocusReason);
    strip()->setCurrentIndex(strip()->model()->index(0, 0));
    m_desk->press(Qt::Key_Right);
    m_desk->press(Qt::Key_Return);
    auto *dialog = m_desk->window.findChild<PictureDialog *>();
    QVERIFY(dialog);
    const auto says = [dialog](const QString &text) {
        const QList<QLabel *> labels = dialog->findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&text](const QLabel *label) {
            return label->isVisible() && label->text().startsWith(text);
        });
    };
    QTRY_VERIFY(says(u"Figure 2: What the boxes show"_s));
    QTRY_VERIFY(large().width() > 800); // at 288 pixels to an inch
    QVERIFY(dialog->findChild<PictureCanvas *>()->accessibleName().startsWith(u"Figure 2: "_s));
    activate(*dialog);
    QTest::keyClick(dialog, Qt::Key_Right);
    QTRY_VERIFY(says(u"Figure 3: "_s));
    QTRY_VERIFY(large().width() > 800);
    QTest::keyClick(dialog, Qt::Key_Right);
    QTRY_VERIFY(says(u"Figure 1: "_s));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!m_desk->window.findChild<PictureDialog *>());
}

void TestFigures::openLargeByClick()
{
    keep(paperWith(1));
    start();
    QTRY_COMPARE(figures(), 1);
    const QRect place = strip()->visualRect(strip()->model()->index(0, 0));
    QTest::mouseClick(strip()->viewport(), Qt::LeftButton, {}, place.center());
    QTRY_VERIFY(large().width() > 800);
}

void TestFigures::thePaperChangesBehindTheLargeOne()
{
    keep(paperWith(3));
    keep(paperWith(1), u"2403.00001"_s);
    start();
    QTRY_COMPARE(figures(), 3);
    strip()->setCurrentIndex(strip()->model()->index(2, 0));
    Q_EMIT strip()->activated(strip()->currentIndex());
    QVERIFY(m_desk->window.findChild<PictureDialog *>());
    QTRY_VERIFY(large().width() > 800);
    m_desk->window.list().setCurrentIndex(m_desk->papers().index(m_desk->currentRow() + 1, 0));
    QTRY_COMPARE(figures(), 1);
    QTRY_VERIFY(isPainted(0));
}

void TestFigures::noStripForABrokenPdf()
{
    keep("%PDF-1.7\nnothing of the kind");
    start();
    QTRY_VERIFY(m_desk->session.findChild<FigureFinder *>()); // it was tried
    QTRY_VERIFY(!strip());
    m_desk->press(Qt::Key_J);
    m_desk->press(Qt::Key_K);
    QTRY_COMPARE(m_desk->currentId().text, u"2403.00002"_s);
    m_desk->settle();
    QVERIFY(!strip()); // and not again
}

void TestFigures::noStripForAPdfWithoutFigures()
{
    keep(paperWith(0));
    start();
    QTRY_VERIFY(m_desk->session.findChild<FigureFinder *>());
    QTRY_VERIFY(!strip());
}

void TestFigures::ofAPaperFromLatex()
{
    const QString program = QStandardPaths::findExecutable(u"pdflatex"_s);
    if (program.isEmpty())
        QSKIP("pdflatex is not installed");
    QFile source(m_folder->filePath(u"paper.tex"_s));
    QVERIFY(source.open(QIODevice::WriteOnly) && source.write(paper) > 0);
    source.close();
    QProcess latex;
    latex.setWorkingDirectory(m_folder->path());
    latex.start(program, {u"-interaction=batchmode"_s, u"paper.tex"_s});
    QTRY_COMPARE(latex.state(), QProcess::NotRunning);
    QFile made(m_folder->filePath(u"paper.pdf"_s));
    QVERIFY(made.open(QIODevice::ReadOnly));
    keep(made.readAll());
    start();
    QTRY_COMPARE(figures(), 2);
    QCOMPARE(caption(0), u"Figure 1: A black box, drawn with a rule, and a caption that is longer "
                         "than a line of its column is wide."_s);
    QCOMPARE(caption(1), u"Figure 2: A box over both columns."_s);
}

BROADSHEET_TEST(TestFigures, QApplication)
#include "tst_figures.moc"
