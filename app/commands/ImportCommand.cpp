// broadsheet import: digest files, folders and standard input into the library.
#include "base/Deliver.h"
#include "base/EndSignals.h"
#include "base/Limits.h"
#include "commands/CommandTable.h"
#include "commands/Console.h"
#include "commands/Tr.h"
#include "importing/Importer.h"
#include "importing/KeepNotes.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr auto standardInput = "-"_L1;
constexpr OptionSpec withNotes{QLatin1StringView("notes"), false};

void reportDiagnostics(const ImportReport &report, Console &console)
{
    for (const auto &[file, diagnostic] : report.diagnostics) {
        if (diagnostic.severity == Diagnostic::Severity::Error)
            console.problem(file, diagnostic.line, diagnostic.message);
        else
            console.warning(file, diagnostic.line, diagnostic.message);
    }
    if (report.furtherWarnings > 0)
        console.note(CommandsTr::tr("… and %1 more warnings.").arg(report.furtherWarnings));
}

QString resultOf(const ImportReport &total)
{
    const QString files =
        total.files == 1 ? CommandsTr::tr("1 file") : CommandsTr::tr("%1 files").arg(total.files);
    const QString papers = total.entries == 1 ? CommandsTr::tr("1 paper")
                                              : CommandsTr::tr("%1 papers").arg(total.entries);
    return CommandsTr::tr("%1, %2: %3 new, %4 updated")
        .arg(files, papers)
        .arg(total.newPapers)
        .arg(total.updatedPapers);
}

// Runs the application's event loop until the import has ended.
Result<ImportReport> outcomeOf(const QFuture<Result<ImportReport>> &import)
{
    QObject context;
    deliver(import, &context, [](const Result<ImportReport> &) { QCoreApplication::quit(); });
    QCoreApplication::exec();
    return import.result();
}

class ImportCommand final : public ConsoleCommand
{
public:
    [[nodiscard]] QLatin1StringView name() const override { return "import"_L1; }
    [[nodiscard]] QString synopsis() const override { return u"import PATH…"_s; }

    [[nodiscard]] QString summary() const override
    {
        return CommandsTr::tr("read digest files, folders, or - for standard input");
    }

    [[nodiscard]] QString help() const override
    {
        return CommandsTr::tr(
            "Usage: broadsheet import [--notes] PATH…\n"
            "\n"
            "Reads digests and lists saved as JSON into the library: files of any name, folders\n"
            "recursively (*.md, *.markdown, *.txt, *.json, *.jsonl) and - for standard input.\n"
            "Importing the same digests again changes nothing. Importing never changes stars and\n"
            "read marks.\n"
            "\n"
            "  --notes  take the notes and tags in digests that were exported with --notes as\n"
            "           your own. A note of yours is never replaced: papers with another note\n"
            "           are named. Without --notes, notes in digests are left out.\n");
    }

    [[nodiscard]] ArgumentCount argumentCount() const override { return {.min = 1, .max = -1}; }
    [[nodiscard]] QList<OptionSpec> options() const override { return {withNotes}; }
    [[nodiscard]] bool fillsLibrary() const override { return true; }

    void read(OptionValues &values) override
    {
        m_paths = values.arguments();
        m_readsInput = m_paths.removeAll(standardInput) > 0;
        m_takesNotes = values.has(withNotes.name);
    }

    void run(const CommandContext &context) override
    {
        Importer importer(context.library);
        ImportReport total;
        const auto add = [&context, &total](const Result<ImportReport> &report) {
            if (!report)
                return context.console.problem(report.error());
            reportDiagnostics(*report, context.console);
            total.files += report->files;
            total.entries += report->entries;
            total.newPapers += report->newPapers;
            total.updatedPapers += report->updatedPapers;
            total.notes += report->notes;
        };

        EndSignals signals;
        bool isStopped = false;
        QObject::connect(&signals, &EndSignals::received, &importer, [&](int number) {
            isStopped = true;
            context.console.stopped(number);
            importer.cancel();
        });
        if (!m_paths.isEmpty())
            add(outcomeOf(importer.importPaths(m_paths)));
        if (m_readsInput && !isStopped) {
            Result<QByteArray> input = context.console.readInput(maxDigestBytes);
            signals.look(); // a signal ends the reading
            if (!isStopped)
                add(std::move(input).and_then([&importer](QByteArray bytes) {
                    return outcomeOf(importer.importBytes(std::move(bytes), standardInput));
                }));
        }
        context.console.note(resultOf(total));
        if (!isStopped && !total.notes.isEmpty())
            keep(total.notes, context);
    }

private:
    void keep(const QList<PaperNote> &notes, const CommandContext &context) const
    {
        Console &console = context.console;
        if (!m_takesNotes)
            return console.note(CommandsTr::tr("%n note(s) in the digests were left out; --notes "
                                               "takes them as your own.",
                                               nullptr, int(notes.size())));
        const Result<NotesKept> kept = keepNotes(context.library, notes);
        if (!kept)
            return console.problem(kept.error());
        console.note(CommandsTr::tr("%n note(s) taken", nullptr, kept->written));
        if (!kept->differing.isEmpty())
            console.problem(CommandsTr::tr("Your own note was kept, and the other one stays in the "
                                           "file, for: %1")
                                .arg(listOf(kept->differing)));
        if (!kept->refused.isEmpty())
            console.problem(CommandsTr::tr("These notes are too long, or the library does not have "
                                           "the paper: %1")
                                .arg(listOf(kept->refused)));
    }

    QStringList m_paths;
    bool m_readsInput = false;
    bool m_takesNotes = false;
};

} // namespace

std::unique_ptr<ConsoleCommand> importCommand()
{
    return std::make_unique<ImportCommand>();
}

} // namespace broadsheet
