#include "tables/PaperFlags.h"

namespace broadsheet {

namespace {

// Each reads a single index and no rows.
const char *selectFor(PaperFlag flag)
{
    switch (flag) {
    case PaperFlag::All:
        return "SELECT number FROM paper";
    case PaperFlag::Unread:
        return "SELECT paper AS number FROM mark WHERE read = 0";
    case PaperFlag::Read:
        return "SELECT paper AS number FROM mark WHERE read = 1";
    case PaperFlag::Starred:
        return "SELECT paper AS number FROM mark WHERE starred = 1";
    case PaperFlag::Muted:
        return "SELECT paper AS number FROM mark WHERE muted = 1";
    case PaperFlag::Rising:
        return "SELECT number FROM paper WHERE rise > 0";
    case PaperFlag::Changed:
        return "SELECT number FROM paper WHERE change > ''";
    case PaperFlag::Later:
        return "SELECT paper AS number FROM mark WHERE later = 1";
    }
    Q_UNREACHABLE();
}

} // namespace

PaperSet papersThatAre(Database &database, PaperFlag flag)
{
    Statement papers(database, selectFor(flag));
    return numbersFrom(papers);
}

PaperSet papersThatAre(Database &database, PaperFlag flag, NumberRange range)
{
    if (range == NumberRange())
        return papersThatAre(database, flag);
    const QByteArray sql =
        QByteArray("SELECT number FROM (") + selectFor(flag) + ") WHERE number BETWEEN ? AND ?";
    Statement papers(database, sql.constData());
    return numbersFrom(papers.with(range.first, range.last));
}

PaperSet waitingPapers(Database &database)
{
    PaperSet waiting = papersThatAre(database, PaperFlag::Unread);
    waiting -= papersThatAre(database, PaperFlag::Later);
    return waiting;
}

PaperSet numbersFrom(Statement &statement)
{
    PaperSet numbers;
    while (statement.step())
        numbers.insert(statement.number(0));
    return numbers;
}

} // namespace broadsheet
