// What the reader did. Kept apart from content, so that no import can touch it.
#pragma once

#include "papers/PaperId.h"

#include <QList>
#include <QStringList>

namespace broadsheet {

struct PaperState
{
    bool read = false;
    bool starred = false;

    bool operator==(const PaperState &) const = default;
};

// One kind of thing that can be set on a subject.
//   Read, Starred  subjects are papers (PaperId::text)
//   Passed         papers: the reader had them in front of them and went on. Kept as the moment
//   from
//                  which votes count as gained; never undone.
//   Tag            papers; `text` is the tag
//   Note           papers; `text` is the note, `on` whether there is one
//   Follow         names of authors
//   MuteWord       terms that hide the papers they stand in (title, authors, texts, keywords)
//   MuteAuthor     names
//   SavedSearch    what was searched for; `text` is the name it goes by, empty: what was searched
//                  for
//   Person         papers of the name `text`; `person` says which of the people who share it, from
//                  1; 0: not told apart, and in what the library tells of a gesture: several
enum class Mark {
    Read,
    Starred,
    Follow,
    Passed,
    Tag,
    Note,
    MuteWord,
    MuteAuthor,
    SavedSearch,
    Person
};

// One gesture of the reader: `mark` set to `on` for every subject, undone as one.
struct Marking
{
    Mark mark;
    bool on;
    QStringList subjects;
    QString text = {};
    int person = 0;
    // In what the library tells of a gesture: how many subjects there are besides those it names.
    int more = 0;

    bool operator==(const Marking &) const = default;
};

// A search that the reader keeps.
struct SavedSearch
{
    QString search;
    QString name; // what it is called; never empty

    bool operator==(const SavedSearch &) const = default;
};

// What the reader does not want to see.
struct Muting
{
    QStringList words; // in order of their letters
    QStringList authors;

    bool operator==(const Muting &) const = default;
};

} // namespace broadsheet
