#include "library/StoreRun.h"

#include "finding/Muting.h"
#include "finding/SearchIndex.h"
#include "tables/DayCounts.h"
#include "tables/DayLedger.h"
#include "tables/Listings.h"
#include "tables/PaperNumbers.h"
#include "tables/Votes.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QList<Listing> listingsOf(const PaperWrite &paper)
{
    QList<Listing> listings;
    for (const auto &[listing, withTexts] : paper.listings)
        listings.append(listing);
    return listings;
}

} // namespace

void updateRise(Database &database, PaperTable &papers, qint64 number, const QString &id,
                const QList<Listing> &listings, qint64 now)
{
    const QList<Observation> observations = observationsOf(database, number, listings);
    papers.setRise(number, isOldRise(observations, now) ? 0 : riseOf(database, id, observations));
}

qsizetype StoreRun::compare(qsizetype most)
{
    qsizetype done = m_reports.read(most);
    const QList<DayEntries> &days = m_reports.days();
    while (done < most && m_day < days.size()) {
        const DayEntries &day = days[m_day];
        if (m_paper < day.order.size()) {
            compare(day, day.order[m_paper++]);
            ++done;
            continue;
        }
        if (day.day.isValid() && day.ledgerNow != day.ledgerBefore)
            compareLedger(day);
        ++m_day;
        m_paper = 0;
        m_isDayChanged = false;
    }
    return done;
}

void StoreRun::compare(const DayEntries &day, const QString &id)
{
    const DayEntry &entry = *day.entries.constFind(id);
    const bool isWritten = entry.isChanged() || entry.isMoved() || entry.isRetimed();
    if (!isWritten && entry.older.isEmpty())
        return;
    m_isDayChanged |= entry.isChanged();
    PaperWrite &paper = writeFor(id, entry.paper);
    paper.isChanged |= entry.isChanged();
    paper.isRetimed |= entry.isRetimed();
    paper.isReworded |= entry.isReworded();
    paper.older.append(entry.older);
    if (isWritten)
        paper.listings.append({entry.now, entry.hasNewTexts()});
    if (!entry.before && day.day.isValid())
        m_changes.days.insert(day.day);
}

// A report without a time of its own that says nothing new leaves the ledger alone, so that storing
// it again writes nothing.
void StoreRun::compareLedger(const DayEntries &day)
{
    const bool isVisible = day.isLedgerVisible();
    if (isVisible)
        m_changes.days.insert(day.day);
    if (isVisible || m_isDayChanged || day.hasOwnTime ||
        day.ledgerNow.validator != day.ledgerBefore.validator)
        m_newLedger.insert(m_day);
}

PaperWrite &StoreRun::writeFor(const QString &id, qint64 number)
{
    const auto known = m_papers.find(id);
    if (known != m_papers.end())
        return *known;
    m_order.append(id);
    if (number == 0)
        number = paperNumber(m_database, PaperId{id});
    return *m_papers.insert(id, {.number = number});
}

qsizetype StoreRun::write(qsizetype most)
{
    const QStringList papers = m_order.mid(m_written, most);
    if (!papers.isEmpty())
        writeChanged(papers);
    m_written += papers.size();
    return papers.size();
}

// What was first said of papers that have no other news, then the ledger, which says of a day that
// it is there.
bool StoreRun::finish()
{
    constexpr qsizetype part = 25; // papers
    if (const QStringList others = m_reports.firstWithMilestones(part); !others.isEmpty())
        renewChanges(keepMilestones(others));
    else if (m_writtenDays < m_reports.days().size())
        writeLedger(m_writtenDays++);
    else
        return true;
    return false;
}

void StoreRun::writeChanged(const QStringList &papers)
{
    const auto numbers = [&]() -> QString {
        QStringList known;
        for (const QString &id : papers)
            if (const PaperWrite &paper = m_papers[id]; paper.number != 0 && paper.isChanged)
                known.append(QString::number(paper.number));
        return u'[' + known.join(u',') + u']';
    };
    const bool isCounted = addPapersToDayCounts(m_database, -1, numbers());
    writePapers(papers);
    m_paperTable.writeAuthors();
    (void)keepMilestones(papers);
    renewChanges(QSet<QString>(papers.cbegin(), papers.cend()));
    m_changes.days.unite(updateMuted(m_database, std::exchange(m_reworded, {})));
    if (!isCounted)
        updateAllDayCounts(m_database);
    else
        (void)addPapersToDayCounts(m_database, 1, numbers());
}

