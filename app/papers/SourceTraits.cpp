#include "papers/SourceTraits.h"

#include "base/Clock.h"
#include "papers/Tr.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// arXiv knows a paper's title and authors best; a digest's are copies of another source's.
constexpr std::array rows{
    SourceTraits{
        .id = "huggingFace"_L1,
        .name = QT_TRANSLATE_NOOP("broadsheet::papers", "Hugging Face"),
        .trustRank = 3,
        .votesOf = VotesOf::ReportTime,
        .isOnByDefault = true,
        .isOwnWriting = false,
        // Of 7,081 entries of the Hub, the last of a day came at 13 hours UTC.
        .closingHour = 15,
        .about = QT_TRANSLATE_NOOP(
            "broadsheet::papers",
            "The papers that readers of Hugging Face chose, with their votes: about 30 a day."),
        .tokenVariable = "HF_TOKEN"},
    SourceTraits{
        .id = "arxivFeed"_L1,
        .name = QT_TRANSLATE_NOOP("broadsheet::papers", "arXiv announcements"),
        .trustRank = 1,
        .votesOf = VotesOf::ReportTime,
        .isOnByDefault = false, // a thousand papers a day
        .isOwnWriting = false,
        .about = QT_TRANSLATE_NOOP(
            "broadsheet::papers",
            "Every new paper of the arXiv categories below: in large ones hundreds a day.")},
    SourceTraits{.id = "arxivCatchup"_L1,
                 .name = QT_TRANSLATE_NOOP("broadsheet::papers", "arXiv days that were missed"),
                 .trustRank = 1,
                 .votesOf = VotesOf::ReportTime,
                 .isOnByDefault = false, // as the announcements, which it fills up
                 .isOwnWriting = false,
                 .isFinal = true,
                 .about = QT_TRANSLATE_NOOP(
                     "broadsheet::papers",
                     "Announcements of the last 90 days that were not fetched on their day.")},
    SourceTraits{.id = "arxivApi"_L1,
                 .name = QT_TRANSLATE_NOOP("broadsheet::papers", "arXiv details"),
                 .trustRank = 0,
                 .votesOf = VotesOf::ReportTime,
                 .isOnByDefault = true,
                 .isOwnWriting = false,
                 .about = QT_TRANSLATE_NOOP(
                     "broadsheet::papers",
                     "Authors, categories and abstracts of the papers that other sources list.")},
    SourceTraits{
        .id = archiveSource,
        .name = QT_TRANSLATE_NOOP("broadsheet::papers", "Archive"),
        .trustRank = 5,
        .votesOf = VotesOf::ListedDay,
        .isOnByDefault = true, // once the user has named its address
        .isOwnWriting = true,
        .kind = SourceKind::Archive,
        .prefix = furtherArchivePrefix,
        .namedName = QT_TRANSLATE_NOOP("broadsheet::papers", "Archive %1"),
        .about = QT_TRANSLATE_NOOP(
            "broadsheet::papers",
            "Digests that somebody writes: a file for each day, on the web or in a folder.")},
    SourceTraits{.id = "feed"_L1,
                 .name = QT_TRANSLATE_NOOP("broadsheet::papers", "Feed"),
                 .trustRank = 4,
                 .votesOf = VotesOf::ReportTime,
                 .isOnByDefault = true,
                 .isOwnWriting = false,
                 .kind = SourceKind::Feed,
                 // In Hawaii, the day that an entry names ends ten hours later than in UTC.
                 .closingHour = 34,
                 .prefix = feedPrefix,
                 .namedName = QT_TRANSLATE_NOOP("broadsheet::papers", "Feed %1"),
                 .about = QT_TRANSLATE_NOOP(
                     "broadsheet::papers",
                     "An RSS or Atom feed at an address: a journal, bioRxiv, OpenReview, a blog.")},
    SourceTraits{.id = "arxivQuery"_L1,
                 .name = QT_TRANSLATE_NOOP("broadsheet::papers", "arXiv search"),
                 .trustRank = 0, // it is arXiv's own list, as the details are
                 .votesOf = VotesOf::ReportTime,
                 .isOnByDefault = true,
                 .isOwnWriting = false,
                 .kind = SourceKind::Search,
                 // A weekend with a holiday lies between a submission and its announcement.
                 .closingHour = 5 * 24,
                 .prefix = arxivQueryPrefix,
                 .namedName = QT_TRANSLATE_NOOP("broadsheet::papers", "arXiv search %1"),
                 .about = QT_TRANSLATE_NOOP("broadsheet::papers",
                                            "New papers that arXiv finds by author, title or "
                                            "category, such as au:hinton AND cat:cs.LG.")},
    SourceTraits{.id = digestSource,
                 .name = QT_TRANSLATE_NOOP("broadsheet::papers", "digest"),
                 .trustRank = 5,
                 .votesOf = VotesOf::ListedDay,
                 .isOnByDefault = false,
                 .isOwnWriting = true},
    SourceTraits{.id = arxivMailSource,
                 .name = QT_TRANSLATE_NOOP("broadsheet::papers", "arXiv mail"),
                 .trustRank = 2,
                 .votesOf = VotesOf::ListedDay,
                 .isOnByDefault = false,
                 .isOwnWriting = false},
    SourceTraits{.id = sampleSource,
                 .name = QT_TRANSLATE_NOOP("broadsheet::papers", "sample"),
                 .trustRank = 6,
                 .votesOf = VotesOf::ListedDay,
                 .isOnByDefault = false,
                 .isOwnWriting = true},
    // Texts that the user's own model wrote, one source for each language: "model-ko". It repeats
    // titles and authors of others, so that its texts can be read when these are gone.
    SourceTraits{.id = "model"_L1,
                 .name = QT_TRANSLATE_NOOP("broadsheet::papers", "language model"),
                 .trustRank = 9,
                 .votesOf = VotesOf::ReportTime,
                 .isOnByDefault = false,
                 .isOwnWriting = false,
                 .prefix = "model-"_L1,
                 .namedName = QT_TRANSLATE_NOOP("broadsheet::papers", "language model (%1)")},
};

