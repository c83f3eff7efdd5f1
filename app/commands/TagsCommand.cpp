// broadsheet tags: the tags in use, and renaming, merging and removing them.
#include "commands/CommandTable.h"
#include "commands/Tr.h"
#include "console/Console.h"
#include "console/FormatOption.h"
#include "console/PrintedText.h"
#include "export/Export.h"
#include "library/Library.h"
#include "papers/MarkingText.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QByteArray json(const QList<TagCount> &tags)
{
    QJsonArray array;
    for (const TagCount &tag : tags)
        array.append(QJsonObject{
            {u"tag"_s, tag.tag}, {u"papers"_s, tag.count.papers}, {u"unread"_s, tag.count.unread}});
    return escapedJson(QJsonDocument(array).toJson());
}

class TagsCommand final : public ConsoleCommand
{
public:
    [[nodiscard]] QLatin1StringView name() const override { return "tags"_L1; }

    [[nodiscard]] QString summary() const override
    {
        return CommandsTr::tr(
            "list your tags, or rename, merge or remove them: broadsheet help tags");
    }

    [[nodiscard]] QString help() const override
    {
        return CommandsTr::tr(
            "Usage: broadsheet tags [--format FORMAT]\n"
            "       broadsheet tags rename OLD NEW\n"
            "       broadsheet tags merge OLD NEW\n"
            "       broadsheet tags remove TAG\n"
            "\n"
            "Without a word, lists the tags in use, each with its papers and the unread ones.\n"
            "rename  gives the papers tagged OLD the new tag NEW instead\n"
            "merge   the same where there are papers tagged NEW already\n"
            "remove  takes the tag off all papers\n"
            "\n"
            "The command undo reverts all of it.\n"
            "  --format FORMAT  table (default) or json, for the list\n");
    }

    [[nodiscard]] ArgumentCount argumentCount() const override { return {.min = 0, .max = 3}; }
    [[nodiscard]] QList<OptionSpec> options() const override { return {formatOption}; }

    void read(OptionValues &values) override
    {
        m_isJson = values.oneOf<bool>(formatOption.name, {{"table"_L1, false}, {"json"_L1, true}});
        m_words = values.arguments();
        if (m_words.isEmpty())
            return;
        const auto action = std::ranges::find(actions, m_words.first(), &Action::name);
        if (action == actions.end())
            values.refuse(
                CommandsTr::tr("unknown command “tags %1”; the known ones are rename, merge, "
                               "remove")
                    .arg(m_words.first()));
        else if (m_words.size() - 1 != action->tags)
            values.refuse(action->tags == 1
                              ? CommandsTr::tr("“tags %1” needs one tag").arg(action->name)
                              : CommandsTr::tr("“tags %1” needs two tags").arg(action->name));
        else if (m_words.contains(QString()))
            values.refuse(CommandsTr::tr("“tags %1”: a tag needs a name").arg(action->name));
    }

    void run(const CommandContext &context) override
    {
        const auto tags = context.library.tagCounts().result();
        if (!tags)
            return context.console.problem(tags.error());
        if (m_words.isEmpty())
            return list(*tags, context.console);
        if (const std::optional<Error> error = refusal(*tags))
            return context.console.problem(*error);
        const auto done = context.library.replaceTag(m_words[1], m_words.value(2)).result();
        if (!done)
            return context.console.problem(done.error());
        context.console.note(done->subjects.isEmpty()
                                 ? CommandsTr::tr("No change.")
                                 : describe(*done, titleOf(*done, context.library)));
    }

private:
    struct Action
    {
        QLatin1StringView name;
        qsizetype tags; // that it needs
    };
    static constexpr std::array<Action, 3> actions{Action{"rename"_L1, 2}, Action{"merge"_L1, 2},
                                                   Action{"remove"_L1, 1}};

    // Merging by mistake is worse than being asked: `rename` keeps tags apart.
    [[nodiscard]] std::optional<Error> refusal(const QList<TagCount> &tags) const
    {
        const QString target = m_words.value(2).simplified();
        const bool isThere = std::ranges::find(tags, target, &TagCount::tag) != tags.end();
        if (m_words[0] == "rename"_L1 && isThere && target != m_words[1])
            return Error{ErrorKind::Usage,
                         CommandsTr::tr("There is a tag “%1” already. To join the two: broadsheet "
                                        "tags merge")
                             .arg(target)};
        if (m_words[0] == "merge"_L1 && !isThere)
            return Error{ErrorKind::NotFound,
                         CommandsTr::tr("No paper has the tag “%1”.").arg(target)};
        return {};
    }

    void list(const QList<TagCount> &tags, Console &console) const
    {
        if (m_isJson)
            return console.result(json(tags));
        if (tags.isEmpty())
            return console.note(CommandsTr::tr("There are no tags yet."));
        const auto line = [&console](const QString &papers, const QString &unread,
                                     const QString &tag) {
            console.result(u"%1  %2  %3\n"_s.arg(papers, 7).arg(unread, 7).arg(tag));
        };
        line(CommandsTr::tr("Papers"), CommandsTr::tr("Unread"), CommandsTr::tr("Tag"));
        for (const TagCount &tag : tags)
            line(QString::number(tag.count.papers), QString::number(tag.count.unread), tag.tag);
    }

    QStringList m_words; // the action and its tags; none: list the tags
    bool m_isJson = false;
};

} // namespace

std::unique_ptr<ConsoleCommand> tagsCommand()
{
    return std::make_unique<TagsCommand>();
}

} // namespace broadsheet
