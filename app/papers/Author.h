// Authors as names. Two people can share a name, so the window says "papers under this name".
#pragma once

#include <QList>
#include <QStringList>

namespace broadsheet {

struct AuthorSummary
{
    QString name;
    int papers = 0; // in the library under this name, without muted ones
    int unread = 0; // of these; only counted for followed names
    bool followed = false;

    bool operator==(const AuthorSummary &) const = default;
};

struct CoAuthor
{
    QString name;
    int papers = 0; // written together

    bool operator==(const CoAuthor &) const = default;
};

// Papers under one name that seem to be by one person, because they share co-authors. A guess,
// unless the user assigned them.
struct AuthorGroup
{
    int person = 0;            // the number that the user assigned, from 1; 0: a guess
    QStringList papers;        // PaperId::text, newest first
    QList<CoAuthor> coAuthors; // most frequent first, at most 12

    bool operator==(const AuthorGroup &) const = default;
};

} // namespace broadsheet
