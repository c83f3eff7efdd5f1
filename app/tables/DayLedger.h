// The table `day`: what is known of each day from each source. The result of several attempts does
// not depend on the order in which they are stored. Throws Failed.
#pragma once

#include "papers/Day.h"
#include "papers/Report.h"
#include "sqlite/Database.h"

namespace broadsheet {

// Times are milliseconds since 1970; 0: none.
struct LedgerRow
{
    DayStatus status = DayStatus::NotFetched; // Complete also if there are no papers
    QString origin;
    qint64 at = 0;    // of the report that the status comes from
    qint64 tried = 0; // the last attempt
    QString problem;
    qint64 nextTry = 0;
    QByteArray validator;
    qint64 validatorAt = 0;

    bool operator==(const LedgerRow &) const = default;
};

[[nodiscard]] LedgerRow ledgerRow(const DayReport &report, qint64 at);

// Commutative, associative and idempotent; NotFetched changes nothing.
void join(LedgerRow &into, const LedgerRow &from);

// Several files can hold a day: the row names the one with the most of its papers, the newest of
// several. Returns whether that changed. Only for days whose papers are stored.
bool nameFullestFile(Database &database, const QString &source, QDate day);

[[nodiscard]] LedgerRow readLedgerRow(Database &database, const QString &source, QDate day);
void writeLedgerRow(Database &database, const QString &source, QDate day, const LedgerRow &row);

struct DayOfSource
{
    QDate day;
    DaySource source;
};

// For which days DaySource::papers is counted. Always takes time for every listing.
enum class PapersCounted { WhileGrowing, Always };

// All days of all sources, as they are shown: a complete day without papers is Empty.
[[nodiscard]] QList<DayOfSource> ledger(Database &database, PapersCounted counted);

} // namespace broadsheet
