// What is stored together of what sources said: compares reports with the library and writes the
// differences, some papers at a time. Throws Failed.
#pragma once

#include "library/DayEntries.h"
#include "library/StoreClock.h"
#include "papers/ChangeSet.h"
#include "papers/Report.h"
#include "tables/Milestones.h"
#include "tables/PaperTable.h"

namespace broadsheet {

// What has to be written of one paper.
struct PaperWrite
{
    qint64 number = 0;                        // 0: not in the library yet
    QList<std::pair<Listing, bool>> listings; // true: with its texts
    QList<Observation> older;
    bool isChanged = false;  // something that a source said differs
    bool isRetimed = false;  // something was said again, later
    bool isReworded = false; // texts that search looks at differ
};

// How many reports of a day and source had no time of their own.
using UntimedReports = QHash<std::pair<QString, QDate>, int>;

// First take() every report, then compare(), then write() until it is done. Nobody else may store
// anything in between.
class StoreRun final
{
public:
    StoreRun(Database &database, StoreClock &clock, qint64 now, UntimedReports &untimed)
        : m_database(database), m_clock(clock), m_now(now), m_untimed(untimed),
          m_paperTable(database)
    {}

    void take(const DayReport &report);
    void compare();
    // At most so many papers. Returns whether all were written.
    [[nodiscard]] bool write(qsizetype most);
    [[nodiscard]] qsizetype written() const { return m_written; } // papers
    [[nodiscard]] const ChangeSet &changes() const { return m_changes; }

private:
    DayEntries &dayOf(const DayReport &report);
    void compare(const DayEntries &day);
    void compareLedger(const DayEntries &day, bool isChanged);
    [[nodiscard]] bool isKnown(const QString &id);
    void writePapers(const QStringList &ids);
    void keepMilestones(QSet<QString> &ids, bool isLast);
    void renewChanges(const QSet<QString> &ids);
    PaperWrite &writeFor(const QString &id, qint64 number);
    void write(const PaperId &id, const PaperWrite &paper);
    [[nodiscard]] qint64 addPaper(const PaperId &id, const PaperWrite &paper);
    bool writeParts(qint64 number, const PaperWrite &paper);
    [[nodiscard]] Paper shown(qint64 number, const QList<Listing> &listings);

    Database &m_database;
    StoreClock &m_clock;
    qint64 m_now;
    UntimedReports &m_untimed;
    PaperTable m_paperTable;
    QHash<std::pair<QString, QDate>, qsizetype> m_places; // in m_days
    QList<DayEntries> m_days;
    QList<qsizetype> m_newLedger; // of which of m_days it is to be written
    QHash<QString, PaperWrite> m_papers;
    QStringList m_order;      // of the ids in m_papers
    qsizetype m_written = 0;  // of them
    QList<qint64> m_reworded; // papers that are new or have other words
    QList<Milestone> m_milestones;
    ChangeSet m_changes;
};

// `now`: ms since 1970.
void updateRise(Database &database, PaperTable &papers, qint64 number, const QString &id,
                const QList<Listing> &listings, qint64 now);

} // namespace broadsheet
