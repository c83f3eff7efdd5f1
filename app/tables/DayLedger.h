// How each day stands with each source: the table `day`. The outcome of several attempts does not
// depend on the order in which they are stored.
#pragma once

#include "papers/Day.h"
#include "papers/Report.h"
#include "sqlite/Database.h"

namespace broadsheet {

// Times are ms since 1970, 0: none.
struct LedgerRow
{
    DayStatus status = DayStatus::NotFetched; // Complete also when there are no papers
    QString origin;
    qint64 at = 0;
    qint64 tried = 0;
    QString problem;
    qint64 nextTry = 0;
    QByteArray validator;
    qint64 validatorAt = 0;

    bool operator==(const LedgerRow &) const = default;
};

[[nodiscard]] LedgerRow ledgerRow(const DayReport &report, qint64 at);

// Commutative, associative and idempotent; NotFetched changes nothing.
void join(LedgerRow &into, const LedgerRow &from);

[[nodiscard]] LedgerRow readLedger(Database &database, const QString &source, QDate day);
void writeLedger(Database &database, const QString &source, QDate day, const LedgerRow &row);

struct DayOfSource
{
    QDate day;
    DaySource source;
};

// All of it, as the reader sees it: a day that is complete and has no papers is empty.
[[nodiscard]] QList<DayOfSource> ledger(Database &database);

} // namespace broadsheet
