#include "journal/EventFileMark.h"

#include <array>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr auto key = "event_file"_L1;
constexpr qsizetype checksumLength = 8; // at the end of each line, before its line feed

} // namespace

bool EventFileMark::isOf(const EventFile &file) const
{
    return size > 0 && file.size() == size && file.checksumBefore(size) == checksum;
}

bool EventFileMark::isAheadOf(const EventFile &file) const
{
    return sizeBefore > 0 && sizeBefore <= file.size() && file.size() < size &&
           file.checksumBefore(sizeBefore) == checksumBefore;
}

EventFileMark EventFileMark::followedBy(const QByteArray &lines, const QString &newestEvent) const
{
    return {.size = size + lines.size(),
            .checksum = lines.isEmpty() ? checksum : lines.chopped(1).last(checksumLength),
            .sizeBefore = size,
            .checksumBefore = checksum,
            .newest = newestEvent,
            .compacted = compacted};
}

// Ids are UUIDs, and what else a file from someone else has must not be too long for `meta`.
QString newestEvent(Database &database)
{
    return database.text(
        u"SELECT replace(substr(id, 1, 100), ' ', '_') FROM event ORDER BY at DESC, id DESC LIMIT 1"_s);
}

EventFileMark eventFileMark(Database &database)
{
    const QStringList parts =
        database.text(u"SELECT value FROM meta WHERE key = ?"_s, QString(key)).split(u' ');
    if (parts.size() != 6)
        return {};
    const auto number = [&parts](qsizetype place) { return parts[place].toLongLong(); };
    return {.size = number(0),
            .checksum = parts[1].toLatin1(),
            .sizeBefore = number(2),
            .checksumBefore = parts[3].toLatin1(),
            .newest = parts[4],
            .compacted = number(5)};
}

void writeEventFileMark(Database &database, const EventFileMark &mark)
{
    const QStringList parts{QString::number(mark.size),
                            QString::fromLatin1(mark.checksum),
                            QString::number(mark.sizeBefore),
                            QString::fromLatin1(mark.checksumBefore),
                            mark.newest,
                            QString::number(mark.compacted)};
    database.execute(u"INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)"_s, QString(key),
                     parts.join(u' '));
}

} // namespace broadsheet
