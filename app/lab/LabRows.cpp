#include "lab/LabRows.h"

#include "base/Clock.h"
#include "base/Limits.h"
#include "papers/StorableText.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr qsizetype maxRole = 63;      // bytes of a name in PostgreSQL
constexpr qsizetype maxFaceName = 100; // as the tables have it
constexpr qsizetype maxFaceInitials = 4;

QString nameIn(const PostgresRows &rows, int row, int column, qsizetype longest)
{
    return storableName(rows.text(row, column).left(longest));
}

// The columns of labMarksSql().
enum Column { Role, Paper, Kind, Tag, Title, Comment, At, IsOwn };

std::optional<LabMark> markIn(const PostgresRows &rows, int row, int space)
{
    const std::optional<LabMarkKind> kind = labMarkKind(rows.text(row, Kind));
    if (!kind)
        return {};
    const bool isOwn = rows.flag(row, IsOwn);
    LabMark mark{.kind = *kind,
                 .paper = nameIn(rows, row, Paper, maxTitleLength),
                 .title = nameIn(rows, row, Title, maxTitleLength),
                 .tag = nameIn(rows, row, Tag, maxTagLength),
                 .comment = storableText(
                     rows.text(row, Comment).left(isOwn ? maxNoteLength : maxLabCommentShown)),
                 .role = rows.text(row, Role).left(maxRole),
                 .at = utcTime(std::max<qint64>(rows.number(row, At), 0)),
                 .space = space,
                 .isOwn = isOwn};
    return checked(mark) ? std::optional(mark) : std::nullopt;
}

} // namespace

QList<LabSpace> labSpacesIn(const PostgresRows &rows)
{
    QList<LabSpace> spaces;
    for (int row = 0; row < std::min(rows.count(), maxLabMembers); ++row) {
        const int number = int(rows.number(row, 0));
        if (number <= 0)
            continue;
        if (spaces.isEmpty() || spaces.last().number != number)
            spaces.append({.number = number, .title = nameIn(rows, row, 1, maxFaceName)});
        spaces.last().members.append({.face = {.initials = nameIn(rows, row, 3, maxFaceInitials),
                                               .name = nameIn(rows, row, 4, maxFaceName)},
                                      .role = rows.text(row, 2).left(maxRole),
                                      .isSelf = rows.flag(row, 5)});
    }
    return spaces;
}

QString labMarksSql()
{
    return u"SELECT role, paper, kind, tag, title, comment, at, role = current_user FROM ("
           "SELECT *, sum(bytes) OVER (PARTITION BY role ORDER BY place) AS of_role,"
           " sum(bytes) OVER (ORDER BY place, role) AS of_all FROM ("
           "SELECT *, octet_length(paper) + octet_length(tag) + octet_length(title)"
           " + octet_length(comment) AS bytes FROM ("
           "SELECT role, paper, kind, tag, title, place,"
           " left(comment, CASE WHEN role = current_user THEN $4 ELSE $3 END::integer) AS comment,"
           " floor(extract(epoch FROM at) * 1000)::bigint AS at FROM ("
           "SELECT *, row_number() OVER (PARTITION BY role ORDER BY at DESC, paper, kind, tag)"
           " AS place FROM broadsheet.shared WHERE space = $1::integer"
           ") AS numbered WHERE place <= $2::bigint) AS cut) AS counted) AS summed"
           " WHERE of_role <= $5::bigint AND of_all <= $6::bigint"
           " ORDER BY place, role LIMIT $7::bigint"_s;
}

QStringList labMarksValues(int space)
{
    return {QString::number(space),
            QString::number(maxLabMarksOfMember),
            QString::number(maxLabCommentShown),
            QString::number(maxNoteLength),
            QString::number(maxLabMemberBytes),
            QString::number(maxLabBytes),
            QString::number(maxLabMarks)};
}

QList<LabMark> labMarksIn(const PostgresRows &rows, int space)
{
    QList<LabMark> marks;
    qsizetype characters = 0;
    for (int row = 0; row < std::min(rows.count(), maxLabMarks); ++row) {
        std::optional<LabMark> mark = markIn(rows, row, space);
        if (!mark)
            continue;
        characters += mark->comment.size() + mark->title.size();
        if (characters > maxLabBytes)
            break;
        marks.append(*std::move(mark));
    }
    std::ranges::stable_sort(marks, [](const LabMark &a, const LabMark &b) { return a.at > b.at; });
    return marks;
}

} // namespace broadsheet
