// What one source says about one paper on one day: the unit of storing. Of two reports with the
// same source, day and paper, the later value of each field counts. Reports of other sources and
// days are kept side by side.
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

// An unchanged text. `language` is "ko", "en", "ja", "zh", or empty for unknown.
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
    QString title; // plain text, as written
    std::optional<int> votes;
    QStringList authors; // in the source's order, with repetitions; othersMark may be the last
    QStringList media;   // absolute http(s) links of pictures and videos, in order
    QList<SourceText> texts;
    QStringList categories; // arXiv's, e.g. "cs.CL"
    QString comment;        // arXiv's "Comments:" line
    QString code = {};      // http(s) link to a repository
    QString project = {};   // http(s) link to the project's page
    QString organization = {};
    QStringList keywords = {};
    QString doi = {};
    std::optional<int> comments = {}; // number of comments on the list's site
    std::optional<int> stars = {};    // of the repository
    std::optional<int> version = {};  // the newest on arXiv, from 1
    QString journalReference = {};    // where it was published, as the authors wrote it
    QDate versionDay = {};            // when that version came; kept in the table `milestone` only

    bool operator==(const PaperReport &) const = default;
};

// One day of one source, in the source's order, and how that day stands. Papers without a day have
// an invalid `day`.
struct DayReport
{
    QString source; // "digest", "arxiv" (its mails), "sample", or the id of a Source
    QDate day;
    QString origin; // file name or address, as it is shown
    QList<PaperReport> papers;
    QDateTime at = {};    // when the source said so, UTC; invalid: the time of storing
    QDateTime tried = {}; // when it was asked, UTC; invalid: the same time
    // A day that is Complete and never had papers is shown as Empty. NotFetched: these are papers
    // of the day, but the report says nothing about the day as a whole.
    DayStatus status = DayStatus::Complete;
    QString problem = {};      // one sentence: why it was cut short or failed
    QDateTime nextTry = {};    // do not ask earlier; invalid: any time
    QByteArray validator = {}; // for asking whether anything is newer, see HttpRequest
    bool isUpdate = false;     // announces new versions: papers not in the library are left out
    QList<int> positions = {}; // of the papers in the source's order; empty: as they stand here

    bool operator==(const DayReport &) const = default;
};

} // namespace broadsheet
