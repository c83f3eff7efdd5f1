// broadsheet note: the user's note on a paper.
#include "base/Limits.h"
#include "commands/CommandTable.h"
#include "commands/Tr.h"
#include "console/Console.h"
#include "console/QueryOptions.h"
#include "library/Library.h"
#include "papers/MarkingText.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// More than the longest note, so that the library reports a note that is too long.

QString withoutLastLineBreak(QByteArray bytes)
{
    if (bytes.endsWith('\n'))
        bytes.chop(1);
    return QString::fromUtf8(bytes);
}

class NoteCommand final : public ConsoleCommand
{
public:
    [[nodiscard]] QLatin1StringView name() const override { return "note"_L1; }
    [[nodiscard]] QString synopsis() const override { return u"note ID TEXT"_s; }

    [[nodiscard]] QString summary() const override
    {
        return CommandsTr::tr("write a note on a paper");
    }

    [[nodiscard]] QString help() const override
    {
        return CommandsTr::tr(
            "Usage: broadsheet note ID TEXT\n"
            "\n"
            "Writes a note on a paper and replaces the previous one. With - for TEXT, the note\n"
            "is read from standard input. An empty TEXT removes the note. The command undo\n"
            "restores the previous note.\n");
    }

    [[nodiscard]] ArgumentCount argumentCount() const override { return {.min = 2, .max = 2}; }

    void read(OptionValues &values) override
    {
        m_paper = values.arguments().at(0);
        m_text = values.arguments().at(1);
    }

    void run(const CommandContext &context) override
    {
        const PaperId id = paperIdOf(m_paper);
        const auto rows = context.library.rows({id}).result();
        if (!rows)
            return context.console.problem(rows.error());
        if (rows->isEmpty())
            return context.console.problem(unknownPaper(m_paper));
        Result<QString> text = m_text;
        if (m_text == "-"_L1)
            text = context.console.readInput(maxNoteInputBytes).map(withoutLastLineBreak);
        if (!text)
            return context.console.problem(text.error());

        const Marking marking{.mark = Mark::Note,
                              .on = !text->trimmed().isEmpty(),
                              .subjects = {id.text},
                              .text = *text};
        const auto changes = context.library.mark(marking).result();
        if (!changes)
            return context.console.problem(changes.error());
        context.console.note(changes->isEmpty() ? CommandsTr::tr("No change.")
                                                : describe(marking, rows->first().title));
    }

private:
    QString m_paper; // as the user gave it
    QString m_text;  // "-": on standard input
};

} // namespace

std::unique_ptr<ConsoleCommand> noteCommand()
{
    return std::make_unique<NoteCommand>();
}

} // namespace broadsheet
