#include "tables/MarkedSubjects.h"

#include "papers/MarkKinds.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

QStringList markedSubjects(Database &database, Mark mark)
{
    QStringList subjects;
    // `subject` follows `kind` in the primary key, so this is the order in which rows are read.
    Rows rows = database.select(
        u"SELECT subject FROM state WHERE kind = ? AND value <> 0 ORDER BY subject"_s,
        QString(markKind(mark).name));
    while (rows.next())
        subjects.append(rows.text(0));
    return subjects;
}

} // namespace broadsheet
