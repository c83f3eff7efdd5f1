#include "backups/EventRows.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

bool hasEventTexts(Database &database)
{
    return database.number(
               u"SELECT count(*) FROM pragma_table_info('event') WHERE name = 'text'"_s) > 0;
}

QString eventColumns(bool withTexts)
{
    return u"id, at, device, action, ifnull(undoes, ''), kind, subject, value, "_s +
           (withTexts ? u"text"_s : u"''"_s);
}

JournalEvent eventFrom(const Rows &rows)
{
    return {.id = rows.text(0),
            .at = rows.number(1),
            .device = rows.text(2),
            .action = rows.text(3),
            .undoes = rows.text(4),
            .kind = rows.text(5),
            .subject = rows.text(6),
            .value = rows.number(7),
            .text = rows.text(8)};
}

void readEvents(Database &database, const std::function<void(const JournalEvent &)> &use)
{
    Rows rows = database.select(u"SELECT "_s + eventColumns(hasEventTexts(database)) +
                                u" FROM event ORDER BY id"_s);
    while (rows.next())
        use(eventFrom(rows));
}

void addEvent(Database &database, const JournalEvent &event)
{
    database.execute(u"INSERT OR IGNORE INTO event"
                     " (id, at, device, action, undoes, kind, subject, value, text)"
                     " VALUES (?, ?, ?, ?, nullif(?, ''), ?, ?, ?, ?)"_s,
                     event.id, event.at, event.device, event.action, event.undoes, event.kind,
                     event.subject, event.value, event.text);
}

} // namespace broadsheet
