#include "fit/Profiles.h"

#include "fit/Tr.h"
#include "papers/SortNames.h"
#include "tables/MarkedSubjects.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr auto tagPrefix = "tag:"_L1;
constexpr auto searchPrefix = "search:"_L1;
constexpr auto followedName = "followed"_L1;
constexpr auto everythingName = "everything"_L1; // for the command line

QStringList tagsOf(Database &database)
{
    QStringList tags;
    Rows rows = database.select(u"SELECT DISTINCT substr(subject, instr(subject, char(31)) + 1)"
                                " FROM state WHERE kind = 'tag' AND value <> 0"_s);
    while (rows.next())
        tags.append(rows.text(0));
    sortNames(tags);
    return tags;
}

QList<FitProfile> searchesOf(Database &database)
{
    QList<FitProfile> searches;
    Rows rows = database.select(u"SELECT subject, text FROM state WHERE kind = 'savedSearch'"
                                " AND value <> 0 ORDER BY subject"_s);
    while (rows.next())
        searches.append(
            {.kind = FitProfile::Kind::Search, .subject = rows.text(0), .title = rows.text(1)});
    return searches;
}

} // namespace

QString FitProfile::name() const
{
    switch (kind) {
    case Kind::Everything:
        return {};
    case Kind::Tag:
        return tagPrefix + subject;
    case Kind::Search:
        return searchPrefix + subject;
    case Kind::Followed:
        return followedName;
    }
    Q_UNREACHABLE();
}

QList<FitProfile> allProfiles(Database &database)
{
    QList<FitProfile> profiles{FitProfile()};
    for (const QString &tag : tagsOf(database))
        profiles.append({.kind = FitProfile::Kind::Tag, .subject = tag});
    profiles.append(searchesOf(database));
    if (!markedSubjects(database, Mark::Follow).isEmpty())
        profiles.append({.kind = FitProfile::Kind::Followed});
    return profiles;
}

FitProfile profileNamed(Database &database, const QString &name)
{
    const QList<FitProfile> profiles = allProfiles(database);
    QList<FitProfile> bare;
    for (const FitProfile &profile : profiles) {
        if (profile.name() == name)
            return profile;
        if (!name.isEmpty() && (profile.subject == name || profile.title == name))
            bare.append(profile);
    }
    if (bare.isEmpty() && name == everythingName)
        return {};
    if (bare.size() == 1)
        return bare.constFirst();
    fail(ErrorKind::NotFound,
         bare.isEmpty()
             ? FitTr::tr("There is no profile “%1”. The command profiles lists them.").arg(name)
             : FitTr::tr("“%1” can be several profiles: write tag:%1 or search:%1.").arg(name));
}

} // namespace broadsheet
