// Papers as they come from LaTeX, where it is installed.
#include "support/Runner.h"

#include "OpenPdf.h"

#include <QGuiApplication>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

constexpr auto paper = R"(
\documentclass[twocolumn]{article}
\usepackage[colorlinks]{hyperref}
\title{On Reading}\author{A. Reader}
\begin{document}\maketitle
\section{Introduction}\label{first}
Firstleft begins the paper. See \ref{last} and \url{https://example.org/paper}.
\newcount\n \n=0
\loop\advance\n by 1 The difficult reinterpretability of internationalization in efficient offices
number \the\n\ is explained here. \ifnum\n<60 \repeat
\section{Conclusion}\label{last}
Lastright ends the paper.
\end{document}
)";

// What a page is made of, with the numbers of sentences in it, so that their order is known.
QString sentences(int from, int to, bool hasFormulas = true)
{
    QString text;
    for (int n = from; n < to; ++n) {
        if (n % 13 == 0)
            text += u"\\section{Another heading}\n"_s;
        text +=
            u"S%1S each kernel weakly bounds the internationalization of this manifold%2. "_s.arg(n)
                .arg(QString(u" while the encoder follows its sample"_s).repeated(n % 4));
        if (n % 17 == 5)
            text += u"\\footnote{What stands at the foot of a page.} "_s;
        if (hasFormulas && n % 3 == 0)
            text +=
                u"\\[\\int_0^1 f(x)\\,dx=\\sum_{i=1}^n\\frac{\\alpha_i}{\\beta+\\gamma_i^2}\\]\n"_s;
        if (hasFormulas && n % 5 == 0)
            text += u"\\begin{eqnarray}a&=&b+c\\\\&=&d\\cdot\\frac{e}{f},\\\\g&\\le&\\max_ih_i"
                    "\\end{eqnarray}\n"_s;
        if (n % 4 == 3)
            text += u"\n\n"_s;
    }
    return text;
}

QString wideFigure(int n)
{
    return u"\\begin{figure*}[t]\\framebox(400,90){left \\hfill middle \\hfill right}"
           "\\caption{C%1C what a figure over both columns shows, in so many words that its caption"
           " is longer than one line of the page, and so goes on in the next one.}\\end{figure*}\n"_s
               .arg(n);
}

const auto title = u"\\title{On the order of a page}\\author{A. Reader \\and B. Writer}\\maketitle"
                   "\\begin{abstract}An abstract of one sentence.\\end{abstract}\n"_s;

} // namespace

class TestPageLatex final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void readsAPaper();
    void readsInOrder_data();
    void readsInOrder();

private:
    // Null: it cannot be made, because a package of LaTeX is missing.
    [[nodiscard]] QString typeset(const QString &name, const QString &source, int runs = 1) const;

    QTemporaryDir m_folder;
};

void TestPageLatex::initTestCase()
{
    if (QStandardPaths::findExecutable(u"pdflatex"_s).isEmpty())
        QSKIP("pdflatex is not installed");
}