constexpr SourceTraits unknownSource{.id = {},
                                     .name = "",
                                     .trustRank = 4,
                                     .votesOf = VotesOf::ReportTime,
                                     .isOnByDefault = false,
                                     .isOwnWriting = false};

bool isNamed(const QString &id, QLatin1StringView prefix)
{
    return !prefix.isEmpty() && id.size() > prefix.size() && id.startsWith(prefix);
}

// A source that can be fetched. What is never fetched is made by the program.
bool canBeAdded(const SourceTraits &row)
{
    return !row.prefix.isEmpty() && row.isOnByDefault;
}

} // namespace

const SourceTraits &sourceTraits(const QString &id)
{
    const auto isMeant = [&id](const SourceTraits &row) {
        return id == row.id || isNamed(id, row.prefix);
    };
    const auto row = std::find_if(rows.begin(), rows.end(), isMeant);
    return row == rows.end() ? unknownSource : *row;
}

QList<QLatin1StringView> knownSourceIds()
{
    QList<QLatin1StringView> ids;
    for (const SourceTraits &row : rows)
        ids.append(row.id);
    return ids;
}

const SourceTraits &sourceWithAccount()
{
    return *std::find_if(rows.begin(), rows.end(),
                         [](const SourceTraits &row) { return *row.tokenVariable != '\0'; });
}

QString sourceName(const QString &id)
{
    const SourceTraits &traits = sourceTraits(id);
    if (isNamed(id, traits.prefix))
        return PapersTr::tr(traits.namedName).arg(id.sliced(traits.prefix.size()));
    return traits.id.isEmpty() ? id : PapersTr::tr(traits.name);
}

QString sourceAbout(const QString &id)
{
    const char *about = sourceTraits(id).about;
    return *about == '\0' ? QString() : PapersTr::tr(about);
}

QDateTime closingTime(const QString &id, QDate day)
{
    constexpr qint64 millisecondsPerHour = 3'600'000;
    const QDate epoch(1970, 1, 1);
    const int hour = sourceTraits(id).closingHour;
    return hour == 0 ? QDateTime() : utcTime((epoch.daysTo(day) * 24 + hour) * millisecondsPerHour);
}

bool isNamedByUser(const QString &id)
{
    const SourceTraits &traits = sourceTraits(id);
    return canBeAdded(traits) && isNamed(id, traits.prefix);
}

QList<QLatin1StringView> namedSourcePrefixes()
{
    QList<QLatin1StringView> prefixes;
    for (const SourceTraits &row : rows)
        if (canBeAdded(row))
            prefixes.append(row.prefix);
    return prefixes;
}

} // namespace broadsheet
