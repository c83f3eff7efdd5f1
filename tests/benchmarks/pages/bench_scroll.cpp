// Times the frames while a paper is scrolled from its beginning to its end, as by a wheel that
// turns without a pause: 60 steps of 40 pixels each second. Prints for each paper that is named on
// the command line how long a frame takes and how many came too late.
#include "pages/PageDocument.h"
#include "pageview/PageContents.h"
#include "pageview/PageImages.h"
#include "pageview/PagesView.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QScrollBar>

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

constexpr double frame = 1000.0 / 60; // milliseconds
constexpr int pixels = 40;            // of a step
constexpr int maxSteps = 60 * 20;

struct Times
{
    std::vector<double> paint; // a step and its painting
    int late = 0;              // steps that began after the next one was due
};

Times scroll(PagesView &view)
{
    Times times;
    QElapsedTimer clock;
    clock.start();
    double due = 0;
    QScrollBar &bar = *view.verticalScrollBar();
    while (bar.value() < bar.maximum() && int(times.paint.size()) < maxSteps) {
        const double now = double(clock.nsecsElapsed()) / 1e6;
        if (now < due) {
            QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
            continue;
        }
        if (now > due + frame) {
            ++times.late;
            due = now;
        }
        due += frame;
        const double before = double(clock.nsecsElapsed()) / 1e6;
        bar.setValue(bar.value() + pixels);
        view.viewport()->repaint();
        times.paint.push_back(double(clock.nsecsElapsed()) / 1e6 - before);
    }
    return times;
}

void measure(const QString &path)
{
    PageDocument document(QStringLiteral(BROADSHEET_PAGES));
    PageImages images(document);
    PageContents contents(document);
    PagesView view(images, contents);
    view.resize(1200, 900);
    view.show();
    bool isOpen = false;
    QObject::connect(&document, &PageDocument::opened, &view, [&](const PagesInfo &info) {
        view.setPages(info.sizes);
        isOpen = true;
    });
    QObject::connect(&document, &PageDocument::failed, &view, [](PageProblem, const Error &error) {
        qFatal("%s", qPrintable(error.message));
    });
    document.open(path, path);
    QElapsedTimer pause;
    pause.start();
    while (!isOpen || pause.elapsed() < 1000) // the first page is there
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);
    Times times = scroll(view);
    std::ranges::sort(times.paint);
    const auto at = [&times](double share) {
        return times.paint.at(size_t(share * double(times.paint.size() - 1)));
    };
    std::printf("scroll %s: %zu frames, median %.1f ms, 99 %% %.1f ms, longest %.1f ms, late %d\n",
                qPrintable(QFileInfo(path).fileName()), times.paint.size(), at(0.5), at(0.99),
                at(1), times.late);
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication app(argc, argv);
    const QStringList papers = QCoreApplication::arguments().sliced(1);
    for (const QString &paper : papers)
        measure(paper);
    return 0;
}
