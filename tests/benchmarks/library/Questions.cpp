#include "Questions.h"

#include "Libraries.h"
#include "Samples.h"

using namespace Qt::StringLiterals;

namespace broadsheet::bench {

namespace {

constexpr int screen = 60; // rows that a window shows

// The search that took longest.
class Slowest final
{
public:
    void note(const QString &search, double time)
    {
        if (time > m_time) {
            m_time = time;
            m_search = search;
        }
    }
    void print(const char *name) const
    {
        std::printf("  the slowest %s: %s, %.1f ms\n", name, qPrintable(m_search), m_time);
    }

private:
    QString m_search;
    double m_time = 0;
};

Query searchFor(const QString &text)
{
    return {.search = text, .withMuted = false, .sort = SortKey::Relevance};
}

QString nameOf(SortKey key)
{
    switch (key) {
    case SortKey::Votes:
        return u"votes"_s;
    case SortKey::Title:
        return u"title"_s;
    case SortKey::Date:
        return u"date"_s;
    case SortKey::Authors:
        return u"authors"_s;
    case SortKey::Read:
        return u"read"_s;
    case SortKey::Starred:
        return u"starred"_s;
    case SortKey::Rise:
        return u"rise"_s;
    case SortKey::Fit:
        return u"fit"_s;
    case SortKey::Relevance:
        return u"relevance"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

void measureSearches(const QString &path, const QList<PieceGroup> &groups)
{
    must(opened(path)->indexed()); // if another version of the program made it
    for (const PieceGroup &group : groups) {
        Samples cold;
        Samples first;
        Samples order;
        Slowest slowestFirst;
        Slowest slowestOrder;
        qsizetype late = 0;
        for (const QString &search : group.searches) {
            if (cold.count() < 4) {
                const auto library = opened(path);
                cold.time([&] { must(library->first(searchFor(search), screen)); });
            }
        }
        const auto library = opened(path);
        must(library->order({}));
        for (const QString &search : group.searches) {
            QList<PaperRow> rows;
            PaperOrder all;
            first.time([&] { rows = must(library->first(searchFor(search), screen)); });
            slowestFirst.note(search, first.last());
            order.time([&] { all = must(library->order(searchFor(search))); });
            slowestOrder.note(search, order.last());
            late += rows.isEmpty() && !all.numbers.isEmpty() ? 1 : 0;
        }
        cold.print(group.name + u": first rows, new connection"_s);
        first.print(
            group.name + u": first rows"_s +
            (late > 0 ? u" ("_s + QString::number(late) + u" left to the order)"_s : u""_s));
        order.print(group.name + u": the order"_s);
        slowestFirst.print("first rows");
        slowestOrder.print("order");
    }
}

void measureLists(const QString &path)
{
    constexpr std::array keys{SortKey::Votes,   SortKey::Title, SortKey::Date,
                              SortKey::Authors, SortKey::Read,  SortKey::Starred};
    Samples opening;
    for (int i = 0; i < 9; ++i)
        opening.time([&] { (void)opened(path); });
    opening.print(u"open"_s);
    for (const SortKey key : keys) {
        Samples cold;
        Samples first;
        Samples order;
        for (const bool ascending : {false, true}) {
            const Query query{.withMuted = false, .sort = key, .ascending = ascending};
            const auto library = opened(path);
            cold.time([&] { must(library->first(query, screen)); });
            for (int i = 0; i < 5; ++i) {
                first.time([&] { must(library->first(query, screen)); });
                order.time([&] { must(library->order(query)); });
            }
        }
        cold.print(u"by "_s + nameOf(key) + u": first rows, new connection"_s);
        first.print(u"by "_s + nameOf(key) + u": first rows"_s);
        order.print(u"by "_s + nameOf(key) + u": the order"_s);
    }
    const auto library = opened(path);
    const PaperOrder all = must(library->order({}));
    Samples rowsAt;
    Samples days;
    Samples counts;
    Samples unread;
    for (int i = 0; i < 9; ++i) {
        const qsizetype at = all.numbers.size() * i / 10;
        rowsAt.time([&] { must(library->rowsAt(all.numbers.mid(at, screen))); });
        days.time([&] { must(library->days()); });
        counts.time([&] { must(library->counts()); });
        unread.time([&] { must(library->first({.unread = true, .withMuted = false}, screen)); });
    }
    rowsAt.print(u"a screen of rows anywhere"_s);
    unread.print(u"unread, by votes: first rows"_s);
    days.print(u"the days"_s);
    counts.print(u"the counts"_s);
}

void measureMarks(const QString &path)
{
    const auto library = opened(path);
    const PaperOrder all = must(library->order({}));
    const QList<PaperRow> rows = must(library->rowsAt(all.numbers.mid(0, 50)));
    Samples mark;
    for (const PaperRow &row : rows)
        mark.time([&] { must(library->mark({Mark::Starred, true, {row.id.text}})); });
    mark.print(u"a star, on disk"_s);
    for (qsizetype i = 0; i < rows.size(); ++i)
        must(library->undo());
    Samples everything;
    everything.time([&] { must(library->markAll(Mark::Read, true, all.numbers)); });
    everything.print(u"all marked read"_s);
    Samples back;
    back.time([&] { must(library->undo()); });
    back.print(u"and taken back"_s);
}

} // namespace broadsheet::bench
