#include "rescue/MergeSalvaged.h"

#include "journal/MergeEvents.h"
#include "journal/StoredEvents.h"
#include "papers/StorableText.h"
#include "rescue/Nonsense.h"
#include "sqlite/Transaction.h"
#include "tables/DayLedger.h"
#include "tables/Listings.h"
#include "tables/Milestones.h"
#include "tables/PaperNumbers.h"
#include "tables/Votes.h"

#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

bool areSound(const QStringList &texts)
{
    return std::ranges::all_of(texts, isSound);
}

bool isSoundReport(const PaperReport &report)
{
    return areSound({report.url, report.title, report.comment, report.code, report.project,
                     report.organization, report.doi, report.journalReference}) &&
           areSound(report.authors) && areSound(report.media) && areSound(report.categories) &&
           areSound(report.keywords) &&
           std::ranges::all_of(report.texts,
                               [](const SourceText &text) {
                                   return isSound(text.markdown) && isSound(text.language);
                               }) &&
           report.votes.value_or(0) >= 0;
}

bool isUuid(const QString &text)
{
    const QUuid uuid = QUuid::fromString(text);
    return !uuid.isNull() && uuid.toString(QUuid::WithoutBraces) == text;
}

// Empty: none can be read.
QString namedDevice(Database &salvaged)
{
    const QString name =
        salvaged.text(u"SELECT ifnull(max(value), '') FROM meta WHERE key = 'device'"_s);
    return isUuid(name) ? name : QString();
}

class Merging final
{
public:
    Merging(Database &library, Database &salvaged, qint64 now)
        : m_library(library), m_salvaged(salvaged), m_now(now)
    {}

    void events();
    [[nodiscard]] qint64 papers();
    void milestones();
    void days();
    void device();

private:
    [[nodiscard]] bool isKnown(const JournalEvent &event);
    [[nodiscard]] qint64 timeOf(const JournalEvent &event);
    [[nodiscard]] bool hasEventAt(qint64 time);
    [[nodiscard]] bool isPossible(qint64 time) const { return time >= 0 && time <= m_now; }
    void findLostPapers();
    [[nodiscard]] bool contradicts(const Listing &listing, qint64 paper);
    [[nodiscard]] bool takeListings(const PaperId &id, const QList<Listing> &listings);
    void takeNewer(qint64 paper, Listing known, Listing said);
    void take(qint64 paper, Listing said);
    void takeVotes(qint64 from, qint64 paper);

    Database &m_library;
    Database &m_salvaged;
    qint64 m_now;
};

// Damage that changed the id of an event would bring it a second time.
bool Merging::isKnown(const JournalEvent &event)
{
    return m_library.number(u"SELECT EXISTS (SELECT 1 FROM event WHERE kind = ? AND subject = ?"
                            " AND at = ? AND value = ?)"_s,
                            event.kind, event.subject, event.at, event.value) != 0;
}

bool Merging::hasEventAt(qint64 time)
{
    static const QString sql = u"SELECT EXISTS (SELECT 1 FROM event WHERE at = ?)"_s;
    return m_library.number(sql, time) != 0 || m_salvaged.number(sql, time) != 0;
}

// A time that damage made later would take back what the user did afterwards. An event is later
// than the clock, whose time is in its id, only if it follows another one at once.
qint64 Merging::timeOf(const JournalEvent &event)
{
    if (!isUuid(event.id) || event.id[14] != u'7')
        return event.at;
    const QString digits = event.id.first(8) + event.id.sliced(9, 4);
    const qint64 time = digits.toLongLong(nullptr, 16);
    return event.at > time && !hasEventAt(event.at - 1) ? time : event.at;
}

void Merging::events()
{
    Rows rows =
        m_salvaged.select(u"SELECT "_s + eventColumns + u" FROM event AS e ORDER BY e.id"_s);
    while (rows.next())
        if (const JournalEvent event = eventIn(rows); !isKnown(event))
            m_library.execute(u"INSERT OR IGNORE INTO event"
                              " (id, at, device, action, undoes, kind, subject, value, text)"
                              " VALUES (?, ?, ?, ?, nullif(?, ''), ?, ?, ?, ?)"_s,
                              event.id, timeOf(event), event.device, event.action, event.undoes,
                              event.kind, event.subject, event.value, event.text);
}

// The library has a listing with this number that was said at the same moment, so it is that one,
// and damage changed its paper, source or day.
bool Merging::contradicts(const Listing &listing, qint64 paper)
{
    return m_library.number(u"SELECT EXISTS (SELECT 1 FROM listing WHERE number = ? AND seen = ?"
                            " AND (paper, source, day) <> (?, ?, ?))"_s,
                            listing.number, listing.seen, paper, listing.source, listing.day) != 0;
}

// Of two values of one time, that of the library is the one that was checked.
void Merging::takeNewer(qint64 paper, Listing known, Listing said)
{
    if (said.seen <= known.seen || !isPossible(said.seen) || !isSoundReport(said.report) ||
        said.report == known.report)
        return;
    for (size_t field = 0; field < fieldCount; ++field)
        if (said.times[field] <= known.times[field])
            said.times[field] = {};
    join(known, said);
    ListingWriter(m_library).write(paper, known, true);
}

void Merging::take(qint64 paper, Listing said)
{
    said.number = 0;
    said.report = storable(std::move(said.report));
    if (said.report.votes.value_or(0) < 0)
        said.report.votes.reset();
    if (!isPossible(said.seen)) { // else nothing that is said later would count
        said.seen = 0;
        said.setAllTimes();
    }
    ListingWriter(m_library).write(paper, said, true);
}

