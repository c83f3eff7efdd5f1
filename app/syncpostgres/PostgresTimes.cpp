#include "syncpostgres/PostgresTimes.h"

#include "base/Limits.h"

namespace broadsheet {

PostgresTimes usualPostgresTimes()
{
    return {.connect = maxPostgresConnectTime,
            .silence = maxPostgresAnswerTime,
            .statement = maxPostgresStatementTime};
}

} // namespace broadsheet
