#include "commands/Handlers.h"
#include "export/Export.h"
#include "fetching/DueDays.h"
#include "papers/DayStatusText.h"
#include "search/ParseSearch.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::commands)
};

QString timeOf(const QDateTime &moment)
{
    return moment.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s);
}

} // namespace

QString statusName(DayStatus status)
{
    // Scripts have always read this word.
    return status == DayStatus::Empty ? Tr::tr("empty") : dayStatusText(status);
}

namespace {

QString sourcesOf(const DaySummary &day)
{
    QStringList sources;
    for (const DaySource &source : day.sources) {
        QString text = u"%1 %2 (%3)"_s.arg(source.source, statusName(source.status), source.origin);
        if (!source.problem.isEmpty() && isWhole(source.status))
            text += u"; "_s + Tr::tr("the last attempt failed: %1").arg(source.problem);
        else if (!source.problem.isEmpty())
            text += u": "_s + source.problem;
        if (source.nextTry.isValid())
            text += u' ' + Tr::tr("Next try %1.").arg(timeOf(source.nextTry));
        sources.append(text);
    }
    return sources.join(", "_L1);
}

// Search finds only what is indexed; a script wants all of it, and waits the second it may take.
void awaitIndex(const CommandContext &context)
{
    if (const auto indexed = context.library.indexed().result(); !indexed)
        context.console.problem(indexed.error());
}

void listTable(const CommandContext &context)
{
    const auto rows = context.library.list(context.invocation.query).result();
    if (!rows)
        return context.console.problem(rows.error());
    if (rows->isEmpty())
        return context.console.note(Tr::tr("No papers match."));
    context.console.result(toTable(*rows, context.console.terminalWidth()));
}

} // namespace

QByteArray formatted(const QList<Paper> &papers, OutputFormat format, const Query &query)
{
    switch (format) {
    case OutputFormat::Json:
        return toJson(papers);
    case OutputFormat::Csv:
        return toCsv(papers);
    case OutputFormat::Markdown:
        return toMarkdown(papers, query.from, query.to);
    case OutputFormat::Bibtex:
        return toBibtex(papers);
    case OutputFormat::Table:
    case OutputFormat::Text:
        break;
    }
    Q_UNREACHABLE(); // written by their commands
}

void listPapers(const CommandContext &context)
{
    const QString &search = context.invocation.query.search;
    for (const SearchProblem &problem : parseSearch(search).problems)
        context.console.note(problem.message);
    if (!search.isEmpty())
        awaitIndex(context);
    if (context.invocation.format == OutputFormat::Table)
        return listTable(context);
    const auto papers = context.library.papers(context.invocation.query).result();
    if (!papers)
        return context.console.problem(papers.error());
    context.console.result(formatted(*papers, context.invocation.format, context.invocation.query));
}

void listDays(const CommandContext &context)
{
    const auto days = context.library.days().result();
    if (!days)
        return context.console.problem(days.error());
    if (days->isEmpty())
        return context.console.note(Tr::tr("The library has no days yet."));
    const auto line = [&context](const QString &day, const QString &papers, const QString &unread,
                                 const QString &starred, const QString &sources) {
        const QString text = u"%1  %2  %3  %4  %5"_s.arg(day, -10)
                                 .arg(papers, 7)
                                 .arg(unread, 7)
                                 .arg(starred, 7)
                                 .arg(sources);
        context.console.result(QString(printable(text) + u'\n'));
    };
    line(Tr::tr("Day"), Tr::tr("Papers"), Tr::tr("Unread"), Tr::tr("Starred"), Tr::tr("Sources"));
    for (const DaySummary &day : *days)
        line(day.day.isValid() ? day.day.toString(Qt::ISODate) : Tr::tr("no day"),
             QString::number(day.papers), QString::number(day.unread), QString::number(day.starred),
             sourcesOf(day));
}

} // namespace broadsheet
