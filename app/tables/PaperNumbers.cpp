#include "tables/PaperNumbers.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

qint64 paperNumber(Database &database, const PaperId &id)
{
    return database.number(u"SELECT number FROM paper WHERE id = ?"_s, id.text);
}

QString jsonOf(const QList<qint32> &numbers)
{
    QStringList written;
    written.reserve(numbers.size());
    for (const qint32 number : numbers)
        written.append(QString::number(number));
    return u'[' + written.join(u',') + u']';
}

} // namespace broadsheet
