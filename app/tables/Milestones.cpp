#include "tables/Milestones.h"

#include "base/Clock.h"
#include "papers/Links.h"
#include "sqlite/Statement.h"
#include "tables/Listings.h"
#include "tables/MarkedSubjects.h"
#include "tables/Merge.h"
#include "tables/PaperFlags.h"
#include "tables/Withdrawal.h"

#include <QMap>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr QLatin1StringView versionFact{"version"};
constexpr QLatin1StringView withdrawnFact{"withdrawn"};
constexpr QLatin1StringView publishedFact{"published"};

// When something was known first, over all sources.
struct FirstKnown
{
    qint64 at = 0;
    QDate day;
};

using Known = QMap<std::pair<QString, int>, FirstKnown>; // by fact and version

Known knownOf(Database &database, qint64 number)
{
    Known known;
    Rows rows =
        database.select(u"SELECT fact, version, min(at), min(nullif(day, '')) FROM milestone"
                        " WHERE paper = ? GROUP BY fact, version"_s,
                        number);
    while (rows.next())
        known.insert({rows.text(0), rows.count(1)}, {.at = rows.number(2), .day = rows.day(3)});
    return known;
}

// When the user last saw or marked the paper, in milliseconds since 1970.
qint64 lastSeen(Database &database, const QString &id)
{
    static const QString sql =
        u"SELECT max(wall_time(event, at)) FROM state WHERE subject = ? AND kind IN ("_s +
        sqlKinds(&MarkKind::endsChange) + u')';
    return database.number(sql, id);
}

PaperChange changeOf(const Paper &paper, const Known &known, qint64 seen)
{
    qint64 first = std::numeric_limits<qint64>::max();
    for (const FirstKnown &one : known)
        first = std::min(first, one.at);
    const auto isNews = [&](QLatin1StringView fact, int version) {
        const auto one = known.constFind({QString(fact), version});
        return one != known.cend() && one->at > seen && one->at > first;
    };
    PaperChange change;
    const int version = paper.version.value_or(0);
    if (version > 1 && isNews(versionFact, version)) {
        const FirstKnown &one = *known.constFind({QString(versionFact), version});
        change.version = version;
        change.since = one.day.isValid() ? one.day : utcTime(one.at).toLocalTime().date();
    }
    change.isWithdrawn = paper.isWithdrawn && (change.version > 0 || isNews(withdrawnFact, 0));
    if (isNews(publishedFact, 0))
        change.published = !paper.journalReference.isEmpty()      ? paper.journalReference
                           : publicationPage(paper.doi).isValid() ? paper.doi
                                                                  : QString();
    return change;
}

QString stored(const PaperChange &change)
{
    if (change.isEmpty())
        return {};
    return QStringList{QString::number(change.version), change.since.toString(Qt::ISODate),
                       change.isWithdrawn ? QString(withdrawnFact) : QString(), change.published}
        .join(listSeparator);
}

} // namespace

QList<Milestone> milestonesOf(const Listing &said, bool isUpdate)
{
    const PaperReport &report = said.report;
    QList<Milestone> milestones;
    const auto add = [&](QLatin1StringView fact, int version, qint64 at, QDate day) {
        milestones.append({report.id.text, said.source, fact, version, at, day});
    };
    const int version = report.version.value_or(0);
    if (version > 0)
        add(versionFact, version, said.seen, report.versionDay);
    if (version > 1 && isUpdate)
        add(versionFact, version - 1, 0, {});
    const auto isNotice = [](const SourceText &text) {
        return text.kind == TextKind::Abstract && isNoticeOfWithdrawal(text.markdown);
    };
    if (saysWithdrawn(report.comment) || std::ranges::any_of(report.texts, isNotice))
        add(withdrawnFact, 0, said.seen, {});
    if (!report.journalReference.isEmpty() || publicationPage(report.doi).isValid())
        add(publishedFact, 0, said.seen, {});
    return milestones;
}

