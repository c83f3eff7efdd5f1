#include "commands/Handlers.h"
#include "papers/Links.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::commands)
};

QString field(const QString &label, const QString &value)
{
    return value.isEmpty() ? QString() : QString(label + ": "_L1 + value + u'\n');
}

QString datesOf(const Paper &paper)
{
    QStringList days;
    for (const QDate &day : paper.days)
        days.append(day.toString(Qt::ISODate));
    return days.join(", "_L1);
}

QString marksOf(const PaperState &state)
{
    const QString read = state.read ? Tr::tr("read") : Tr::tr("unread");
    return state.starred ? QString(read + ", "_L1 + Tr::tr("starred")) : read;
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
    text += field(Tr::tr("Id"), paper.id.text);
    text += field(Tr::tr("Link"), paper.url);
    text += field(Tr::tr("PDF"), pdfPage(paper.id).toString());
    text += field(Tr::tr("Hugging Face"), huggingFacePage(paper.id).toString());
    text += field(Tr::tr("Code"), paper.code);
    text += field(Tr::tr("Project"), paper.project);
    for (const QString &media : paper.media)
        text += field(isVideo(QUrl(media)) ? Tr::tr("Video") : Tr::tr("Picture"), media);
    text += field(Tr::tr("Days"), datesOf(paper));
    text += field(Tr::tr("Votes"), paper.votes ? QString::number(*paper.votes) : Tr::tr("unknown"));
    text += field(Tr::tr("Marks"), marksOf(paper.state));
    text += field(Tr::tr("Tags"), paper.tags.join(", "_L1));
    text += field(Tr::tr("Authors"), paper.authors.join(", "_L1));
    text += field(Tr::tr("Categories"), paper.categories.join(", "_L1));
    text += field(Tr::tr("Comment"), paper.comment);
    if (!paper.note.isEmpty())
        text += section(Tr::tr("Your note"), paper.note);
    for (const PaperText &one : paper.texts)
        text += section(headingOf(one), one.markdown);
    return text;
}

} // namespace

void showPaper(const CommandContext &context)
{
    const QString &asked = context.invocation.arguments.first();
    const auto paper = context.library.paper(paperIdOf(asked)).result();
    if (!paper && paper.error().kind == ErrorKind::NotFound)
        return context.console.problem(Tr::tr("%1: the library has no such paper").arg(asked));
    if (!paper)
        return context.console.problem(paper.error());
    if (context.invocation.format == OutputFormat::Text)
        context.console.result(printable(asText(*paper)));
    else
        context.console.result(formatted({*paper}, context.invocation.format));
}

void showLibrary(const CommandContext &context)
{
    const auto info = context.library.info().result();
    if (!info)
        return context.console.problem(info.error());
    const auto number = [](const QString &label, qint64 value) {
        return field(label, QString::number(value));
    };
    context.console.result(QString(
        field(Tr::tr("Library"), info->path) +
        field(Tr::tr("Writable"), info->readOnly ? Tr::tr("no") : Tr::tr("yes")) +
        number(Tr::tr("Bytes"), info->bytes) + number(Tr::tr("Schema"), info->schemaVersion) +
        field(Tr::tr("SQLite"), info->sqliteVersion) + number(Tr::tr("Papers"), info->papers) +
        number(Tr::tr("Unread"), info->unread) + number(Tr::tr("Starred"), info->starred) +
        number(Tr::tr("Days"), info->days) + number(Tr::tr("Texts"), info->texts) +
        number(Tr::tr("Authors"), info->authors) + number(Tr::tr("Marks made"), info->events) +
        number(Tr::tr("Not searchable yet"), info->unindexed)));
}

} // namespace broadsheet
