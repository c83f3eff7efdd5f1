#include "tables/PaperNumbers.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

qint64 paperNumber(Database &database, const PaperId &id)
{
    return database.number(u"SELECT number FROM paper WHERE id = ?"_s, id.text);
}

} // namespace broadsheet
