// What the user did. It is kept apart from content, so that no import can change it.
#pragma once

#include "papers/PaperId.h"

#include <QList>
#include <QStringList>

namespace broadsheet {

struct PaperState
{
    bool read = false;
    bool starred = false;
    bool later = false; // set aside

    // Neither read nor set aside: what the window counts as unread.
    [[nodiscard]] bool isWaiting() const { return !read && !later; }

    bool operator==(const PaperState &) const = default;
};

// What can be set on a subject. MarkKinds.h has a row for each.
//   Read, Starred  subjects are papers (PaperId::text)
//   Follow         names of authors
//   Passed         papers that the user moved on from; votes count as gained, and changes as new,
//                  from this moment on. Never undone
//   Tag            papers; `text` is the tag
//   Note           papers; `text` is the note, `on` is false when there is none
//   MuteWord       words or phrases; papers that have one of them are hidden
//   MuteAuthor     names of authors
//   SavedSearch    searches; `text` is the name, empty if it has none
//   Person         papers under the name `text`; `person` is the number of one of the people who
//                  share it, from 1; 0: not assigned, or in a result, several people
//   Later          papers that are set aside for another day. Reading one ends it, in the same
//                  gesture
//   LessWord       words that are to count against papers in their fit (fit/Fit.h)
//   LessAuthor     names of authors, likewise
//   Cited          papers; `text` is the key by which they are cited (citation/README.md). Written
//                  by the program when a key is taken elsewhere. Never undone
//   Highlight      papers; `highlight` says which, `text` is what was highlighted
//                  (highlights/Highlight.h) also when it is taken away, `colour` is from 1
//   HighlightNote  papers; `text` is the note beside the highlight `highlight`
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
    Person,
    Later,
    LessWord,
    LessAuthor,
    Cited,
    Highlight,
    HighlightNote
};

// Asks for a gesture: `mark` is set to `on` for every subject, and undone for all at once.
struct Marking
{
    Mark mark = Mark::Read;
    bool on = false;
    QStringList subjects;
    QString text = {};
    QString highlight = {}; // see pageOfHighlight()
    int colour = 0;         // of a highlight
    int person = 0;
    int more = 0; // in a result: how many subjects there are besides the named ones
    // The user is still writing the same note: undo takes it as one gesture with the newest one, if
    // that is the same note.
    bool continues = false;
    QString before = {};  // in a result, of Tag: the tag that `text` replaced
    QString machine = {}; // in a result, of undo and redo: where it was done; empty: here

    bool operator==(const Marking &) const = default;
};

// The page from 1 on which a highlight was made: its name is that number, "-" and a UUID. 0: it has
// another name.
[[nodiscard]] inline int pageOfHighlight(const QString &highlight)
{
    return highlight.left(highlight.indexOf(u'-')).toInt();
}

// A saved search.
struct SavedSearch
{
    QString search;
    QString name; // the search itself if the user gave no name

    bool operator==(const SavedSearch &) const = default;
};

// What the user does not want to see.
struct Muting
{
    QStringList words; // sorted, like `authors`
    QStringList authors;

    bool operator==(const Muting &) const = default;
};

} // namespace broadsheet
