#include "lab/LabValues.h"

#include "base/Limits.h"
#include "lab/Tr.h"
#include "papers/StorableText.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// As the tables have it.
constexpr qsizetype maxInitials = 4;
constexpr qsizetype maxSpaceTitle = 100;

// In the order of LabMarkKind.
constexpr std::array kinds{"star"_L1, "tag"_L1, "comment"_L1};

} // namespace

QString nameOf(LabMarkKind kind)
{
    return kinds[size_t(kind)];
}

std::optional<LabMarkKind> labMarkKind(const QString &name)
{
    const auto found = std::ranges::find(kinds, name);
    return found == kinds.end() ? std::nullopt : std::optional(LabMarkKind(found - kinds.begin()));
}

LabMember LabSpace::self() const
{
    const auto found = std::ranges::find(members, true, &LabMember::isSelf);
    return found == members.end() ? LabMember() : *found;
}

Result<void> checked(const LabFace &face)
{
    if (face.initials.isEmpty() || face.initials.size() > maxInitials ||
        face.name.size() > maxSpaceTitle)
        return failure(ErrorKind::Usage,
                       LabTr::tr("A space needs initials of one to four characters, and a name of "
                                 "at most %n characters.",
                                 nullptr, int(maxSpaceTitle)));
    return {};
}

Result<void> checked(const LabMark &mark)
{
    const bool hasTag = mark.kind == LabMarkKind::Tag;
    if (mark.paper.isEmpty() || mark.paper.size() > maxTitleLength ||
        hasTag == mark.tag.isEmpty() || mark.tag.size() > maxTagLength ||
        mark.comment.size() > maxNoteLength)
        return failure(
            ErrorKind::Usage,
            LabTr::tr("This cannot be shared: its tag or comment is missing or too long."));
    return {};
}

Result<QString> spaceTitle(const QString &text)
{
    const QString title = storableName(text);
    if (title.isEmpty() || title.size() > maxSpaceTitle)
        return failure(ErrorKind::Usage,
                       LabTr::tr("A space needs a title of at most %n characters.", nullptr,
                                 int(maxSpaceTitle)));
    return title;
}

} // namespace broadsheet
