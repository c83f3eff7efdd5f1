// Fetches a year and a half of daily lists from a server on loopback and stores them. Reports the
// speed, how busy the GUI thread was, its longest event, and memory over time: once with the
// fetcher alone, once in the real window (offscreen) with all papers listed.
//
// The server runs in a thread of this process, so it shares the cores.
#include "fetching/Fetcher.h"
#include "list/PaperListView.h"
#include "support/Desk.h"
#include "support/Hub.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QJsonDocument>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <future>

using namespace Qt::StringLiterals;
using namespace broadsheet;

namespace {

constexpr int kDays = 579; // as many as were once fetched from the real service
const QDate lastDay(2026, 7, 31);

double threadSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

double residentMegabytes()
{
    QFile status(u"/proc/self/status"_s);
    if (status.open(QIODevice::ReadOnly))
        for (const QByteArray &line : status.readAll().split('\n'))
            if (line.startsWith("VmRSS:"))
                return line.simplified().split(' ').value(1).toDouble() / 1024;
    return 0;
}

// Times every event of the GUI thread; nested events count as part of the outer one.
class TimedApplication final : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        if (m_depth > 0 || QThread::currentThread() != thread())
            return QApplication::notify(receiver, event);
        ++m_depth;
        QElapsedTimer timer;
        timer.start();
        const double before = threadSeconds();
        const bool done = QApplication::notify(receiver, event);
        m_cpu.append((threadSeconds() - before) * 1000);
        m_wall.append(double(timer.nsecsElapsed()) / 1e6);
        --m_depth;
        return done;
    }

    void reset()
    {
        m_cpu.clear();
        m_wall.clear();
    }
    void print(const char *name)
    {
        std::sort(m_cpu.begin(), m_cpu.end());
        std::sort(m_wall.begin(), m_wall.end());
        const auto over = [](const QList<double> &values) {
            return values.cend() - std::upper_bound(values.cbegin(), values.cend(), 16.0);
        };
        std::printf("%-44s worst %8.2f ms of its own time, %8.2f ms with what preempted it; "
                    "%lld and %lld of %lld events over 16 ms\n",
                    name, m_cpu.constLast(), m_wall.constLast(), qlonglong(over(m_cpu)),
                    qlonglong(over(m_wall)), qlonglong(m_wall.size()));
        std::fflush(stdout);
    }

private:
    int m_depth = 0;
    QList<double> m_cpu;
    QList<double> m_wall;
};