QString TestPageLatex::typeset(const QString &name, const QString &text, int runs) const
{
    QFile file(m_folder.filePath(name + u".tex"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
        qFatal("no place for a file");
    file.close();
    for (int run = 0; run < runs; ++run) {
        QProcess latex;
        latex.setWorkingDirectory(m_folder.path());
        latex.start(u"pdflatex"_s, {u"-interaction=batchmode"_s, file.fileName()});
        if (!QTest::qWaitFor([&latex] { return latex.state() == QProcess::NotRunning; }, longest) ||
            latex.exitCode() != 0)
            return {};
    }
    return m_folder.filePath(name + u".pdf"_s);
}

void TestPageLatex::readsAPaper()
{
    OpenPdf pdf;
    pdf.document.open(typeset(u"paper"_s, QString::fromUtf8(paper), 2), u"A paper"_s);
    QTRY_VERIFY(pdf.isSettled());
    QVERIFY2(pdf.document.isOpen(), qPrintable(pdf.words()));
    pdf.document.readText(0);
    pdf.document.readLinks(0);
    pdf.document.readOutline();
    pdf.document.search(u"reinterpretability of internationalization in efficient offices"_s);
    pdf.document.want({{.page = 0, .scale = 1}});
    QTRY_COMPARE(pdf.searchEnded.size(), 1);
    QVERIFY(pdf.hits().size() >= 59); // over lines, hyphens and ligatures, but not over pages

    QStringList words;
    for (const PageWord &word : pdf.textRead.at(0).at(1).value<QList<PageWord>>())
        words += word.text;
    QVERIFY(words.indexOf(u"Firstleft"_s) < words.indexOf(u"2"_s));
    QVERIFY(words.contains(u"Lastright"_s) || pdf.document.info().sizes.size() > 1);

    const auto links = pdf.linksRead.at(0).at(1).value<QList<PageLink>>();
    QVERIFY(links.size() >= 2); // an address over two lines is two links
    QVERIFY(links.first().page >= 0);
    QCOMPARE(links.last().address, u"https://example.org/paper"_s);
    const auto entries = pdf.outlineRead.at(0).at(0).value<QList<OutlineEntry>>();
    QCOMPARE(entries.size(), 2);
    QCOMPARE(entries.at(0).title, u"Introduction"_s);
    QVERIFY(entries.at(0).page == 0 && entries.at(0).top > 0);
    QCOMPARE(pdf.image().size(), QSize(612, 792));
}

void TestPageLatex::readsInOrder_data()
{
    QTest::addColumn<QString>("beginning");
    QTest::addColumn<QString>("body");
    const QString two = u"\\documentclass[twocolumn]{article}\\begin{document}"_s + title;
    const QString figures =
        sentences(1, 30) + wideFigure(1) + sentences(30, 60) + wideFigure(2) + sentences(60, 120);
    QTest::newRow("two columns") << two << sentences(1, 120);
    QTest::newRow("without formulas") << two << sentences(1, 120, false);
    QTest::newRow("wide figures") << two << figures;
    QTest::newRow("large letters")
        << u"\\documentclass[twocolumn,12pt]{article}\\begin{document}"_s + title << figures;
    for (const int turn : {90, 180, 270})
        QTest::addRow("turned by %d", turn)
            << u"\\documentclass[twocolumn]{article}\\pdfpageattr{/Rotate %1}\\begin{document}"_s
                       .arg(turn) +
                   title
            << figures;
    QTest::newRow("one column") << u"\\documentclass{article}\\begin{document}"_s + title
                                << sentences(1, 80);
    QTest::newRow("three columns")
        << u"\\documentclass{article}\\usepackage{multicol}\\usepackage[landscape,margin=1cm]"
           "{geometry}\\begin{document}\\begin{multicols}{3}"_s
        << sentences(1, 120) + u"\\end{multicols}"_s;
    QTest::newRow("as IEEE has them")
        << u"\\documentclass[conference]{IEEEtran}\\renewcommand{\\rmdefault}{cmr}"
           "\\begin{document}\\title{On order}\\author{\\IEEEauthorblockN{A. Reader}\\and"
           "\\IEEEauthorblockN{B. Writer}}\\maketitle "_s
        << figures;
    QTest::newRow("Korean")
        << u"\\documentclass[twocolumn]{article}\\usepackage{kotex}\\begin{document}"
           "\\title{쪽의 순서}\\author{독자}\\maketitle "_s
        << sentences(1, 100).replace(u"each kernel weakly bounds the internationalization"_s,
                                     u"우리는 심층 강화 학습에 쓰는 자료를 줄이는 방법을"_s);
}

// The numbers of sentences come one after the other, on every page and from page to page.
void TestPageLatex::readsInOrder()
{
    QFETCH(const QString, beginning);
    QFETCH(const QString, body);
    const QString file = typeset(u"order"_s, beginning + body + u"\\end{document}\n"_s);
    if (file.isEmpty())
        QSKIP("a package of LaTeX is missing");
    OpenPdf pdf;
    pdf.document.open(file, u"A paper"_s);
    QTRY_VERIFY(pdf.isSettled());
    const int pages = int(pdf.document.info().sizes.size());
    QVERIFY(pages > 1);
    QList<int> numbers;
    static const QRegularExpression mark(u"^S(\\d+)S$"_s);
    for (int page = 0; page < pages; ++page) {
        pdf.document.readText(page);
        QTRY_COMPARE_WITH_TIMEOUT(pdf.textRead.size(), page + 1, longest);
        for (const PageWord &word : pdf.textRead.at(page).at(1).value<QList<PageWord>>())
            if (const auto match = mark.match(word.text); match.hasMatch())
                numbers.append(match.captured(1).toInt());
    }
    QVERIFY(numbers.size() > 70);
    for (qsizetype at = 1; at < numbers.size(); ++at)
        QVERIFY2(numbers.at(at) > numbers.at(at - 1),
                 qPrintable(u"%1 after %2"_s.arg(numbers.at(at)).arg(numbers.at(at - 1))));
}

BROADSHEET_TEST(TestPageLatex, QGuiApplication)
#include "tst_page_latex.moc"
