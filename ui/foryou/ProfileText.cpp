#include "foryou/ProfileText.h"

#include "foryou/Tr.h"
#include "papers/SafeText.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

using Kind = FitProfile::Kind;

QString percent(double share)
{
    return QString::number(std::lround(share * 100));
}

} // namespace

FitProfile profileNamed(const QString &name)
{
    if (name.isEmpty())
        return {};
    for (const Kind kind : {Kind::Tag, Kind::Search, Kind::Followed}) {
        FitProfile profile{.kind = kind};
        if (kind != Kind::Followed)
            profile.subject = name.section(u':', 1);
        if (profile.name() == name)
            return profile;
    }
    return {};
}

QString profileText(const FitProfile &profile)
{
    const QString subject = shownLine(profile.title.isEmpty() ? profile.subject : profile.title);
    switch (profile.kind) {
    case Kind::Everything:
        return ForYouTr::tr("Everything that you keep");
    case Kind::Tag:
        return ForYouTr::tr("Tag: %1").arg(subject);
    case Kind::Search:
        return ForYouTr::tr("Search: %1").arg(subject);
    case Kind::Followed:
        return ForYouTr::tr("By authors you follow");
    }
    Q_UNREACHABLE();
}

QString learnedText(const MeasuredProfile &profile)
{
    if (profile.positives < leastPositives)
        return ForYouTr::tr("Needs %1 papers to learn from; it has %2.")
            .arg(leastPositives)
            .arg(profile.positives);
    return ForYouTr::tr("Learned from papers: %1 that belong to it, %2 that do not.")
        .arg(profile.positives)
        .arg(profile.negatives);
}

QString measuredText(const MeasuredProfile &profile)
{
    const FitMeasure &measure = profile.measure;
    if (profile.positives < leastPositives)
        return {};
    if (measure.days == 0)
        return ForYouTr::tr("There are too few days yet to tell how good it is.");
    const QString rates =
        ForYouTr::tr("Of each day's first five you kept %1 %; by votes %2 %, by chance %3 %.")
            .arg(percent(measure.fit), percent(measure.votes), percent(measure.chance));
    return measure.beatsVotes()
               ? rates
               : rates + u' ' + ForYouTr::tr("That is no better than the order of votes yet.");
}

} // namespace broadsheet
