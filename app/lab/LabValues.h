// What a space of the lab has: members, and the marks that they share.
#pragma once

#include "base/Result.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace broadsheet {

// How a member appears to the others.
struct LabFace
{
    QString initials; // one to four characters
    QString name;

    bool operator==(const LabFace &) const = default;
};

struct LabMember
{
    LabFace face;
    QString role; // on the server; the member's key
    bool isSelf = false;
};

struct LabSpace
{
    int number = 0;
    QString title;
    QList<LabMember> members; // by their initials
    bool sharesStars = false; // the reader's own; known to the library alone, see LabTables.h

    [[nodiscard]] LabMember self() const; // without a role: not in it
};

enum class LabMarkKind { Star, Tag, Comment };

struct LabMark
{
    LabMarkKind kind = LabMarkKind::Star;
    QString paper; // PaperId::text
    QString title; // of the paper, for members who do not have it
    QString tag = {};
    QString comment = {};   // one for each member and paper
    QString role = {};      // whose it is; not used when it is shared
    QDateTime at = {};      // UTC; likewise
    int space = 0;          // likewise
    bool isOwn = false;     // likewise
    bool isWaiting = false; // it is shared as soon as the server can be reached
};

// "star", "tag", "comment".
[[nodiscard]] QString nameOf(LabMarkKind kind);
[[nodiscard]] std::optional<LabMarkKind> labMarkKind(const QString &name);

// What the library knows of the spaces.
struct LabHere
{
    QList<LabSpace> spaces;
    QDateTime asked;    // when the server said so last; invalid: never
    qint64 waiting = 0; // what the server has not heard of yet
    // Stars of others on papers that the library does not have, the newest ones. One for each
    // paper.
    QList<LabMark> missing = {};
};

// What a reader gives. Each fails with ErrorKind::Usage for what is missing or too long. Pure
// functions.
[[nodiscard]] Result<void> checked(const LabFace &face);
[[nodiscard]] Result<void> checked(const LabMark &mark);
[[nodiscard]] Result<QString> spaceTitle(const QString &text);

} // namespace broadsheet
