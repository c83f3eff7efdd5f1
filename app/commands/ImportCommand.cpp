// broadsheet import: digest files, folders and standard input into the library, and marks on the
// papers of bibliographies.
#include "base/Deliver.h"
#include "base/EndSignals.h"
#include "base/Limits.h"
#include "commands/CommandTable.h"
#include "commands/Tr.h"
#include "console/Console.h"
#include "importing/Importer.h"
#include "importing/KeepNotes.h"
#include "library/Library.h"
#include "matching/BibliographyFile.h"
#include "papers/MarkKinds.h"
#include "papers/MarkingText.h"

#include <QSet>

#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr auto standardInput = "-"_L1;
constexpr OptionSpec withNotes{"notes"_L1, false};
constexpr OptionSpec markOption{"mark"_L1, true};
constexpr OptionSpec tagOption{"tag"_L1, true};

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

// Runs the application's event loop until all entries were compared.
Result<EntryMatches> matchesOf(const QList<BibliographyEntry> &entries, Library &library)
{
    Result<EntryMatches> outcome;
    EntryMatcher matcher(library);
    QObject::connect(&matcher, &EntryMatcher::matched, &matcher, [&](const EntryMatches &matches) {
        outcome = matches;
        QCoreApplication::quit();
    });
    QObject::connect(&matcher, &EntryMatcher::failed, &matcher, [&](const Error &error) {
        outcome = Failure(error);
        QCoreApplication::quit();
    });
    matcher.start(entries);
    QCoreApplication::exec();
    return outcome;
}

// What a bibliography says is marked in the library, in one gesture for all of them.
class Bibliographies final
{
public:
    void read(OptionValues &values)
    {
        m_marking.mark =
            values.oneOf<Mark>(markOption.name, {{markKind(Mark::Read).name, Mark::Read},
                                                 {markKind(Mark::Starred).name, Mark::Starred}});
        m_isWanted = values.has(markOption.name) || values.has(tagOption.name);
        if (values.has(markOption.name) && values.has(tagOption.name))
            values.refuse(CommandsTr::tr("import takes either --mark or --tag"));
        if (!values.has(tagOption.name))
            return;
        m_marking.mark = Mark::Tag;
        m_marking.text = values.text(tagOption.name).simplified();
        if (m_marking.text.isEmpty())
            values.refuse(CommandsTr::tr("--tag needs the name of a tag"));
    }

    void add(const QString &file, const Result<Bibliography> &bibliography,
             const CommandContext &context)
    {
        m_hasFiles = true;
        Console &console = context.console;
        if (!bibliography)
            return console.problem(bibliography.error());
        for (const Diagnostic &one : bibliography->problems) {
            if (one.severity == Diagnostic::Severity::Error)
                console.problem(file, one.line, one.message);
            else
                console.warning(file, one.line, one.message);
        }
        const Result<EntryMatches> matches = matchesOf(bibliography->entries, context.library);
        if (!matches)
            return console.problem(matches.error());
        QString text = file + u": "_s + summaryOf(*bibliography, *matches) + u'\n';
        for (const UnmatchedEntry &one : matches->unmatched)
            text += u"%1:%2: %3\n"_s.arg(file,
                                         QString::number(bibliography->entries.at(one.entry).line),
                                         describe(one, *bibliography));
        console.result(printable(text));
        for (const MatchedPaper &paper : matches->papers) {
            if (!m_numbers.contains(paper.number)) {
                m_numbers.insert(paper.number);
                m_marking.subjects.append(paper.id);
            }
        }
    }

    void mark(const CommandContext &context)
    {
        if (!m_isWanted)
            return;
        if (!m_hasFiles)
            return context.console.problem(
                CommandsTr::tr("--mark and --tag are for bibliographies; there was none."));
        if (m_numbers.isEmpty())
            return context.console.note(CommandsTr::tr("No change."));
        const Result<Marking> done = marked(context.library);
        if (!done)
            return context.console.problem(done.error());
        context.console.note(done->subjects.isEmpty() ? CommandsTr::tr("No change.")
                                                      : describe(*done));
    }

private:
    Result<Marking> marked(Library &library)
    {
        if (m_marking.mark != Mark::Tag)
            return library.markAll(m_marking.mark, true, m_numbers.values()).result();
        m_marking.on = true;
        return library.mark(m_marking).result().map(
            [this](const ChangeSet &changes) { return changes.isEmpty() ? Marking() : m_marking; });
    }