void StoreRun::writeLedger(qsizetype place)
{
    const DayEntries &day = m_reports.days()[place];
    if (m_newLedger.contains(place))
        writeLedgerRow(m_database, day.source, day.day, day.ledgerNow);
    if (nameFullestFile(m_database, day.source, day.day))
        m_changes.days.insert(day.day);
}

void StoreRun::writePapers(const QStringList &ids)
{
    for (const QString &id : ids) {
        PaperWrite &paper = m_papers[id];
        if (paper.number == 0)
            paper.number = addPaper(PaperId{id}, paper);
        else
            write(PaperId{id}, paper);
    }
}

// Of the papers of `m_order` that are new, in this order.
PaperColumns StoreRun::takeColumns()
{
    if (!m_ahead)
        m_ahead.emplace(m_order.size(), [this](qsizetype atOnce) { return nextColumns(atOnce); });
    if (m_columns.isEmpty())
        m_columns = m_ahead->take();
    return m_columns.takeFirst();
}

MadeAhead<PaperColumns>::Make StoreRun::nextColumns(qsizetype atOnce)
{
    QList<QList<Listing>> papers;
    for (; m_begun < m_order.size() && papers.size() < atOnce; ++m_begun)
        if (const PaperWrite &paper = m_papers[m_order[m_begun]]; paper.number == 0)
            papers.append(listingsOf(paper));
    if (papers.isEmpty())
        return {};
    return [papers = std::move(papers)]() mutable {
        QList<PaperColumns> columns;
        for (QList<Listing> &listings : papers)
            columns.append(columnsOf(merged(std::exchange(listings, {}))));
        return columns;
    };
}

// Returns the papers with new ones.
QSet<QString> StoreRun::keepMilestones(const QStringList &ids)
{
    QSet<QString> papers;
    for (const QString &id : ids) {
        const QList<Milestone> milestones = m_reports.takeMilestones(id);
        for (const Milestone &milestone : milestones)
            if (keepMilestone(m_database, milestone))
                papers.insert(id);
    }
    return papers;
}

void StoreRun::renewChanges(const QSet<QString> &ids)
{
    const QHash<QString, qint64> watched = watchedAmong(m_database, ids.values());
    for (const auto &[id, number] : watched.asKeyValueRange())
        if (renewChange(m_database, number, merged(listingsOfPaper(m_database, number))) &&
            !m_changes.added.contains(PaperId{id}))
            m_changes.content.insert(PaperId{id});
}

qint64 StoreRun::addPaper(const PaperId &id, const PaperWrite &paper)
{
    m_changes.added.insert(id);
    const qint64 number = m_paperTable.add(takeColumns());
    m_reworded.append(number);
    writeParts(number, paper);
    if (paper.listings.size() + paper.older.size() > 1) // one observation of votes is no rise
        updateRise(m_database, m_paperTable, number, id.text, listingsOf(paper), m_now);
    return number;
}

void StoreRun::write(const PaperId &id, const PaperWrite &paper)
{
    // When only times or old votes differ, the paper changes if another value is now the newest.
    const bool maybe = !paper.isChanged && (paper.isRetimed || !paper.older.isEmpty());
    const Paper before =
        maybe ? shown(paper.number, listingsOfPaper(m_database, paper.number)) : Paper();
    if (paper.isReworded)
        unindex(m_database, paper.number);
    const bool isObserved = writeParts(paper.number, paper);
    if (!paper.isChanged && !paper.isRetimed && !isObserved)
        return;
    const QList<Listing> listings = listingsOfPaper(m_database, paper.number);
    m_paperTable.update(paper.number, merged(listings));
    if (paper.isReworded)
        m_reworded.append(paper.number);
    updateRise(m_database, m_paperTable, paper.number, id.text, listings, m_now);
    if (paper.isChanged || shown(paper.number, listings) != before)
        m_changes.content.insert(id);
}

// Returns whether the library did not have one of the older votes.
bool StoreRun::writeParts(qint64 number, const PaperWrite &paper)
{
    for (const auto &[listing, withTexts] : paper.listings)
        m_listings.write(number, listing, withTexts);
    bool isObserved = false;
    for (const Observation &older : paper.older)
        isObserved |= keepObservation(m_database, number, older);
    return isObserved;
}

// What the user sees of it, which is everything but the times of its texts.
Paper StoreRun::shown(qint64 number, const QList<Listing> &listings)
{
    Paper paper = merged(listings);
    paper.votesOverTime = votesOverTime(observationsOf(m_database, number, listings));
    paper.rise =
        static_cast<int>(m_database.number(u"SELECT rise FROM paper WHERE number = ?"_s, number));
    for (PaperText &text : paper.texts)
        text.at = {};
    return paper;
}

} // namespace broadsheet
