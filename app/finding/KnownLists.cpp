#include "finding/KnownLists.h"

#include "finding/SortKeys.h"
#include "sqlite/Statement.h"

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace broadsheet {

// SQLite counts what others write and what the connection itself writes apart.
// https://www.sqlite.org/pragma.html#pragma_data_version
void KnownLists::renew(Database &database)
{
    QString version = database.pragma(u"data_version"_s) + u' ' +
                      QString::number(sqlite3_total_changes(database.handle()));
    if (version == m_version)
        return;
    m_version = std::move(version);
    m_sets.clear();
    m_byDay.clear();
}

const PaperSet &KnownLists::papersThatAre(Database &database, PaperFlag flag)
{
    const auto known = m_sets.find(flag);
    return known != m_sets.end()
               ? known->second
               : m_sets.emplace(flag, broadsheet::papersThatAre(database, flag)).first->second;
}

const QList<qint32> &KnownLists::byDay(Database &database)
{
    if (!m_byDay.isEmpty())
        return m_byDay;
    const SortKeyTraits &traits = traitsOf(SortKey::Date);
    QList<qint32> numbers; // kept only when it is whole
    for (const QByteArray &sql : {selectInOrder(traits, false), selectWithoutValue(traits)}) {
        Statement papers(database, sql.constData());
        while (papers.step())
            numbers.append(static_cast<qint32>(papers.number(0)));
    }
    m_byDay = std::move(numbers);
    return m_byDay;
}

} // namespace broadsheet
