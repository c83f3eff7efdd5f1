#include "tables/DayLedger.h"

#include "base/Clock.h"
#include "papers/SourceTraits.h"
#include "sqlite/Statement.h"
#include "tables/StoredWords.h"

#include <tuple>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// The better known status wins, whichever is newer.
int rank(DayStatus status)
{
    switch (status) {
    case DayStatus::Complete:
        return 5;
    case DayStatus::SoFar:
        return 4;
    case DayStatus::CutShort:
        return 3;
    case DayStatus::Empty:
        return 2;
    case DayStatus::NotOpenYet:
    case DayStatus::Failed:
        return 1;
    case DayStatus::NotFetched:
        break;
    }
    return 0;
}

qint64 millisecondsOf(const QDateTime &time)
{
    return time.isValid() ? time.toMSecsSinceEpoch() : 0;
}

QDateTime timeOf(qint64 milliseconds)
{
    return milliseconds == 0 ? QDateTime() : utcTime(milliseconds);
}

DayStatus shownStatus(DayStatus status, bool hasPapers)
{
    if (status == DayStatus::Complete || status == DayStatus::Empty)
        return hasPapers ? DayStatus::Complete : DayStatus::Empty;
    return status;
}

} // namespace

LedgerRow ledgerRow(const DayReport &report, qint64 at)
{
    if (report.status == DayStatus::NotFetched)
        return {};
    return {.status = report.status,
            .origin = report.origin,
            .at = at,
            .tried = report.tried.isValid() ? millisecondsOf(report.tried) : at,
            .problem = report.problem,
            .nextTry = millisecondsOf(report.nextTry),
            .validator = report.validator,
            .validatorAt = report.validator.isEmpty() ? 0 : at};
}

// Joins three parts, taking the greater value of each: the status, the last attempt, and the
// validator with which the source is asked for changes.
void join(LedgerRow &into, const LedgerRow &from)
{
    const auto status = [](const LedgerRow &row) {
        return std::tuple(rank(row.status), row.at, row.status, row.origin);
    };
    const auto attempt = [](const LedgerRow &row) {
        return std::tuple(row.tried, row.problem, row.nextTry);
    };
    const auto validator = [](const LedgerRow &row) {
        return std::tuple(!row.validator.isEmpty(), row.validatorAt, row.validator);
    };
    if (status(from) > status(into)) {
        into.status = from.status;
        into.origin = from.origin;
        into.at = from.at;
    }
    if (rank(from.status) > 0 && (rank(into.status) == 0 || attempt(from) > attempt(into))) {
        into.tried = from.tried;
        into.problem = from.problem;
        into.nextTry = from.nextTry;
    }
    if (validator(from) > validator(into)) {
        into.validator = from.validator;
        into.validatorAt = from.validatorAt;
    }
}

bool nameFullestFile(Database &database, const QString &source, QDate day)
{
    if (source != digestSource && source != arxivMailSource)
        return false;
    // Asks nothing of the row itself: the name must not depend on the order of the reports.
    Rows fullest = database.select(
        u"SELECT origin FROM listing WHERE day = ? AND source = ? GROUP BY origin"
        " ORDER BY origin > '' DESC, count(*) DESC, max(seen) DESC, origin LIMIT 1"_s,
        day, source);
    if (!fullest.next())
        return false;
    const QString name = fullest.text(0);
    const bool isOther = database.number(u"SELECT EXISTS (SELECT 1 FROM day WHERE day = ?"
                                         " AND source = ? AND origin <> ?)"_s,
                                         day, source, name) != 0;
    if (!isOther)
        return false;
    database.execute(u"UPDATE day SET origin = ? WHERE day = ? AND source = ?"_s, name, day,
                     source);
    return true;
}

LedgerRow readLedgerRow(Database &database, const QString &source, QDate day)
{
    Rows row = database.select(
        u"SELECT status, origin, at, tried, problem, next_try, validator, validator_at FROM day"
        " WHERE day = ? AND source = ?"_s,
        day, source);
    if (!row.next())
        return {};
    return {.status = dayStatusOf(row.text(0)).value_or(DayStatus::NotFetched),
            .origin = row.text(1),
            .at = row.number(2),
            .tried = row.number(3),
            .problem = row.text(4),
            .nextTry = row.number(5),
            .validator = row.text(6).toLatin1(),
            .validatorAt = row.number(7)};
}

void writeLedgerRow(Database &database, const QString &source, QDate day, const LedgerRow &row)
{
    database.execute(u"INSERT OR REPLACE INTO day (day, source, status, origin, at, tried, problem,"
                     " next_try, validator, validator_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                     day, source, storedWord(row.status), row.origin, row.at, row.tried,
                     row.problem, row.nextTry, QString::fromLatin1(row.validator), row.validatorAt);
}

QList<DayOfSource> ledger(Database &database, PapersCounted counted)
{
    QList<DayOfSource> days;
    Statement rows(database,
                   "SELECT d.day, d.source, d.status, d.origin, d.at, d.tried, d.problem,"
                   " d.next_try, d.validator, ? OR d.status = 'so far' AS counted,"
                   " CASE WHEN ? OR d.status = 'so far' THEN (SELECT count(*) FROM listing AS l"
                   " WHERE l.day = d.day AND l.source = d.source)"
                   " ELSE EXISTS (SELECT 1 FROM listing AS l"
                   " WHERE l.day = d.day AND l.source = d.source) END"
                   " FROM day AS d ORDER BY d.source");
    const int isAlways = counted == PapersCounted::Always ? 1 : 0;
    rows.with(isAlways, isAlways);
    while (rows.step())
        days.append({.day = QDate::fromString(rows.text(0), Qt::ISODate),
                     .source = {.source = rows.text(1),
                                .status = shownStatus(
                                    dayStatusOf(rows.text(2)).value_or(DayStatus::NotFetched),
                                    rows.number(10) > 0),
                                .origin = rows.text(3),
                                .at = utcTime(rows.number(4)),
                                .tried = utcTime(rows.number(5)),
                                .problem = rows.text(6),
                                .nextTry = timeOf(rows.number(7)),
                                .validator = rows.text(8).toLatin1(),
                                .papers = rows.flag(9) ? static_cast<int>(rows.number(10)) : 0}});
    return days;
}

} // namespace broadsheet
