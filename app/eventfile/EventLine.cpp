#include "eventfile/EventLine.h"

#include "base/Limits.h"
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

void addFields(LineWriter &line, const EventView &event, const QByteArray &time)
{
    line.add(time);
    line.add(event.kind);
    line.add(event.subject);
    line.add(event.value);
    line.add(event.text);
    line.add(event.device);
    line.add(event.action);
    line.add(event.undoes);
    line.add(event.id);
}

// The texts of an event in UTF-8.
struct EventBytes
{
    explicit EventBytes(const JournalEvent &of)
        : event(of), id(of.id.toUtf8()), device(of.device.toUtf8()), action(of.action.toUtf8()),
          undoes(of.undoes.toUtf8()), kind(of.kind.toUtf8()), subject(of.subject.toUtf8()),
          text(of.text.toUtf8())
    {}
    [[nodiscard]] EventView view() const
    {
        return {.id = id,
                .at = event.at,
                .device = device,
                .action = action,
                .undoes = undoes,
                .kind = kind,
                .subject = subject,
                .value = event.value,
                .text = text};
    }

    const JournalEvent &event;
    QByteArray id, device, action, undoes, kind, subject, text;
};

} // namespace

void EventLines::add(const EventView &event)
{
    if (m_at != event.at) {
        m_at = event.at;
        m_time = timeField(event.at).toLatin1();
    }
    addFields(m_lines, event, m_time);
    m_lines.endLine(maxJournalLineBytes);
}

QByteArray lineOf(const JournalEvent &event)
{
    LineWriter line;
    addFields(line, EventBytes(event).view(), timeField(event.at).toLatin1());
    line.endLine();
    return line.take();
}

QByteArray linesOf(const QList<JournalEvent> &events)
{
    EventLines lines;
    for (const JournalEvent &event : events)
        lines.add(EventBytes(event).view());
    return lines.take();
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
