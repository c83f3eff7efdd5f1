// broadsheet fetch: the daily lists from the sources into the library.
#include "base/EndSignals.h"
#include "commands/CommandTable.h"
#include "commands/Tr.h"
#include "console/Console.h"
#include "console/PrintedText.h"
#include "fetching/Fetcher.h"
#include "network/HttpClient.h"
#include "papers/SourceTraits.h"
#include "secrets/Keychain.h"
#include "secrets/Secrets.h"
#include "settings/Settings.h"
#include "settings/StandardPaths.h"
#include "sources/Source.h"

#include <QObject>
#include <QSet>

#include <algorithm>
#include <iterator>
#include <vector>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// Guards against a mistyped year.
constexpr int maxDays = 5000;

// "                   huggingFace  Hugging Face", a line for each
QString sourceLines()
{
    QString lines;
    for (const QString &id : sourceIds())
        lines += QString(19, u' ') + id.leftJustified(13) + sourceName(id) + u'\n';
    for (const QLatin1StringView prefix : namedSourcePrefixes())
        lines += QString(19, u' ') +
                 CommandsTr::tr("%1NAME, which you named in the settings").arg(prefix) + u'\n';
    return lines;
}

QString papersOf(const DayOutcome &outcome)
{
    if (outcome.isSkipped)
        return CommandsTr::tr("not asked again");
    if (outcome.isUnchanged)
        return CommandsTr::tr("nothing newer");
    if (outcome.status == DayStatus::Empty)
        return CommandsTr::tr("no papers that day");
    const QString papers = outcome.papers == 1 ? CommandsTr::tr("1 paper")
                                               : CommandsTr::tr("%1 papers").arg(outcome.papers);
    return CommandsTr::tr("%1, %2 new").arg(papers).arg(outcome.newPapers);
}

// 2024-06-03 huggingFace: complete, 6 papers, 6 new
QString lineOf(const DayOutcome &outcome)
{
    QString line = outcome.source + u": "_s + statusName(outcome.status);
    if (outcome.day.isValid())
        line.prepend(outcome.day.toString(Qt::ISODate) + u' ');
    if (outcome.isGood() || outcome.papers > 0)
        line += u", "_s + papersOf(outcome);
    if (outcome.status == DayStatus::SoFar)
        line += u", "_s + CommandsTr::tr("may grow until %1")
                              .arg(localTime(closingTime(outcome.source, outcome.day)));
    if (!outcome.problem.isEmpty())
        line += u": "_s + outcome.problem;
    return line;
}

// Prints a fetch as it goes, and ends the application's event loop with it.
class FetchReporter final : public QObject
{
public:
    FetchReporter(const CommandContext &context, const Fetcher &fetcher, bool isSingleDay)
        : m_context(context), m_isSingleDay(isSingleDay)
    {
        connect(&fetcher, &Fetcher::dayDone, this, &FetchReporter::reportDay);
        connect(&fetcher, &Fetcher::progress, this, &FetchReporter::reportWait);
        connect(&fetcher, &Fetcher::failed, this,
                [this](const Error &error) { m_context.console.problem(error); });
        connect(&fetcher, &Fetcher::finished, this, &FetchReporter::finish);
    }

private:
    void reportDay(const DayOutcome &outcome)
    {
        // In a range, the days that a source has not published yet are no failure.
        const bool isExpected =
            outcome.isGood() || (outcome.status == DayStatus::NotOpenYet && !m_isSingleDay);
        if (isExpected && outcome.problem.isEmpty())
            m_context.console.note(lineOf(outcome));
        else
            m_context.console.problem(lineOf(outcome));
        if (m_context.verbose)
            for (const QString &remark : outcome.remarks)
                m_context.console.note(u"  "_s + remark);
    }

    // Once for each source, and again when the server asks for a pause.
    void reportWait(const FetchProgress &progress)
    {
        const auto wait = std::pair(progress.wait.source, progress.wait.isAskedByServer);
        if (progress.wait.source.isEmpty() || m_told.contains(wait))
            return;
        m_told.insert(wait);
        m_context.console.note(sentenceOf(progress.wait) + u' ' +
                               CommandsTr::tr("Press Ctrl+C to stop; what was fetched is kept."));
    }

    void finish(const FetchReport &report)
    {
        if (report.outcomes.isEmpty() && !report.isCancelled)
            m_context.console.note(CommandsTr::tr("There is nothing to fetch now."));
        QCoreApplication::quit();
    }

    const CommandContext &m_context;
    bool m_isSingleDay;
    QSet<std::pair<QString, bool>> m_told; // source, and whether the server asked for it
};

