// broadsheet days: every day with its counts and each source's status.
#include "commands/CommandTable.h"
#include "commands/Console.h"
#include "commands/DayStatusName.h"
#include "commands/Tr.h"
#include "fetching/DueDays.h"
#include "library/Library.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QString localTime(const QDateTime &moment)
{
    return moment.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s);
}

QString sourcesOf(const DaySummary &day)
{
    QStringList sources;
    for (const DaySource &source : day.sources) {
        QString text = u"%1 %2 (%3)"_s.arg(source.source, statusName(source.status), source.origin);
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
    return printable(u"%1  %2  %3  %4  %5\n"_s.arg(day, -10)
                         .arg(papers, 7)
                         .arg(unread, 7)
                         .arg(starred, 7)
                         .arg(sources));
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
            "Usage: broadsheet days\n"
            "\n"
            "Lists every day, newest first: papers, unread, starred, and each source's status.\n");
    }

    void run(const CommandContext &context) override
    {
        const auto days = context.library.days().result();
        if (!days)
            return context.console.problem(days.error());
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
};

} // namespace

std::unique_ptr<ConsoleCommand> daysCommand()
{
    return std::make_unique<DaysCommand>();
}

} // namespace broadsheet
