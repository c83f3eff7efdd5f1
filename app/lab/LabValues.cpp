#include "lab/LabValues.h"

#include "base/Limits.h"
#include "lab/Tr.h"
#include "papers/StorableText.h"

namespace broadsheet {

namespace {

// As the tables have it.
constexpr qsizetype maxInitials = 4;
constexpr qsizetype maxSpaceTitle = 100;

} // namespace

Result<void> checked(const LabFace &face)
{
    if (face.initials.isEmpty() || face.initials.size() > maxInitials ||
        face.name.size() > maxSpaceTitle)
        return failure(ErrorKind::Usage,
                       LabTr::tr("In a lab you need initials of one to four characters, and a name "
                                 "of at most %n characters.",
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
        return failure(ErrorKind::Usage, LabTr::tr("A lab needs a name of at most %n characters.",
                                                   nullptr, int(maxSpaceTitle)));
    return title;
}

} // namespace broadsheet
