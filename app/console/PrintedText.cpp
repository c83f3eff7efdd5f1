#include "console/PrintedText.h"

#include "console/Tr.h"
#include "export/Export.h"
#include "library/Library.h"
#include "papers/DayStatusText.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// The names for scripts; they are never translated.
constexpr std::array kindIds{std::pair(Backup::Kind::Whole, "whole"_L1),
                             std::pair(Backup::Kind::State, "state"_L1),
                             std::pair(Backup::Kind::BeforeUpdate, "beforeUpdate"_L1),
                             std::pair(Backup::Kind::Fewer, "fewer"_L1)};

QString kindId(Backup::Kind kind)
{
    return std::find_if(kindIds.begin(), kindIds.end(),
                        [kind](const auto &known) { return known.first == kind; })
        ->second;
}

// Numbers are aligned to the right under headings of at most six letters.
QString line(const QString &made, const std::array<QString, 5> &numbers, const QString &newest,
             const QString &file)
{
    QString text = u"%1"_s.arg(made, -16);
    for (const QString &number : numbers)
        text += u"  %1"_s.arg(number, 6);
    return text + u"  %1  "_s.arg(newest, -16) + file + u'\n';
}

QString lineOf(const Backup &backup)
{
    const LibraryContents &held = backup.contents;
    const auto number = [&backup](qint64 count) {
        return backup.problem ? u"?"_s : QString::number(count);
    };
    const QString remark = remarkOn(backup);
    return line(localTime(backup.at),
                {number(held.papers), number(held.read), number(held.starred), number(held.tags),
                 number(held.notes)},
                held.newestEvent.isValid() ? localTime(held.newestEvent) : QString(),
                remark.isEmpty() ? backup.path : backup.path + u" ("_s + remark + u')');
}

QJsonObject objectOf(const Backup &backup)
{
    const auto number = [&backup](qint64 count) {
        return backup.problem ? QJsonValue() : QJsonValue(count);
    };
    const LibraryContents &held = backup.contents;
    return {{u"path"_s, backup.path},
            {u"made"_s, timeOrNull(backup.at)},
            {u"kind"_s, kindId(backup.kind)},
            {u"papers"_s, number(held.papers)},
            {u"read"_s, number(held.read)},
            {u"starred"_s, number(held.starred)},
            {u"tags"_s, number(held.tags)},
            {u"notes"_s, number(held.notes)},
            {u"events"_s, number(held.events)},
            {u"newest"_s, timeOrNull(held.newestEvent)},
            {u"problem"_s, backup.problem ? QJsonValue(backup.problem->message) : QJsonValue()}};
}

} // namespace

QString statusName(DayStatus status)
{
    // Scripts have always read this word.
    return status == DayStatus::Empty ? ConsoleTr::tr("empty") : dayStatusText(status);
}

QString localTime(const QDateTime &moment)
{
    return moment.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s);
}

QJsonValue timeOrNull(const QDateTime &moment)
{
    return moment.isValid() ? QJsonValue(moment.toUTC().toString(Qt::ISODate)) : QJsonValue();
}

QString titleOf(const Marking &gesture, Library &library)
{
    if (gesture.subjects.size() + gesture.more != 1)
        return {};
    const auto rows = library.rows({PaperId{gesture.subjects.constFirst()}}).result();
    return rows && !rows->isEmpty() ? rows->first().title : QString();
}

QString backupTable(const QList<Backup> &backups)
{
    QString table = line(ConsoleTr::tr("Made"),
                         {ConsoleTr::tr("Papers"), ConsoleTr::tr("Read"), ConsoleTr::tr("Stars"),
                          ConsoleTr::tr("Tags"), ConsoleTr::tr("Notes")},
                         ConsoleTr::tr("Newest mark"), ConsoleTr::tr("File"));
    for (const Backup &backup : backups)
        table += lineOf(backup);
    return table;
}

QByteArray backupJson(const QList<Backup> &backups)
{
    QJsonArray array;
    for (const Backup &backup : backups)
        array.append(objectOf(backup));
    return escapedJson(QJsonDocument(array).toJson());
}

} // namespace broadsheet
