#include "Waits.h"

#include "Libraries.h"
#include "Samples.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <deque>

using namespace Qt::StringLiterals;

namespace broadsheet::bench {

namespace {

constexpr qsizetype importBatch = 400; // entries that an import stores at once

// What the kernel says of a thread, in ms: how long it ran, and how long it could have run but had
// no core, because other programs had them.
struct ThreadTimes
{
    double ran = 0;
    double wanted = 0;
};

// https://docs.kernel.org/scheduler/sched-stats.html
ThreadTimes timesOf(const QString &thread)
{
    QFile file(thread + u"/schedstat"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QList<QByteArray> fields = file.readAll().split(' ');
    return {.ran = fields.value(0).toDouble() / 1e6, .wanted = fields.value(1).toDouble() / 1e6};
}

// The thread that runs most while `work` is done.
template<class Work>
QString busiestDuring(Work work)
{
    const QString tasks = u"/proc/self/task/"_s;
    QHash<QString, double> before;
    for (const QString &name : QDir(tasks).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        if (name != QString::number(QCoreApplication::applicationPid()))
            before.insert(tasks + name, timesOf(tasks + name).ran);
    work();
    QString busiest;
    double most = -1;
    for (const auto &[thread, ran] : before.asKeyValueRange())
        if (const double more = timesOf(thread).ran - ran; more > most) {
            most = more;
            busiest = thread;
        }
    return busiest;
}

// How long stars took; the same without the time in which the writing thread had no core; and how
// long that thread ran.
struct Waits
{
    Samples all;
    Samples undisturbed;
    Samples running;

    void print(const QString &name)
    {
        all.print(name);
        undisturbed.print(u"  … while it had a core"_s);
        running.print(u"  … time of its processor"_s);
    }
};

// Stars one paper and takes the star back, again and again.
class Star final
{
public:
    explicit Star(Library &library) : m_library(library)
    {
        const Query newest{.sort = SortKey::Date, .limit = 1};
        m_id = must(library.first(newest, 1)).constFirst().id.text;
        m_thread = busiestDuring([this] {
            for (int i = 0; i < 20; ++i)
                press();
        });
    }
    ~Star()
    {
        if (m_on)
            press();
    }

    void press()
    {
        m_on = !m_on;
        must(m_library.mark({Mark::Starred, m_on, {m_id}}));
    }

    // As long as the future is not done.
    template<class T>
    void measureDuring(const QFuture<T> &busy, Waits &waits)
    {
        while (!busy.isFinished()) {
            const ThreadTimes before = timesOf(m_thread);
            QElapsedTimer timer;
            timer.start();
            press();
            const double wall = double(timer.nsecsElapsed()) / 1e6;
            const ThreadTimes after = timesOf(m_thread);
            waits.all.add(wall);
            waits.undisturbed.add(std::max(0.0, wall - (after.wanted - before.wanted)));
            waits.running.add(after.ran - before.ran);
        }
    }

private:
    Library &m_library;
    QString m_id;
    QString m_thread; // that writes
    bool m_on = false;
};

void duringSearches(Library &library, Star &star, const QList<PieceGroup> &groups)
{
    Waits samples;
    for (const PieceGroup &group : groups) {
        for (const QString &search : group.searches.mid(0, 4)) {
            const Query query{.search = search, .withMuted = false, .sort = SortKey::Relevance};
            const auto order = library.order(query);
            const auto count = library.count(query);
            star.measureDuring(count, samples);
            must(order);
        }
    }
    samples.print(u"a star during searches and counts"_s);
}

// As an import does it: one batch is written while the next one waits.
void duringImport(Library &library, Star &star, const QList<DayReport> &days)
{
    Waits storing;
    std::deque<QFuture<Result<ChangeSet>>> batches;
    const auto waitForFirst = [&] {
        star.measureDuring(batches.front(), storing);
        must(batches.front());
        batches.pop_front();
    };
    QList<DayReport> batch;
    qsizetype entries = 0;
    for (DayReport day : days) {
        day.day = day.day.addYears(-20); // listed on another day, so there is something to write
        entries += day.papers.size();
        batch.append(std::move(day));
        if (entries < importBatch)
            continue;
        batches.push_back(library.store(std::exchange(batch, {})));
        entries = 0;
        if (batches.size() == 2)
            waitForFirst();
    }
    while (!batches.empty())
        waitForFirst();
    storing.print(u"a star during an import"_s);
    Waits indexing;
    star.measureDuring(library.indexed(), indexing);
    indexing.print(u"a star during indexing"_s);
}

void duringGestures(Library &library, Star &star)
{
    const QList<qint32> all = must(library.order({})).numbers;
    const auto during = [&star](const QString &what, auto start) {
        Waits waits;
        Samples whole;
        whole.time([&] {
            const auto gesture = start();
            star.measureDuring(gesture, waits);
            must(gesture);
        });
        waits.print(u"a star while "_s + what);
        whole.print(u"  … which took"_s);
    };
    const auto mark = [&](Mark kind, bool on) { return library.markAll(kind, on, all); };
    during(u"all are marked read"_s, [&] { return mark(Mark::Read, true); });
    must(mark(Mark::Read, false));
    during(u"all are starred"_s, [&] { return mark(Mark::Starred, true); });
    must(mark(Mark::Starred, false));
    during(u"that is undone"_s, [&] { return library.undo(); });
    during(u"a word is muted"_s, [&] {
        return library.mark({.mark = Mark::MuteWord, .on = true, .subjects = {u"학습"_s}});
    });
}

} // namespace

void measureWaits(const QString &path, const QList<DayReport> &days,
                  const QList<PieceGroup> &groups)
{
    const auto library = opened(path);
    must(library->indexed());
    Star star(*library);
    duringSearches(*library, star, groups);
    duringImport(*library, star, days);
    duringGestures(*library, star);
}

} // namespace broadsheet::bench
