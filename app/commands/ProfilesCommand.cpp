// broadsheet profiles: what papers can be sorted by, and how well that works.
#include "commands/CommandTable.h"
#include "commands/Tr.h"
#include "console/Console.h"
#include "console/FormatOption.h"
#include "export/Export.h"
#include "fit/Fit.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// As --profile takes it; never translated.
QString nameOf(const FitProfile &profile)
{
    return profile.kind == FitProfile::Kind::Everything ? u"everything"_s : profile.name();
}

QString shownName(const FitProfile &profile)
{
    const QString title = profile.kind == FitProfile::Kind::Everything
                              ? CommandsTr::tr("all that you starred, noted or tagged")
                              : profile.title;
    return title.isEmpty() ? nameOf(profile) : nameOf(profile) + u" ("_s + title + u')';
}

QString percent(double share)
{
    return CommandsTr::tr("%1 %").arg(qRound(share * 100));
}

// What it was learned from, and whether it is of use.
QString asText(const MeasuredProfile &profile)
{
    const QString from =
        CommandsTr::tr("%1: learned from papers: %2 that belong to it, %3 that do not.")
            .arg(shownName(profile.profile))
            .arg(profile.positives)
            .arg(profile.negatives);
    const FitMeasure &measure = profile.measure;
    if (profile.positives < leastPositives)
        return from + u' ' + CommandsTr::tr("It needs %1 to have an order.").arg(leastPositives);
    if (measure.days == 0)
        return from + u' ' +
               CommandsTr::tr("There are too few days yet to measure how good it is.");
    const QString shares =
        CommandsTr::tr("Of the first five of a day you kept %1; by votes %2, by chance %3 "
                       "(%4 days, each learned from the days before it).")
            .arg(percent(measure.fit), percent(measure.votes), percent(measure.chance))
            .arg(measure.days);
    if (measure.beatsVotes())
        return from + u' ' + shares;
    return from + u' ' + shares + u' ' +
           CommandsTr::tr("It is no better than the order of votes yet, so it stays in the "
                          "background.");
}

QJsonObject asObject(const MeasuredProfile &profile)
{
    const FitMeasure &measure = profile.measure;
    const auto share = [&measure](double value) {
        return measure.days > 0 ? QJsonValue(qRound(value * 1000) / 1000.0) : QJsonValue();
    };
    return {{u"name"_s, nameOf(profile.profile)},
            {u"title"_s,
             profile.profile.title.isEmpty() ? QJsonValue() : QJsonValue(profile.profile.title)},
            {u"positives"_s, profile.positives},
            {u"negatives"_s, profile.negatives},
            {u"days"_s, measure.days},
            {u"hitRate"_s, share(measure.fit)},
            {u"votes"_s, share(measure.votes)},
            {u"chance"_s, share(measure.chance)},
            {u"ready"_s, profile.isReady()}};
}

class ProfilesCommand final : public ConsoleCommand
{
public:
    [[nodiscard]] QLatin1StringView name() const override { return "profiles"_L1; }

    [[nodiscard]] QString summary() const override
    {
        return CommandsTr::tr("list the profiles for --sort fit, and how well each works");
    }

    [[nodiscard]] QString help() const override
    {
        return CommandsTr::tr(
            "Usage: broadsheet profiles [--format FORMAT]\n"
            "\n"
            "Lists the profiles that list --sort fit --profile NAME takes: everything that you\n"
            "starred, noted or tagged, each tag (tag:NAME), each saved search (search:WORDS)\n"
            "and the authors that you follow (followed). With each: what it was learned from,\n"
            "and how many of the first five papers of a day you kept, on days that it had not\n"
            "learned from.\n"
            "  --format FORMAT  text (default) or json\n");
    }

    [[nodiscard]] QList<OptionSpec> options() const override { return {formatOption}; }

    void read(OptionValues &values) override
    {
        m_isJson = values.oneOf<bool>(formatOption.name, {{"text"_L1, false}, {"json"_L1, true}});
    }

    void run(const CommandContext &context) override
    {
        const auto profiles = measuredProfiles(context.library).result();
        if (!profiles)
            return context.console.problem(profiles.error());
        QJsonArray array;
        QString text;
        for (const MeasuredProfile &profile : *profiles) {
            array.append(asObject(profile));
            text += asText(profile) + u'\n';
        }
        if (m_isJson)
            context.console.result(escapedJson(QJsonDocument(array).toJson()));
        else
            context.console.result(text);
    }

private:
    bool m_isJson = false;
};

} // namespace

std::unique_ptr<ConsoleCommand> profilesCommand()
{
    return std::make_unique<ProfilesCommand>();
}

} // namespace broadsheet
