// Reads the rows of lists by the numbers of the papers. Throws Failed.
#pragma once

#include "papers/Paper.h"
#include "sqlite/Statement.h"
#include "tables/DayRange.h"

#include <QSet>

namespace broadsheet {

class RowReader final
{
public:
    // `days`: of the list. A row's day is the newest of them on which the paper was listed.
    RowReader(Database &database, const DayRange &days);

    // No value: there is no such paper.
    [[nodiscard]] std::optional<PaperRow> at(qint64 number);
    // In the order of `numbers`, without papers that do not exist.
    [[nodiscard]] QList<PaperRow> at(const QList<qint32> &numbers);

private:
    [[nodiscard]] QDate matchingDay(qint64 number);

    const Database &m_database;
    DayRange m_days;
    Statement m_paper;
    Statement m_day;
    Statement m_tags;
    Statement m_note;
    QSet<QString> m_followed;
    bool m_anyTags;
    bool m_anyNotes;
};

} // namespace broadsheet
