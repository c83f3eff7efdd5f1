#include "tables/MarkedSubjects.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

QString sqlKinds(bool MarkKind::*property)
{
    QStringList names;
    for (const MarkKind &kind : markKinds)
        if (kind.*property)
            names.append(u'\'' + kind.name + u'\'');
    return names.join(u", "_s);
}

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
