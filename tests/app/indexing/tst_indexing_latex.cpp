// A paper as it comes from LaTeX, where that is installed: two columns, hyphens, ligatures.
#include "fulltext/FullText.h"
#include "fulltext/FullTextFile.h"
#include "indexing/PdfIndexer.h"
#include "search/Fold.h"
#include "support/Runner.h"

#include <QDir>
#include <QGuiApplication>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

constexpr auto source = R"(
\documentclass[twocolumn]{article}
\title{On Reading}\author{A. Reader}
\begin{document}\maketitle
Firstleft begins the paper.
\newcommand\wide{\begin{figure*}[t]\framebox(300,60){left}\caption{What it shows.}\end{figure*}}
\newcount\n \n=0
\loop\advance\n by 1 The difficult reinterpretability of self-supervised internationalization in
efficient offices number \the\n\ is explained here.
\ifnum\n=30 \wide\fi\ifnum\n=60 \wide\fi\ifnum\n<160 \repeat
Lastright ends the paper.
\end{document}
)";

} // namespace

class TestIndexingLatex final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatStandsOverLines()
    {
        const QString latex = QStandardPaths::findExecutable(u"pdflatex"_s);
        if (latex.isEmpty())
            QSKIP("pdflatex is not installed");
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"2403.00001.tex"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(source) > 0);
        file.close();
        QProcess process;
        process.setWorkingDirectory(folder.path());
        process.start(latex, {u"-interaction=batchmode"_s, u"2403.00001.tex"_s});
        QTRY_COMPARE(process.state(), QProcess::NotRunning);
        QCOMPARE(process.exitCode(), 0);

        const QString library = folder.filePath(u"library.sqlite"_s);
        PdfIndexer indexer(fullTextFile(library), PdfShelf(folder.path()),
                           QStringLiteral(BROADSHEET_PAGES), FullTextCheck::Whole);
        const QSignalSpy idle(&indexer, &PdfIndexer::becameIdle);
        indexer.look();
        QTRY_COMPARE_WITH_TIMEOUT(idle.size(), 1, longest);
        const Database place(library, Database::Access::ReadWrite);
        FullText text(place);
        const auto pageOf = [&text](const QString &term) {
            const auto hit = text.hitIn({u"2403.00001"_s}, {folded(term)});
            return hit ? hit->page : -1;
        };
        QCOMPARE(pageOf(u"Firstleft"_s), 0);
        QVERIFY(pageOf(u"Lastright"_s) > 0);
        // Every sentence, wherever its lines, columns and pages end.
        int last = 0;
        for (int n = 1; n <= 160; ++n) {
            const int page = pageOf(u"efficient offices number %1 is explained"_s.arg(n));
            QVERIFY2(page == last || page == last + 1, qPrintable(QString::number(n)));
            last = page;
        }
        QVERIFY(last > 1);
        for (const QString &words :
             {u"reinterpretability"_s, u"internationalization"_s, u"self-supervised"_s,
              u"supervised internationalization in efficient"_s})
            QVERIFY2(pageOf(words) >= 0, qPrintable(words));
    }
};

BROADSHEET_TEST(TestIndexingLatex, QGuiApplication)
#include "tst_indexing_latex.moc"
