// Times what a user waits for in the real window (offscreen): importing files, a warm start, the
// next paper, a star; then searching, sorting, scrolling and marking in libraries of the given
// sizes (default: 1,223, 110,000 and a million papers), which are kept in build/.
//
// usage: bench_window DIGESTS [PAPERS…]
#include "Libraries.h"
#include "Samples.h"
#include "Scale.h"
#include "Watch.h"
#include "support/Desk.h"

#include "detail/SummaryView.h"
#include "importing/Importer.h"
#include "list/PaperListView.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace broadsheet;
using namespace broadsheet::bench;

namespace {

void importAll(const QString &digests, const QString &file)
{
    QElapsedTimer timer;
    timer.start();
    auto library = Library::open(file);
    if (!library)
        qFatal("%s", qPrintable(library.error().message));
    Importer importer(**library);
    const Result<ImportReport> report = importer.importPaths({digests}).result();
    if (!report)
        qFatal("%s", qPrintable(report.error().message));
    const Result<QList<PaperRow>> rows = (*library)->list({}).result();
    std::printf("%-44s %8.1f ms (%lld papers of %d files)\n", "import until the rows are listed",
                milliseconds(timer), rows ? qlonglong(rows->size()) : -1, report->files);
    (void)(*library)->indexed().result();
    std::printf("%-44s %8.1f ms\n", "import until search finds everything", milliseconds(timer));
    std::fflush(stdout);
}

// From the key press until the list shows it and the summary shows the paper.
void stepThrough(Desk &desk)
{
    Samples painted;
    Samples settled;
    for (int step = 0; step < 300; ++step) {
        QElapsedTimer timer;
        bool isPainted = false;
        const auto seen = QObject::connect(&desk.window.list(), &PaperListView::painted,
                                           &desk.window, [&isPainted] { isPainted = true; });
        timer.start();
        desk.press(Qt::Key_J);
        const PaperId wanted = desk.currentId();
        while (!isPainted)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        painted.add(milliseconds(timer));
        while (desk.window.summary().paper() != wanted)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        desk.window.summary().repaint();
        settled.add(milliseconds(timer));
        QObject::disconnect(seen);
        QTest::qWait(5);
    }
    painted.print(u"J until the row is painted"_s);
    settled.print(u"J until row and summary are painted"_s);
}

// From the key press until the star is on disk and painted: the change comes back only after the
// commit.
void starAll(Desk &desk)
{
    Samples starred;
    for (int step = 0; step < 200; ++step) {
        const int row = desk.currentRow();
        const bool before = desk.isStarred(row);
        bool isPainted = false;
        const auto seen =
            QObject::connect(&desk.window.list(), &PaperListView::painted, &desk.window,
                             [&] { isPainted = desk.isStarred(row) != before; });
        QElapsedTimer timer;
        timer.start();
        desk.press(Qt::Key_S);
        while (!isPainted)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        starred.add(milliseconds(timer));
        QObject::disconnect(seen);
        desk.press(Qt::Key_J);
        QTest::qWait(5);
    }
    starred.print(u"S until the star is durable and painted"_s);
}

void measureAsItIs(const QString &digests)
{
    const QTemporaryDir folder;
    const QString library = folder.filePath(u"library.sqlite"_s);
    importAll(digests, library);
    {
        Settings settings(folder.filePath(u"settings.ini"_s));
        settings.setView(u"all"_s);
        settings.setRefreshAtStart(false); // nothing is measured against somebody else's server
    }
    measureStart(library, folder.filePath(u"settings.ini"_s));

    Desk desk(folder);
    if (!QTest::qWaitFor([&desk] { return desk.rows() > 0; }))
        qFatal("the window shows nothing");
    stepThrough(desk);
    starAll(desk);
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication app(argc, argv);
    QStringList arguments = QApplication::arguments().mid(1);
    if (arguments.isEmpty()) {
        std::fprintf(stderr, "usage: bench_window DIGESTS [PAPERS…]\n");
        return 2;
    }
    const QString digests = arguments.takeFirst();
    if (arguments.isEmpty()) {
        measureAsItIs(digests);
        arguments = QStringList{u"1223"_s, u"110000"_s, u"1000000"_s};
    }
    const QList<DayReport> days = reportsIn(digests);
    const QList<PieceGroup> groups = piecesOf(days);
    for (const QString &papers : std::as_const(arguments)) {
        std::printf("--- %s papers\n", qPrintable(papers));
        measureScale(libraryOf(papers.toInt(), days, Make::WhereMissing), groups);
    }
    return 0;
}
