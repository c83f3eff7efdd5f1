#include "library/RenewIdentities.h"

#include "finding/SearchIndex.h"
#include "journal/GivenKeys.h"
#include "journal/RenewSubjects.h"
#include "papers/PaperId.h"
#include "spelling/PersonNames.h"
#include "spelling/TexLetters.h"
#include "sqlite/Transaction.h"
#include "tables/DayCounts.h"
#include "tables/Listings.h"
#include "tables/Milestones.h"
#include "tables/PaperNumbers.h"
#include "tables/PaperTable.h"
#include "tables/Votes.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// Of the rules for ids, names and letters. Increase it when they change.
constexpr int rulesVersion = 2;

bool isCurrent(Database &database)
{
    return database.text(u"SELECT value FROM meta WHERE key = 'identities'"_s) ==
           QString::number(rulesVersion);
}

class Renewal final
{
public:
    explicit Renewal(Database &database) : m_database(database), m_paperTable(database) {}

    void run()
    {
        renewIds();
        renewNames();
        renewTexts();
        renewSubjects(m_database);
        renewMarks(m_database); // a paper can have got an id that was marked before
        settleKeys(m_database);
        m_watched = watchedPapers(m_database);
        for (const qint64 paper : std::as_const(m_changed))
            showAgain(paper);
        m_paperTable.writeAuthors();
        clearDayCounts(m_database);
    }

private:
    void renewIds()
    {
        QList<std::pair<qint64, QString>> renamed;
        for (Rows rows = m_database.select(u"SELECT number, id FROM paper ORDER BY number"_s);
             rows.next();)
            if (const PaperId id{rows.text(1)}; id.today() != id)
                renamed.append({rows.number(0), id.today().text});
        for (const auto &[paper, id] : std::as_const(renamed)) {
            unindex(m_database, paper);
            if (const qint64 same = paperNumber(m_database, PaperId{id}); same != 0) {
                merge(paper, same);
                continue;
            }
            m_database.execute(u"UPDATE paper SET id = ? WHERE number = ?"_s, id, paper);
            m_changed.insert(paper); // what the user saw and marked may be known of this id
        }
    }

    void merge(qint64 from, qint64 into)
    {
        unindex(m_database, into);
        QList<Listing> known = listingsOfPaper(m_database, into);
        const QList<Listing> more = listingsOfPaper(m_database, from);
        for (const Listing &listing : more) {
            const auto same = std::ranges::find_if(known, [&listing](const Listing &other) {
                return other.source == listing.source && other.day == listing.day;
            });
            if (same == known.end())
                m_database.execute(u"UPDATE listing SET paper = ? WHERE number = ?"_s, into,
                                   listing.number);
            else
                joinListing(into, *same, listing);
        }
        QList<Observation> votes;
        for (Rows rows = m_database.select(
                 u"SELECT source, day, at, votes FROM vote WHERE paper = ?"_s, from);
             rows.next();)
            votes.append(observation(rows.text(0), rows.day(1), rows.number(2), rows.count(3)));
        for (const Observation &vote : std::as_const(votes))
            keepObservation(m_database, into, vote);
        moveMilestones(m_database, from, into);
        remove(from);
        m_changed.insert(into);
    }

    // All that refers to the paper, because foreign keys are off.
    void remove(qint64 paper)
    {
        const QStringList names =
            m_database.text(u"SELECT authors FROM paper WHERE number = ?"_s, paper)
                .split(listSeparator, Qt::SkipEmptyParts);
        for (const QString &name : names)
            m_database.execute(u"DELETE FROM authorship WHERE name = ? AND paper = ?"_s, name,
                               paper);
        m_database.execute(u"DELETE FROM vote WHERE paper = ?"_s, paper);
        m_database.execute(u"DELETE FROM mark WHERE paper = ?"_s, paper);
        m_database.execute(u"DELETE FROM paper WHERE number = ?"_s, paper);
    }

    // Votes that are not the newest move to the older ones.
    void joinListing(qint64 paper, Listing &known, const Listing &more)
    {
        const std::optional<Observation> both[] = {observationOf(known), observationOf(more)};
        m_database.execute(u"DELETE FROM text WHERE listing = ?"_s, more.number);
        m_database.execute(u"DELETE FROM listing WHERE number = ?"_s, more.number);
        join(known, more);
        ListingWriter(m_database).write(paper, known, true);
        for (const auto &vote : both)
            if (vote && vote != observationOf(known))
                keepObservation(m_database, paper, *vote);
    }

    void renewNames()
    {
        QList<std::tuple<qint64, qint64, QStringList>> renamed;
        for (Rows rows = m_database.select(
                 u"SELECT number, paper, authors FROM listing WHERE authors > ''"_s);
             rows.next();) {
            const QStringList written = rows.list(2);
            if (QStringList names = personNames(written); names != written)
                renamed.append({rows.number(0), rows.number(1), std::move(names)});
        }
        for (const auto &[listing, paper, names] : std::as_const(renamed)) {
            unindex(m_database, paper);
            m_database.execute(u"UPDATE listing SET authors = ? WHERE number = ?"_s, names,
                               listing);
            m_changed.insert(paper);
        }
    }

    void renewTexts()
    {
        QList<std::tuple<qint64, qint64, QString>> respelled;
        for (Rows rows =
                 m_database.select(u"SELECT listing, position, markdown FROM text"
                                   " WHERE instr(markdown, '\\') > 0 ORDER BY listing, position"_s);
             rows.next();) {
            const QString written = rows.text(2);
            if (QString text = withTexLetters(written, TexPlace::Prose); text != written)
                respelled.append({rows.number(0), rows.number(1), std::move(text)});
        }
        for (const auto &[listing, position, text] : std::as_const(respelled)) {
            unindex(m_database,
                    m_database.number(u"SELECT paper FROM listing WHERE number = ?"_s, listing));
            m_database.execute(u"UPDATE text SET markdown = ? WHERE listing = ? AND position = ?"_s,
                               text, listing, position);
        }
    }

    void showAgain(qint64 paper)
    {
        const QList<Listing> listings = listingsOfPaper(m_database, paper);
        m_paperTable.update(paper, merged(listings));
        if (m_watched.contains(paper))
            renewChange(m_database, paper, merged(listings));
        m_paperTable.setRise(
            paper,
            riseOf(m_database, m_database.text(u"SELECT id FROM paper WHERE number = ?"_s, paper),
                   observationsOf(m_database, paper, listings)));
    }

    Database &m_database;
    PaperTable m_paperTable;
    QSet<qint64> m_changed; // papers that lists show otherwise
    PaperSet m_watched;     // starred or noted
};

void renewOnce(Database &database)
{
    Transaction transaction(database);
    if (isCurrent(database))
        return; // another process did it
    Renewal(database).run();
    database.execute(u"INSERT OR REPLACE INTO meta (key, value) VALUES ('identities', ?)"_s,
                     QString::number(rulesVersion));
    transaction.commit();
}

} // namespace

void renewIdentities(Database &database)
{
    if (isCurrent(database))
        return;
    // With foreign keys, removing a paper would read all of `authorship`, which has no index by
    // paper. A connection that fails here is closed.
    database.pragma(u"foreign_keys = OFF"_s);
    renewOnce(database);
    database.pragma(u"foreign_keys = ON"_s);
}

} // namespace broadsheet
