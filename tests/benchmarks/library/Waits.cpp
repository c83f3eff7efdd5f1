#include "Waits.h"

#include "Libraries.h"
#include "Samples.h"

#include <deque>

using namespace Qt::StringLiterals;

namespace broadsheet::bench {

namespace {

constexpr qsizetype importBatch = 400; // entries that an import stores at once

// Stars one paper and takes the star back, again and again.
class Star final
{
public:
    explicit Star(Library &library) : m_library(library)
    {
        const Query newest{.sort = SortKey::Date, .limit = 1};
        m_id = must(library.first(newest, 1)).constFirst().id.text;
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
    void measureDuring(const QFuture<T> &busy, Samples &samples)
    {
        while (!busy.isFinished())
            samples.time([this] { press(); });
    }

private:
    Library &m_library;
    QString m_id;
    bool m_on = false;
};

void duringSearches(Library &library, Star &star, const QList<PieceGroup> &groups)
{
    Samples samples;
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
    Samples storing;
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
    Samples indexing;
    star.measureDuring(library.indexed(), indexing);
    indexing.print(u"a star during indexing"_s);
}

void duringGestures(Library &library, Star &star)
{
    const QList<qint32> all = must(library.order({})).numbers;
    for (const auto &[mark, name] : {std::pair(Mark::Read, u"all are marked read"_s),
                                     std::pair(Mark::Starred, u"all are starred"_s)}) {
        Samples samples;
        const auto gesture = library.markAll(mark, true, all);
        star.measureDuring(gesture, samples);
        must(gesture);
        samples.print(u"a star while "_s + name);
        must(library.markAll(mark, false, all));
    }
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
