#include "commands/Handlers.h"
#include "papers/MarkingText.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::commands)
};

Marking markingOf(const Invocation &invocation)
{
    const bool off = invocation.command.startsWith("un"_L1);
    const QString kind = off ? invocation.command.sliced(2) : invocation.command;
    const Mark mark = kind == "star"_L1 ? Mark::Starred : kind == "tag"_L1 ? Mark::Tag : Mark::Read;
    return {.mark = mark, .on = !off, .subjects = {}, .text = invocation.tag.simplified()};
}

// The papers asked for that the library has, each once; the others are named as problems.
Result<QList<PaperRow>> knownPapers(const CommandContext &context)
{
    QList<PaperId> ids;
    for (const QString &argument : context.invocation.arguments)
        ids.append(paperIdOf(argument));
    const auto rows = context.library.rows(ids).result();
    if (!rows)
        return rows;
    QList<PaperRow> known;
    for (qsizetype i = 0; i < ids.size(); ++i) {
        const auto row = std::ranges::find(*rows, ids[i], &PaperRow::id);
        if (row == rows->end())
            context.console.problem(
                Tr::tr("%1: the library has no such paper").arg(context.invocation.arguments[i]));
        else if (std::ranges::find(known, row->id, &PaperRow::id) == known.end())
            known.append(*row);
    }
    return known;
}

// What the gesture was about, for describe(): the title when it is one paper.
QString titleOf(const Marking &marking, Library &library)
{
    if (marking.subjects.size() != 1)
        return {};
    const auto rows = library.rows({PaperId{marking.subjects.first()}}).result();
    return rows && !rows->isEmpty() ? rows->first().title : QString();
}

} // namespace

PaperId paperIdOf(const QString &argument)
{
    PaperId id = PaperId::fromLink(argument);
    return id.isEmpty() ? PaperId{argument} : id;
}

void markPapers(const CommandContext &context)
{
    const auto known = knownPapers(context);
    if (!known)
        return context.console.problem(known.error());
    if (known->isEmpty())
        return;
    Marking marking = markingOf(context.invocation);
    for (const PaperRow &row : *known)
        marking.subjects.append(row.id.text);
    const auto changes = context.library.mark(marking).result();
    if (!changes)
        return context.console.problem(changes.error());
    if (!changes->everything) // or else too many to be named
        marking.subjects.removeIf([&changes](const QString &subject) {
            return !changes->state.contains(PaperId{subject});
        });
    context.console.note(marking.subjects.isEmpty()
                             ? Tr::tr("Nothing changed: it was so before.")
                             : describe(marking, titleOf(marking, context.library)));
}

void undoLast(const CommandContext &context)
{
    const auto outcome = context.library.undo().result();
    if (!outcome)
        return context.console.problem(outcome.error());
    const Marking &undone = outcome->undone;
    context.console.note(
        Tr::tr("Taken back: %1").arg(describe(undone, titleOf(undone, context.library))));
}

} // namespace broadsheet