bool keepMilestone(Database &database, const Milestone &milestone)
{
    const QString key = u" FROM milestone AS m JOIN paper AS p ON p.number = m.paper"
                        " WHERE p.id = ? AND m.source = ? AND m.fact = ? AND m.version = ?"_s;
    {
        Rows known = database.select(u"SELECT m.at, m.day"_s + key, milestone.paper,
                                     milestone.source, milestone.fact, milestone.version);
        if (known.next() && known.number(0) <= milestone.at &&
            (!milestone.day.isValid() || (known.day(1).isValid() && known.day(1) <= milestone.day)))
            return false;
    }
    database.execute(
        u"INSERT INTO milestone (paper, source, fact, version, at, day)"
        " SELECT number, ?, ?, ?, ?, ? FROM paper WHERE id = ?"
        " ON CONFLICT DO UPDATE SET at = min(at, excluded.at),"
        " day = ifnull(min(nullif(day, ''), nullif(excluded.day, '')), max(day, excluded.day))"_s,
        milestone.source, milestone.fact, milestone.version, milestone.at, milestone.day,
        milestone.paper);
    return true;
}

void moveMilestones(Database &database, qint64 from, qint64 into)
{
    database.execute(u"INSERT INTO milestone SELECT ?, source, fact, version, at, day"
                     " FROM milestone WHERE paper = ?"
                     " ON CONFLICT DO UPDATE SET at = min(at, excluded.at)"_s,
                     into, from);
    database.execute(u"DELETE FROM milestone WHERE paper = ?"_s, from);
}

PaperSet watchedPapers(Database &database)
{
    PaperSet papers = papersThatAre(database, PaperFlag::Starred);
    Statement noted(database, "SELECT p.number FROM state AS s JOIN paper AS p ON p.id = s.subject"
                              " WHERE s.kind = 'note' AND s.value = 1");
    papers |= numbersFrom(noted);
    return papers;
}

QHash<QString, qint64> watchedAmong(Database &database, const QStringList &ids)
{
    QHash<QString, qint64> watched;
    Rows rows =
        database.select(u"SELECT p.id, p.number FROM json_each(?) AS asked CROSS JOIN paper AS p"
                        " ON p.id = asked.value CROSS JOIN mark AS m ON m.paper = p.number"
                        " WHERE m.starred = 1 OR EXISTS (SELECT 1 FROM state AS s"
                        " WHERE s.kind = 'note' AND s.subject = p.id AND s.value = 1)"_s,
                        jsonOf(ids));
    while (rows.next())
        watched.insert(rows.text(0), rows.number(1));
    return watched;
}

bool renewChange(Database &database, qint64 number, const Paper &paper)
{
    const QString before = database.text(u"SELECT change FROM paper WHERE number = ?"_s, number);
    const QString now =
        stored(changeOf(paper, knownOf(database, number), lastSeen(database, paper.id.text)));
    if (now == before)
        return false;
    database.execute(u"UPDATE paper SET change = ? WHERE number = ?"_s, now, number);
    return true;
}

void renewChanges(Database &database, const QStringList &ids)
{
    const QHash<QString, qint64> watched = watchedAmong(database, ids);
    QList<qint64> changing;
    for (const qint64 number : watched)
        if (database.number(u"SELECT change > '' OR (SELECT max(at) > min(at) FROM milestone"
                            " WHERE paper = number) FROM paper WHERE number = ?"_s,
                            number) != 0)
            changing.append(number);
    for (const qint64 number : std::as_const(changing))
        (void)renewChange(database, number, merged(listingsOfPaper(database, number)));
    QStringList others = ids;
    others.removeIf([&watched](const QString &id) { return watched.contains(id); });
    database.execute(u"UPDATE paper SET change = '' WHERE change > ''"
                     " AND id IN (SELECT value FROM json_each(?))"_s,
                     jsonOf(others));
}

PaperChange changeFrom(const QString &stored)
{
    const QStringList parts = stored.split(listSeparator);
    return {.version = parts.value(0).toInt(),
            .since = QDate::fromString(parts.value(1), Qt::ISODate),
            .isWithdrawn = !parts.value(2).isEmpty(),
            .published = parts.value(3)};
}

} // namespace broadsheet
