// broadsheet show: one paper with every text it has.
#include "commands/CommandTable.h"
#include "commands/Tr.h"
#include "console/Console.h"
#include "console/FormatOption.h"
#include "console/PaperOutput.h"
#include "console/QueryOptions.h"
#include "export/Formats.h"
#include "fit/Fit.h"
#include "library/Library.h"
#include "papers/Links.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QString datesOf(const Paper &paper)
{
    QStringList days;
    for (const QDate &day : paper.days)
        days.append(day.toString(Qt::ISODate));
    return days.join(", "_L1);
}

QString authorsOf(const Paper &paper)
{
    const QString names = paper.authors.join(", "_L1);
    return paper.hasMoreAuthors ? CommandsTr::tr("%1 and others").arg(names) : names;
}

QString marksOf(const PaperState &state)
{
    QStringList marks{state.read ? CommandsTr::tr("read") : CommandsTr::tr("unread")};
    if (state.starred)
        marks.append(CommandsTr::tr("starred"));
    if (state.later)
        marks.append(CommandsTr::tr("set aside"));
    return marks.join(", "_L1);
}

QString headingOf(const PaperText &text)
{
    QStringList words(text.source);
    if (!text.language.isEmpty())
        words.append(text.language);
    if (text.day.isValid())
        words.append(text.day.toString(Qt::ISODate));
    return words.join(", "_L1);
}

QString section(const QString &heading, const QString &text)
{
    return u"\n["_s + heading + u"]\n"_s + text + (text.endsWith(u'\n') ? u""_s : u"\n"_s);
}

QString asText(const Paper &paper)
{
    QString text = paper.title + u"\n\n"_s;
    text += labelled(CommandsTr::tr("Id"), paper.id.text);
    text += labelled(CommandsTr::tr("Link"), paper.url);
    text += labelled(CommandsTr::tr("PDF"), pdfPage(paper.id).toString());
    text += labelled(CommandsTr::tr("Hugging Face"), huggingFacePage(paper.id).toString());
    text += labelled(CommandsTr::tr("Code"), paper.code);
    text += labelled(CommandsTr::tr("Project"), paper.project);
    for (const QString &media : paper.media)
        text += labelled(isVideo(QUrl(media)) ? CommandsTr::tr("Video") : CommandsTr::tr("Picture"),
                         media);
    text += labelled(CommandsTr::tr("Days"), datesOf(paper));
    text += labelled(CommandsTr::tr("Votes"),
                     paper.votes ? QString::number(*paper.votes) : CommandsTr::tr("unknown"));
    text += labelled(CommandsTr::tr("Marks"), marksOf(paper.state));
    text += labelled(CommandsTr::tr("Tags"), paper.tags.join(", "_L1));
    text += labelled(CommandsTr::tr("Authors"), authorsOf(paper));
    text += labelled(CommandsTr::tr("Categories"), paper.categories.join(", "_L1));
    text += labelled(CommandsTr::tr("Comment"), paper.comment);
    text += labelled(CommandsTr::tr("DOI"), doiOf(paper.id, paper.doi));
    if (!paper.note.isEmpty())
        text += section(CommandsTr::tr("Your note"), paper.note);
    for (const PaperText &one : paper.texts)
        text += section(headingOf(one), one.markdown);
    return text;
}

class ShowCommand final : public ConsoleCommand
{
public:
    [[nodiscard]] QLatin1StringView name() const override { return "show"_L1; }
    [[nodiscard]] QString synopsis() const override { return u"show ID"_s; }

    [[nodiscard]] QString summary() const override
    {
        return CommandsTr::tr("show one paper with all its texts");
    }

    [[nodiscard]] QString help() const override
    {
        const QString text = CommandsTr::tr(
            "Usage: broadsheet show ID [--format FORMAT]\n"
            "\n"
            "Shows one paper with all its texts. ID is an arXiv id (2403.14624) or the\n"
            "paper's link.\n"
            "\n"
            "  --format FORMAT  text (default), %1\n");
        return text.arg(formatNames());
    }

    [[nodiscard]] ArgumentCount argumentCount() const override { return {.min = 1, .max = 1}; }
    [[nodiscard]] QList<OptionSpec> options() const override { return {formatOption}; }

    void read(OptionValues &values) override
    {
        m_paper = values.arguments().first();
        m_format = readFormat(values, "text"_L1);
    }

    void run(const CommandContext &context) override
    {
        if (m_format && m_format->name == "json"_L1)
            (void)refreshFit(context.library).result();
        const auto paper = context.library.paper(paperIdOf(m_paper)).result();
        if (!paper && paper.error().kind == ErrorKind::NotFound)
            return context.console.problem(unknownPaper(m_paper));
        if (!paper)
            return context.console.problem(paper.error());
        if (m_format)
            writePapers(context, *m_format, {*paper});
        else
            context.console.result(asText(*paper));
    }

private:
    QString m_paper;                  // as the user gave it
    const Format *m_format = nullptr; // null: text for people
};

} // namespace

std::unique_ptr<ConsoleCommand> showCommand()
{
    return std::make_unique<ShowCommand>();
}

} // namespace broadsheet
