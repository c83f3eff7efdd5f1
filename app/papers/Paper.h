// A paper as it is read: what all sources say of it, and what the reader did.
#pragma once

#include "papers/Author.h"
#include "papers/PaperId.h"
#include "papers/Report.h"
#include "papers/State.h"

#include <QDate>
#include <QDateTime>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace broadsheet {

struct PaperText
{
    QString source;   // "digest", "arxiv", …
    QString language; // "ko", "en", … or empty
    QString markdown; // as it came
    QDate day;        // the list it came with; invalid when it had none
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

// The light form: everything a row of the list shows, and nothing more.
struct PaperRow
{
    PaperId id;
    qint32 number = -1; // the library's own, while the paper is in it; see PaperOrder
    QString title;
    QStringList authors;
    std::optional<int> votes; // newest known; unknown is not zero
    int rise = 0;             // votes gained since the reader passed it, when it took off; else 0
    QDate day;                // the newest day it was listed
    QString media;            // the first picture, else the first video, else empty
    bool hasVideo = false;
    PaperState state;
    bool followed = false; // one of its authors is
    QStringList tags;      // in order of their letters
    bool noted = false;    // has a note

    bool operator==(const PaperRow &) const = default;
};

struct Paper
{
    PaperId id;
    QString title;
    QString url;
    QStringList authors;
    std::optional<int> votes;
    int rise = 0;                         // as in PaperRow
    QList<VoteObservation> votesOverTime; // oldest first; the last one is `votes`
    QStringList media;
    QList<QDate> days; // every day it was listed, oldest first
    QList<PaperText> texts;
    QStringList categories;
    QString comment;
    QString code;    // empty when unknown
    QString project; // empty when unknown
    QString organization;
    QStringList keywords;
    QString doi;
    std::optional<int> comments;
    std::optional<int> stars;
    std::optional<int> version;
    PaperState state;
    QStringList tags;                     // the reader's own, in order of their letters
    QString note;                         // the reader's own, as written
    QList<AuthorSummary> authorSummaries; // one for each distinct name, in the order of `authors`

    bool operator==(const Paper &) const = default;
};

} // namespace broadsheet
