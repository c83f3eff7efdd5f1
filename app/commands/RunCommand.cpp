#include "commands/Commands.h"
#include "commands/Handlers.h"
#include "settings/StandardPaths.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLoggingCategory>

#include <csignal>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::commands)
};

using Handler = void (*)(const CommandContext &);

Handler handlerOf(QStringView command)
{
    static constexpr std::pair<QLatin1StringView, Handler> handlers[] = {
        {"import"_L1, importDigests}, {"fetch"_L1, fetchLists},    {"days"_L1, listDays},
        {"list"_L1, listPapers},      {"show"_L1, showPaper},      {"star"_L1, markPapers},
        {"unstar"_L1, markPapers},    {"read"_L1, markPapers},     {"unread"_L1, markPapers},
        {"tag"_L1, markPapers},       {"untag"_L1, markPapers},    {"note"_L1, writeNote},
        {"undo"_L1, undoLast},        {"library"_L1, showLibrary},
    };
    for (const auto &[name, handler] : handlers)
        if (name == command)
            return handler;
    Q_UNREACHABLE(); // parseCommandLine() makes no others
}

void run(const Invocation &invocation, Console &console)
{
    const QString file =
        invocation.libraryFile.isEmpty() ? defaultLibraryFile() : invocation.libraryFile;
    const bool isNew = !QFileInfo::exists(file);
    const auto library = Library::open(file);
    if (!library)
        return console.problem(library.error());
    if (isNew && invocation.command != "import"_L1 && invocation.command != "fetch"_L1)
        console.note(Tr::tr("%1 is a new, empty library.").arg(file));
    handlerOf(invocation.command)({invocation, **library, console});
}

} // namespace

int refuseCommandLine(const Error &error, const Streams &streams)
{
    Console console(streams, false, false);
    console.problem(error);
    console.note(Tr::tr("See broadsheet --help."));
    return 2;
}

int runCommand(const Invocation &invocation, const Streams &streams)
{
    Q_ASSERT(invocation.what != Invocation::What::Window);
    std::signal(SIGPIPE, SIG_IGN); // a reader who left early is seen as EPIPE when writing
    // What fails comes back as an Error and is said once; the log is for those who ask for it.
    QLoggingCategory::setFilterRules(invocation.verbose ? u"broadsheet.*=true"_s
                                                        : u"broadsheet.*=false"_s);
    Console console(streams, invocation.quiet, invocation.verbose);
    if (invocation.what == Invocation::What::Text)
        console.result(invocation.text);
    else
        run(invocation, console);
    return console.finish() ? 0 : 1;
}

} // namespace broadsheet
