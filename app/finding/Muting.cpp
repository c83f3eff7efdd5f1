#include "finding/Muting.h"

#include "finding/ExpressionFinder.h"
#include "search/Fold.h"
#include "sqlite/Transaction.h"
#include "tables/DayCounts.h"
#include "tables/DocumentReader.h"
#include "tables/MuteFilter.h"
#include "tables/PaperFlags.h"
#include "tables/PaperNumbers.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>

#include <algorithm>
#include <chrono>
#include <optional>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// In `meta` while the column is out of date.
constexpr auto unfinished = "muting"_L1;

Expression anyOf(const QStringList &words, std::initializer_list<SearchField> fields)
{
    Expression expression{.kind = Expression::Kind::Any};
    for (const QString &word : words)
        for (const SearchField field : fields)
            expression.children.push_back(
                {.kind = Expression::Kind::Term, .field = field, .text = folded(word)});
    return expression;
}

PaperSet papersIn(Database &database, NumberRange range)
{
    Statement papers(database, "SELECT number FROM paper WHERE number BETWEEN ? AND ?");
    return numbersFrom(papers.with(range.first, range.last));
}

PaperSet mutedIn(Database &database, NumberRange range)
{
    Statement papers(database, "SELECT paper FROM mark WHERE muted = 1 AND paper BETWEEN ? AND ?");
    return numbersFrom(papers.with(range.first, range.last));
}

PaperSet papersOf(Database &database, const QStringList &authors, NumberRange range)
{
    Statement papers(database, "SELECT a.paper FROM json_each(?) AS asked"
                               " CROSS JOIN authorship AS a ON a.name = asked.value"
                               " WHERE a.paper BETWEEN ? AND ?");
    return numbersFrom(papers.with(jsonOf(authors), range.first, range.last));
}

// Papers with a muted word only in keywords, tags, notes or the id are checked one by one: they are
// few, and only those with the word in a keyword are muted.
PaperSet papersToMute(Database &database, NumberRange range = {})
{
    const Muting muting = mutingOf(database);
    PaperSet muted = papersOf(database, muting.authors, range);
    if (muting.words.isEmpty())
        return muted;
    const PaperSet all = papersIn(database, range);
    ExpressionFinder finder(database, range);
    muted |= finder.find(anyOf(muting.words, {SearchField::Head, SearchField::Text}), &all);
    PaperSet candidates = finder.find(anyOf(muting.words, {SearchField::Anywhere}), &all);
    candidates -= muted;
    const MuteFilter filter(database);
    DocumentReader documents(database);
    candidates.forEach([&](qint64 number) {
        if (filter.hides(number, documents.at(number)))
            muted.insert(number);
    });
    return muted;
}

void setMuted(Database &database, const PaperSet &papers, bool muted)
{
    Statement update(database, "UPDATE mark SET muted = ? WHERE paper = ?");
    papers.forEach([&](qint64 number) { (void)update.with(muted ? 1 : 0, number).step(); });
}

struct TurnedPapers
{
    PaperSet appear;
    PaperSet vanish;
};

TurnedPapers turnedPapers(Database &database, NumberRange range)
{
    const PaperSet now = papersToMute(database, range);
    const PaperSet was = mutedIn(database, range);
    TurnedPapers turned{.appear = was, .vanish = now};
    turned.appear -= now;
    turned.vanish -= was;
    return turned;
}

QString jsonOf(const PaperSet &papers)
{
    QList<qint32> numbers;
    papers.forEach([&numbers](qint64 number) { numbers.append(static_cast<qint32>(number)); });
    return broadsheet::jsonOf(numbers);
}

QSet<QDate> daysOf(Database &database, const PaperSet &papers)
{
    QSet<QDate> days;
    for (Rows rows =
             database.select(u"SELECT DISTINCT l.day FROM json_each(?) AS asked"
                             " CROSS JOIN listing AS l ON l.paper = asked.value WHERE l.day > ''"_s,
                             jsonOf(papers));
         rows.next();)
        days.insert(rows.day(0));
    return days;
}

