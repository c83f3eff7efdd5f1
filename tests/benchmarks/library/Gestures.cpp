#include "Gestures.h"

#include "Libraries.h"
#include "Samples.h"

using namespace Qt::StringLiterals;

namespace broadsheet::bench {

namespace {

void measure(const char *name, auto gesture)
{
    const double before = processorTime();
    must(gesture());
    printFigure(name, processorTime() - before, "s of processor time");
}

} // namespace

void measureGestures(const QString &path)
{
    const auto library = opened(path);
    must(library->indexed());
    const QList<qint32> all = must(library->order({})).numbers;
    measure("all starred", [&] { return library->markAll(Mark::Starred, true, all); });
    measure("that undone", [&] { return library->undo(); });
    measure("all marked read", [&] { return library->markAll(Mark::Read, true, all); });
    for (const QString &word : {u"학습"_s, u"로봇"_s})
        measure("a word muted", [&] { return library->mark({Mark::MuteWord, true, {word}}); });
}

} // namespace broadsheet::bench
