// bench_sync_age [folder|database] [EVENTS…]: what a day's work costs to exchange when the journals
// of both machines have so many events already (default: 10,000, then ten times as many), over a
// folder and over a PostgreSQL server on loopback. Instructions of this program where the kernel
// counts them, and the time of its processor: other programs on this machine do not change the
// first.
//
// bench_sync_age large [PAPERS]: how long a star and a list wait while a gesture over so many
// papers arrives (default: 100,000), and while the first exchange of that journal begins.
#include "Samples.h"
#include "carriers/ChosenCarrier.h"
#include "library/Library.h"
#include "support/PostgresServer.h"
#include "sync/FolderCarrier.h"
#include "sync/Sync.h"
#include "syncpostgres/PostgresChoice.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <cstdio>
#include <ctime>
#include <linux/perf_event.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace broadsheet;
using namespace broadsheet::bench;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int papers = 1000;
constexpr int days = 5;

QString idOf(int number)
{
    return u"2403.%1"_s.arg(number % papers + 1, 5, 10, QChar(u'0'));
}

// Of all threads that begin after this object was made.
class Instructions final
{
public:
    Instructions()
    {
        perf_event_attr wanted{};
        wanted.type = PERF_TYPE_HARDWARE;
        wanted.size = sizeof wanted;
        wanted.config = PERF_COUNT_HW_INSTRUCTIONS;
        wanted.inherit = 1;
        wanted.exclude_kernel = 1;
        wanted.exclude_hv = 1;
        m_file = int(::syscall(SYS_perf_event_open, &wanted, 0, -1, -1, 0));
    }
    [[nodiscard]] double millions() const // 0: the kernel does not count them
    {
        quint64 count = 0;
        return ::read(m_file, &count, sizeof count) == sizeof count ? double(count) / 1e6 : 0;
    }

private:
    int m_file;
};

