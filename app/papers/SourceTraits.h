// What the program knows about a source of papers by its id alone: how far it is believed, what it
// is called, what its votes and texts are. One row for each source in SourceTraits.cpp. How a
// service is asked and its answers are read is in app/sources, which not every folder may use.
// Pure functions, for any thread.
#pragma once

#include <QDate>
#include <QDateTime>
#include <QLatin1StringView>
#include <QList>
#include <QString>

namespace broadsheet {

// Sources that come from files; the others are the ids of app/sources.
inline constexpr QLatin1StringView digestSource{"digest"};
inline constexpr QLatin1StringView arxivMailSource{"arxiv"}; // arXiv's daily mails, imported
inline constexpr QLatin1StringView sampleSource{"sample"};
inline constexpr QLatin1StringView archiveSource{"archive"};
// The user can add sources: "archive-NAME" beside the first archive, "feed-NAME" and so on.
inline constexpr QLatin1StringView furtherArchivePrefix{"archive-"};
inline constexpr QLatin1StringView feedPrefix{"feed-"};
inline constexpr QLatin1StringView arxivQueryPrefix{"arxivQuery-"};

// What the user says about a source.
enum class SourceKind {
    Service, // a base address, which has a default
    Archive, // the address or the folder of digests, and a template for their names
    Feed,    // a complete address
    Search,  // a query
};

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
    bool isOnByDefault; // fetched unless the user switches it off; false for files
    bool isOwnWriting;  // its texts are summaries of its own, not copies of abstracts
    SourceKind kind = SourceKind::Service;
    int closingHour = 0;  // UTC, from the start of the day; its list may grow until then; 0: never
    bool isFinal = false; // the list of a day never changes once it was complete
    QLatin1StringView prefix = {}; // of sources that the user adds; empty: there is only one
    const char *namedName = "";    // of such a source, "Archive %1"; not translated
    const char *about = ""; // what it brings, for the settings; not translated: sourceAbout()
    // Of the environment, with the token of the user's account; empty: there are no accounts.
    const char *tokenVariable = "";
};

// Every id has traits: "archive-NAME" has those of "archive", "feed-NAME" those of feeds, and an id
// without a row, such as that of a source which a newer version of the program knows, those of an
// average service.
[[nodiscard]] const SourceTraits &sourceTraits(const QString &id);

[[nodiscard]] QList<QLatin1StringView> knownSourceIds(); // of all rows

// The one source at which the user may have an account.
[[nodiscard]] const SourceTraits &sourceWithAccount();

// The source's name on the screen, translated. An id without a row is its own name.
[[nodiscard]] QString sourceName(const QString &id);

// What the source brings, one sentence, translated. Empty for files.
[[nodiscard]] QString sourceAbout(const QString &id);

// When the source's list of a day can no longer grow, UTC. Invalid: lists of this source do not
// grow.
[[nodiscard]] QDateTime closingTime(const QString &id, QDate day);

[[nodiscard]] bool isNamedByUser(const QString &id); // added by the user, who can remove it
[[nodiscard]] QList<QLatin1StringView> namedSourcePrefixes();

} // namespace broadsheet
