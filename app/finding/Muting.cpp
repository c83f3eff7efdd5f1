#include "finding/Muting.h"

#include "finding/PaperLists.h"
#include "search/Fold.h"
#include "tables/DayCounts.h"
#include "tables/DocumentReader.h"
#include "tables/MuteFilter.h"
#include "tables/PaperFlags.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

Expression anyOf(const QStringList &words, std::initializer_list<SearchField> fields)
{
    Expression expression{.kind = Expression::Kind::Any};
    for (const QString &word : words)
        for (const SearchField field : fields)
            expression.children.push_back(
                {.kind = Expression::Kind::Term, .field = field, .text = folded(word)});
    return expression;
}

PaperSet papersOf(Database &database, const QStringList &authors)
{
    Statement papers(database, "SELECT a.paper FROM json_each(?) AS asked"
                               " CROSS JOIN authorship AS a ON a.name = asked.value");
    return numbersFrom(papers.with(jsonOf(authors)));
}

// Papers with a muted word only in keywords, tags, notes or the id are checked one by one: they are
// few, and only those with the word in a keyword are muted.
PaperSet papersToMute(Database &database)
{
    const Muting muting = mutingOf(database);
    PaperSet muted = papersOf(database, muting.authors);
    if (muting.words.isEmpty())
        return muted;
    muted |= papersMatching(database, anyOf(muting.words, {SearchField::Head, SearchField::Text}));
    PaperSet candidates = papersMatching(database, anyOf(muting.words, {SearchField::Anywhere}));
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
    Statement update(database, "UPDATE paper SET muted = ? WHERE number = ?");
    papers.forEach([&](qint64 number) { (void)update.with(muted ? 1 : 0, number).step(); });
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
    DocumentReader documents(database);
    Statement isMuted(database, "SELECT muted FROM paper WHERE number = ?");
    Statement update(database, "UPDATE paper SET muted = ? WHERE number = ?");
    QSet<QDate> days;
    for (const qint64 number : papers) {
        const bool was = isMuted.with(number).step() && isMuted.flag(0);
        if (!was && filter.hidesNothing())
            continue;
        const Document document = documents.at(number);
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
    Statement indexed(database, "SELECT number FROM paper WHERE indexed = 1");
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
    const PaperSet now = papersToMute(database);
    const PaperSet was = papersThatAre(database, PaperFlag::Muted);
    PaperSet appear = was;
    appear -= now;
    PaperSet vanish = now;
    vanish -= was;
    setMuted(database, appear, false);
    setMuted(database, vanish, true);
    updateAllDayCounts(database);
    return differingDays(before, dayCounts(database));
}

} // namespace broadsheet
