#include "syncpostgres/ContentRows.h"

#include "syncpostgres/Tr.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace broadsheet {

QString jsonOf(const QList<ContentRow> &rows)
{
    QJsonArray array;
    for (const ContentRow &row : rows) {
        QString line = QString::fromUtf8(row.line);
        array.append(
            QJsonObject{{u"key"_s, QString::fromLatin1(row.key)},
                        {u"line"_s, line.replace(QChar::Null, QChar::ReplacementCharacter)}});
    }
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

QString givenContentSql(const QString &parameter)
{
    return u"given AS (SELECT DISTINCT ON (g.key) g.key, g.line, g.ordinality FROM ROWS FROM"
           " (json_to_recordset(%1::json) AS (key text, line text)) WITH ORDINALITY AS g"
           " (key, line, ordinality) ORDER BY g.key, g.ordinality DESC)"_s.arg(parameter);
}

void addContent(const PostgresRows &rows, int row, int column, const QString &server, qint64 number,
                ReceivedContent &received)
{
    const QString place = SyncPostgresTr::tr("%1, content %2").arg(server, QString::number(number));
    if (!rows.isNull(row, column)) {
        received.rows.append({.line = rows.text(row, column).toUtf8(), .place = place});
        return;
    }
    ++received.refused;
    if (received.firstRefused.isEmpty())
        received.firstRefused = SyncPostgresTr::tr("%1: too large.").arg(place);
}

} // namespace broadsheet
