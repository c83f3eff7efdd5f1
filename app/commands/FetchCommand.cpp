#include "commands/Handlers.h"
#include "fetching/Fetcher.h"
#include "network/HttpClient.h"
#include "settings/Settings.h"
#include "settings/StandardPaths.h"

#include <QCoreApplication>
#include <QObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::commands)
};

QString papersOf(const DayOutcome &outcome)
{
    if (outcome.isSkipped)
        return Tr::tr("not asked again");
    if (outcome.isUnchanged)
        return Tr::tr("nothing newer");
    if (outcome.status == DayStatus::Empty)
        return Tr::tr("no papers that day");
    const QString papers =
        outcome.papers == 1 ? Tr::tr("1 paper") : Tr::tr("%1 papers").arg(outcome.papers);
    return Tr::tr("%1, %2 new").arg(papers).arg(outcome.newPapers);
}

// 2024-06-03 huggingFace: complete, 6 papers, 6 new
QString lineOf(const DayOutcome &outcome)
{
    const QString status = statusName(outcome.status);
    QString line = outcome.source + u": "_s;
    if (outcome.day.isValid())
        line.prepend(outcome.day.toString(Qt::ISODate) + u' ');
    if (outcome.isWell() || outcome.papers > 0)
        line += status + u", "_s + papersOf(outcome);
    else
        line += status;
    if (!outcome.problem.isEmpty())
        line += u": "_s + outcome.problem;
    return line;
}

bool isAnyOn(const std::vector<SourceSetup> &sources)
{
    return std::any_of(sources.cbegin(), sources.cend(),
                       [](const SourceSetup &one) { return one.enabled; });
}

class FetchCommand final : public QObject
{
public:
    FetchCommand(const CommandContext &context, HttpClient &http)
        : m_context(context), m_fetcher(context.library, http)
    {
        connect(&m_fetcher, &Fetcher::dayDone, this, &FetchCommand::say);
        connect(&m_fetcher, &Fetcher::failed, this,
                [this](const Error &error) { m_context.console.problem(error); });
        connect(&m_fetcher, &Fetcher::finished, this, &FetchCommand::end);
    }

    void run(const Settings &settings)
    {
        const Invocation &asked = m_context.invocation;
        m_fetcher.setSources(sourcesOf(settings));
        if (asked.sources.isEmpty() && !isAnyOn(m_fetcher.sources()))
            return m_context.console.problem(Tr::tr("no source of daily lists is switched on"));
        (void)m_fetcher.start({.sources = asked.sources,
                               .from = asked.query.from,
                               .to = asked.query.to,
                               .byReader = true});
        QCoreApplication::exec();
    }

private:
    void say(const DayOutcome &outcome)
    {
        const Query &asked = m_context.invocation.query;
        const bool isOnlyDay = asked.from.isValid() && asked.from == asked.to;
        const bool isWell =
            outcome.problem.isEmpty() &&
            (outcome.isWell() || (outcome.status == DayStatus::NotOpenYet && !isOnlyDay));
        if (isWell)
            m_context.console.note(lineOf(outcome));
        else
            m_context.console.problem(lineOf(outcome));
        if (m_context.invocation.verbose)
            for (const QString &remark : outcome.remarks)
                m_context.console.note(u"  "_s + remark);
    }

    void end(const FetchReport &report)
    {
        if (report.outcomes.isEmpty())
            m_context.console.note(Tr::tr("There is nothing to fetch now."));
        QCoreApplication::quit();
    }

    const CommandContext &m_context;
    Fetcher m_fetcher;
};

} // namespace

void fetchLists(const CommandContext &context)
{
    const Settings settings(context.invocation.settingsFile);
    HttpClient http({.folder = {}, .budgetFile = budgetFile(), .proxy = settings.proxy()});
    FetchCommand(context, http).run(settings);
}

} // namespace broadsheet
