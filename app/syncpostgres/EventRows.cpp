#include "syncpostgres/EventRows.h"

#include "eventfile/EventLine.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// Also without halves of surrogate pairs, which JSON could write and PostgreSQL does not read.
QString sendable(const QString &text)
{
    return QString::fromUtf8(text.toUtf8()).replace(QChar::Null, QChar::ReplacementCharacter);
}

} // namespace

QString jsonOf(const QList<JournalEvent> &events)
{
    QJsonArray array;
    for (const JournalEvent &event : events)
        array.append(QJsonObject{{u"id"_s, sendable(event.id)},
                                 {u"at"_s, event.at},
                                 {u"device"_s, sendable(event.device)},
                                 {u"action"_s, sendable(event.action)},
                                 {u"undoes"_s, sendable(event.undoes)},
                                 {u"kind"_s, sendable(event.kind)},
                                 {u"subject"_s, sendable(event.subject)},
                                 {u"value"_s, event.value},
                                 {u"text"_s, sendable(event.text)}});
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

std::optional<JournalEvent> eventIn(const PostgresRows &rows, int row)
{
    if (rows.isNull(row, 0))
        return {};
    const JournalEvent event{.id = rows.text(row, 0),
                             .at = rows.number(row, 1),
                             .device = rows.text(row, 2),
                             .action = rows.text(row, 3),
                             .undoes = rows.text(row, 4),
                             .kind = rows.text(row, 5),
                             .subject = rows.text(row, 6),
                             .value = rows.number(row, 7),
                             .text = rows.text(row, 8)};
    return eventIn(lineOf(event));
}

} // namespace broadsheet
