#include "backups/LibraryContents.h"

#include "base/Clock.h"
#include "sqlite/Database.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

LibraryContents contentsOf(Database &database)
{
    const auto marks = [&database](const QString &kind) {
        return database.number(u"SELECT count(*) FROM state WHERE kind = ? AND value <> 0"_s, kind);
    };
    LibraryContents contents{.papers = database.number(u"SELECT count(*) FROM paper"_s),
                             .read = marks(u"read"_s),
                             .starred = marks(u"starred"_s),
                             .tags = marks(u"tag"_s),
                             .notes = marks(u"note"_s),
                             .events = database.number(u"SELECT count(*) FROM event"_s)};
    if (contents.events > 0)
        contents.newestEvent = utcTime(database.number(
            u"SELECT wall_time(id, at) FROM event ORDER BY at DESC, id DESC LIMIT 1"_s));
    return contents;
}

} // namespace broadsheet
