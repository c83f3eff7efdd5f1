// What a reader waits for, measured on the real window (offscreen): files into the list, a warm
// start, the next paper, a star. One line each: name, median, worst, unit.
//
// usage: bench_window DIGESTS
#include "support/Desk.h"

#include "reading/Import.h"
#include "views/PaperListView.h"
#include "views/SummaryView.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTest>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace broadsheet;

namespace {

class Samples final
{
public:
    void add(double value) { m_values.append(value); }

    void print(const char *name, const char *unit)
    {
        if (m_values.isEmpty())
            return;
        std::sort(m_values.begin(), m_values.end());
        const auto at = [this](double part) {
            return m_values.at(qsizetype(part * double(m_values.size() - 1)));
        };
        std::printf("%-44s median %8.2f   95%% %8.2f   worst %8.2f %s\n", name, at(0.5), at(0.95),
                    m_values.constLast(), unit);
        std::fflush(stdout);
    }

private:
    QList<double> m_values;
};

double milliseconds(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

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

qint64 residentKilobytes(qint64 process)
{
    QFile status(u"/proc/%1/status"_s.arg(process));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n'))
        if (line.startsWith("VmRSS:"))
            return line.simplified().split(' ').value(1).toLongLong();
    return 0;
}

// From the start of the process until the list was painted with its rows; the program says so when
// its log category is on.
void startProgram(const QString &library, const QString &settings)
{
    Samples start;
    Samples memory;
    for (int run = 0; run < 11; ++run) {
        QProcess program;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_LOGGING_RULES"_s, u"broadsheet.window.debug=true"_s);
        program.setProcessEnvironment(environment);
        program.setProcessChannelMode(QProcess::MergedChannels);
        QElapsedTimer timer;
        timer.start();
        program.start(QStringLiteral(BROADSHEET_PROGRAM),
                      {u"--library"_s, library, u"--settings"_s, settings});
        QByteArray said;
        while (!said.contains("list painted") && program.waitForReadyRead(20'000))
            said += program.readAll();
        if (run > 0) // the first one warms the caches
            start.add(milliseconds(timer));
        QTest::qWait(1500);
        memory.add(double(residentKilobytes(program.processId())) / 1024);
        program.terminate();
        program.waitForFinished();
    }
    start.print("warm start until the list is painted", "ms");
    memory.print("resident memory when idle", "MB");
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
    painted.print("J until the row is painted", "ms");
    settled.print("J until row and summary are painted", "ms");
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
    starred.print("S until the star is durable and painted", "ms");
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    if (argc != 2) {
        std::fprintf(stderr, "usage: bench_window DIGESTS\n");
        return 2;
    }
    const QTemporaryDir folder;
    const QString library = folder.filePath(u"library.sqlite"_s);
    importAll(QString::fromLocal8Bit(argv[1]), library);
    {
        Settings settings(folder.filePath(u"settings.ini"_s));
        settings.setView(u"all"_s);
        settings.setRefreshAtStart(false); // nothing is measured against somebody else's server
    }
    startProgram(library, folder.filePath(u"settings.ini"_s));

    Desk desk(folder);
    if (!QTest::qWaitFor([&desk] { return desk.rows() > 0; }))
        qFatal("the window shows nothing");
    stepThrough(desk);
    starAll(desk);
    return 0;
}
