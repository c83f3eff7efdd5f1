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

// Of listings `b` of the backup whose papers are `m` in the library.
constexpr auto notKnown = " AND NOT EXISTS (SELECT 1 FROM main.listing AS known"
                          " WHERE known.day = b.day AND known.paper = m.number"
                          " AND known.source = b.source)"_L1;

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
    // What has the number of another one gets a number of its own.
    void papers()
    {
        const QString isNew = u" WHERE b.id NOT IN (SELECT id FROM main.paper)"_s;
        copy(u"paper"_s, isNew);
        copy(u"paper"_s, isNew, u"number"_s);
        copyOfPapers(u"listing"_s, QString(notKnown));
        copyOfPapers(u"listing"_s, QString(notKnown), u"number"_s);
        copyTexts();
        copyOfPapers(u"vote"_s, {});
        copyOfPapers(u"milestone"_s, {});
        copy(u"day"_s, {});
    }

private:
    void copy(const QString &table, const QString &which, const QString &leftOut = {})
    {
        const QString columns = without(sharedColumns(m_database, table, u"backup"_s), leftOut);
        if (!columns.isEmpty())
            m_database.execute(
                u"INSERT OR IGNORE INTO main.%1 (%2) SELECT %3 FROM backup.%1 AS b"_s.arg(
                    table, columns, prefixed(columns, u"b."_s)) +
                which);
    }
    // Papers can have other numbers in the backup.
    void copyOfPapers(const QString &table, const QString &which, const QString &leftOut = {})
    {
        const QString columns =
            without(without(sharedColumns(m_database, table, u"backup"_s), u"paper"_s), leftOut);
        if (columns.isEmpty())
            return;
        m_database.execute(
            u"INSERT OR IGNORE INTO main.%1 (paper, %2) SELECT m.number, %3 FROM backup.%1 AS b"
            " JOIN backup.paper AS p ON p.number = b.paper"
            " JOIN main.paper AS m ON m.id = p.id WHERE 1"_s.arg(table, columns,
                                                                 prefixed(columns, u"b."_s)) +
            which);
    }
    // Of listings without texts. Listings can have other numbers in the backup, too.
    void copyTexts()
    {
        const QString columns =
            without(sharedColumns(m_database, u"text"_s, u"backup"_s), u"listing"_s);
        if (columns.isEmpty())
            return;
        m_database.execute(
            u"INSERT OR IGNORE INTO main.text (listing, %1) SELECT known.number, %2"
            " FROM backup.text AS b JOIN backup.listing AS l ON l.number = b.listing"
            " JOIN backup.paper AS p ON p.number = l.paper JOIN main.paper AS m ON m.id = p.id"
            " JOIN main.listing AS known ON known.day = l.day AND known.paper = m.number"
            " AND known.source = l.source"
            " WHERE NOT EXISTS (SELECT 1 FROM main.text AS t WHERE t.listing = known.number)"_s.arg(
                columns, prefixed(columns, u"b."_s)));
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
