#include "commands/Handlers.h"
#include "papers/MarkingText.h"

#include <QCoreApplication>

#include <array>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::commands)
};

// More than the longest note; the library says what is too long.
constexpr qsizetype mostBytes = 1024 * 1024;

Result<QString> readNote(std::FILE *input)
{
    QByteArray bytes;
    std::array<char, 16384> part{};
    while (const size_t size = std::fread(part.data(), 1, part.size(), input)) {
        bytes.append(part.data(), static_cast<qsizetype>(size));
        if (bytes.size() > mostBytes)
            return failure(ErrorKind::TooLarge,
                           Tr::tr("The standard input is too long for a note."));
    }
    if (std::ferror(input) != 0)
        return failure(ErrorKind::Unreadable,
                       Tr::tr("The standard input could not be read; no note was written."));
    if (bytes.endsWith('\n')) // that of the last line
        bytes.chop(1);
    return QString::fromUtf8(bytes);
}

} // namespace

void writeNote(const CommandContext &context)
{
    const QString &asked = context.invocation.arguments[0];
    const PaperId id = paperIdOf(asked);
    const auto rows = context.library.rows({id}).result();
    if (!rows)
        return context.console.problem(rows.error());
    if (rows->isEmpty())
        return context.console.problem(Tr::tr("%1: the library has no such paper").arg(asked));
    Result<QString> text = context.invocation.arguments[1];
    if (*text == "-"_L1)
        text = readNote(context.console.input());
    if (!text)
        return context.console.problem(text.error());

    const Marking marking{
        .mark = Mark::Note, .on = !text->trimmed().isEmpty(), .subjects = {id.text}, .text = *text};
    const auto changes = context.library.mark(marking).result();
    if (!changes)
        return context.console.problem(changes.error());
    context.console.note(changes->isEmpty() ? Tr::tr("Nothing changed: it was so before.")
                                            : describe(marking, rows->first().title));
}

} // namespace broadsheet
