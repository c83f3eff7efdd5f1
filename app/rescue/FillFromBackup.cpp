#include "rescue/FillFromBackup.h"

#include "rescue/Salvage.h"
#include "sqlite/Transaction.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QString prefixed(const QString &columns, const QString &prefix)
{
    return prefix + QString(columns).replace(u", "_s, u", "_s + prefix);
}

QString without(const QString &columns, const QString &column)
{
    QStringList names = columns.split(u", "_s);
    names.removeAll(column);
    return names.join(u", "_s);
}

class Filling final
{
public:
    explicit Filling(Database &database) : m_database(database) {}

    void events()
    {
        copy(u"event"_s, {});
        copy(u"meta"_s, u" WHERE b.key IN ('device', 'identities')"_s);
    }
    void papers()
    {
        copy(u"paper"_s, u" WHERE b.id NOT IN (SELECT id FROM main.paper)"_s);
        copyOfPapers(u"listing"_s, u" AND NOT EXISTS (SELECT 1 FROM main.listing AS known"
                                   " WHERE known.day = b.day AND known.paper = m.number"
                                   " AND known.source = b.source)"_s);
        copy(u"text"_s,
             u" JOIN backup.listing AS l ON l.number = b.listing"
             " JOIN main.listing AS known ON known.number = l.number AND known.source = l.source"
             " AND known.day = l.day"_s);
        copyOfPapers(u"vote"_s, {});
        copy(u"day"_s, {});
    }

private:
    void copy(const QString &table, const QString &which)
    {
        const QString columns = sharedColumns(m_database, table, u"backup"_s);
        if (!columns.isEmpty())
            m_database.execute(
                u"INSERT OR IGNORE INTO main.%1 (%2) SELECT %3 FROM backup.%1 AS b"_s.arg(
                    table, columns, prefixed(columns, u"b."_s)) +
                which);
    }
    // Papers can have other numbers in the backup.
    void copyOfPapers(const QString &table, const QString &which)
    {
        const QString columns = without(sharedColumns(m_database, table, u"backup"_s), u"paper"_s);
        if (columns.isEmpty())
            return;
        m_database.execute(
            u"INSERT OR IGNORE INTO main.%1 (paper, %2) SELECT m.number, %3 FROM backup.%1 AS b"
            " JOIN backup.paper AS p ON p.number = b.paper"
            " JOIN main.paper AS m ON m.id = p.id WHERE 1"_s.arg(table, columns,
                                                                 prefixed(columns, u"b."_s)) +
            which);
    }

    Database &m_database;
};

void fill(Database &library, const QString &backup, void (Filling::*part)())
{
    const Attached attached(library, backup, u"backup"_s, Attached::Log::Ignored);
    Transaction transaction(library);
    Filling filling(library);
    (filling.*part)();
    transaction.commit();
}

} // namespace

void fillEvents(Database &library, const QString &backup)
{
    fill(library, backup, &Filling::events);
}

void fillPapers(Database &library, const QString &backup)
{
    fill(library, backup, &Filling::papers);
}

} // namespace broadsheet