QSet<QDate> differingDays(const QList<DayCount> &before, const QList<DayCount> &after)
{
    QHash<QDate, DayCount> known;
    for (const DayCount &count : before)
        known.insert(count.day, count);
    QSet<QDate> days;
    for (const DayCount &count : after)
        if (known.take(count.day) != count)
            days.insert(count.day);
    for (const DayCount &gone : std::as_const(known))
        days.insert(gone.day);
    return days;
}

} // namespace

QSet<QDate> updateMuted(Database &database, const QList<qint64> &papers)
{
    const MuteFilter filter(database);
    std::optional<DocumentReader> documents; // mostly nothing is muted, and it has many statements
    Statement isMuted(database, "SELECT muted FROM mark WHERE paper = ?");
    Statement update(database, "UPDATE mark SET muted = ? WHERE paper = ?");
    QSet<QDate> days;
    for (const qint64 number : papers) {
        const bool was = isMuted.with(number).step() && isMuted.flag(0);
        if (!was && filter.hidesNothing())
            continue;
        if (!documents)
            documents.emplace(database);
        const Document document = documents->at(number);
        const bool is = filter.hides(number, document);
        if (is == was)
            continue;
        (void)update.with(is ? 1 : 0, number).step();
        days.unite({document.days.cbegin(), document.days.cend()});
    }
    return days;
}

qsizetype wronglyMuted(Database &database)
{
    Statement indexed(database, "SELECT paper FROM mark WHERE indexed = 1");
    const PaperSet known = numbersFrom(indexed);
    const PaperSet now = papersToMute(database);
    const PaperSet was = papersThatAre(database, PaperFlag::Muted);
    PaperSet wrong = now;
    wrong -= was;
    PaperSet gone = was;
    gone -= now;
    wrong |= gone;
    wrong &= known;
    return wrong.count();
}

QSet<QDate> updateAllMuted(Database &database)
{
    const QList<DayCount> before = dayCounts(database);
    const auto [appear, vanish] = turnedPapers(database, {});
    setMuted(database, appear, false);
    setMuted(database, vanish, true);
    updateAllDayCounts(database);
    return differingDays(before, dayCounts(database));
}

bool RenewMuted::step(Database &database)
{
    using namespace std::chrono_literals;
    constexpr auto wanted = 10ms;
    constexpr qint64 fewest = 250;
    constexpr qint64 most = 16'000;
    const QDeadlineTimer end(wanted, Qt::PreciseTimer);
    const qint64 last = database.number(u"SELECT max(number) FROM paper"_s);
    do {
        QElapsedTimer timer;
        timer.start();
        const auto [appear, vanish] =
            turnedPapers(database, {.first = m_next, .last = m_next + m_papers - 1});
        m_days.unite(daysOf(database, appear)).unite(daysOf(database, vanish));
        (void)addPapersToDayCounts(database, -1, jsonOf(vanish));
        setMuted(database, vanish, true);
        setMuted(database, appear, false);
        (void)addPapersToDayCounts(database, 1, jsonOf(appear));
        m_next += m_papers;
        // How long a part takes depends on how many of its papers have the word.
        if (std::chrono::milliseconds(timer.elapsed()) < wanted / 2)
            m_papers = std::min(2 * m_papers, most);
        else if (std::chrono::milliseconds(timer.elapsed()) > wanted)
            m_papers = std::max(m_papers / 2, fewest);
    } while (m_next <= last && !end.hasExpired());
    const bool isDone = m_next > last;
    database.execute(isDone ? u"DELETE FROM meta WHERE key = ?"_s
                            : u"INSERT OR IGNORE INTO meta (key, value) VALUES (?, '1')"_s,
                     QString(unfinished));
    return isDone;
}

void finishRenewingMuted(Database &database)
{
    const auto isUnfinished = [&database] {
        return database.number(u"SELECT EXISTS (SELECT 1 FROM meta WHERE key = ?)"_s,
                               QString(unfinished)) != 0;
    };
    bool isDone = false;
    for (RenewMuted all; !isDone && isUnfinished();) { // others may be at it as well
        Transaction transaction(database);
        isDone = all.step(database);
        transaction.commit();
    }
}

} // namespace broadsheet
