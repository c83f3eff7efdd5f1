// Reads the rows of lists by the numbers of the papers. Throws Failed.
#pragma once

#include "papers/Paper.h"
#include "sqlite/Statement.h"
#include "tables/DayRange.h"
#include "tables/DocumentReader.h"
#include "tables/FitNumbers.h"
#include "tables/MuteFilter.h"

#include <QSet>

#include <optional>

namespace broadsheet {

class RowReader final
{
public:
    // `days`: of the list. A row's day is the newest of them on which the paper was listed.
    // `profile`: whose numbers the rows have.
    RowReader(Database &database, const DayRange &days, const QString &profile = {});

    // No value: there is no such paper.
    [[nodiscard]] std::optional<PaperRow> at(qint64 number);
    // In the order of `numbers`, without papers that do not exist.
    [[nodiscard]] QList<PaperRow> at(const QList<qint32> &numbers);

private:
    // What muted papers are read with.
    struct Muted
    {
        explicit Muted(Database &database) : filter(database), documents(database) {}

        MuteFilter filter;
        DocumentReader documents;
    };

    [[nodiscard]] QDate matchingDay(qint64 number);
    [[nodiscard]] QStringList reasonsToMute(qint64 number);

    Database &m_database;
    DayRange m_days;
    Statement m_paper;
    Statement m_day;
    Statement m_tags;
    Statement m_note;
    FitNumbers m_fit;
    std::optional<Muted> m_muted; // when the first one is read
    QSet<QString> m_followed;
    bool m_anyTags;
    bool m_anyNotes;
};

} // namespace broadsheet
