// A paper as it is shown: what all sources say about it, and what the user did.
#pragma once

#include "papers/Author.h"
#include "papers/PaperId.h"
#include "papers/Report.h"
#include "papers/State.h"

#include <QDate>
#include <QDateTime>
#include <QLatin1StringView>
#include <QList>
#include <QRectF>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace broadsheet {

struct PaperText
{
    QString source;   // "digest", "arxiv", …
    QString language; // "ko", "en", … or empty
    QString markdown; // unchanged
    QDate day;        // of the list that had it; invalid: no day
    TextKind kind = TextKind::Summary;
    QDateTime at = {}; // when the source said so, UTC

    bool operator==(const PaperText &) const = default;
};

struct VoteObservation
{
    QDateTime at; // UTC
    QString source;
    int votes = 0;

    bool operator==(const VoteObservation &) const = default;
};

// Behind the names of a paper that hasMoreAuthors, wherever they are shown.
inline constexpr QLatin1StringView andOthers{" et al."};

// What happened to a starred or noted paper since the user last saw it. Nothing of it: no change.
struct PaperChange
{
    int version = 0; // a new one, from 2; 0: there is none
    QDate since;     // the day of that version, if it is known
    bool isWithdrawn = false;
    QString published; // newly: the journal reference, else the DOI

    [[nodiscard]] bool isEmpty() const
    {
        return version == 0 && !isWithdrawn && published.isEmpty();
    }
    bool operator==(const PaperChange &) const = default;
};

// What a paper is about, in one line; see gist/Gist.h.
struct Gist
{
    QString language; // of the text that it comes from: "ko", "en" or empty
    QString text;

    bool operator==(const Gist &) const = default;
};

// What a row of the list shows.
struct PaperRow
{
    PaperId id;
    qint32 number = -1; // in the library's file, while the paper is in it; see PaperOrder
    QString title;
    QStringList authors;
    bool hasMoreAuthors = false; // as in Paper
    std::optional<int> votes;    // the newest known; nothing if unknown
    int rise = 0;           // votes gained since the user passed it, while it is rising; else 0
    std::optional<int> fit; // percent, see fit/Fit.h; nothing if unknown
    QDate day;              // the newest day that lists it
    QString media;          // the first picture, else the first video, else empty
    bool hasVideo = false;
    PaperState state;
    bool followed = false; // one of its authors is followed
    QStringList tags;      // sorted
    bool noted = false;    // has a note
    PaperChange change;
    QList<Gist> gists;   // one for each language, see gistIn()
    QStringList mutedBy; // the muted words and names that hide it, where it is shown nevertheless

    bool operator==(const PaperRow &) const = default;
};

// A place in the paper's PDF that the user highlighted.
struct Highlight
{
    QString id;          // see pageOfHighlight()
    int page = 0;        // from 1, of the version in which it was made
    int colour = 1;      // from 1 to highlightColours
    QString quote;       // what is highlighted, in one line
    QString before;      // the text around it, by which it is found in other versions
    QString after;       // likewise
    QList<QRectF> boxes; // one for each line, in points from the upper left corner; never empty
    QString note;        // the user's, as written; or empty

    bool operator==(const Highlight &) const = default;
};

struct Paper
{
    PaperId id;
    QString title;
    QString url;
    QStringList authors;
    bool hasMoreAuthors = false; // no source names all of them
    std::optional<int> votes;
    int rise = 0;                         // as in PaperRow
    std::optional<int> fit;               // likewise
    QList<VoteObservation> votesOverTime; // oldest first; the last one is `votes`
    QStringList media;
    QList<QDate> days; // all days that list it, oldest first
    QList<PaperText> texts;
    QStringList categories;
    QString comment;
    QString code;    // empty when unknown
    QString project; // empty when unknown
    QString organization;
    QStringList organizations; // of all sources that name one, the shown one first
    QStringList keywords;
    QString doi;
    std::optional<int> comments;
    std::optional<int> stars;
    std::optional<int> version;
    QString journalReference;
    bool isWithdrawn = false; // its newest version says so
    PaperChange change;
    PaperState state;
    QDateTime readAt;                     // when the user marked it, UTC; invalid: it is not read
    QDateTime starredAt;                  // likewise
    QStringList sources;                  // that list it, their ids, sorted
    QStringList tags;                     // the user's, sorted
    QString note;                         // the user's, as written
    QList<Highlight> highlights;          // in the order of the pages
    int page = 0;                         // of its PDF, where a search found it, from 1; 0: none
    QString citationKey;                  // that it was given, see citation/README.md; or empty
    QList<AuthorSummary> authorSummaries; // one for each distinct name, in the order of `authors`

    bool operator==(const Paper &) const = default;
};

} // namespace broadsheet
