// How well papers fit the reader: a number for each, learned on this machine from what the reader
// starred, noted, tagged, read and passed; why; profiles for several interests; similar papers.
// README.md has the method and what it reaches.
//
// The numbers are derived, and only from the journal and the papers: they do not depend on the
// order of marks or imports. They are kept in the library, so that a new start has them at once,
// and learned again on a thread of their own when marks or papers have changed. FitKeeper.h does
// that for the window.
//
// Every function returns at once and can be called from any thread. What takes long runs on a
// thread of its own with a connection of its own; the others are questions to the library, which
// end when their future is cancelled. The library must outlive the futures. Errors are those of
// Library.
#pragma once

#include "base/Result.h"
#include "papers/Paper.h"

#include <QFuture>
#include <QList>
#include <QString>

#include <optional>

namespace broadsheet {

class Library;

// With fewer papers that are wanted, nothing is learned.
inline constexpr int leastPositives = 10;

// What an order is made from.
struct FitProfile
{
    enum class Kind {
        Everything, // that is starred, noted or tagged
        Tag,        // papers with the tag
        Search,     // papers that a saved search finds
        Followed    // papers of followed authors
    };

    Kind kind = Kind::Everything;
    QString subject = {}; // the tag, or the search as it is typed; else empty
    QString title = {};   // of a saved search, if the reader gave one

    // "", "tag:NAME", "search:NAME" and "followed": Query::profile, and --profile. Never shown
    // untranslated but on the command line.
    [[nodiscard]] QString name() const;
    bool operator==(const FitProfile &) const = default;
};

// How a profile stands.
struct FitState
{
    FitProfile profile;
    int positives = 0; // papers that it is learned from
    int negatives = 0;
    bool isRenewed = false; // its numbers were learned anew
    bool isBehind = false;  // papers were stored that have no number yet

    [[nodiscard]] bool isEnough() const { return positives >= leastPositives && negatives > 0; }
    bool operator==(const FitState &) const = default;
};

enum class BeforeLearning {
    Nothing,   // papers that are not indexed yet get no number: for the window, which can be closed
               // while very many are to be indexed
    AwaitIndex // everything that was stored has one: for the command line
};

// Brings the numbers of a profile up to date, if they are not. While there is not enough to learn
// from, nothing has a number. Of a library that cannot be written, the numbers stay as they are.
// `profile`: a name(), “everything”, or a tag, title or search as it is, if only one profile has
// it. Fails with ErrorKind::NotFound when there is no such profile.
[[nodiscard]] QFuture<Result<FitState>>
refreshFit(Library &library, const QString &profile = {},
           BeforeLearning before = BeforeLearning::AwaitIndex);

// One word or author of a paper and what it adds to the paper's number, in percent points of all
// that counts: negative counts against.
struct FitReason
{
    enum class Kind { Word, Author, Keyword, Category };

    Kind kind = Kind::Word;
    QString text; // as it is in the paper, folded for words
    double points = 0;
    bool isLess = false; // the reader said “less of this”

    bool operator==(const FitReason &) const = default;
};

struct FitReasons
{
    std::optional<int> fit; // percent; nothing while there is none, then there are no reasons
    int positives = 0;      // what it was learned from
    int negatives = 0;
    QList<FitReason> counting; // for and against, what counts most first, at most `limit`

    bool operator==(const FitReasons &) const = default;
};

// Fails with ErrorKind::NotFound for an unknown paper or profile. To say “less of this”, call
// Library::mark() with Mark::LessWord or Mark::LessAuthor and the reason's text as the subject; it
// is undone like any mark.
[[nodiscard]] QFuture<Result<FitReasons>> fitReasons(Library &library, const PaperId &paper,
                                                     const QString &profile = {}, int limit = 16);

// How good a profile is on the reader's own past. Each day with papers that the reader kept was
// sorted by what was learned from earlier days alone. Shares of a day's first five that were kept.
struct FitMeasure
{
    int days = 0; // 0: there are not enough of them to measure
    double fit = 0;
    double votes = 0;  // sorted by votes instead
    double chance = 0; // in no order

    [[nodiscard]] bool beatsVotes() const { return days > 0 && fit > votes; }
    bool operator==(const FitMeasure &) const = default;
};

struct MeasuredProfile
{
    FitProfile profile;
    int positives = 0; // papers that it is learned from
    int negatives = 0;
    FitMeasure measure;

    [[nodiscard]] bool isReady() const; // ten positives, and better than votes
    bool operator==(const MeasuredProfile &) const = default;
};

// The profiles that there are: everything first, then tags, searches, followed authors. Learns each
// for some past days anew: takes a second or so, and what is awaited before.
[[nodiscard]] QFuture<Result<QList<MeasuredProfile>>>
measuredProfiles(Library &library, BeforeLearning before = BeforeLearning::AwaitIndex);

struct SimilarPaper
{
    PaperRow row;
    int likeness = 0;   // percent of the asked paper's weighted words
    QStringList shared; // the words that count most and are not common; none of few papers

    bool operator==(const SimilarPaper &) const = default;
};

struct SimilarPapers
{
    QList<SimilarPaper> papers; // the most similar first
    QList<PaperRow> byAuthors;  // other papers of its authors, the newest first

    bool operator==(const SimilarPapers &) const = default;
};

// Fails with ErrorKind::NotFound for an unknown paper.
[[nodiscard]] QFuture<Result<SimilarPapers>> similarPapers(Library &library, const PaperId &paper,
                                                           int limit = 10);

} // namespace broadsheet
