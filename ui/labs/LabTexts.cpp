#include "labs/LabTexts.h"

#include "labs/Tr.h"
#include "papers/SafeText.h"
#include "text/Dates.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr qsizetype maxNamed = 3;
constexpr qsizetype maxListed = 30;

QString nameOf(const LabFace &face)
{
    return shownLine(face.name.isEmpty() ? face.initials : face.name);
}

QStringList namesOfOthers(const LabSpace &space)
{
    QStringList names;
    for (const LabMember &member : space.members)
        if (!member.isSelf)
            names.append(nameOf(member.face));
    return names;
}

} // namespace

QString nameIn(const LabSpace &space, const QString &role)
{
    const auto found = std::ranges::find(space.members, role, &LabMember::role);
    if (found == space.members.end())
        return LabsTr::tr("A former member");
    return found->isSelf ? LabsTr::tr("You") : nameOf(found->face);
}

QString whoAndWhen(const LabSpace &space, const LabMark &mark)
{
    const QString who = nameIn(space, mark.role);
    return mark.isWaiting
               ? LabsTr::tr("%1, waits to be sent").arg(who)
               : LabsTr::tr("%1, %2", "who, when").arg(who, momentText(mark.at, QLocale()));
}

QString membersText(const LabSpace &space)
{
    QStringList members;
    for (const LabMember &member : space.members) {
        const QString name = member.isSelf ? LabsTr::tr("you") : shownLine(member.face.name);
        const QString initials = shownLine(member.face.initials);
        const QString text = name.isEmpty() ? initials : u"%1 (%2)"_s.arg(name, initials);
        if (member.isSelf)
            members.prepend(text);
        else
            members.append(text);
    }
    const qsizetype left = members.size() - maxListed;
    if (left > 0)
        members = members.first(maxListed) + QStringList{u'+' + QLocale().toString(left)};
    return LabsTr::tr("Members: %1").arg(members.join(u", "_s));
}

QString othersText(const LabSpace &space)
{
    const QStringList names = namesOfOthers(space);
    if (names.isEmpty())
        return LabsTr::tr("whoever joins later");
    if (names.size() > maxNamed)
        return LabsTr::tr("%1 and %Ln others", nullptr, int(names.size() - maxNamed))
            .arg(names.first(maxNamed).join(u", "_s));
    if (names.size() == 1)
        return LabsTr::tr("%1", "one person").arg(names.first());
    return LabsTr::tr("%1 and %2", "people")
        .arg(names.first(names.size() - 1).join(u", "_s), names.last());
}

QString sharingText(const LabSpace &space)
{
    const LabFace self = space.self().face;
    return LabsTr::tr("When you star a paper from now on, %1 will see its title, its address, "
                      "“%2” for %3, and when that was. When you take the star away, also by undo, "
                      "they no longer see it. They see nothing else: not what you read, not the "
                      "stars from before, not your own tags and notes. What you do not share stays "
                      "on this computer.")
        .arg(othersText(space), shownLine(self.initials), nameOf(self));
}

QString missingText(const LabSpace &space, const QList<LabMark> &missing)
{
    QStringList lines;
    for (const LabMark &mark : missing)
        if (mark.space == space.number)
            lines.append(u"%1 (%2), %3"_s.arg(shownLine(mark.title), shownLine(mark.paper),
                                              whoAndWhen(space, mark)));
    if (!lines.isEmpty())
        lines.prepend(LabsTr::tr("Starred by others, and not in your library:"));
    return lines.join(u'\n');
}

QString stateText(const LabState &state, const QDateTime &asked)
{
    if (state.isConnected)
        return {};
    QStringList lines;
    if (state.problem)
        lines.append(state.problem->message);
    if (asked.isValid())
        lines.append(LabsTr::tr("This is as of %1. What you share now is sent later.")
                         .arg(momentText(asked, QLocale())));
    return lines.join(u' ');
}

} // namespace broadsheet
