#include "eventfile/EventFileHeader.h"

#include "base/Limits.h"
#include "eventfile/Fields.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr auto formatName = "Broadsheet journal"_L1;
constexpr auto columns =
    "time, kind, subject, value, text, device, gesture, undoes, event, checksum"_L1;

} // namespace

QByteArray lineOf(const EventFileHeader &header)
{
    return lineOfFields({QString(formatName), QString::number(header.version), header.device,
                         timeField(header.since), QString(columns)});
}

std::optional<EventFileHeader> headerIn(QByteArrayView line)
{
    const QByteArrayView byteOrderMark("\xef\xbb\xbf"); // a program for text has been at the file
    if (line.startsWith(byteOrderMark))
        line = line.sliced(byteOrderMark.size());
    const std::optional<QStringList> fields = fieldsOfLine(line);
    if (!fields || fields->size() < 2 || fields->constFirst() != formatName)
        return {};
    const std::optional<qint64> version = numberInField((*fields)[1]);
    if (!version || *version < 1)
        return {};
    if (*version > eventFileVersion)
        return EventFileHeader{.version = eventFileVersion + 1, .device = {}};
    const std::optional<qint64> since =
        fields->size() < 4 ? std::nullopt : timeInField((*fields)[3]);
    if (!since || (*fields)[2].size() > maxJournalIdLength)
        return {};
    return EventFileHeader{.device = (*fields)[2], .since = *since};
}

} // namespace broadsheet