// False: there is nothing to be taken, and the library does not have the paper.
bool Merging::takeListings(const PaperId &id, const QList<Listing> &listings)
{
    qint64 paper = paperNumber(m_library, id);
    const QList<Listing> known = paper == 0 ? QList<Listing>() : listingsOfPaper(m_library, paper);
    for (const Listing &listing : listings) {
        if (contradicts(listing, paper))
            continue;
        if (paper == 0)
            paper = m_library.insert(u"INSERT INTO paper (id, title, authors, day, media, video)"
                                     " VALUES (?, '', '', '', '', 0)"_s,
                                     id.text);
        const auto same = std::ranges::find_if(known, [&listing](const Listing &other) {
            return other.source == listing.source && other.day == listing.day;
        });
        if (same != known.cend())
            takeNewer(paper, *same, listing);
        else
            take(paper, listing);
    }
    return paper != 0;
}

void Merging::takeVotes(qint64 from, qint64 paper)
{
    const QList<Observation> known = observationsOf(m_library, paper, {});
    for (const Observation &said : observationsOf(m_salvaged, from, {})) {
        const bool isKnown = std::ranges::any_of(known, [&said](const Observation &other) {
            return other.source == said.source && other.day == said.day && other.at == said.at;
        });
        if (!isKnown && said.votes >= 0 && isPossible(said.at) && isSound(said.source))
            (void)keepObservation(m_library, paper, said);
    }
}

// Listings whose papers' rows are lost: the backups may know the numbers.
void Merging::findLostPapers()
{
    QList<qint64> lost;
    for (Rows rows = m_salvaged.select(u"SELECT DISTINCT paper FROM listing"
                                       " WHERE paper NOT IN (SELECT number FROM paper)"_s);
         rows.next();)
        lost.append(rows.number(0));
    for (const qint64 number : std::as_const(lost))
        if (const QString id = m_library.text(u"SELECT id FROM paper WHERE number = ?"_s, number);
            !id.isEmpty())
            m_salvaged.execute(
                u"INSERT OR IGNORE INTO paper (number, id, title, authors, day, media, video)"
                " VALUES (?, ?, '', '', '', '', 0)"_s,
                number, id);
    placeListings(m_salvaged);
}

qint64 Merging::papers()
{
    findLostPapers();
    qint64 leftOut = 0;
    Rows rows = m_salvaged.select(u"SELECT number, id FROM paper ORDER BY number"_s);
    while (rows.next()) {
        const qint64 from = rows.number(0);
        const PaperId id{rows.text(1)};
        if (takeListings(id, listingsOfPaper(m_salvaged, from)))
            takeVotes(from, paperNumber(m_library, id));
        else
            ++leftOut;
    }
    return leftOut;
}

void Merging::milestones()
{
    Rows rows = m_salvaged.select(u"SELECT p.id, m.source, m.fact, m.version, m.at, m.day"
                                  " FROM milestone AS m JOIN paper AS p ON p.number = m.paper"_s);
    while (rows.next()) {
        const Milestone milestone{rows.text(0),  rows.text(1),   rows.text(2),
                                  rows.count(3), rows.number(4), rows.day(5)};
        const bool isKnown =
            m_library.number(u"SELECT EXISTS (SELECT 1 FROM milestone AS m JOIN paper AS p"
                             " ON p.number = m.paper WHERE p.id = ? AND m.source = ? AND m.fact = ?"
                             " AND m.version = ?)"_s,
                             milestone.paper, milestone.source, milestone.fact,
                             milestone.version) != 0;
        if (!isKnown && isPossible(milestone.at) && isSound(milestone.source + milestone.fact))
            (void)keepMilestone(m_library, milestone);
    }
}

void Merging::days()
{
    Rows rows = m_salvaged.select(u"SELECT day, source FROM day"_s);
    while (rows.next()) {
        const QDate day = rows.day(0);
        const QString source = rows.text(1);
        const LedgerRow said = readLedgerRow(m_salvaged, source, day);
        LedgerRow known = readLedgerRow(m_library, source, day);
        if (said.tried <= known.tried || !isPossible(said.tried) || !isPossible(said.at))
            continue;
        join(known, said);
        writeLedgerRow(m_library, source, day, known);
    }
}

void Merging::device()
{
    if (const QString name = namedDevice(m_salvaged); !name.isEmpty())
        setDevice(m_library, name);
    const QString identities =
        m_salvaged.text(u"SELECT ifnull(max(value), '') FROM meta WHERE key = 'identities'"_s);
    if (!identities.isEmpty())
        m_library.execute(u"INSERT OR IGNORE INTO meta (key, value) VALUES ('identities', ?)"_s,
                          identities);
}

} // namespace

bool isOfAnother(Database &salvaged, const QString &device)
{
    const QString named = namedDevice(salvaged);
    return !device.isEmpty() && !named.isEmpty() && named != device &&
           salvaged.number(u"SELECT EXISTS (SELECT 1 FROM event WHERE device = ?)"_s, device) == 0;
}

qint64 mergeSalvaged(Database &library, Database &salvaged, qint64 now)
{
    Transaction transaction(library);
    Merging merging(library, salvaged, now);
    merging.events();
    const qint64 leftOut = merging.papers();
    merging.milestones();
    merging.days();
    merging.device();
    transaction.commit();
    return leftOut;
}

} // namespace broadsheet