// Copies of the real replies, each with its own ids and titles.
void listDays(test::Hub &hub)
{
    test::Hub corpus;
    corpus.listCorpus(QStringLiteral(BROADSHEET_CORPUS "/daily_papers"));
    QList<QDate> real = corpus.days();
    std::sort(real.begin(), real.end());
    int number = 0;
    for (int i = 0; i < kDays; ++i) {
        QJsonArray list = corpus.listed(real.at(i % real.size()));
        for (auto &&entry : list) {
            QJsonObject whole = entry.toObject();
            QJsonObject paper = whole[u"paper"_s].toObject();
            ++number;
            paper[u"id"_s] = u"%1.%2"_s.arg(7000 + number / 100'000)
                                 .arg(number % 100'000, 5, 10, QLatin1Char('0'));
            paper.remove(u"submittedOnDailyAt"_s);
            whole[u"paper"_s] = paper;
            entry = whole;
        }
        hub.list(lastDay.addDays(-i), list);
    }
}

class ServerThread final
{
public:
    ServerThread()
    {
        std::promise<QString> base;
        m_thread.reset(QThread::create([this, &base] {
            test::Hub hub;
            listDays(hub);
            base.set_value(hub.base());
            QEventLoop loop;
            m_loop = &loop;
            loop.exec();
        }));
        m_thread->start();
        m_base = base.get_future().get();
    }
    ~ServerThread()
    {
        QMetaObject::invokeMethod(m_loop, &QEventLoop::quit, Qt::QueuedConnection);
        m_thread->wait();
    }
    [[nodiscard]] QString base() const { return m_base; }

private:
    std::unique_ptr<QThread> m_thread;
    QEventLoop *m_loop = nullptr;
    QString m_base;
};

void pointTo(Settings &settings, const QString &base)
{
    settings.setRefreshAtStart(false);
    settings.setSourceEnabled(u"huggingFace"_s, true);
    settings.setSourceBase(u"huggingFace"_s, base);
    settings.setSourceEnabled(u"arxivApi"_s, false);
}

void fetchAlone(const QString &base, TimedApplication &app)
{
    const QTemporaryDir folder;
    auto library = Library::open(folder.filePath(u"library.sqlite"_s));
    Settings settings(folder.filePath(u"settings.ini"_s));
    pointTo(settings, base);
    HttpClient http({.folder = {}});
    Fetcher fetcher(**library, http);
    fetcher.setSources(sourcesOf(settings));

    int days = 0;
    double early = 0;
    QObject::connect(&fetcher, &Fetcher::dayDone, &fetcher, [&](const DayOutcome &) {
        if (++days == 100)
            early = residentMegabytes();
    });
    FetchReport report;
    bool ended = false;
    QObject::connect(&fetcher, &Fetcher::finished, &fetcher, [&](const FetchReport &done) {
        report = done;
        ended = true;
    });
    app.reset();
    QElapsedTimer timer;
    timer.start();
    const double before = threadSeconds();
    if (!fetcher.start({.from = lastDay.addDays(1 - kDays), .to = lastDay}))
        qFatal("the fetch did not start");
    while (!ended)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    std::printf("%-44s %8.2f s (%d days, %d papers: %.0f papers/s)\n", "fetch and store alone",
                seconds, days, report.newPapers, report.newPapers / seconds);
    std::printf("%-44s %8.1f %%\n", "  the GUI thread was busy",
                100 * (threadSeconds() - before) / seconds);
    app.print("  longest event of the GUI thread");
    std::printf("%-44s %8.1f MB after 100 days, %.1f MB at the end\n", "  resident memory", early,
                residentMegabytes());
    for (const DayOutcome &one : report.problems())
        std::printf("  problem: %s %s\n", qPrintable(one.day.toString(Qt::ISODate)),
                    qPrintable(one.problem));
    std::fflush(stdout);
}

void fetchInWindow(const QString &base, TimedApplication &app)
{
    const QTemporaryDir folder;
    QFile first(folder.filePath(u"2024-03-22.md"_s));
    if (first.open(QIODevice::WriteOnly))
        first.write(
            "## Daily Papers (2024-03-22)\n\n### [One](https://arxiv.org/abs/2403.00001)\n");
    first.close();
    Desk desk(folder, {first.fileName()}, [&base](Settings &settings) { pointTo(settings, base); });
    if (!QTest::qWaitFor([&] { return desk.rows() == 1; }, 10'000))
        qFatal("the window shows nothing");
    desk.session.show({.kind = ViewSelection::Kind::All});
    QTest::qWait(500);

    app.reset();
    QElapsedTimer timer;
    timer.start();
    const double before = threadSeconds();
    desk.session.fetch(lastDay.addDays(1 - kDays), lastDay);
    if (!QTest::qWaitFor([&] { return desk.session.isFetching(); }, 5000) ||
        !QTest::qWaitFor([&] { return !desk.session.isFetching(); }, 600'000))
        qFatal("the fetch did not end");
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    QTest::qWait(2000);
    std::printf("%-44s %8.2f s (%d papers in the list)\n", "fetch in the window, all papers listed",
                seconds, desk.rows());
    std::printf("%-44s %8.1f %%\n", "  the GUI thread was busy",
                100 * (threadSeconds() - before) / seconds);
    app.print("  longest event of the GUI thread");
    std::printf("%-44s %8.1f MB\n", "  resident memory at the end", residentMegabytes());
    std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    if (!QFile::exists(QStringLiteral(BROADSHEET_CORPUS "/daily_papers"))) {
        std::printf("skipped: the corpus of real replies is not beside this checkout\n");
        return 0;
    }
    TimedApplication app(argc, argv);
    const ServerThread server;
    fetchAlone(server.base(), app);
    fetchInWindow(server.base(), app);
    return 0;
}
