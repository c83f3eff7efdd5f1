// Names, not people: two people can share one, so the interface says "papers under this name".
#pragma once

#include <QString>

namespace broadsheet {

struct AuthorSummary
{
    QString name;
    int papers = 0; // of the library, under this name
    int unread = 0;
    bool followed = false;

    bool operator==(const AuthorSummary &) const = default;
};

struct CoAuthor
{
    QString name;
    int papers = 0; // together with the name asked for

    bool operator==(const CoAuthor &) const = default;
};

} // namespace broadsheet
