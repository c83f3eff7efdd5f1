#include "commands/Handlers.h"
#include "importing/Importer.h"

#include <QCoreApplication>

#include <array>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::commands)
};

constexpr auto standardInput = "-"_L1;

Result<QByteArray> readInput(std::FILE *input)
{
    QByteArray bytes;
    std::array<char, 64 * 1024> part;
    while (const size_t size = std::fread(part.data(), 1, part.size(), input)) {
        bytes.append(part.data(), static_cast<qsizetype>(size));
        if (bytes.size() > maxDigestBytes)
            return failure(ErrorKind::TooLarge,
                           Tr::tr("The standard input is larger than %1 MB, too large for a "
                                  "digest; nothing of it was imported.")
                               .arg(maxDigestBytes / (1024 * 1024)));
    }
    if (std::ferror(input) != 0)
        return failure(ErrorKind::Unreadable,
                       Tr::tr("The standard input could not be read (%1); nothing of it was "
                              "imported.")
                           .arg(QString::fromLocal8Bit(strerror(errno))));
    return bytes;
}

Result<ImportReport> importInput(Importer &importer, std::FILE *input)
{
    return readInput(input).and_then([&importer](QByteArray bytes) {
        return importer.importBytes(std::move(bytes), standardInput).result();
    });
}

void sayDiagnostics(const ImportReport &report, Console &console)
{
    for (const auto &[file, diagnostic] : report.diagnostics) {
        if (diagnostic.severity == Diagnostic::Severity::Error)
            console.problem(file, diagnostic.line, diagnostic.message);
        else
            console.warning(file, diagnostic.line, diagnostic.message);
    }
    if (report.furtherWarnings > 0)
        console.note(Tr::tr("… and %1 more messages of this kind.").arg(report.furtherWarnings));
}

QString summary(const ImportReport &total)
{
    const QString files = total.files == 1 ? Tr::tr("1 file") : Tr::tr("%1 files").arg(total.files);
    const QString papers =
        total.entries == 1 ? Tr::tr("1 paper") : Tr::tr("%1 papers").arg(total.entries);
    return Tr::tr("%1, %2: %3 new, %4 updated")
        .arg(files, papers)
        .arg(total.newPapers)
        .arg(total.updatedPapers);
}

} // namespace

void importDigests(const CommandContext &context)
{
    Importer importer(context.library);
    ImportReport total;
    const auto add = [&context, &total](const Result<ImportReport> &report) {
        if (!report)
            return context.console.problem(report.error());
        sayDiagnostics(*report, context.console);
        total.files += report->files;
        total.entries += report->entries;
        total.newPapers += report->newPapers;
        total.updatedPapers += report->updatedPapers;
    };

    QStringList paths = context.invocation.arguments;
    const bool input = paths.removeAll(standardInput) > 0;
    if (!paths.isEmpty())
        add(importer.importPaths(paths).result());
    if (input)
        add(importInput(importer, context.console.input()));
    context.console.note(summary(total));
}

} // namespace broadsheet
