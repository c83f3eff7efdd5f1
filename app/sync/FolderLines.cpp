#include "sync/FolderLines.h"

#include "base/Limits.h"
#include "eventfile/EventLine.h"
#include "eventfile/Fields.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr auto headerName = "Broadsheet exchange"_L1;
constexpr auto appendName = "append"_L1;

} // namespace

QByteArray lineOf(const ExchangeHeader &header)
{
    return lineOfFields({headerName, QString::number(header.version), header.sender.device,
                         header.sender.place, header.sender.name});
}

std::optional<ExchangeHeader> exchangeHeaderIn(QByteArrayView line)
{
    const std::optional<QStringList> fields = fieldsOfLine(line);
    if (!fields || fields->size() < 2 || fields->first() != headerName)
        return {};
    const std::optional<qint64> version = numberInField(fields->at(1));
    if (!version || *version < 1 || *version > std::numeric_limits<int>::max())
        return {};
    ExchangeHeader header{.version = static_cast<int>(*version)};
    if (header.version > exchangeFileVersion)
        return header;
    if (fields->size() != 5 || fields->at(2).size() > maxJournalIdLength)
        return {};
    header.sender = {.device = fields->at(2),
                     .place = fields->at(3).left(maxJournalIdLength),
                     .name = fields->at(4).left(maxJournalIdLength)};
    return header;
}

QByteArray linesOfAppend(const QList<JournalEvent> &events)
{
    QByteArray lines;
    qint64 count = 0;
    for (const JournalEvent &event : events) {
        const QByteArray line = lineOf(event);
        if (line.size() > maxJournalLineBytes)
            continue;
        lines += line;
        ++count;
    }
    return lineOfFields({appendName, QString::number(count)}) + lines;
}

QByteArray againLine()
{
    return lineOfFields({u"again"_s});
}

bool isAgainLine(QByteArrayView line)
{
    return line.startsWith("again\t");
}

bool isAppendLine(QByteArrayView line)
{
    return line.startsWith("append\t");
}

std::optional<qint64> countIn(QByteArrayView appendLine)
{
    const std::optional<QStringList> fields = fieldsOfLine(appendLine);
    if (!fields || fields->size() != 2 || fields->first() != appendName)
        return {};
    return numberInField(fields->at(1));
}

} // namespace broadsheet
