// What one source says of one paper on one day: the unit of storing. Of two reports of the same
// (source, day, paper) the later said counts, field by field; reports of other sources and days
// stay beside it.
#pragma once

#include "papers/Day.h"
#include "papers/PaperId.h"

#include <QByteArray>
#include <QDate>
#include <QDateTime>
#include <QStringList>

#include <optional>

namespace broadsheet {

enum class TextKind { Summary, Abstract, AiSummary };

// A text as it came, unchanged. `language` is "ko", "en", "ja", "zh" or empty for unknown.
struct SourceText
{
    QString language;
    QString markdown;
    TextKind kind = TextKind::Summary;

    bool operator==(const SourceText &) const = default;
};

struct PaperReport
{
    PaperId id;
    QString url;   // the link as the source has it
    QString title; // as written, not Markdown
    std::optional<int> votes;
    QStringList authors; // the source's order and spelling, repetitions included
    QStringList media;   // absolute http(s) links, pictures and videos, in order
    QList<SourceText> texts;
    QStringList categories; // arXiv's, e.g. "cs.CL"
    QString comment;        // arXiv's "Comments:" line
    QString code = {};      // http(s) link of a repository
    QString project = {};   // http(s) link of a project's page
    QString organization = {};
    QStringList keywords = {};
    QString doi = {};
    std::optional<int> comments = {}; // written by readers of the list
    std::optional<int> stars = {};    // of the repository
    std::optional<int> version = {};  // arXiv's newest, from 1

    bool operator==(const PaperReport &) const = default;
};

// One day of one source, in the source's order, and how that day stands. An invalid `day` holds
// papers that no day was given for.
struct DayReport
{
    QString source; // "digest", "arxiv" (its mails), "sample", or the id of a Source
    QDate day;
    QString origin; // file name or address, for the reader
    QList<PaperReport> papers;
    QDateTime at = {}; // when the source said so, UTC; invalid: as it is stored
    // Complete without papers, now or before, is Empty. NotFetched: these are papers of the day,
    // but nothing is said of the day as a whole.
    DayStatus status = DayStatus::Complete;
    QString problem = {};      // one sentence, why it is cut short or failed
    QDateTime nextTry = {};    // not to be asked for before; invalid: whenever
    QByteArray validator = {}; // asks the source later whether anything is newer (see HttpRequest)

    bool operator==(const DayReport &) const = default;
};

} // namespace broadsheet
