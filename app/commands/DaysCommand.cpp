// broadsheet days: every day with its counts and each source's status, as a table or as JSON.
#include "base/Clock.h"
#include "commands/CommandTable.h"
#include "commands/Tr.h"
#include "console/Console.h"
#include "console/FormatOption.h"
#include "console/PrintedText.h"
#include "export/Export.h"
#include "fetching/DueDays.h"
#include "library/Library.h"
#include "papers/SourceTraits.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QString sourcesOf(const DaySummary &day)
{
    QStringList sources;
    for (const DaySource &source : day.sources) {
        QString text = u"%1 %2 (%3)"_s.arg(source.source, statusName(source.status), source.origin);
        const QDateTime closing = closingTime(source.source, day.day);
        if (source.status == DayStatus::SoFar && closing > systemTime())
            text += u", "_s + CommandsTr::tr("may grow until %1").arg(localTime(closing));
        if (!source.problem.isEmpty() && isWhole(source.status))
            text += u"; "_s + CommandsTr::tr("the last attempt failed: %1").arg(source.problem);
        else if (!source.problem.isEmpty())
            text += u": "_s + source.problem;
        if (source.nextTry.isValid())
            text += u' ' + CommandsTr::tr("Next try %1.").arg(localTime(source.nextTry));
        sources.append(text);
    }
    return sources.join(", "_L1);
}

// Counts are aligned to the right under headings of at most seven letters.
QString line(const QString &day, const QString &papers, const QString &unread,
             const QString &starred, const QString &sources)
{
    return u"%1  %2  %3  %4  %5\n"_s.arg(day, -10)
        .arg(papers, 7)
        .arg(unread, 7)
        .arg(starred, 7)
        .arg(sources);
}

// The names for scripts; they never change and are never translated.
constexpr std::array statusIds{std::pair(DayStatus::NotFetched, "notFetched"_L1),
                               std::pair(DayStatus::Complete, "complete"_L1),
                               std::pair(DayStatus::SoFar, "soFar"_L1),
                               std::pair(DayStatus::CutShort, "cutShort"_L1),
                               std::pair(DayStatus::Empty, "empty"_L1),
                               std::pair(DayStatus::NotOpenYet, "notOpen"_L1),
                               std::pair(DayStatus::Failed, "failed"_L1)};

QJsonValue statusId(DayStatus status)
{
    const auto *const found =
        std::find_if(statusIds.begin(), statusIds.end(),
                     [status](const auto &known) { return known.first == status; });
    return found->second;
}

QJsonObject sourceObject(const DaySource &source)
{
    return {{u"source"_s, source.source},
            {u"status"_s, statusId(source.status)},
            {u"papers"_s, source.papers},
            {u"asked"_s, timeOrNull(source.tried.isValid() ? source.tried : source.at)},
            {u"problem"_s, source.problem.isEmpty() ? QJsonValue() : QJsonValue(source.problem)},
            {u"next"_s, timeOrNull(source.nextTry)}};
}

QByteArray json(const QList<DaySummary> &days)
{
    QJsonArray array;
    for (const DaySummary &day : days) {
        QJsonArray sources;
        for (const DaySource &source : day.sources)
            sources.append(sourceObject(source));
        array.append(
            QJsonObject{{u"day"_s, day.day.isValid() ? QJsonValue(day.day.toString(Qt::ISODate))
                                                     : QJsonValue()},
                        {u"papers"_s, day.papers},
                        {u"unread"_s, day.unread},
                        {u"starred"_s, day.starred},
                        {u"sources"_s, sources}});
    }
    return escapedJson(QJsonDocument(array).toJson());
}

class DaysCommand final : public ConsoleCommand
{
public:
    [[nodiscard]] QLatin1StringView name() const override { return "days"_L1; }

    [[nodiscard]] QString summary() const override
    {
        return CommandsTr::tr("list days with their papers, unread, starred and status");
    }

    [[nodiscard]] QString help() const override
    {
        return CommandsTr::tr(
            "Usage: broadsheet days [--format FORMAT]\n"
            "\n"
            "Lists every day, newest first: papers, unread, starred, and each source's status.\n"
            "  --format FORMAT  table (default) or json\n");
    }

    [[nodiscard]] QList<OptionSpec> options() const override { return {formatOption}; }

    void read(OptionValues &values) override
    {
        m_isJson = values.oneOf<bool>(formatOption.name, {{"table"_L1, false}, {"json"_L1, true}});
    }

    void run(const CommandContext &context) override
    {
        const auto days =
            m_isJson ? context.library.countedDays().result() : context.library.days().result();
        if (!days)
            return context.console.problem(days.error());
        if (m_isJson)
            return context.console.result(json(*days));
        if (days->isEmpty())
            return context.console.note(CommandsTr::tr("The library has no days yet."));
        context.console.result(line(CommandsTr::tr("Day"), CommandsTr::tr("Papers"),
                                    CommandsTr::tr("Unread"), CommandsTr::tr("Starred"),
                                    CommandsTr::tr("Sources")));
        for (const DaySummary &day : *days)
            context.console.result(
                line(day.day.isValid() ? day.day.toString(Qt::ISODate) : CommandsTr::tr("no day"),
                     QString::number(day.papers), QString::number(day.unread),
                     QString::number(day.starred), sourcesOf(day)));
    }

private:
    bool m_isJson = false;
};

} // namespace

std::unique_ptr<ConsoleCommand> daysCommand()
{
    return std::make_unique<DaysCommand>();
}

} // namespace broadsheet
