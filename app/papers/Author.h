// Names, not people: two people can share one, so the interface says "papers under this name".
#pragma once

#include <QList>
#include <QStringList>

namespace broadsheet {

struct AuthorSummary
{
    QString name;
    int papers = 0; // of the library, under this name
    int unread = 0; // of these; counted for followed names alone
    bool followed = false;

    bool operator==(const AuthorSummary &) const = default;
};

struct CoAuthor
{
    QString name;
    int papers = 0; // together with the name asked for

    bool operator==(const CoAuthor &) const = default;
};

// Papers under one name that seem to be of one person: linked by the people they were written with.
// A guess, unless the reader said so.
struct AuthorGroup
{
    int person = 0;            // as the reader told them apart, from 1; 0: guessed
    QStringList papers;        // PaperId::text, newest first
    QList<CoAuthor> coAuthors; // most frequent first, at most 12

    bool operator==(const AuthorGroup &) const = default;
};

} // namespace broadsheet
