// Times a PDF from the file to its first and its next page, and a search through 500 pages; and
// counts the memory of 20 open papers. Prints a line for each: name, value, unit (medians). The
// papers are written by Qt, or named on the command line after the folder of digests.
#include "pages/PageDocument.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QGuiApplication>
#include <QPainter>
#include <QPdfWriter>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <memory>
#include <vector>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

const QString program = QStringLiteral(BROADSHEET_PAGES);
constexpr int kRuns = 15;
constexpr qreal kScale = 1.5; // a column of a window that is 900 pixels wide

void writePaper(const QString &path, int pages)
{
    QPdfWriter writer(path);
    writer.setResolution(72);
    QPainter painter(&writer);
    for (int page = 0; page < pages; ++page) {
        if (page > 0)
            writer.newPage();
        for (int row = 0; row < 55; ++row)
            painter.drawText(
                QPoint(10, 14 + row * 13),
                u"Line %1 of page %2 says what a line of a paper says, and more"_s.arg(row).arg(
                    page));
        for (int stroke = 0; stroke < 200; ++stroke)
            painter.drawLine(stroke * 2, 720, (stroke * 37) % 400, 760);
    }
}

// Lets the document go on until something has happened.
void until(const std::function<bool()> &hasHappened)
{
    while (!hasHappened())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);
}

double median(std::vector<double> values)
{
    const auto middle = values.begin() + qsizetype(values.size()) / 2;
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

// A paper whose answers are counted.
struct Paper
{
    Paper()
    {
        QObject::connect(&document, &PageDocument::opened, &document, [this] { ++opened; });
        QObject::connect(&document, &PageDocument::rendered, &document, [this] { ++rendered; });
        QObject::connect(&document, &PageDocument::searchEnded, &document, [this] { ++searched; });
        QObject::connect(
            &document, &PageDocument::failed, &document,
            [](PageProblem, const Error &error) { qFatal("%s", qPrintable(error.message)); });
    }
    void show(int page)
    {
        const int before = rendered;
        document.want({{.page = page, .scale = kScale}});
        until([&] { return rendered > before; });
    }

    PageDocument document{program};
    int opened = 0;
    int rendered = 0;
    int searched = 0;
};

void measure(const QString &path, const char *name, bool isPrepared)
{
    std::vector<double> first;
    std::vector<double> next;
    for (int run = 0; run < kRuns; ++run) {
        Paper paper;
        if (isPrepared) {
            paper.document.prepare();
            QElapsedTimer pause;
            pause.start();
            until([&] { return pause.elapsed() > 300; }); // the file is still being fetched
        }
        QElapsedTimer timer;
        timer.start();
        paper.document.open(path, path);
        paper.show(0);
        first.push_back(double(timer.nsecsElapsed()) / 1e6);
        timer.restart();
        paper.show(std::min(1, int(paper.document.info().sizes.size()) - 1));
        next.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::printf("pages_%s_first %.1f ms\n", name, median(first));
    std::printf("pages_%s_next %.1f ms\n", name, median(next));
}

qint64 proportionalKilobytes(qint64 process)
{
    QFile file(u"/proc/%1/smaps_rollup"_s.arg(process));
    if (file.open(QIODevice::ReadOnly))
        for (const QByteArray &line : file.readAll().split('\n'))
            if (line.startsWith("Pss:"))
                return line.simplified().split(' ').at(1).toLongLong();
    return 0;
}

void measureMemory(const QString &path)
{
    std::vector<std::unique_ptr<Paper>> papers;
    for (int i = 0; i < 20; ++i) {
        papers.push_back(std::make_unique<Paper>());
        papers.back()->document.open(path, path);
        papers.back()->show(0);
    }
    qint64 all = 0;
    for (const auto &paper : papers)
        all += proportionalKilobytes(paper->document.processId());
    std::printf("pages_20_papers_memory %.1f MB\n", double(all) / 1024);
    std::printf("pages_20_papers_with_this_process %.1f MB\n",
                double(all + proportionalKilobytes(QCoreApplication::applicationPid())) / 1024);
    papers.resize(1);
    std::printf("pages_1_paper_memory %.1f MB\n",
                double(proportionalKilobytes(papers.front()->document.processId())) / 1024);
}

void measureSearch(const QString &path)
{
    Paper paper;
    paper.document.open(path, path);
    QElapsedTimer timer;
    timer.start();
    until([&] { return paper.opened > 0; });
    std::printf("pages_500_open %.1f ms\n", double(timer.nsecsElapsed()) / 1e6);
    timer.restart();
    paper.document.search(u"line 54 of page 499"_s);
    until([&] { return paper.searched > 0; });
    std::printf("pages_500_search %.0f ms\n", double(timer.nsecsElapsed()) / 1e6);
}

} // namespace

int main(int argc, char *argv[])
{
    const QGuiApplication app(argc, argv);
    const QTemporaryDir folder;
    const QStringList arguments = QCoreApplication::arguments().mid(2);
    QString path = folder.filePath(u"paper.pdf"_s);
    if (arguments.isEmpty())
        writePaper(path, 20);
    else
        path = arguments.first();
    measure(path, "started", false);
    measure(path, "prepared", true);
    measureMemory(path);
    const QString longPath = folder.filePath(u"long.pdf"_s);
    writePaper(longPath, 500);
    measureSearch(longPath);
    return 0;
}