    Marking m_marking;
    QSet<qint32> m_numbers;  // of its subjects
    bool m_isWanted = false; // there is an option that says how to mark
    bool m_hasFiles = false;
};

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
            "       broadsheet import BIBLIOGRAPHY… [--mark MARK | --tag NAME]\n"
            "\n"
            "Reads digests and lists saved as JSON into the library: files of any name, folders\n"
            "recursively (*.md, *.markdown, *.txt, *.json, *.jsonl) and - for standard input.\n"
            "Importing the same digests again changes nothing. Importing never changes stars and\n"
            "read marks.\n"
            "\n"
            "  --notes  take the notes and tags in digests that were exported with --notes as\n"
            "           your own. A note of yours is never replaced: papers with another note\n"
            "           are named. Without --notes, notes in digests are left out.\n"
            "\n"
            "A bibliography of another program (BibTeX, RIS or CSL-JSON, by its contents) adds no\n"
            "papers. The command says how many of its entries are in the library and lists the\n"
            "others with their lines. With an option it marks the papers that were found:\n"
            "  --mark MARK  read or starred\n"
            "  --tag NAME   with this tag\n"
            "The command undo reverts all of these marks.\n");
    }

    [[nodiscard]] ArgumentCount argumentCount() const override { return {.min = 1, .max = -1}; }
    [[nodiscard]] QList<OptionSpec> options() const override
    {
        return {withNotes, markOption, tagOption};
    }
    [[nodiscard]] bool fillsLibrary() const override { return true; }

    void read(OptionValues &values) override
    {
        m_paths = values.arguments();
        m_readsInput = m_paths.removeAll(standardInput) > 0;
        m_takesNotes = values.has(withNotes.name);
        m_bibliographies.read(values);
    }

    // Digests first, because bibliographies are compared with what is in the library then.
    void run(const CommandContext &context) override
    {
        QStringList digests;
        QStringList others;
        for (const QString &path : std::as_const(m_paths))
            (isBibliographyFile(path) ? others : digests).append(path);
        if (!import(digests, context))
            return;
        for (const QString &path : std::as_const(others))
            m_bibliographies.add(path, readBibliographyFile(path), context);
        m_bibliographies.mark(context);
    }

private:
    // False: a signal ended it.
    bool import(const QStringList &digests, const CommandContext &context)
    {
        Importer importer(context.library);
        ImportReport total;
        bool isCounted = true; // an import that failed half-way says itself what it did
        const auto add = [&](const Result<ImportReport> &report) {
            isCounted = isCounted && report;
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
        if (!digests.isEmpty())
            add(outcomeOf(importer.importPaths(digests)));
        bool hasDigests = !digests.isEmpty();
        if (m_readsInput && !isStopped) {
            Result<QByteArray> input = context.console.readInput(maxDigestBytes);
            signals.look(); // a signal ends the reading
            const bool isOther = input && bibliographyFormat(standardInput, *input);
            hasDigests = hasDigests || !isOther;
            if (!isStopped && isOther)
                m_bibliographies.add(standardInput, readBibliographyOf(standardInput, *input),
                                     context);
            else if (!isStopped)
                add(std::move(input).and_then([&importer](QByteArray bytes) {
                    return outcomeOf(importer.importBytes(std::move(bytes), standardInput));
                }));
        }
        if (hasDigests && isCounted)
            context.console.note(resultOf(total));
        if (!isStopped && !total.notes.isEmpty())
            keep(total.notes, context);
        return !isStopped;
    }

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
    Bibliographies m_bibliographies;
};

} // namespace

std::unique_ptr<ConsoleCommand> importCommand()
{
    return std::make_unique<ImportCommand>();
}

} // namespace broadsheet
