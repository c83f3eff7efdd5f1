#include "eventfile/EventLine.h"

#include "base/Limits.h"
#include "eventfile/Fields.h"
#include "papers/StorableText.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr qsizetype fieldCount = 9;

// Later moments leave no room for the user's next gesture, which comes after everything else.
constexpr qint64 lastMoment = std::numeric_limits<qint64>::max() / 2;

// A subject can have several parts, with U+001F between them.
QString storable(const QString &field)
{
    QStringList parts = field.split(u'\x1f');
    for (QString &part : parts)
        part = storableText(part);
    return parts.join(u'\x1f');
}

} // namespace

QByteArray lineOf(const JournalEvent &event)
{
    return lineOfFields({timeField(event.at), event.kind, event.subject,
                         QString::number(event.value), event.text, event.device, event.action,
                         event.undoes, event.id});
}

QByteArray linesOf(const QList<JournalEvent> &events)
{
    QByteArray lines;
    for (const JournalEvent &event : events)
        if (const QByteArray line = lineOf(event); line.size() <= maxJournalLineBytes)
            lines += line;
    return lines;
}

std::optional<JournalEvent> eventIn(QByteArrayView line)
{
    const std::optional<QStringList> fields = fieldsOfLine(line);
    if (!fields || fields->size() != fieldCount)
        return {};
    const auto text = [&fields](qsizetype place) { return storable((*fields)[place]); };
    const std::optional<qint64> at = timeInField((*fields)[0]);
    const std::optional<qint64> value = numberInField((*fields)[3]);
    JournalEvent event{.id = text(8),
                       .at = at.value_or(0),
                       .device = text(5),
                       .action = text(6),
                       .undoes = text(7),
                       .kind = text(1),
                       .subject = text(2),
                       .value = value.value_or(0),
                       .text = text(4)};
    const auto isId = [](const QString &id) { return id.size() <= maxJournalIdLength; };
    const bool isComplete = at && *at <= lastMoment && value && !event.id.isEmpty() &&
                            !event.kind.isEmpty() && !event.action.isEmpty() && isId(event.id) &&
                            isId(event.action) && isId(event.undoes) && isId(event.device) &&
                            isId(event.kind);
    return isComplete ? std::optional(std::move(event)) : std::nullopt;
}

} // namespace broadsheet
