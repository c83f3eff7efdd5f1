// What the program knows about a source of papers by its id alone: how far it is believed, what it
// is called, what its votes and texts are. One row for each source in SourceTraits.cpp. How a
// service is asked and its answers are read is in app/sources, which not every folder may use.
// Pure functions, for any thread.
#pragma once

#include <QDate>
#include <QDateTime>
#include <QLatin1StringView>
#include <QString>

namespace broadsheet {

// Sources that come from files; the others are the ids of app/sources.
inline constexpr QLatin1StringView digestSource{"digest"};
inline constexpr QLatin1StringView arxivMailSource{"arxiv"}; // arXiv's daily mails, imported
inline constexpr QLatin1StringView sampleSource{"sample"};
// The user can add archives beside the first one: "archive-NAME".
inline constexpr QLatin1StringView archiveSource{"archive"};
inline constexpr QLatin1StringView furtherArchivePrefix{"archive-"};

// When the votes of a report were counted.
enum class VotesOf {
    ReportTime, // when the source said so
    ListedDay,  // on the listed day at the latest: a file's time may be that of a later copy
};

struct SourceTraits
{
    QLatin1StringView id; // empty for sources without a row
    const char *name;     // not translated; use sourceName()
    int trustRank;        // 0 is believed first; sources of the same rank by their newest day
    VotesOf votesOf;
    bool isOnByDefault;     // fetched unless the user switches it off; false for files
    bool isOwnWriting;      // its texts are summaries of its own, not copies of abstracts
    bool isArchive = false; // digests below an address or in a folder that the user names
    int closingHour = 0;    // UTC; the list of a day may grow until then; 0: it does not grow
    // Of the environment, with the token of the user's account; empty: there are no accounts.
    const char *tokenVariable = "";
};

// Every id has traits: "archive-NAME" has those of "archive", and an id without a row, such as
// that of a source which a newer version of the program knows, those of an average service.
[[nodiscard]] const SourceTraits &sourceTraits(const QString &id);

// The one source at which the user may have an account.
[[nodiscard]] const SourceTraits &sourceWithAccount();

// The source's name on the screen, translated. An id without a row is its own name.
[[nodiscard]] QString sourceName(const QString &id);

// When the source's list of a day can no longer grow, UTC. Invalid: lists of this source do not
// grow.
[[nodiscard]] QDateTime closingTime(const QString &id, QDate day);

[[nodiscard]] bool isFurtherArchive(const QString &id); // the user's, which can be removed

} // namespace broadsheet
