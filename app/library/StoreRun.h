// What is stored together of what sources said: compares reports with the library and writes the
// differences, some papers at a time. Throws Failed.
#pragma once

#include "base/MadeAhead.h"
#include "library/TakenReports.h"
#include "papers/ChangeSet.h"
#include "tables/Listings.h"
#include "tables/PaperTable.h"

#include <optional>

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

// First compare() until it is done, then write() and finish() until they are done. Nobody else may
// store anything in between.
class StoreRun final
{
public:
    StoreRun(Database &database, qint64 now, TakenReports reports)
        : m_database(database), m_now(now), m_reports(std::move(reports)), m_paperTable(database),
          m_listings(database)
    {}

    // Does so much as reading so many papers takes. Returns how many it was; fewer: all is
    // compared.
    qsizetype compare(qsizetype most);
    // At most so many papers. Returns how many it wrote.
    [[nodiscard]] qsizetype write(qsizetype most);
    [[nodiscard]] bool isWritten() const { return m_written == m_order.size(); }
    // A small part of what is written behind all papers. True: it was the last one.
    [[nodiscard]] bool finish();
    [[nodiscard]] const ChangeSet &changes() const { return m_changes; }

private:
    void compare(const DayEntries &day, const QString &id);
    void compareLedger(const DayEntries &day);
    void writeChanged(const QStringList &ids);
    void writePapers(const QStringList &ids);
    void writeLedger(qsizetype place);
    [[nodiscard]] QSet<QString> keepMilestones(const QStringList &ids);
    void renewChanges(const QSet<QString> &ids);
    PaperWrite &writeFor(const QString &id, qint64 number);
    void write(const PaperId &id, const PaperWrite &paper);
    [[nodiscard]] PaperColumns takeColumns();
    [[nodiscard]] MadeAhead<PaperColumns>::Make nextColumns(qsizetype atOnce);
    [[nodiscard]] qint64 addPaper(const PaperId &id, const PaperWrite &paper);
    bool writeParts(qint64 number, const PaperWrite &paper);
    [[nodiscard]] Paper shown(qint64 number, const QList<Listing> &listings);

    Database &m_database;
    qint64 m_now;
    TakenReports m_reports;
    PaperTable m_paperTable;
    ListingWriter m_listings;
    qsizetype m_day = 0;         // of the reports, that is compared
    qsizetype m_paper = 0;       // of this day
    bool m_isDayChanged = false; // so far
    QSet<qsizetype> m_newLedger; // of which days it is to be written
    QHash<QString, PaperWrite> m_papers;
    QStringList m_order;           // of the ids in m_papers
    qsizetype m_written = 0;       // of them
    qsizetype m_begun = 0;         // of them: the columns of the new ones are made or being made
    QList<PaperColumns> m_columns; // that were made
    std::optional<MadeAhead<PaperColumns>> m_ahead; // on another thread
    qsizetype m_writtenDays = 0;                    // of the reports
    QList<qint64> m_reworded;                       // papers that are new or have other words
    ChangeSet m_changes;
};

// `now`: ms since 1970.
void updateRise(Database &database, PaperTable &papers, qint64 number, const QString &id,
                const QList<Listing> &listings, qint64 now);

} // namespace broadsheet