double processorTime() // ms
{
    timespec time{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

struct Machine
{
    explicit Machine(CarrierChoice carrier) : choice(std::move(carrier))
    {
        open();
        DayReport day{.source = u"digest"_s, .day = QDate(2024, 3, 22)};
        for (int number = 0; number < papers; ++number)
            day.papers.append({.id = PaperId{idOf(number)}, .title = u"Paper"_s});
        if (!library->store({day}).result())
            qFatal("not stored");
    }
    void open()
    {
        library = Library::open(dir.filePath(u"library.sqlite"_s)).value();
        sync = std::make_unique<Sync>(*library, dir.filePath(u"library.sqlite"_s), choice);
    }
    // Ends what is done in the background.
    void restart()
    {
        sync.reset();
        library.reset();
        open();
    }
    qint64 exchange() const
    {
        const Result<SyncReport> report = sync->exchange().result();
        if (!report)
            qFatal("%s", qPrintable(report.error().message));
        return report->sent + report->received;
    }

    QTemporaryDir dir;
    CarrierChoice choice;
    std::unique_ptr<Library> library;
    std::unique_ptr<Sync> sync;
};

// The journal of before, from a third machine.
void sendOld(const CarrierChoice &choice, int count)
{
    const auto old = choice.make({.device = u"old"_s, .place = u"old"_s, .name = u"old"_s});
    if (!old->open({}))
        qFatal("not opened");
    for (int first = 0; first < count; first += 5000) {
        QList<JournalEvent> events;
        for (int number = first; number < std::min(first + 5000, count); ++number)
            events.append(
                {.id = u"018b%1-0000-7000-8000-%2"_s.arg(number / 65536, 4, 16, QChar(u'0'))
                           .arg(number, 12, 16, QChar(u'0')),
                 .at = 1'700'000'000'000 + number,
                 .device = u"old"_s,
                 .action = u"action %1"_s.arg(number / 5),
                 .undoes = {},
                 .kind = number % 2 == 0 ? u"starred"_s : u"read"_s,
                 .subject = idOf(number),
                 .value = number / papers % 2,
                 .text = {}});
        if (!old->append(events))
            qFatal("not sent");
    }
}

void work(const Machine &machine, int day)
{
    for (int gesture = 0; gesture < 100; ++gesture)
        if (!machine.library
                 ->mark({.mark = Mark::Tag,
                         .on = true,
                         .subjects = {idOf(gesture)},
                         .text = u"day %1"_s.arg(day)})
                 .result())
            qFatal("not marked");
}

void measure(const QString &name, const CarrierChoice &choice, int age)
{
    sendOld(choice, age);
    const Instructions instructions; // of the machines' threads
    Machine laptop(choice);
    Machine desktop(choice);
    double from = processorTime();
    laptop.exchange();
    const double first = processorTime() - from;
    laptop.restart();
    const double rest = processorTime() - from - first;
    desktop.exchange();
    desktop.restart();
    laptop.exchange();
    for (const bool isSending : {true, false}) {
        Samples times;
        Samples counts;
        for (int day = 0; day < days; ++day) {
            work(laptop, day + (isSending ? 0 : days));
            if (!isSending)
                laptop.exchange();
            const double before = instructions.millions();
            from = processorTime();
            const qint64 moved = (isSending ? laptop : desktop).exchange();
            times.add(processorTime() - from);
            counts.add(instructions.millions() - before);
            if (moved != 100 && isSending)
                qFatal("%lld events", static_cast<long long>(moved));
            if (isSending)
                desktop.exchange();
        }
        std::printf("%-10s %9d events, %s: %8.1f million instructions, %7.1f ms of processor\n",
                    qPrintable(name), age, isSending ? "sent    " : "received", counts.median(),
                    times.median());
    }
    std::printf("%-10s %9d events, first exchange: %.0f ms of processor, and %.0f ms behind it\n",
                qPrintable(name), age, first, rest);
    std::fflush(stdout);
}

// What others wait for while an exchange goes on.
void waits(const Machine &machine, const QString &name)
{
    Samples stars;
    Samples lists;
    auto exchange = machine.sync->exchange();
    for (int turn = 0; !exchange.isFinished(); ++turn) {
        stars.time([&] {
            return machine.library
                ->mark({.mark = Mark::Later,
                        .on = turn / 100 % 2 == 0,
                        .subjects = {idOf(turn % 100)}})
                .result();
        });
        lists.time([&] { return machine.library->first({}, 50).result(); });
    }
    if (!exchange.result())
        qFatal("%s", qPrintable(exchange.result().error().message));
    stars.print(name + u": a star"_s);
    lists.print(name + u": the beginning of a list"_s);
}

void measureLarge(int count)
{
    const QTemporaryDir folder;
    const CarrierChoice choice = sharedFolderChoice(folder.path());
    const Machine laptop(choice);
    const Machine desktop(choice);
    DayReport day{.source = u"digest"_s, .day = QDate(2024, 4, 1)};
    for (int number = 0; number < count; ++number)
        day.papers.append({.id = PaperId{u"2404.%1"_s.arg(number, 6, 10, QChar(u'0'))},
                           .title = u"Paper %1"_s.arg(number)});
    for (const Machine *machine : {&laptop, &desktop})
        if (!machine->library->store({day}).result() || !machine->library->indexed().result())
            qFatal("not stored");
    const QList<PaperRow> rows = laptop.library->list({}).result().value();
    QList<qint32> numbers;
    for (const PaperRow &row : rows)
        numbers.append(row.number);
    if (!laptop.library->markAll(Mark::Starred, true, numbers).result())
        qFatal("not marked");
    waits(laptop, u"sent, first exchange"_s);
    waits(desktop, u"received"_s);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    if (QCoreApplication::arguments().value(1) == "large"_L1) {
        const int count = QCoreApplication::arguments().value(2).toInt();
        measureLarge(count > 0 ? count : 100'000);
        return 0;
    }
    QStringList arguments = QCoreApplication::arguments().mid(1);
    const bool isOfFolder = arguments.removeAll(u"folder"_s) > 0;
    const bool isOfDatabase = arguments.removeAll(u"database"_s) > 0;
    QList<int> ages;
    for (const QString &one : std::as_const(arguments))
        ages.append(one.toInt());
    if (ages.isEmpty())
        ages = {10'000, 100'000};
    PostgresServer server;
    const bool hasServer = !isOfFolder && !PostgresServer::programs().isEmpty() && server.start();
    for (const int age : ages) {
        const QTemporaryDir folder;
        if (!isOfDatabase)
            measure(u"folder"_s, sharedFolderChoice(folder.path()), age);
        if (hasServer)
            measure(
                u"database"_s,
                *postgresChoice(server.address(u"ann"_s, server.newDatabase({u"ann"_s})), u"ann"_s),
                age);
    }
    return 0;
}
