// Papers as they come from LaTeX, where it is installed.
#include "support/Runner.h"

#include "OpenPdf.h"

#include <QGuiApplication>
#include <QProcess>
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

} // namespace

class TestPageLatex final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void readsAPaper();

private:
    QTemporaryDir m_folder;
};

void TestPageLatex::initTestCase()
{
    const QString program = QStandardPaths::findExecutable(u"pdflatex"_s);
    if (program.isEmpty())
        QSKIP("pdflatex is not installed");
    QFile source(m_folder.filePath(u"paper.tex"_s));
    QVERIFY(source.open(QIODevice::WriteOnly) && source.write(paper) > 0);
    source.close();
    for (int run = 0; run < 2; ++run) { // references are right the second time
        QProcess latex;
        latex.setWorkingDirectory(m_folder.path());
        latex.start(program, {u"-interaction=batchmode"_s, u"paper.tex"_s});
        QTRY_COMPARE(latex.state(), QProcess::NotRunning);
        QCOMPARE(latex.exitCode(), 0);
    }
}

void TestPageLatex::readsAPaper()
{
    OpenPdf pdf;
    pdf.document.open(m_folder.filePath(u"paper.pdf"_s), u"A paper"_s);
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

BROADSHEET_TEST(TestPageLatex, QGuiApplication)
#include "tst_page_latex.moc"
