#include "tables/PaperFlags.h"

namespace broadsheet {

namespace {

// Each is answered by an index alone.
const char *questionFor(Standing standing)
{
    switch (standing) {
    case Standing::All:
        return "SELECT number FROM paper";
    case Standing::Unread:
        return "SELECT number FROM paper WHERE read = 0";
    case Standing::Read:
        return "SELECT number FROM paper WHERE read = 1";
    case Standing::Starred:
        return "SELECT number FROM paper WHERE starred = 1";
    case Standing::Muted:
        return "SELECT number FROM paper WHERE muted = 1";
    case Standing::Rising:
        return "SELECT number FROM paper WHERE rise > 0";
    }
    Q_UNREACHABLE();
}

} // namespace

NumberSet papersThatAre(Database &database, Standing standing)
{
    Statement papers(database, questionFor(standing));
    return numbersFrom(papers);
}

NumberSet numbersFrom(Statement &statement)
{
    NumberSet numbers;
    while (statement.step())
        numbers.insert(statement.number(0));
    return numbers;
}

} // namespace broadsheet
