// What a space of the lab has: members, and the marks that they share.
#pragma once

#include "base/Result.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace broadsheet {

// How a member appears to the others.
struct LabFace
{
    QString initials; // one to four characters
    QString name;
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
};

enum class LabMarkKind { Star, Tag, Comment };

struct LabMark
{
    LabMarkKind kind = LabMarkKind::Star;
    QString paper; // PaperId::text
    QString title; // of the paper, for members who do not have it
    QString tag = {};
    QString comment = {}; // one for each member and paper
    QString role = {};    // whose it is; not used when it is shared
    QDateTime at = {};    // UTC; likewise
};

// What a reader gives. Each fails with ErrorKind::Usage for what is missing or too long. Pure
// functions.
[[nodiscard]] Result<void> checked(const LabFace &face);
[[nodiscard]] Result<void> checked(const LabMark &mark);
[[nodiscard]] Result<QString> spaceTitle(const QString &text);

} // namespace broadsheet