class FetchCommand final : public ConsoleCommand
{
public:
    [[nodiscard]] QLatin1StringView name() const override { return "fetch"_L1; }

    [[nodiscard]] QString summary() const override
    {
        return CommandsTr::tr("fetch the daily lists: broadsheet help fetch");
    }

    [[nodiscard]] QString help() const override
    {
        const QString text = CommandsTr::tr(
            "Usage: broadsheet fetch [OPTIONS]\n"
            "\n"
            "Fetches the daily lists from every enabled source. Without a day: new papers, days\n"
            "that were missed, and the votes of the last week. Prints one line for each day of\n"
            "each source on standard error. A range skips days that will not change any more;\n"
            "--date fetches its day again in any case.\n"
            "\n"
            "  --source ID      only this source; several separated by commas:\n"
            "%1"
            "  --date DAY       this day: YYYY-MM-DD, today or yesterday\n"
            "  --from DAY       the first day of a range\n"
            "  --to DAY         the last day of the range (default: today)\n"
            "\n"
            "Sources are set up in the settings: sources/ID/baseUrl, sources/ID/enabled,\n"
            "sources/arxivFeed/categories.\n");
        return text.arg(sourceLines());
    }

    [[nodiscard]] QList<OptionSpec> options() const override
    {
        QList<OptionSpec> options{{"source"_L1, true}};
        std::ranges::copy(dayOptions, std::back_inserter(options));
        return options;
    }

    [[nodiscard]] bool fillsLibrary() const override { return true; }

    void read(OptionValues &values) override
    {
        m_days = values.days();
        if (values.has("to"_L1) && !values.has("from"_L1))
            values.refuse(CommandsTr::tr("--to requires --from"));
        if (values.has("from"_L1) && !values.has("to"_L1))
            m_days.to = std::max(QDate::currentDate(), m_days.from);
        if (m_days.from.isValid() && m_days.from.daysTo(m_days.to) >= maxDays)
            values.refuse(CommandsTr::tr("at most %1 days can be fetched at once").arg(maxDays));
        values.offer("source"_L1, sourceIds());
        m_sources = values.list("source"_L1);
        for (const QString &id : std::as_const(m_sources))
            if (!makeSource(id))
                values.refuse(CommandsTr::tr("--source can be %1, not “%2”")
                                  .arg(sourceIds().join(", "_L1), id));
    }

    // Runs the application's event loop
    void run(const CommandContext &context) override
    {
        Settings settings(context.settingsFile);
        Keychain keychain;
        Secrets secrets(settings, keychain);
        HttpClient http({.budgetFile = budgetFile(),
                         .proxy = settings.proxy(),
                         .contact = settings.contact(),
                         .secrets = &keychain,
                         .token = &secrets.token});
        Fetcher fetcher(context.library, http);
        fetcher.setSources(sourcesOf(settings));
        if (m_sources.isEmpty() &&
            std::ranges::none_of(fetcher.sources(),
                                 [](const SourceSetup &one) { return one.enabled; }))
            return context.console.problem(
                CommandsTr::tr("no source of daily lists is switched on"));
        if (!hasAll(context.console, fetcher.sources()))
            return;
        secrets.proxyPassword.move();
        const FetchReporter reporter(context, fetcher,
                                     m_days.from.isValid() && m_days.from == m_days.to);
        const EndSignals signals;
        QObject::connect(&signals, &EndSignals::received, &fetcher,
                         [&context, &fetcher](int number) {
                             context.console.stopped(number);
                             fetcher.cancel();
                         });
        (void)fetcher.start(
            {.sources = m_sources, .from = m_days.from, .to = m_days.to, .byUser = true});
        QCoreApplication::exec();
    }

private:
    // Sources that the user named are in the settings or nowhere.
    [[nodiscard]] bool hasAll(Console &console, const std::vector<SourceSetup> &sources) const
    {
        bool hasAll = true;
        for (const QString &id : m_sources) {
            if (std::ranges::any_of(sources,
                                    [&](const SourceSetup &one) { return one.id() == id; }))
                continue;
            hasAll = false;
            console.problem(CommandsTr::tr("The settings have no source “%1”.").arg(id));
        }
        return hasAll;
    }

    DayLimits m_days;      // without limits: what is due
    QStringList m_sources; // ids; empty: all that are enabled
};

} // namespace

std::unique_ptr<ConsoleCommand> fetchCommand()
{
    return std::make_unique<FetchCommand>();
}

} // namespace broadsheet
