#include "library/Muting.h"

#include "library/Documents.h"
#include "library/Labels.h"
#include "library/Tally.h"
#include "papers/NumberSet.h"
#include "search/Fold.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QStringList mutedSubjects(Database &database, const QString &kind)
{
    QStringList subjects;
    for (Rows rows = database.select(
             u"SELECT subject FROM state WHERE kind = ? AND value = 1"_s, kind);
         rows.next();)
        subjects.append(rows.text(0));
    sortNames(subjects);
    return subjects;
}

// A word in what others wrote; not in what the reader did.
Expression anyOf(const QStringList &words)
{
    Expression expression{.kind = Expression::Kind::Any};
    for (const QString &word : words)
        expression.children.push_back({.kind = Expression::Kind::Term, .text = folded(word)});
    return expression;
}

NumberSet numbersIn(Rows rows)
{
    NumberSet numbers;
    while (rows.next())
        numbers.insert(rows.number(0));
    return numbers;
}

NumberSet mutedPapers(Database &database)
{
    return numbersIn(database.select(u"SELECT number FROM paper WHERE muted = 1"_s));
}

NumberSet papersToMute(Database &database)
{
    const Muting muting = mutingOf(database);
    NumberSet muted = numbersIn(
        database.select(u"SELECT a.paper FROM json_each(?) AS asked CROSS JOIN authorship AS a"
                        " ON a.name = asked.value"_s,
                        jsonOf(muting.authors)));
    if (muting.words.isEmpty())
        return muted;
    const Muter muter(database);
    Documents documents(database);
    const NumberSet indexed =
        numbersIn(database.select(u"SELECT number FROM paper WHERE indexed = 1"_s));
    indexed.forEach([&](qint64 number) {
        if (!muted.contains(number) && muter.hides(number, documents.at(number)))
            muted.insert(number);
    });
    return muted;
}

void setMuted(Database &database, const NumberSet &papers, bool muted)
{
    papers.forEach([&](qint64 number) {
        database.execute(u"UPDATE paper SET muted = ? WHERE number = ?"_s, muted, number);
    });
}

QSet<QDate> differingDays(const QList<DayTally> &before, const QList<DayTally> &after)
{
    QHash<QDate, DayTally> known;
    for (const DayTally &tally : before)
        known.insert(tally.day, tally);
    QSet<QDate> days;
    for (const DayTally &tally : after)
        if (known.take(tally.day) != tally)
            days.insert(tally.day);
    for (const DayTally &gone : std::as_const(known))
        days.insert(gone.day);
    return days;
}

} // namespace

Muting mutingOf(Database &database)
{
    return {.words = mutedSubjects(database, u"muteWord"_s),
            .authors = mutedSubjects(database, u"muteAuthor"_s)};
}

Muter::Muter(Database &database) : m_database(database)
{
    const Muting muting = mutingOf(database);
    m_words = anyOf(muting.words);
    if (!muting.authors.isEmpty())
        m_names = jsonOf(muting.authors);
}

bool Muter::hides(qint64 paper, const Document &document) const
{
    if (!m_words.children.empty()) {
        Document said = document;
        said.id.clear();
        said.tags.clear();
        said.note.clear();
        if (holds(m_words, said))
            return true;
    }
    return !m_names.isEmpty() &&
           m_database.number(u"SELECT count(*) FROM json_each(?) AS asked"
                             " CROSS JOIN authorship AS a"
                             " ON a.name = asked.value AND a.paper = ?"_s,
                             m_names, paper) > 0;
}

QSet<QDate> muteAnew(Database &database)
{
    const QList<DayTally> before = tallies(database);
    const NumberSet now = papersToMute(database);
    const NumberSet was = mutedPapers(database);
    NumberSet appear = was;
    appear -= now;
    NumberSet vanish = now;
    vanish -= was;
    setMuted(database, appear, false);
    setMuted(database, vanish, true);
    recountAll(database);
    return differingDays(before, tallies(database));
}

} // namespace broadsheet
